//! Another time for a booking: chosen here, confirmed on the next page. Until then the old one stands.

use axum::response::Response;
use calendars::CapacityClass;
use scheduler_model::{HoldPurpose, HoldRequest, SessionId};

use super::Managed;
use crate::pages::form::{FieldError, Fields};
use crate::pages::journey::{Change, Held};
use crate::pages::problem::Stop;
use crate::pages::refused::{self, Refused};
use crate::pages::search::{Found, Wanted, search};
use crate::pages::taken;
use crate::pages::times::{hold, none, page, point_at_first};
use crate::pages::visit::{Answer, Posted, Reply, Visit};
use crate::pages::when::{When, clock};
use crate::request::PathText;

/// Shows the times.
pub(in crate::pages) async fn show(mut visit: Visit, PathText(key): PathText) -> Response {
    let answer = shown(&mut visit, &key, vec![]).await;
    visit.finish(answer)
}

async fn shown(visit: &mut Visit, key: &str, errors: Vec<FieldError>) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let found = times(visit, &managed).await?;
    if found.offers.is_empty() {
        return visit.page(&none(visit, &found, managed.base, true));
    }
    let mut page = page(visit, &found, format!("{}/change", managed.base), managed.base.clone());
    page.current = Some(When::of(&managed.row.session, visit.language));
    if let Some(held) = kept(visit, &managed) {
        page.held_until = Some(clock(held.until, found.venue.zone, visit.language));
    }
    page.errors = errors;
    point_at_first(&mut page);
    visit.page(&page)
}

/// Keeps the chosen time.
pub(in crate::pages) async fn submit(PathText(key): PathText, Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &key, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, key: &str, fields: &Fields) -> Answer {
    let managed = Managed::to_change(visit, key).await?;
    let Ok(session) = fields.text("session").parse::<SessionId>() else {
        return shown(visit, key, vec![FieldError::new("session", "times-error")]).await;
    };
    let booking = &managed.row.booking;
    let is_here = visit.state.engine().index().with_venue(booking.venue, |view| view.session(session).is_some());
    if is_here != Some(true) {
        return shown(visit, key, vec![FieldError::new("session", "times-error-gone")]).await;
    }
    let request = HoldRequest {
        session,
        class: booking.class,
        units: booking.units,
        party: booking.party.clone(),
        contact: None,
        purpose: HoldPurpose::Change(booking.id),
        instead_of: kept(visit, &managed).map(|held| held.hold),
    };
    match hold(visit, managed.caller(), request).await? {
        Ok(held) => {
            visit.journey.change = Some(Change { booking: booking.id, held });
            Ok(Reply::see(format!("{}/change/check", managed.base)))
        }
        Err(refusal) if taken::is_taken(&refusal) => {
            let found = times(visit, &managed).await?;
            taken::show(visit, &found, session, &format!("{}/change", managed.base), true)
        }
        Err(refusal) => refused::show(visit, Refused::Change(managed.base), &refusal).await,
    }
}

/// The new time that is kept for this booking.
pub(super) fn kept(visit: &Visit, managed: &Managed) -> Option<Held> {
    let change = visit.journey.change.as_ref().filter(|change| change.booking == managed.row.booking.id)?;
    Some(change.held.clone()).filter(|held| held.is_live(visit.now))
}

pub(super) async fn times(visit: &Visit, managed: &Managed) -> Result<Found, Stop> {
    let booking = &managed.row.booking;
    let births = booking.party.visitors().filter_map(|visitor| visitor.born).collect();
    let wanted = Wanted {
        venue: booking.venue,
        births,
        prisoner: booking.party.prisoner().and_then(|prisoner| prisoner.person),
        kept: kept(visit, managed).map(|held| held.session),
        except: Some(booking.session),
    };
    let mut found = search(visit, wanted).await?;
    // A closed visit needs a closed table: those are not offered to the public here, the prison moves such a visit itself.
    if booking.class != CapacityClass::OpenTable {
        found.offers.clear();
    }
    Ok(found)
}
