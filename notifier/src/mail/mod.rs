//! Mail: addresses, the message as it travels, and the ways it can leave.

mod address;
mod compose;
mod config;
mod delivery;
mod file_mailbox;
mod memory;
mod smtp;

pub use address::{AddressError, Sender, is_mail_address};
pub use compose::{Mail, compose};
pub use config::{Delivery, MailConfigError, Secret, SmtpConfig, Stage, TlsMode};
pub use delivery::{DeliveryError, MailTransport, Receipt, deliver_within};
pub use file_mailbox::{FileMailbox, MailboxEntry, MailboxError, MailboxMessage};
pub use memory::MemoryMailbox;
pub use smtp::SmtpTransport;
