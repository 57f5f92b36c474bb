//! A probability in JSON: text, because most readers turn a JSON number into binary floating point, which has no 0.05.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::Probability;

/// What [`Probability`]'s `FromStr` takes, as a regular expression.
const PATTERN: &str = r"^(0(\.[0-9]{1,18})?|1(\.0{1,18})?|(([1-9]?[0-9])(\.[0-9]{1,16})?|100(\.0{1,16})?)%)$";

impl Serialize for Probability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Probability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        as_written(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The text of a probability that is yet to be judged. Anything but text is refused with a cure.
pub(crate) fn as_written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_str(Text)
}

struct Text;

impl Visitor<'_> for Text {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a probability as text, such as \"0.05\" or \"5%\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }
}

impl JsonSchema for Probability {
    fn schema_name() -> Cow<'static, str> {
        "Probability".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Probability").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A decimal from 0 to 1 with up to 18 decimals, or a percentage; as text, so that it is exact.",
            "type": "string",
            "pattern": PATTERN,
            "examples": ["0.05", "5%"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_refused_with_a_cure() {
        let error = serde_json::from_str::<Probability>("0.05").unwrap_err().to_string();
        assert!(error.contains("expected a probability as text, such as \"0.05\" or \"5%\""), "{error}");
    }

    #[test]
    fn text_is_read_and_written() {
        assert_eq!(serde_json::from_str::<Probability>("\"5%\"").unwrap(), "0.05".parse().unwrap());
        assert_eq!(serde_json::to_string(&Probability::ONE).unwrap(), "\"1\"");
    }
}
