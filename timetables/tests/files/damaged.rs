//! Files that are damaged on the way: whatever happens to them, the answer is a message.

use proptest::prelude::*;
use timetables::{FileText, Reading, lint, lint_venue_file, read_folder, read_holidays, read_prison_register};
use timetables::{PrisonRegister, read_session_templates, replay};

use crate::support::{files_below, shared};

/// One blow to a text: bytes cut out, bytes put in, or the rest torn off.
#[derive(Debug, Clone)]
enum Blow {
    Cut(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    Tear(prop::sample::Index),
}

fn blow() -> impl Strategy<Value = Blow> {
    let place = any::<prop::sample::Index>;
    let words =
        prop::sample::select(vec!["\n", ": ", "- ", "[", "}", "\"", "&a ", "*a", "2561", "-", "\u{0}", ",,", "9"]);
    prop_oneof![
        (place(), 1_usize..40).prop_map(|(at, length)| Blow::Cut(at, length)),
        (place(), words).prop_map(|(at, word)| Blow::Insert(at, word.as_bytes().to_vec())),
        (place(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Blow::Insert(at, bytes)),
        place().prop_map(Blow::Tear),
    ]
}

fn struck(bytes: &[u8], blows: &[Blow]) -> Vec<u8> {
    blows.iter().fold(bytes.to_vec(), |mut bytes, blow| {
        if bytes.is_empty() {
            return bytes;
        }
        match blow {
            Blow::Cut(at, length) => {
                let start = at.index(bytes.len());
                bytes.drain(start..(start + length).min(bytes.len()));
            }
            Blow::Insert(at, more) => {
                let start = at.index(bytes.len());
                bytes.splice(start..start, more.iter().copied());
            }
            Blow::Tear(at) => bytes.truncate(at.index(bytes.len())),
        }
        bytes
    })
}

/// Everything that reads, on these bytes under this name. Returns how many findings there were in all.
fn read_every_way(name: &str, bytes: &[u8]) -> usize {
    let file = FileText::new(name, bytes);
    let files = [file.clone()];
    let (venue, found) = lint_venue_file(name, bytes);
    if let Some(venue) = venue {
        let written = timetables::write(&venue);
        let back = timetables::load(&written, "written").unwrap_or_else(|findings| panic!("{findings:#?}\n{written}"));
        assert_eq!(back, venue);
    }
    let strict = read_folder(&files, Reading::Strict);
    let recorded = read_folder(&files, Reading::AsRecorded);
    assert!(strict.prisons.len() <= recorded.prisons.len(), "strict takes nothing that today's service refuses");
    let templates = read_session_templates(&files, &PrisonRegister::new());
    let all = [
        found.len(),
        strict.findings.len(),
        templates.findings.len(),
        read_holidays(name, bytes).1.len(),
        read_prison_register(&file).1.len(),
        replay(name, bytes).1.len(),
        lint(&files).len(),
    ];
    all.iter().sum()
}

fn sound_files() -> Vec<FileText> {
    let mut files = files_below(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/venues"));
    if let Some(prisons) = shared("prisons") {
        files.extend(files_below(&prisons).into_iter().filter(|file| file.bytes.len() < 40_000));
    }
    files
}

#[test]
fn no_damage_makes_a_reader_panic() {
    let files = sound_files();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) };
    proptest!(config, |(which in any::<prop::sample::Index>(), blows in prop::collection::vec(blow(), 1..4))| {
        let file = &files[which.index(files.len())];
        read_every_way(&file.name, &struck(&file.bytes, &blows));
    });
}

#[test]
fn ten_megabytes_of_garbage_are_a_message_for_every_format() {
    let line: Vec<u8> = (0..=255_u8).chain(b"a: [b, c\n".iter().copied()).collect();
    let garbage: Vec<u8> = line.iter().copied().cycle().take(10_000_000).collect();
    for name in [
        "x.yml",
        "x.yaml",
        "session_template.csv",
        "bacs.yml",
        "estates.yml",
        "prison-register.csv",
        "x.jsonl",
        "x.bin",
    ] {
        let findings = lint(&[FileText::new(name, garbage.clone())]);
        assert!(timetables::has_errors(&findings), "{name}");
        assert!(findings.len() <= 1_001, "{name}: {} findings", findings.len());
        assert!(findings.iter().all(|finding| finding.to_string().len() < 1_000), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn no_bytes_make_a_reader_panic(
        name in prop::sample::select(vec!["x.yml", "session_template.csv", "bacs.yml", "x.jsonl", "estates.yml"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        read_every_way(name, &bytes);
    }
}

/// Files of the right form and the wrong size, made to keep a reader busy.
#[test]
fn files_made_to_keep_a_reader_busy_do_not() {
    let day = |index: i32| calendars::LocalDate::from_days_since_epoch(20_000 + index).unwrap();
    let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let slots: String = weekdays.iter().map(|day| format!("  {day}:\n{}", "  - 0900-1700\n".repeat(2_000))).collect();
    let closed: String = (0..2_000).map(|index| format!("- {}\n", day(index))).collect();
    let replaced: String = (2_000..4_000).map(|index| format!("  {}: [0900-1000, 0930-1000]\n", day(index))).collect();
    let prison = format!("name: a\nnomis_id: AAI\nrecurring:\n{slots}unbookable:\n{closed}anomalous:\n{replaced}");

    let rule = |index: usize| {
        let (weeks, first) = (45 + index % 8, 1 + index % 9);
        format!(
            "  - {{key: k{index}, space: h, days: [mon], time: 09:00-17:00, every_weeks: {weeks}, \
             from: 2026-01-0{first}, capacity: {{open_table: 1}}}}\n"
        )
    };
    let rules: String = (0..2_000).map(rule).collect();
    let closures: String = (0..2_000).map(|index| format!("- {{date: {}}}\n", day(index))).collect();
    let venue = format!(
        "format: assize/venue 1\ncode: AAI\nname: a\nspaces: {{h: H}}\nsessions:\n{rules}closures:\n{closures}"
    );

    let heading = "prison_code,visit_room,open_capacity,closed_capacity,start_time,end_time,valid_from_date,\
                   valid_to_date,day_of_week,weekly_frequency\n";
    let row =
        |index: usize| format!("AAI,Hall,1,1,09:00,17:00,2026-01-0{},,MONDAY,{}\n", 1 + index % 9, 1 + index % 52);
    let table = format!("{heading}{}", (0..15_000).map(row).collect::<String>());

    let dates = vec!["\"2026-01-01\""; 60_000].join(",");
    let log = format!("{{\"op\":\"put\",\"file\":\"a\",\"config\":{{\"unbookable\":[{dates}]}}}}\n").repeat(10);
    for (name, text) in [("a.yml", prison), ("a.yaml", venue), ("session_template.csv", table), ("a.jsonl", log)] {
        let start = std::time::Instant::now();
        let findings = lint(&[FileText::new(name, text)]);
        assert!(
            findings.iter().any(|finding| finding.code == timetables::Code::TooLarge) || name == "a.jsonl",
            "{name}"
        );
        assert!(start.elapsed().as_secs() < 20, "{name} took {:?}", start.elapsed());
        println!("{name}: {:?}, {} findings", start.elapsed(), findings.len());
    }
}
