//! Prison visits: the booking consumer for social visits.
