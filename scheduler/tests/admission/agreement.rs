//! What the search shows as free is granted, and what it keeps out is refused for the same reasons.

use calendars::{CapacityClass, DateRange, LocalDate, Units};
use proptest::prelude::*;
use scheduler::search::{Availability, Company, OpenSession, Query, availability};
use scheduler_model::{
    Channel, Command, GroupMode, GroupRule, HoldRequest, Outcome, Party, PartyMember, PartyRole, SessionState,
};

use crate::model_store::ModelStore;
use crate::orders::{by_staff, order, request};
use crate::world::session;

/// One session: its day after 1 June, what is taken of three tables (two for the public), closed or not, restricted or not.
type Plan = (u32, u32, u32, bool, bool);

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let plan = (0_u32..34, 0_u32..3, 0_u32..2, prop::bool::weighted(0.2), prop::bool::weighted(0.2));
    prop::collection::vec(plan, 1..8)
}

fn store(plans: &[Plan]) -> ModelStore {
    let first: LocalDate = "2026-06-01".parse().unwrap();
    let entries = plans.iter().zip(1..).map(|((day, public, staff, closed, restricted), n)| {
        let date = first.plus_days(i64::from(*day));
        let mut entry = session(n, &format!("{date}T14:00"), 3, 2);
        entry.counts[0].shift(Channel::Public, 0, i64::from(*public));
        entry.counts[0].shift(Channel::Staff, i64::from(*staff), 0);
        if *closed {
            entry.session.state = SessionState::Closed;
        }
        if *restricted {
            entry.session.eligibility.incentive = Some(GroupRule { mode: GroupMode::Exclude, any_of: vec![] });
        }
        entry
    });
    ModelStore::with(entries)
}

fn born(years: u32) -> LocalDate {
    LocalDate::new(2026 - i32::try_from(years).unwrap(), 6, 15).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn shown_is_granted(plans in plans(), ages in prop::collection::vec(0_u32..40, 1..14), units in 0_u32..3, staff: bool) {
        let store = store(&plans);
        let mut births: Vec<_> = ages.iter().map(|years| born(*years)).collect();
        births.sort_unstable();
        let query = Query {
            range: DateRange::new("2026-05-01".parse().unwrap(), "2026-07-31".parse().unwrap()).unwrap(),
            channel: if staff { Channel::Staff } else { Channel::Public },
            class: CapacityClass::OpenTable,
            units: Units(units),
            company: Company::Born(&births),
            facts: None,
        };
        let mut sessions: Vec<_> = store.sessions.values().cloned().collect();
        sessions.sort_by_key(|entry| entry.session.date);
        let found: Availability =
            availability(&query, &store.venues[0], store.now, &sessions, |entry| OpenSession::from(entry));
        prop_assert_eq!(usize::try_from(found.sessions).unwrap(), sessions.len());

        // The eldest leads.
        let member = |(place, born): (usize, &LocalDate)| PartyMember {
            role: if place == 0 { PartyRole::LeadVisitor } else { PartyRole::Visitor },
            person: None,
            name: None,
            born: Some(*born),
        };
        let party = Party(births.iter().enumerate().map(member).collect());
        let mut kept_out = 0;
        for entry in &sessions {
            let wish = HoldRequest { session: entry.session.id, units: Units(units), party: party.clone(), ..request(1) };
            let wish = order(1, Command::Hold(wish));
            let ledger = store.load(std::slice::from_ref(&wish));
            let wish = if staff { by_staff(wish) } else { wish };
            let outcome = scheduler::admission::decide(ledger, &[wish], &mut crate::model_store::Counter(0)).outcomes.remove(0);
            let shown = found.slots.iter().find(|slot| slot.session == entry.session.id);
            match outcome {
                Outcome::Refused(refusal) => {
                    prop_assert!(shown.is_none(), "shown, but {:?}", refusal.reasons);
                    for reason in &refusal.reasons {
                        let counted = found.obstacles.iter().any(|obstacle| obstacle.reason.code() == reason.code());
                        prop_assert!(counted, "not told: {:?}", reason);
                    }
                    kept_out += 1;
                }
                granted => prop_assert!(shown.is_some(), "kept out, but {granted:?}"),
            }
        }
        prop_assert_eq!(kept_out + found.slots.len(), sessions.len());
    }
}
