use rstest::rstest;

use super::*;
use crate::{Words, sample};

#[rstest]
#[case("gantt-rooms", Rows::Rooms, &Words::ENGLISH)]
#[case("gantt-people", Rows::People, &Words::ENGLISH)]
#[case("gantt-rooms-cy", Rows::Rooms, &Words::WELSH)]
fn the_region(#[case] name: &str, #[case] rows: Rows, #[case] words: &Words) {
    let (problem, plan) = sample::region();
    let options = Options { rows, words, ..Options::of(sample::week()) };
    let svg = gantt_svg(&problem, &plan, &options);
    assert_eq!(sample::is_well_formed(&svg), Ok(()));
    assert_eq!(svg, gantt_svg(&problem, &plan, &options));
    sample::save(&format!("{name}.svg"), &svg);
    insta::assert_snapshot!(name, svg);
}

/// A week that ends within a hearing and the one after it; a day off; weeks outside the horizon.
#[rstest]
#[case::all("2026-08-24", "2026-09-04", true)]
#[case::before("2026-01-05", "2026-01-09", false)]
#[case::weekend("2026-08-29", "2026-08-30", false)]
#[case::holiday("2026-08-31", "2026-08-31", false)]
fn any_dates_make_a_picture(#[case] first: &str, #[case] last: &str, #[case] something: bool) {
    let (problem, plan) = sample::region();
    let dates = calendars::DateRange::new(sample::date(first), sample::date(last)).unwrap();
    let svg = gantt_svg(&problem, &plan, &Options::of(dates));
    assert_eq!(sample::is_well_formed(&svg), Ok(()));
    assert_eq!(svg.contains("Nothing is listed."), !something);
}

/// A fixture of the size of the largest venues, to be looked at, and to see that nothing is drawn outside the picture.
#[test]
fn a_large_venue() {
    let (problem, plan) = sample::large();
    let svg = gantt_svg(&problem, &plan, &Options::of(sample::week()));
    assert_eq!(sample::is_well_formed(&svg), Ok(()));
    let numbers = |attribute: &str| -> Vec<i64> {
        let start = format!(" {attribute}=\"");
        svg.split(&start).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
    };
    let (width, height) = (numbers("width")[0], numbers("height")[0]);
    assert!(numbers("x").iter().all(|x| (0..=width).contains(x)));
    assert!(numbers("y").iter().all(|y| (0..=height).contains(y)));
    assert!(numbers("font-size").iter().all(|size| *size >= 11));
    sample::save("gantt-large.svg", &svg);
    sample::save("list-large.html", &crate::list_html(&problem, &plan, &Options::of(sample::week())));
}

#[test]
fn without_a_list_in_force_nothing_is_marked() {
    let (mut problem, plan) = sample::region();
    problem.in_force = None;
    let svg = gantt_svg(&problem, &plan, &Options::of(sample::week()));
    assert!(!svg.contains(">New<") && !svg.contains(">Moved<") && !svg.contains("in force"));
}
