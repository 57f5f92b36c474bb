//! Hearings that cannot be listed because of others.

use std::collections::{BTreeMap, HashMap, VecDeque};

use crate::read::items::{self, Item};
use crate::read::names::Names;
use crate::read::report::Report;
use crate::read::{FaultCode, path};
use crate::{Hearing, Link, LinkKind};

/// The ids of such hearings, each with the first reason that was found.
#[derive(Debug, Default)]
pub(super) struct Broken(BTreeMap<String, String>);

impl Broken {
    /// A hearing cannot be listed. Says whether that is new.
    pub(super) fn add(&mut self, id: &str, why: String) -> bool {
        if self.0.contains_key(id) {
            return false;
        }
        self.0.insert(id.to_owned(), why);
        true
    }

    /// What follows from those hearings of a link that are not there.
    pub(super) fn note_missing(&mut self, link: &Link, names: &Names) {
        for (place, id) in link.hearings.iter().enumerate().filter(|(_, id)| !names.has(id.as_str())) {
            for bound in bound_to(link, place) {
                self.add(bound, because_of(link, id.as_str()));
            }
            // In a slot that was all of them.
            if link.kind == LinkKind::SameSlot {
                break;
            }
        }
    }

    /// Goes on to the hearings that cannot be listed without those, and so on.
    pub(super) fn spread(&mut self, links: &[Item<Link>], names: &Names) {
        let mut links_of: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        for (link, item) in links.iter().enumerate() {
            for (place, id) in item.value.hearings.iter().enumerate().filter(|(_, id)| names.has(id.as_str())) {
                links_of.entry(id.as_str()).or_default().push((link, place));
            }
        }
        let mut slots_done = vec![false; links.len()];
        let mut waiting: VecDeque<String> = self.0.keys().cloned().collect();
        while let Some(id) = waiting.pop_front() {
            for &(index, place) in links_of.get(id.as_str()).into_iter().flatten() {
                let link = &links[index].value;
                if link.kind == LinkKind::SameSlot && std::mem::replace(&mut slots_done[index], true) {
                    continue;
                }
                for bound in bound_to(link, place) {
                    if self.add(bound, because_of(link, &id)) {
                        waiting.push_back(bound.to_owned());
                    }
                }
            }
        }
    }

    /// Takes them out of the hearings that are left.
    pub(super) fn take_out(&self, hearings: &mut Vec<Item<Hearing>>, names: &mut Names, report: &mut Report) {
        items::keep_named(hearings, names, report, |hearing, judge| {
            if let Some(why) = self.0.get(hearing.id.as_str()) {
                judge.fault(FaultCode::LinkBroken, "", why.clone());
            }
        });
    }
}

/// Those hearings of a link that cannot be listed without the one at `place`: in an ordered link the next, from which the rest
/// follows; in a slot all.
fn bound_to(link: &Link, place: usize) -> impl Iterator<Item = &str> {
    let bound = match link.kind {
        LinkKind::Ordered { .. } => link.hearings.get(place + 1..=place + 1),
        LinkKind::SameSlot => Some(link.hearings.as_slice()),
        LinkKind::SamePanel | LinkKind::SamePanelPreferred => None,
    };
    bound.into_iter().flatten().map(crate::HearingId::as_str)
}

fn because_of(link: &Link, id: &str) -> String {
    let (link, id) = (path::short(link.id.as_str()), path::short(id));
    format!("The link `{link}` binds it to the hearing `{id}`, which is not there or is left out. Mend that first.")
}
