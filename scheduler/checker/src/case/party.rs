//! What is stored as JSON of a party and of a contact, as far as it matters here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Id;

/// Somebody in a party. Names and dates of birth are not looked at.
#[derive(Deserialize)]
struct Member<'a> {
    #[serde(borrow)]
    role: Cow<'a, str>,
    #[serde(borrow, default)]
    person: Option<Cow<'a, str>>,
}

/// Whom to tell.
#[derive(Deserialize)]
struct Contact<'a> {
    #[serde(borrow, default)]
    email: Option<Cow<'a, str>>,
}

/// The people of a party, each with their parts; and how many are not identified.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) known: BTreeMap<Id, Vec<String>>,
    pub(super) unknown: usize,
}

/// Reads a party; nothing if it cannot be read.
pub(super) fn people(party: &str) -> Option<People> {
    let members: Vec<Member<'_>> = serde_json::from_str(party).ok()?;
    let mut people = People::default();
    for member in members {
        match member.person {
            None => people.unknown += 1,
            Some(person) => people.known.entry(Id::parse(&person)?).or_default().push(member.role.into_owned()),
        }
    }
    Some(people)
}

/// The e-mail address of a contact, trimmed; `Some(None)` if it has none, nothing if it cannot be read.
pub(super) fn email(contact: &str) -> Option<Option<String>> {
    let contact: Contact<'_> = serde_json::from_str(contact).ok()?;
    Some(contact.email.map(|email| email.trim().to_owned()).filter(|email| !email.is_empty()))
}
