//! `channel`: each hearing costs what its channel does.

use listing_model::Layer;

use super::Term;
use super::sheet::{Listed, Sheet};

pub(super) const TERM: Term = Term { layer: Layer::Preference, code: "channel", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let of = |listed: &Listed<'_>| {
        let choice = listed.hearing.channels.iter().find(|choice| choice.channel == listed.at.channel);
        choice.map_or(0, |choice| i64::from(choice.cost))
    };
    sheet.listed.iter().map(of).sum()
}
