//! The venue, its sessions, the people and the callers of a run.

use std::collections::BTreeMap;

use calendars::{
    Capacity, CapacityByClass, CapacityClass, DateRange, Division, Instant, Interval, LocalDate, LocalTime, Span,
    Units, Zone,
};
use scheduler_model::{
    Bilingual, Caller, CallerId, Contact, Eligibility, HoldPolicy, Language, Party, PartyMember, PartyRole, PersonId,
    PlannedSession, Publication, Role, Session, SessionId, Space, SpaceId, Venue, VenueId, VenuePolicy, VenueScope,
};
use uuid::Uuid;

use crate::dice::Dice;
use crate::temper::Temper;

/// When a run begins: a Monday morning.
pub(crate) const START: Instant = Instant::from_seconds(1_930_294_800);

/// Sessions by (space, days after the first, first hour, last hour). The first two overlap, the third adjoins the first.
const PLAN: [(&str, i64, u32, u32); 4] =
    [("hall", 0, 10, 12), ("annexe", 0, 11, 13), ("hall", 0, 12, 13), ("hall", 1, 10, 12)];

/// How many sessions there are.
pub(crate) const SESSIONS: usize = PLAN.len();

/// What a session offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Tables of each class: all of them, and the public's share.
    pub(crate) tables: BTreeMap<CapacityClass, (u32, u32)>,
    /// Whether the timetable has the session at all.
    pub(crate) listed: bool,
}

/// The world of a run.
#[derive(Debug)]
pub(crate) struct World {
    venue: Venue,
    spaces: Vec<Space>,
    range: DateRange,
    prisoners: Vec<PersonId>,
    visitors: Vec<PersonId>,
}

