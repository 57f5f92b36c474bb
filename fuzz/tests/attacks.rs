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

const HORIZON: &str = r#""horizon":{"today":"2026-01-01","first":"2026-01-05","last":"2028-12-29","sittings":[{"code":"AM","start":"10:00","minutes":180},{"code":"PM","start":"14:00","minutes":180}]}"#;

/// A problem of three years in one venue with so many rooms, people, lists and hearings, the hearings with more to say.
fn listing([rooms, people, lists, hearings]: [usize; 4], each: &str, links: &str) -> String {
    let all = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let rooms = all(rooms, &|number| format!(r#"{{"id":"R{number}","venue":"V","name":"R"}}"#));
    let people = all(people, &|number| format!(r#"{{"id":"J{number}","roles":["judge"],"max_days":400}}"#));
    let lists = all(lists, &|number| {
        format!(
            r#"{{"id":"L{number}","date":"2026-01-05","venue":"V","kind":"float","start_times":["10:00"],"ceiling":"90%"}}"#
        )
    });
    let hearings = all(hearings, &|number| {
        format!(
            r#"{{"id":"H{number}","type":"t","minutes":120,"channels":[{{"channel":"in_person"}}],"venues":[{{"venue":"V"}}],"panel":[{{"role":"judge"}}]{each}}}"#
        )
    });
    format!(
        r#"{{"format":"listing/1","name":"n",{HORIZON},"supply":{{"venues":[{{"id":"V","name":"V"}}],"rooms":[{rooms}],"people":[{people}],"lists":[{lists}]}},"hearings":[{hearings}],"links":[{links}]}}"#
    )
}

/// Holds a problem of which nothing is left out, so that the engine meets it.
fn hold_sound(problem: &str) {
    let reading = listing_model::read(problem);
    assert!(reading.problem.is_some() && reading.hearings_left_out.is_empty(), "{:#?}", reading.faults.first());
    hold("listing_problem", problem);
}

#[test]
fn a_listing_problem_in_which_much_is_possible() {
    hold_sound(&listing([100, 150, 0, 40], "", ""));
    hold_sound(&listing([20, 60, 300, 40], r#","may_float":true,"window":{"fixed_date":"2026-01-05"}"#, ""));
    let long = listing([10, 12, 0, 40], "", "").replace(r#""minutes":120"#, r#""minutes":99900"#);
    hold_sound(&long);
}

#[test]
fn a_listing_problem_with_links_between_everything() {
    let ids = |hearings: &mut dyn Iterator<Item = usize>| {
        hearings.map(|number| format!(r#""H{number}""#)).collect::<Vec<_>>().join(",")
    };
    for kind in [r#""same_slot""#, r#""same_panel""#, r#""same_panel_preferred""#, r#"{"ordered":{"min_gap_days":1}}"#]
    {
        let link =
            |number: usize, hearings: &str| format!(r#"{{"id":"X{number}","kind":{kind},"hearings":[{hearings}]}}"#);
        let one = link(0, &ids(&mut (0..40)));
        let pairs: Vec<_> = (0..39).map(|first| link(first, &ids(&mut (first..first + 2)))).collect();
        let ring: Vec<_> =
            (0..3_000).map(|first| link(first, &ids(&mut [first, (first + 1) % 3_000].into_iter()))).collect();
        hold_sound(&listing([5, 9, 0, 40], "", &one));
        hold_sound(&listing([5, 9, 0, 40], "", &pairs.join(",")));
        hold("listing_problem", &listing([1, 1, 0, 3_000], "", &ring.join(",")));
        hold("listing_problem", &listing([1, 1, 0, 3_000], "", &link(0, &ids(&mut (0..3_000)))));
    }
}

#[test]
fn a_listing_file_that_is_wrong_all_over() {
    hold("listing_problem", &listing([0, 0, 0, 5_000], r#","parties":[{"party":"nobody"}],"what":1,"minutes":0"#, ""));
    hold("listing_problem", &format!(r#"{{"format":"listing/1",{}"#, r#""a":1,"#.repeat(MOST / 8)));
    hold("listing_problem", &format!(r#"{{"format":"listing/1","hearings":[{}0]}}"#, "[],".repeat(MOST / 3 - 20)));
    for target in ["listing_problem", "listing_plan", "listing_outcomes", "rota_file", "meeting_file"] {
        for part in ["[", "{\"a\":", "\"", "\\", "1", "[],", "\u{1f642}", " "] {
            hold(target, &part.repeat(MOST / part.len()));
        }
    }
    let place = |number: usize| {
        format!(r#"{{"hearing":"H-{number}","date":"2026-05-19","start":"10:00","channel":"in_person"}},"#)
    };
    let places = some(9_000, place);
    hold("listing_plan", &format!(r#"{{"format":"listing-plan/1","placements":[{}]}}"#, places.trim_end_matches(',')));
    let lengths = some(9_000, |number| format!(r#"{{"percent":{},"probability":"0.0001"}},"#, number + 1));
    hold(
        "listing_outcomes",
        &format!(
            r#"{{"format":"listing-outcomes/1","note":"n","types":[{{"code":"A","title":"a","basis":"assumption","outcome":{{"settles_in_good_time":"0%","vacated_late":"0%","lengths":{{"percent_of_estimate":[{}]}}}}}}]}}"#,
            lengths.trim_end_matches(',')
        ),
    );
}

#[test]
fn a_rota_and_meetings_in_which_everybody_may_do_everything() {
    let sessions = some(200, |number| {
        format!(
            r#"{{"id":"s{number}","date":"2026-04-{:02}","when":"AD","panel":"A","business":"B","venue":"V","linked":"g{}"}},"#,
            1 + number % 28,
            number % 28
        )
    });
    let people = some(2_000, |number| format!(r#"{{"id":"p{number}","roles":["winger","chair"]}},"#));
    let (sessions, people) = (sessions.trim_end_matches(','), people.trim_end_matches(','));
    hold(
        "rota_file",
        &format!(
            r#"{{"format":"rota/1","name":"n","benches":[{{"id":"lay","seats":[{{"name":"C","role":"chair","presides":true}},{{"name":"L","role":"winger"}},{{"name":"R","role":"winger"}}]}}],"sessions":[{sessions}],"people":[{people}]}}"#
        ),
    );
    let grains = some(9_000, |number| format!(r#"{{"day":{},"minute":{}}},"#, number / 90, number % 90));
    let rooms = some(60, |number| format!(r#"{{"id":{number},"capacity":{}}},"#, number + 1));
    let names = some(2_000, |number| format!(r#""{number}","#));
    let everybody = some(1_000, |number| format!("{number},"));
    let meetings = some(60, |number| {
        format!(r#"{{"id":{number},"duration":9,"required":[{}],"preferred":[]}},"#, everybody.trim_end_matches(','))
    });
    let [grains, rooms, names, meetings] = [&grains, &rooms, &names, &meetings].map(|list| list.trim_end_matches(','));
    hold(
        "meeting_file",
        &format!(
            r#"{{"format":"meeting-listing/1","grains":[{grains}],"rooms":[{rooms}],"people":[{names}],"meetings":[{meetings}]}}"#
        ),
    );
}
