//! A mailbox in memory, for tests.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use super::{DeliveryError, Mail, MailTransport, Receipt};

/// Keeps every mail, in order.
#[derive(Debug, Default)]
pub struct MemoryMailbox(Mutex<Vec<Mail>>);

impl MemoryMailbox {
    /// The mails so far.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl MailTransport for MemoryMailbox {
    async fn deliver(&self, mail: &Mail) -> Result<Receipt, DeliveryError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
        Ok(Receipt { transport_id: mail.message_id().to_owned() })
    }
}
