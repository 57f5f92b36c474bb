//! `venue`: each hearing in a room or a list costs what its cheapest choice says that names the venue.

use listing_model::Layer;

use super::Term;
use super::sheet::{Listed, Sheet};

pub(super) const TERM: Term = Term { layer: Layer::Travel, code: "venue", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let of = |listed: &Listed<'_>| {
        let venue = sheet.venue(listed)?;
        listed.hearing.venues.iter().filter(|choice| choice.names(venue)).map(|choice| i64::from(choice.cost)).min()
    };
    sheet.listed.iter().filter_map(of).sum()
}
