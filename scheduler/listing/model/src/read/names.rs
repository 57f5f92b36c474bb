//! The ids of one kind of element: which there are, and which of them are left out.

use std::collections::BTreeMap;

use super::report::Report;
use super::{FaultCode, path};

/// The ids of rooms, say.
#[derive(Debug)]
pub(super) struct Names {
    /// Of what, for people: `room`.
    what: &'static str,
    /// Where they are: `supply.rooms`.
    place: &'static str,
    unknown: FaultCode,
    /// Whether the list could not be read, so that nothing can be called unknown.
    unread: bool,
    by_id: BTreeMap<String, Standing>,
}

/// Where the element of an id is, and whether it stays.
#[derive(Debug)]
struct Standing {
    path: String,
    stays: bool,
}

impl Names {
    /// None yet.
    pub(super) const fn new(what: &'static str, place: &'static str, unknown: FaultCode) -> Self {
        Self { what, place, unknown, unread: false, by_id: BTreeMap::new() }
    }

    /// Their list could not be read: whatever is named may be in it.
    pub(super) const fn set_unread(&mut self) {
        self.unread = true;
    }

    /// Whether their list could be read.
    pub(super) const fn is_read(&self) -> bool {
        !self.unread
    }

    /// Adds what a problem has that has been read.
    pub(super) fn extend<'a>(&mut self, ids: impl Iterator<Item = &'a str>) {
        self.by_id.extend(ids.map(|id| (id.to_owned(), Standing { path: String::new(), stays: true })));
    }

    /// Adds an id, unless it is there already.
    pub(super) fn add(&mut self, id: &str, path: &str, stays: bool) {
        self.by_id.entry(id.to_owned()).or_insert_with(|| Standing { path: path.to_owned(), stays });
    }

    /// Where an id is.
    pub(super) fn path(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|standing| standing.path.as_str())
    }

    /// The element of that id is left out.
    pub(super) fn leave_out(&mut self, id: &str) {
        if let Some(standing) = self.by_id.get_mut(id) {
            standing.stays = false;
        }
    }

    /// Whether the element of that id is there and stays.
    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|standing| standing.stays)
    }

    /// Why what is named is not there; nothing if it is.
    pub(super) fn missing(&self, id: &str, report: &mut Report) -> Option<(FaultCode, String)> {
        let (what, place, shown) = (self.what, self.place, path::short(id));
        match self.by_id.get(id) {
            Some(standing) if standing.stays => None,
            None if self.unread => None,
            Some(standing) => {
                let message = format!(
                    "The {what} `{shown}` is left out because of a fault of its own. Mend {} first.",
                    standing.path
                );
                Some((FaultCode::LeftOut, message))
            }
            None => {
                let hint = report.hint(id, self.by_id.keys().map(String::as_str));
                Some((self.unknown, format!("There is no {what} `{shown}` in {place}.{hint}")))
            }
        }
    }
}
