//! The demonstration's mailbox: a folder of mails.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use calendars::Instant;
use mailparse::{MailHeaderMap, ParsedMail};
use tokio::io::AsyncWriteExt;

use super::{DeliveryError, Mail, MailTransport, Receipt};

/// Mails in a folder, a file each, that any mail program opens.
///
/// A file appears whole or not at all. Its name begins with the moment at which its message was written, so that names
/// sort by age; the same message delivered again replaces its own file.
#[derive(Debug, Clone)]
pub struct FileMailbox {
    folder: PathBuf,
}

/// The mailbox cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MailboxError {
    /// The folder or a file in it cannot be read or written.
    #[error("the mailbox {path}: {source}")]
    Io {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// There is no such mail.
    #[error("there is no such mail")]
    NotFound,
    /// A file is not a mail.
    #[error("{path} is not a mail: {detail}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        detail: String,
    },
}

/// A mail in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxEntry {
    /// Its name in the mailbox, fit for a URL.
    pub key: String,
    /// To whom it went.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// When its message was written.
    pub written_at: Instant,
}

/// A mail, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxMessage {
    /// As in the list.
    pub entry: MailboxEntry,
    /// From whom.
    pub from: String,
    /// The language's tag.
    pub language: String,
    /// The plain text.
    pub text: String,
    /// The page.
    pub html: String,
    /// The calendar file, where there is one.
    pub calendar: Option<String>,
    /// The mail as it is.
    pub raw: Vec<u8>,
}

impl FileMailbox {
    /// Opens the folder; makes it if it is not there.
    ///
    /// # Errors
    /// [`MailboxError::Io`] if that cannot be done.
    pub fn open(folder: impl Into<PathBuf>) -> Result<Self, MailboxError> {
        let folder = folder.into();
        std::fs::create_dir_all(&folder).map_err(|source| MailboxError::Io { path: folder.clone(), source })?;
        Ok(Self { folder })
    }

    /// The newest mails, newest first, at most `limit`.
    ///
    /// # Errors
    /// [`MailboxError`] if the folder or a mail cannot be read.
    pub async fn list(&self, limit: usize) -> Result<Vec<MailboxEntry>, MailboxError> {
        let mut keys = self.keys().await?;
        keys.sort_unstable_by(|one, other| other.cmp(one));
        keys.truncate(limit);
        let mut entries = Vec::with_capacity(keys.len());
        for key in keys {
            let raw = self.bytes(&key).await?;
            entries.push(entry(&key, &self.parse(&key, &raw)?));
        }
        Ok(entries)
    }

    /// One mail.
    ///
    /// # Errors
    /// [`MailboxError::NotFound`] if there is none of that name, otherwise as for [`Self::list`].
    pub async fn read(&self, key: &str) -> Result<MailboxMessage, MailboxError> {
        if written_at(key).is_none() {
            return Err(MailboxError::NotFound);
        }
        let raw = self.bytes(key).await?;
        let mail = self.parse(key, &raw)?;
        let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
        Ok(MailboxMessage {
            entry: entry(key, &mail),
            from: header("From"),
            language: header("Content-Language"),
            text: part(&mail, "text/plain").unwrap_or_default(),
            html: part(&mail, "text/html").unwrap_or_default(),
            calendar: part(&mail, "text/calendar"),
            raw,
        })
    }

    async fn keys(&self) -> Result<Vec<String>, MailboxError> {
        let mut folder = tokio::fs::read_dir(&self.folder).await.map_err(|source| io(&self.folder, source))?;
        let mut keys = Vec::new();
        while let Some(file) = folder.next_entry().await.map_err(|source| io(&self.folder, source))? {
            let name = file.file_name();
            let key = name.to_str().and_then(|name| name.strip_suffix(".eml"));
            keys.extend(key.filter(|key| written_at(key).is_some()).map(str::to_owned));
        }
        Ok(keys)
    }

    async fn bytes(&self, key: &str) -> Result<Vec<u8>, MailboxError> {
        let path = self.path(key);
        tokio::fs::read(&path).await.map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => MailboxError::NotFound,
            _ => io(&path, source),
        })
    }

    fn parse<'a>(&self, key: &str, raw: &'a [u8]) -> Result<ParsedMail<'a>, MailboxError> {
        mailparse::parse_mail(raw)
            .map_err(|error| MailboxError::Unreadable { path: self.path(key), detail: error.to_string() })
    }

    /// Writes beside the file, then takes its place.
    async fn write(&self, mail: &Mail) -> Result<(), MailboxError> {
        let path = self.path(&key(mail));
        let unfinished = path.with_extension("part");
        let written = async {
            let mut file = tokio::fs::File::create(&unfinished).await?;
            file.write_all(mail.as_bytes()).await?;
            file.sync_all().await?;
            tokio::fs::rename(&unfinished, &path).await
        };
        written.await.map_err(|source| io(&path, source))
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.eml"))
    }
}

#[async_trait]
impl MailTransport for FileMailbox {
    async fn deliver(&self, mail: &Mail) -> Result<Receipt, DeliveryError> {
        self.write(mail).await.map_err(|error| DeliveryError::Transient(error.to_string()))?;
        Ok(Receipt { transport_id: key(mail) })
    }
}

/// `0001796480400000000-018f...`: microseconds since 1970 in 19 digits, a hyphen, the message's id.
fn key(mail: &Mail) -> String {
    format!("{:019}-{}", mail.written_at().micros().max(0), mail.id())
}

/// The moment in a key; `None` for any other text, so that no path out of the folder is ever made.
fn written_at(key: &str) -> Option<Instant> {
    let (micros, id) = key.split_once('-')?;
    uuid::Uuid::parse_str(id).ok()?;
    let digits = micros.len() == 19 && micros.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| micros.parse().ok().map(Instant::from_micros))?
}

fn entry(key: &str, mail: &ParsedMail<'_>) -> MailboxEntry {
    let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
    MailboxEntry {
        key: key.to_owned(),
        to: header("To"),
        subject: header("Subject"),
        written_at: written_at(key).unwrap_or(Instant::EPOCH),
    }
}

fn io(path: &Path, source: std::io::Error) -> MailboxError {
    MailboxError::Io { path: path.to_owned(), source }
}

/// The text of the first part of that type.
fn part(mail: &ParsedMail<'_>, mime: &str) -> Option<String> {
    mail.parts().find(|part| part.ctype.mimetype == mime).and_then(|part| part.get_body().ok())
}

#[cfg(test)]
mod tests;
