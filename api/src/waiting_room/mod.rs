//! The waiting room: when more people come at once than can be served well, they are let through at an even pace, first come
//! first served, and each sees their place.
//!
//! **A place is a turn.** Whoever comes is given the next free turn: an instant, at least one step after the turn before it and
//! never in the past. Whoever's turn has come is admitted, for a while and for a number of commands. So the pace is kept by the
//! turns themselves, the place in the line is the number of steps until the turn, and the time that is told is not a guess.
//!
//! **A place is a signed token**, with no word about a person in it. Every node can check every token. What each process keeps
//! for itself is the last turn that it gave or saw, and how often the tokens that it admitted were used:
//!
//! - After a restart, places stay what they are. The end of the line is learned again from the tokens of those who ask for
//!   their place; until they have asked, a newcomer may be given a turn among theirs.
//! - On several nodes each gives out turns at its own pace: set `admitted_a_second` to each node's share. Within one node order
//!   is kept; between nodes it is kept as far as people's questions reach different nodes. A token can be used on each node as
//!   often as on one.
//! - Turns are judged by the process's clock. If it is set back, those who wait do so for as much longer.

mod gate;
mod settings;
mod token;
mod turns;
mod uses;

#[cfg(test)]
mod tests;

use calendars::{Instant, Span};

#[cfg(test)]
pub(crate) use gate::TOKEN_HEADER;
pub(crate) use gate::{Passage, check_passage, seconds_until};
pub use settings::WaitingRoomSettings;

use self::token::{Place, Seal};
use self::turns::Turns;
use self::uses::Uses;

/// The waiting room of this process.
pub struct WaitingRoom {
    settings: WaitingRoomSettings,
    seal: Seal,
    turns: Turns,
    uses: Uses,
    node: u64,
}

/// How somebody stands in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// They wait.
    Waiting {
        /// 1: the next.
        position: u32,
        /// When their turn comes.
        turn: Instant,
    },
    /// Their turn has come, and lasts until this instant.
    Admitted {
        /// The first instant at which it no longer does.
        until: Instant,
    },
}

/// Why a token is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Worthless {
    /// This service did not make it.
    Forged,
    /// Its time is over.
    Over,
    /// It was used as often as it may be.
    UsedUp,
}

impl WaitingRoom {
    /// A waiting room. `secret` signs the tokens: the same on every node, and after a restart. `node` is drawn anew by each
    /// process, so that no two places are the same.
    #[must_use]
    pub fn new(settings: WaitingRoomSettings, secret: &str, node: u64) -> Self {
        Self {
            turns: Turns::new(settings.admitted_a_second),
            uses: Uses::new(settings.uses),
            seal: Seal::new(secret),
            settings,
            node,
        }
    }

    /// What it was set up with.
    pub(crate) const fn settings(&self) -> &WaitingRoomSettings {
        &self.settings
    }

    /// Gives the next place in the line, as a token.
    pub(crate) fn take_place(&self, now: Instant) -> String {
        self.seal.token(Place { turn: self.turns.take(now), node: self.node })
    }

    /// How the owner of a token stands.
    pub(crate) fn standing(&self, token: &str, now: Instant) -> Result<Standing, Worthless> {
        self.stand(self.place(token)?, now)
    }

    /// Uses a token for a command: it must be admitted, and not used too often.
    pub(crate) fn pass(&self, token: &str, now: Instant) -> Result<Standing, Worthless> {
        let place = self.place(token)?;
        let standing = self.stand(place, now)?;
        match standing {
            Standing::Waiting { .. } => Ok(standing),
            Standing::Admitted { .. } if self.uses.count(place, now.minus(self.lasts())) => Ok(standing),
            Standing::Admitted { .. } => Err(Worthless::UsedUp),
        }
    }

    fn place(&self, token: &str) -> Result<Place, Worthless> {
        let place = self.seal.place(token).ok_or(Worthless::Forged)?;
        self.turns.seen(place.turn);
        Ok(place)
    }

    fn stand(&self, place: Place, now: Instant) -> Result<Standing, Worthless> {
        let until = place.turn.plus(self.lasts());
        if now < place.turn {
            Ok(Standing::Waiting { position: self.turns.until(place.turn, now), turn: place.turn })
        } else if now < until {
            Ok(Standing::Admitted { until })
        } else {
            Err(Worthless::Over)
        }
    }

    fn lasts(&self) -> Span {
        Span::from_seconds(self.settings.admitted_seconds.into())
    }
}
