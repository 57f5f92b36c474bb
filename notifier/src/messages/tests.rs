use calendars::CapacityClass;
use rstest::rstest;
use scheduler_model::{CancelReason, Language, MessageFacts, MessageKind};
use scraper::{Html, Selector};

use super::RenderedMessage;
use crate::testing::{at, facts, name, renderer};
use crate::words::{Words, words};

const EN: Language = Language::English;
const CY: Language = Language::Welsh;

fn render(kind: MessageKind, facts: &MessageFacts, language: Language) -> RenderedMessage {
    renderer().render(kind, facts, language, "sian@example.org").unwrap()
}

/// One case of each thing that a message can tell.
fn cases() -> Vec<(&'static str, MessageKind, MessageFacts)> {
    let held_until = Some("2026-11-23T10:10:00Z".parse().unwrap());
    let cancelled = |because| MessageFacts { cancelled_because: because, sequence: 2, ..facts() };
    vec![
        ("held", MessageKind::Held, MessageFacts { reference: None, held_until, visitors: vec![], ..facts() }),
        ("held_in_place_of", MessageKind::Held, MessageFacts { held_until, ..facts() }),
        ("booked", MessageKind::Booked, facts()),
        ("booked_closed", MessageKind::Booked, closed()),
        ("changed", MessageKind::Changed, MessageFacts { sequence: 1, ..facts() }),
        ("changed_moved", MessageKind::Changed, moved()),
        ("cancelled_visitor", MessageKind::Cancelled, cancelled(Some(CancelReason::Visitor))),
        ("cancelled_prisoner", MessageKind::Cancelled, cancelled(Some(CancelReason::Prisoner))),
        ("cancelled_establishment", MessageKind::Cancelled, cancelled(Some(CancelReason::Establishment))),
        ("cancelled_in_error", MessageKind::Cancelled, cancelled(Some(CancelReason::BookedInError))),
        ("cancelled_without_reason", MessageKind::Cancelled, cancelled(None)),
    ]
}

fn moved() -> MessageFacts {
    let before = "2026-11-28".parse().unwrap();
    MessageFacts { sequence: 1, moved_from: Some((before, at(9, 15))), ..facts() }
}

/// The barest facts: no names, no phone, nobody to reply to, the first minutes of the day.
fn closed() -> MessageFacts {
    MessageFacts {
        class: CapacityClass::ClosedTable,
        phone: None,
        email: None,
        lead: None,
        prisoner: None,
        visitors: vec![name("Ann", "Lee")],
        start: at(0, 30),
        ..facts()
    }
}

#[test]
fn every_message_as_people_read_it() {
    for (case, kind, facts) in cases() {
        for language in Language::ALL {
            let rendered = render(kind, &facts, language);
            let code = language.code();
            insta::assert_snapshot!(format!("{case}.{code}.txt"), format!("{}\n\n{}", rendered.subject, rendered.text));
            insta::assert_snapshot!(format!("{case}.{code}.html"), rendered.html);
        }
    }
}

#[test]
fn calendar_files() {
    for (case, kind, facts) in cases() {
        for language in Language::ALL {
            let Some(calendar) = render(kind, &facts, language).calendar else {
                assert_eq!(kind, MessageKind::Held, "{case}");
                continue;
            };
            let expected = if kind == MessageKind::Cancelled { "CANCEL" } else { "REQUEST" };
            assert_eq!(calendar.method, expected, "{case}");
            assert!(calendar.file.contains(&format!("METHOD:{expected}\r\n")), "{case}");
            assert!(calendar.file.contains(&format!("SEQUENCE:{}\r\n", facts.sequence)), "{case}");
            assert!(calendar.file.contains(&format!("UID:{}@visits.example.org\r\n", facts.booking)), "{case}");
            let unfolded = calendar.file.replace("\r\n ", "");
            for private in ["Jo Lee", "Bo Lee", "bookings/"] {
                assert!(!unfolded.contains(private), "{case} tells {private} to everybody who sees the calendar");
            }
            if matches!(case, "booked" | "cancelled_visitor") {
                insta::assert_snapshot!(format!("{case}.{}.ics", language.code()), calendar.file.replace("\r\n", "\n"));
            }
        }
    }
}

/// Every sentence of the catalogue that has no variable: what an English message must say in English, and a Welsh one not.
fn fixed_texts(words: &Words) -> Vec<String> {
    let source = include_str!("../../locales/en/visit.ftl");
    let keys = source.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    keys.filter_map(|key| words.say(key, &[]).ok()).collect()
}

