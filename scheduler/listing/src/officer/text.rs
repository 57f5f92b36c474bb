//! Answers and reports for people.

use std::fmt;

use listing_model::Placement;

use super::answer::{Affected, Answer, Changed, Notice, Unlisting};
use super::fill::Filler;

/// A place in one line: `2026-05-18 10:00, room LEEDS-1, J-ADEYEMI`.
pub(super) struct At<'a>(pub(super) &'a Placement);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(at) = self;
        write!(f, "{} {}", at.date, at.start)?;
        match (&at.list, &at.room) {
            (Some(list), _) => write!(f, ", list {list}")?,
            (None, Some(room)) => write!(f, ", room {room}")?,
            (None, None) => write!(
                f,
                ", {}",
                if at.channel == listing_model::Channel::Video { "by video" } else { "by telephone" }
            )?,
        }
        let panel = at.panel.iter().map(|bench| &bench.person);
        for person in panel.chain(at.interpreters.iter().map(|at| &at.person)) {
            write!(f, ", {person}")?;
        }
        Ok(())
    }
}

impl Changed {
    const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Room => "room",
            Self::Channel => "channel",
            Self::Presiding => "presiding person",
            Self::Panel => "panel",
            Self::Interpreters => "interpreter",
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} days to the old date", self.to_old_date)?;
        if let Some(new) = self.to_new_date.filter(|new| *new != self.to_old_date) {
            write!(f, ", {new} to the new one")?;
        }
        if self.is_short {
            write!(f, ": SHORT NOTICE, {} days are demanded", self.required)?;
        }
        Ok(())
    }
}

impl fmt::Display for Affected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what: Vec<&str> = self.changed.iter().map(|what| what.word()).collect();
        writeln!(f, "{}: another {}", self.hearing, what.join(", "))?;
        writeln!(f, "    from {}", At(&self.from))?;
        writeln!(f, "    to   {}", At(&self.to))?;
        write!(f, "    {}", self.notice)
    }
}

impl fmt::Display for Unlisting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: not listed any more ({})", self.hearing, self.reasons.join(", "))?;
        writeln!(f, "    from {}", At(&self.from))?;
        write!(f, "    {}", self.notice)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (moved, out) = (self.affected.len(), self.unlisted.len());
        writeln!(
            f,
            "{moved} hearings are elsewhere, {out} are not listed any more; {} at short notice.",
            self.short_notices()
        )?;
        for affected in &self.affected {
            writeln!(f, "{affected}")?;
        }
        for unlisted in &self.unlisted {
            writeln!(f, "{unlisted}")?;
        }
        for listed in &self.listed {
            writeln!(f, "{}: newly listed\n    at   {}", listed.hearing, At(listed))?;
        }
        for waiting in &self.still_waiting {
            writeln!(f, "{waiting}: came in and found no place")?;
        }
        for freed in &self.freed {
            writeln!(f, "{}: gone\n    frees {}", freed.hearing, At(freed))?;
        }
        let costs: Vec<String> = self
            .costs
            .iter()
            .filter(|(_, cost)| *cost != 0)
            .map(|(layer, cost)| format!("{} {cost:+}", layer.code()))
            .collect();
        let costs = if costs.is_empty() { "none".to_owned() } else { costs.join(", ") };
        writeln!(f, "Differences in cost: {costs}.")
    }
}

impl fmt::Display for Filler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {} minutes, {}",
            self.hearing,
            self.minutes,
            if self.frees.is_some() { "brought forward" } else { "not listed so far" }
        )?;
        write!(f, "    at    {}", At(&self.to))?;
        if let Some(frees) = &self.frees {
            write!(f, "\n    frees {}", At(frees))?;
        }
        let costs: Vec<String> = self
            .costs
            .iter()
            .filter(|(_, cost)| *cost != 0)
            .map(|(layer, cost)| format!("{} {cost:+}", layer.code()))
            .collect();
        write!(f, "\n    {}", costs.join(", "))
    }
}
