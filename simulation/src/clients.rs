//! What clients know, and what they ask next.

use calendars::{CapacityClass, Units};
use scheduler_model::{
    BookingEdit, BookingId, Caller, CancelReason, Channel, Command, FreshPlace, HoldId, HoldPurpose, HoldRequest,
    IdempotencyKey, Language, Outcome, Party, Place, Role,
};

use engine::Submission;

use crate::dice::Dice;
use crate::history::Request;
use crate::world::{SESSIONS, SessionIds, World, caller, contact};

/// How many callers of each role there are.
const CALLERS: usize = 2;

/// What somebody has been told.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    /// Holds that were granted, with whose they are. The latest last.
    holds: Vec<(HoldId, Caller, Channel)>,
    /// Bookings that were made, with whose they are.
    bookings: Vec<(BookingId, Caller, Channel)>,
    /// Holds for the new place of a booking.
    moves: Vec<(HoldId, BookingId)>,
    /// The idempotency keys that were used, for whoever uses one again for something else.
    keys: Vec<(IdempotencyKey, Caller)>,
    made: u32,
}

/// The kinds of requests, and how often each is made while there is anything to make it of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hold,
    HoldInstead,
    HoldToMove,
    BookHeld,
    BookFresh,
    Extend,
    Release,
    MoveHeld,
    MoveFresh,
    ChangeParty,
    Cancel,
}

impl Clients {
    /// Learns from an answer.
    pub(crate) fn hear(&mut self, request: &Request, outcome: &Outcome) {
        let whose = || (request.caller.clone(), request.channel);
        match outcome {
            Outcome::Held(receipt) if !self.holds.iter().any(|(hold, ..)| *hold == receipt.id) => {
                let (caller, channel) = whose();
                self.holds.push((receipt.id, caller, channel));
                if let Command::Hold(HoldRequest { purpose: HoldPurpose::Change(booking), .. }) = &request.command {
                    self.moves.push((receipt.id, *booking));
                }
            }
            Outcome::Booked(receipt) if !self.bookings.iter().any(|(booking, ..)| *booking == receipt.id) => {
                let (caller, channel) = whose();
                self.bookings.push((receipt.id, caller, channel));
            }
            _ => {}
        }
    }

    /// The next request.
    pub(crate) fn next(&mut self, world: &World, sessions: &SessionIds, dice: &mut Dice) -> Request {
        let (holds, bookings, moves) = (!self.holds.is_empty(), !self.bookings.is_empty(), !self.moves.is_empty());
        let when = |possible: bool, weight: u32| if possible { weight } else { 0 };
        let kinds = [
            (Kind::Hold, 26),
            (Kind::HoldInstead, when(holds, 8)),
            (Kind::HoldToMove, when(bookings, 9)),
            (Kind::BookHeld, when(holds, 26)),
            (Kind::BookFresh, 8),
            (Kind::Extend, when(holds, 11)),
            (Kind::Release, when(holds, 7)),
            (Kind::MoveHeld, when(moves, 10)),
            (Kind::MoveFresh, when(bookings, 6)),
            (Kind::ChangeParty, when(bookings, 5)),
            (Kind::Cancel, when(bookings, 8)),
        ];
        let kind = dice.weighted(&kinds).unwrap_or(Kind::Hold);
        let (command, (caller, channel)) = self.make(kind, world, sessions, dice);
        let key = self.key(&command, &caller, dice);
        Request { command, caller, channel, key, sends: Vec::new() }
    }

    /// What somebody whom nobody else knows asks for in the end: a table.
    pub(crate) fn last(&mut self, world: &World, sessions: &SessionIds, dice: &mut Dice) -> Submission {
        let known = world.party(dice);
        let command = Command::Hold(HoldRequest {
            session: sessions[SESSIONS - 1],
            class: CapacityClass::OpenTable,
            units: Units(1),
            party: World::stranger(dice, known),
            contact: None,
            purpose: HoldPurpose::New,
            instead_of: None,
        });
        let caller = caller(Role::Staff, 0);
        Submission { command, caller, channel: Channel::Staff, language: Language::English, idempotency: None }
    }

