//! The visit as a calendar file.

use axum::response::{IntoResponse, Response};
use calendars::{CalendarAddress, CalendarInvite, CalendarMethod, calendar_file};
use http::{Uri, header};
use notifier::time_12h;

use super::confirmed::arrival;
use super::{Managed, Standing};
use crate::pages::visit::{Answer, Reply, Visit};
use crate::request::PathText;

/// Sends it.
pub(in crate::pages) async fn send(visit: Visit, PathText(key): PathText) -> Response {
    let answer = file(&visit, &key).await;
    visit.finish(answer)
}

/// Calendars are shared: no visitor, no prisoner and no link by which the booking could be changed are in it. The UID is the
/// booking's, as in our messages, so that a calendar that has the one does not show the other beside it.
async fn file(visit: &Visit, key: &str) -> Answer {
    let managed = Managed::by_key(visit, key).await?;
    if managed.standing(visit) == Standing::Cancelled {
        return Ok(Reply::see(managed.base));
    }
    let (booking, session, venue) = (&managed.row.booking, &managed.row.session, &managed.row.venue);
    let (words, language) = (visit.state.words(), visit.language);
    let prison = managed.prison(visit);
    let mut description =
        vec![words.text(language, "ics-reference", &[("reference", booking.reference.to_string().into())])];
    let arrive = arrival(session.start).map(|time| time_12h(time, language));
    description.extend(arrive.map(|time| words.text(language, "ics-arrive", &[("time", time.into())])));
    let phone = venue.phone.clone();
    description.extend(phone.map(|phone| words.text(language, "ics-phone", &[("phone", phone.into())])));
    let host = host(&visit.state.settings().base_url);
    let location = std::iter::once(prison.clone()).chain(venue.address.iter().cloned());
    let invite = CalendarInvite {
        uid: format!("{}@{}", booking.id, visit.state.settings().calendar_domain.as_deref().unwrap_or(&host)),
        sequence: booking.version.saturating_sub(1),
        stamp: booking.updated_at,
        interval: session.interval,
        zone: venue.zone,
        summary: words.text(language, "ics-summary", &[("venue", prison.into())]),
        location: Some(location.collect::<Vec<_>>().join(", ")),
        description: Some(description.join("\n")),
        organizer: CalendarAddress {
            name: visit.say("service-name"),
            email: venue.email.clone().unwrap_or_else(|| format!("no-reply@{host}")),
        },
        url: None,
        method: CalendarMethod::Publish,
    };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"visit-{}.ics\"", booking.reference)),
    ];
    Ok(Reply::Other((headers, calendar_file(&invite)).into_response()))
}

fn host(base_url: &str) -> String {
    base_url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_owned)).unwrap_or_else(|| "localhost".to_owned())
}
