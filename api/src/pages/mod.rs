//! The visitor's pages: from the start to a confirmed visit, and the page behind the link in the e-mail.
//!
//! A handler gets a [`visit::Visit`] (who asks: language, answers so far, the time) and gives a [`visit::Reply`] or a
//! [`problem::Stop`]. Forms are posted to the address that shows them; what is right leads on by a redirection, what is wrong
//! shows the same page with its errors. A page is a struct that implements [`view::Page`]: its template, its title and all
//! that the template shows. Nothing needs a script.
//!
//! The answers travel in an encrypted cookie ([`journey`]); nothing about a person is in an address, except the sealed key of a
//! booking's link.

mod articles;
mod assets;
mod booking;
mod calendar;
mod check;
mod commands;
mod contact;
mod cookies;
mod details;
mod expired;
mod form;
mod guard;
mod journey;
mod mailbox;
mod party;
mod prison;
mod problem;
mod refused;
mod search;
mod start;
mod summary;
mod taken;
mod tell;
mod times;
mod view;
mod visit;
mod visitors;
mod waiting;
mod when;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::routing::get;
use axum::{Extension, Router};

pub(crate) use tell::tell;
pub(crate) use view::Pages;

use crate::AppState;

/// The templates and whatever else the pages need besides the state: a layer around all routes.
pub(crate) fn templates(state: &AppState) -> Extension<Option<Arc<Pages>>> {
    let loaded = Pages::load(state.words());
    // A test reads them all, so this cannot happen; without them every page answers 500.
    Extension(
        loaded.inspect_err(|error| tracing::error!(%error, "the pages' templates cannot be read")).ok().map(Arc::new),
    )
}

/// Every page, and the files that pages ask for.
pub(crate) fn router() -> Router<AppState> {
    let journey = Router::new()
        .route("/", get(start::show))
        .route("/prison", get(prison::show).post(prison::submit))
        .route("/visitors", get(visitors::show).post(visitors::submit))
        .route(waiting::PATH, get(waiting::show))
        .route("/times", get(times::show).post(times::submit))
        .route("/time-expired", get(expired::show))
        .route("/details", get(details::show).post(details::submit))
        .route("/check", get(check::show).post(check::submit));
    let booking = Router::new()
        .route("/bookings/{key}", get(booking::manage::show))
        .route("/bookings/{key}/confirmed", get(booking::confirmed::show))
        .route("/bookings/{key}/calendar.ics", get(booking::calendar_file::send))
        .route("/bookings/{key}/change", get(booking::change::show).post(booking::change::submit))
        .route("/bookings/{key}/change/expired", get(booking::change_check::expired))
        .route("/bookings/{key}/change/check", get(booking::change_check::show).post(booking::change_check::submit))
        .route("/bookings/{key}/contact", get(booking::contact::show).post(booking::contact::submit))
        .route("/bookings/{key}/cancel", get(booking::cancel::show).post(booking::cancel::submit));
    let others = Router::new()
        .route("/help", get(articles::help))
        .route("/privacy", get(articles::privacy))
        .route("/cookies", get(articles::cookies))
        .route("/accessibility", get(articles::accessibility))
        .route("/demo/mailbox", get(mailbox::list))
        .route("/demo/mailbox/{name}", get(mailbox::message))
        .route("/demo/mailbox/{name}/html", get(mailbox::html))
        .route("/demo/mailbox/{name}/calendar.ics", get(mailbox::calendar))
        .route("/assets/{file}", get(assets::send));
    journey.merge(booking).merge(others)
}
