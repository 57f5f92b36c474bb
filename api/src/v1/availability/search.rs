//! `POST /v1/venues/{code}/availability`

use axum::Json;
use axum::extract::State;
use calendars::{CapacityClass, LocalDate};
use scheduler_model::PersonFacts;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{MOST_DAYS, MOST_PEOPLE, MOST_UNITS, Question, USUAL_DAYS, Who, answer, today};
use crate::AppState;
use crate::auth::Authenticated;
use crate::described::{ChannelCode, ClassCode, LocalDateText, PrisonerNumberText};
use crate::party::prisoner_id;
use crate::problem::{Code, Fault, Problem, Rule, Spot};
use crate::request::{JsonBody, PathText, Reader, class_of, days};
use crate::v1::commands::venue_id_for;
use crate::v1::problems::{BODY, CHANNEL, VENUE};
use crate::v1::shapes::{AvailabilityShown, channel_of};

pub(crate) const PROBLEMS: &[&[Code]] = &[BODY, CHANNEL, VENUE];

/// What is looked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "from": "2026-12-01", "to": "2026-12-28", "prisoner_number": "A1234BC", "birth_dates": ["1980-02-03", "2015-09-01"] }))]
pub(crate) struct AvailabilitySearch {
    /// The first day; today at the venue where it is not said.
    #[schema(format = Date)]
    from: Option<String>,
    /// The last day, at most 92 days in all; 28 days where it is not said.
    #[schema(format = Date)]
    to: Option<String>,
    /// The prisoner: sessions that are for some prisoners alone are judged by what is known of this one.
    #[schema(value_type = Option<PrisonerNumberText>)]
    prisoner_number: Option<String>,
    /// The visitors' dates of birth. Each age is the age on the day of the visit.
    #[schema(value_type = Option<Vec<LocalDateText>>, max_items = 50)]
    birth_dates: Option<Vec<String>>,
    /// Instead of dates of birth: visitors of the venue's `adult_age` or more.
    #[schema(maximum = 50)]
    adults: Option<u32>,
    /// Instead of dates of birth: younger visitors.
    #[schema(maximum = 50)]
    children: Option<u32>,
    /// How many units; 1 where it is not said.
    #[schema(minimum = 1, maximum = 1_000)]
    units: Option<u32>,
    /// `open_table` (where it is not said), `closed_table`, `minutes` or `whole_room`.
    #[schema(value_type = Option<ClassCode>)]
    class: Option<String>,
    /// `public` or `staff`; the caller's own where it is not said.
    #[schema(value_type = Option<ChannelCode>)]
    channel: Option<String>,
}

/// See what is free for somebody
///
/// The same as the `GET` form, for a certain prisoner and by dates of birth. Changes nothing.
#[utoipa::path(
    post, path = "/venues/{code}/availability", tag = "Availability",
    params(("code" = String, Path, description = "The venue's code", example = "CFI")),
    request_body = AvailabilitySearch,
    responses((status = 200, description = "What is free", body = AvailabilityShown)),
)]
pub(crate) async fn search_availability(
    State(state): State<AppState>,
    who: Authenticated,
    PathText(code): PathText,
    JsonBody(search): JsonBody<AvailabilitySearch>,
) -> Result<Json<AvailabilityShown>, Problem> {
    let venue = venue_id_for(&state, &who, &code).await?;
    let spot = |name: &str| Spot::Pointer(format!("/{name}"));
    let mut reader = Reader::default();
    let range = days(
        &mut reader,
        (spot("from"), spot("to")),
        (search.from.as_deref(), search.to.as_deref()),
        today(&state, venue)?,
        (USUAL_DAYS, MOST_DAYS),
    );
    let company = company(&mut reader, &search);
    let person = search.prisoner_number.as_deref().map(|number| {
        let read = prisoner_id(number, state.identity()).map_err(|fault| vec![fault.below("/prisoner_number")]);
        reader.take(read)
    });
    let units = search.units.and_then(|units| reader.within(spot("units"), units, 1, MOST_UNITS)).unwrap_or(1);
    let class = class_of(&mut reader, spot("class"), search.class.as_deref()).unwrap_or(CapacityClass::OpenTable);
    let channel = channel_of(&mut reader, spot("channel"), search.channel.as_deref(), &who);
    let range = reader.finish(range)?;
    who.may_use(channel)?;
    let facts: Option<PersonFacts> = match person.flatten() {
        Some(person) => Some(state.engine().store().facts(person).await.map_err(|error| Problem::unreadable(&error))?),
        None => None,
    };
    let question = Question { range, channel, class, units, company, facts };
    let now = state.engine().now();
    Ok(Json(answer(&state, venue, &question, who.language, now)?.shown))
}

fn company(reader: &mut Reader, search: &AvailabilitySearch) -> Who {
    let spot = |name: &str| Spot::Pointer(format!("/{name}"));
    let Some(births) = &search.birth_dates else {
        let adults = search.adults.and_then(|number| reader.within(spot("adults"), number, 0, MOST_PEOPLE));
        let children = search.children.and_then(|number| reader.within(spot("children"), number, 0, MOST_PEOPLE));
        return Who::numbers(adults, children);
    };
    if search.adults.is_some() || search.children.is_some() {
        reader.fault(spot("birth_dates"), Rule::OneCount);
    }
    if births.len() > usize::try_from(MOST_PEOPLE).unwrap_or(usize::MAX) {
        reader.fault(spot("birth_dates"), Rule::TooMany { max: MOST_PEOPLE });
        return Who::Nobody;
    }
    let mut read = |(place, text): (usize, &String)| {
        let born = text.trim().parse::<LocalDate>();
        reader.take(born.map_err(|_| vec![Fault::at(format!("/birth_dates/{place}"), Rule::Date)]))
    };
    Who::Born(births.iter().enumerate().filter_map(&mut read).collect())
}
