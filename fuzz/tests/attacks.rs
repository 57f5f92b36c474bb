//! Inputs made to keep a reader busy: as large as it takes them, and of the shape that costs most. Each is held against its
//! target, which bounds the work and wants a clear answer.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fmt::Write;

use fuzz_targets::find;

/// A little less than the most that a reader of YAML takes.
const MOST: usize = (1 << 20) - 100;

fn hold(target: &str, text: &str) {
    find(target).unwrap().run(text.as_bytes());
}

/// The same line with a number in it, over and over, for as long as there is room.
fn lines(head: &str, line: impl Fn(usize) -> String) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        let next = line(number);
        if text.len() + next.len() > MOST {
            break;
        }
        text.push_str(&next);
    }
    text
}

/// The first `count` lines made by `line`.
fn some(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

const HEAD: &str = "format: assize/venue 1\ncode: TSI\nname: Testwick\nspaces: {hall: Hall}\n";

fn day(number: usize) -> String {
    format!("{}-{:02}-{:02}", 2026 + number / 336, 1 + number / 28 % 12, 1 + number % 28)
}

/// Sessions that all meet in the same hour of the same day, so that each has to be compared with every other.
fn crowded(count: usize, every_weeks: usize) -> String {
    some(count, |number| {
        format!(
            "  - {{key: s{number}, space: hall, days: [monday], time: 09:00-17:00, every_weeks: {every_weeks}, \
             from: {}, capacity: {{open_table: 1}}}}\n",
            day(number % 336)
        )
    })
}

#[test]
fn a_venue_with_every_session_in_the_same_hour() {
    for (count, every_weeks) in [(1_999, 1), (1_999, 52), (2_001, 1)] {
        hold("venue_file", &format!("{HEAD}sessions:\n{}", crowded(count, every_weeks)));
    }
}

#[test]
fn a_venue_with_every_session_in_the_same_hour_and_every_day_special() {
    let closures = some(1_999, |number| format!("  - {{date: {}}}\n", day(number)));
    let replaced = some(1_999, |number| format!("  - {{date: {}, sessions: []}}\n", day(number + 2_000)));
    for count in [60, 400, 1_999] {
        hold(
            "venue_file",
            &format!("{HEAD}sessions:\n{}closures:\n{closures}replaced:\n{replaced}", crowded(count, 2)),
        );
    }
}

#[test]
fn a_venue_where_every_day_changes_every_capacity() {
    let mondays =
        |number: usize| calendars::LocalDate::new(2026, 1, 5).unwrap().plus_days(7 * i64::try_from(number).unwrap());
    let changes = some(1_999, |number| {
        format!("  - {{date: {}, capacity: {{open_table: {number}, closed_table: 1}}}}\n", mondays(number / 4))
    });
    let same_day = some(1_999, |number| {
        format!("  - {{date: 2026-01-05, session: s{number}-mon, capacity: {{open_table: 2}}}}\n")
    });
    for changes in [changes, same_day] {
        hold("venue_file", &format!("{HEAD}sessions:\n{}capacity_on:\n{changes}", crowded(1_500, 1)));
    }
}

#[test]
fn a_venue_with_more_groups_than_anybody_has() {
    let groups = some(1_999, |number| format!("  g{number}: {{name: G, locations: [A]}}\n"));
    let names = (0..1_900).fold(String::new(), |mut names, number| {
        let _ = write!(names, "g{number},");
        names
    });
    let sessions = lines(&format!("{HEAD}groups:\n{groups}sessions:\n"), |number| {
        format!(
            "  - {{key: s{number}, space: hall, days: [monday], time: 09:00-10:00, capacity: {{open_table: 1}}, only: [{names}]}}\n"
        )
    });
    hold("venue_file", &sessions);
}

#[test]
fn a_venue_whose_groups_hold_everybody() {
    let cells = |group: usize| (0..1_900).map(|cell| format!("{group}-{cell},")).collect::<String>();
    let groups = some(60, |number| format!("  g{number}: {{name: G, locations: [{}]}}\n", cells(number)));
    let names: String = (0..60).map(|number| format!("g{number},")).collect();
    let sessions = lines(&format!("{HEAD}groups:\n{groups}sessions:\n"), |number| {
        format!(
            "  - {{key: s{number}, space: hall, days: [monday, tuesday], time: 09:00-10:00, capacity: {{open_table: 1}}, \
             only: [{names}]}}\n"
        )
    });
    hold("venue_file", &sessions);
}

#[test]
fn yaml_that_is_deep_or_long_or_never_ends() {
    for text in [
        "[".repeat(MOST),
        "{".repeat(MOST),
        "- ".repeat(MOST / 2),
        "a: ".repeat(MOST / 3),
        "? ".repeat(MOST / 2),
        format!("a: \"{}", "\\".repeat(MOST - 5)),
        format!("a: '{}", "'".repeat(MOST - 5)),
        format!("a: |\n{}", " x\n".repeat(MOST / 3 - 3)),
        format!("a: {}", "#".repeat(MOST - 5)),
        format!("format: assize/venue 1\n{}", " \n".repeat(MOST / 2 - 20)),
        lines("", |number| format!("k{number}: v\n")),
        lines("", |_| "k: v\n".to_owned()),
        lines("", |number| format!("{}- x\n", " ".repeat(number % 900))),
        lines("format: assize/venue 1\nsessions:\n", |_| "  - {days: [x], time: y}\n".to_owned()),
        format!("{}\n", "&a [*a, ".repeat(MOST / 9)),
        "\u{1f642}".repeat(MOST / 4),
        "\t".repeat(MOST),
        "\r".repeat(MOST),
        "--- \n".repeat(MOST / 5),
        "%TAG ! a\n".repeat(MOST / 10),
    ] {
        // What is built on it reads the same nodes.
        hold("venue_file", &text);
    }
    hold("pvb", &"- ".repeat(MOST / 2));
    hold("pvb", &lines("", |number| format!("k{number}: v\n")));
}

#[test]
fn a_prison_with_every_slot_at_once() {
    let head = "name: T\nnomis_id: TSI\nenabled: true\nrecurring:\n  mon:\n";
    hold("pvb", &format!("{head}{}", some(1_999, |_| "  - 0900-1700\n".to_owned())));
    hold("pvb", &lines(head, |_| "  - 0900-1700\n".to_owned()));
    let days = some(1_999, |number| format!("- {}\n", day(number)));
    hold(
        "pvb",
        &format!("{head}{}unbookable:\n{days}", some(1_999, |number| format!("  - {:02}00-1700\n", number % 17))),
    );
    let anomalies = lines("", |number| format!("  {}:\n  - 0900-1000\n  - 0900-1000\n", day(number)));
    hold("pvb", &format!("{head}  - 0900-1000\nanomalous:\n{anomalies}"));
}

#[test]
fn tables_with_more_rows_than_any_prison_has() {
    let head = "locationKeys,categoryKeys,incentiveLevelKeys,prison_code,visit_room,visit_type,open_capacity,closed_capacity,\
                start_time,end_time,valid_from_date,valid_to_date,day_of_week,weekly_frequency,name,active\n";
    let row = |number: usize, room: &str| {
        format!(",,,TSI,{room},SOCIAL,20,0,14:00,15:00,2026-11-02,,MONDAY,{},s{number},true\n", 1 + number % 12)
    };
    hold("session_templates", &lines(head, |number| row(number, "Hall")));
    hold("session_templates", &lines(head, |number| row(number, &format!("Hall {number}"))));
    hold("session_templates", &lines(head, |_| "\"\n".to_owned()));
    hold("session_templates", &lines("", |_| ",".repeat(1_000)));
    let groups = lines("=== session_location_group.csv\nprison_code,key,name\n", |number| format!("TSI,G{number},N\n"));
    hold("session_templates", &format!("{head}{}{groups}", row(1, "Hall")));
}

#[test]
fn logs_with_more_changes_than_were_ever_made() {
    let put = |number: usize, extra: &str| {
        format!(
            "{{\"file\":\"f{number}\",\"op\":\"put\",\"at\":\"2020-01-01T00:00:00Z\",\"config\":{{\"name\":\"x\",\"unbookable\":[{extra}]}}}}\n"
        )
    };
    hold("change_log", &lines("", |number| put(number, "")));
    let days: Vec<String> = (0..1_500).map(|number| format!("\"{}\"", day(number))).collect();
    hold("change_log", &lines("", |_| put(1, &days.join(","))));
    hold("change_log", &"\n".repeat(MOST));
    hold("change_log", &"{\n".repeat(MOST / 2));
    hold("change_log", &"[".repeat(MOST));
}

#[test]
fn texts_as_long_as_a_file() {
    let long = "9".repeat(MOST);
    hold("written_forms", &long);
    hold("written_forms", &" ".repeat(MOST));
    hold("calendar_file", &format!("{}{}", "0".repeat(12), "\u{e9};,\\\n\0".repeat(MOST / 8)));
}