    fn make(&self, kind: Kind, world: &World, sessions: &SessionIds, dice: &mut Dice) -> (Command, (Caller, Channel)) {
        let session = sessions[dice.below(SESSIONS)];
        let units = Units(if dice.permille(120) { 2 } else { 1 });
        let class = |channel, dice: &mut Dice| {
            let closed = channel == Channel::Staff && dice.permille(150);
            if closed { CapacityClass::ClosedTable } else { CapacityClass::OpenTable }
        };
        let hold = |dice: &mut Dice| recent(&self.holds, dice);
        let booking = |dice: &mut Dice| recent(&self.bookings, dice);
        let holding = |whose: (Caller, Channel), purpose, instead_of, party: Party, dice: &mut Dice| {
            let number = dice.below(9);
            let contact = dice.permille(300).then(|| contact(number));
            let class = class(whose.1, dice);
            (Command::Hold(HoldRequest { session, class, units, party, contact, purpose, instead_of }), whose)
        };
        let anybody = somebody(dice);
        let changing = |booking, whose, edit, dice: &mut Dice| {
            let expected_version = dice.permille(150).then(|| 1 + u32::try_from(dice.below(2)).unwrap_or_default());
            (Command::Change { booking, expected_version, edit }, whose)
        };
        match kind {
            Kind::HoldInstead if let Some((id, whose)) = hold(dice) => {
                holding(whose, HoldPurpose::New, Some(id), party_of_hold(world, dice), dice)
            }
            Kind::HoldToMove if let Some((id, whose)) = booking(dice) => {
                holding(whose, HoldPurpose::Change(id), None, Party::default(), dice)
            }
            Kind::BookHeld if let Some((id, whose)) = hold(dice) => {
                let party = dice.permille(350).then(|| world.party(dice));
                (Command::Book { place: Place::Held(id), party, contact: contact(dice.below(9)) }, whose)
            }
            Kind::Extend if let Some((hold, whose)) = hold(dice) => (Command::Extend { hold }, whose),
            Kind::Release if let Some((hold, whose)) = hold(dice) => (Command::Release { hold }, whose),
            Kind::MoveHeld if let Some(&(hold, id)) = dice.pick(&self.moves) => {
                let whose = self.bookings.iter().find(|(booking, ..)| *booking == id);
                let whose = whose.map_or(anybody, |(_, caller, channel)| (caller.clone(), *channel));
                changing(id, whose, BookingEdit { place: Some(Place::Held(hold)), ..BookingEdit::default() }, dice)
            }
            Kind::MoveFresh if let Some((id, whose)) = booking(dice) => {
                let place = Place::Fresh(FreshPlace { session, class: class(whose.1, dice), units });
                changing(id, whose, BookingEdit { place: Some(place), ..BookingEdit::default() }, dice)
            }
            Kind::ChangeParty if let Some((id, whose)) = booking(dice) => {
                changing(id, whose, BookingEdit { party: Some(world.party(dice)), ..BookingEdit::default() }, dice)
            }
            Kind::Cancel if let Some((booking, whose)) = booking(dice) => {
                let expected_version = dice.permille(150).then_some(1);
                (Command::Cancel { booking, expected_version, reason: CancelReason::Visitor }, whose)
            }
            Kind::BookFresh => {
                let place = Place::Fresh(FreshPlace { session, class: class(anybody.1, dice), units });
                let party = Some(world.party(dice));
                (Command::Book { place, party, contact: contact(dice.below(9)) }, anybody)
            }
            _ => holding(anybody, HoldPurpose::New, None, party_of_hold(world, dice), dice),
        }
    }

    /// A key of its own for nearly every request. What names its object needs none; now and then somebody uses one twice.
    fn key(&mut self, command: &Command, caller: &Caller, dice: &mut Dice) -> Option<IdempotencyKey> {
        if matches!(command, Command::Release { .. } | Command::Cancel { .. }) && dice.permille(250) {
            return None;
        }
        self.made += 1;
        let mut fingerprint = [0; 32];
        fingerprint[..4].copy_from_slice(&self.made.to_be_bytes());
        let used = self.keys.iter().filter(|(_, whose)| whose.id == caller.id).map(|(key, _)| key.key.clone());
        let used: Vec<_> = used.collect();
        let again = dice.permille(25).then(|| dice.pick(&used).cloned()).flatten();
        let fresh = again.is_none();
        let key = IdempotencyKey { key: again.unwrap_or_else(|| format!("key {}", self.made)), fingerprint };
        if fresh {
            self.keys.push((key.clone(), caller.clone()));
        }
        Some(key)
    }
}

/// One of the last few, most often; now and then somebody else asks for it.
fn recent<T: Copy>(all: &[(T, Caller, Channel)], dice: &mut Dice) -> Option<(T, (Caller, Channel))> {
    let last = all.len().saturating_sub(4);
    let from = if dice.permille(800) { &all[last..] } else { all };
    let (id, caller, channel) = dice.pick(from)?;
    let whose = if dice.permille(30) { somebody(dice) } else { (caller.clone(), *channel) };
    Some((*id, whose))
}

fn somebody(dice: &mut Dice) -> (Caller, Channel) {
    let number = dice.below(CALLERS);
    if dice.permille(650) {
        (caller(Role::Public, number), Channel::Public)
    } else {
        let channel = if dice.permille(800) { Channel::Staff } else { Channel::Public };
        (caller(Role::Staff, number), channel)
    }
}

/// A hold may not know the prisoner yet.
fn party_of_hold(world: &World, dice: &mut Dice) -> Party {
    let party = world.party(dice);
    if dice.permille(200) { World::without_prisoner(party) } else { party }
}
