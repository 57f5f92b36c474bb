//! Reasons and answers in a world that is small enough to know the truth.

use listing_model::Problem;

use super::reasons;
use crate::ground::Ground;
use crate::rules::Book;
use crate::rules::fixture::{hearing, item, json, person, place, room, world};
use crate::state::State;

/// Why `h` is not listed when others are.
fn codes(problem: &Problem, placed: &[(&str, &str)]) -> Vec<&'static str> {
    let ground = Ground::new(problem);
    let mut state = State::new(&ground);
    for (id, at) in placed {
        state.place(item(&ground, id), place(&ground, at));
    }
    let found = reasons(&Book::new(problem), &state, item(&ground, "h"));
    found.iter().map(|reason| reason.code()).collect()
}

/// `h` has one day, in person, before somebody with the ticket.
fn one_day(problem: &mut Problem) {
    let hearing = hearing(problem, "h");
    hearing.window = json(r#"{ "fixed_date": "2026-06-02" }"#);
    hearing.channels.truncate(1);
    hearing.minutes = 360;
    hearing.panel[0].tickets = vec!["DISC".to_owned()];
    hearing.may_float = false;
}

#[test]
fn the_strongest_reason_is_what_turned_the_last_days_away() {
    let busy = [("other", "06-02 10:00 L2 ana")];
    assert_eq!(codes(&world(one_day), &busy)[0], "person.taken");
    let away = world(|problem| {
        one_day(problem);
        person(problem, "ana").away = json(r#"[{ "first": "2026-06-02", "last": "2026-06-02" }]"#);
    });
    assert_eq!(codes(&away, &[])[0], "person.away");
    let nobody = world(|problem| {
        one_day(problem);
        person(problem, "ana").tickets.clear();
    });
    assert_eq!(codes(&nobody, &[])[0], "panel.wrong");
    let excluded = world(|problem| {
        one_day(problem);
        hearing(problem, "h").panel_preferences = json(r#"[{ "person": "ana", "requirement": "exclude" }]"#);
    });
    assert_eq!(codes(&excluded, &[])[0], "panel.excluded");
}

#[test]
fn rooms_are_reasons_of_their_own() {
    let full = world(|problem| {
        one_day(problem);
        hearing(problem, "h").room_needs = vec!["30".to_owned()];
    });
    assert_eq!(codes(&full, &[("other", "06-02 10:00 L1 ben")])[0], "room.taken");
    let none = world(|problem| {
        one_day(problem);
        hearing(problem, "h").room_needs = vec!["99".to_owned()];
    });
    assert_eq!(codes(&none, &[])[0], "room.lacks");
    let closed = world(|problem| {
        one_day(problem);
        hearing(problem, "h").room_needs = vec!["30".to_owned()];
        room(problem, "L1").closed = json(r#"[{ "first": "2026-06-02", "last": "2026-06-02" }]"#);
    });
    assert_eq!(codes(&closed, &[])[0], "room.closed");
    let elsewhere = world(|problem| {
        one_day(problem);
        hearing(problem, "h").venues.clear();
    });
    assert_eq!(codes(&elsewhere, &[])[0], "venue.not_allowed");
}

#[test]
fn days_parties_and_links_come_first() {
    let notice = world(|problem| {
        one_day(problem);
        hearing(problem, "h").notice_days = 60;
    });
    assert_eq!(codes(&notice, &[]), ["date.short_notice", "date.outside_window"]);
    let party = world(|problem| {
        one_day(problem);
        problem.supply.parties[0].unavailable_weekdays = json(r#"[{ "weekday": "tuesday" }]"#);
    });
    assert_eq!(codes(&party, &[])[0], "party.unavailable");
    let link = world(|problem| {
        one_day(problem);
        problem.links = json(r#"[{ "id": "l", "kind": { "ordered": {} }, "hearings": ["other", "h"] }]"#);
    });
    assert_eq!(codes(&link, &[])[0], "link.order");
}

#[test]
fn lists_that_do_not_take_it_are_named_last() {
    let problem = world(|problem| {
        hearing(problem, "h").window = json(r#"{ "fixed_date": "2026-06-08" }"#);
        hearing(problem, "h").channels.truncate(1);
        problem.supply.lists[0].max_hearings = Some(0);
        for id in ["ana", "ben"] {
            person(problem, id).away = json(r#"[{ "first": "2026-06-08", "last": "2026-06-08" }]"#);
        }
    });
    assert_eq!(codes(&problem, &[]), ["person.away", "date.outside_window", "list.full"]);
}
