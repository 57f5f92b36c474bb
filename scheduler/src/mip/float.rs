//! The only place where numbers cross between integers and the solvers' doubles.

use std::time::Duration;

use super::bound::PRICE_BITS;

/// How far from a whole number a solver's value may lie. Solvers promise 1e-6; a value further off is not a rounding
/// error but another answer.
const INTEGRALITY: f64 = 1e-5;

/// How much of a proven bound, relative to its size, is left to the solver's rounding errors.
const BOUND_SLACK: f64 = 1e-6;

/// Largest whole number that a double still tells from its neighbours.
const EXACT: f64 = super::problem::MAX_MAGNITUDE as f64;

/// The longest limit by the clock that solvers are told, 136 years: some add it to the time of day and fail on more.
const LONGEST: Duration = Duration::from_secs(u32::MAX as u64);

/// An integer within ±2^53 as a double: exact.
pub(super) fn from_integer(value: i64) -> f64 {
    value as f64
}

/// The whole number that `value` means; `None` if it is not near one, or beyond ±2^53.
#[expect(clippy::float_arithmetic, reason = "the distance to a whole number is a float")]
pub(super) fn to_integer(value: f64) -> Option<i64> {
    let rounded = value.round();
    ((value - rounded).abs() <= INTEGRALITY && rounded.abs() <= EXACT).then_some(rounded as i64)
}

/// The least whole number that an objective can have when no objective is below `bound`. Rounds down where the solver's
/// own error could matter; `None` if there is no useful bound.
#[expect(clippy::float_arithmetic, reason = "the slack is a float")]
pub(super) fn to_lower_bound(bound: f64) -> Option<i64> {
    let least = (bound - BOUND_SLACK * bound.abs().max(1.0)).ceil();
    (least.abs() <= EXACT).then_some(least as i64)
}

/// A price, as [`Problem::bound`](super::Problem::bound) counts it; rounded, since any price will do. 0 if it is not a
/// number.
#[expect(clippy::float_arithmetic, reason = "a price per unit is a float")]
pub(super) fn to_price(price: f64) -> i128 {
    (price * f64::from(1_u32 << PRICE_BITS)).round() as i128
}

/// A limit by the clock as good_lp takes it.
pub(super) fn seconds(clock: Duration) -> f64 {
    clock.min(LONGEST).as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::cmp::Ordering;

    #[rstest]
    #[case(2.999_999_5, Some(3))]
    #[case(-0.000_001, Some(0))]
    #[case(0.5, None)]
    #[case(0.999, None)]
    #[case(f64::NAN, None)]
    #[case(f64::INFINITY, None)]
    #[case(1e300, None)]
    fn values(#[case] value: f64, #[case] integer: Option<i64>) {
        assert_eq!(to_integer(value), integer);
    }

    #[rstest]
    #[case(2.0, Some(2))]
    #[case(2.000_000_1, Some(2))]
    #[case(1.999_999_9, Some(2))]
    #[case(2.1, Some(3))]
    #[case(-2.5, Some(-2))]
    #[case(f64::NEG_INFINITY, None)]
    #[case(f64::INFINITY, None)]
    #[case(f64::NAN, None)]
    fn bounds(#[case] bound: f64, #[case] least: Option<i64>) {
        assert_eq!(to_lower_bound(bound), least);
    }

    #[rstest]
    #[case(1.0, 1 << 20)]
    #[case(-0.5, -(1 << 19))]
    #[case(0.333_333_333, 349_525)]
    #[case(f64::NAN, 0)]
    #[case(f64::INFINITY, i128::MAX)]
    fn prices(#[case] price: f64, #[case] counted: i128) {
        assert_eq!(to_price(price), counted);
    }

    #[rstest]
    #[case(Duration::from_millis(1500), 1.5)]
    #[case(Duration::MAX, 4_294_967_295.0)]
    fn clocks(#[case] clock: Duration, #[case] told: f64) {
        assert_eq!(seconds(clock).total_cmp(&told), Ordering::Equal);
    }
}
