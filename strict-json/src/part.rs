//! Reads one value of a document, and those in it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::place::{Place, Step};

/// What holds for the whole document.
pub(crate) struct Reading<'f> {
    pub(crate) values_left: usize,
    pub(crate) too_many_values: bool,
    pub(crate) repeated: &'f mut dyn FnMut(&[Step<'_>]),
}

/// One value of the document, and its place; the whole has none.
pub(crate) struct Part<'r, 'f> {
    reading: &'r mut Reading<'f>,
    place: Option<&'r Place<'r>>,
}

impl<'r, 'f> Part<'r, 'f> {
    pub(crate) fn whole(reading: &'r mut Reading<'f>) -> Self {
        Self { reading, place: None }
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let Some(left) = self.reading.values_left.checked_sub(1) else {
            self.reading.too_many_values = true;
            return Err(D::Error::custom("too many values"));
        };
        self.reading.values_left = left;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    /// 41.0 is 41, wherever a float can tell the two whole numbers next to each other apart.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        let whole =
            value.to_string().parse::<i64>().ok().filter(|whole| whole.unsigned_abs() < 1 << f64::MANTISSA_DIGITS);
        let number = whole.map(Number::from).or_else(|| Number::from_f64(value));
        number.map(Value::Number).ok_or_else(|| E::custom("a number without end"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        loop {
            let place = Place { within: self.place, step: Step::Index(items.len()) };
            match seq.next_element_seed(Part { reading: &mut *self.reading, place: Some(&place) })? {
                Some(item) => items.push(item),
                None => return Ok(Value::Array(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let place = Place { within: self.place, step: Step::Name(&name) };
            if fields.contains_key(&name) {
                (self.reading.repeated)(&place.steps());
            }
            let value = map.next_value_seed(Part { reading: &mut *self.reading, place: Some(&place) })?;
            fields.insert(name, value);
        }
        Ok(Value::Object(fields))
    }
}
