//! Hearings that belong together.

use listing_model::{Hearing, Link, LinkId, LinkKind};

use super::draft::Draft;
use super::hearings::{OfficeSupply, main_venue};
use super::kinds::{CASE_MANAGEMENT, OPEN, REMEDY, SHORT, STANDARD};
use crate::hand::Hand;

/// Calendar days between case management and the hearing that it prepares: time to disclose documents and to exchange statements.
const TO_MAKE_READY: u16 = 42;
/// Calendar days between judgment and remedy.
const TO_REMEDY: u16 = 21;

/// Draws links, and makes linked hearings of one case: the same parties, no windows that would keep them apart.
pub(crate) fn links(
    drafts: &[Draft],
    supplies: &[OfficeSupply],
    hearings: &mut [Hearing],
    hand: &mut Hand,
) -> Vec<Link> {
    let mut maker = Maker { drafts, supplies, hearings, linked: vec![false; drafts.len()], links: Vec::new() };
    for (index, draft) in drafts.iter().enumerate() {
        if maker.linked[index] {
            continue;
        }
        match draft.kind.code {
            STANDARD | OPEN if hand.percent(22) => maker.story(index, hand),
            SHORT if hand.percent(5) => maker.one_slot(index, hand.between(1, 2)),
            STANDARD if hand.percent(3) => maker.one_slot(index, 1),
            _ => {}
        }
    }
    maker.links
}

struct Maker<'a> {
    drafts: &'a [Draft],
    supplies: &'a [OfficeSupply],
    hearings: &'a mut [Hearing],
    linked: Vec<bool>,
    links: Vec<Link>,
}

impl Maker<'_> {
    /// Case management before a final hearing, remedy after it, or both.
    fn story(&mut self, last: usize, hand: &mut Hand) {
        let shape = hand.between(0, 9);
        let before = if shape < 7 { self.free(CASE_MANAGEMENT, last) } else { None };
        let after = if shape >= 5 { self.free(REMEDY, last) } else { None };
        let story: Vec<usize> = before.into_iter().chain([last]).chain(after).collect();
        if story.len() < 2 {
            return;
        }
        for &part in &story {
            self.join(part, last);
        }
        let min_gap_days = if before.is_some() { TO_MAKE_READY } else { TO_REMEDY };
        self.link(LinkKind::Ordered { min_gap_days }, &story);
        if let Some(after) = after {
            // Whoever has found for the claimant says what it is worth.
            let kind = if hand.percent(70) { LinkKind::SamePanel } else { LinkKind::SamePanelPreferred };
            self.link(kind, &[last, after]);
        } else if hand.percent(50) {
            self.link(LinkKind::SamePanelPreferred, &story);
        }
    }

    /// Claims against one respondent that are heard together.
    fn one_slot(&mut self, first: usize, more: u32) {
        let mut slot = vec![first];
        for _ in 0..more {
            self.linked[first] = true;
            let Some(next) = self.free(self.drafts[first].kind.code, first) else { break };
            self.linked[next] = true;
            slot.push(next);
        }
        self.linked[first] = false;
        if slot.len() < 2 {
            return;
        }
        let pattern = self.hearings[first].clone();
        for &part in &slot {
            self.join(part, part);
            let hearing = &mut self.hearings[part];
            (hearing.minutes, hearing.seats) = (pattern.minutes, pattern.seats);
            hearing.channels.clone_from(&pattern.channels);
            hearing.venues.clone_from(&pattern.venues);
            hearing.room_needs.clone_from(&pattern.room_needs);
            hearing.panel.clone_from(&pattern.panel);
            hearing.panel_preferences.clone_from(&pattern.panel_preferences);
            hearing.interpreters.clear();
            hearing.forbidden.clear();
        }
        for &part in &slot {
            self.let_into_main_venue(part);
        }
        self.link(LinkKind::SameSlot, &slot);
    }

    /// A hearing of that type at the same office that is in no link.
    fn free(&self, code: &str, of: usize) -> Option<usize> {
        (0..self.drafts.len()).find(|&index| {
            index != of
                && !self.linked[index]
                && self.drafts[index].kind.code == code
                && self.drafts[index].office == self.drafts[of].office
        })
    }

    /// Makes a hearing part of the case of another. One in a link is not for lists.
    fn join(&mut self, part: usize, case: usize) {
        self.linked[part] = true;
        let (parties, received) = (self.hearings[case].parties.clone(), self.hearings[case].received);
        let hearing = &mut self.hearings[part];
        hearing.window = None;
        hearing.may_float = false;
        if part != case {
            hearing.parties = parties.into_iter().take(2).collect();
            hearing.received = received;
            let weeks = i64::from(self.drafts[part].kind.target_weeks);
            hearing.target = received.map(|received| received.plus_days(7 * weeks));
            hearing.panel_preferences.clear();
            self.let_into_main_venue(part);
        }
    }

    /// Whoever attends now may need what only the main venue has.
    fn let_into_main_venue(&mut self, part: usize) {
        let hearing = &mut self.hearings[part];
        let office = self.supplies.get(self.drafts[part].office);
        if let Some(main) = office.and_then(|office| office.venues.first())
            && !hearing.venues.is_empty()
            && hearing.venues.iter().all(|choice| choice.venue.as_ref() != Some(&main.id))
        {
            hearing.venues.push(main_venue(main));
        }
    }

    fn link(&mut self, kind: LinkKind, hearings: &[usize]) {
        let id = LinkId::from(format!("L{:04}", self.links.len() + 1));
        let hearings = hearings.iter().map(|&index| self.hearings[index].id.clone()).collect();
        self.links.push(Link { id, kind, hearings });
    }
}
