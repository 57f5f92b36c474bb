//! What is looked for, and among what.

use calendars::{CapacityClass, DateRange, LocalDate, Units};
use scheduler_model::{
    Channel, ClassCount, Party, PartyLimits, PartyMember, PartyRole, PersonFacts, Reason, Session, SessionEntry,
};

use crate::rules;

/// What somebody looks for.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// On which days.
    pub range: DateRange,
    /// Through which channel.
    pub channel: Channel,
    /// Units of which class.
    pub class: CapacityClass,
    /// How many units.
    pub units: Units,
    /// Who comes, as far as known.
    pub company: Company<'a>,
    /// What is known of the prisoner, if anything. A restricted session is never shown as free to somebody of whom nothing
    /// is known: it is kept out with `eligibility.*_unknown`, which tells whoever asks that naming the prisoner may help.
    pub facts: Option<&'a PersonFacts>,
}

/// Who comes, as far as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company<'a> {
    /// Nothing is known: no session is kept out because of who comes.
    Unknown,
    /// The visitors' dates of birth. Each age is the age on the day of the visit.
    Born(&'a [LocalDate]),
    /// How many visitors there are of the venue's `adult_age` or more, and how many younger ones.
    Numbers {
        /// Of that age or more.
        adults: u32,
        /// Younger.
        children: u32,
    },
}

impl Company<'_> {
    /// The visitors as a party. Who of them leads is not known.
    pub(super) fn party(self) -> Party {
        let Self::Born(births) = self else { return Party::default() };
        let visitor = |&born| PartyMember { role: PartyRole::Visitor, person: None, name: None, born: Some(born) };
        Party(births.iter().map(visitor).collect())
    }

    /// What stands against bare numbers, on any day.
    pub(super) fn against_numbers(self, limits: &PartyLimits) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if let Self::Numbers { adults, children } = self {
            rules::over_limits(limits, adults.saturating_add(children), adults, children, &mut reasons);
            if adults.saturating_add(children) == 0 {
                reasons.push(Reason::PartyEmpty);
            } else if adults == 0 && u32::from(limits.adult_age) <= rules::ADULT {
                reasons.push(Reason::PartyNoAdult);
            }
        }
        reasons
    }
}

/// A session as the search sees it, borrowed from whoever keeps it.
#[derive(Debug, Clone, Copy)]
pub struct OpenSession<'a> {
    /// The session.
    pub session: &'a Session,
    /// What it offers and what is taken.
    pub counts: &'a [ClassCount],
}

impl<'a> From<&'a SessionEntry> for OpenSession<'a> {
    fn from(entry: &'a SessionEntry) -> Self {
        Self { session: &entry.session, counts: &entry.counts }
    }
}
