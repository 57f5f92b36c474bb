//! `assize listing explain`.

use std::process::ExitCode;

use listing::{Explainer, Ground, Question};
use listing_model::{HearingId, Plan, Problem};

use super::{code, files};
use crate::cli::Format;
use crate::cli::listing::{ExplainArgs, Language};
use crate::output;

/// Runs the subcommand.
pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<ExitCode> {
    let read = files::problem(&args.files.problem)?;
    let plan = files::whole_plan(&args.files.plan, &read.value)?;
    let ground = Ground::new(&read.value);
    let hearing = HearingId::from(args.hearing.as_str());
    let question = question(args, &read.value, &plan, &hearing);
    let explanation = Explainer::new(&ground, &read.value, &plan)?.explain(&hearing, &question)?;
    match (args.format, args.language) {
        (Format::Json, _) => output::json(&explanation)?,
        (Format::Text, Language::En) => output::line(explanation.to_string().trim_end())?,
        (Format::Text, Language::Cy) => output::line(explanation.welsh().trim_end())?,
    }
    Ok(code(read.is_partial))
}

/// What is asked. If nothing is said: why it is not listed, or, if it is, why not earlier.
fn question(args: &ExplainArgs, problem: &Problem, plan: &Plan, hearing: &HearingId) -> Question {
    if let Some(than) = args.earlier_than {
        return Question::WhyNotEarlier { than };
    }
    if let Some(date) = args.on {
        return Question::WhyNotOn { date };
    }
    if let Some(person) = &args.with {
        return Question::WhyNotWith { person: person.as_str().into() };
    }
    if let Some(here) = &args.here {
        let is_room = problem.supply.rooms.iter().any(|room| room.id.as_str() == here);
        return match is_room {
            true => Question::WhyNotIn { room: here.as_str().into() },
            false => Question::WhyNotAt { venue: here.as_str().into() },
        };
    }
    match plan.placement(hearing) {
        Some(placement) => Question::WhyNotEarlier { than: placement.date },
        None => Question::WhyNotListed,
    }
}
