use proptest::prelude::*;
use rstest::rstest;
use scheduler_model::{BookingId, Language};
use uuid::Uuid;

use super::{LinkError, ManageLinks, base32};

const SECRET: &str = "a secret of some length";

fn links() -> ManageLinks {
    ManageLinks::new(SECRET, "https://visits.example/").unwrap()
}

fn booking(number: u128) -> BookingId {
    BookingId::from_uuid(Uuid::from_u128(number))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_key_names_its_booking_and_nobody_elses(number in any::<u128>(), other in any::<u128>()) {
        let (links, id) = (links(), booking(number));
        let key = links.key(id);
        prop_assert_eq!(key.len(), 48);
        prop_assert_eq!(links.verify(&key), Some(id));
        prop_assert_eq!(links.verify(&key.to_uppercase()), Some(id));
        prop_assert_eq!(ManageLinks::new("another secret text", "https://visits.example").unwrap().verify(&key), None);
        prop_assume!(other != number);
        let theirs = links.key(booking(other));
        prop_assert_eq!(links.verify(&format!("{}{}", &theirs[..26], &key[26..])), None);
    }

    #[test]
    fn one_changed_letter_breaks_the_key(number in any::<u128>(), place in 0_usize..48, by in 1_u8..32) {
        let alphabet = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut key = links().key(booking(number)).into_bytes();
        let digit = alphabet.iter().position(|letter| *letter == key[place]).unwrap();
        key[place] = alphabet[(digit + usize::from(by)) % 32];
        prop_assert_eq!(links().verify(&String::from_utf8(key).unwrap()), None);
    }

    #[test]
    fn base_32_reads_back(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let text = base32::encode(&bytes);
        prop_assert_eq!(base32::decode(&text), Some(bytes));
    }

    #[test]
    fn no_text_makes_a_key_by_luck(text in "\\PC{0,60}") {
        prop_assert_eq!(links().verify(&text), None);
    }
}

#[test]
fn base_32_is_crockfords() {
    assert_eq!(base32::encode(&[0xff, 0x00]), "zw00");
    assert_eq!(base32::decode("ZWoO"), Some(vec![0xff, 0x00]));
    assert_eq!(base32::decode("zw01"), None, "bits are left over");
    assert_eq!(base32::decode("zwu0"), None, "U is not used");
}

#[test]
fn addresses_for_both_languages() {
    let (links, id) = (links(), booking(7));
    let key = links.key(id);
    assert_eq!(links.url(id, Language::English), format!("https://visits.example/bookings/{key}"));
    assert_eq!(links.path(id, Language::Welsh), format!("/bookings/{key}?lang=cy"));
}

#[rstest]
#[case("visits.example")]
#[case("ftp://visits.example")]
#[case("https://")]
#[case("https://visits.example/?a=b")]
#[case("https://visits.example/#part")]
#[case("https://me@visits.example")]
#[case("https://visits.example/\" onclick=")]
fn a_base_that_nobody_can_follow(#[case] base: &str) {
    assert_eq!(ManageLinks::new(SECRET, base).unwrap_err(), LinkError::Base(base.to_owned()));
}

#[test]
fn the_secret_is_long_and_not_shown() {
    assert_eq!(ManageLinks::new("short", "https://visits.example").unwrap_err(), LinkError::ShortSecret);
    let shown = format!("{:?}", links());
    assert_eq!(shown, r#"ManageLinks { base: "https://visits.example", .. }"#);
}
