//! Reasons and answers in a world that is small enough to know the truth.

use listing_model::Problem;

use super::{Explainer, Explanation, Means, Question, Unanswerable, reasons};
use crate::ground::Ground;
use crate::rules::Book;
use crate::rules::fixture::{hearing, item, json, person, place, room, world};
use crate::solve::Solved;
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

/// What is said of `h` when others are listed.
fn explained(problem: &Problem, placed: &[(&str, &str)], question: &Question) -> Explanation {
    let ground = Ground::new(problem);
    let mut state = State::new(&ground);
    for (id, at) in placed {
        state.place(item(&ground, id), place(&ground, at));
    }
    let solved = Solved::from(state);
    Explainer::of(&ground, problem, &solved).explain(&"h".into(), question).unwrap()
}

#[test]
fn one_judge_with_the_ticket_and_she_is_taken() {
    let explanation = explained(&world(one_day), &[("other", "06-02 10:00 L2 ana")], &Question::WhyNotListed);
    insta::assert_snapshot!(explanation);
    insta::assert_snapshot!(explanation.welsh());
}

#[test]
fn nobody_has_the_ticket() {
    let problem = world(|problem| {
        one_day(problem);
        person(problem, "ana").tickets.clear();
    });
    insta::assert_snapshot!(explained(&problem, &[], &Question::WhyNotListed));
}

#[test]
fn a_place_that_is_free_is_only_a_matter_of_its_price() {
    let question = Question::WhyNotEarlier { than: "2026-06-09".parse().unwrap() };
    let problem = world(|problem| hearing(problem, "h").channels.truncate(1));
    insta::assert_snapshot!(explained(&problem, &[("h", "06-09 10:00 L1 ana")], &question));
}

#[test]
fn leave_is_asked_where_no_move_helps() {
    let problem = world(|problem| {
        one_day(problem);
        hearing(problem, "h").notice_days = 23;
    });
    let explanation = explained(&problem, &[], &Question::WhyNotListed);
    assert!(explanation.changes.iter().all(|change| matches!(change.means, Means::Waive(_))), "{explanation}");
    insta::assert_snapshot!(explanation);
}

#[test]
fn every_kind_of_question_is_about_its_own_places() {
    let problem = world(|problem| hearing(problem, "h").channels.truncate(1));
    let placed = [("h", "06-02 10:00 L1 ana"), ("other", "06-03 10:00 L1 ben")];
    let ask = |question: Question| explained(&problem, &placed, &question);
    let at = |explanation: &Explanation| explanation.possible.as_ref().map(|possible| possible.at.clone());
    let on = at(&ask(Question::WhyNotOn { date: "2026-06-03".parse().unwrap() })).unwrap();
    assert_eq!(on.date.to_string(), "2026-06-03");
    let with = at(&ask(Question::WhyNotWith { person: "ben".into() })).unwrap();
    assert_eq!(with.panel[0].person.as_str(), "ben");
    let room = at(&ask(Question::WhyNotIn { room: "L2".into() })).unwrap();
    assert_eq!(room.room.unwrap().as_str(), "L2");
    let york = ask(Question::WhyNotAt { venue: "york".into() });
    assert_eq!(york.possible, None);
    assert_eq!(york.in_the_way.unwrap().obstacles[0].english(), "It may not be held at york.");
    let sunday = ask(Question::WhyNotOn { date: "2026-06-07".parse().unwrap() });
    let said = sunday.in_the_way.unwrap().obstacles[0].english();
    assert_eq!(said, "7 June 2026 is not a sitting day of this plan.");
}

#[test]
fn what_is_not_there_is_not_explained() {
    let problem = world(|_| ());
    let ground = Ground::new(&problem);
    let solved = crate::solve::greedy(&ground);
    let explainer = Explainer::of(&ground, &problem, &solved);
    let nobody = Question::WhyNotWith { person: "zoe".into() };
    assert_eq!(explainer.explain(&"h".into(), &nobody), Err(Unanswerable::UnknownPerson("zoe".into())));
    let nothing = explainer.explain(&"none".into(), &Question::WhyNotListed);
    assert_eq!(nothing, Err(Unanswerable::UnknownHearing("none".into())));
    // What is listed has nothing to explain.
    let listed = explainer.explain(&"h".into(), &Question::WhyNotListed).unwrap();
    assert!(listed.now.is_some() && listed.possible.is_none() && listed.changes.is_empty());
}
