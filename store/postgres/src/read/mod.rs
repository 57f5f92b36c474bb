//! Reads. Each is one statement, and so one snapshot, without a lock.

mod bookings;
mod callers;
mod feed;
mod news;
mod people;
mod sessions;
mod venues;
