//! Everything in an explanation but the sentences of rules and the lines of a funnel.

use super::{Both, both};

/// A place.
pub(super) const PLACE: Both = both(
    "{date} {time}, {channel}[, room {room}][, list {list}][, {person}]",
    "{date} {time}, {channel}[, ystafell {room}][, rhestr {list}][, {person}]",
);
/// Where a hearing is.
pub(super) const NOW: Both = both("{hearing} is listed: {place}.", "Mae {hearing} wedi'i restru: {place}.");
/// It is nowhere.
pub(super) const NOT_LISTED: Both = both("{hearing} is not listed.", "Nid yw {hearing} wedi'i restru.");
/// The question about an earlier day.
pub(super) const WHY_NOT_EARLIER: Both = both("Why not before {date}?", "Pam nad cyn {date}?");
/// The question about a day.
pub(super) const WHY_NOT_ON: Both = both("Why not on {date}?", "Pam nad ar {date}?");
/// The question about a venue.
pub(super) const WHY_NOT_AT: Both = both("Why not at {venue}?", "Pam nad yn y lleoliad {venue}?");
/// The question about a room.
pub(super) const WHY_NOT_IN: Both = both("Why not in room {room}?", "Pam nad yn ystafell {room}?");
/// The question about a person.
pub(super) const WHY_NOT_WITH: Both = both("Why not with {person}?", "Pam nad gyda {person}?");
/// Nothing but the price speaks against a place.
pub(super) const POSSIBLE: Both = both("It is possible: {place}. {price}", "Mae'n bosibl: {place}. {price}");
/// What stands in the way at a place.
pub(super) const IN_THE_WAY: Both = both("In the way at {place}:", "Yn y ffordd yn {place}:");
/// What stands in the way of a day on which nothing sits.
pub(super) const IN_ANY_WAY: Both = both("In the way:", "Yn y ffordd:");
/// On how many days that is all.
pub(super) const ALL_ON: Both = both(
    "Days on which no other rule stands in the way: {days}.",
    "Diwrnodau pan nad oes unrhyw reol arall yn y ffordd: {days}.",
);
/// Above the funnel.
pub(super) const FUNNEL: Both = both("Days, demand after demand:", "Diwrnodau, gofyniad ar ôl gofyniad:");
/// Above the rules that would open days by themselves.
pub(super) const ALONE: Both =
    both("Days that a single rule keeps closed:", "Diwrnodau y mae un rheol yn unig yn eu cadw ar gau:");
/// Above the changes.
pub(super) const CHANGES: Both = both("What would let it in:", "Yr hyn a fyddai'n ei ganiatáu:");
/// No change was found.
pub(super) const NO_CHANGE: Both =
    both("No small change was found that would let it in.", "Ni ddaethpwyd o hyd i newid bach a fyddai'n ei ganiatáu.");
/// Others move.
pub(super) const MOVE: Both = both("Move, then {place}. {price}", "Symud, yna {place}. {price}");
/// A hearing that moves.
pub(super) const MOVED: Both = both("{hearing} from {from} to {to}", "{hearing} o {from} i {to}");
/// A hearing that is listed no more.
pub(super) const TAKEN_OUT: Both =
    both("{hearing} out of {from}, not listed", "{hearing} allan o {from}, heb ei restru");
/// Somebody gives leave.
pub(super) const WAIVE: Both = both("With leave: {place}. {price}", "Gyda chaniatâd: {place}. {price}");
/// What it would cost more, layer by layer.
pub(super) const PRICE: Both =
    both("The plan would change by: {costs}.", "Byddai'r cynllun yn newid fel hyn: {costs}.");
/// It would cost the same.
pub(super) const FREE: Both = both("It would cost nothing more.", "Ni fyddai'n costio dim mwy.");
