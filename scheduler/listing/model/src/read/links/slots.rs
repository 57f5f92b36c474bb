//! Hearings of one slot: links `same_slot`, joined where they share a hearing.

use std::collections::BTreeMap;

use super::broken::Broken;
use crate::read::hearing::MOST_PEOPLE;
use crate::read::items::Item;
use crate::read::report::Report;
use crate::read::{FaultCode, path};
use crate::{Hearing, HearingId, Link, LinkKind};

/// Which hearings share a slot.
#[derive(Debug, Default)]
pub(super) struct Slots<'a> {
    /// The slot of each hearing that is in one; slots are numbered.
    slot_of: BTreeMap<&'a HearingId, usize>,
    all: Vec<Slot<'a>>,
}

/// A slot, and the link that made it. One that was joined to another has no hearings.
#[derive(Debug)]
struct Slot<'a> {
    hearings: Vec<&'a HearingId>,
    made_by: &'a Item<Link>,
}

impl<'a> Slots<'a> {
    /// The slots that links make. Calls `joined` with the place of a hearing that was in a slot already.
    pub(super) fn new(links: &'a [Item<Link>], mut joined: impl FnMut(&'a Item<Link>, usize)) -> Self {
        let mut slots = Self::default();
        for link in links.iter().filter(|link| link.value.kind == LinkKind::SameSlot) {
            let mut own = slots.all.len();
            slots.all.push(Slot { hearings: Vec::new(), made_by: link });
            for (place, id) in link.value.hearings.iter().enumerate() {
                match slots.slot_of.get(id).copied() {
                    None => slots.put(id, own),
                    Some(slot) if slot == own => {}
                    Some(slot) => {
                        joined(link, place);
                        own = slots.join(own, slot);
                    }
                }
            }
        }
        slots
    }

    fn put(&mut self, id: &'a HearingId, slot: usize) {
        self.slot_of.insert(id, slot);
        self.all[slot].hearings.push(id);
    }

    /// Joins the smaller slot to the larger, which it gives back.
    fn join(&mut self, one: usize, other: usize) -> usize {
        let is_larger = self.all[one].hearings.len() > self.all[other].hearings.len();
        let (from, into) = if is_larger { (other, one) } else { (one, other) };
        for id in std::mem::take(&mut self.all[from].hearings) {
            self.put(id, into);
        }
        into
    }

    /// The slot of a hearing, if it is in one.
    pub(super) fn of(&self, id: &HearingId) -> Option<usize> {
        self.slot_of.get(id).copied()
    }
}

/// Hearings of one slot are heard by one panel, so they must have the same seats; and they are a hearing to whoever must be there.
pub(super) fn judge(links: &[Item<Link>], hearings: &[Item<Hearing>], broken: &mut Broken, report: &mut Report) {
    let slots = Slots::new(links, |link, place| {
        let message =
            "It is in another link of this kind already: all hearings of both share one slot. Write one link.";
        report.warns(FaultCode::SlotsJoin, format!("{}.hearings[{place}]", link.path), message.to_owned());
    });
    let by_id: BTreeMap<&HearingId, &Hearing> = hearings.iter().map(|item| (&item.value.id, &item.value)).collect();
    for slot in &slots.all {
        let known: Vec<&Hearing> = slot.hearings.iter().filter_map(|id| by_id.get(id)).copied().collect();
        let Some((code, message)) = wrong(&known) else { continue };
        report.element(&slot.made_by.path).fault(code, ".hearings", message);
        for id in &slot.hearings {
            broken.add(id.as_str(), format!("Its slot cannot be. Mend {} first.", slot.made_by.path));
        }
    }
}

/// Why hearings cannot share a slot.
fn wrong(hearings: &[&Hearing]) -> Option<(FaultCode, String)> {
    let (first, others) = hearings.split_first()?;
    if let Some(other) = others.iter().find(|other| other.panel != first.panel) {
        let (one, other) = (path::short(first.id.as_str()), path::short(other.id.as_str()));
        let message =
            format!("`{one}` and `{other}` share a slot, so they must have the same seats in the same order.");
        return Some((FaultCode::SlotSeats, message));
    }
    let people = first.panel.len() + hearings.iter().map(|hearing| hearing.interpreters.len()).sum::<usize>();
    let message =
        || format!("Panel and interpreters of the slot are {people} people; at most {MOST_PEOPLE} can be there.");
    (people > MOST_PEOPLE).then(|| (FaultCode::PanelTooLarge, message()))
}