#[test]
fn welsh_messages_carry_no_english_and_english_ones_no_welsh() {
    let (english, welsh) = (fixed_texts(words(EN)), fixed_texts(words(CY)));
    assert!(english.len() > 30 && english.len() == welsh.len());
    let fixed = |facts: MessageFacts| MessageFacts { prisoner: None, lead: None, ..facts };
    for (case, kind, facts) in cases() {
        for (language, others) in [(EN, &welsh), (CY, &english)] {
            let rendered = render(kind, &fixed(facts.clone()), language);
            for said in [&rendered.subject, &rendered.text, &rendered.html] {
                for text in others {
                    // "Details" and the like are whole lines; only longer texts can be looked for anywhere.
                    let found = if text.contains(' ') { said.contains(text) } else { said.lines().any(|l| l == text) };
                    assert!(!found, "{case} in {language:?} says: {text}");
                }
            }
        }
    }
}

#[test]
fn no_english_label_month_or_weekday_is_left_in_welsh() {
    let english =
        ["Reference", "Date:", "Time:", "Place:", "Room:", "Phone", "Visitors", "Prisoner", "Saturday", "December"];
    for (case, kind, facts) in cases() {
        let rendered = render(kind, &facts, CY);
        let calendar = rendered.calendar.map(|calendar| calendar.file).unwrap_or_default();
        for word in english {
            assert!(!rendered.text.contains(word) && !rendered.html.contains(word), "{case} says {word}");
            assert!(!calendar.contains(word), "{case}'s calendar file says {word}");
        }
    }
}

#[test]
fn the_page_is_accessible_and_fetches_nothing() {
    let select = |selector: &str| Selector::parse(selector).unwrap();
    for (case, kind, facts) in cases() {
        for language in Language::ALL {
            let rendered = render(kind, &facts, language);
            let page = Html::parse_document(&rendered.html);
            assert_eq!(page.errors, Vec::<String>::new(), "{case}");
            assert_eq!(page.select(&select("html")).next().unwrap().attr("lang"), Some(language.code()));
            assert_eq!(page.select(&select("title")).next().unwrap().inner_html(), rendered.subject);
            assert_eq!(page.select(&select("h1")).count(), 1, "{case}");
            assert_eq!(page.select(&select("img, script, link, style, iframe, form, [src]")).count(), 0, "{case}");
            let rows = page.select(&select("tr")).count();
            assert!(rows >= 4 && page.select(&select("tr > th[scope=row]")).count() == rows, "{case}");
            for link in page.select(&select("a")) {
                let address = link.attr("href").unwrap();
                assert!(address.starts_with("https://visits.example/bookings/"), "{address}");
                assert!(rendered.text.lines().any(|line| line == address), "the text lacks {address}");
                assert!(!link.text().collect::<String>().trim().is_empty());
            }
        }
    }
}

#[test]
fn names_cannot_break_out_of_the_page_or_of_their_line() {
    let nasty = "<script>alert(1)</script>\r\nReference: 000-0000-000";
    let facts = MessageFacts { lead: Some(name(nasty, "Lee")), visitors: vec![name(nasty, "\"Lee\" & co")], ..facts() };
    for language in Language::ALL {
        let rendered = render(MessageKind::Booked, &facts, language);
        assert!(!rendered.html.contains("<script"), "{}", rendered.html);
        assert!(rendered.html.contains("&lt;script&gt;"), "{}", rendered.html);
        assert!(!rendered.text.contains("\nReference: 000-0000-000"), "{}", rendered.text);
        let calendar = rendered.calendar.unwrap().file;
        assert!(!calendar.lines().any(|line| line.starts_with("Reference")), "{calendar}");
    }
}

#[rstest]
#[case(45, Some("1:15pm, 45 minutes before the visit starts"))]
#[case(1, Some("1:59pm, 1 minute before the visit starts"))]
#[case(840, Some("midnight, 840 minutes before the visit starts"))]
#[case(841, None)]
#[case(0, None)]
fn arrival(#[case] minutes: u16, #[case] expected: Option<&str>) {
    let renderer = super::MessageRenderer::new(crate::testing::sender(), crate::testing::links(), minutes).unwrap();
    let rendered = renderer.render(MessageKind::Booked, &facts(), EN, "sian@example.org").unwrap();
    let line = rendered.text.lines().find_map(|line| line.strip_prefix("Arrive by: "));
    assert_eq!(line, expected);
}

#[test]
fn the_last_moment_of_a_hold_is_civil_time_of_the_venue() {
    let until = Some("2026-07-01T23:30:00Z".parse().unwrap());
    let rendered = render(MessageKind::Held, &MessageFacts { held_until: until, ..facts() }, EN);
    assert!(rendered.text.contains("until 12:30am on Thursday 2 July 2026."), "{}", rendered.text);
}

#[test]
fn a_session_that_ends_before_it_starts_is_an_error() {
    let wrong = MessageFacts { ends_at: facts().starts_at, ..facts() };
    let error = renderer().render(MessageKind::Booked, &wrong, EN, "sian@example.org").unwrap_err();
    assert!(matches!(error, super::RenderError::Times(_)), "{error}");
}
