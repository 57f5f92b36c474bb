use rstest::rstest;

use super::*;
use crate::{Words, sample};

#[rstest]
#[case("use-venues", Rows::Rooms, &Words::ENGLISH)]
#[case("use-people", Rows::People, &Words::ENGLISH)]
#[case("use-venues-cy", Rows::Rooms, &Words::WELSH)]
fn the_region(#[case] name: &str, #[case] rows: Rows, #[case] words: &Words) {
    let (problem, plan) = sample::region();
    let options = Options { rows, words, ..Options::of(sample::fortnight()) };
    let svg = utilisation_svg(&problem, &plan, &options);
    assert_eq!(sample::is_well_formed(&svg), Ok(()));
    sample::save(&format!("{name}.svg"), &svg);
    insta::assert_snapshot!(name, svg);
    let html = utilisation_html(&problem, &plan, &options);
    assert_eq!(sample::is_well_formed(&html), Ok(()));
    sample::save(&format!("{name}.html"), &html);
}

fn measured(rows: Rows) -> Vec<(String, Vec<(u64, u64)>)> {
    let (problem, plan) = sample::region();
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let options = Options { rows, ..Options::of(sample::fortnight()) };
    let weeks =
        |row: Measured| (row.name.clone(), row.weeks.values().map(|used| (used.used, used.available)).collect());
    measure::of(&book, &options).into_iter().map(weeks).collect()
}

/// Leeds has four rooms, a week of 1,800 minutes each, less two days of one room and an afternoon of another. It uses
/// three days, 120 + 60 + 360 + 180 + 30 + 240 minutes and the morning of a block list. The second week has three days.
#[test]
fn rooms_are_measured_by_hand() {
    let expected = vec![
        ("Leeds".to_owned(), vec![(1_080 + 990 + 180, 7_200 - 720 - 180), (0, 4 * 3 * 360)]),
        ("Kingston upon Hull".to_owned(), vec![(720, 3_600), (3 * 360, 2_160)]),
    ];
    assert_eq!(measured(Rows::Rooms), expected);
}

#[test]
fn people_are_measured_by_their_patterns() {
    let people = measured(Rows::People);
    let of = |name: &str| people.iter().find(|person| person.0 == name).unwrap().1.clone();
    assert_eq!(of("J. Brown"), vec![(120 + 60 + 360 + 30, 3 * 360), (0, 3 * 360)]);
    assert_eq!(of("J. Carter"), vec![(180 + 180, 3 * 360), (0, 2 * 360)]);
    assert_eq!(of("J. Davies")[0], (60 + 90 + 720, 1_800));
}

#[test]
fn what_is_taken_twice_counts_once() {
    let (problem, mut plan) = sample::region();
    plan.placements = vec![
        sample::slot("ET-1002", "2026-08-24", "10:00", "L1", &[]),
        sample::slot("ET-1003", "2026-08-24", "11:30", "L1", &[]),
    ];
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let leeds = &of_rooms(&book, &Options::of(sample::week()))[0];
    // 10:00 to 12:30, and the block list of Tuesday.
    assert_eq!(leeds.total().used, 150 + 180);
}
