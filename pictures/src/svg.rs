//! What every drawing has: its element, its words for a screen reader, its lines of text.

use std::fmt::Display;

use crate::markup::Markup;
use crate::palette::{self, GREY_INK, INK};

/// What every drawing is written in. The widths of [`crate::fit`] are those of the first, which the others share.
pub(crate) const FONT: &str = "Arial, Helvetica, Liberation Sans, sans-serif";

/// A drawing's left edge, top, size and id. The id must be its own in a page.
pub(crate) struct Frame<'a> {
    pub(crate) id: &'a str,
    pub(crate) x: i64,
    /// Its top: a page cuts off the title, which its own headings say.
    pub(crate) y: i64,
    pub(crate) width: i64,
    pub(crate) height: i64,
    /// Whether it is a document of its own, which defines its patterns. A page defines them once.
    pub(crate) alone: bool,
}

/// A drawing: one image for a screen reader, with a title and a description.
pub(crate) fn image(
    m: &mut Markup,
    frame: &Frame<'_>,
    (title, description): (&str, &str),
    content: impl FnOnce(&mut Markup),
) {
    let (title_id, description_id) = (format!("{}-title", frame.id), format!("{}-desc", frame.id));
    let labels = format!("{title_id} {description_id}");
    open(m, frame, &[("role", &"img"), ("aria-labelledby", &labels)], |m| {
        m.leaf("title", &[("id", &title_id)], title);
        m.leaf("desc", &[("id", &description_id)], description);
        if frame.alone {
            palette::define(m);
        }
        content(m);
    });
}

/// A drawing that says nothing that is not said beside it.
pub(crate) fn ornament(m: &mut Markup, class: &str, width: i64, height: i64, content: impl FnOnce(&mut Markup)) {
    // A page may cut it off at the right, but not shrink it.
    let attributes: [(&'static str, &dyn Display); 4] = [
        ("class", &class),
        ("aria-hidden", &"true"),
        ("focusable", &"false"),
        ("preserveAspectRatio", &"xMinYMin slice"),
    ];
    let frame = Frame { id: "", x: 0, y: 0, width, height, alone: false };
    open(m, &frame, &attributes, content);
}

fn open(m: &mut Markup, frame: &Frame<'_>, more: &[(&'static str, &dyn Display)], content: impl FnOnce(&mut Markup)) {
    let view = format!("{} {} {} {}", frame.x, frame.y, frame.width, frame.height);
    let mut attributes: Vec<(&'static str, &dyn Display)> = vec![
        ("xmlns", &"http://www.w3.org/2000/svg"),
        ("viewBox", &view),
        ("width", &frame.width),
        ("height", &frame.height),
        ("font-family", &FONT),
    ];
    attributes.extend_from_slice(more);
    m.element("svg", &attributes, content);
}

/// How a line of text looks.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: i64,
    pub(crate) ink: &'static str,
    pub(crate) weight: &'static str,
    pub(crate) anchor: &'static str,
}

impl Type {
    pub(crate) const TITLE: Self = Self { size: 20, ..Self::STRONG };
    pub(crate) const GROUP: Self = Self { size: 15, ..Self::STRONG };
    pub(crate) const STRONG: Self = Self { weight: "bold", ..Self::PLAIN };
    pub(crate) const PLAIN: Self = Self { size: 13, ink: INK, weight: "normal", anchor: "start" };
    pub(crate) const NOTE: Self = Self { ink: GREY_INK, ..Self::PLAIN };
    pub(crate) const SMALL: Self = Self { size: 11, ..Self::PLAIN };

    pub(crate) const fn middle(self) -> Self {
        Self { anchor: "middle", ..self }
    }

    pub(crate) const fn end(self) -> Self {
        Self { anchor: "end", ..self }
    }
}

/// A line of text; its baseline begins, or has its middle or end, at the point.
pub(crate) fn line(m: &mut Markup, (x, y): (i64, i64), kind: Type, text: &str) {
    let mut attributes: Vec<(&'static str, &dyn Display)> =
        vec![("x", &x), ("y", &y), ("font-size", &kind.size), ("fill", &kind.ink)];
    if kind.weight != "normal" {
        attributes.push(("font-weight", &kind.weight));
    }
    if kind.anchor != "start" {
        attributes.push(("text-anchor", &kind.anchor));
    }
    m.leaf("text", &attributes, text);
}

/// A rectangle.
pub(crate) fn rect(m: &mut Markup, (x, y): (i64, i64), (width, height): (i64, i64), fill: &str) {
    m.empty("rect", &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("fill", &fill)]);
}

/// A line.
pub(crate) fn rule(m: &mut Markup, path: &str, stroke: &str) {
    m.empty("path", &[("d", &path), ("fill", &"none"), ("stroke", &stroke)]);
}

/// A count as a length.
pub(crate) fn px(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
