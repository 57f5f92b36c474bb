//! The format `listing-outcomes/1`.

use over_listing::{Basis, DEFAULTS_JSON, Outcomes, OutcomesFile, Probability, outcomes_schema};

#[test]
fn the_defaults_are_valid_and_say_that_they_are_assumed() {
    let defaults = Outcomes::read(DEFAULTS_JSON).unwrap();
    assert_eq!(defaults, Outcomes::defaults());
    assert!(defaults.note.starts_with("Assumptions of this project, not statistics."));
    let codes: Vec<&str> = defaults.iter().map(|(code, _)| code).collect();
    insta::assert_snapshot!(codes.join(" "), @"civil-application civil-disposal civil-fast-track civil-small-claim et-case-management et-judicial-mediation et-open-track et-remedy et-short-track et-standard-track");
    assert!(defaults.iter().all(|(_, known)| known.basis == Basis::Assumption && known.sample.is_none()));
}

#[test]
fn what_is_written_is_read_back() {
    let file = serde_json::to_string_pretty(&OutcomesFile::from(Outcomes::defaults())).unwrap();
    assert_eq!(Outcomes::read(&file).unwrap(), Outcomes::defaults());
}

#[test]
fn every_fault_has_its_place() {
    let file = r#"{
        "format": "listing-outcomes/2",
        "types": [
            { "code": "a", "basis": "assumption", "outcome": {
                "settles_in_good_time": "60%", "vacated_late": "0.5",
                "lengths": { "percent_of_estimate": [{ "percent": 0, "probability": "0.5" }, { "percent": 1001, "probability": "0.4" }] } } },
            { "code": "a", "basis": "history", "outcome": {
                "settles_in_good_time": "-1", "vacated_late": "lots",
                "lengths": { "minutes": [{ "minutes": 36001, "probability": "1/2" }, { "minutes": 60, "probability": "0.5" }] } } },
            { "code": " ", "basis": "history", "outcome": {
                "settles_in_good_time": "0", "vacated_late": "0", "lengths": { "minutes": [] } } }
        ]
    }"#;
    insta::assert_snapshot!(Outcomes::read(file).unwrap_err(), @r"
    format: the format is `listing-outcomes/2`, not `listing-outcomes/1`
    types[0].outcome.vacated_late: settling in good time and vacating late come to more than one: 0.6 and 0.5
    types[0].outcome.lengths.percent_of_estimate[0].percent: 0 percent of the estimate is no length of a hearing: it must be from 1 to 1000
    types[0].outcome.lengths.percent_of_estimate[1].percent: 1001 percent of the estimate is no length of a hearing: it must be from 1 to 1000
    types[0].outcome.lengths.percent_of_estimate: the probabilities of the lengths must sum to exactly 1, not 0.9
    types[1].code: the hearing type `a` is there already
    types[1].outcome.settles_in_good_time: `-1` is not a probability: write a decimal from 0 to 1 such as 0.05, or a percentage such as 5%, with up to 18 decimals
    types[1].outcome.vacated_late: `lots` is not a probability: write a decimal from 0 to 1 such as 0.05, or a percentage such as 5%, with up to 18 decimals
    types[1].outcome.lengths.minutes[0].probability: `1/2` is not a probability: write a decimal from 0 to 1 such as 0.05, or a percentage such as 5%, with up to 18 decimals
    types[1].outcome.lengths.minutes[0].minutes: 36001 minutes is no length of a hearing: it must be from 1 to 36000
    types[2].code: a hearing type needs a code that is not blank
    types[2].outcome.lengths.minutes: at least one length is needed
    ");
}

#[test]
fn another_shape_is_one_fault_with_its_place() {
    let number = DEFAULTS_JSON.replacen(r#""probability": "0.2""#, r#""probability": 0.2"#, 1);
    insta::assert_snapshot!(Outcomes::read(&number).unwrap_err(), @r#"types[0].outcome.lengths.percent_of_estimate[0].probability: invalid type: floating point `0.2`, expected a probability as text, such as "0.05" or "5%" at line 14 column 47"#);
    let unknown = DEFAULTS_JSON.replacen("vacated_late", "vacated_lately", 1);
    insta::assert_snapshot!(Outcomes::read(&unknown).unwrap_err(), @r#"types[0].outcome.vacated_lately: unknown field `vacated_lately`, expected one of `settles_in_good_time`, `vacated_late`, `lengths` at line 11 column 24"#);
    insta::assert_snapshot!(Outcomes::read("{").unwrap_err(), @r#"EOF while parsing an object at line 1 column 1"#);
    insta::assert_snapshot!(Outcomes::read(&format!("{DEFAULTS_JSON}]")).unwrap_err(), @r#"trailing characters at line 180 column 1"#);
}

#[test]
fn the_schema_is_as_agreed() {
    insta::assert_json_snapshot!(outcomes_schema());
}

#[test]
fn an_outcome_is_certain_in_all() {
    for (code, known) in Outcomes::defaults().iter() {
        let outcome = &known.outcome;
        let gone = outcome.settles_in_good_time().or(outcome.vacated_late()).unwrap();
        assert_eq!(gone.or(outcome.goes_ahead()), Some(Probability::ONE), "{code}");
    }
}
