//! Reads the package's fixtures, and compares HTML as a browser would see it.

use std::{collections::BTreeMap, fs, path::PathBuf};

use scraper::{Html, Node, node::Element};
use serde_json::Value;

/// The installed package.
pub(crate) fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/govuk-frontend/dist/govuk")
}

/// The names of the package's components, as their folders are called.
pub(crate) fn component_names() -> Vec<String> {
    let folders = fs::read_dir(package().join("components")).unwrap();
    let mut names: Vec<String> = folders
        .map(Result::unwrap)
        .filter(|entry| entry.path().join("fixtures.json").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// One case of a component: what goes in and what the package itself makes of it.
pub(crate) struct Fixture {
    pub(crate) name: String,
    pub(crate) options: Value,
    pub(crate) html: String,
}

/// All cases of a component.
pub(crate) fn fixtures(component: &str) -> Vec<Fixture> {
    let path = package().join("components").join(component).join("fixtures.json");
    let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let cases = file["fixtures"].as_array().unwrap();
    let text = |case: &Value, key: &str| case[key].as_str().unwrap().to_owned();
    cases
        .iter()
        .map(|case| Fixture { name: text(case, "name"), options: case["options"].clone(), html: text(case, "html") })
        .collect()
}

/// A page that does nothing but call the component's macro with `params`.
pub(crate) fn calling_page(component: &str) -> String {
    let name = macro_name(component);
    format!("{{% from \"govuk/components/{component}/macro.njk\" import {name} %}}{{{{ {name}(params) }}}}")
}

/// `date-input` is `govukDateInput`.
fn macro_name(component: &str) -> String {
    let capitalised = |word: &str| word[..1].to_uppercase() + &word[1..];
    format!("govuk{}", component.split('-').map(capitalised).collect::<String>())
}

/// A piece of HTML as a browser reads it: attributes have no order, and any run of white space is one space.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Element { name: String, attributes: BTreeMap<String, String>, children: Vec<Piece> },
}

/// Parses HTML into pieces.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    children(Html::parse_fragment(html).root_element())
}

fn children(element: scraper::ElementRef<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                found.push(Piece::Text(collapsed(text)));
            }
            Node::Element(node) => {
                let element = scraper::ElementRef::wrap(child).unwrap();
                found.push(Piece::Element {
                    name: node.name().to_owned(),
                    attributes: attributes(node),
                    children: children(element),
                });
            }
            _ => {}
        }
    }
    found
}

fn collapsed(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let space = |is_there| if is_there { " " } else { "" };
    if words.is_empty() {
        return " ".to_owned();
    }
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{words}{}", space(before), space(after))
}

fn attributes(element: &Element) -> BTreeMap<String, String> {
    element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Takes every `svg` out whose class attribute contains `class`.
pub(crate) fn without_svg(pieces: Vec<Piece>, class: &str) -> Vec<Piece> {
    let is_kept = |piece: &Piece| match piece {
        Piece::Element { name, attributes, .. } => {
            name != "svg" || !attributes.get("class").is_some_and(|classes| classes.contains(class))
        }
        Piece::Text(_) => true,
    };
    let deeper = |piece| match piece {
        Piece::Element { name, attributes, children } => {
            Piece::Element { name, attributes, children: without_svg(children, class) }
        }
        text => text,
    };
    pieces.into_iter().filter(is_kept).map(deeper).collect()
}

/// Drops the white space at the edges of elements.
pub(crate) fn tight(pieces: Vec<Piece>) -> Vec<Piece> {
    let tightened = |piece| match piece {
        Piece::Text(text) => Piece::Text(text.trim().to_owned()),
        Piece::Element { name, attributes, children } => Piece::Element { name, attributes, children: tight(children) },
    };
    pieces.into_iter().map(tightened).filter(|piece| *piece != Piece::Text(String::new())).collect()
}
