//! The words of a problem, in the reader's language.

use calendars::{Instant, LocalDate, Zone};
use fluent_bundle::FluentValue;
use notifier::{DateForm, date_in_form, time_12h};
use scheduler_model::{Language, Reason};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Code;
use crate::words::Words;

/// What a problem says to whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// What is wrong, in general: the same for every problem of this code.
    pub title: String,
    /// What is wrong here.
    pub detail: String,
    /// What can be done.
    pub cure: String,
}

/// The words of a code with its facts. A broken rule about a field has words of its own for detail and cure.
#[must_use]
pub fn explain(words: &Words, language: Language, code: Code, facts: &Map<String, Value>) -> Explained {
    let owned: Vec<(&str, FluentValue<'static>)> =
        facts.iter().map(|(name, value)| (name.as_str(), spoken(words, language, name, value))).collect();
    let title_key = code.words_key();
    let rule_key = facts.get("rule").and_then(Value::as_str).map(|rule| format!("fault-{rule}"));
    let key = rule_key.as_ref().unwrap_or(&title_key);
    Explained {
        title: title(words, language, code),
        detail: words.text(language, &format!("{key}.detail"), &owned),
        cure: words.text(language, &format!("{key}.cure"), &owned),
    }
}

/// What is wrong, in general: the title alone, which needs no facts.
#[must_use]
pub fn title(words: &Words, language: Language, code: Code) -> String {
    words.text(language, &format!("{}.title", code.words_key()), &[])
}

/// The words of a rule that stands in the way: for pages as for the API.
#[must_use]
pub fn explain_reason(words: &Words, language: Language, reason: &Reason) -> Explained {
    explain(words, language, reason.code().into(), &reason_facts(reason))
}

/// The facts of a reason as they are sent: dates and instants as text, counts as numbers.
pub(super) fn reason_facts(reason: &Reason) -> Map<String, Value> {
    match serde_json::to_value(reason) {
        Ok(Value::Object(mut facts)) => {
            facts.shift_remove("code");
            facts
        }
        _ => Map::new(),
    }
}

/// A fact as it stands in a sentence: numbers choose plural forms, dates and codes get words.
fn spoken(words: &Words, language: Language, name: &str, value: &Value) -> FluentValue<'static> {
    match value {
        Value::Number(number) => number.as_u64().map_or_else(|| number.to_string().into(), FluentValue::from),
        Value::Array(items) => {
            let items: Vec<_> =
                items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), quoted)).collect();
            items.join(", ").into()
        }
        Value::String(text) => {
            let coded = words.find(language, &format!("fact-{name}-{text}"), &[]);
            coded.or_else(|| moment(text, language)).unwrap_or_else(|| text.clone()).into()
        }
        other => other.to_string().into(),
    }
}

fn quoted(text: &str) -> String {
    format!("`{text}`")
}

/// A date or an instant as people read it. Instants are told in London's time, which every venue keeps today.
fn moment(text: &str, language: Language) -> Option<String> {
    if let Ok(date) = text.parse::<LocalDate>() {
        return Some(date_in_form(date, language, DateForm::InSentence));
    }
    let local = Zone::LONDON.local(text.parse::<Instant>().ok()?);
    let (date, time) = (local.date, local.time);
    Some(format!("{}, {}", time_12h(time, language), date_in_form(date, language, DateForm::InSentence)))
}

#[cfg(test)]
mod tests {
    use calendars::CapacityClass;
    use scheduler_model::{Channel, ReasonCode};

    use super::*;
    use crate::problem::{ApiCode, Rule};

    /// One of each reason: those with facts by hand, all others from their code alone.
    fn samples() -> Vec<Reason> {
        let date = |text: &str| text.parse().unwrap();
        let open = CapacityClass::OpenTable;
        let mut samples: Vec<Reason> = vec![
            Reason::NoticeTooSoon { first: date("2026-12-24") },
            Reason::NoticeTooLate { last: date("2027-01-01") },
            Reason::ClassNotOffered { class: open },
            Reason::CapacityFull { class: open, channel: Channel::Public, wanted: 2, left: 1 },
            Reason::PartyTooMany { limit: 4, given: 5 },
            Reason::PartyTooManyAdults { limit: 3, given: 4, adult_age: 16 },
            Reason::PartyTooManyChildren { limit: 2, given: 6, adult_age: 18 },
            Reason::HoldLastMoment { last_moment: "2026-06-12T13:30:00Z".parse().unwrap() },
            Reason::BookingVersion { expected: 2, actual: 3 },
        ];
        for code in ReasonCode::ALL {
            let bare = serde_json::json!({ "code": code.as_str() });
            if let Ok(reason) = serde_json::from_value::<Reason>(bare) {
                samples.push(reason);
            }
        }
        samples
    }

    #[test]
    fn there_is_a_sample_of_every_reason() {
        let mut codes: Vec<_> = samples().iter().map(Reason::code).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut all = ReasonCode::ALL.to_vec();
        all.sort_unstable();
        assert_eq!(codes, all);
    }

    #[test]
    fn the_facts_of_every_reason_are_listed() {
        for reason in samples() {
            let facts = reason_facts(&reason);
            let names: Vec<_> = facts.keys().map(String::as_str).collect();
            assert_eq!(names, Code::from(reason.code()).fact_names(), "{}", reason.code().as_str());
        }
    }

    /// Nothing is missing, nothing is left unfilled, and Welsh is not English.
    fn check(name: &str, english: &Explained, welsh: &Explained) {
        for (part, en, cy) in [
            ("title", &english.title, &welsh.title),
            ("detail", &english.detail, &welsh.detail),
            ("cure", &english.cure, &welsh.cure),
        ] {
            for text in [en, cy] {
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{name}.{part}: {text}");
                assert!(!text.starts_with("problem-") && !text.starts_with("fault-"), "{name}.{part} is missing");
            }
            assert_ne!(en, cy, "{name}.{part} is not translated");
        }
    }

    #[test]
    fn every_code_and_every_rule_has_words_in_both_languages() {
        let words = Words::load().unwrap();
        let mut told = Vec::new();
        let mut tell = |name: &str, code: Code, facts: &Map<String, Value>| {
            let [english, welsh] = Language::ALL.map(|language| explain(&words, language, code, facts));
            check(name, &english, &welsh);
            told.push(format!(
                "{name}\n  {}\n  {}\n  {}\n  {}\n  {}\n  {}",
                english.title, english.detail, english.cure, welsh.title, welsh.detail, welsh.cure
            ));
        };
        for reason in samples() {
            tell(reason.code().as_str(), reason.code().into(), &reason_facts(&reason));
        }
        for &code in ApiCode::ALL {
            tell(code.as_str(), code.into(), &Map::new());
        }
        for rule in Rule::samples() {
            let fault = super::super::Fault::at("/field", rule);
            tell(fault.rule.name(), fault.code().into(), &fault.facts());
        }
        insta::assert_snapshot!(told.join("\n"));
    }

    #[test]
    fn welsh_chooses_among_its_plural_forms() {
        let words = Words::load().unwrap();
        let details: Vec<_> = [0, 1, 2, 3, 6, 9]
            .map(|limit| {
                explain_reason(&words, Language::Welsh, &Reason::PartyTooManyAdults { limit, given: 10, adult_age: 18 })
                    .detail
            })
            .into();
        insta::assert_snapshot!(details.join("\n"));
    }
}
