//! Whole pages: self-contained, without script, fit for a strict Content-Security-Policy.

mod list;
mod sections;
mod table;
#[cfg(test)]
mod tests;

pub use list::list_html;
pub(crate) use table::{Cell, Table};

use crate::Words;
use crate::markup::Markup;
use crate::palette;
use crate::svg;

/// A page with a heading and what `content` writes below it.
pub(crate) fn page(words: &Words, nonce: Option<&str>, title: &str, content: impl FnOnce(&mut Markup)) -> String {
    let mut m = Markup::default();
    m.doctype();
    m.element("html", &[("lang", &words.lang)], |m| {
        m.element("head", &[], |m| {
            m.empty("meta", &[("charset", &"utf-8")]);
            m.empty("meta", &[("name", &"viewport"), ("content", &"width=device-width, initial-scale=1")]);
            m.leaf("title", &[], title);
            let css = include_str!("style.css");
            match nonce {
                Some(nonce) => m.element("style", &[("nonce", &nonce)], |m| m.style_sheet(css)),
                None => m.element("style", &[], |m| m.style_sheet(css)),
            }
        });
        m.element("body", &[], |m| {
            m.leaf("a", &[("class", &"skip"), ("href", &"#main")], words.skip);
            svg::ornament(m, "defs", 0, 0, palette::define);
            m.element("main", &[("id", &"main"), ("tabindex", &"-1")], |m| {
                m.leaf("h1", &[], title);
                content(m);
            });
        });
    });
    m.finish()
}

/// A region that scrolls sideways, with or without a mouse.
pub(crate) fn scrolling(m: &mut Markup, label: &str, content: impl FnOnce(&mut Markup)) {
    m.element("div", &[("class", &"chart"), ("role", &"region"), ("aria-label", &label), ("tabindex", &"0")], content);
}

/// Figures with their names.
pub(crate) fn figures(m: &mut Markup, figures: &[(&str, String)]) {
    m.element("dl", &[("class", &"figures")], |m| {
        for (name, figure) in figures {
            m.element("div", &[], |m| {
                m.leaf("dt", &[], name);
                m.leaf("dd", &[], figure);
            });
        }
    });
}
