//! What must hold of any rota.

use anytime::Never;
use proptest::prelude::*;
use rota::*;

use crate::support;

fn few(steps: u64) -> Options {
    Options { seed: 7, steps, rounds: 40 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_rule_is_broken_and_the_report_says_what_the_search_says(rota in support::rota(12, 10)) {
        let filling = fill(&rota, few(200), &Never);
        prop_assert_eq!(check(rota.rota(), &filling.filled), vec![]);
        prop_assert!(filling.full <= filling.at_most);
        prop_assert!(filling.at_most <= rota.rota().sessions.len() as u64);

        let report = report(rota.rota(), &filling.filled);
        prop_assert_eq!(report.full as u64, filling.full);
        let number = |count: usize| i64::try_from(count).unwrap();
        prop_assert_eq!(number(report.sessions - report.full), filling.score.of(Layer::NotFull));
        prop_assert_eq!(report.unfilled.len(), report.sessions - report.full);
        prop_assert_eq!(number(report.nobody), filling.score.of(Layer::Nobody));
        prop_assert_eq!(number(report.moves.to_another_room + report.moves.to_another_venue), filling.score.of(Layer::Travel));
        let unfairness: i64 = report.people.iter().map(|share| (i64::from(share.sittings) - share.share.map_or(0, i64::from)).pow(2)).sum();
        prop_assert_eq!(unfairness, filling.score.of(Layer::Unfairness));
        let below: u32 = report.people.iter().map(|share| share.least.unwrap_or(0).saturating_sub(share.sittings)).sum();
        prop_assert_eq!(i64::from(below), filling.score.of(Layer::BelowLeast));
    }

    #[test]
    fn the_same_seed_gives_the_same_rota(rota in support::rota(10, 8)) {
        prop_assert_eq!(fill(&rota, few(150), &Never), fill(&rota, few(150), &Never));
    }

    #[test]
    fn more_steps_are_never_worse(rota in support::rota(10, 8)) {
        // From nothing to something: the first rota is the same, and no step makes it worse.
        let (none, some) = (fill(&rota, few(0), &Never), fill(&rota, few(300), &Never));
        prop_assert!(some.full >= none.full);
    }

    #[test]
    fn a_rota_is_read_as_it_was_written(rota in support::rota(8, 6)) {
        let json = serde_json::to_string(rota.rota()).unwrap();
        let (again, _) = read(&json);
        prop_assert_eq!(&again, &rota);
        // Whatever was wrong was left out before; only roles without people may be named again.
        let (_, faults) = sound(rota.into_rota());
        prop_assert!(faults.iter().all(|fault| matches!(fault.kind, FaultKind::NobodyHasRole(_))), "{:?}", faults);
    }

    #[test]
    fn nobody_need_be_moved_in_a_rota_that_is_full(rota in support::rota(8, 10), before in 0_u64..300, steps in 0_u64..300) {
        let filling = fill(&rota, few(before), &Never);
        let mut kept = rota.into_rota();
        kept.assignments = filling.filled.assignments.clone();
        let (kept, faults) = sound(kept);
        prop_assert!(faults.iter().all(|fault| matches!(fault.kind, FaultKind::NobodyHasRole(_))), "{:?}", faults);
        // Against itself a rota has no changes. Another one is better, layer by layer, or it is the same.
        let amount = |filling: &Filling, layer| if layer == Layer::Changes { 0 } else { filling.score.of(layer) };
        let stands: Vec<i64> = Layer::ALL.iter().map(|layer| amount(&filling, *layer)).collect();
        for steps in [0, steps] {
            let again = fill(&kept, few(steps), &Never);
            let scored: Vec<i64> = Layer::ALL.iter().map(|layer| again.score.of(*layer)).collect();
            prop_assert!(scored <= stands, "{:?} {:?}", scored, stands);
            if scored == stands && again.full == kept.rota().sessions.len() as u64 {
                prop_assert_eq!(again.filled, filling.filled.clone());
            }
        }
    }
}