fn named(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

impl World {
    pub(crate) fn new(temper: &Temper, dice: &mut Dice) -> Self {
        let id = VenueId::from_uuid(named(1));
        let policy = VenuePolicy {
            hold: HoldPolicy { lasts: temper.hold_lasts, at_most: Span::from_micros(temper.hold_lasts.micros() * 2) },
            ..VenuePolicy::default()
        };
        let venue = Venue {
            id,
            code: "SIM".parse().unwrap_or_else(|_| unreachable!("`SIM` is a code")),
            name: Bilingual::same("HMP Simulation"),
            address: vec!["1 Long Lane".to_owned()],
            phone: None,
            email: None,
            zone: Zone::LONDON,
            division: Division::EnglandAndWales,
            policy,
            open: true,
            version: 0,
        };
        let space = |number, key: &str| Space {
            id: SpaceId::from_uuid(named(number)),
            venue: id,
            key: key.to_owned(),
            name: Bilingual::same(key),
        };
        let first = first_day();
        let range = DateRange::new(first, first.plus_days(1)).unwrap_or(DateRange::single(first));
        let mut people = |count: usize| (0..count).map(|_| PersonId::from_uuid(Uuid::new_v8(dice.bytes()))).collect();
        let (prisoners, visitors) = (people(temper.people.0), people(temper.people.1));
        Self { venue, spaces: vec![space(2, "annexe"), space(3, "hall")], range, prisoners, visitors }
    }

    pub(crate) const fn venue(&self) -> VenueId {
        self.venue.id
    }

    pub(crate) const fn range(&self) -> DateRange {
        self.range
    }

    /// What every session offers at first.
    pub(crate) fn first_offers(temper: &Temper) -> [Offer; SESSIONS] {
        let open = (CapacityClass::OpenTable, temper.tables);
        std::array::from_fn(|number| {
            let closed = (number == 0).then_some((CapacityClass::ClosedTable, (1, 0)));
            Offer { tables: [open].into_iter().chain(closed).collect(), listed: true }
        })
    }

    /// Other offers: fewer or more tables, a session taken out of the timetable or put back.
    pub(crate) fn next_offers(temper: &Temper, dice: &mut Dice) -> [Offer; SESSIONS] {
        let mut offers = Self::first_offers(temper);
        for offer in &mut offers {
            if dice.permille(350) {
                let total = u32::try_from(dice.below(4)).unwrap_or_default();
                let public = u32::try_from(dice.between(0, i64::from(total))).unwrap_or_default();
                offer.tables.insert(CapacityClass::OpenTable, (total, public));
            }
            offer.listed = !dice.permille(120);
        }
        offers
    }

    /// The publication that makes the sessions offer this.
    pub(crate) fn publication(&self, offers: &[Offer; SESSIONS]) -> Publication {
        let listed = PLAN.iter().zip(offers).filter(|(_, offer)| offer.listed);
        let mut sessions: Vec<_> = listed.map(|(plan, offer)| planned(*plan, offer)).collect();
        sessions.sort_by_key(|planned| (planned.date, planned.start, planned.space.clone()));
        Publication { venue: self.venue.clone(), spaces: self.spaces.clone(), range: self.range, sessions }
    }

    /// Which session of the plan a stored session is.
    pub(crate) fn number_of(session: &Session) -> Option<usize> {
        PLAN.iter().position(|plan| {
            let (date, start, end) = times(*plan);
            // The annexe is used once, so day and times say which it is.
            (session.date, session.start, session.end) == (date, start, end)
        })
    }

    /// A prisoner and one or two visitors, out of the few that there are.
    pub(crate) fn party(&self, dice: &mut Dice) -> Party {
        let member = |role, person: Option<&PersonId>| PartyMember {
            role,
            person: person.copied(),
            name: None,
            born: LocalDate::new(1980, 1, 1).ok(),
        };
        let first = dice.below(self.visitors.len());
        let mut party = vec![
            member(PartyRole::Prisoner, dice.pick(&self.prisoners)),
            member(PartyRole::LeadVisitor, self.visitors.get(first)),
        ];
        let second = dice.below(self.visitors.len());
        if second != first && dice.permille(300) {
            party.push(member(PartyRole::Visitor, self.visitors.get(second)));
        }
        Party(party)
    }

    /// The party with people in it whom nobody knows.
    pub(crate) fn stranger(dice: &mut Dice, mut party: Party) -> Party {
        for member in &mut party.0 {
            member.person = Some(PersonId::from_uuid(Uuid::new_v8(dice.bytes())));
        }
        party
    }

    /// The parts of the party of a hold that does not know its prisoner yet.
    pub(crate) fn without_prisoner(mut party: Party) -> Party {
        party.0.retain(|member| member.role.is_visitor());
        party
    }
}

/// The day of the first sessions.
fn first_day() -> LocalDate {
    Zone::LONDON.local_date(START).plus_days(8)
}

fn times((_, day, start, end): (&str, i64, u32, u32)) -> (LocalDate, LocalTime, LocalTime) {
    let hour = |hour| LocalTime::new(hour, 0).unwrap_or_else(|_| unreachable!("an hour of the day"));
    (first_day().plus_days(day), hour(start), hour(end))
}

fn planned(plan: (&str, i64, u32, u32), offer: &Offer) -> PlannedSession {
    let (date, start, end) = times(plan);
    let instant = |time| Zone::LONDON.resolve(date.at(time)).compatible();
    let capacity = offer
        .tables
        .iter()
        .filter_map(|(&class, &(total, public))| Some((class, Capacity::new(Units(total), Units(public)).ok()?)));
    PlannedSession {
        space: plan.0.to_owned(),
        pattern: "simulated".to_owned(),
        date,
        start,
        end,
        interval: Interval::new(instant(start), instant(end))
            .unwrap_or_else(|_| unreachable!("it ends after it starts")),
        capacity: capacity.collect::<CapacityByClass>(),
        eligibility: Eligibility::default(),
    }
}

/// A caller of a role. There are a few of each.
pub(crate) fn caller(role: Role, number: usize) -> Caller {
    let kind = match role {
        Role::Public => 100,
        Role::Staff => 200,
        Role::Admin => 300,
    };
    Caller {
        id: CallerId::from_uuid(named(kind + u128::try_from(number).unwrap_or_default())),
        name: format!("{} {number}", role.code()),
        role,
        venues: VenueScope::All,
    }
}

/// Whom to tell.
pub(crate) fn contact(number: usize) -> Contact {
    Contact { email: Some(format!("visitor{number}@example.org")), phone: None, language: Language::Welsh }
}

/// The sessions of a run by their number in the plan, once they are published.
pub(crate) type SessionIds = [SessionId; SESSIONS];
