//! Why a hearing is not listed, or not elsewhere, and what would let it in.
//!
//! An [`Explainer`] is made of a plan and answers [questions](Question) about it. An answer has four parts, each by itself:
//!
//! - the *funnel*: how the days asked about become fewer, demand after demand;
//! - the *fewest rules* that stand in the way, and at which place. Found by relaxing sets of rules, smallest first, on all places at
//!   once ([`survey`]), and then held against the rules themselves, which tell the facts;
//! - the cheapest place that *is* lawful, with its price, where there is one;
//! - *changes* that would let the hearing in: other hearings move, or somebody gives leave. Each is tried on a copy of the plan.
//!
//! Nothing here is left to chance: the same question has the same answer.

mod answer;
mod changes;
mod from_plan;
mod funnel;
mod offers;
mod question;
mod reasons;
mod smallest;
mod survey;
#[cfg(test)]
mod tests;
mod within;

use listing_model::{HearingId, Plan, Problem};

pub use answer::{Change, Explanation, InTheWay, Means, Moved, Price, Priced};
pub use from_plan::BadPlan;
pub use funnel::{Demand, Step};
pub use question::{Question, Unanswerable};
pub(crate) use reasons::reasons;

use crate::ground::Ground;
use crate::reason::Reason;
use crate::rules::{Book, Fact, Obstacle};
use crate::solve::Solved;
use crate::state::State;
use changes::{Ideas, Trial};
use smallest::{alone, smallest};
use survey::{Reach, Survey};
use within::Within;

/// A plan that can be asked about.
pub struct Explainer<'a> {
    book: Book<'a>,
    state: State<'a>,
}

impl<'a> Explainer<'a> {
    /// Of a plan that was just made.
    #[must_use]
    pub fn of(ground: &'a Ground, problem: &'a Problem, solved: &Solved) -> Self {
        Self { book: Book::new(problem), state: solved.state(ground) }
    }

    /// Of a plan that was read.
    ///
    /// # Errors
    ///
    /// If the plan places hearings where they cannot be. One that [`read_plan`](listing_model::read_plan) accepts and the checker
    /// finds lawful does not.
    pub fn new(ground: &'a Ground, problem: &'a Problem, plan: &Plan) -> Result<Self, BadPlan> {
        Ok(Self { book: Book::new(problem), state: from_plan::state(ground, problem, plan)? })
    }

    /// The rules that stand in the way of a hearing that is not listed, the strongest first. None if it is listed, or unknown.
    #[must_use]
    pub fn reasons(&self, hearing: &HearingId) -> Vec<Reason> {
        let waits = |&(_, item): &(u32, u32)| self.state.places[item as usize].is_none();
        self.find(hearing).filter(waits).map_or_else(Vec::new, |(_, item)| reasons(&self.book, &self.state, item))
    }

    /// Answers a question about a hearing.
    ///
    /// # Errors
    ///
    /// If the question names what the problem does not have.
    pub fn explain(&self, hearing: &HearingId, question: &Question) -> Result<Explanation, Unanswerable> {
        let (number, item) = self.find(hearing).ok_or_else(|| Unanswerable::UnknownHearing(hearing.clone()))?;
        let within = question.within(self.state.ground)?;
        let place = self.state.places[item as usize];
        let now = place.map(|place| self.state.ground.placement(self.book.problem, number, place));
        let mut explanation = Explanation {
            hearing: hearing.clone(),
            question: question.clone(),
            now,
            possible: None,
            funnel: Vec::new(),
            in_the_way: None,
            alone: Vec::new(),
            changes: Vec::new(),
        };
        match within {
            // It is listed: there is nothing to explain.
            _ if *question == Question::WhyNotListed && place.is_some() => {}
            Some(within) => self.answer(&mut explanation, number, item, within),
            // A day on which nothing sits.
            None => explanation.in_the_way = not_a_sitting_day(question),
        }
        Ok(explanation)
    }

    fn answer(&self, explanation: &mut Explanation, hearing: u32, number: u32, within: Within) {
        let mut state = self.state.clone();
        state.remove(number);
        let survey = Survey::new(&self.book, &state, number, within, Reach::All);
        let ideas = Ideas::of(&survey);
        explanation.funnel =
            funnel::funnel(&Survey::new(&self.book, &state, number, within, self.reach(number, &within)));
        explanation.alone = alone(&survey);
        let found = smallest(&survey).map(|(rules, place)| {
            let days = survey.days().filter(|&day| survey.is_open(day, rules)).count();
            (place, u32::try_from(days).unwrap_or(u32::MAX))
        });
        let mut trial = Trial { book: &self.book, state, number, hearing, now: self.state.score };
        explanation.possible = trial.possible(&ideas);
        if explanation.possible.is_none() {
            explanation.in_the_way = found.map(|(place, days)| InTheWay {
                at: Some(trial.placement(hearing, place)),
                obstacles: trial.broken(place),
                days,
            });
            explanation.changes = trial.changes(&ideas);
        }
    }

    /// How far the funnel looks: at what the hearing may have, unless that is nothing, or somebody or somewhere else is asked about.
    fn reach(&self, number: u32, within: &Within) -> Reach {
        let item = &self.state.ground.items[number as usize];
        let barred = item.rooms.is_empty() && item.roomless.is_none();
        let asks = within.venue.or(within.room).or(within.person).is_some();
        if barred || asks || item.seats.iter().chain(&item.languages).any(Vec::is_empty) {
            Reach::All
        } else {
            Reach::Allowed
        }
    }

    /// The number of a hearing, and that of its item.
    fn find(&self, hearing: &HearingId) -> Option<(u32, u32)> {
        let ground = self.state.ground;
        let number = (0..).zip(&ground.hearing_ids).find(|(_, id)| *id == hearing).map(|(number, _)| number)?;
        Some((number, ground.item_of[number as usize]))
    }
}

/// What stands in the way of a day on which nothing sits: no place of it can be named.
fn not_a_sitting_day(question: &Question) -> Option<InTheWay> {
    let Question::WhyNotOn { date } = question else { return None };
    let obstacles = vec![Obstacle { reason: Reason::NotASittingDay, facts: vec![Fact::Date(*date)] }];
    Some(InTheWay { at: None, obstacles, days: 0 })
}
