//! A set of rules.

use crate::reason::Reason;

/// A set of rules, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(crate) struct Rules(u64);

impl Rules {
    /// No rule.
    pub(crate) const NONE: Self = Self(0);

    /// One rule.
    pub(crate) const fn one(reason: Reason) -> Self {
        Self(1 << reason as u64)
    }

    /// These rules.
    pub(crate) const fn of(reasons: &[Reason]) -> Self {
        let mut all = Self::NONE;
        let mut nth = 0;
        while nth < reasons.len() {
            all = all.with(reasons[nth]);
            nth += 1;
        }
        all
    }

    /// With one more.
    pub(crate) const fn with(self, reason: Reason) -> Self {
        Self(self.0 | Self::one(reason).0)
    }

    /// The rules of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a rule is among them.
    pub(crate) const fn has(self, reason: Reason) -> bool {
        self.0 & Self::one(reason).0 != 0
    }

    /// Whether all of them are among others.
    pub(crate) const fn are_among(self, others: Self) -> bool {
        self.0 & !others.0 == 0
    }

    /// Whether any of them is among others.
    pub(crate) const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many.
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The rules, in the order of the format.
    pub(crate) fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.iter().copied().filter(move |&reason| self.has(reason))
    }
}

impl FromIterator<Reason> for Rules {
    fn from_iter<I: IntoIterator<Item = Reason>>(reasons: I) -> Self {
        reasons.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_bit_of_its_own() {
        let all: Rules = Reason::ALL.iter().copied().collect();
        assert_eq!(all.count() as usize, Reason::ALL.len());
        assert!(all.iter().eq(Reason::ALL.iter().copied()));
    }

    #[test]
    fn sets_are_compared_by_what_is_in_them() {
        let (room, both) = (Rules::one(Reason::RoomTaken), Rules::of(&[Reason::RoomTaken, Reason::PersonTaken]));
        assert!(room.are_among(both) && !both.are_among(room) && Rules::NONE.are_among(room));
        assert!(both.has(Reason::PersonTaken) && !room.has(Reason::PersonTaken));
        assert_eq!(room.and(Rules::one(Reason::PersonTaken)), both);
    }
}
