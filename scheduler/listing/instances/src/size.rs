//! How large a problem is, and how tight.

/// How large a problem is, and how tight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many hearings; linked ones are among them.
    pub hearings: u32,
    /// How many weeks can be listed, from a week after today. At most 50: the bank holidays of two years are known.
    pub weeks: u32,
    /// How many percent of the minutes for which judges sit are asked for. Not all hearings fit well below 100: notice,
    /// windows, leave and hearings of several days take their share.
    pub pressure: u32,
    /// Whether there are block, float and backup lists.
    pub lists: bool,
    /// How many percent of the hearings have a place in the list in force, where a simple construction finds one.
    pub in_force: u32,
}

impl Size {
    /// So many hearings over 26 weeks, under the usual pressure, with lists and a list in force.
    #[must_use]
    pub const fn of(hearings: u32) -> Self {
        Self { hearings, weeks: 26, pressure: 100, lists: true, in_force: 30 }
    }

    /// With another pressure, in percent.
    #[must_use]
    pub const fn with_pressure(self, percent: u32) -> Self {
        Self { pressure: percent, ..self }
    }

    /// Without lists that take several hearings: what solvers without a model of risk can be given.
    #[must_use]
    pub const fn without_lists(self) -> Self {
        Self { lists: false, ..self }
    }
}
