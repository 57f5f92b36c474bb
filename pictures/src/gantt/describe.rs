//! What is drawn, in words: for screen readers and tooltips.

use calendars::DateRange;
use listing_model::{List, Placement};

use crate::book::{Book, list_people};
use crate::chart::{Group, Subject};
use crate::mark::Mark;
use crate::text::{self, fill};

/// How much of what is in the groups.
pub(crate) fn describe<'a>(book: &Book<'a>, groups: &[Group<'a>], dates: DateRange) -> String {
    let words = book.words;
    let (mut rows, mut lists, mut new, mut moved) = (0, std::collections::BTreeSet::new(), 0, 0);
    let mut hearings = std::collections::BTreeSet::new();
    for group in groups {
        rows += group.rows.len();
        for bar in group.rows.iter().flat_map(|row| &row.bars) {
            if let Subject::List(list) = bar.subject {
                lists.insert(&list.id);
            }
        }
        for placement in group.placements(book) {
            if hearings.insert(&placement.hearing) {
                match book.mark(placement) {
                    Mark::Same => {}
                    Mark::New => new += 1,
                    Mark::Moved(_) => moved += 1,
                }
            }
        }
    }
    let template =
        if book.problem.in_force.is_some() { words.gantt_description } else { words.gantt_description_first };
    fill(
        template,
        &[
            ("period", &words.period(dates)),
            ("rows", &words.count(words.rows, rows)),
            ("hearings", &words.count(words.hearings, hearings.len())),
            ("lists", &words.count(words.lists, lists.len())),
            ("new", &new),
            ("moved", &moved),
        ],
    )
}

/// All of a hearing's place.
pub(crate) fn tell(book: &Book<'_>, placement: &Placement) -> String {
    let mut parts = vec![text::name(placement.hearing.as_str()), book.hearing_type(&placement.hearing)];
    parts.push(book.dates(placement));
    parts.push(book.times(placement));
    parts.push(book.place(placement));
    if placement.room.is_some() {
        parts.push(book.words.channel_name(placement.channel).to_owned());
    }
    parts.push(book.panel(placement));
    parts.push(book.notes(placement));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// All of a list.
pub(super) fn tell_list(book: &Book<'_>, list: &List) -> String {
    let mut parts = vec![format!("{} {}", book.words.kind_of_list(list), text::name(list.id.as_str()))];
    parts.push(book.words.day(list.date));
    parts.push(book.venue_name(&list.venue));
    let people: Vec<String> = list_people(list).iter().map(|person| text::name(person.as_str())).collect();
    parts.push(book.words.listed(&people));
    let hearings = book.hearings_of(list);
    let ids: Vec<String> = hearings.iter().map(|placement| text::name(placement.hearing.as_str())).collect();
    parts.retain(|part| !part.is_empty());
    format!("{}: {}: {}", parts.join(", "), book.words.count(book.words.hearings, ids.len()), book.words.listed(&ids))
}
