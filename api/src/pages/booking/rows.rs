//! A booking as rows of a summary list.

use calendars::CapacityClass;
use fluent_bundle::FluentValue;
use notifier::list_of_names;
use scheduler_model::PersonName;

use super::Managed;
use crate::pages::check::language_key;
use crate::pages::summary::Row;
use crate::pages::visit::Visit;
use crate::pages::when::When;

/// Where and when, and who comes. No date of birth and no prisoner number: whoever sees a forwarded link sees this.
pub(super) fn visit_rows(visit: &Visit, managed: &Managed) -> Vec<Row> {
    let row = &managed.row;
    let when = When::of(&row.session, visit.language);
    let mut rows = vec![
        Row::new(visit.say("booking-reference"), row.booking.reference.to_string()),
        Row::new(visit.say("booking-date"), when.date),
        Row::new(visit.say("booking-time"), when.time),
    ];
    rows.push(Row::new(visit.say("booking-prison"), managed.prison(visit)));
    if !row.venue.address.is_empty() {
        rows.push(Row::lines(visit.say("booking-address"), &row.venue.address));
    }
    rows.push(Row::new(visit.say("booking-room"), row.space.name.in_language(visit.language)));
    if row.booking.class == CapacityClass::ClosedTable {
        rows.push(Row::new(visit.say("booking-closed"), visit.say("booking-closed-text")));
    }
    rows.extend(visitors(visit, managed));
    let prisoner = row.booking.party.prisoner().and_then(|prisoner| prisoner.name.as_ref());
    rows.extend(prisoner.map(|name| Row::new(visit.say("booking-prisoner"), full(name))));
    rows
}

fn visitors(visit: &Visit, managed: &Managed) -> Option<Row> {
    let mut names: Vec<(bool, String)> = managed
        .row
        .booking
        .party
        .visitors()
        .filter_map(|member| {
            Some((member.role != scheduler_model::PartyRole::LeadVisitor, full(member.name.as_ref()?)))
        })
        .collect();
    names.sort_by_key(|(other, _)| *other);
    let names: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
    if names.is_empty() {
        return None;
    }
    let count = FluentValue::from(u64::try_from(names.len()).unwrap_or(u64::MAX));
    let args = [("names", list_of_names(&names, visit.language).into()), ("count", count)];
    let words = visit.state.words().text(visit.language, "booking-visitors-of", &args);
    Some(Row::new(visit.say("booking-visitors"), words))
}

/// How the visitor is told of changes, with links to change it where that can still be done.
pub(super) fn contact_rows(visit: &Visit, managed: &Managed, can_change: bool) -> Vec<Row> {
    let contact = &managed.row.booking.contact;
    let none = || visit.say("booking-none");
    let href = format!("{}/contact", managed.base);
    let row = |key: &str, value: String| {
        let row = Row::new(visit.say(key), value);
        if can_change {
            row.with_change(&href, &visit.say("change"), &visit.say("booking-change-contact"))
        } else {
            row
        }
    };
    vec![
        row("booking-email", contact.email.clone().unwrap_or_else(none)),
        row("booking-phone", contact.phone.clone().unwrap_or_else(none)),
        row("booking-language", visit.say(language_key(contact.language))),
    ]
}

fn full(name: &PersonName) -> String {
    format!("{} {}", name.first, name.last)
}
