//! The report in words.

use std::fmt;

use serde::Serialize;

use super::{GroupShares, Missing, Report, Unfilled};

/// A filled rota beside another of the same sessions: the one that people made, say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The one that was there.
    pub before: Report,
    /// The one that was made.
    pub after: Report,
    /// How many sessions can have a full bench at most.
    pub at_most: u64,
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (&self.before, &self.after);
        writeln!(f, "{}: {} sessions, {} people", after.name, after.sessions, after.people.len())?;
        writeln!(f, "{:<44}{:>8}{:>8}", "", "before", "after")?;
        for (label, one, other) in [
            ("with a full bench", before.full, after.full),
            ("with nobody", before.nobody, after.nobody),
            ("with everybody but the chair", before.only_chair_missing, after.only_chair_missing),
            ("with somebody and nobody who presides", before.nobody_presides, after.nobody_presides),
            ("times that somebody sits twice at once", before.twice_at_once(), after.twice_at_once()),
            ("rules broken in all", before.breaches.len(), after.breaches.len()),
            ("moves to another courtroom within a day", before.moves.to_another_room, after.moves.to_another_room),
        ] {
            writeln!(f, "{label:<44}{one:>8}{other:>8}")?;
        }
        let possible = if usize::try_from(self.at_most) == Ok(after.full) { ": no rota has more" } else { "" };
        writeln!(f, "At most {} sessions can have a full bench{possible}.", self.at_most)?;
        for (when, report) in [("before", before), ("after", after)] {
            writeln!(f, "Sittings {when}, in half-days:")?;
            shares(f, &report.groups)?;
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {} of {} sessions have a full bench.", self.name, self.full, self.sessions)?;
        writeln!(f, "{} have nobody.", self.nobody)?;
        for missing in &self.missing {
            writeln!(f, "{} lack: {}.", missing.sessions, missing.roles.join(", "))?;
        }
        writeln!(f, "Sittings, in half-days:")?;
        shares(f, &self.groups)?;
        if self.breaches.is_empty() {
            writeln!(f, "No rule is broken.")?;
        }
        for breach in &self.breaches {
            writeln!(f, "Broken: {breach}.")?;
        }
        for unfilled in &self.unfilled {
            write!(f, "{unfilled}")?;
        }
        Ok(())
    }
}

fn shares(f: &mut fmt::Formatter<'_>, groups: &[GroupShares]) -> fmt::Result {
    let head = ["people", "least", "1/4", "1/2", "3/4", "most", "in all"];
    write!(f, "  {:<18}", "may sit as")?;
    head.iter().try_for_each(|name| write!(f, "{name:>9}"))?;
    writeln!(f, "  from fair share")?;
    for GroupShares { role, people, sittings, from_share, .. } in groups {
        write!(f, "  {role:<18}{people:>9}")?;
        for number in [
            sittings.smallest,
            sittings.lower_quartile,
            sittings.median,
            sittings.upper_quartile,
            sittings.largest,
            sittings.sum,
        ] {
            write!(f, "{number:>9}")?;
        }
        match from_share {
            Some(from) => writeln!(f, "  {:+} to {:+}", from.smallest, from.largest)?,
            None => writeln!(f, "  no share stated")?,
        }
    }
    Ok(())
}

impl fmt::Display for Unfilled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        let room = place.room.as_ref().map_or(String::new(), |room| format!(" room {room}"));
        let who = match self.sit {
            0 => "nobody sits".to_owned(),
            1 => "1 sits".to_owned(),
            sit => format!("{sit} sit"),
        };
        writeln!(
            f,
            "{} {} {}{room} {} {} ({}): {who}",
            place.date, place.part, place.venue, place.panel, place.business, self.session
        )?;
        self.missing.iter().try_for_each(|missing| writeln!(f, "  {missing}"))
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bench, role, seats, people, kept_away, could_come } = self;
        write!(f, "{bench} lacks {seats} {role}; of {people} who may, {could_come} could come")?;
        kept_away.iter().try_for_each(|(hindrance, people)| write!(f, "; {people}: {hindrance}"))
    }
}
