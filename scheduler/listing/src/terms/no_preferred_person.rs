//! `no_preferred_person`: some people are preferred, and none of them sits: on the panel, or in the block list.

use listing_model::{Layer, ListKind, PersonId, Requirement};

use super::Term;
use super::sheet::{Listed, Sheet};

pub(super) const TERM: Term = Term { layer: Layer::Preference, code: "no_preferred_person", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let missed = |listed: &&Listed<'_>| {
        let said = listed.hearing.panel_preferences.iter();
        let mut preferred = said.filter(|said| said.requirement == Requirement::Prefer).peekable();
        preferred.peek().is_some() && !preferred.any(|said| sits(listed, &said.person))
    };
    let count = sheet.listed.iter().filter(missed).count();
    i64::from(sheet.weights().no_preferred_person) * i64::try_from(count).unwrap_or(i64::MAX)
}

fn sits(listed: &Listed<'_>, person: &PersonId) -> bool {
    match listed.list.map(|list| &list.kind) {
        Some(ListKind::Block { people, .. }) => people.contains(person),
        Some(ListKind::Float | ListKind::Backup { .. }) => false,
        None => listed.at.panel.iter().any(|bench| bench.person == *person),
    }
}
