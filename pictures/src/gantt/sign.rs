//! What bars look like, and the small signs upon them. The key is drawn with the same.

use listing_model::{List, ListKind, Placement};

use crate::book::Book;
use crate::extent::Extent;
use crate::fit;
use crate::mark::Mark;
use crate::markup::Markup;
use crate::palette::{BACKUP, BLOCK, FLOAT, HEARING, HEARING_EDGE, INK, LIST, LIST_EDGE, PAPER};
use crate::svg::{Type, line, rect};

/// The strip at the left of a bar, whose pattern tells what it is.
pub(super) const SPINE: i64 = 5;
/// The side of a box with a letter.
const BOX: i64 = 14;

/// How a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    Hearing,
    /// With a thick border.
    New,
    /// With a thick broken border.
    Moved,
    Block,
    Float,
    Backup,
}

impl Look {
    pub(super) const fn of_mark(mark: &Mark) -> Self {
        match mark {
            Mark::Same => Self::Hearing,
            Mark::New => Self::New,
            Mark::Moved(_) => Self::Moved,
        }
    }

    pub(super) const fn of_list(list: &List) -> Self {
        match list.kind {
            ListKind::Block { .. } => Self::Block,
            ListKind::Float => Self::Float,
            ListKind::Backup { .. } => Self::Backup,
        }
    }
}

/// A sign upon a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Badge {
    Letter(&'static str),
    Lock,
}

/// What is to be seen at once of a hearing.
pub(super) fn badges(book: &Book<'_>, placement: &Placement) -> Vec<Badge> {
    let letter = book.mark(placement).letter(book.words).map(Badge::Letter);
    letter.into_iter().chain(book.is_locked(placement).then_some(Badge::Lock)).collect()
}

/// The bar without its text.
pub(super) fn body(m: &mut Markup, look: Look, (x, y): (i64, i64), (width, height): (i64, i64)) {
    let (fill, edge, spine) = match look {
        Look::Hearing | Look::New | Look::Moved => (HEARING, HEARING_EDGE, HEARING_EDGE),
        Look::Block => (LIST, LIST_EDGE, BLOCK),
        Look::Float => (LIST, LIST_EDGE, FLOAT),
        Look::Backup => (LIST, LIST_EDGE, BACKUP),
    };
    // A border is drawn half within and half without: leave room for it between neighbours.
    let (stroke, dashes) = match look {
        Look::New => (3, "none"),
        Look::Moved => (3, "6 3"),
        _ => (1, "none"),
    };
    rect(m, (x + 1, y + 1), (width - 2, height - 2), fill);
    if width > 2 * SPINE {
        rect(m, (x + 1, y + 1), (SPINE, height - 2), spine);
    }
    let half = stroke / 2;
    let (left, top, wide, high) = (x + 1 + half, y + 1 + half, width - 2 - stroke + 1, height - 2 - stroke + 1);
    m.empty(
        "rect",
        &[
            ("x", &left),
            ("y", &top),
            ("width", &wide.max(1)),
            ("height", &high),
            ("fill", &"none"),
            ("stroke", &edge),
            ("stroke-width", &stroke),
            ("stroke-dasharray", &dashes),
        ],
    );
}

/// Arrow heads where a hearing began before or goes on after what is shown.
pub(super) fn ends(m: &mut Markup, extent: &Extent, (x, y): (i64, i64), (width, height): (i64, i64)) {
    let middle = y + height / 2;
    if extent.before {
        arrow(m, (x + SPINE + 10, middle), -8);
    }
    if extent.after {
        arrow(m, (x + width - 12, middle), 8);
    }
}

/// An arrow head, `length` to the right or, if negative, to the left.
pub(super) fn arrow(m: &mut Markup, (x, middle): (i64, i64), length: i64) {
    let path = format!("M{x} {}L{} {middle}L{x} {}Z", middle - 6, x + length, middle + 6);
    m.empty("path", &[("d", &path), ("fill", &INK), ("stroke", &PAPER)]);
}

/// Draws badges at the top right of a bar; the width that they take there.
pub(super) fn draw_badges(m: &mut Markup, badges: &[Badge], (left, y): (i64, i64), width: i64) -> i64 {
    let mut right = left + width - 3;
    for badge in badges {
        right -= BOX;
        if right < left {
            break;
        }
        draw_badge(m, *badge, (right, y + 3));
        right -= 2;
    }
    left + width - 3 - right
}

/// A sign in its box.
pub(super) fn draw_badge(m: &mut Markup, badge: Badge, (x, y): (i64, i64)) {
    rect(m, (x, y), (BOX, BOX), INK);
    match badge {
        Badge::Letter(letter) => {
            let centre = x + BOX / 2;
            debug_assert!(fit::width(letter, 11) <= BOX, "{letter} is wider than its box");
            line(m, (centre, y + 11), Type { ink: PAPER, weight: "bold", ..Type::SMALL }.middle(), letter);
        }
        Badge::Lock => {
            rect(m, (x + 3, y + 6), (8, 6), PAPER);
            let path = format!("M{} {}V{}A3 3 0 0 1 {} {}V{}", x + 4, y + 6, y + 5, x + 10, y + 5, y + 6);
            m.empty("path", &[("d", &path), ("fill", &"none"), ("stroke", &PAPER), ("stroke-width", &2)]);
        }
    }
}
