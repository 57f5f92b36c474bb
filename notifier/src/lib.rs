//! The outbox's way out: e-mail in two languages, with a calendar file.
//!
//! [`OutboxWorker`] takes due messages from the store's outbox under a lease, has a [`RenderMessages`] write them in the
//! recipient's language, and hands them to a [`MailTransport`]. Every message goes out at least once: if a worker dies
//! after handing one over and before saying so, it goes again with the same Message-ID, UID and SEQUENCE, so that mail
//! programs and calendars know it for the same.

mod links;
mod mail;
mod messages;
#[cfg(test)]
mod testing;
mod words;
mod worker;

pub use links::{LinkError, ManageLinks};
pub use mail::{
    AddressError, Delivery, DeliveryError, FileMailbox, Mail, MailConfigError, MailTransport, MailboxEntry,
    MailboxError, MailboxMessage, MemoryMailbox, Receipt, Secret, Sender, SmtpConfig, SmtpTransport, Stage, TlsMode,
    compose, deliver_within, is_mail_address,
};
pub use messages::{
    CalendarPart, DEFAULT_ARRIVE_MINUTES_BEFORE, MessageRenderer, RenderError, RenderMessages, RenderedMessage,
};
pub use words::{
    DateForm, WordError, date_in_form, date_long, list_of_names, month_name, time_12h, time_range, weekday_name,
};
pub use worker::{
    DrainReport, LAST_TRY, OutboxWorker, WorkerConfig, WorkerConfigError, WorkerParts, describe_metrics,
    pause_before_next_try,
};
