//! Bounds that need no solver.

use listing_model::Layer;

use super::demand::{Demand, Measure, Way};
use super::groups::Group;

/// What a way costs in a layer.
pub(super) fn cost(way: &Way, layer: Layer) -> i64 {
    match layer {
        Layer::Age => way.age,
        Layer::Travel => way.travel,
        Layer::Preference => way.preference,
        _ => 0,
    }
}

/// Each item by itself at its cheapest, without those that cost most and might be left out at no more than `unlisted`.
pub(super) fn alone(demands: &[Demand], layer: Layer, unlisted: Option<i64>) -> i64 {
    // Before anything is said of the unlisted, a plan that lists nothing costs nothing.
    let Some(mut allowed) = unlisted else { return 0 };
    let cheapest = |demand: &Demand| demand.ways.iter().map(|way| cost(way, layer)).min();
    let mut costs: Vec<(i64, i64)> = Vec::new();
    for demand in demands {
        match cheapest(demand) {
            Some(least) => costs.push((least, demand.unlisted)),
            None => allowed -= demand.unlisted,
        }
    }
    let sum: i64 = costs.iter().map(|&(least, _)| least).sum();
    // Leaving out the best bargains first, the last of them in part, saves the most that can be saved.
    costs.retain(|&(least, _)| least > 0);
    costs.sort_by(|one, other| (other.0 * one.1.max(1)).cmp(&(one.0 * other.1.max(1))));
    let mut saved = 0;
    for (least, weight) in costs {
        if allowed <= 0 {
            break;
        }
        // Rounded up: more may be saved in the sum than in truth.
        saved += if weight <= allowed { least } else { (least * allowed + weight - 1) / weight };
        allowed -= weight;
    }
    (sum - saved).max(0)
}

/// What must stay unlisted because a group does not have what all need that only it can hear.
pub(super) fn unlisted(demands: &[Demand], groups: &[Group], measure: Measure) -> i64 {
    let of_group = |group: &Group| {
        let capacity = group.capacity(measure).in_all;
        let takes = |demand: &Demand, times: i64| demand.ways.iter().map(|way| way.takes(measure) * times).min();
        let all = demands.iter().zip(&group.takes).filter(|&(_, &times)| times > 0);
        let mut wanting: Vec<(i64, i64)> =
            all.filter_map(|(demand, &times)| Some((takes(demand, times)?, demand.unlisted))).collect();
        let mut too_much = wanting.iter().map(|&(grains, _)| grains).sum::<i64>() - capacity;
        // Leave out what costs least for its time.
        wanting.retain(|&(grains, _)| grains > 0);
        wanting.sort_by(|one, other| (one.1 * other.0).cmp(&(other.1 * one.0)));
        let mut at_least = 0;
        for (grains, weight) in wanting {
            if too_much <= 0 {
                break;
            }
            // What is left out last counts in part; the sum is rounded up once, at the end, by whole units of weight.
            at_least += if grains <= too_much { weight * SHARES } else { weight * SHARES * too_much / grains };
            too_much -= grains;
        }
        (at_least + SHARES - 1) / SHARES
    };
    groups.iter().map(of_group).max().unwrap_or(0)
}

/// Parts of a unit of weight.
const SHARES: i64 = 1 << 16;
