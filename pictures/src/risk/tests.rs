use rstest::rstest;

use super::*;
use crate::sample;

fn probability(text: &str) -> Probability {
    text.parse().unwrap()
}

fn session(what: &str, hearings: usize, sent_away: &str, with_one_more: &str, idle_minutes: u32) -> SessionRisk {
    SessionRisk {
        date: sample::date("2026-08-25"),
        venue: "Leeds".to_owned(),
        what: what.to_owned(),
        sitting: "AM".to_owned(),
        hearings,
        sent_away: probability(sent_away),
        idle_minutes,
        with_one_more: probability(with_one_more),
    }
}

fn sessions() -> Vec<SessionRisk> {
    vec![
        session("Block list BL-1", 5, "4.2%", "11.3%", 41),
        session("Hearing Room 1", 1, "0%", "0.003%", 62),
        session("Float list FL-1", 2, "7.5%", "31%", 0),
        session("Backup list BK-1", 1, "2.5%", "5%", 0),
    ]
}

fn options(words: &Words) -> RiskOptions<'_> {
    RiskOptions { title: "Yorkshire and the Humber", ceiling: probability("5%"), words, nonce: None }
}

#[rstest]
#[case("risk", &Words::ENGLISH)]
#[case("risk-cy", &Words::WELSH)]
fn the_region(#[case] name: &str, #[case] words: &Words) {
    let svg = risk_svg(&sessions(), &options(words));
    assert_eq!(sample::is_well_formed(&svg), Ok(()));
    sample::save(&format!("{name}.svg"), &svg);
    insta::assert_snapshot!(name, svg);
    let html = risk_html(&sessions(), &options(words));
    assert_eq!(sample::is_well_formed(&html), Ok(()));
    sample::save(&format!("{name}.html"), &html);
}

#[rstest]
#[case("0", "0%")]
#[case("0.0003", "<0.1%")]
#[case("0.042", "4.2%")]
#[case("0.9999", ">99.9%")]
#[case("1", "100%")]
fn what_is_nearly_nothing_is_not_shown_as_nothing(#[case] risk: &str, #[case] expected: &str) {
    assert_eq!(percent(probability(risk)), expected);
}

/// The scale reaches every planned risk and twice the ceiling.
#[rstest]
#[case("5%", "4.2%", ">10%<")]
#[case("5%", "12%", ">20%<")]
#[case("5%", "100%", ">100%<")]
#[case("60%", "1%", ">100%<")]
#[case("0%", "0%", ">5%<")]
fn the_scale_reaches_far_enough(#[case] ceiling: &str, #[case] risk: &str, #[case] end: &str) {
    let options = RiskOptions { ceiling: probability(ceiling), ..options(&Words::ENGLISH) };
    let svg = risk_svg(&[session("Room", 1, risk, "100%", 0)], &options);
    assert!(svg.contains(end), "{svg}");
}

#[test]
fn what_is_above_the_ceiling_is_said_in_words() {
    let at = [session("Room", 1, "5%", "100%", 0)];
    assert!(!risk_html(&at, &options(&Words::ENGLISH)).contains("data-label=\"Notes\">Above the ceiling<"));
    let above = [session("Room", 1, "5.0000000001%", "100%", 0)];
    assert!(risk_html(&above, &options(&Words::ENGLISH)).contains("data-label=\"Notes\">Above the ceiling<"));
}

#[test]
fn no_session_and_hostile_ones() {
    assert!(risk_svg(&[], &options(&Words::ENGLISH)).contains("No session has a risk to show."));
    let name = "</title><script>\u{1b}\"'&";
    let hostile =
        [SessionRisk { venue: name.to_owned(), sitting: name.to_owned(), ..session(name, 1, "0", "1", u32::MAX) }];
    let options = RiskOptions { title: name, ..options(&Words::ENGLISH) };
    assert_eq!(sample::is_well_formed(&risk_html(&hostile, &options)), Ok(()));
    assert_eq!(sample::is_well_formed(&risk_svg(&hostile, &options)), Ok(()));
}
