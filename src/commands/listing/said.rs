//! What is said on the command line in a form of our own: `J-2:2026-05-11..2026-05-15`.

use std::str::FromStr;

use calendars::{LocalDate, LocalTime};
use listing::officer::{Session, Target, Whose};
use listing_model::{DateSpan, Lock, Place};

/// Somebody or something on some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// Who or what.
    pub id: String,
    /// When.
    pub days: DateSpan,
}

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, days) = text.rsplit_once(':').filter(|(id, _)| !id.is_empty()).ok_or_else(|| {
            format!("`{text}` says no days: write ID:FROM..TO, such as J-2:2026-05-11..2026-05-15, or ID:DATE")
        })?;
        Ok(Self { id: id.to_owned(), days: span(days)? })
    }
}

/// A hearing and what of its place is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// The hearing.
    pub id: String,
    /// What is locked.
    pub lock: Lock,
}

impl FromStr for Locked {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let all = Lock { date: true, time: true, room: true, panel: true };
        let Some((id, what)) = text.rsplit_once(':') else { return Ok(Self { id: text.to_owned(), lock: all }) };
        let mut lock = Lock::default();
        for part in what.split(',') {
            match part {
                "date" => lock.date = true,
                "time" => lock.time = true,
                "room" => lock.room = true,
                "panel" => lock.panel = true,
                _ => {
                    return Err(format!("`{part}` is no part of a place: name date, time, room or panel, with commas"));
                }
            }
        }
        Ok(Self { id: id.to_owned(), lock })
    }
}

/// A hearing and places that are forbidden to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// The hearing.
    pub id: String,
    /// The places.
    pub place: Place,
}

impl FromStr for Forbidden {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, fields) = fields(text, "HEARING:room=R-1,days=2026-05-11..2026-05-15")?;
        let mut place = Place::default();
        for (name, value) in fields {
            match name {
                "days" | "date" => place.days = Some(span(value)?),
                "venue" => place.venue = Some(value.into()),
                "room" => place.room = Some(value.into()),
                "person" => place.person = Some(value.into()),
                _ => return Err(format!("`{name}` is no part of a place: give days, venue, room or person")),
            }
        }
        Ok(Self { id: id.to_owned(), place })
    }
}

/// A hearing and where it is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The hearing.
    pub id: String,
    /// Where.
    pub to: Target,
}

impl FromStr for Moved {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, fields) = fields(text, "HEARING:date=2026-05-11,time=14:00")?;
        let mut to = Target::default();
        for (name, value) in fields {
            match name {
                "date" => to.date = Some(date(value)?),
                "time" => {
                    let time = value.parse::<LocalTime>();
                    to.time = Some(time.map_err(|_| format!("`{value}` is no time of day: write it as 14:00"))?);
                }
                "room" => to.room = Some(value.into()),
                "person" => to.person = Some(value.into()),
                _ => return Err(format!("`{name}` is no part of a place: give date, time, room or person")),
            }
        }
        Ok(Self { id: id.to_owned(), to })
    }
}

/// A sitting of a room or a person: `R-1@2026-05-11/AM`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The room or the person.
    pub id: String,
    /// The day.
    pub date: LocalDate,
    /// The code of the sitting; nothing for the whole day.
    pub sitting: Option<String>,
}

impl Opening {
    /// The session; a room's if there is such a room.
    #[must_use]
    pub fn session(&self, is_room: bool) -> Session {
        let of = if is_room { Whose::Room(self.id.as_str().into()) } else { Whose::Person(self.id.as_str().into()) };
        Session { of, date: self.date, sitting: self.sitting.clone() }
    }
}

impl FromStr for Opening {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, when) = text.rsplit_once('@').filter(|(id, _)| !id.is_empty()).ok_or_else(|| {
            format!("`{text}` says no day: write ROOM@DATE/SITTING, such as R-1@2026-05-11/AM, or ROOM@DATE")
        })?;
        let (day, sitting) = match when.split_once('/') {
            Some((day, sitting)) => (day, Some(sitting.to_owned())),
            None => (when, None),
        };
        Ok(Self { id: id.to_owned(), date: date(day)?, sitting })
    }
}

fn date(text: &str) -> Result<LocalDate, String> {
    text.parse().map_err(|_| format!("`{text}` is no date: write it as 2026-05-11"))
}

fn span(text: &str) -> Result<DateSpan, String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let days = DateSpan { first: date(first)?, last: date(last)? };
    if days.last < days.first {
        return Err(format!("the days {text} run backwards: give the first day first"));
    }
    Ok(days)
}

/// A name and its value.
type Field<'a> = (&'a str, &'a str);

/// `ID:name=value,name=value`, where an id may have colons.
fn fields<'a>(text: &'a str, example: &str) -> Result<(&'a str, Vec<Field<'a>>), String> {
    let wrong = || format!("`{text}` says no place: write {example}");
    let head = text.find('=').map(|equals| &text[..equals]).ok_or_else(wrong)?;
    let colon = head.rfind(':').filter(|&colon| colon > 0).ok_or_else(wrong)?;
    let fields: Option<Vec<_>> = text[colon + 1..].split(',').map(|field| field.split_once('=')).collect();
    Ok((&text[..colon], fields.ok_or_else(wrong)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_from_the_end() {
        let days: Days = "A:B:2026-05-11..2026-05-15".parse().unwrap();
        assert_eq!((days.id.as_str(), days.days.last.to_string().as_str()), ("A:B", "2026-05-15"));
        let one: Days = "A:2026-05-11".parse().unwrap();
        assert_eq!(one.days.first, one.days.last);
        for wrong in ["A", ":2026-05-11", "A:2026-05-32", "A:2026-05-12..2026-05-11"] {
            assert!(wrong.parse::<Days>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn places_are_read_field_by_field() {
        let moved: Moved = "H:1:date=2026-05-11,time=14:00,room=R".parse().unwrap();
        assert_eq!((moved.id.as_str(), moved.to.time.map(|time| time.to_string()).as_deref()), ("H:1", Some("14:00")));
        let forbidden: Forbidden = "H:person=J,days=2026-05-11".parse().unwrap();
        assert!(forbidden.place.days.is_some() && forbidden.place.person.is_some());
        let locked: Locked = "H:date,panel".parse().unwrap();
        assert!(locked.lock.date && locked.lock.panel && !locked.lock.room);
        assert!("H".parse::<Locked>().unwrap().lock.room);
        for wrong in ["H", "H:", "H:when=now", "H:date", "H:time=25:00", ":room=R"] {
            assert!(wrong.parse::<Moved>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn openings_may_be_a_whole_day() {
        let opening: Opening = "R-1@2026-05-11/AM".parse().unwrap();
        assert_eq!(opening.sitting.as_deref(), Some("AM"));
        assert_eq!("R@2026-05-11".parse::<Opening>().unwrap().sitting, None);
        assert!("R-1".parse::<Opening>().is_err());
    }
}
