//! The sentences of rules.

use super::name::facts;
use super::{Both, Tongue};
use crate::reason::Reason;
use crate::rules::Obstacle;

macro_rules! sentences {
    ($($reason:ident ($title:literal => $teitl:literal): $($english:literal => $welsh:literal),+;)+) => {
        /// What a rule is about, in a few words.
        pub(super) const fn title(reason: Reason) -> Both {
            match reason {
                $(Reason::$reason => Both { english: $title, welsh: $teitl },)+
            }
        }

        /// The sentences for a rule: the first whose facts are all there is used, so the last needs least.
        pub(super) const fn sentences(reason: Reason) -> &'static [Both] {
            match reason {
                $(Reason::$reason => &[$(Both { english: $english, welsh: $welsh }),+],)+
            }
        }
    };
}

sentences! {
    UnknownName ("unknown name" => "enw anhysbys"):
        "The plan names what the problem does not have." => "Mae'r cynllun yn enwi'r hyn nad yw yn y broblem.";
    Twice ("placed twice" => "wedi'i osod ddwywaith"):
        "It stands in the plan twice." => "Mae yn y cynllun ddwywaith.";
    LeftOut ("left out" => "wedi'i hepgor"):
        "It does not stand in the plan." => "Nid yw yn y cynllun.";
    NoReason ("no reason" => "dim rheswm"):
        "No reason is given." => "Ni roddir rheswm.";
    OtherVersion ("another version" => "fersiwn arall"):
        "The plan was made from another version of the list." => "Gwnaed y cynllun o fersiwn arall o'r rhestr.";
    NotASittingDay ("not a sitting day" => "nid diwrnod eistedd"):
        "From {date} fewer sitting days are left than it takes ({count})."
            => "O {date} ymlaen mae llai o ddiwrnodau eistedd ar ôl nag sydd eu hangen ({count}).",
        "{date} is not a sitting day of this plan." => "Nid yw {date} yn ddiwrnod eistedd yn y cynllun hwn.";
    OutsideWindow ("outside its window" => "y tu allan i'w ffenestr"):
        "It may be heard only in {dates}." => "Dim ond yn ystod {dates} y ceir ei wrando.",
        "It may be heard only on {date}." => "Dim ond ar {date} y ceir ei wrando.";
    ShortNotice ("short notice" => "rhybudd byr"):
        "{date} is too soon; days of notice that it must have: {count}."
            => "Mae {date} yn rhy fuan; diwrnodau o rybudd sy'n ofynnol: {count}.";
    OffGrid ("outside the sittings" => "y tu allan i'r eisteddiadau"):
        "It would begin outside the sittings." => "Byddai'n dechrau y tu allan i'r eisteddiadau.";
    DoesNotFit ("does not fit" => "nid yw'n ffitio"):
        "From {time} it does not fit; minutes that it takes: {count}."
            => "Nid yw'n ffitio o {time}; munudau y mae'n eu cymryd: {count}.";
    ChannelNotAllowed ("another channel" => "sianel arall"):
        "It may not be held {channel}." => "Ni cheir ei gynnal {channel}.";
    RoomNeeded ("a room or none" => "ystafell neu ddim"):
        "Whether it has a room does not go with its being held {channel}."
            => "Nid yw cael ystafell, neu beidio, yn cyd-fynd â'i gynnal {channel}.";
    VenueNotAllowed ("another venue" => "lleoliad arall"):
        "It may not be held at {venue}." => "Ni cheir ei gynnal yn y lleoliad {venue}.";
    VenueClosed ("venue closed" => "lleoliad ar gau"):
        "{venue} is closed on {date}." => "Mae'r lleoliad {venue} ar gau ar {date}.";
    RoomLacks ("room lacks something" => "rhywbeth ar goll o'r ystafell"):
        "Room {room} does not have: {attribute}[; nor so many seats: {count}]."
            => "Nid oes gan ystafell {room}: {attribute}[; na chymaint o seddi: {count}].",
        "Room {room} does not seat so many: {count}." => "Nid oes cymaint o seddi yn ystafell {room}: {count}.";
    RoomClosed ("room closed" => "ystafell ar gau"):
        "Room {room} is closed on {date}." => "Mae ystafell {room} ar gau ar {date}.";
    RoomTaken ("room taken" => "ystafell wedi'i chymryd"):
        "Room {room} is taken on {date} by hearing {hearing}[ and list {list}]."
            => "Mae ystafell {room} wedi'i chymryd ar {date} gan wrandawiad {hearing}[ a rhestr {list}].",
        "Room {room} is taken on {date} by list {list}."
            => "Mae ystafell {room} wedi'i chymryd ar {date} gan restr {list}.";
    PanelWrong ("nobody qualified" => "neb cymwys"):
        "{person} lacks for the seat: {qualification}." => "Nid oes gan {person} ar gyfer y sedd: {qualification}.",
        "{person} cannot sit as {role}." => "Ni all {person} eistedd fel {role}.",
        "{person} would have two seats." => "Byddai gan {person} ddwy sedd.",
        "Nobody has the seat of {role}." => "Nid oes gan neb sedd {role}.";
    PanelExcluded ("somebody excluded" => "rhywun wedi'i eithrio"):
        "{person} must not sit on it." => "Ni chaiff {person} eistedd arno.";
    PanelNotIncluded ("somebody not included" => "rhywun heb ei gynnwys"):
        "{person} must sit on it." => "Rhaid i {person} eistedd arno.";
    PersonAway ("somebody away" => "rhywun i ffwrdd"):
        "{person} does not sit then, on {date}." => "Nid yw {person} yn eistedd bryd hynny, ar {date}.";
    PersonOtherVenue ("somebody at another venue" => "rhywun mewn lleoliad arall"):
        "{person} is at {venue} on {date} for hearing {hearing}[ and list {list}]."
            => "Mae {person} yn y lleoliad {venue} ar {date} ar gyfer gwrandawiad {hearing}[ a rhestr {list}].",
        "{person} is at {venue} on {date} for list {list}."
            => "Mae {person} yn y lleoliad {venue} ar {date} ar gyfer rhestr {list}.",
        "{person} does not sit at {venue}." => "Nid yw {person} yn eistedd yn y lleoliad {venue}.";
    PersonTaken ("somebody taken" => "rhywun yn brysur"):
        "{person} is taken on {date} by hearing {hearing}[ and list {list}]."
            => "Mae {person} yn brysur ar {date} gyda gwrandawiad {hearing}[ a rhestr {list}].",
        "{person} is taken on {date} by list {list}." => "Mae {person} yn brysur ar {date} gyda rhestr {list}.";
    InterpreterTaken ("an interpreter taken" => "cyfieithydd yn brysur"):
        "{person} is taken on {date} by hearing {hearing}[ and list {list}]."
            => "Mae {person} yn brysur ar {date} gyda gwrandawiad {hearing}[ a rhestr {list}].",
        "{person} is taken on {date} by list {list}." => "Mae {person} yn brysur ar {date} gyda rhestr {list}.";
    PersonTooManyDays ("too many days for somebody" => "gormod o ddiwrnodau i rywun"):
        "With {date}, {person} would sit on more days than the limit of {count}."
            => "Gyda {date}, byddai {person} yn eistedd ar fwy o ddiwrnodau na'r terfyn o {count}.";
    PartyUnavailable ("a party unavailable" => "parti heb fod ar gael"):
        "{party} cannot come on {date}." => "Ni all {party} ddod ar {date}.";
    PartyTaken ("a party at another hearing" => "parti mewn gwrandawiad arall"):
        "{party} is at hearing {hearing} on {date}." => "Mae {party} yng ngwrandawiad {hearing} ar {date}.";
    InterpreterWrong ("no such interpreter" => "dim cyfieithydd o'r fath"):
        "{person} does not interpret {language}." => "Nid yw {person} yn cyfieithu {language}.",
        "Nobody interprets {language}." => "Nid oes neb yn cyfieithu {language}.",
        "Nobody wants {person} to interpret." => "Nid oes neb am i {person} gyfieithu.";
    InterpreterAway ("an interpreter away" => "cyfieithydd i ffwrdd"):
        "{person} does not work then, on {date}." => "Nid yw {person} yn gweithio bryd hynny, ar {date}.";
    LinkOrder ("order of linked hearings" => "trefn gwrandawiadau cysylltiedig"):
        "It must keep its turn with hearing {hearing}, listed for {date}."
            => "Rhaid iddo gadw ei dro gyda gwrandawiad {hearing}, a restrwyd ar gyfer {date}.",
        "Hearing {hearing} must be listed before it." => "Rhaid rhestru gwrandawiad {hearing} o'i flaen.";
    LinkSlot ("a shared slot" => "slot a rennir"):
        "It shares its slot with other hearings." => "Mae'n rhannu ei slot â gwrandawiadau eraill.";
    LinkPanel ("one presiding person for linked hearings" => "un llywydd i wrandawiadau cysylltiedig"):
        "{person} presides over linked hearing {hearing}, and must over both."
            => "Mae {person} yn llywyddu dros wrandawiad cysylltiedig {hearing}, a rhaid gwneud hynny dros y ddau.";
    LockBroken ("a lock" => "clo"):
        "What is locked would change: {locked}." => "Byddai'r hyn sydd dan glo yn newid: {locked}.";
    PlaceForbidden ("a forbidden place" => "lle gwaharddedig"):
        "The place is forbidden to it[; days: {dates}][; venue: {venue}][; room: {room}][; person: {person}]."
            => "Mae'r lle wedi'i wahardd iddo[; diwrnodau: {dates}][; lleoliad: {venue}][; ystafell: {room}][; person: {person}].";
    ListNotForThis ("a list that does not take it" => "rhestr nad yw'n ei dderbyn"):
        "List {list} does not take it: {unsuited}." => "Nid yw rhestr {list} yn ei dderbyn: {unsuited}.";
    ListFull ("a full list" => "rhestr lawn"):
        "List {list} is full; hearings that it takes: {count}."
            => "Mae rhestr {list} yn llawn; gwrandawiadau y mae'n eu derbyn: {count}.";
    ListTooRisky ("too risky a list" => "rhestr rhy fentrus"):
        "On list {list} somebody would be sent away with a probability of {risk}; the ceiling is {ceiling}."
            => "Ar restr {list} byddai rhywun yn cael ei anfon i ffwrdd gyda thebygolrwydd o {risk}; y terfyn yw {ceiling}.";
}

/// The sentence of an obstacle. If none has its facts, the code stands in.
pub(super) fn sentence(obstacle: &Obstacle, tongue: Tongue) -> String {
    let filling = facts(&obstacle.facts, tongue);
    let mut all = sentences(obstacle.reason).iter();
    all.find_map(|template| filling.fill(template.of(tongue))).unwrap_or_else(|| obstacle.reason.code().to_owned())
}
