//! Takes out of GOV.UK Frontend's style sheet what only services on GOV.UK may use: the GDS Transport typeface, the crown
//! and the crest. The build script compiles this too; it uses nothing of the rest of the crate.

use thiserror::Error;

/// Why a style sheet could not be cleared.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StyleError {
    /// A brace or a comment that never closes.
    #[error("the style sheet ends inside a block or a comment")]
    Unclosed,
    /// A reserved thing is still there: the package changed, and the rules here must follow.
    #[error("`{0}` is still in the style sheet")]
    Left(&'static str),
}

/// The typeface as the package asks for it, with the space or comma that follows, and what we ask for.
const TYPEFACE: &str = "GDS Transport,";

/// Parts of class names whose rules go: they draw the crown, the crest, the GOV.UK logotype or the licence's logo.
const RESERVED_CLASSES: [&str; 6] = ["crown", "crest", "logotype", "logo-dot", "copyright-logo", "licence-logo"];

/// What must not be left anywhere.
const RESERVED: [&str; 5] = ["GDS Transport", "crown", "crest", "logotype", "@font-face"];

/// Removes the font faces, the typeface, the rules of reserved classes and all comments.
///
/// # Errors
/// A style sheet that is cut short, or in which something reserved is left.
pub fn without_reserved(style_sheet: &str) -> Result<String, StyleError> {
    let cleared = clear(&without_comments(style_sheet)?)?.replace(TYPEFACE, "");
    match RESERVED.iter().find(|reserved| cleared.contains(**reserved)) {
        Some(left) => Err(StyleError::Left(left)),
        None => Ok(cleared),
    }
}

fn without_comments(style_sheet: &str) -> Result<String, StyleError> {
    let mut kept = String::with_capacity(style_sheet.len());
    let mut rest = style_sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").ok_or(StyleError::Unclosed)?.1;
    }
    kept.push_str(rest);
    Ok(kept.trim().to_owned())
}

/// Clears a list of rules.
fn clear(rules: &str) -> Result<String, StyleError> {
    let mut kept = String::with_capacity(rules.len());
    let mut rest = rules;
    while let Some(at) = rest.find(['{', ';']) {
        let prelude = &rest[..at];
        if rest[at..].starts_with(';') {
            kept.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            continue;
        }
        let length = block_length(&rest[at + 1..])?;
        let body = &rest[at + 1..at + 1 + length];
        kept.push_str(&clear_rule(prelude, body)?);
        rest = &rest[at + length + 2..];
    }
    kept.push_str(rest);
    Ok(kept)
}

/// The length of a block's body, up to its closing brace.
fn block_length(text: &str) -> Result<usize, StyleError> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return Ok(at),
            (None, '}') => depth -= 1,
            _ => {}
        }
    }
    Err(StyleError::Unclosed)
}

fn clear_rule(prelude: &str, body: &str) -> Result<String, StyleError> {
    if prelude.trim_start().starts_with("@font-face") {
        return Ok(String::new());
    }
    if prelude.trim_start().starts_with('@') {
        let body = if body.contains('{') { clear(body)? } else { body.to_owned() };
        return Ok(if body.is_empty() { String::new() } else { format!("{prelude}{{{body}}}") });
    }
    let is_free = |selector: &&str| RESERVED_CLASSES.iter().all(|reserved| !selector.contains(reserved));
    let selectors: Vec<&str> = prelude.split(',').filter(is_free).collect();
    Ok(if selectors.is_empty() { String::new() } else { format!("{}{{{body}}}", selectors.join(",")) })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("/*! a */@font-face{font-family:GDS Transport;src:url(/a.woff)}.b{c:d}", ".b{c:d}")]
    #[case(".a{font-family:GDS Transport,arial,sans-serif}", ".a{font-family:arial,sans-serif}")]
    #[case(".x-footer__crown{a:b}.c{d:e}", ".c{d:e}")]
    #[case(".x-logotype:last-child,.c{d:e}", ".c{d:e}")]
    #[case("@media print{.x-logo-dot{a:b}}.c{d:e}", ".c{d:e}")]
    #[case("@supports (a:b){.x-copyright-logo:before{c:url(/crest.svg)}.d{e:f}}", "@supports (a:b){.d{e:f}}")]
    #[case("@charset \"UTF-8\";:root{--a:1}", "@charset \"UTF-8\";:root{--a:1}")]
    #[case(".a:after{content:\"}\"}.b{c:d}", ".a:after{content:\"}\"}.b{c:d}")]
    fn only_what_is_reserved_goes(#[case] given: &str, #[case] kept: &str) {
        assert_eq!(without_reserved(given).unwrap(), kept);
    }

    #[rstest]
    #[case(".a{font:GDS Transport}", StyleError::Left("GDS Transport"))]
    #[case(".a{b:url(/crest.svg)}", StyleError::Left("crest"))]
    #[case(".a{b:c", StyleError::Unclosed)]
    #[case("/* a", StyleError::Unclosed)]
    fn what_cannot_be_cleared_is_refused(#[case] given: &str, #[case] error: StyleError) {
        assert_eq!(without_reserved(given).unwrap_err(), error);
    }
}
