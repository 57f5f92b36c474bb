//! Elements, written one after another: the only way to SVG and HTML here, so that nothing is ever left unescaped or open.

use std::fmt::{Display, Write as _};

use crate::text::escape_into;

/// An attribute's name and value.
pub(crate) type Attribute<'a> = (&'static str, &'a dyn Display);

/// A text of SVG or HTML that grows.
///
/// Empty elements are closed as XML has it (`<br/>`), which HTML takes too, so that a page is also well-formed XML.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    text: String,
}

impl Markup {
    /// The finished text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// An element with what `content` writes in it.
    pub(crate) fn element(&mut self, tag: &str, attributes: &[Attribute<'_>], content: impl FnOnce(&mut Self)) {
        self.open(tag, attributes);
        self.text.push('>');
        content(self);
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "</{tag}>");
    }

    /// An element with nothing but text in it.
    pub(crate) fn leaf(&mut self, tag: &str, attributes: &[Attribute<'_>], text: &str) {
        self.element(tag, attributes, |m| escape_into(&mut m.text, text));
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, tag: &str, attributes: &[Attribute<'_>]) {
        self.open(tag, attributes);
        self.text.push_str("/>\n");
    }

    /// The contents of a `style` element, which no parser reads escapes in. Ours, never the data's.
    pub(crate) fn style_sheet(&mut self, css: &'static str) {
        self.text.push_str(css);
    }

    /// What another `Markup` wrote.
    pub(crate) fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
    }

    /// The line that says that a page is HTML.
    pub(crate) fn doctype(&mut self) {
        self.text.push_str("<!DOCTYPE html>\n");
    }

    fn open(&mut self, tag: &str, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (attribute, value) in attributes {
            let _ = write!(self.text, " {attribute}=\"");
            escape_into(&mut self.text, &value.to_string());
            self.text.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped_and_closed() {
        let mut m = Markup::default();
        m.element("g", &[("id", &"a\"b")], |m| {
            m.empty("rect", &[("x", &3), ("fill", &"<x>")]);
            m.leaf("text", &[], "1 < 2");
        });
        assert_eq!(m.finish(), "<g id=\"a&quot;b\"><rect x=\"3\" fill=\"&lt;x&gt;\"/>\n<text>1 &lt; 2</text>\n</g>\n");
    }
}
