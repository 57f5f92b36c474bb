//! A report for people.

use std::fmt;

use over_listing::Probability;

use super::{Report, SessionReport};

/// So many of the riskiest sessions are told.
const RISKIEST: usize = 5;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, hearings, listed, in_lists, .. } = self;
        writeln!(f, "{name}: {listed} of {hearings} hearings listed, {in_lists} of them in lists that take several.")?;
        for layer in &self.layers {
            write!(f, "{:<10} {:>10}", layer.layer.code(), layer.cost)?;
            let terms: Vec<String> = layer.terms.iter().map(|(code, cost)| format!("{code} {cost}")).collect();
            if terms.len() > 1 {
                write!(f, "  ({})", terms.join(", "))?;
            }
            if let Some(bound) = &layer.bound {
                write!(f, "  {bound}")?;
            }
            writeln!(f)?;
        }
        for unlisted in &self.unlisted {
            writeln!(f, "not listed: {} ({})", unlisted.hearing, unlisted.reasons.join(", "))?;
        }
        for list in &self.lists {
            writeln!(
                f,
                "list {} on {}: {} hearings, {:.1} risk of at most {:.1}, {:.1} with one more",
                list.list,
                list.date,
                list.hearings.len(),
                list.sent_away.percent(),
                list.ceiling.percent(),
                list.with_one_more.percent()
            )?;
        }
        self.sessions(f)
    }
}

impl Report {
    fn sessions(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum: u128 = self.sessions.iter().map(|session| session.expected_idle_minutes.parts()).sum();
        let hours = sum / (60 * u128::from(Probability::PARTS));
        writeln!(
            f,
            "{} sessions with timed hearings; {hours} hours of them are expected to stay idle.",
            self.sessions.len()
        )?;
        let mut riskiest: Vec<&SessionReport> = self.sessions.iter().collect();
        riskiest.sort_by_key(|session| std::cmp::Reverse(session.sent_away));
        for session in riskiest.into_iter().take(RISKIEST) {
            let room = session.room.iter().map(ToString::to_string);
            let at: Vec<String> = room.chain(session.person.iter().map(ToString::to_string)).collect();
            writeln!(
                f,
                "session {} {} {}: {} hearings, {:.1} risk to overrun, {:.1} with one more",
                session.date,
                session.sittings.join("+"),
                at.join(" "),
                session.hearings.len(),
                session.sent_away.percent(),
                session.with_one_more.percent()
            )?;
        }
        Ok(())
    }
}
