//! The link by which a visitor sees, changes or cancels a booking without an account.

mod base32;

use std::fmt;

use scheduler_model::{BookingId, Language};
use uuid::Uuid;

/// Bytes of the key's seal: 112 bits. With the id they make 30 bytes, which is 48 letters without a remainder.
const SEAL: usize = 14;
const ID: usize = 16;
/// A secret shorter than this can be tried out.
const SHORTEST_SECRET: usize = 16;

/// The links cannot be made from this configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The base address is not one that a person can follow.
    #[error("`{0}` is not a base address for links: use http:// or https:// and a host, and neither `?` nor `#`")]
    Base(String),
    /// The secret could be guessed.
    #[error("the secret for links is too short: use at least {SHORTEST_SECRET} characters")]
    ShortSecret,
}

/// Makes and checks the keys in visitors' links.
///
/// A key is the booking's id and a keyed BLAKE3 hash of it, in Crockford's base 32: it can be checked without a database,
/// carries no personal data and cannot be made by anybody who lacks the secret. Whoever has the link may use it; it is
/// shown to the recipient of the messages alone.
#[derive(Clone)]
pub struct ManageLinks {
    key: [u8; 32],
    base: String,
}

impl ManageLinks {
    /// Links below `base_url` (such as `https://visits.example`), sealed with a secret text of the configuration.
    ///
    /// # Errors
    /// [`LinkError`] if the base address or the secret is unfit.
    pub fn new(secret: &str, base_url: &str) -> Result<Self, LinkError> {
        if secret.chars().count() < SHORTEST_SECRET {
            return Err(LinkError::ShortSecret);
        }
        let key = blake3::derive_key("assize 2026 manage links", secret.as_bytes());
        Ok(Self { key, base: checked_base(base_url)? })
    }

    /// The whole address, for a message. A Welsh reader arrives at the Welsh page.
    #[must_use]
    pub fn url(&self, booking: BookingId, language: Language) -> String {
        format!("{}{}", self.base, self.path(booking, language))
    }

    /// The address below the base, for a redirection: `/bookings/KEY`, with `?lang=cy` for Welsh.
    #[must_use]
    pub fn path(&self, booking: BookingId, language: Language) -> String {
        let language = match language {
            Language::English => "",
            Language::Welsh => "?lang=cy",
        };
        format!("/bookings/{}{language}", self.key(booking))
    }

    /// The key alone: 48 letters and digits.
    #[must_use]
    pub fn key(&self, booking: BookingId) -> String {
        let mut bytes = [0_u8; ID + SEAL];
        bytes[..ID].copy_from_slice(booking.uuid().as_bytes());
        bytes[ID..].copy_from_slice(&self.seal(booking)[..SEAL]);
        base32::encode(&bytes)
    }

    /// The booking whose key this is; `None` if nobody with the secret made it.
    #[must_use]
    pub fn verify(&self, key: &str) -> Option<BookingId> {
        let bytes: [u8; ID + SEAL] = base32::decode(key)?.try_into().ok()?;
        let (id, seal) = bytes.split_first_chunk::<ID>()?;
        let booking = BookingId::from_uuid(Uuid::from_bytes(*id));
        let whole = |part: &[u8]| {
            let mut bytes = [0_u8; blake3::OUT_LEN];
            bytes[..SEAL].copy_from_slice(part);
            blake3::Hash::from_bytes(bytes)
        };
        // Comparing hashes takes the same time wherever they differ.
        (whole(seal) == whole(&self.seal(booking)[..SEAL])).then_some(booking)
    }

    fn seal(&self, booking: BookingId) -> [u8; blake3::OUT_LEN] {
        *blake3::keyed_hash(&self.key, booking.uuid().as_bytes()).as_bytes()
    }
}

impl fmt::Debug for ManageLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManageLinks").field("base", &self.base).finish_non_exhaustive()
    }
}

fn checked_base(base_url: &str) -> Result<String, LinkError> {
    let wrong = || LinkError::Base(base_url.to_owned());
    let uri: http::Uri = base_url.parse().map_err(|_| wrong())?;
    let fits = matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.host().is_some_and(|host| !host.is_empty())
        && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'))
        && uri.query().is_none()
        && !base_url.contains('#');
    if fits { Ok(base_url.trim_end_matches('/').to_owned()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests;
