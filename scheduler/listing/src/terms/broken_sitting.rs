//! `broken_sitting`: each sitting of which somebody uses some grains and not all.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Compact, code: "broken_sitting", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let broken =
        sheet.used_sittings().filter(|(grains, page)| grains.clone().any(|grain| !page.grains.contains(&grain)));
    i64::from(sheet.weights().broken_sitting) * i64::try_from(broken.count()).unwrap_or(i64::MAX)
}
