//! `/prison`: which prison.

use axum::response::Response;
use fluent_bundle::FluentValue;
use scheduler_model::{Command, Language, Venue, VenueCode};
use serde::Serialize;

use super::calendar::Item;
use super::commands;
use super::form::{FieldError, Fields};
use super::view::{Page, Title};
use super::visit::{Answer, Posted, Reply, Visit};

/// With more prisons than this there is a box to search with.
const MANY: usize = 8;

/// The page.
#[derive(Debug, Default, Serialize)]
pub(super) struct PrisonPage {
    pub(super) searchable: bool,
    pub(super) query: String,
    pub(super) prisons: Vec<Item>,
    pub(super) chosen: Option<String>,
    pub(super) legend: String,
    #[serde(skip)]
    pub(super) errors: Vec<FieldError>,
}

impl Page for PrisonPage {
    const TEMPLATE: &'static str = "pages/prison.njk";
    const HAS_FORM: bool = true;

    fn title(&self) -> Title {
        ("prison-title", vec![])
    }

    fn back(&self) -> Option<String> {
        Some("/".to_owned())
    }

    fn errors(&self) -> &[FieldError] {
        &self.errors
    }
}

/// Shows it.
pub(super) async fn show(mut visit: Visit) -> Response {
    let query = visit.parameter("q").unwrap_or_default().trim().to_owned();
    let page = page(&visit, &query, vec![]);
    let answer = visit.page(&page);
    visit.finish(answer)
}

/// Takes the answer.
pub(super) async fn submit(Posted { mut visit, fields }: Posted) -> Response {
    let answer = submitted(&mut visit, &fields).await;
    visit.finish(answer)
}

async fn submitted(visit: &mut Visit, fields: &Fields) -> Answer {
    let code = fields.text("venue").parse::<VenueCode>().ok();
    let venue = code.and_then(|code| visit.state.engine().index().venue_by_code(&code)).filter(|venue| venue.open);
    let Some(venue) = venue else {
        let page = page(visit, &fields.text("q"), vec![FieldError::new("venue", "prison-error")]);
        return visit.page(&page);
    };
    if visit.journey.venue.as_ref() != Some(&venue.code) {
        visit.journey.venue = Some(venue.code);
        // What is kept is a table in the other prison.
        if let Some(held) = visit.journey.held.take() {
            let caller = visit.caller();
            commands::submit(visit, caller, Command::Release { hold: held.hold }).await?;
        }
    }
    Ok(Reply::see(visit.journey.next_page()))
}

fn page(visit: &Visit, query: &str, errors: Vec<FieldError>) -> PrisonPage {
    let language = visit.language;
    let mut venues: Vec<Venue> = visit.state.engine().index().venues();
    venues.retain(|venue| venue.open);
    venues.sort_by_cached_key(|venue| folded(venue.name.in_language(language)));
    let searchable = venues.len() > MANY;
    let wanted = folded(query);
    let found = |venue: &&Venue| wanted.split_whitespace().all(|word| searched(venue).contains(word));
    let prisons: Vec<Item> = venues
        .iter()
        .filter(found)
        .map(|venue| Item {
            value: venue.code.to_string(),
            text: venue.name.in_language(language).to_owned(),
            hint: None,
        })
        .collect();
    let chosen = visit.journey.venue.as_ref().map(ToString::to_string);
    let legend = legend(visit, &wanted, prisons.len());
    PrisonPage { searchable, query: query.to_owned(), prisons, chosen, legend, errors }
}

fn legend(visit: &Visit, wanted: &str, found: usize) -> String {
    if wanted.is_empty() {
        return visit.say("prison-legend-all");
    }
    let count = FluentValue::from(u64::try_from(found).unwrap_or(u64::MAX));
    visit.state.words().text(visit.language, "prison-legend-found", &[("count", count)])
}

/// Everything that a search looks at: the names in both languages, the code, the address.
fn searched(venue: &Venue) -> String {
    let names = Language::ALL.map(|language| venue.name.in_language(language));
    folded(&[&names[..], &[venue.code.as_str()]].concat().join(" ")) + " " + &folded(&venue.address.join(" "))
}

/// Small letters without accents, so that `Môn` is found by `mon`, and sorted beside it.
fn folded(text: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ẁ' | 'ẃ' | 'ŵ' | 'ẅ' => 'w',
        'ỳ' | 'ý' | 'ŷ' | 'ÿ' => 'y',
        '’' | '\'' | '-' => ' ',
        other => other,
    };
    text.to_lowercase().chars().map(plain).collect()
}
