//! When to try again.

use calendars::Span;

/// Pauses after the first, second and later failures, in seconds.
const PAUSES: [i64; 7] = [10, 30, 120, 600, 1_800, 7_200, 21_600];
/// After this many tries a message is given up.
pub const LAST_TRY: u32 = 8;

/// How long to wait after `tries` failed tries; `None` after the last.
///
/// | failed tries | pause |
/// |---|---|
/// | 1 | 10 seconds |
/// | 2 | 30 seconds |
/// | 3 | 2 minutes |
/// | 4 | 10 minutes |
/// | 5 | 30 minutes |
/// | 6 | 2 hours |
/// | 7 | 6 hours |
/// | 8 | given up, about nine hours after the first |
///
/// Up to a fifth is added, by `jitter` (any number; a random one): messages that failed together do not all come back
/// together.
#[must_use]
pub fn pause_before_next_try(tries: u32, jitter: u32) -> Option<Span> {
    let place = usize::try_from(tries.max(1) - 1).ok()?;
    let pause = Span::from_seconds(*PAUSES.get(place)?).micros();
    let fifth = pause / 5;
    Some(Span::from_micros(pause + fifth * i64::from(jitter % 1_001) / 1_000))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, Some(10))]
    #[case(1, Some(10))]
    #[case(2, Some(30))]
    #[case(3, Some(120))]
    #[case(4, Some(600))]
    #[case(5, Some(1_800))]
    #[case(6, Some(7_200))]
    #[case(7, Some(21_600))]
    #[case(8, None)]
    #[case(9, None)]
    #[case(u32::MAX, None)]
    fn the_table(#[case] tries: u32, #[case] seconds: Option<i64>) {
        assert_eq!(pause_before_next_try(tries, 0), seconds.map(Span::from_seconds));
        assert_eq!(pause_before_next_try(tries, 1_000), seconds.map(|s| Span::from_millis(s * 1_200)));
        assert_eq!(pause_before_next_try(tries, 0).is_none(), tries >= LAST_TRY);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn pauses_grow_whatever_the_jitter(tries in 1_u32..7, one in any::<u32>(), other in any::<u32>()) {
            prop_assert!(pause_before_next_try(tries, one) < pause_before_next_try(tries + 1, other));
        }
    }
}
