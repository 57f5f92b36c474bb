//! `channel.not_allowed`, `room.needed`.

use crate::breach::{Code, Findings};
use crate::scene::Listed;

pub(super) fn check(listed: &Listed, findings: &mut Findings) {
    let channel = listed.placement.channel;
    if !listed.hearing.channels.iter().any(|&(allowed, _)| allowed == channel) {
        findings.add(Code::ChannelNotAllowed, [listed.id()], format!("may not be held so: {}", channel.code()));
    }
    let has_room = listed.placement.room.is_some();
    if listed.is_slot() && channel.takes_room() != has_room {
        let says =
            if has_room { "has a room, and its channel takes none" } else { "has no room, and its channel takes one" };
        findings.add(Code::RoomNeeded, [listed.id()], says);
    }
}
