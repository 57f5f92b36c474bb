//! Colours and patterns. Nothing is said by colour alone: what differs in colour differs in pattern, border or letters too.

use crate::markup::Markup;

/// Text, and what must be seen first.
pub(crate) const INK: &str = "#0b0c0c";
/// Text of less weight.
pub(crate) const GREY_INK: &str = "#484949";
/// What is drawn on.
pub(crate) const PAPER: &str = "#ffffff";
/// Every other row.
pub(crate) const BAND: &str = "#f5f6f7";
/// Lines between days.
pub(crate) const RULE: &str = "#8a8d90";
/// Lines between sittings and hours.
pub(crate) const THIN_RULE: &str = "#d3d6d9";
/// A hearing, and its border.
pub(crate) const HEARING: &str = "#dcebf8";
pub(crate) const HEARING_EDGE: &str = "#14467a";
/// A list, and its border.
pub(crate) const LIST: &str = "#fdf1cc";
pub(crate) const LIST_EDGE: &str = "#6b4e00";
/// What is beyond a ceiling, and its border.
pub(crate) const OVER: &str = "#a33b00";
/// What is within it.
pub(crate) const WITHIN: &str = "#14467a";

/// Fills by name: `url(#...)`.
pub(crate) const CLOSED: &str = "url(#closed)";
pub(crate) const AWAY: &str = "url(#away)";
pub(crate) const BLOCK: &str = "url(#block)";
pub(crate) const FLOAT: &str = "url(#float)";
pub(crate) const BACKUP: &str = "url(#backup)";
pub(crate) const TOO_MUCH: &str = "url(#over)";

/// A tile that is drawn over and over.
struct Pattern {
    id: &'static str,
    size: i64,
    ground: &'static str,
    ink: &'static str,
    path: &'static str,
}

const PATTERNS: [Pattern; 6] = [
    Pattern { id: "closed", size: 8, ground: PAPER, ink: "#b4b8bb", path: "M-2 2L2 -2M0 8L8 0M6 10L10 6" },
    Pattern { id: "away", size: 8, ground: PAPER, ink: "#b4b8bb", path: "M-2 6L2 10M0 0L8 8M6 -2L10 2" },
    Pattern { id: "block", size: 6, ground: LIST, ink: LIST_EDGE, path: "M0 1H6M0 4H6" },
    Pattern { id: "float", size: 6, ground: LIST, ink: LIST_EDGE, path: "M2 3H4M3 2V4" },
    Pattern { id: "backup", size: 6, ground: LIST, ink: LIST_EDGE, path: "M0 0L6 6M6 0L0 6" },
    Pattern { id: "over", size: 6, ground: OVER, ink: PAPER, path: "M-2 2L2 -2M0 6L6 0M4 8L8 4" },
];

/// Defines the patterns. Once in a document is enough.
pub(crate) fn define(m: &mut Markup) {
    m.element("defs", &[], |m| {
        for pattern in &PATTERNS {
            let size = pattern.size;
            m.element(
                "pattern",
                &[("id", &pattern.id), ("width", &size), ("height", &size), ("patternUnits", &"userSpaceOnUse")],
                |m| {
                    m.empty("rect", &[("width", &size), ("height", &size), ("fill", &pattern.ground)]);
                    m.empty("path", &[("d", &pattern.path), ("stroke", &pattern.ink), ("stroke-width", &1)]);
                },
            );
        }
    });
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// Relative luminance (WCAG 2.2) in millionths.
    fn luminance(colour: &str) -> u128 {
        let channel = |at: usize| u128::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap());
        let linear = |channel: u128| {
            if channel <= 10 {
                return channel * 1_000_000 * 100 / (255 * 1_292);
            }
            let s = (channel * 1_000_000 / 255 + 55_000) * 1_000_000 / 1_055_000;
            // s^2.4 is s^2 and the fifth root of s^2.
            let square = s * s;
            let root =
                (0..=1_000_000_u128).collect::<Vec<_>>().partition_point(|y| y.pow(5) <= square * 10_u128.pow(18));
            square / 1_000_000 * (root as u128 - 1) / 1_000_000
        };
        (2_126 * linear(channel(1)) + 7_152 * linear(channel(3)) + 722 * linear(channel(5))) / 10_000
    }

    /// The ratio of contrast in hundredths.
    fn contrast(one: &str, other: &str) -> u128 {
        let (a, b) = (luminance(one) + 50_000, luminance(other) + 50_000);
        100 * a.max(b) / a.min(b)
    }

    #[test]
    fn the_measure_of_contrast_is_right() {
        assert_eq!(contrast("#000000", "#ffffff"), 2_100);
        // By the formula 4.54 and 8.59.
        assert_eq!(contrast("#767676", "#ffffff"), 454);
        assert_eq!(contrast("#0000ff", "#ffffff"), 859);
    }

    #[rstest]
    fn text_is_legible(
        #[values(INK, GREY_INK, HEARING_EDGE, LIST_EDGE, OVER)] ink: &str,
        #[values(PAPER, BAND, HEARING, LIST)] ground: &str,
    ) {
        assert!(contrast(ink, ground) >= 450, "{ink} on {ground}: {}", contrast(ink, ground));
    }

    #[rstest]
    #[case(HEARING_EDGE, HEARING)]
    #[case(LIST_EDGE, LIST)]
    #[case(RULE, PAPER)]
    fn borders_are_seen(#[case] edge: &str, #[case] ground: &str) {
        assert!(contrast(edge, ground) >= 300, "{edge} on {ground}: {}", contrast(edge, ground));
    }
}
