//! `link.order`: in an ordered link each but the first is listed only if the one before is, and begins so many calendar days
//! after its last day; with 0, later on the same day will do.
//!
//! Source: the kind `Ordered` of the Hearings Management service.

use super::obstacle::{Fact, Facts};
use super::proposal::Proposal;
use super::{Check, Rule};
use crate::mask::Mask;
use crate::reason::Reason;

pub(super) const RULE: Rule = Rule { reason: Reason::LinkOrder, check: Check::Each(check) };

fn check(proposal: &Proposal<'_, '_>) -> Vec<Facts> {
    let (item, state) = (proposal.item(), proposal.state);
    let Some(grain) = proposal.grain() else { return Vec::new() };
    let begins = (proposal.day(), u32::from(grain));
    let ends = proposal.days().last().map_or(begins, |(day, mask)| (day, Mask::BITS - mask.leading_zeros()));
    let facts = |other: u32, day: Option<u16>| -> Facts {
        proposal.hearings_of(other).chain(day.map(|day| Fact::Date(proposal.date(day)))).collect()
    };
    let mut found = Vec::new();
    for &(other, gap) in &item.after_items {
        let before = state.extent(other);
        if before.is_none_or(|(_, _, day, grain)| !is_after(proposal, begins, (day, u32::from(grain)), gap)) {
            found.push(facts(other, before.map(|(_, _, day, _)| day)));
        }
    }
    for &(other, gap) in &item.before_items {
        if let Some((day, grain, _, _)) = state.extent(other)
            && !is_after(proposal, (day, u32::from(grain)), ends, gap)
        {
            found.push(facts(other, Some(day)));
        }
    }
    found
}

/// Whether a beginning comes so many calendar days after an end.
fn is_after(proposal: &Proposal<'_, '_>, begins: (u16, u32), ends: (u16, u32), gap: u16) -> bool {
    match gap {
        0 => begins >= ends,
        gap => proposal.date(ends.0).days_until(proposal.date(begins.0)) >= i64::from(gap),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::fixture::{json, objections, world};

    fn linked(order: &str, gap: u16) -> listing_model::Problem {
        let link =
            format!(r#"[{{ "id": "l", "kind": {{ "ordered": {{ "min_gap_days": {gap} }} }}, "hearings": {order} }}]"#);
        world(|problem| problem.links = json(&link))
    }

    #[test]
    fn not_before_the_one_before() {
        let problem = linked(r#"["other", "h"]"#, 0);
        assert_eq!(objections(&problem, &[], "06-02 10:00 L1 ana"), ["link.order: hearing other"]);
        let placed = [("other", "06-02 11:00 L1 ben")];
        let found = objections(&problem, &placed, "06-02 11:30 L2 ana");
        assert_eq!(found, ["link.order: hearing other, 2026-06-02"]);
        assert_eq!(objections(&problem, &placed, "06-02 12:00 L2 ana"), Vec::<String>::new());
    }

    #[test]
    fn not_after_the_one_after() {
        let problem = linked(r#"["h", "other"]"#, 3);
        let placed = [("other", "06-05 10:00 L1 ben")];
        let found = objections(&problem, &placed, "06-03 10:00 L2 ana");
        assert_eq!(found, ["link.order: hearing other, 2026-06-05"]);
        assert_eq!(objections(&problem, &placed, "06-02 10:00 L2 ana"), Vec::<String>::new());
    }

    #[test]
    fn a_list_lasts_to_the_end_of_its_day() {
        let problem = linked(r#"["other", "h"]"#, 0);
        let placed = [("other", "B1 10:00")];
        let found = objections(&problem, &placed, "06-08 16:00 L1 ana");
        assert_eq!(found, ["link.order: hearing other, 2026-06-08"]);
    }
}
