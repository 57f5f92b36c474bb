//! What would let a hearing in, tried out on a copy of the plan.

use std::cmp::Ordering;

use listing_model::{Layer, Placement};

use super::answer::{Change, Means, Moved, Price, Priced};
use super::offers::{BY_OTHERS, Offer, offers};
use super::smallest::{breaking, lists};
use super::survey::Survey;
use crate::place::Place;
use crate::reason::Reason;
use crate::rules::list_too_risky::strained;
use crate::rules::{Book, Fact, Obstacle, Proposal, Rules, Unsuited, obstacles};
use crate::score::Score;
use crate::search::scan::Scan;
use crate::state::State;

/// Rules of which somebody may give leave. Nobody may of what somebody needs or must not have (an attribute of the room, a ticket, a
/// language, a judge who is excluded), nor of an order in which hearings must come.
const LEAVE: &[Reason] = &[
    Reason::ShortNotice,
    Reason::OutsideWindow,
    Reason::ChannelNotAllowed,
    Reason::VenueNotAllowed,
    Reason::PartyUnavailable,
    Reason::PersonTooManyDays,
    Reason::PersonAway,
    Reason::InterpreterAway,
    Reason::RoomClosed,
    Reason::LinkPanel,
    Reason::PanelNotIncluded,
    Reason::PlaceForbidden,
    Reason::LockBroken,
    Reason::ListNotForThis,
    Reason::ListFull,
    Reason::ListTooRisky,
];

/// At most so many hearings move.
const MOST_MOVES: usize = 2;
/// So many places for whose sake others could move are tried.
const TRIES: usize = 60;
/// So many changes of each kind are told.
const TOLD: usize = 3;

/// What could be tried, found in a survey.
#[derive(Debug, Default)]
pub(super) struct Ideas {
    /// Places that are lawful as things stand.
    lawful: Vec<Place>,
    /// Places that are lawful once others have made way.
    moves: Vec<Offer>,
    /// Places that are lawful if somebody gives leave.
    leave: Vec<Place>,
}

impl Ideas {
    /// Everything worth trying for an item.
    pub(super) fn of(survey: &Survey<'_, '_>) -> Self {
        let in_lists = lists(survey);
        let lawful_lists = in_lists.iter().filter(|(rules, _)| rules.is_empty()).map(|&(_, place)| place);
        let slots = offers(survey, Rules::NONE, TOLD * 4).into_iter().map(|offer| offer.place);
        let lawful: Vec<Place> = slots.chain(lawful_lists).collect();
        let movable = |offer: &Offer| (1..=MOST_MOVES).contains(&offer.in_the_way.len());
        let moves = offers(survey, BY_OTHERS, TRIES).into_iter().filter(movable).collect();
        let mut leave: Vec<Place> = LEAVE.iter().filter_map(|&reason| breaking(survey, Rules::one(reason))).collect();
        for reason in LEAVE {
            let only = in_lists.iter().filter(|(rules, _)| *rules == Rules::one(*reason));
            leave.extend(only.map(|&(_, place)| place).take(TOLD));
        }
        Self { lawful, moves, leave }
    }
}

/// A copy of the plan in which the item has no place, to try things on.
pub(super) struct Trial<'a, 'g> {
    pub(super) book: &'a Book<'g>,
    pub(super) state: State<'g>,
    pub(super) number: u32,
    /// The hearing of the item that was asked about.
    pub(super) hearing: u32,
    /// What the plan costs as it is.
    pub(super) now: Score,
}

