//! A hearing or a list as a bar.

use listing_model::{List, ListKind, Placement};

use super::describe::{tell, tell_list};
use super::scale::Scale;
use super::sign::{self, Look};
use crate::book::{Book, list_people};
use crate::chart::{Bar, Subject};
use crate::fit;
use crate::markup::Markup;
use crate::svg::{Type, line};
use crate::text;

/// The height of a bar, and its distance from the top of its lane.
const HEIGHT: i64 = 36;
const GAP: i64 = 2;
/// The least width of something that takes time.
const LEAST: i64 = 3;

pub(super) fn draw(m: &mut Markup, (book, scale): (&Book<'_>, &Scale), bar: &Bar<'_>, of_people: bool, top: i64) {
    let (left, right) = scale.span(&bar.extent);
    let (width, y) = ((right - left).max(LEAST), top + GAP);
    let (look, badges, title, first, second) = match bar.subject {
        Subject::Hearing(placement) => {
            let (first, second) = lines(book, bar, placement, of_people);
            let look = Look::of_mark(&book.mark(placement));
            (look, sign::badges(book, placement), tell(book, placement), first, second)
        }
        Subject::List(list) => {
            let (first, second) = lines_of_list(book, list);
            (Look::of_list(list), Vec::new(), tell_list(book, list), first, second)
        }
    };
    m.element("g", &[], |m| {
        m.leaf("title", &[], &title);
        sign::body(m, look, (left, y), (width, HEIGHT));
        sign::ends(m, &bar.extent, (left, y), (width, HEIGHT));
        let taken = sign::draw_badges(m, &badges, (left, y), width);
        let margin = sign::SPINE + if bar.extent.before { 13 } else { 3 };
        let (from, room) = (left + margin, width - margin - 2);
        let by_end = matches!(bar.subject, Subject::Hearing(_));
        let bold = Type { size: 12, ..Type::STRONG };
        if let Some(text) = short(&first, room - taken, 12, by_end) {
            line(m, (from, y + 15), bold, &text);
            if let Some(text) = short(&second, room, 11, false) {
                line(m, (from, y + 29), Type::SMALL, &text);
            }
        } else if let Some(text) = short(&first, room, 12, by_end) {
            // The badges leave no room beside them, but below.
            line(m, (from, y + 30), bold, &text);
        }
    });
}

/// The parts that fit, from the first on; of the first, as much as fits.
fn short(parts: &[String], room: i64, size: i64, by_end: bool) -> Option<String> {
    let whole = (1..=parts.len()).rev().map(|kept| parts[..kept].join(" · "));
    let fits = whole.into_iter().find(|text| fit::width(text, size) <= room);
    let first = parts.first()?;
    fits.or_else(|| if by_end { fit::id(first, room, size) } else { fit::head(first, room, size) })
}

/// Its id and days; its type and who or where.
fn lines(book: &Book<'_>, bar: &Bar<'_>, placement: &Placement, in_rows_of_people: bool) -> (Vec<String>, Vec<String>) {
    let mut first = vec![text::name(placement.hearing.as_str())];
    if bar.extent.days > 1 {
        first.push(book.words.count(book.words.days, usize::try_from(bar.extent.days).unwrap_or(usize::MAX)));
    }
    let mut second = vec![book.hearing_type(&placement.hearing)];
    if in_rows_of_people {
        second.push(book.place(placement));
    } else {
        second.extend(placement.presiding().map(|person| text::name(person.as_str())));
    }
    (first, second)
}

/// Its kind and id; how many hearings it has and before whom.
fn lines_of_list(book: &Book<'_>, list: &List) -> (Vec<String>, Vec<String>) {
    let id = text::name(list.id.as_str());
    let first = match list.kind {
        ListKind::Block { .. } => vec![book.words.block_list.to_owned(), id],
        // Their rows say what they are.
        ListKind::Float | ListKind::Backup { .. } => vec![id],
    };
    let mut second = vec![book.words.count(book.words.hearings, book.hearings_of(list).len())];
    second.extend(list_people(list).first().map(|person| text::name(person.as_str())));
    (first, second)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(200, false, Some("ET-SHORT · judge.a"))]
    #[case(70, false, Some("ET-SHORT"))]
    #[case(40, false, Some("ET-S…"))]
    #[case(40, true, Some("…ORT"))]
    #[case(8, false, None)]
    fn what_does_not_fit_is_left_out(#[case] room: i64, #[case] by_end: bool, #[case] expected: Option<&str>) {
        let parts = ["ET-SHORT".to_owned(), "judge.a".to_owned()];
        assert_eq!(short(&parts, room, 11, by_end).as_deref(), expected);
    }
}
