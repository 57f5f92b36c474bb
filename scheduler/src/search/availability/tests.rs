use calendars::Units;
use rstest::rstest;
use scheduler_model::{
    Channel, Eligibility, GroupMode, GroupRule, IncentiveCode, PersonFacts, ReasonCode as Code, SessionEntry,
};

use super::*;
use crate::fixtures::{id, now, session, venue};
use crate::search::Company;

fn query(first: &str, last: &str) -> Query<'static> {
    Query {
        range: DateRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap(),
        channel: Channel::Public,
        class: CapacityClass::OpenTable,
        units: Units(1),
        company: Company::Unknown,
        facts: None,
    }
}

/// Fridays at 14:00: number 1 on 5 June, 2 on 12 June (full), 3 on 19 June (enhanced only), 4 on 26 June, 5 on 3 July.
fn fridays() -> Vec<SessionEntry> {
    let days = ["2026-06-05", "2026-06-12", "2026-06-19", "2026-06-26", "2026-07-03"];
    let mut sessions: Vec<_> =
        days.iter().zip(1..).map(|(day, n)| session(n, &format!("{day}T14:00"), 10, 8)).collect();
    sessions[1].counts[0].shift(Channel::Public, 3, 5);
    let any_of = vec![IncentiveCode("ENHANCED".into())];
    sessions[2].session.eligibility =
        Eligibility { incentive: Some(GroupRule { mode: GroupMode::Include, any_of }), ..Eligibility::default() };
    sessions
}

fn search(query: &Query<'_>, sessions: &[SessionEntry]) -> Availability {
    availability(query, &venue(), now(), sessions, |entry| OpenSession::from(entry))
}

fn found(result: &Availability) -> Vec<SessionId> {
    result.slots.iter().map(|slot| slot.session).collect()
}

fn kept_out(result: &Availability) -> Vec<(Code, u32)> {
    result.obstacles.iter().map(|obstacle| (obstacle.reason.code(), obstacle.sessions)).collect()
}

#[test]
fn free_sessions_are_shown_with_what_is_left() {
    let result = search(&query("2026-06-01", "2026-07-31"), &fridays());
    assert_eq!(found(&result), [id(1), id(4)]);
    let slot = result.slots[0];
    assert_eq!(
        (slot.date.to_string(), slot.start.to_string(), slot.end.to_string()),
        ("2026-06-05".into(), "14:00".into(), "16:00".into())
    );
    assert_eq!(slot.left, 8);
    assert_eq!(result.sessions, 5);
    assert_eq!(kept_out(&result), [(Code::NoticeTooLate, 1), (Code::IncentiveUnknown, 1), (Code::CapacityFull, 1)]);
    assert_eq!(result.next, None);
}

#[rstest]
#[case::full("2026-06-12", "2026-06-12", vec![(Code::CapacityFull, 1)], Some("2026-06-26"))]
#[case::restricted("2026-06-13", "2026-06-20", vec![(Code::IncentiveUnknown, 1)], Some("2026-06-26"))]
#[case::nothing_there("2026-06-08", "2026-06-09", vec![(Code::NoSessions, 0)], Some("2026-06-26"))]
#[case::too_soon("2026-06-01", "2026-06-03", vec![(Code::NoticeTooSoon, 0)], Some("2026-06-05"))]
#[case::too_late("2026-07-01", "2026-07-02", vec![(Code::NoticeTooLate, 0)], None)]
#[case::nothing_later("2026-06-27", "2026-06-30", vec![(Code::NoSessions, 0)], None)]
fn an_empty_answer_says_why_and_what_next(
    #[case] first: &str,
    #[case] last: &str,
    #[case] reasons: Vec<(Code, u32)>,
    #[case] next: Option<&str>,
) {
    let result = search(&query(first, last), &fridays());
    assert_eq!(result.slots, []);
    assert_eq!(kept_out(&result), reasons);
    assert_eq!(result.next.map(|date| date.to_string()).as_deref(), next);
}

#[test]
fn knowing_the_prisoner_opens_restricted_sessions_or_says_no() {
    let facts = |level: &str| PersonFacts { incentive: Some(IncentiveCode(level.into())), ..PersonFacts::default() };
    let (enhanced, basic) = (facts("ENHANCED"), facts("BASIC"));
    let day = query("2026-06-19", "2026-06-19");
    assert_eq!(found(&search(&Query { facts: Some(&enhanced), ..day }, &fridays())), [id(3)]);
    let refused = search(&Query { facts: Some(&basic), ..day }, &fridays());
    assert_eq!(kept_out(&refused), [(Code::IncentiveNotEligible, 1)]);
}

#[test]
fn staff_see_what_the_public_do_not() {
    let staff = Query { channel: Channel::Staff, units: Units(2), ..query("2026-06-02", "2026-06-12") };
    assert_eq!(found(&search(&staff, &fridays())), [id(1), id(2)]);
    assert_eq!(search(&staff, &fridays()).slots[1].left, 2);
}

#[test]
fn ages_are_those_of_the_day() {
    // Eighteen on 12 June: on the 5th there is no adult, on the 26th there is.
    let births = ["2008-06-12".parse().unwrap()];
    let young = Query { company: Company::Born(&births), ..query("2026-06-01", "2026-06-30") };
    let result = search(&young, &fridays());
    assert_eq!(found(&result), [id(4)]);
    assert!(kept_out(&result).contains(&(Code::PartyNoAdult, 1)));
}

#[rstest]
#[case(2, 3, vec![])]
#[case(0, 2, vec![(Code::PartyNoAdult, 1)])]
#[case(0, 0, vec![(Code::PartyEmpty, 1)])]
#[case(9, 2, vec![(Code::PartyTooMany, 1)])]
#[case(u32::MAX, u32::MAX, vec![(Code::PartyTooMany, 1), (Code::PartyTooManyAdults, 1), (Code::PartyTooManyChildren, 1)])]
fn numbers_are_held_against_the_venues_limits(
    #[case] adults: u32,
    #[case] children: u32,
    #[case] reasons: Vec<(Code, u32)>,
) {
    let query = Query { company: Company::Numbers { adults, children }, ..query("2026-06-05", "2026-06-05") };
    assert_eq!(kept_out(&search(&query, &fridays())), reasons);
}

#[test]
fn a_class_that_is_nowhere_is_said_to_be_so() {
    let query = Query { class: CapacityClass::ClosedTable, ..query("2026-06-05", "2026-06-05") };
    let result = search(&query, &fridays());
    assert_eq!((kept_out(&result), result.next), (vec![(Code::ClassNotOffered, 1)], None));
}

#[test]
fn no_sessions_at_all_is_an_answer() {
    let mut closed = venue();
    closed.open = false;
    let nothing: [SessionEntry; 0] = [];
    let result =
        availability(&query("2026-06-05", "2026-06-05"), &closed, now(), &nothing, |entry| OpenSession::from(entry));
    assert_eq!(kept_out(&result), [(Code::VenueClosed, 0)]);
    assert_eq!((result.sessions, result.next), (0, None));
}
