//! Explanations in words, English and Welsh.
//!
//! Each table has both languages side by side: [`rules`] the sentences of rules, [`demands`] the lines of a funnel, [`phrases`]
//! everything else. A template names facts in braces, `{room}`; what stands in brackets is left out if its fact is not there. Where a
//! rule can be broken in several ways it has several templates, and the first whose facts are all there is used.

mod demands;
mod explanation;
mod fill;
mod name;
mod phrases;
mod rules;
#[cfg(test)]
mod tests;

use crate::explain::Explanation;
use crate::reason::Reason;
use crate::rules::Obstacle;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// English.
    English,
    /// Welsh.
    Welsh,
}

/// Words in both languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Both {
    english: &'static str,
    welsh: &'static str,
}

/// Words in both languages, side by side.
const fn both(english: &'static str, welsh: &'static str) -> Both {
    Both { english, welsh }
}

impl Both {
    fn of(&self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::English => self.english,
            Tongue::Welsh => self.welsh,
        }
    }
}

impl Reason {
    /// What the rule is about in a few words, in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        rules::title(self).english
    }

    /// The same in Welsh.
    #[must_use]
    pub fn welsh(self) -> &'static str {
        rules::title(self).welsh
    }
}

impl Obstacle {
    /// A sentence, in English.
    #[must_use]
    pub fn english(&self) -> String {
        rules::sentence(self, Tongue::English)
    }

    /// A sentence, in Welsh.
    #[must_use]
    pub fn welsh(&self) -> String {
        rules::sentence(self, Tongue::Welsh)
    }
}

impl std::fmt::Display for Explanation {
    /// The whole answer, in English.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&explanation::text(self, Tongue::English))
    }
}

impl Explanation {
    /// The whole answer, in Welsh.
    #[must_use]
    pub fn welsh(&self) -> String {
        explanation::text(self, Tongue::Welsh)
    }
}
