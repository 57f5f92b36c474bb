//! `gap`: each grain that somebody does not use between two that they use, in one sitting.

use listing_model::Layer;

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Compact, code: "gap", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let unused = sheet.used_sittings().map(|(grains, page)| {
        let mut used = page.grains.range(grains);
        let first = used.next().copied().unwrap_or(0);
        let last = used.next_back().copied().unwrap_or(first);
        (first..=last).filter(|grain| !page.grains.contains(grain)).count()
    });
    i64::from(sheet.weights().gap) * i64::try_from(unused.sum::<usize>()).unwrap_or(i64::MAX)
}
