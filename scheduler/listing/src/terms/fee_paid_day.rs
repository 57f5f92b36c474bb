//! `fee_paid_day`: each day on which somebody sits who is paid by the day, block lists among them.

use listing_model::{Contract, Layer};

use super::Term;
use super::sheet::Sheet;

pub(super) const TERM: Term = Term { layer: Layer::Travel, code: "fee_paid_day", cost };

fn cost(sheet: &Sheet<'_>) -> i64 {
    let of = |contract: Contract| match contract {
        Contract::Salaried => 0,
        Contract::FeePaid { day_cost } => i64::from(day_cost),
    };
    sheet.diary.values().map(|page| of(page.holder.contract)).sum()
}
