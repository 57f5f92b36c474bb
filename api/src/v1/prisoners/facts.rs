//! `PUT /v1/venues/{code}/prisoners/facts`

use axum::extract::State;
use http::StatusCode;
use scheduler_model::{CategoryCode, IncentiveCode, Location, PersonFacts, Role};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::auth::Authenticated;
use crate::described::{CodeText, PrisonerNumberText};
use crate::party::prisoner_id;
use crate::problem::{ApiCode, Code, Problem, Rule, Spot};
use crate::request::{JsonBody, PathText, Reader};
use crate::v1::commands::venue_for;
use crate::v1::problems::{BODY, STAFF, VENUE};

pub(crate) const PROBLEMS: &[&[Code]] = &[BODY, STAFF, VENUE, WRITING];
const WRITING: &[Code] = &[Code::Api(ApiCode::Busy), Code::Api(ApiCode::Stopping), Code::Api(ApiCode::UnknownOutcome)];

/// Most levels of a location: wing, landing, spur, cell.
const LEVELS: u32 = 4;
/// Most characters in a level or a code.
const LENGTH: u32 = 40;

/// What is known of a prisoner. What is left out is not known, and sessions that ask for it are not for this prisoner.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "prisoner_number": "A1234BC", "location": ["C", "2", "008"], "category": "C", "incentive": "ENHANCED" }))]
pub(crate) struct PrisonerFacts {
    /// The prisoner.
    #[schema(value_type = PrisonerNumberText)]
    prisoner_number: String,
    /// Where they live: up to four levels, such as wing, landing, spur and cell.
    #[schema(value_type = Option<Vec<CodeText>>, max_items = 4)]
    location: Option<Vec<String>>,
    /// The code of their security category.
    #[schema(value_type = Option<CodeText>)]
    category: Option<String>,
    /// The code of their incentive level.
    #[schema(value_type = Option<CodeText>)]
    incentive: Option<String>,
}

/// Record what is known of a prisoner
///
/// Takes the place of what was known before. For staff. The number is in the body because nothing about a person belongs in
/// an address, and only a keyed hash of it is kept.
#[utoipa::path(
    put, path = "/venues/{code}/prisoners/facts", tag = "Prisoners",
    params(("code" = String, Path, description = "The code of the venue that the prisoner is at", example = "CFI")),
    request_body = PrisonerFacts,
    responses((status = 204, description = "Recorded")),
)]
pub(crate) async fn put_prisoner_facts(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(code): PathText,
    JsonBody(body): JsonBody<PrisonerFacts>,
) -> Result<StatusCode, Problem> {
    who.at_least(Role::Staff)?;
    venue_for(&state, &who, &code).await?;
    let mut reader = Reader::default();
    let person =
        prisoner_id(&body.prisoner_number, state.identity()).map_err(|fault| vec![fault.below("/prisoner_number")]);
    let person = reader.take(person);
    let location = body.location.as_deref().and_then(|levels| location(&mut reader, levels));
    let category = code_text(&mut reader, "/category", body.category.as_deref()).map(CategoryCode);
    let incentive = code_text(&mut reader, "/incentive", body.incentive.as_deref()).map(IncentiveCode);
    let person = reader.finish(person)?;
    state.engine().put_facts(person, PersonFacts { location, category, incentive }).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn location(reader: &mut Reader, levels: &[String]) -> Option<Location> {
    if levels.is_empty() {
        return None;
    }
    if levels.len() > usize::try_from(LEVELS).unwrap_or(usize::MAX) {
        reader.fault(Spot::Pointer("/location".to_owned()), Rule::TooMany { max: LEVELS });
        return None;
    }
    let read =
        levels.iter().enumerate().map(|(place, level)| code_text(reader, &format!("/location/{place}"), Some(level)));
    read.collect::<Vec<_>>().into_iter().collect::<Option<Vec<_>>>().map(Location)
}

/// A short text that can be seen, without control characters.
fn code_text(reader: &mut Reader, pointer: &str, text: Option<&str>) -> Option<String> {
    let typed = text?;
    let text = typed.trim();
    let fits = typed.chars().count() <= usize::try_from(LENGTH).unwrap_or(usize::MAX);
    if fits && !text.is_empty() && !typed.chars().any(char::is_control) {
        return Some(text.to_owned());
    }
    reader.fault(Spot::Pointer(pointer.to_owned()), Rule::Text { max: LENGTH });
    None
}
