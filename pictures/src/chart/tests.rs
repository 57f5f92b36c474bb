use listing_model::{Channel, ListKind, Placement, Supply};

use super::*;
use crate::{Words, sample};

/// Each group's title with its rows: name, lanes, bars as id, from, to.
fn shape(book: &Book<'_>, options: &Options<'_>) -> Vec<String> {
    let chart = Chart::new(book, options, options.dates);
    let mut lines = Vec::new();
    for group in &chart.groups {
        lines.push(format!("{} ({})", group.title, group.idle.join(", ")));
        for row in &group.rows {
            let bar = |bar: &Bar<'_>| {
                let ((first, from), (last, to)) = (bar.extent.from, bar.extent.to);
                format!("{} {first}:{from}-{last}:{to}@{}", bar.subject.id(), bar.lane)
            };
            lines.push(format!("  {}: {}", row.name, row.bars.iter().map(bar).collect::<Vec<_>>().join(", ")));
        }
    }
    lines
}

#[test]
fn rooms_by_venue() {
    let (problem, plan) = sample::region();
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let expected = [
        "Leeds (Hearing Room 4)",
        "  Hearing Room 1: ET-1001 0:0-2:360@0, ET-1008 3:60-3:300@0",
        "  Hearing Room 2: ET-1002 0:0-0:120@0, ET-1003 0:180-0:240@0, ET-1006 0:255-0:285@0, ET-1004 1:0-1:360@0",
        "  Hearing Room 3: ET-1005 0:0-0:180@0, BL-1 1:0-1:180@0",
        "  Float list: FL-1 2:0-2:360@0",
        "  Backup list: BK-1 3:0-3:360@0",
        "Kingston upon Hull (Court 2)",
        "  Court 1: ET-1007 3:0-4:360@0",
        "By video or telephone ()",
        "  J. Davies: ET-1009 2:0-2:60@0, ET-1010 2:60-2:150@0",
    ];
    assert_eq!(shape(&book, &Options::of(sample::week())), expected);
}

#[test]
fn people_of_one_venue() {
    let (problem, plan) = sample::region();
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let hull = "hull".into();
    let options = Options { rows: Rows::People, venue: Some(&hull), ..Options::of(sample::week()) };
    let expected = [
        "Judges ()",
        "  J. Davies: ET-1009 2:0-2:60@0, ET-1010 2:60-2:150@0, ET-1007 3:0-4:360@0",
        "Employer members ()",
        "  M. Evans: ET-1001 0:0-2:360@0, ET-1007 3:0-4:360@0",
    ];
    assert_eq!(shape(&book, &options), expected);
}

#[test]
fn what_overlaps_lies_in_lanes() {
    let (problem, mut plan) = sample::region();
    plan.placements = vec![
        sample::slot("ET-1005", "2026-08-24", "10:00", "L1", &[]),
        sample::slot("ET-1003", "2026-08-24", "10:30", "L1", &[]),
        sample::slot("ET-1009", "2026-08-24", "11:30", "L1", &[]),
        sample::slot("ET-1002", "2026-08-24", "14:00", "L1", &[]),
    ];
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let lines = shape(&book, &Options::of(sample::week()));
    assert_eq!(
        lines[1],
        "  Hearing Room 1: ET-1005 0:0-0:180@0, ET-1003 0:30-0:90@1, ET-1009 0:90-0:150@1, ET-1002 0:180-0:300@0"
    );
}

/// Neighbouring sittings are joined, over night as well.
#[test]
fn what_is_shut_is_joined() {
    let (problem, plan) = sample::region();
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let chart = Chart::new(&book, &Options::of(sample::week()), sample::week());
    let shut = |row: usize| chart.groups[0].rows[row].shut.iter().map(|shut| (shut.from, shut.to)).collect::<Vec<_>>();
    assert_eq!(shut(0), []);
    assert_eq!(shut(1), [((2, 0), (3, 360))]);
    assert_eq!(shut(2), [((0, 180), (0, 360))]);
}

/// A room, a list, a hearing and people that the problem does not know, and a day without sittings.
#[test]
fn nothing_is_lost() {
    let (mut problem, mut plan) = sample::region();
    problem.supply = Supply { venues: vec![sample::venue("leeds", "Leeds")], ..Supply::default() };
    plan.placements = vec![
        sample::slot("ET-1002", "2026-08-24", "10:00", "GONE", &["nobody"]),
        Placement { list: Some("GONE".into()), ..sample::slot("ET-1003", "2026-08-24", "10:00", "", &[]) },
        sample::slot("UNKNOWN", "2026-08-24", "10:00", "GONE", &[]),
        sample::slot("ET-1004", "2026-08-29", "10:00", "GONE", &[]),
        Placement { room: None, channel: Channel::Video, ..sample::slot("ET-1005", "2026-08-25", "10:00", "", &[]) },
    ];
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let dates = DateRange::new(sample::date("2026-08-24"), sample::date("2026-08-30")).unwrap();
    let chart = Chart::new(&book, &Options::of(dates), dates);
    let elsewhere: Vec<&str> = chart.elsewhere.iter().map(|placement| placement.hearing.as_str()).collect();
    assert_eq!(elsewhere, ["ET-1003", "ET-1004"]);
    let expected = [
        "Unknown venue ()",
        "  GONE: UNKNOWN 0:0-0:5@0, ET-1002 0:0-0:120@1",
        "By video or telephone ()",
        "  Nobody named: ET-1005 1:0-1:180@0",
    ];
    assert_eq!(shape(&book, &Options::of(dates)), expected);
    let people = shape(&book, &Options { rows: Rows::People, ..Options::of(dates) });
    assert_eq!(people, ["Judge or member ()", "  nobody: ET-1002 0:0-0:120@0"]);
}

#[test]
fn the_hearings_of_a_list_without_a_sitting_are_not_lost() {
    let (mut problem, plan) = sample::region();
    if let ListKind::Block { sittings, .. } = &mut problem.supply.lists[0].kind {
        *sittings = vec!["EVENING".to_owned()];
    }
    let book = Book::new(&problem, &plan, &Words::ENGLISH);
    let chart = Chart::new(&book, &Options::of(sample::week()), sample::week());
    // Its sitting is unknown: no bar, but its five hearings are told of.
    assert_eq!(chart.elsewhere.len(), 5);
}
