//! The keys in visitors' links.

use notifier::ManageLinks;
use scheduler_model::{BookingId, Language};
use uuid::Uuid;

/// No text is a key but those that were made; a key that is changed in any letter is none, unless it reads as the same.
pub(crate) fn target(bytes: &[u8]) {
    let links = ManageLinks::new("a secret that is long enough", "https://visits.example")
        .unwrap_or_else(|error| panic!("{error}"));
    if let Some(booking) = links.verify(&String::from_utf8_lossy(bytes)) {
        // Only a key that was made with the secret gets here, however it was typed.
        assert_eq!(links.key(booking).to_lowercase(), as_read(&String::from_utf8_lossy(bytes)));
    }
    let Some((id, blows)) = bytes.split_first_chunk::<16>() else { return };
    let booking = BookingId::from_uuid(Uuid::from_bytes(*id));
    let key = links.key(booking);
    assert_eq!(links.verify(&key), Some(booking));
    assert!(links.path(booking, Language::Welsh).ends_with("?lang=cy"));
    let mut struck = key.clone().into_bytes();
    for blow in blows.chunks_exact(2) {
        let place = usize::from(blow[0]) % struck.len();
        struck[place] = blow[1];
    }
    if let Ok(struck) = String::from_utf8(struck) {
        let same = as_read(&struck) == key;
        assert_eq!(links.verify(&struck).is_some(), same, "{struck} for {key}");
    }
}

/// A key as it is read: any case, and letters that look like digits are those.
fn as_read(typed: &str) -> String {
    typed.to_ascii_lowercase().replace('o', "0").replace(['i', 'l'], "1")
}
