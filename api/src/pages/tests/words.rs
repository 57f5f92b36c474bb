//! Every word in both languages, each used and none missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use scheduler_model::{Language, ReasonCode};

use crate::pages::refused::words_key;
use crate::words::Words;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every key of the pages' files with the variables that its words name.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = root().join("locales").join(language.code());
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with("pages"));
    files.sort();
    for file in files {
        let (mut message, mut key) = (String::new(), String::new());
        for line in fs::read_to_string(&file).unwrap().lines().filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
                key = format!("{message}.{name}");
            } else if let Some((name, words)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                name.clone_into(&mut message);
                name.clone_into(&mut key);
                if words.trim().is_empty() {
                    continue;
                }
            }
            let variables = found.entry(key.clone()).or_default();
            for rest in line.split('$').skip(1) {
                variables.insert(
                    rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect(),
                );
            }
        }
    }
    found
}

fn sources(folder: &Path, extension: &str, read: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                sources(&path, extension, read);
            }
        } else if path.extension().is_some_and(|one| one == extension) {
            read.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let (english, welsh) = (catalogue(Language::English), catalogue(Language::Welsh));
    assert!(english.len() > 300, "{} keys were found", english.len());
    let keys = |words: &BTreeMap<String, BTreeSet<String>>| words.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english).symmetric_difference(&keys(&welsh)).collect::<Vec<_>>(), Vec::<&String>::new());
    for (key, variables) in english {
        assert_eq!(variables, welsh[&key], "{key}");
    }
}

#[test]
fn every_key_that_a_template_asks_for_exists() {
    let words = Words::load().unwrap();
    let mut templates = Vec::new();
    sources(&root().join("templates"), "njk", &mut templates);
    let mut asked = 0;
    for (path, source) in templates {
        let code: String =
            source.split("{#").map(|part| part.split_once("#}").map_or(part, |(_, code)| code)).collect();
        for rest in code.split("t(\"").skip(1) {
            let key = rest.split('"').next().unwrap();
            for language in Language::ALL {
                assert!(words.find(language, key, &[]).is_some(), "{key} in {}", path.display());
            }
            asked += 1;
        }
    }
    assert!(asked > 150, "{asked} keys were found");
}

#[test]
fn every_key_is_used() {
    let mut code = Vec::new();
    sources(&root().join("src/pages"), "rs", &mut code);
    sources(&root().join("templates"), "njk", &mut code);
    let reasons: BTreeSet<_> = ReasonCode::ALL
        .iter()
        .flat_map(|code| ["title", "text"].map(|part| format!("{}.{part}", words_key(*code))))
        .collect();
    let is_used = |key: &String| {
        let quoted = format!("\"{key}\"");
        reasons.contains(key) || code.iter().any(|(_, source)| source.contains(&quoted))
    };
    let unused: Vec<String> = catalogue(Language::English).into_keys().filter(|key| !is_used(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_key_that_the_code_names_exists() {
    let known = catalogue(Language::English);
    let prefixes: BTreeSet<&str> = known.keys().filter_map(|key| key.split('-').next()).collect();
    let mut code = Vec::new();
    sources(&root().join("src/pages"), "rs", &mut code);
    for (path, source) in code {
        for text in source.split('"').skip(1).step_by(2) {
            let is_key = text.contains('-')
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && prefixes.contains(text.split('-').next().unwrap())
                && !["language-", "visitor-"].contains(&text);
            let is_other = ["prisoner-number", "prisoner-first", "prisoner-last", "no-store"].contains(&text);
            assert!(!is_key || is_other || known.contains_key(text), "{text} in {}", path.display());
        }
    }
}

#[test]
fn welsh_words_are_not_english_ones() {
    let words = Words::load().unwrap();
    let say = |language, key: &str| words.find(language, key, &[]).unwrap();
    let same: Vec<String> = catalogue(Language::English)
        .into_iter()
        .filter(|(_, variables)| variables.is_empty())
        .map(|(key, _)| key)
        .filter(|key| say(Language::English, key) == say(Language::Welsh, key))
        .collect();
    assert_eq!(same, ["product-name"]);
}

#[test]
fn welsh_counts_have_all_six_forms() {
    let folder = root().join("locales/cy");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().unwrap().to_str().unwrap().starts_with("pages") {
            continue;
        }
        for choice in fs::read_to_string(&path).unwrap().split("->").skip(1) {
            let forms = choice.split('}').next().map(|_| choice).unwrap();
            for form in ["[zero]", "[one]", "[two]", "[few]", "[many]", "*[other]"] {
                assert!(forms.contains(form), "{form} in {}", path.display());
            }
        }
    }
}

#[test]
fn counts_are_told_in_both_languages() {
    let words = Words::load().unwrap();
    let say = |language, count: u64| words.text(language, "check-people", &[("count", count.into())]);
    let english: Vec<_> = [1, 2, 6].map(|count| say(Language::English, count)).into();
    assert_eq!(english, ["1 person", "2 people", "6 people"]);
    let welsh: Vec<_> = [0, 1, 2, 3, 4, 6, 7].map(|count| say(Language::Welsh, count)).into();
    assert_eq!(welsh, ["Neb", "1 person", "2 berson", "3 pherson", "4 o bobl", "6 pherson", "7 o bobl"]);
}

#[test]
fn every_reason_has_words_for_a_visitor_or_the_apis() {
    let words = Words::load().unwrap();
    for code in ReasonCode::ALL {
        for language in Language::ALL {
            let own = words.find(language, &format!("{}.title", words_key(*code)), &[]);
            let from_api = crate::problem::Code::from(*code).words_key();
            assert!(own.is_some() || words.find(language, &format!("{from_api}.title"), &[]).is_some(), "{code:?}");
        }
    }
}
