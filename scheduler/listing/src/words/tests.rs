//! Both languages are complete.

use std::collections::BTreeSet;

use super::fill::names_in;
use super::{Both, demands, phrases, rules};
use crate::explain::Demand;
use crate::reason::Reason;

fn is_complete(what: &str, words: Both) {
    assert!(!words.english.trim().is_empty() && !words.welsh.trim().is_empty(), "{what} is empty");
    assert_ne!(words.english, words.welsh, "{what} is not translated");
    assert_eq!(names_in(words.english), names_in(words.welsh), "{what} has other things to fill in");
}

#[test]
fn every_rule_has_sentences() {
    for &reason in Reason::ALL {
        is_complete(reason.code(), rules::title(reason));
        assert!(!rules::sentences(reason).is_empty(), "{reason}");
        for &sentence in rules::sentences(reason) {
            is_complete(reason.code(), sentence);
            assert!(sentence.english.ends_with('.') && sentence.welsh.ends_with('.'), "{reason}");
        }
    }
}

#[test]
fn what_can_be_filled_in_has_a_name() {
    let known = [
        "hearing",
        "list",
        "venue",
        "room",
        "person",
        "party",
        "role",
        "qualification",
        "language",
        "attribute",
        "channel",
        "locked",
        "unsuited",
        "date",
        "dates",
        "time",
        "count",
        "risk",
        "ceiling",
    ];
    let known: BTreeSet<&str> = known.into_iter().collect();
    for &reason in Reason::ALL {
        for sentence in rules::sentences(reason) {
            assert!(names_in(sentence.english).is_subset(&known), "{reason}: {}", sentence.english);
        }
    }
}

#[test]
fn every_demand_and_phrase_is_there_in_both() {
    let all = demands::all();
    for (demand, words) in &all {
        is_complete(&format!("{demand:?}"), *words);
        // A demand that is added is added to the list of this test as well, or the match does not compile.
        match demand {
            Demand::SittingDay
            | Demand::Window
            | Demand::Notice(_)
            | Demand::Decisions
            | Demand::PartiesAvailable
            | Demand::PartiesFree
            | Demand::Links
            | Demand::Sits(_)
            | Demand::Free(_)
            | Demand::Interprets(_)
            | Demand::InterpreterFree(_)
            | Demand::RoomOpen(_)
            | Demand::RoomFree(_)
            | Demand::Together => {}
        }
    }
    let phrases = [
        phrases::PLACE,
        phrases::NOW,
        phrases::NOT_LISTED,
        phrases::WHY_NOT_EARLIER,
        phrases::WHY_NOT_ON,
        phrases::WHY_NOT_AT,
        phrases::WHY_NOT_IN,
        phrases::WHY_NOT_WITH,
        phrases::POSSIBLE,
        phrases::IN_THE_WAY,
        phrases::IN_ANY_WAY,
        phrases::ALL_ON,
        phrases::FUNNEL,
        phrases::ALONE,
        phrases::CHANGES,
        phrases::NO_CHANGE,
        phrases::MOVE,
        phrases::MOVED,
        phrases::TAKEN_OUT,
        phrases::WAIVE,
        phrases::PRICE,
        phrases::FREE,
    ];
    phrases.iter().for_each(|&phrase| is_complete(phrase.english, phrase));
}
