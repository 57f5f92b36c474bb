//! Places in a file, written `hearings[12].window.between.first`. The whole file is the empty text.

use std::fmt::Write;

/// The most characters of a name that is not one of ours.
const MOST: usize = 60;

/// Goes to an item of a list.
pub(super) fn push_index(path: &mut String, index: usize) {
    // Writing to a String cannot fail.
    let _ = write!(path, "[{index}]");
}

/// Goes to a field of an object.
pub(super) fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&short(name));
}

/// A field of an object.
pub(super) fn name(path: &str, name: &str) -> String {
    let mut longer = path.to_owned();
    push_name(&mut longer, name);
    longer
}

/// An item of a list.
pub(super) fn index(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}

/// Whether `inner` is `outer` or lies within it.
pub(super) fn is_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Somebody else's text, cut short, without what would break a line.
pub(super) fn short(text: &str) -> String {
    cut(text, MOST)
}

/// Somebody else's sentence, cut short if it is very long.
pub(super) fn clip(text: &str) -> String {
    cut(text, 4 * MOST)
}

fn cut(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a.b", "a", true)]
    #[case("a[1].b", "a[1]", true)]
    #[case("a[12]", "a[1]", false)]
    #[case("ab", "a", false)]
    #[case("a", "", true)]
    #[case("a", "a", true)]
    fn within(#[case] inner: &str, #[case] outer: &str, #[case] expected: bool) {
        assert_eq!(is_within(inner, outer), expected);
    }

    #[test]
    fn what_others_wrote_is_cut_short() {
        assert_eq!(short("tab\there"), "tab\u{fffd}here");
        assert_eq!(short(&"x".repeat(61)), format!("{}…", "x".repeat(60)));
    }
}
