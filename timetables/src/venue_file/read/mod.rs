//! Reads the format, strictly.

mod days;
mod groups;
mod policy;
mod sessions;

use calendars::{Division, Zone};
use scheduler_model::{Bilingual, VenueCode};

use super::check::{self, Places};
use super::model::{Group, SpaceEntry, VenueFile};
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::venue_file::FORMAT;
use crate::yaml::cursor::Cursor;
use crate::yaml::fields::Fields;
use crate::yaml::reader as yaml;
use crate::{Code, Finding};

/// What every reader of a part needs: where findings go and which names are defined.
struct Reader<'s> {
    sink: &'s mut Sink,
    places: Places,
    spaces: Vec<SpaceEntry>,
    groups: Vec<Group>,
}

/// Reads a venue file. Warnings do not keep it from loading; with the first error it is refused as a whole.
///
/// # Errors
/// Everything found, warnings included.
pub fn load(text: &str, file: &str) -> Result<VenueFile, Vec<Finding>> {
    let (venue, findings) = lint_venue_file(file, text.as_bytes());
    venue.ok_or(findings)
}

/// Reads a venue file from bytes that may be anything. The venue is there unless an error was found.
#[must_use]
pub fn lint_venue_file(file: &str, bytes: &[u8]) -> (Option<VenueFile>, Vec<Finding>) {
    let mut sink = Sink::new(file);
    let venue = yaml::read(bytes, &mut sink).and_then(|root| from_node(&Cursor::root(&root), &mut sink));
    let sound = sink.errors() == 0;
    (venue.filter(|_| sound), sink.finish())
}

fn from_node(root: &Cursor<'_>, sink: &mut Sink) -> Option<VenueFile> {
    let mut fields = root.as_fields(sink)?;
    let format = fields.require("format", sink)?;
    if format.as_text(sink)? != FORMAT {
        let message = format!("{} is not a format that can be read", format.node.kind());
        format.add(sink, Code::UnknownFormat, message, "write `assize/venue 1`");
        return None;
    }
    let mut reader = Reader { sink, places: Places::default(), spaces: Vec::new(), groups: Vec::new() };
    let code: Option<VenueCode> = fields
        .require("code", reader.sink)
        .and_then(|code| code.as_parsed("choose a short code such as CFI", reader.sink));
    let name = fields.require("name", reader.sink).and_then(|name| reader.bilingual(&name));
    let address = reader.texts("address", &mut fields);
    let phone = reader.text("phone", &mut fields);
    let email = reader.text("email", &mut fields);
    let zone = reader.zone(&mut fields);
    let division = reader.division(&mut fields);
    let open = fields.take("open", reader.sink).map(|open| open.as_bool(reader.sink).unwrap_or_default());
    let policy = reader.policy(&mut fields);
    reader.groups(&mut fields);
    reader.spaces(&mut fields);
    let sessions = reader.sessions(&mut fields);
    let closures = reader.closures(&mut fields);
    let replaced = reader.replaced(&mut fields);
    let capacity_on = reader.capacity_on(&mut fields);
    fields.finish(reader.sink);
    let Reader { sink, places, spaces, groups } = reader;
    let venue = VenueFile {
        code: code?,
        name: name?,
        address,
        phone,
        email,
        zone: zone?,
        division: division?,
        open: open.unwrap_or(true),
        policy,
        groups,
        spaces,
        sessions,
        closures,
        replaced,
        capacity_on,
    };
    check::whole(&venue, &places, sink);
    Some(venue)
}

impl Reader<'_> {
    /// A text in one language, or a mapping `{en: ..., cy: ...}`.
    fn bilingual(&mut self, cursor: &Cursor<'_>) -> Option<Bilingual> {
        if let Some(text) = cursor.scalar() {
            return self.not_blank(cursor, text).map(Bilingual::same);
        }
        let mut words = cursor.as_fields(self.sink)?;
        let en = words.require("en", self.sink).and_then(|en| self.filled(&en));
        let cy = words.take("cy", self.sink).map(|cy| self.filled(&cy));
        words.finish(self.sink);
        Some(Bilingual { en: en?, cy: cy.flatten() })
    }

    fn filled(&mut self, cursor: &Cursor<'_>) -> Option<String> {
        let text = cursor.as_text(self.sink)?;
        self.not_blank(cursor, text)
    }

    fn not_blank(&mut self, cursor: &Cursor<'_>, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            cursor.add(self.sink, Code::BadValue, "the text is blank", "write words, or remove the key");
            return None;
        }
        Some(text.to_owned())
    }

    fn text(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Option<String> {
        let value = fields.take(key, self.sink)?;
        self.filled(&value)
    }

    fn texts(&mut self, key: &'static str, fields: &mut Fields<'_>) -> Vec<String> {
        let list = fields.take(key, self.sink).and_then(|list| list.as_list(self.sink));
        list.unwrap_or_default().iter().filter_map(|item| self.filled(item)).collect()
    }

    fn zone(&mut self, fields: &mut Fields<'_>) -> Option<Zone> {
        match fields.take("zone", self.sink) {
            Some(zone) => zone.as_parsed("write an IANA name such as Europe/London", self.sink),
            None => Some(Zone::LONDON),
        }
    }

    fn division(&mut self, fields: &mut Fields<'_>) -> Option<Division> {
        match fields.take("division", self.sink) {
            Some(name) => name.as_parsed("write england_and_wales, scotland or northern_ireland", self.sink),
            None => Some(Division::default()),
        }
    }

    /// A key of the file's own: small letters, digits and hyphens.
    fn slug(&mut self, cursor: &Cursor<'_>, text: &str) -> Option<String> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let sound = (1..=60).contains(&text.len()) && text.chars().all(allowed) && !text.starts_with('-');
        if !sound {
            let message = format!("{} is not a key", quoted(text));
            cursor.add(self.sink, Code::BadValue, message, "use 1 to 60 small letters, digits and hyphens");
        }
        sound.then(|| text.to_owned())
    }

    fn spaces(&mut self, fields: &mut Fields<'_>) {
        let spaces = fields.require("spaces", self.sink).and_then(|spaces| spaces.as_fields(self.sink));
        for (key, at, value) in spaces.into_iter().flat_map(Fields::into_entries) {
            let (key, name) = (self.slug(&value, key), self.bilingual(&value));
            if let (Some(key), Some(name)) = (key, name) {
                self.places.spaces.insert(key.clone(), (at, value.path));
                self.spaces.push(SpaceEntry { key, name });
            }
        }
    }
}
