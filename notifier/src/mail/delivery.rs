//! What every way out has in common.

use std::time::Duration;

use async_trait::async_trait;

use super::Mail;

/// The mail was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What the other side calls it, for questions to whoever runs the mail server.
    pub transport_id: String,
}

/// The mail was not handed over. The texts carry no address: they are stored and logged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// The message was refused; trying again would not help.
    #[error("refused: {0}")]
    Permanent(String),
    /// Not now. Whether it went out may be unknown, as after a time-out.
    #[error("not now: {0}")]
    Transient(String),
}

/// A way out for mail.
#[async_trait]
pub trait MailTransport: Send + Sync + 'static {
    /// Hands one mail over. May be given up at any moment (see [`deliver_within`]); what it then leaves behind must not
    /// touch a later mail.
    ///
    /// # Errors
    /// [`DeliveryError`], which says whether trying again may help.
    async fn deliver(&self, mail: &Mail) -> Result<Receipt, DeliveryError>;

    /// Says good-bye to the other side.
    async fn close(&self) {}
}

/// Hands one mail over, or gives up after `limit`: a server that falls silent must not hold up the others.
///
/// # Errors
/// The transport's, or [`DeliveryError::Transient`] after the time limit.
pub async fn deliver_within(
    limit: Duration,
    transport: &dyn MailTransport,
    mail: &Mail,
) -> Result<Receipt, DeliveryError> {
    tokio::time::timeout(limit, transport.deliver(mail))
        .await
        .unwrap_or_else(|_| Err(DeliveryError::Transient(format!("no answer within {} ms", limit.as_millis()))))
}
