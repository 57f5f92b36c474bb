//! E-mail, telephone and language: asked when booking and when the contact details change.

use scheduler_model::{Contact, Language};
use serde::{Deserialize, Serialize};

use super::form::{FieldError, Fields};
use crate::contact::ContactInput;
use crate::problem::Spot;

/// The three fields as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ContactFields {
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) language: String,
}

impl ContactFields {
    /// What is known, in the page's language where none was chosen.
    pub(super) fn of(contact: Option<&Contact>, language: Language) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        contact.map_or_else(
            || Self { language: language.code().to_owned(), ..Self::default() },
            |known| Self {
                email: text(&known.email),
                phone: text(&known.phone),
                language: known.language.code().to_owned(),
            },
        )
    }

    pub(super) fn typed(fields: &Fields) -> Self {
        let cut = |name: &str, most: usize| fields.text(name).chars().take(most).collect();
        Self { email: cut("email", 255), phone: cut("phone", 41), language: cut("language", 2) }
    }

    /// The contact, or what is wrong. An e-mail address must be there: the confirmation goes there.
    pub(super) fn read(&self) -> Result<Contact, Vec<FieldError>> {
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        let input =
            ContactInput { email: given(&self.email), phone: given(&self.phone), language: given(&self.language) };
        let mut errors = Vec::new();
        if self.email.is_empty() {
            errors.push(FieldError::new("email", "contact-email-missing"));
        }
        let read = input.read();
        for fault in read.as_ref().err().into_iter().flatten() {
            let Spot::Pointer(pointer) = &fault.spot else { continue };
            match pointer.as_str() {
                "/email" => errors.push(FieldError::new("email", "contact-email-wrong")),
                "/phone" => errors.push(FieldError::new("phone", "contact-phone-wrong")),
                _ => {}
            }
        }
        if Language::from_code(&self.language).is_none() {
            errors.push(FieldError::new("language", "contact-language-missing"));
        }
        read.ok().filter(|_| errors.is_empty()).ok_or(errors)
    }
}
