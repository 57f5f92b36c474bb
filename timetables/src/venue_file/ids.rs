//! Ids made from codes: the same venue has the same id on every node and after every import.

use scheduler_model::{SpaceId, VenueCode, VenueId};
use uuid::Uuid;

/// The id of the venue with that code, a version 8 UUID.
#[must_use]
pub fn venue_id(code: &VenueCode) -> VenueId {
    VenueId::from_uuid(derived("assize 2026 venue id", &[code.as_str()]))
}

/// The id of the space with that key in the venue with that code, a version 8 UUID.
#[must_use]
pub fn space_id(code: &VenueCode, key: &str) -> SpaceId {
    SpaceId::from_uuid(derived("assize 2026 space id", &[code.as_str(), key]))
}

/// A venue code and a key hold no line break, so the parts cannot run into each other.
fn derived(context: &str, parts: &[&str]) -> Uuid {
    let mut hasher = blake3::Hasher::new_derive_key(context);
    hasher.update(parts.join("\n").as_bytes());
    let mut bytes = [0_u8; 16];
    hasher.finalize_xof().fill(&mut bytes);
    Uuid::new_v8(bytes)
}
