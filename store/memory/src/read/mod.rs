//! The reading ports. Every read sees whole commits, in one step.

mod bookings;
mod callers;
mod feed;
mod jobs;
mod outbox;
mod places;
