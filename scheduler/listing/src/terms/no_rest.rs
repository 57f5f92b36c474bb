//! `no_rest`: each beginning on a grain that is not the sitting's first when the same person uses the grain before. Hearings of one
//! slot begin once.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Compact, code: "no_rest", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let restless = sheet.used_sittings().map(|(grains, page)| {
        let later = page.starts.range(grains.start + 1..grains.end);
        later.filter(|&&start| page.grains.contains(&(start - 1))).count()
    });
    i64::from(sheet.weights().no_rest) * i64::try_from(restless.sum::<usize>()).unwrap_or(i64::MAX)
}
