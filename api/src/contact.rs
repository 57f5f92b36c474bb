//! Whom to tell, as requests and forms give it.

use scheduler_model::{Contact, Language};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::described::LanguageCode;
use crate::problem::{Fault, Rule};

/// RFC 5321, section 4.5.3.1.3: a path has 256 octets with its two brackets.
const EMAIL_MAX: usize = 254;
/// E.164 has 15 digits; people also type an extension.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=20;

/// Whom to tell. An e-mail address or a telephone number must be there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Contact, example = json!({ "email": "ann.lee@example.org", "language": "en" }))]
pub struct ContactInput {
    /// E-mail address: confirmations go there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// `en` or `cy`: the language to write in. English where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LanguageCode>, example = "en")]
    pub language: Option<String>,
}

impl ContactInput {
    /// The contact.
    ///
    /// # Errors
    /// Every fault, with pointers relative to the contact: `/email`, `/phone`, `/language`.
    pub fn read(&self) -> Result<Contact, Vec<Fault>> {
        let mut faults = Vec::new();
        let given =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let (email, phone) = (given(&self.email), given(&self.phone));
        if email.is_none() && phone.is_none() {
            faults.push(Fault::at("", Rule::ContactWay));
        }
        if email.as_deref().is_some_and(|email| !is_email(email)) {
            faults.push(Fault::at("/email", Rule::Email));
        }
        if phone.as_deref().is_some_and(|phone| !is_phone(phone)) {
            faults.push(Fault::at("/phone", Rule::Phone));
        }
        let language = match self.language.as_deref() {
            None => Some(Language::English),
            Some(code) => Language::from_code(code),
        };
        let Some(language) = language else {
            let allowed = Language::ALL.map(Language::code).into();
            faults.push(Fault::at("/language", Rule::OneOf { allowed }));
            return Err(faults);
        };
        if faults.is_empty() { Ok(Contact { email, phone, language }) } else { Err(faults) }
    }
}

fn is_email(text: &str) -> bool {
    text.len() <= EMAIL_MAX && notifier::is_mail_address(text)
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| !c.is_ascii_digit());
    PHONE_DIGITS.contains(&digits) && text.len() <= 40 && others.clone().all(|c| " +-()./x".contains(c))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn contact(email: &str, phone: &str, language: &str) -> ContactInput {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        ContactInput { email: some(email), phone: some(phone), language: some(language) }
    }

    #[rstest]
    #[case("a@example.org", "", "", vec![])]
    #[case("", "0300 060 6500", "cy", vec![])]
    #[case("", "+44 (0)300-060-6500", "", vec![])]
    #[case("", "", "", vec![("", "contact-way")])]
    #[case("a", "12", "fr", vec![("/email", "email"), ("/phone", "phone"), ("/language", "one-of")])]
    #[case("a@example.org\r\nBcc: b@example.org", "", "", vec![("/email", "email")])]
    #[case("", "ring me", "", vec![("/phone", "phone")])]
    fn table(#[case] email: &str, #[case] phone: &str, #[case] language: &str, #[case] expected: Vec<(&str, &str)>) {
        let faults = contact(email, phone, language).read().err().unwrap_or_default();
        let told: Vec<_> = faults
            .iter()
            .map(|fault| match &fault.spot {
                crate::problem::Spot::Pointer(pointer) => (pointer.as_str(), fault.rule.name()),
                _ => unreachable!("contacts are in bodies"),
            })
            .collect();
        assert_eq!(told, expected);
    }
}
