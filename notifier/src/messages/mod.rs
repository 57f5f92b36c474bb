//! What a message says: subject, text, HTML and calendar file, in the recipient's language.

mod calendar;
mod clean;
mod templates;
mod view;

use scheduler_model::{Language, MessageFacts, MessageKind, NewMessage};

pub(crate) use self::clean::one_line;
use self::templates::Templates;
use self::view::View;
use crate::{ManageLinks, Sender, WordError};

/// How long before the start visitors are asked to arrive, in minutes, where nothing else is configured: what prisons
/// ask for today, time enough for identification and searches.
pub const DEFAULT_ARRIVE_MINUTES_BEFORE: u16 = 45;

/// A message ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedMessage {
    /// One line.
    pub subject: String,
    /// Plain text, lines ended by `\n`.
    pub text: String,
    /// The same as a page without scripts, pictures or anything else fetched from elsewhere.
    pub html: String,
    /// What to do in the recipient's calendar; a hold does nothing there.
    pub calendar: Option<CalendarPart>,
}

/// A calendar file and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`; the content type must repeat it.
    pub method: &'static str,
    /// The file (RFC 5545), lines ended by CRLF.
    pub file: String,
}

/// A message cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The catalogue lacks something.
    #[error(transparent)]
    Words(#[from] WordError),
    /// A template is faulty.
    #[error("a message template: {0}")]
    Template(String),
    /// The session ends before it starts.
    #[error("the session's times: {0}")]
    Times(String),
}

impl From<minijinja::Error> for RenderError {
    fn from(error: minijinja::Error) -> Self {
        Self::Template(error.to_string())
    }
}

/// Writes messages. A service with words of its own brings its own.
pub trait RenderMessages: Send + Sync + 'static {
    /// Writes a message of the outbox.
    ///
    /// # Errors
    /// [`RenderError`]: the message can never be written, however often it is tried.
    fn render_message(&self, message: &NewMessage) -> Result<RenderedMessage, RenderError>;
}

/// Writes the messages about visits.
#[derive(Debug)]
pub struct MessageRenderer {
    sender: Sender,
    links: ManageLinks,
    arrive_minutes_before: u16,
    templates: Templates,
}

impl MessageRenderer {
    /// A renderer for messages from `sender` with links made by `links`, which asks visitors to arrive so many minutes
    /// before the start ([`DEFAULT_ARRIVE_MINUTES_BEFORE`]; 0 leaves it out).
    ///
    /// # Errors
    /// [`RenderError::Template`] if a template that is part of the program cannot be read.
    pub fn new(sender: Sender, links: ManageLinks, arrive_minutes_before: u16) -> Result<Self, RenderError> {
        Ok(Self { sender, links, arrive_minutes_before, templates: Templates::read()? })
    }

    /// Writes a message of `kind` about `facts` in `language`. The calendar file is addressed to `recipient`.
    ///
    /// # Errors
    /// [`RenderError`]: the message can never be written, however often it is tried.
    pub fn render(
        &self,
        kind: MessageKind,
        facts: &MessageFacts,
        language: Language,
        recipient: &str,
    ) -> Result<RenderedMessage, RenderError> {
        let view = View::of(kind, facts, language, &self.links, self.arrive_minutes_before)?;
        let text = self.templates.text(&view)?;
        let html = self.templates.html(&view)?;
        let calendar =
            calendar::part(&calendar::Entry { kind, facts, language, recipient, sender: &self.sender, view: &view })?;
        Ok(RenderedMessage { subject: view.subject, text, html, calendar })
    }
}

impl RenderMessages for MessageRenderer {
    fn render_message(&self, message: &NewMessage) -> Result<RenderedMessage, RenderError> {
        self.render(message.kind, &message.facts, message.language, &message.recipient)
    }
}

#[cfg(test)]
mod tests;
