//! What the marks mean: those that are used, no others.

use std::collections::BTreeSet;

use super::sign::{self, Badge, Look};
use crate::Words;
use crate::book::Book;
use crate::chart::{Group, Subject};
use crate::fit;
use crate::markup::Markup;
use crate::palette::{AWAY, CLOSED, RULE};
use crate::svg::{Type, line};

/// The size of a sample.
pub(crate) const SAMPLE: (i64, i64) = (34, 22);

/// The marks that are used.
pub(crate) struct Key(BTreeSet<Entry>);

/// A mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entry {
    Bar(Look),
    Locked,
    Continues,
    Closed,
    Away,
}

impl Key {
    pub(crate) fn of<'g, 'a: 'g>(book: &Book<'a>, groups: impl IntoIterator<Item = &'g Group<'a>>) -> Self {
        let mut entries = BTreeSet::new();
        for group in groups {
            for row in &group.rows {
                if !row.shut.is_empty() {
                    entries.insert(if group.of_people { Entry::Away } else { Entry::Closed });
                }
                for bar in &row.bars {
                    if bar.extent.before || bar.extent.after {
                        entries.insert(Entry::Continues);
                    }
                    match bar.subject {
                        Subject::List(list) => {
                            entries.insert(Entry::Bar(Look::of_list(list)));
                        }
                        Subject::Hearing(placement) => {
                            entries.insert(Entry::Bar(Look::of_mark(&book.mark(placement))));
                            if book.is_locked(placement) {
                                entries.insert(Entry::Locked);
                            }
                        }
                    }
                }
            }
        }
        Self(entries)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
        self.0.iter().copied()
    }

    /// In lines below a drawing; where they end.
    pub(super) fn draw(&self, m: &mut Markup, words: &Words, top: i64, width: i64) -> i64 {
        let (mut x, mut y) = (10, top);
        for entry in self.entries() {
            let word = entry.word(words);
            let wide = SAMPLE.0 + 8 + fit::width(word, Type::PLAIN.size) + 24;
            if x > 10 && x + wide > width {
                (x, y) = (10, y + 30);
            }
            entry.draw(m, words, (x, y));
            line(m, (x + SAMPLE.0 + 8, y + 16), Type::PLAIN, word);
            x += wide;
        }
        y + 36
    }
}

impl Entry {
    pub(crate) const fn word(self, words: &Words) -> &'static str {
        match self {
            Self::Bar(Look::Hearing) => words.hearing,
            Self::Bar(Look::New) => words.new,
            Self::Bar(Look::Moved) => words.moved,
            Self::Bar(Look::Block) => words.block_list,
            Self::Bar(Look::Float) => words.float_list,
            Self::Bar(Look::Backup) => words.backup_list,
            Self::Locked => words.locked,
            Self::Continues => words.continues,
            Self::Closed => words.closed,
            Self::Away => words.away,
        }
    }

    /// A sample of it.
    pub(crate) fn draw(self, m: &mut Markup, words: &Words, (x, y): (i64, i64)) {
        let look = if let Self::Bar(look) = self { look } else { Look::Hearing };
        match self {
            Self::Closed | Self::Away => {
                let fill = if self == Self::Away { AWAY } else { CLOSED };
                let (width, height) = (SAMPLE.0 - 1, SAMPLE.1 - 1);
                let (left, top) = (x, y);
                m.empty(
                    "rect",
                    &[
                        ("x", &left),
                        ("y", &top),
                        ("width", &width),
                        ("height", &height),
                        ("fill", &fill),
                        ("stroke", &RULE),
                    ],
                );
            }
            Self::Bar(_) | Self::Locked | Self::Continues => sign::body(m, look, (x, y), SAMPLE),
        }
        let corner = (x + 16, y + 4);
        match self {
            Self::Bar(Look::New) => sign::draw_badge(m, Badge::Letter(words.new_letter), corner),
            Self::Bar(Look::Moved) => sign::draw_badge(m, Badge::Letter(words.moved_letter), corner),
            Self::Locked => sign::draw_badge(m, Badge::Lock, corner),
            Self::Continues => sign::arrow(m, (x + 20, y + SAMPLE.1 / 2), 8),
            _ => {}
        }
    }
}
