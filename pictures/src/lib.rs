//! Plans drawn as pictures: SVG and HTML, from plain data to text.
//!
//! [`gantt_svg`] shows which room or person is taken when; [`list_html`] is a whole page of such charts, each with a table
//! that says the same; [`utilisation_svg`] and [`utilisation_html`] show how much of the sitting time is used, [`risk_svg`]
//! and [`risk_html`] how likely it is that somebody is sent away.
//!
//! The pictures are for people who list hearings: on a desk, on a phone, on paper without colour, or read out. So nothing is
//! said by colour alone, every drawing has a title and a description, and every page says in tables what it draws. They need
//! no script and no inline style, and whatever stands in the data is shown as text.
//!
//! All words are in [`Words`], in English and in Welsh.

mod book;
mod chart;
mod extent;
mod fit;
mod gantt;
mod mark;
mod markup;
mod options;
mod page;
mod palette;
mod risk;
mod svg;
mod text;
mod told;
mod utilisation;
mod words;

#[cfg(test)]
mod sample;

pub use gantt::gantt_svg;
pub use options::{Options, Rows};
pub use page::list_html;
pub use risk::{RiskOptions, SessionRisk, risk_html, risk_svg};
pub use utilisation::{utilisation_html, utilisation_svg};
pub use words::Words;
