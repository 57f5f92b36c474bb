//! The sentences of rules.

use super::name::facts;
use super::{Both, Tongue};
use crate::reason::Reason;
use crate::rules::Obstacle;

macro_rules! sentences {
    ($($reason:ident: $($english:literal => $welsh:literal),+;)+) => {
        /// The sentences for a rule: the first whose facts are all there is used, so the last needs least.
        pub(super) const fn sentences(reason: Reason) -> &'static [Both] {
            match reason {
                $(Reason::$reason => &[$(Both { english: $english, welsh: $welsh }),+],)+
            }
        }
    };
}

sentences! {
    UnknownName:
        "The plan names what the problem does not have." => "Mae'r cynllun yn enwi'r hyn nad yw yn y broblem.";
    Twice:
        "It stands in the plan twice." => "Mae yn y cynllun ddwywaith.";
    LeftOut:
        "It does not stand in the plan." => "Nid yw yn y cynllun.";
    NoReason:
        "No reason is given." => "Ni roddir rheswm.";
    OtherVersion:
        "The plan was made from another version of the list." => "Gwnaed y cynllun o fersiwn arall o'r rhestr.";
    NotASittingDay:
        "From {date} fewer sitting days are left than it takes ({count})."
            => "O {date} ymlaen mae llai o ddiwrnodau eistedd ar ôl nag sydd eu hangen ({count}).",
        "{date} is not a sitting day of this plan." => "Nid yw {date} yn ddiwrnod eistedd yn y cynllun hwn.";
    OutsideWindow:
        "It may be heard only in {dates}." => "Dim ond yn ystod {dates} y ceir ei wrando.",
        "It may be heard only on {date}." => "Dim ond ar {date} y ceir ei wrando.";
    ShortNotice:
        "{date} is too soon; days of notice that it must have: {count}."
            => "Mae {date} yn rhy fuan; diwrnodau o rybudd sy'n ofynnol: {count}.";
    OffGrid:
        "It would begin outside the sittings." => "Byddai'n dechrau y tu allan i'r eisteddiadau.";
    DoesNotFit:
        "From {time} it does not fit; minutes that it takes: {count}."
            => "Nid yw'n ffitio o {time}; munudau y mae'n eu cymryd: {count}.";
    ChannelNotAllowed:
        "It may not be held {channel}." => "Ni cheir ei gynnal {channel}.";
    RoomNeeded:
        "Whether it has a room does not go with its being held {channel}."
            => "Nid yw cael ystafell, neu beidio, yn cyd-fynd â'i gynnal {channel}.";
    VenueNotAllowed:
        "It may not be held at {venue}." => "Ni cheir ei gynnal yn y lleoliad {venue}.";
    VenueClosed:
        "{venue} is closed on {date}." => "Mae'r lleoliad {venue} ar gau ar {date}.";
    RoomLacks:
        "Room {room} does not have: {attribute}[; nor so many seats: {count}]."
            => "Nid oes gan ystafell {room}: {attribute}[; na chymaint o seddi: {count}].",
        "Room {room} does not seat so many: {count}." => "Nid oes cymaint o seddi yn ystafell {room}: {count}.";
    RoomClosed:
        "Room {room} is closed on {date}." => "Mae ystafell {room} ar gau ar {date}.";
    RoomTaken:
        "Room {room} is taken on {date} by hearing {hearing}[ and list {list}]."
            => "Mae ystafell {room} wedi'i chymryd ar {date} gan wrandawiad {hearing}[ a rhestr {list}].",
        "Room {room} is taken on {date} by list {list}."
            => "Mae ystafell {room} wedi'i chymryd ar {date} gan restr {list}.";
    PanelWrong:
        "{person} lacks for the seat: {qualification}." => "Nid oes gan {person} ar gyfer y sedd: {qualification}.",
        "{person} cannot sit as {role}." => "Ni all {person} eistedd fel {role}.",
        "{person} would have two seats." => "Byddai gan {person} ddwy sedd.",
        "Nobody has the seat of {role}." => "Nid oes gan neb sedd {role}.";
    PanelExcluded:
        "{person} must not sit on it." => "Ni chaiff {person} eistedd arno.";
    PanelNotIncluded:
        "{person} must sit on it." => "Rhaid i {person} eistedd arno.";
    PersonAway:
        "{person} does not sit then, on {date}." => "Nid yw {person} yn eistedd bryd hynny, ar {date}.";
    PersonOtherVenue:
        "{person} is at {venue} on {date} for hearing {hearing}[ and list {list}]."
            => "Mae {person} yn y lleoliad {venue} ar {date} ar gyfer gwrandawiad {hearing}[ a rhestr {list}].",
        "{person} is at {venue} on {date} for list {list}."
            => "Mae {person} yn y lleoliad {venue} ar {date} ar gyfer rhestr {list}.",
        "{person} does not sit at {venue}." => "Nid yw {person} yn eistedd yn y lleoliad {venue}.";
    PersonTaken:
        "{person} is taken on {date} by hearing {hearing}[ and list {list}]."
            => "Mae {person} yn brysur ar {date} gyda gwrandawiad {hearing}[ a rhestr {list}].",
        "{person} is taken on {date} by list {list}." => "Mae {person} yn brysur ar {date} gyda rhestr {list}.";
    InterpreterTaken:
        "{person} is taken on {date} by hearing {hearing}[ and list {list}]."
            => "Mae {person} yn brysur ar {date} gyda gwrandawiad {hearing}[ a rhestr {list}].",
        "{person} is taken on {date} by list {list}." => "Mae {person} yn brysur ar {date} gyda rhestr {list}.";
    PersonTooManyDays:
        "With {date}, {person} would sit on more days than the limit of {count}."
            => "Gyda {date}, byddai {person} yn eistedd ar fwy o ddiwrnodau na'r terfyn o {count}.";
    PartyUnavailable:
        "{party} cannot come on {date}." => "Ni all {party} ddod ar {date}.";
    PartyTaken:
        "{party} is at hearing {hearing} on {date}." => "Mae {party} yng ngwrandawiad {hearing} ar {date}.";
    InterpreterWrong:
        "{person} does not interpret {language}." => "Nid yw {person} yn cyfieithu {language}.",
        "Nobody interprets {language}." => "Nid oes neb yn cyfieithu {language}.",
        "Nobody wants {person} to interpret." => "Nid oes neb am i {person} gyfieithu.";
    InterpreterAway:
        "{person} does not work then, on {date}." => "Nid yw {person} yn gweithio bryd hynny, ar {date}.";
    LinkOrder:
        "It must keep its turn with hearing {hearing}, listed for {date}."
            => "Rhaid iddo gadw ei dro gyda gwrandawiad {hearing}, a restrwyd ar gyfer {date}.",
        "Hearing {hearing} must be listed before it." => "Rhaid rhestru gwrandawiad {hearing} o'i flaen.";
    LinkSlot:
        "It shares its slot with other hearings." => "Mae'n rhannu ei slot â gwrandawiadau eraill.";
    LinkPanel:
        "{person} presides over linked hearing {hearing}, and must over both."
            => "Mae {person} yn llywyddu dros wrandawiad cysylltiedig {hearing}, a rhaid gwneud hynny dros y ddau.";
    LockBroken:
        "What is locked would change: {locked}." => "Byddai'r hyn sydd dan glo yn newid: {locked}.";
    PlaceForbidden:
        "The place is forbidden to it[; days: {dates}][; venue: {venue}][; room: {room}][; person: {person}]."
            => "Mae'r lle wedi'i wahardd iddo[; diwrnodau: {dates}][; lleoliad: {venue}][; ystafell: {room}][; person: {person}].";
    ListNotForThis:
        "List {list} does not take it: {unsuited}." => "Nid yw rhestr {list} yn ei dderbyn: {unsuited}.";
    ListFull:
        "List {list} is full; hearings that it takes: {count}."
            => "Mae rhestr {list} yn llawn; gwrandawiadau y mae'n eu derbyn: {count}.";
    ListTooRisky:
        "On list {list} somebody would be sent away with a probability of {risk}; the ceiling is {ceiling}."
            => "Ar restr {list} byddai rhywun yn cael ei anfon i ffwrdd gyda thebygolrwydd o {risk}; y terfyn yw {ceiling}.";
}

/// The sentence of an obstacle. If none has its facts, the code stands in.
pub(super) fn sentence(obstacle: &Obstacle, tongue: Tongue) -> String {
    let filling = facts(&obstacle.facts, tongue);
    let mut all = sentences(obstacle.reason).iter();
    all.find_map(|template| filling.fill(template.of(tongue))).unwrap_or_else(|| obstacle.reason.code().to_owned())
}
