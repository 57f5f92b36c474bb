use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use calendars::{LocalDate, LocalTime, Weekday};
use fluent_bundle::FluentResource;
use rstest::rstest;
use scheduler_model::Language;

use super::catalogue::{Variable, sources};
use super::*;

const EN: Language = Language::English;
const CY: Language = Language::Welsh;

/// Every key (`message` or `message.attribute`) with the variables that its words name.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in sources(language).iter().flat_map(|source| source.lines()).filter(|line| !line.starts_with('#')) {
        let attribute = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" = "));
        if let Some((name, _)) = attribute {
            key = format!("{message}.{name}");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
            name.clone_into(&mut message);
            name.clone_into(&mut key);
        }
        if line.trim().is_empty() {
            continue;
        }
        let variables = found.entry(key.clone()).or_default();
        for rest in line.split('$').skip(1) {
            variables.insert(rest.chars().take_while(char::is_ascii_alphanumeric).collect());
        }
    }
    found
}

#[test]
fn both_catalogues_are_read_without_a_mistake() {
    for language in Language::ALL {
        for source in sources(language) {
            let errors = FluentResource::try_new(source.to_owned()).err().map(|(_, errors)| errors);
            assert_eq!(errors, None, "{language:?}");
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let (english, welsh) = (catalogue(EN), catalogue(CY));
    assert!(english.len() > 60, "{} keys were found", english.len());
    assert_eq!(english, welsh);
}

#[test]
fn every_key_can_be_said_with_its_variables_and_not_without() {
    for language in Language::ALL {
        for (key, names) in catalogue(language) {
            let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
            for count in 0..20_u32 {
                let variables: Vec<_> = names.iter().map(|name| (*name, Variable::Count(count))).collect();
                let said = words(language).say(&key, &variables).unwrap();
                assert!(!said.contains(['{', '$']), "{said}");
            }
            for left_out in &names {
                let variables: Vec<_> =
                    names.iter().filter(|name| *name != left_out).map(|name| (*name, Variable::Count(1))).collect();
                let said = words(language).say(&key, &variables);
                assert!(matches!(said, Err(WordError::Unresolved { .. })), "{key} does not need {left_out}: {said:?}");
            }
        }
    }
}

#[test]
fn every_key_is_used() {
    fn read(folder: &Path, code: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, code);
            } else if path.file_stem().is_some_and(|stem| stem != "tests") {
                code.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut code = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let unused: Vec<String> = catalogue(EN).into_keys().filter(|key| !code.contains(&format!("\"{key}\""))).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn welsh_words_are_not_english_ones() {
    let same = |key: &str| {
        let variables = catalogue(EN)[key].clone();
        let variables: Vec<_> = variables.into_iter().map(|name| (&*name.leak(), Variable::Text("1"))).collect();
        words(EN).say(key, &variables) == words(CY).say(key, &variables)
    };
    let same: Vec<String> = catalogue(EN).into_keys().filter(|key| same(key)).collect();
    assert_eq!(same, Vec::<String>::new());
}

#[test]
fn an_unknown_key_is_an_error() {
    for key in ["no-such-key", "date-long.no-such-form", "arrival.no-such-form"] {
        assert_eq!(words(CY).say(key, &[]), Err(WordError::Missing { language: "cy", key: key.to_owned() }));
    }
}

#[rstest]
#[case(0, "0 munud")]
#[case(1, "1 munud")]
#[case(2, "2 funud")]
#[case(3, "3 munud")]
#[case(6, "6 munud")]
#[case(45, "45 munud")]
fn welsh_mutates_after_two(#[case] minutes: u32, #[case] words_for_it: &str) {
    let said = words(CY).say("arrival", &[("time", "1:15yp".into()), ("minutes", minutes.into())]).unwrap();
    assert_eq!(said, format!("1:15yp, {words_for_it} cyn i'r ymweliad ddechrau"));
}

#[rstest]
#[case(1, "1 person", "1 person")]
#[case(2, "2 people", "2 berson")]
#[case(3, "3 people", "3 pherson")]
#[case(4, "4 people", "4 o bobl")]
#[case(6, "6 people", "6 pherson")]
#[case(10, "10 people", "10 o bobl")]
fn people_are_counted(#[case] count: u32, #[case] english: &str, #[case] welsh: &str) {
    for (language, counted) in [(EN, english), (CY, welsh)] {
        let said = words(language).say("visitors", &[("names", "Ann".into()), ("count", count.into())]);
        assert_eq!(said.unwrap(), format!("Ann ({counted})"));
    }
}

#[rstest]
#[case((0, 0), "midnight", "hanner nos")]
#[case((0, 5), "12:05am", "12:05yb")]
#[case((9, 0), "9am", "9yb")]
#[case((11, 59), "11:59am", "11:59yb")]
#[case((12, 0), "midday", "hanner dydd")]
#[case((12, 30), "12:30pm", "12:30yp")]
#[case((13, 45), "1:45pm", "1:45yp")]
#[case((14, 0), "2pm", "2yp")]
#[case((23, 59), "11:59pm", "11:59yp")]
fn times(#[case] (hour, minute): (u32, u32), #[case] english: &str, #[case] welsh: &str) {
    let time = LocalTime::new(hour, minute).unwrap();
    assert_eq!(time_12h(time, EN), english);
    assert_eq!(time_12h(time, CY), welsh);
}

#[test]
fn a_range_of_times() {
    let (from, until) = (LocalTime::new(14, 0).unwrap(), LocalTime::new(15, 30).unwrap());
    assert_eq!(time_range(from, until, EN), "2pm to 3:30pm");
    assert_eq!(time_range(from, until, CY), "2yp i 3:30yp");
}

#[test]
fn dates() {
    let date = LocalDate::new(2026, 12, 5).unwrap();
    assert_eq!(date_long(date, EN), "Saturday 5 December 2026");
    assert_eq!(date_long(date, CY), "Dydd Sadwrn 5 Rhagfyr 2026");
    assert_eq!(date_in_form(date, EN, DateForm::On), "on Saturday 5 December 2026");
    assert_eq!(date_in_form(date, CY, DateForm::On), "ar ddydd Sadwrn 5 Rhagfyr 2026");
    assert_eq!(date_in_form(date, CY, DateForm::InSentence), "dydd Sadwrn 5 Rhagfyr 2026");
}

#[test]
fn every_day_and_month_has_a_name_of_its_own() {
    for language in Language::ALL {
        let days: BTreeSet<String> = Weekday::ALL.into_iter().map(|day| weekday_name(day, language)).collect();
        let months: BTreeSet<String> = (1..=12).map(|month| month_name(month, language)).collect();
        assert_eq!((days.len(), months.len()), (7, 12));
    }
    let welsh: Vec<String> = Weekday::ALL.into_iter().map(|day| weekday_name(day, CY)).collect();
    assert_eq!(welsh, ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"]);
    let welsh: Vec<String> = (1..=12).map(|month| month_name(month, CY)).collect();
    let expected = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref"];
    assert_eq!(welsh[..10], expected);
    assert_eq!(welsh[10..], ["Tachwedd", "Rhagfyr"]);
}

#[rstest]
#[case(&[], "", "")]
#[case(&["Ann"], "Ann", "Ann")]
#[case(&["Ann", "Bo"], "Ann and Bo", "Ann a Bo")]
#[case(&["Bo", "Ann"], "Bo and Ann", "Bo ac Ann")]
#[case(&["Bo", "Huw", "Élise"], "Bo, Huw and Élise", "Bo, Huw ac Élise")]
#[case(&["Bo", "William"], "Bo and William", "Bo a William")]
#[case(&["Bo", "Ynyr"], "Bo and Ynyr", "Bo ac Ynyr")]
#[case(&["Bo", "Yasmin"], "Bo and Yasmin", "Bo a Yasmin")]
#[case(&["Bo", "Wmffre"], "Bo and Wmffre", "Bo ac Wmffre")]
#[case(&["Bo", "o'Neil"], "Bo and o'Neil", "Bo ac o'Neil")]
#[case(&["Ceri", "Peredur"], "Ceri and Peredur", "Ceri a Peredur")]
fn lists(#[case] names: &[&str], #[case] english: &str, #[case] welsh: &str) {
    assert_eq!(list_of_names(names, EN), english);
    assert_eq!(list_of_names(names, CY), welsh);
}
