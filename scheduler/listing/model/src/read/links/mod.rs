//! What binds hearings to each other, and what of it can be kept.
//!
//! A hearing that is left out may take others with it: the later ones of an ordered link, which would have to come after it, and
//! those of its slot. A link of which too little remains is dropped.

mod broken;
mod cycle;
mod slots;

use std::collections::BTreeSet;

use serde_json::Value;

use self::broken::Broken;
use super::items::{self, Item};
use super::names::Names;
use super::report::{Judge, Report};
use super::{FaultCode, path};
use crate::{Hearing, Link, LinkKind};

/// Reads the links, and takes out those hearings that can no longer be listed.
pub(super) fn read(
    values: Option<Vec<Value>>,
    repeated: &BTreeSet<String>,
    hearings: &mut Vec<Item<Hearing>>,
    names: &mut Names,
    report: &mut Report,
) -> Vec<Item<Link>> {
    let mut broken = Broken::default();
    let named: Vec<Vec<String>> = values.iter().flatten().map(hearings_of).collect();
    let mut own = Names::new("link", "links", FaultCode::RepeatedId);
    let mut links: Vec<Item<Link>> = items::read_named(values, "links", repeated, (&mut own, None), report);
    unread(&links, &named, &mut broken);
    items::keep(&mut links, report, |link: &mut Link, judge| members(link, names, &mut broken, judge));
    slots::judge(&links, hearings, &mut broken, report);
    cycle::judge(&links, &mut broken, report);
    broken.spread(&links, names);
    broken.take_out(hearings, names, report);
    drop_hearings(&mut links, names);
    links
}

/// The hearings that a link names, whatever else is wrong with it.
fn hearings_of(link: &Value) -> Vec<String> {
    let hearings = link.get("hearings").and_then(Value::as_array).into_iter().flatten();
    hearings.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What a link asks that cannot be read is not known, so its hearings cannot be listed.
fn unread(links: &[Item<Link>], named: &[Vec<String>], broken: &mut Broken) {
    let read: BTreeSet<&str> = links.iter().map(|link| link.path.as_str()).collect();
    for (index, hearings) in named.iter().enumerate() {
        let place = path::index("links", index);
        if !read.contains(place.as_str()) {
            for id in hearings {
                broken.add(id, format!("It belongs to a link that has a fault. Mend {place} first."));
            }
        }
    }
}

/// Judges the hearings that a link names.
fn members(link: &mut Link, names: &Names, broken: &mut Broken, judge: &mut Judge<'_>) {
    let mut met = BTreeSet::new();
    for (index, id) in link.hearings.iter().enumerate() {
        let below = format!(".hearings[{index}]");
        let (id, shown) = (id.as_str(), path::short(id.as_str()));
        if let Some((code, message)) = judge.unnamed(names, id) {
            judge.drop_part(code, &below, "", message);
        }
        // Twice in an ordered link is a cycle, which is reported as one.
        if !met.insert(id) && !matches!(link.kind, LinkKind::Ordered { .. }) {
            judge.warn(
                FaultCode::LinkNamesTwice,
                &below,
                format!("`{shown}` is named before. Name each hearing once."),
            );
        }
    }
    if link.hearings.len() < 2 {
        let message = "A link binds two hearings at least. Name another, or drop it.".to_owned();
        judge.fault(FaultCode::LinkOfOne, ".hearings", message);
    }
    if !matches!(link.kind, LinkKind::Ordered { .. }) {
        let mut met = BTreeSet::new();
        link.hearings.retain(|id| met.insert(id.clone()));
    }
    if names.is_read() {
        broken.note_missing(link, names);
    }
}

/// Drops the hearings that are left out from links, and links that bind nothing any more.
fn drop_hearings(links: &mut Vec<Item<Link>>, names: &Names) {
    for link in &mut *links {
        link.value.hearings.retain(|id| names.has(id.as_str()));
    }
    links.retain(|link| link.value.hearings.len() > 1);
}
