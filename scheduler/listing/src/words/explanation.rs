//! A whole explanation as text.

use super::fill::Filling;
use super::name::{date, layer, place};
use super::{Tongue, demands, phrases, rules};
use crate::explain::{Change, Explanation, InTheWay, Means, Moved, Price, Question, Step};

/// The whole answer.
pub(super) fn text(explanation: &Explanation, tongue: Tongue) -> String {
    let mut lines = vec![now(explanation, tongue)];
    lines.extend(asked(&explanation.question, tongue));
    if let Some(possible) = &explanation.possible {
        let filling =
            Filling::default().with("place", place(&possible.at, tongue)).with("price", price(&possible.price, tongue));
        lines.extend(filling.fill(phrases::POSSIBLE.of(tongue)));
    }
    if let Some(found) = &explanation.in_the_way {
        in_the_way(found, tongue, &mut lines);
    }
    if explanation.possible.is_none() && !explanation.funnel.is_empty() {
        lines.push(phrases::FUNNEL.of(tongue).to_owned());
        lines.extend(telling(&explanation.funnel).map(|step| format!("  {}", demands::line(step, tongue))));
        told_alone(explanation, tongue, &mut lines);
        changes(&explanation.changes, tongue, &mut lines);
    }
    lines.join("\n")
}

fn now(explanation: &Explanation, tongue: Tongue) -> String {
    let filling = Filling::default().with("hearing", explanation.hearing.as_str());
    let told = match &explanation.now {
        Some(now) => filling.with("place", place(now, tongue)).fill(phrases::NOW.of(tongue)),
        None => filling.fill(phrases::NOT_LISTED.of(tongue)),
    };
    told.unwrap_or_default()
}

fn asked(question: &Question, tongue: Tongue) -> Option<String> {
    let filling = Filling::default();
    let (filling, phrase) = match question {
        Question::WhyNotListed => return None,
        Question::WhyNotEarlier { than } => (filling.with("date", date(*than, tongue)), phrases::WHY_NOT_EARLIER),
        Question::WhyNotOn { date: day } => (filling.with("date", date(*day, tongue)), phrases::WHY_NOT_ON),
        Question::WhyNotAt { venue } => (filling.with("venue", venue.as_str()), phrases::WHY_NOT_AT),
        Question::WhyNotIn { room } => (filling.with("room", room.as_str()), phrases::WHY_NOT_IN),
        Question::WhyNotWith { person } => (filling.with("person", person.as_str()), phrases::WHY_NOT_WITH),
    };
    filling.fill(phrase.of(tongue))
}

fn in_the_way(found: &InTheWay, tongue: Tongue, lines: &mut Vec<String>) {
    match &found.at {
        Some(at) => {
            lines.extend(Filling::default().with("place", place(at, tongue)).fill(phrases::IN_THE_WAY.of(tongue)));
        }
        None => lines.push(phrases::IN_ANY_WAY.of(tongue).to_owned()),
    }
    lines.extend(found.obstacles.iter().map(|obstacle| format!("  {}", rules::sentence(obstacle, tongue))));
    if found.days > 0 {
        let filling = Filling::default().with("days", found.days.to_string());
        lines.extend(filling.fill(phrases::ALL_ON.of(tongue)).map(|line| format!("  {line}")));
    }
}

/// The steps worth telling: the first, those that turn days away, and none after that which leaves none.
fn telling(funnel: &[Step]) -> impl Iterator<Item = &Step> {
    let end = funnel.iter().position(|step| step.days == 0).map_or(funnel.len(), |at| at + 1);
    funnel[..end]
        .iter()
        .enumerate()
        .filter(|&(at, step)| at == 0 || step.days < funnel[at - 1].days)
        .map(|(_, step)| step)
}

fn told_alone(explanation: &Explanation, tongue: Tongue, lines: &mut Vec<String>) {
    if explanation.alone.is_empty() {
        return;
    }
    lines.push(phrases::ALONE.of(tongue).to_owned());
    let told = explanation.alone.iter().map(|(reason, days)| format!("  {days}: {}", rules::title(*reason).of(tongue)));
    lines.extend(told);
}

fn changes(changes: &[Change], tongue: Tongue, lines: &mut Vec<String>) {
    if changes.is_empty() {
        lines.push(phrases::NO_CHANGE.of(tongue).to_owned());
        return;
    }
    lines.push(phrases::CHANGES.of(tongue).to_owned());
    for change in changes {
        let filling =
            Filling::default().with("place", place(&change.at, tongue)).with("price", price(&change.price, tongue));
        let (phrase, details): (_, Vec<String>) = match &change.means {
            Means::Move(moved) => (phrases::MOVE, moved.iter().map(|one| moves(one, tongue)).collect()),
            Means::Waive(obstacles) => {
                (phrases::WAIVE, obstacles.iter().map(|one| rules::sentence(one, tongue)).collect())
            }
        };
        lines.extend(filling.fill(phrase.of(tongue)).map(|line| format!("  - {line}")));
        lines.extend(details.into_iter().map(|line| format!("    {line}")));
    }
}

fn moves(moved: &Moved, tongue: Tongue) -> String {
    let filling = Filling::default().with("hearing", moved.hearing.as_str()).with("from", place(&moved.from, tongue));
    let told = match &moved.to {
        Some(to) => filling.with("to", place(to, tongue)).fill(phrases::MOVED.of(tongue)),
        None => filling.fill(phrases::TAKEN_OUT.of(tongue)),
    };
    told.unwrap_or_default()
}

fn price(price: &Price, tongue: Tongue) -> String {
    if price.0.is_empty() {
        return phrases::FREE.of(tongue).to_owned();
    }
    let costs: Vec<String> = price.0.iter().map(|&(of, more)| format!("{} {more:+}", layer(of, tongue))).collect();
    Filling::default().with("costs", costs.join(", ")).fill(phrases::PRICE.of(tongue)).unwrap_or_default()
}
