//! The example of the documentation is sound.

use crate::support::EXAMPLE;
use listing_model::{Problem, read};

#[test]
fn it_reads_without_a_fault() {
    let reading = read(EXAMPLE);
    assert_eq!(reading.faults, [], "{:#?}", reading.faults);
    let problem = reading.problem.unwrap();
    assert_eq!((problem.hearings.len(), problem.supply.rooms.len(), problem.supply.people.len()), (12, 4, 5));
    assert!(reading.hearings_left_out.is_empty());
}

#[test]
fn reading_is_what_the_types_say() {
    let typed: Problem = serde_json::from_str(EXAMPLE).unwrap();
    assert_eq!(read(EXAMPLE).problem, Some(typed));
}

#[test]
fn facts_of_it() {
    let problem = read(EXAMPLE).problem.unwrap();
    let directory = problem.directory();
    let hearing = |id: &str| directory.hearing(&id.into()).unwrap();
    let needs: Vec<&str> = directory.room_needs(hearing("H-01")).into_iter().collect();
    assert_eq!(needs, ["30"], "the adjustments of P-1");
    let venues: Vec<(&str, u16)> =
        problem.venue_choices(hearing("H-02")).into_iter().map(|(venue, cost)| (venue.as_str(), cost)).collect();
    assert_eq!(venues, [("HULL", 5), ("LEEDS", 0)], "the region, and Leeds at its own cost");
    let rooms = problem.supply.rooms.iter().filter(|room| directory.room_suits(room, hearing("H-01")));
    assert_eq!(rooms.map(|room| room.id.as_str()).collect::<Vec<_>>(), ["LEEDS-1", "LEEDS-2"]);
    let judge = directory.person(&"J-BRIGGS".into()).unwrap();
    assert_eq!(judge.venue_cost(&"HULL".into()), Some(12));
    assert_eq!(directory.person(&"M-EVANS".into()).unwrap().venue_cost(&"HULL".into()), None);
    assert!(judge.can_fill(&hearing("H-01").panel[0]) && !judge.can_fill(&hearing("H-02").panel[1]));
    assert_eq!(problem.in_force.unwrap().by_hearing().len(), 3);
}
