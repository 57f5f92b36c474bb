//! Lists a problem file and explains what is not listed: `explain FILE STEPS [HEARING]`. For experiments.
#![expect(clippy::print_stdout, reason = "a command")]

use std::time::Instant;

use anytime::{Never, OneByOne};
use listing::{Budget, Explainer, Ground, Question, solve};
use listing_model::{HearingId, Problem};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let problem: Problem = serde_json::from_str(&std::fs::read_to_string(arguments.next().ok_or("a file")?)?)?;
    let steps = arguments.next().unwrap_or_default().parse().unwrap_or(0);
    let ground = Ground::new(&problem);
    let solved = solve(&ground, Budget { steps, seed: 1 }, &OneByOne(1), &Never, &mut |_| {});
    let begun = Instant::now();
    let plan = solved.plan(&ground, &problem);
    println!("plan with reasons of {} unlisted hearings: {:?}", plan.unlisted.len(), begun.elapsed());
    let begun = Instant::now();
    let explainer = Explainer::of(&ground, &problem, &solved);
    println!("explainer {:?}", begun.elapsed());
    if let Some(hearing) = arguments.next() {
        let explanation = explainer.explain(&HearingId::from(hearing), &Question::WhyNotListed)?;
        println!("{explanation}\n\n{}", explanation.welsh());
        return Ok(());
    }
    for unlisted in plan.unlisted.iter().step_by(1 + plan.unlisted.len() / 8) {
        let begun = Instant::now();
        let explanation = explainer.explain(&unlisted.hearing, &Question::WhyNotListed)?;
        println!("\n{:?} {:?}\n{explanation}", begun.elapsed(), unlisted.reasons);
    }
    for placement in plan.placements.iter().step_by(1 + plan.placements.len() / 4) {
        let begun = Instant::now();
        let explanation = explainer.explain(&placement.hearing, &Question::WhyNotEarlier { than: placement.date })?;
        println!("\n{:?}\n{explanation}", begun.elapsed());
    }
    Ok(())
}
