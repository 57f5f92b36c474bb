//! The JSON Schemas of both formats, and of what other crates name and these formats write down.

use schemars::{Schema, SchemaGenerator, json_schema, schema_for};

use crate::{Plan, Problem};

const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const TIME: &str = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

/// The JSON Schema of a problem, the format `listing/1`. What it refuses [`read`](crate::read()) reports. It cannot say all that
/// `read` knows: that names are there, that spans run forwards, that panels can be filled.
#[must_use]
pub fn problem_schema() -> Schema {
    schema_for!(Problem)
}

/// The JSON Schema of a plan, the format `listing-plan/1`.
#[must_use]
pub fn plan_schema() -> Schema {
    schema_for!(Plan)
}

/// A day: `2026-05-11`.
pub(crate) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": DATE })
}

/// A day, or null for none.
pub(crate) fn optional_date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date", "pattern": DATE })
}

/// A time of day: `09:30`.
pub(crate) fn time(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": TIME })
}

/// Times of day.
pub(crate) fn times(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "minItems": 1, "items": { "type": "string", "pattern": TIME } })
}

/// A day of the week by its English name.
pub(crate) fn weekday(_: &mut SchemaGenerator) -> Schema {
    let names = calendars::Weekday::ALL.map(calendars::Weekday::code);
    json_schema!({ "type": "string", "enum": names })
}

/// A part of the United Kingdom with bank holidays of its own.
pub(crate) fn division(_: &mut SchemaGenerator) -> Schema {
    let codes = calendars::Division::ALL.map(calendars::Division::code);
    json_schema!({ "type": "string", "enum": codes })
}
