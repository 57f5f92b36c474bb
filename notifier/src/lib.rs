//! The outbox's way out: e-mail in two languages, with a calendar file.
