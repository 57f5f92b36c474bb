//! The waiting room, where the settings want one.

use std::num::NonZeroU32;

use api::{WaitingRoom, WaitingRoomSettings};
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};

use crate::config::Config;

/// The waiting room of this process. Its tokens are signed with the secret of the cookies that carry them.
pub(super) fn made(config: &Config) -> Option<WaitingRoom> {
    let room = &config.waiting_room;
    let settings = WaitingRoomSettings {
        admitted_a_second: NonZeroU32::new(room.admitted_a_second).unwrap_or(NonZeroU32::MIN),
        admitted_seconds: room.admitted_seconds,
        uses: room.uses,
        venues: room.venues.clone(),
    };
    room.on.then(|| WaitingRoom::new(settings, &config.secrets.cookies, StdRng::from_os_rng().next_u64()))
}
