//! What is answered.

use listing_model::{HearingId, Layer, Placement};
use serde::Serialize;

use super::funnel::Step;
use super::question::Question;
use crate::reason::Reason;
use crate::rules::Obstacle;
use crate::score::{Order, Score};

/// Why a hearing is not where somebody would like it.
///
/// `Display` says it in English, [`Explanation::welsh`] in Welsh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[must_use]
pub struct Explanation {
    /// The hearing.
    pub hearing: HearingId,
    /// What was asked.
    pub question: Question,
    /// Where it is, if it is listed.
    pub now: Option<Placement>,
    /// The cheapest of the places asked about that is lawful as things stand, and what it would cost more to have it there: then
    /// only the price speaks against it.
    pub possible: Option<Priced>,
    /// How the days asked about become fewer, demand after demand.
    pub funnel: Vec<Step>,
    /// The fewest rules that stand in the way, at the place at which they do. Nothing if a place is lawful, or if every place
    /// breaks so many rules that no few of them tell the story: then the funnel does.
    pub in_the_way: Option<InTheWay>,
    /// Each rule that, were it alone not there, would open some of the days asked about, and how many.
    #[serde(serialize_with = "by_code")]
    pub alone: Vec<(Reason, u32)>,
    /// What would let it in: first what is lawful, then what takes somebody's leave, each the cheapest first.
    pub changes: Vec<Change>,
}

/// A place and what it would cost more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Priced {
    /// The place.
    pub at: Placement,
    /// What it would cost more.
    pub price: Price,
}

/// The rules that stand in the way of a place, and all that does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InTheWay {
    /// The place; nothing for a day on which nothing sits.
    pub at: Option<Placement>,
    /// What stands in its way: with exactly this out of the way it is lawful.
    pub obstacles: Vec<Obstacle>,
    /// On how many days these rules are all that stands in the way.
    pub days: u32,
}

/// What would let a hearing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What is changed.
    pub means: Means,
    /// Where the hearing would then be.
    pub at: Placement,
    /// What the whole plan would cost more.
    pub price: Price,
}

/// How room is made for a hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Other hearings move. The plan stays lawful.
    Move(Vec<Moved>),
    /// Somebody gives leave for what the rules forbid: a party consents, a judge sits on one more day, an officer takes a lock back.
    Waive(Vec<Obstacle>),
}

/// A hearing that moves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Which.
    pub hearing: HearingId,
    /// Where it was.
    pub from: Placement,
    /// Where it goes; nothing if it is listed no more.
    pub to: Option<Placement>,
}

/// A difference in cost: the layers in which there is one, in the order of the policy. More is worse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Price(pub Vec<(Layer, i64)>);

impl Price {
    /// The difference between two scores.
    pub(super) fn between(order: Order, now: &Score, then: &Score) -> Self {
        let layers = order.0.into_iter().map(|layer| (layer, then[layer] - now[layer]));
        Self(layers.filter(|&(_, more)| more != 0).collect())
    }
}

fn by_code<S: serde::Serializer>(alone: &[(Reason, u32)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(alone.iter().map(|(reason, days)| (reason.code(), days)))
}
