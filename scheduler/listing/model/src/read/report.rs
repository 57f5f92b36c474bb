//! Faults as they are found.

use super::names::Names;
use super::{Effect, Fault, FaultCode, path};

/// The most faults that are told apart; what comes after is counted.
const MOST_FAULTS: usize = 50_000;
/// For how many unknown names the nearest known one is looked for: each costs a look at all known ones.
const MOST_HINTS: u32 = 100;

/// Everything found wrong with one file.
#[derive(Debug)]
pub(super) struct Report {
    faults: Vec<Fault>,
    left_off: usize,
    spoilt: bool,
    hints_left: u32,
}

impl Report {
    /// Nothing is wrong yet.
    pub(super) const fn new() -> Self {
        Self { faults: Vec::new(), left_off: 0, spoilt: false, hints_left: MOST_HINTS }
    }

    /// Adds a fault.
    pub(super) fn add(&mut self, code: FaultCode, path: String, effect: Effect, message: String) {
        self.spoilt |= effect == Effect::Spoils;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { path, code, effect, message });
        } else {
            self.left_off += 1;
        }
    }

    /// Nothing can be made of the file.
    pub(super) fn spoils(&mut self, code: FaultCode, path: impl Into<String>, message: String) {
        self.add(code, path.into(), Effect::Spoils, message);
    }

    /// It is hardly what was meant.
    pub(super) fn warns(&mut self, code: FaultCode, path: impl Into<String>, message: String) {
        self.add(code, path.into(), Effect::Warns, message);
    }

    /// Looks at one element, which is left out if something is wrong with it.
    pub(super) fn element<'r>(&'r mut self, path: &'r str) -> Judge<'r> {
        Judge { report: self, path, faulty: false }
    }

    /// Whether a fault spoils the file.
    pub(super) const fn is_spoilt(&self) -> bool {
        self.spoilt
    }

    /// All faults, and how many more there are.
    pub(super) fn into_faults(self) -> (Vec<Fault>, usize) {
        (self.faults, self.left_off)
    }

    /// The known text nearest to an unknown one, as a sentence; empty if none is near, or many were looked for already.
    pub(super) fn hint<'a>(&mut self, unknown: &str, known: impl Iterator<Item = &'a str>) -> String {
        if self.hints_left == 0 {
            return String::new();
        }
        self.hints_left -= 1;
        nearest(unknown, known).map(|near| format!(" Did you mean `{}`?", path::short(near))).unwrap_or_default()
    }
}

/// One element under judgement.
pub(super) struct Judge<'r> {
    report: &'r mut Report,
    path: &'r str,
    faulty: bool,
}

impl Judge<'_> {
    /// Something is wrong below the element (`below` begins with `.` or `[`, or is empty); it is left out.
    pub(super) fn fault(&mut self, code: FaultCode, below: &str, message: String) {
        self.faulty = true;
        let effect = Effect::LeavesOut(self.path.to_owned());
        self.report.add(code, format!("{}{below}", self.path), effect, message);
    }

    /// Something below the element is hardly what was meant.
    pub(super) fn warn(&mut self, code: FaultCode, below: &str, message: String) {
        self.report.warns(code, format!("{}{below}", self.path), message);
    }

    /// A part of the element can go by itself.
    pub(super) fn drop_part(&mut self, code: FaultCode, part: &str, below: &str, message: String) {
        let part = format!("{}{part}", self.path);
        self.report.add(code, format!("{part}{below}"), Effect::LeavesOut(part), message);
    }

    /// The element names something; unless that is there, the element is left out.
    pub(super) fn names(&mut self, names: &Names, id: &str, below: &str) -> bool {
        match self.unnamed(names, id) {
            None => true,
            Some((code, message)) => {
                self.fault(code, below, message);
                false
            }
        }
    }

    /// Why something that is named is not there; nothing if it is.
    pub(super) fn unnamed(&mut self, names: &Names, id: &str) -> Option<(FaultCode, String)> {
        names.missing(id, self.report)
    }

    /// See [`Report::hint`].
    pub(super) fn hint<'a>(&mut self, unknown: &str, known: impl Iterator<Item = &'a str>) -> String {
        self.report.hint(unknown, known)
    }

    /// Whether the element stays.
    pub(super) const fn stays(&self) -> bool {
        !self.faulty
    }
}

/// The known text that is fewest typing mistakes away, if it is at most a third of its length.
pub(super) fn nearest<'a>(unknown: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = unknown.chars().count();
    let most = (length / 3).max(1);
    if length > 100 {
        return None;
    }
    let near = known.filter(|known| known.len().abs_diff(unknown.len()) <= most);
    let near = near.map(|known| (strsim::osa_distance(unknown, known), known));
    near.filter(|(distance, _)| *distance <= most).min().map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("mintues", Some("minutes"))]
    #[case("R-11", Some("R-1"))]
    #[case("X", None)]
    #[case("", None)]
    fn the_nearest_is_near(#[case] unknown: &str, #[case] expected: Option<&str>) {
        assert_eq!(nearest(unknown, ["minutes", "R-1", "R-22"].into_iter()), expected);
    }

    #[test]
    fn a_flood_of_faults_is_counted() {
        let mut report = Report::new();
        for _ in 0..MOST_FAULTS + 7 {
            report.warns(FaultCode::NoMinutes, "", String::new());
        }
        report.spoils(FaultCode::NotJson, "", String::new());
        assert!(report.is_spoilt());
        let (faults, left_off) = report.into_faults();
        assert_eq!((faults.len(), left_off), (MOST_FAULTS, 8));
    }
}
