//! Names of days, times, ways and parts.

use calendars::LocalDate;
use listing_model::{Channel, Layer, Placement};

use super::fill::Filling;
use super::{Both, Tongue, both, phrases};
use crate::rules::{Fact, Locked, Unsuited};

const MONTHS: [Both; 12] = [
    both("January", "Ionawr"),
    both("February", "Chwefror"),
    both("March", "Mawrth"),
    both("April", "Ebrill"),
    both("May", "Mai"),
    both("June", "Mehefin"),
    both("July", "Gorffennaf"),
    both("August", "Awst"),
    both("September", "Medi"),
    both("October", "Hydref"),
    both("November", "Tachwedd"),
    both("December", "Rhagfyr"),
];

/// A date such as 2 June 2026.
pub(super) fn date(date: LocalDate, tongue: Tongue) -> String {
    let month =
        (date.month() as usize).checked_sub(1).and_then(|at| MONTHS.get(at)).map_or("", |month| month.of(tongue));
    format!("{} {month} {}", date.day(), date.year())
}

/// How a hearing is held.
pub(super) fn channel(channel: Channel, tongue: Tongue) -> &'static str {
    let words = match channel {
        Channel::InPerson => both("in person", "wyneb yn wyneb"),
        Channel::Hybrid => both("in hybrid form", "ar ffurf hybrid"),
        Channel::Video => both("by video", "drwy fideo"),
        Channel::Telephone => both("by telephone", "dros y ffôn"),
    };
    words.of(tongue)
}

/// A layer of the score.
pub(super) fn layer(layer: Layer, tongue: Tongue) -> &'static str {
    let words = match layer {
        Layer::Unlisted => both("not listed", "heb eu rhestru"),
        Layer::Age => both("waiting", "aros"),
        Layer::Travel => both("travel", "teithio"),
        Layer::Preference => both("preferences", "dewisiadau"),
        Layer::Continuity => both("continuity", "parhad"),
        Layer::Compact => both("compact sittings", "eisteddiadau cryno"),
        Layer::Balance => both("balance", "cydbwysedd"),
        Layer::Changes => both("changes", "newidiadau"),
    };
    words.of(tongue)
}

fn locked(part: Locked, tongue: Tongue) -> &'static str {
    let words = match part {
        Locked::Date => both("the date", "y dyddiad"),
        Locked::Time => both("the time", "yr amser"),
        Locked::Room => both("the room", "yr ystafell"),
        Locked::Panel => both("the panel", "y panel"),
    };
    words.of(tongue)
}

fn unsuited(why: Unsuited, tongue: Tongue) -> &'static str {
    let words = match why {
        Unsuited::Start => both("the list has no such start", "nid oes gan y rhestr yr amser dechrau hwnnw"),
        Unsuited::Type => both("it is of another type", "mae o fath arall"),
        Unsuited::Interpreter => both("it needs an interpreter", "mae angen cyfieithydd arno"),
        Unsuited::Days => both("it takes more than one day", "mae'n cymryd mwy nag un diwrnod"),
        Unsuited::Linked => both("it shares a slot or a panel with others", "mae'n rhannu slot neu banel ag eraill"),
        Unsuited::Channel => both("its channel takes no room", "nid oes angen ystafell ar ei sianel"),
        Unsuited::Room => both("the room lacks what it needs", "nid oes gan yr ystafell yr hyn sydd ei angen"),
        Unsuited::Panel => both("its panel is not that of the list", "nid panel y rhestr yw ei banel"),
        Unsuited::MayNotFloat => both("it may not float", "ni chaiff arnofio"),
        Unsuited::Seats => both("it wants more than any one judge", "mae angen mwy nag unrhyw un barnwr arno"),
    };
    words.of(tongue)
}

/// The facts of an obstacle, to be filled into its sentence.
pub(super) fn facts(facts: &[Fact], tongue: Tongue) -> Filling {
    let mut filling = Filling::default();
    for fact in facts {
        let (name, words) = match fact {
            Fact::Hearing(id) => ("hearing", id.to_string()),
            Fact::List(id) => ("list", id.to_string()),
            Fact::Venue(id) => ("venue", id.to_string()),
            Fact::Room(id) => ("room", id.to_string()),
            Fact::Person(id) => ("person", id.to_string()),
            Fact::Party(id) => ("party", id.to_string()),
            Fact::Role(code) => ("role", code.clone()),
            Fact::Qualification(code) => ("qualification", code.clone()),
            Fact::Language(code) => ("language", code.clone()),
            Fact::Attribute(code) => ("attribute", code.clone()),
            Fact::Channel(how) => ("channel", channel(*how, tongue).to_owned()),
            Fact::Locked(part) => ("locked", locked(*part, tongue).to_owned()),
            Fact::Unsuited(why) => ("unsuited", unsuited(*why, tongue).to_owned()),
            Fact::Date(day) => ("date", date(*day, tongue)),
            Fact::Dates(first, last) => ("dates", format!("{} – {}", date(*first, tongue), date(*last, tongue))),
            Fact::Time(time) => ("time", time.to_string()),
            Fact::Count(count) => ("count", count.to_string()),
            Fact::Risk(risk) => ("risk", format!("{:.1}", risk.percent())),
            Fact::Ceiling(ceiling) => ("ceiling", format!("{:.1}", ceiling.percent())),
        };
        filling.add(name, words);
    }
    filling
}

/// A place in a line.
pub(super) fn place(at: &Placement, tongue: Tongue) -> String {
    let mut filling = Filling::default()
        .with("date", date(at.date, tongue))
        .with("time", at.start.to_string())
        .with("channel", channel(at.channel, tongue));
    if let Some(id) = &at.room {
        filling.add("room", id.to_string());
    }
    if let Some(id) = &at.list {
        filling.add("list", id.to_string());
    }
    let people = at.panel.iter().map(|bench| &bench.person);
    for person in people.chain(at.interpreters.iter().map(|there| &there.person)) {
        filling.add("person", person.to_string());
    }
    filling.fill(phrases::PLACE.of(tongue)).unwrap_or_default()
}
