//! Cuts a template into text, outputs `{{ }}`, tags `{% %}` and comments `{# #}`.

use super::error::{Problem, TransformError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Output,
    Tag,
    Comment,
    /// The inside of `{% raw %}`, both tags included; `inner` is only the inside.
    Raw,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    pub(super) kind: Kind,
    /// The text without its delimiters and without their `-`.
    pub(super) inner: &'a str,
    /// The opening delimiter carries a `-`: white space before it goes.
    pub(super) trim_before: bool,
    /// The closing delimiter carries a `-`: white space after it goes.
    pub(super) trim_after: bool,
    /// The line, counted from 1, on which the segment begins.
    pub(super) line: usize,
}

/// Cuts `source` into segments.
pub(super) fn split(source: &str) -> Result<Vec<Segment<'_>>, TransformError> {
    let mut segments = Vec::new();
    let mut rest = source;
    let mut line = 1;
    while !rest.is_empty() {
        let (segment, length) = match opening(rest) {
            Some((0, kind)) => delimited(rest, kind, line)?,
            Some((text, _)) => (plain(&rest[..text], line), text),
            None => (plain(rest, line), rest.len()),
        };
        let is_raw = segment.kind == Kind::Tag && matches!(segment.inner.trim(), "raw" | "verbatim");
        let (segment, length) = if is_raw { raw(rest, length, &segment)? } else { (segment, length) };
        line += newlines(&rest[..length]);
        rest = &rest[length..];
        segments.push(segment);
    }
    Ok(segments)
}

/// How many lines end inside `text`.
pub(super) fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

fn plain(text: &str, line: usize) -> Segment<'_> {
    Segment { kind: Kind::Text, inner: text, trim_before: false, trim_after: false, line }
}

/// Where the next delimiter opens, and what it opens.
fn opening(text: &str) -> Option<(usize, Kind)> {
    text.match_indices('{').find_map(|(at, _)| {
        let kind = match text.as_bytes().get(at + 1)? {
            b'{' => Kind::Output,
            b'%' => Kind::Tag,
            b'#' => Kind::Comment,
            _ => return None,
        };
        Some((at, kind))
    })
}

/// Reads one delimited segment from the start of `text`; also gives its length in bytes.
fn delimited(text: &str, kind: Kind, line: usize) -> Result<(Segment<'_>, usize), TransformError> {
    let trim_before = text[2..].starts_with('-');
    let start = if trim_before { 3 } else { 2 };
    let unclosed = || Problem::Unclosed(text[..2].to_owned()).at(line);
    let close = match kind {
        Kind::Comment => text[start..].find("#}").map(|at| start + at),
        Kind::Output => closing(text, start, "}}"),
        _ => closing(text, start, "%}"),
    }
    .ok_or_else(unclosed)?;
    let inner = &text[start..close];
    let trim_after = inner.ends_with('-');
    let inner = inner.strip_suffix('-').unwrap_or(inner);
    Ok((Segment { kind, inner, trim_before, trim_after, line }, close + 2))
}

/// Finds `end` outside strings and, for an output, outside the braces of a dictionary.
fn closing(text: &str, start: usize, end: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut quote = None;
    let mut at = start;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (Some(_), b'\\') => at += 1,
            (Some(open), byte) if byte == open => quote = None,
            (None, byte @ (b'"' | b'\'')) => quote = Some(byte),
            (None, _) if depth == 0 && bytes[at..].starts_with(end.as_bytes()) => return Some(at),
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Widens a `raw` tag of `length` bytes to the whole block.
fn raw<'a>(text: &'a str, length: usize, open: &Segment<'a>) -> Result<(Segment<'a>, usize), TransformError> {
    let mut from = length;
    while let Some(at) = text[from..].find("{%").map(|at| from + at) {
        let (tag, tag_length) = delimited(&text[at..], Kind::Tag, open.line)?;
        if matches!(tag.inner.trim(), "endraw" | "endverbatim") {
            let segment = Segment {
                kind: Kind::Raw,
                inner: &text[length..at],
                trim_before: open.trim_before,
                trim_after: tag.trim_after,
                line: open.line,
            };
            return Ok((segment, at + tag_length));
        }
        from = at + 2;
    }
    Err(Problem::Unclosed(open.inner.trim().to_owned()).at(open.line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(source: &str) -> Vec<(Kind, &str)> {
        split(source).unwrap().into_iter().map(|segment| (segment.kind, segment.inner)).collect()
    }

    #[test]
    fn text_tags_and_comments_are_told_apart() {
        assert_eq!(
            kinds("a{{ b }}{%- if c -%}{# d #}{e}"),
            [
                (Kind::Text, "a"),
                (Kind::Output, " b "),
                (Kind::Tag, " if c "),
                (Kind::Comment, " d "),
                (Kind::Text, "{e}")
            ]
        );
    }

    #[test]
    fn delimiters_inside_strings_and_dictionaries_do_not_close() {
        assert_eq!(kinds("{{ f({a: {b: '}}'}}) }}"), [(Kind::Output, " f({a: {b: '}}'}}) ")]);
        assert_eq!(kinds("{% set a = '%}' %}"), [(Kind::Tag, " set a = '%}' ")]);
    }

    #[test]
    fn raw_blocks_are_left_alone() {
        assert_eq!(kinds("{% raw %}{{ a }}{% endraw %}b"), [(Kind::Raw, "{{ a }}"), (Kind::Text, "b")]);
    }

    #[test]
    fn lines_are_counted() {
        let lines: Vec<_> = split("a\n{{ b\n}}\n{% c %}").unwrap().iter().map(|segment| segment.line).collect();
        assert_eq!(lines, [1, 2, 3, 4]);
    }

    #[test]
    fn what_never_closes_is_named() {
        let error = split("a\n{{ 'b }}").unwrap_err();
        assert_eq!(error, Problem::Unclosed("{{".into()).at(2));
    }
}
