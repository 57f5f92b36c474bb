//! A real rota: six months of Bedfordshire, dropped and filled again under each reading of who could have come.

use std::path::Path;

use anytime::Never;
use rota::*;
use rstest::rstest;

/// The two tables, if they are there.
fn tables() -> Option<(String, String)> {
    let read = |name: &str| {
        let path = format!("../../../shared/data/courts/rota/bedfordshire_{name}.csv");
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
    };
    let tables = read("profiles").zip(read("schedules"));
    if tables.is_none() {
        println!("skipped: there is no ../shared/data/courts/rota/bedfordshire_*.csv");
    }
    tables
}

fn bedfordshire(inference: Inference) -> Option<(SoundRota, Filled)> {
    let (profiles, schedules) = tables()?;
    let imported = import("Bedfordshire, April to September 2024", &profiles, &schedules, inference).unwrap();
    assert_eq!(imported.faults, []);
    let (rota, faults) = sound(imported.rota);
    assert_eq!(faults, []);
    Some((rota, Filled { assignments: imported.real, ..Filled::default() }))
}

#[test]
fn the_real_rota_is_reported_as_it_is() {
    for available in Assumed::ALL {
        let Some((rota, real)) = bedfordshire(Inference::cautious(available)) else { return };
        let report = report(rota.rota(), &real);
        assert_eq!((report.sessions, report.people.len(), real.assignments.len()), (1128, 139, 2466));
        assert_eq!((report.full, report.nobody, report.only_chair_missing), (910, 92, 96));
        // What is inferred from the real rota must let the real rota through.
        assert_eq!(report.breaches, []);
        let missing: Vec<(String, usize)> =
            report.missing.iter().map(|missing| (missing.roles.join("+"), missing.sessions)).collect();
        let expected = [("chair", 96), ("winger", 18), ("chair+winger", 4), ("crown", 4), ("winger+winger", 4)];
        assert_eq!(missing, expected.map(|(roles, sessions)| (roles.to_owned(), sessions)));
    }
}

/// Full benches, which are as many as there can be; sessions with nobody; with somebody and nobody who presides.
#[rstest]
#[case::the_same_people_on_the_same_half_days(Assumed::AsSat, 0, 930, 930)]
#[case::on_their_weekdays_within_their_time(Assumed::HabitWithinSpan, 0, 994, 994)]
#[case::on_their_weekdays_within_their_time_a_day_more(Assumed::HabitWithinSpan, 2, 1076, 1076)]
#[case::on_their_weekdays(Assumed::Habit, 0, 994, 994)]
#[case::on_their_weekdays_a_day_more(Assumed::Habit, 2, 1088, 1088)]
#[case::on_their_weekdays_two_days_more(Assumed::Habit, 4, 1128, 1128)]
#[case::on_any_day(Assumed::Always, 0, 994, 994)]
#[case::on_any_day_a_day_more(Assumed::Always, 2, 1088, 1088)]
fn filled_again(#[case] available: Assumed, #[case] extra_sittings: u32, #[case] full: u64, #[case] at_most: u64) {
    let inference = Inference { extra_sittings, ..Inference::cautious(available) };
    let Some((rota, real)) = bedfordshire(inference) else { return };
    let filling = fill(&rota, Options { steps: 4_000, ..Options::default() }, &Never);
    let comparison = Comparison {
        before: report(rota.rota(), &real),
        after: report(rota.rota(), &filling.filled),
        at_most: filling.at_most,
    };
    println!("{available:?}, {extra_sittings} more: {} steps, {} rounds", filling.steps, filling.rounds);
    println!("{comparison}");
    assert_eq!(comparison.after.breaches, []);
    assert_eq!((filling.full, filling.at_most), (full, at_most));
    assert_eq!(comparison.after.moves, Moves::default());
}

#[test]
fn the_comparison_reads_well() {
    let Some((rota, real)) = bedfordshire(Inference::cautious(Assumed::AsSat)) else { return };
    let filling = fill(&rota, Options::default(), &Never);
    let after = report(rota.rota(), &filling.filled);
    let reasons: String = after.unfilled.iter().take(6).map(ToString::to_string).collect();
    let comparison = Comparison { before: report(rota.rota(), &real), after, at_most: filling.at_most };
    insta::assert_snapshot!(format!("{comparison}\nThe first sessions that are not full:\n{reasons}"));
}

#[test]
fn a_table_without_a_column_and_rows_that_make_no_sense() {
    let inference = Inference::cautious(Assumed::AsSat);
    let no_column = import("", "profile,date\n", "", inference).unwrap_err();
    assert_eq!(no_column.to_string(), "the table of sessions (profiles) has no column `session`");
    let profiles = "profile,date,session,panel,business,venueId,locationId,welsh,linked\n\
        A,2024-04-03,AM,ADULT,TRL,1,2,false,\nA,2024-04-03,PM,ADULT,TRL,1,2,false,\n\
        B,2024-13-03,AM,ADULT,TRL,1,2,false,\nC,2024-04-03,NIGHT,ADULT,TRL,1,2,false,\nD,2024-04-03\n";
    let schedules = "schedule,profile,justice,slot\nx,A,J,CHAIR\nx,Z,J,CHAIR\nx,A,J,SOFA\n";
    let imported = import("", profiles, schedules, inference).unwrap();
    assert_eq!((imported.rota.sessions.len(), imported.real.len()), (1, 1));
    let faults: Vec<String> = imported.faults.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(faults.join("\n"));
}
