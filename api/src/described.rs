//! What texts may say, for the description of the API: taken from the types that read them, so that the two cannot differ.

use std::borrow::Cow;

use calendars::CapacityClass;
use scheduler_model::{CancelReason, Channel, Language};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident, $shown:literal: $type:ty;)*) => {
        $(
            $(#[$doc])*
            pub(crate) enum $name {}

            impl PartialSchema for $name {
                fn schema() -> RefOr<Schema> {
                    one_of(<$type>::ALL.map(<$type>::code))
                }
            }

            impl ToSchema for $name {
                fn name() -> Cow<'static, str> {
                    Cow::Borrowed($shown)
                }
            }
        )*
    };
}

codes! {
    /// A class of capacity.
    ClassCode, "Class": CapacityClass;
    /// A channel.
    ChannelCode, "Channel": Channel;
    /// A language to write in.
    LanguageCode, "Language": Language;
    /// Why a booking is cancelled.
    CancelReasonCode, "CancelReason": CancelReason;
}

fn one_of<const N: usize>(codes: [&'static str; N]) -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).into()
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $shown:literal: $pattern:expr, $longest:expr;)*) => {
        $(
            $(#[$doc])*
            pub(crate) enum $name {}

            impl PartialSchema for $name {
                fn schema() -> RefOr<Schema> {
                    let text = ObjectBuilder::new().schema_type(Type::String).pattern(Some($pattern));
                    text.min_length(Some(1)).max_length($longest).into()
                }
            }

            impl ToSchema for $name {
                fn name() -> Cow<'static, str> {
                    Cow::Borrowed($shown)
                }
            }
        )*
    };
}

/// Something that can be seen, and no control characters.
const VISIBLE: &str = r"^[^\u0000-\u001F\u007F-\u009F]*[^\s\u0000-\u001F\u007F-\u009F][^\u0000-\u001F\u007F-\u009F]*$";

texts! {
    /// A part of a person's name.
    NameText, "PersonName": VISIBLE, Some(100);
    /// A level of a location, or a code that a prison has made.
    CodeText, "Code": VISIBLE, Some(40);
    /// A prisoner number as people type it: in any case, with or without blanks.
    PrisonerNumberText, "PrisonerNumber": r"^\s*[A-Za-z]\s*([0-9]\s*){4}([A-Za-z]\s*){2}$", None;
}

/// A civil date, such as `2026-12-24`.
pub(crate) enum LocalDateText {}

impl PartialSchema for LocalDateText {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))).into()
    }
}

impl ToSchema for LocalDateText {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("LocalDate")
    }
}

/// What a header may say, by its name: a pattern for each that has one.
pub(crate) const HEADERS: [(&str, &str); 2] =
    [("Idempotency-Key", "^[!-~]{1,255}$"), ("If-Match", r#"^(\*|"[0-9]{1,9}")$"#)];
