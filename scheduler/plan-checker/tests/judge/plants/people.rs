//! Plants against what is said of panels, people, parties and interpreters.

use plan_checker::Code;
use serde_json::json;

use super::{Plant, beside_h1, closed};
use crate::town::{push, set};

pub(super) const PLANTS: &[Plant] = &[
    (Code::PanelWrong, "another role", |town| town.place("H1")["panel"][0]["role"] = json!("chair")),
    (Code::PanelWrong, "a role that the person lacks", |town| {
        town.place("H4")["panel"][0]["person"] = json!("M1");
        set(town.place("H4"), json!({"date": "2026-05-11", "start": "12:00"}));
    }),
    (Code::PanelWrong, "no ticket", |town| town.supply("people", "J1")["tickets"] = json!(["FTT"])),
    (Code::PanelWrong, "no specialism", |town| town.supply("people", "J1")["specialisms"] = json!([])),
    (Code::PanelWrong, "an empty seat", |town| set(town.place("H1"), json!({"panel": []}))),
    (Code::PanelWrong, "one too many", |town| {
        push(&mut town.place("H1")["panel"], json!({"role": "judge", "person": "J3"}));
    }),
    (Code::PanelWrong, "two seats for one", |town| {
        town.supply("people", "M1")["roles"] = json!(["employer_member", "employee_member"]);
        town.place("H2")["panel"][2]["person"] = json!("M1");
    }),
    (Code::PanelExcluded, "one", |town| town.hearing("H1")["panel_preferences"][0]["requirement"] = json!("exclude")),
    (Code::PanelNotIncluded, "another", |town| {
        push(&mut town.hearing("H1")["panel_preferences"], json!({"person": "J2", "requirement": "include"}));
    }),
    (Code::PersonAway, "on leave", |town| town.supply("people", "J1")["away"] = closed("11", &["AM"])),
    (Code::PersonAway, "by the pattern", |town| {
        town.supply("people", "M2")["pattern"] =
            json!([{"weekday": "tuesday"}, {"weekday": "wednesday"}, {"weekday": "thursday", "sittings": ["PM"]}]);
    }),
    (Code::OtherVenue, "never there", |town| town.supply("people", "J2")["venues"] = json!([{"venue": "V2"}])),
    (Code::OtherVenue, "two on a day", |town| {
        set(
            town.place("H3"),
            json!({"channel": "in_person", "room": "R3", "panel": [{"role": "judge", "person": "J1"}]}),
        );
    }),
    (Code::OtherVenue, "a block list at another", |town| {
        set(town.place("H5"), json!({"date": "2026-05-21", "start": "14:00", "room": "R3"}));
    }),
    (Code::PersonTaken, "by a hearing", |town| beside_h1(town, "J1")),
    (Code::PersonTaken, "by a block list", |town| {
        set(
            town.place("H3"),
            json!({"date": "2026-05-21", "start": "11:30", "panel": [{"role": "judge", "person": "J1"}]}),
        );
    }),
    (Code::PersonTaken, "on a later day", |town| {
        set(town.place("H3"), json!({"date": "2026-05-14", "start": "11:30"}));
    }),
    (Code::TooManyDays, "in all", |town| town.supply("people", "J1")["max_days"] = json!(7)),
    (Code::TooManyDays, "in a week, with a block list", |town| {
        town.supply("people", "J1")["max_days_a_week"] = json!(3);
        town.unlist("H10");
    }),
    (Code::PartyUnavailable, "a date", |town| town.supply("parties", "P1")["unavailable"] = closed("11", &["AM"])),
    (Code::PartyUnavailable, "a weekday", |town| town.hearing("H3")["parties"] = json!([{"party": "P3"}])),
    (Code::PartyUnavailable, "later on the day of a list", |town| {
        town.supply("parties", "P1")["unavailable"] = closed("21", &["PM"]);
    }),
    (Code::PartyTaken, "by another hearing", |town| {
        beside_h1(town, "J2");
        town.hearing("H3")["parties"] = json!([{"party": "P1"}]);
    }),
    (Code::PartyTaken, "later on the day of a list", |town| {
        town.place("H3")["date"] = json!("2026-05-21");
        town.hearing("H3")["parties"] = json!([{"party": "P1"}]);
    }),
    (Code::PartyTaken, "within a list", |town| town.hearing("B2")["parties"] = json!([{"party": "P1"}])),
    (Code::InterpreterWrong, "another language is named", |town| {
        town.place("H6")["interpreters"][0]["language"] = json!("pl");
    }),
    (Code::InterpreterWrong, "the language is not theirs", |town| {
        town.place("H6")["interpreters"][0]["person"] = json!("I2");
    }),
    (Code::InterpreterWrong, "nobody", |town| set(town.place("H6"), json!({"interpreters": []}))),
    (Code::InterpreterWrong, "somebody whom nobody needs", |town| {
        town.place("H4")["interpreters"] = json!([{"language": "cy", "person": "I1"}]);
    }),
    (Code::InterpreterWrong, "one for two", |town| town.place("H3")["interpreters"][1]["person"] = json!("I1")),
    (Code::InterpreterAway, "a sitting", |town| town.supply("interpreters", "I1")["away"] = closed("15", &["AM"])),
    (Code::InterpreterAway, "by the pattern", |town| {
        town.supply("interpreters", "I2")["pattern"] = json!([{"weekday": "monday", "sittings": ["AM"]}]);
    }),
    (Code::InterpreterTaken, "by another hearing", |town| {
        set(town.place("H3"), json!({"date": "2026-05-15", "start": "10:00"}));
    }),
    (Code::InterpreterTaken, "by another hearing of the slot", |town| {
        town.hearing("H7")["interpreters"] = json!(["cy"]);
        town.place("H7")["interpreters"] = json!([{"language": "cy", "person": "I1"}]);
    }),
];
