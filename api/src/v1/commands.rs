//! Commands on their way to the engine, and the places that their outcomes name.

use std::cell::Cell;
use std::sync::Arc;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use engine::{Answer, Submission};
use http::{HeaderName, HeaderValue};
use scheduler_model::{
    BookingId, BookingReceipt, BookingReference, Channel, Command, HoldReceipt, IdempotencyKey, Outcome, Reason,
    SessionId, Venue, VenueCode, VenueId,
};

use super::shapes::{HoldShown, PlaceShown, ReceiptShown};
use crate::AppState;
use crate::auth::Authenticated;
use crate::problem::{ApiCode, Problem};

/// Has the engine decide a command. A refusal is a problem with all its reasons. What was decided before, when the command was
/// first sent under its key, is answered with a header that says so: see [`mark_replays`].
pub(super) async fn submit(
    state: &AppState,
    who: Authenticated,
    channel: Channel,
    command: Command,
    idempotency: Option<IdempotencyKey>,
) -> Result<Outcome, Problem> {
    let Authenticated { caller, language } = who;
    let submission = Submission { command, caller: Arc::unwrap_or_clone(caller), channel, language, idempotency };
    let Answer { outcome, replayed } = state.engine().answer(submission).await?;
    if replayed {
        // Without the middleware, in a route's own test, there is nobody to tell.
        let _ = REPLAYED.try_with(|mark| mark.set(true));
    }
    match outcome {
        Outcome::Refused(refusal) => Err(refusal.into()),
        outcome => Ok(outcome),
    }
}

/// The id of the venue with that code, if the caller may act there.
pub(super) async fn venue_id_for(state: &AppState, who: &Authenticated, code: &str) -> Result<VenueId, Problem> {
    let code: VenueCode = code.parse().map_err(|_| ApiCode::VenueUnknown)?;
    let venue = match state.engine().index().id_by_code(&code) {
        Some(venue) => venue,
        None => stored_venue(state, &code).await?.id,
    };
    who.at(venue)?;
    Ok(venue)
}

/// A venue that is not in the index: another node may have published it a moment ago.
async fn stored_venue(state: &AppState, code: &VenueCode) -> Result<Venue, Problem> {
    let stored = state.engine().store().venue_by_code(code).await;
    stored.map_err(|error| Problem::unreadable(&error))?.ok_or_else(|| ApiCode::VenueUnknown.into())
}

/// Set to `true` on the answer to a command that was carried out before, under the same idempotency key.
pub(super) const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

tokio::task_local! {
    /// Whether the request that this task answers came to an outcome that was stored before.
    static REPLAYED: Cell<bool>;
}

/// Says of every answer, refusals too, whether it is a repetition: one place for all commands.
pub(super) async fn mark_replays(request: Request, next: Next) -> Response {
    REPLAYED
        .scope(Cell::new(false), async move {
            let mut response = next.run(request).await;
            if REPLAYED.with(Cell::get) {
                response.headers_mut().insert(IDEMPOTENCY_REPLAYED, HeaderValue::from_static("true"));
            }
            response
        })
        .await
}

/// The venue with that code, if the caller may act there.
pub(super) async fn venue_for(state: &AppState, who: &Authenticated, code: &str) -> Result<Venue, Problem> {
    let code: VenueCode = code.parse().map_err(|_| ApiCode::VenueUnknown)?;
    let venue = match state.engine().index().venue_by_code(&code) {
        Some(venue) => venue,
        None => stored_venue(state, &code).await?,
    };
    who.at(venue.id)?;
    Ok(venue)
}

/// Where and when a session is: from the index where it has it, else from the database.
pub(super) async fn place_of(state: &AppState, venue: VenueId, session: SessionId) -> Result<PlaceShown, Problem> {
    let indexed = state.engine().index().with_venue(venue, |view| {
        let indexed = view.session(session)?;
        let space = view.space(indexed.session.space)?;
        Some(PlaceShown::new(view.venue(), space, &indexed.session))
    });
    if let Some(place) = indexed.flatten() {
        return Ok(place);
    }
    let stored = state.engine().store().session(session).await.map_err(|error| Problem::unreadable(&error))?;
    let row = stored.ok_or_else(|| Problem::internal(&format_args!("session {session} is gone")))?;
    Ok(PlaceShown::new(&row.venue, &row.space, &row.entry.session))
}

/// A hold that a command came to.
pub(super) async fn shown_hold(state: &AppState, outcome: Outcome) -> Result<HoldShown, Problem> {
    let (Outcome::Held(receipt) | Outcome::Extended(receipt) | Outcome::Released(receipt)) = outcome else {
        return Err(astray(&outcome));
    };
    hold_shown(state, &receipt).await
}

async fn hold_shown(state: &AppState, receipt: &HoldReceipt) -> Result<HoldShown, Problem> {
    let place = place_of(state, receipt.venue, receipt.session).await?;
    Ok(HoldShown::at(receipt, place, state.engine().now()))
}

/// A booking that a command came to.
pub(super) async fn shown_receipt(
    state: &AppState,
    outcome: Outcome,
) -> Result<(BookingReceipt, ReceiptShown), Problem> {
    let (Outcome::Booked(receipt) | Outcome::Changed(receipt) | Outcome::Cancelled(receipt)) = outcome else {
        return Err(astray(&outcome));
    };
    let place = place_of(state, receipt.venue, receipt.session).await?;
    let shown = ReceiptShown::new(&receipt, place);
    Ok((receipt, shown))
}

fn astray(outcome: &Outcome) -> Problem {
    Problem::internal(&format_args!("a command came to another outcome: {outcome:?}"))
}

/// The booking with that id or reference. Whether the caller may touch it is the engine's to say.
pub(super) async fn booking_named(state: &AppState, text: &str) -> Result<BookingId, Problem> {
    if let Ok(id) = text.parse::<BookingId>() {
        return Ok(id);
    }
    let reference: BookingReference = text.parse().map_err(|_| Reason::BookingUnknown)?;
    let row = state.engine().store().booking_by_reference(reference).await;
    Ok(row.map_err(|error| Problem::unreadable(&error))?.ok_or(Reason::BookingUnknown)?.booking.id)
}
