//! A table that becomes cards on a narrow screen and stays a table for a screen reader.

use crate::markup::Markup;

/// A table: the first cell of each row is its heading.
pub(crate) struct Table<'a> {
    pub(crate) caption: &'a str,
    /// The headings of columns.
    pub(crate) columns: &'a [&'a str],
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
pub(crate) enum Cell {
    Text(String),
    /// To the right, so that figures stand below one another.
    Number(String),
}

impl Table<'_> {
    /// The roles are named because what is laid out as blocks is else no table to some browsers.
    pub(crate) fn write(&self, m: &mut Markup) {
        m.element("table", &[("role", &"table")], |m| {
            m.leaf("caption", &[], self.caption);
            m.element("thead", &[("role", &"rowgroup")], |m| {
                m.element("tr", &[("role", &"row")], |m| {
                    for (number, column) in self.columns.iter().enumerate() {
                        let class = if self.is_of_numbers(number) { "number" } else { "words" };
                        m.leaf("th", &[("scope", &"col"), ("role", &"columnheader"), ("class", &class)], column);
                    }
                });
            });
            m.element("tbody", &[("role", &"rowgroup")], |m| {
                for row in &self.rows {
                    m.element("tr", &[("role", &"row")], |m| self.row(m, row));
                }
            });
        });
    }

    fn row(&self, m: &mut Markup, row: &[Cell]) {
        for (number, (cell, column)) in row.iter().zip(self.columns).enumerate() {
            match cell {
                Cell::Text(text) if number == 0 => m.leaf("th", &[("scope", &"row"), ("role", &"rowheader")], text),
                Cell::Text(text) => m.leaf("td", &[("role", &"cell"), ("data-label", column)], text),
                Cell::Number(text) => {
                    m.leaf("td", &[("role", &"cell"), ("class", &"number"), ("data-label", column)], text);
                }
            }
        }
    }

    fn is_of_numbers(&self, column: usize) -> bool {
        self.rows.first().and_then(|row| row.get(column)).is_some_and(|cell| matches!(cell, Cell::Number(_)))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