impl<'g> Trial<'_, 'g> {
    /// The cheapest of the places that are lawful as things stand.
    pub(super) fn possible(&mut self, ideas: &Ideas) -> Option<Priced> {
        let mut best: Option<(Score, Place)> = None;
        for &place in &ideas.lawful {
            if self.broken(place).is_empty()
                && let Some(score) = self.cost_of(place)
                && best.is_none_or(|(least, _)| self.order(&score, &least).is_lt())
            {
                best = Some((score, place));
            }
        }
        best.map(|(score, place)| Priced { at: self.placement(self.hearing, place), price: self.price(&score) })
    }

    /// What would let the item in: moves, then what takes leave.
    pub(super) fn changes(&mut self, ideas: &Ideas) -> Vec<Change> {
        let mut moves: Vec<(Score, Change)> = Vec::new();
        for offer in &ideas.moves {
            if let Some((score, moved)) = self.make_way(offer) {
                let known = |(_, change): &(Score, Change)| match &change.means {
                    Means::Move(others) => {
                        others.iter().map(|one| &one.hearing).eq(moved.iter().map(|one| &one.hearing))
                    }
                    Means::Waive(_) => false,
                };
                // Of several places for which the same hearings move, the cheapest.
                let same = moves.iter().position(known);
                if let Some(at) = same {
                    if self.order(&moves[at].0, &score).is_le() {
                        continue;
                    }
                    moves.remove(at);
                }
                let change = Change {
                    means: Means::Move(moved),
                    at: self.placement(self.hearing, offer.place),
                    price: self.price(&score),
                };
                moves.push((score, change));
            }
        }
        let mut leave: Vec<(Score, Change)> = Vec::new();
        for &place in &ideas.leave {
            let obstacles = self.broken(place);
            let rule = |change: &Change| match &change.means {
                Means::Waive(known) => known.first().map(|obstacle| obstacle.reason),
                Means::Move(_) => None,
            };
            let told = obstacles.first().map(|obstacle| obstacle.reason);
            if !may_be_waived(&obstacles) || leave.iter().any(|(_, change)| rule(change) == told) {
                continue;
            }
            if let Some(score) = self.cost_of(place) {
                let (at, price) = (self.placement(self.hearing, place), self.price(&score));
                leave.push((score, Change { means: Means::Waive(obstacles), at, price }));
            }
        }
        let mut told = Vec::new();
        for mut kind in [moves, leave] {
            kind.sort_by(|one, other| self.order(&one.0, &other.0));
            told.extend(kind.into_iter().take(TOLD).map(|(_, change)| change));
        }
        told
    }

    /// What the plan would cost with the item at a place; nothing if somebody would then too probably be sent away from a float list
    /// that waits for what the place takes.
    fn cost_of(&mut self, place: Place) -> Option<Score> {
        self.state.place(self.number, place);
        let score = self.state.score;
        let strains = self.strains(&[(self.number, place)]);
        self.state.remove(self.number);
        (!strains).then_some(score)
    }

    /// Moves what is in the way of an offer, puts the item there and the others where it is cheapest. Leaves everything as it was.
    fn make_way(&mut self, offer: &Offer) -> Option<(Score, Vec<Moved>)> {
        let mut old: Vec<(u32, Place)> = Vec::new();
        for &other in &offer.in_the_way {
            old.extend(self.state.remove(other).map(|place| (other, place)));
        }
        let found = self.broken(offer.place).is_empty().then(|| self.put_others(offer, &old)).flatten();
        for &(other, _) in &old {
            self.state.remove(other);
        }
        self.state.remove(self.number);
        for &(other, place) in old.iter().rev() {
            self.state.place(other, place);
        }
        found
    }

    fn put_others(&mut self, offer: &Offer, old: &[(u32, Place)]) -> Option<(Score, Vec<Moved>)> {
        self.state.place(self.number, offer.place);
        let mut scan = Scan::default();
        let mut placed = vec![(self.number, offer.place)];
        let mut left_out = false;
        let items = &self.state.ground.items;
        let mut others: Vec<u32> = old.iter().map(|&(other, _)| other).collect();
        others.sort_by_key(|&other| {
            let item = &items[other as usize];
            std::cmp::Reverse((item.unlisted, item.days(), item.tail))
        });
        for &other in &others {
            match scan.best(&self.state, other, None) {
                Some(found) => {
                    self.state.place(other, found.place);
                    placed.push((other, found.place));
                }
                // What comes after it in an ordered link would lose its place too: that is no small change.
                None if self.has_followers(other) => return None,
                None => left_out = true,
            }
        }
        let score = self.state.score;
        // One hearing for another is no gain unless it is the more urgent one.
        if (left_out && score[Layer::Unlisted] >= self.now[Layer::Unlisted])
            || self.strains(&placed)
            || self.strains(old)
        {
            return None;
        }
        Some((score, old.iter().flat_map(|&(other, place)| self.moved(other, place)).collect()))
    }

    fn has_followers(&self, item: u32) -> bool {
        let after = &self.state.ground.items[item as usize].before_items;
        after.iter().any(|&(follower, _)| self.state.places[follower as usize].is_some())
    }

    /// What became of the hearings of an item.
    fn moved(&self, item: u32, was: Place) -> Vec<Moved> {
        let ground = self.state.ground;
        let hearings = ground.items[item as usize].hearings.iter();
        let moved = |&hearing: &u32| Moved {
            hearing: ground.hearing_ids[hearing as usize].clone(),
            from: self.placement(hearing, was),
            to: self.state.places[item as usize].map(|place| self.placement(hearing, place)),
        };
        hearings.map(moved).collect()
    }

    /// Whether any float list of the days that places take is over its ceiling.
    fn strains(&self, places: &[(u32, Place)]) -> bool {
        let ground = self.state.ground;
        places.iter().any(|&(item, place)| {
            let (first, count) = match place {
                Place::Slot(slot) => (slot.day, ground.items[item as usize].days()),
                Place::List { list, .. } => (ground.lists[usize::from(list)].day, 1),
            };
            let end = u16::try_from(ground.days()).unwrap_or(u16::MAX).min(first.saturating_add(count));
            (first..end).any(|day| strained(&self.state, day).is_some())
        })
    }

    /// What stands in the way of the item at a place.
    pub(super) fn broken(&self, place: Place) -> Vec<Obstacle> {
        obstacles(&Proposal { book: self.book, state: &self.state, number: self.number, place })
    }

    pub(super) fn placement(&self, hearing: u32, place: Place) -> Placement {
        self.state.ground.placement(self.book.problem, hearing, place)
    }

    fn price(&self, then: &Score) -> Price {
        Price::between(self.state.ground.order, &self.now, then)
    }

    fn order(&self, one: &Score, other: &Score) -> Ordering {
        self.state.ground.order.compare(one, other)
    }
}

/// Whether leave can be given of all of these. A hearing that may not float can be let float, and nothing else that a list demands.
fn may_be_waived(obstacles: &[Obstacle]) -> bool {
    let fixed = |fact: &Fact| matches!(fact, Fact::Unsuited(why) if *why != Unsuited::MayNotFloat);
    obstacles.iter().all(|obstacle| LEAVE.contains(&obstacle.reason) && !obstacle.facts.iter().any(fixed))
}
