//! The documentation of problems: one page with all codes, one page for each. And the page that a person sees when something
//! goes wrong outside the API.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use components::PageError;
use http::{HeaderMap, HeaderValue, Uri, header};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use scheduler_model::Language;
use serde::Serialize;
use serde_json::Map;

use super::{ApiCode, Code, Explained, Fault, Problem, Rule, Spot, explain};
use crate::AppState;
use crate::language::wanted_language;
use crate::request::PathText;

/// The address of the list of codes.
const LIST: &str = "/problems";

static TEMPLATES: LazyLock<Result<Environment<'static>, PageError>> = LazyLock::new(|| {
    let mut environment = components::environment();
    for (name, source) in [
        ("problems/list.njk", include_str!("templates/list.njk")),
        ("problems/code.njk", include_str!("templates/code.njk")),
        ("problems/problem.njk", include_str!("templates/problem.njk")),
    ] {
        components::add_page(&mut environment, name, source)?;
    }
    Ok(environment)
});

/// `/problems` and `/problems/{code}`.
pub(crate) fn router() -> Router<AppState> {
    Router::new().route(LIST, get(list)).route("/problems/{code}", get(one))
}

/// A code as its page shows it.
#[derive(Serialize)]
struct Row {
    code: &'static str,
    status: u16,
    reason: &'static str,
    href: String,
    has_facts: bool,
    #[serde(flatten)]
    words: Explained,
}

fn row(state: &AppState, language: Language, code: Code) -> Row {
    let status = code.status();
    Row {
        code: code.as_str(),
        status: status.as_u16(),
        reason: status.canonical_reason().unwrap_or_default(),
        href: format!("{LIST}/{}{}", code.as_str(), suffix(language)),
        has_facts: !code.fact_names().is_empty(),
        words: documented(state, language, code),
    }
}

/// The words of a code without a case at hand: the facts are named instead of given.
fn documented(state: &AppState, language: Language, code: Code) -> Explained {
    let facts = match code {
        Code::Reason(_) => {
            code.fact_names().iter().map(|name| ((*name).to_owned(), format!("[{name}]").into())).collect()
        }
        Code::Api(_) => Map::new(),
    };
    explain(state.words(), language, code, &facts)
}

async fn list(State(state): State<AppState>, uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let language = language(&uri, &headers);
    let rows: Vec<Row> = Code::all().map(|code| row(&state, language, code)).collect();
    page(&state, "problems/list.njk", language, LIST, &context! { rows => Value::from(Serde(rows)) })
}

async fn one(
    State(state): State<AppState>,
    PathText(code): PathText,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = language(&uri, &headers);
    let code = Code::from_text(&code).ok_or(ApiCode::RouteNotFound)?;
    let rules: Vec<_> = match code {
        Code::Api(ApiCode::RequestField | ApiCode::RequestParameter | ApiCode::RequestHeader) => {
            field_rules(&state, language)
        }
        _ => Vec::new(),
    };
    let address = format!("{LIST}/{}", code.as_str());
    let row = row(&state, language, code);
    page(
        &state,
        "problems/code.njk",
        language,
        &address,
        &context! { row => Value::from(Serde(row)), rules => Value::from(Serde(rules)), list => format!("{LIST}{}", suffix(language)) },
    )
}

#[derive(Serialize)]
struct FieldRule {
    name: &'static str,
    detail: String,
    cure: String,
}

fn field_rules(state: &AppState, language: Language) -> Vec<FieldRule> {
    let told = |rule: Rule| {
        let name = rule.name();
        let fault = Fault { spot: Spot::Pointer(String::new()), rule };
        let mut facts = fault.facts();
        for (key, value) in &mut facts {
            if key != "rule" {
                *value = format!("[{key}]").into();
            }
        }
        let Explained { detail, cure, .. } = explain(state.words(), language, fault.code().into(), &facts);
        FieldRule { name, detail, cure }
    };
    Rule::samples().into_iter().map(told).collect()
}

/// The page that a person sees instead of a problem document. Status and headers stay those of `response`.
pub(super) fn problem(state: &AppState, problem: &Problem, language: Language, response: Response) -> Response {
    let told: Vec<_> =
        problem.entries().map(|entry| explain(state.words(), language, entry.code(), &entry.facts())).collect();
    let Ok(shown) = page(state, "problems/problem.njk", language, "/", &context! { told => Value::from(Serde(told)) })
    else {
        return response;
    };
    let (mut parts, _) = response.into_parts();
    let (page, body) = shown.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.extend(page.headers);
    Response::from_parts(parts, body)
}

fn page(
    state: &AppState,
    template: &str,
    language: Language,
    address: &str,
    content: &Value,
) -> Result<Response, Problem> {
    let environment = TEMPLATES.as_ref().map_err(|error| Problem::internal(error))?;
    let words = |key: &str| state.words().text(language, key, &[]);
    let languages: Vec<_> = Language::ALL
        .into_iter()
        .map(|each| {
            context! {
                text => state.words().text(each, "problems-language-name", &[]),
                href => format!("{address}?lang={}", each.code()),
                lang => each.code(),
                hreflang => each.code(),
                current => each == language,
            }
        })
        .collect();
    let frame = context! {
        htmlLang => language.code(),
        serviceName => words("problems-service-name"),
        skipLinkText => words("problems-skip-link"),
        languages,
        languagesLabel => words("problems-languages-label"),
        serviceNavigationLabel => words("service-navigation-label"),
        word => context! {
            list_title => words("problems-list-title"),
            list_lead => words("problems-list-lead"),
            code => words("problems-word-code"),
            status => words("problems-word-status"),
            meaning => words("problems-word-meaning"),
            detail => words("problems-word-detail"),
            cure => words("problems-word-cure"),
            facts => words("problems-facts-lead"),
            rules => words("problems-rules-title"),
            back => words("problems-back"),
        },
        ..content.clone()
    };
    let rendered = environment.get_template(template).and_then(|template| template.render(frame));
    let mut response = Html(rendered.map_err(|error| Problem::internal(&error))?).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    Ok(response)
}

/// `?lang=` before `Accept-Language`.
fn language(uri: &Uri, headers: &HeaderMap) -> Language {
    let chosen = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    chosen.and_then(Language::from_code).unwrap_or_else(|| wanted_language(headers))
}

const fn suffix(language: Language) -> &'static str {
    match language {
        Language::English => "",
        Language::Welsh => "?lang=cy",
    }
}
