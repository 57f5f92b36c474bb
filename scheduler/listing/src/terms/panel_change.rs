//! `panel_change`: in each link `same_panel_preferred`, each person after the first who presides over one of its listed hearings.

use std::collections::BTreeSet;

use listing_model::{Layer, Link, LinkKind};

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Continuity, code: "panel_change", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let changes = |link: &Link| {
        let listed = sheet.listed.iter().filter(|listed| link.hearings.contains(&listed.hearing.id));
        let presiding: BTreeSet<_> = listed.filter_map(|listed| listed.at.presiding()).collect();
        presiding.len().saturating_sub(1)
    };
    let links = sheet.problem().links.iter().filter(|link| link.kind == LinkKind::SamePanelPreferred);
    i64::from(sheet.weights().panel_change) * i64::try_from(links.map(changes).sum::<usize>()).unwrap_or(i64::MAX)
}
