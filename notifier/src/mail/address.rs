//! E-mail addresses.

use lettre::Address;
use scheduler_model::{Bilingual, Language};

/// Longest address that SMTP carries (RFC 5321, section 4.5.3.1.3, less the angle brackets).
const LONGEST: usize = 254;

/// The text is not an address that mail can be sent to.
///
/// It does not repeat the address: that is personal data, and the error is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address that mail can be sent to")]
pub struct AddressError;

/// Whether mail can be sent there, as far as its form tells.
///
/// Forms that RFC 5321 allows but no public mailbox has (quoted names, network addresses, hosts without a domain) are
/// refused: they are typing mistakes, or attempts to put more than an address where an address is expected.
#[must_use]
pub fn is_mail_address(text: &str) -> bool {
    parse_address(text).is_ok()
}

pub(super) fn parse_address(text: &str) -> Result<Address, AddressError> {
    let (local, domain) = text.rsplit_once('@').ok_or(AddressError)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let fits = text.len() <= LONGEST && local.bytes().all(plain) && !local.contains("..") && is_domain(domain);
    if fits { text.parse().map_err(|_| AddressError) } else { Err(AddressError) }
}

/// Two labels or more of letters (of any script), digits and hyphens; the last one not a number.
fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        let begins_and_ends_well = !label.starts_with('-') && !label.ends_with('-');
        // "ab--" with anything but "xn" before it is reserved, yet old registrations exist; only a broken "xn--" is refused.
        let punycode = label.strip_prefix("xn--").is_none_or(|rest| !rest.is_empty() && !rest.starts_with('-'));
        let letters = label.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
        !label.is_empty() && label.chars().count() <= 63 && begins_and_ends_well && punycode && letters
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.') && domain.split('.').all(label) && !last.chars().all(|letter| letter.is_ascii_digit())
}

/// In whose name messages go out. The same for the whole life of a booking: calendars match versions by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    name: Bilingual,
    address: Address,
    domain: String,
}

impl Sender {
    /// The sender that recipients see, by name and address.
    ///
    /// `domain` ends every Message-ID and calendar UID; `None` takes the address's own. It must not change while bookings
    /// stand.
    ///
    /// # Errors
    /// [`AddressError`] if mail cannot come from there, or the domain is none.
    pub fn new(name: Bilingual, address: &str, domain: Option<&str>) -> Result<Self, AddressError> {
        let address = parse_address(address)?;
        let domain = domain.unwrap_or_else(|| address.domain()).to_ascii_lowercase();
        if !domain.is_ascii() || !is_domain(&domain) {
            return Err(AddressError);
        }
        Ok(Self { name, address, domain })
    }

    /// The name in `language`.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        self.name.in_language(language)
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        self.address.as_ref()
    }

    /// What ends every Message-ID and UID.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    pub(super) const fn mailbox_address(&self) -> &Address {
        &self.address
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("ann@example.org", true)]
    #[case("o'neil+visits@post.example.org", true)]
    #[case("post@例え.テスト", true)]
    #[case("", false)]
    #[case("ann", false)]
    #[case("ann@localhost", false)]
    #[case("ann@192.0.2.1", false)]
    #[case("ann@[192.0.2.1]", false)]
    #[case("Ann <ann@example.org>", false)]
    #[case("ann@example.org, bo@example.org", false)]
    #[case("ann@example.org\r\nBcc: bo@example.org", false)]
    #[case("ann\r\n@example.org", false)]
    #[case("\"ann lee\"@example.org", false)]
    #[case("ann@example.org>\r\nRCPT TO:<bo@example.org", false)]
    fn addresses(#[case] text: &str, #[case] is_one: bool) {
        assert_eq!(is_mail_address(text), is_one, "{text}");
    }

    #[test]
    fn the_government_services_table_of_addresses() {
        let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/notify/email_addresses.json");
        let Ok(table) = std::fs::read_to_string(table) else {
            println!("skipped: the table of addresses is not here");
            return;
        };
        let table: serde_json::Value = serde_json::from_str(&table).unwrap();
        for (kind, expected) in [("valid", true), ("invalid", false)] {
            for address in table[kind].as_array().unwrap() {
                let address = address.as_str().unwrap();
                assert_eq!(is_mail_address(address), expected, "{address} is {kind}");
            }
        }
    }

    #[test]
    fn a_sender_needs_an_address_and_a_domain() {
        let name = || Bilingual::same("Visits");
        assert_eq!(Sender::new(name(), "visits@Example.org", None).unwrap().domain(), "example.org");
        assert_eq!(Sender::new(name(), "visits", None), Err(AddressError));
        assert_eq!(Sender::new(name(), "visits@example.org", Some("a b")), Err(AddressError));
    }
}
