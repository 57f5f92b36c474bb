//! All words that the pictures show, in English and Welsh side by side.

mod codes;
mod dates;
mod table;

pub use table::Words;

use crate::text::fill;

impl Words {
    /// A template of forms with `{n}` for `n` things: `one|many` or, as Welsh needs, `one|two|many`.
    pub(crate) fn count(&self, forms: &str, n: usize) -> String {
        let forms: Vec<&str> = forms.split('|').collect();
        let form = match (n, forms.as_slice()) {
            (1, [one, ..]) | (_, [one]) => one,
            (2, [_, two, _]) => two,
            (_, [.., many]) => many,
            (_, []) => "",
        };
        fill(form, &[("n", &n)])
    }

    /// A sentence that names some; nothing if there are none.
    pub(crate) fn naming(&self, template: &str, names: &[String]) -> Option<String> {
        (!names.is_empty()).then(|| fill(template, &[("names", &self.listed(names))]))
    }

    /// Names one after another.
    pub(crate) fn listed(&self, names: &[String]) -> String {
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::*;

    /// What is the same in both languages.
    const SAME: [&str; 2] = ["hybrid", "new_letter"];

    fn names_in(template: &str) -> BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
    }

    #[test]
    fn both_languages_are_complete() {
        let (english, welsh) = (Words::ENGLISH.all(), Words::WELSH.all());
        assert!(english.len() > 80);
        for ((key, english), (_, welsh)) in english.into_iter().zip(welsh) {
            assert!(!english.trim().is_empty() && !welsh.trim().is_empty(), "{key} is empty");
            assert!(english != welsh || SAME.contains(&key), "{key} is not translated: {english}");
            assert_eq!(names_in(english), names_in(welsh), "{key} has other things to fill in");
        }
    }

    #[rstest]
    #[case(Words::ENGLISH, 0, "0 hearings")]
    #[case(Words::ENGLISH, 1, "1 hearing")]
    #[case(Words::ENGLISH, 2, "2 hearings")]
    #[case(Words::WELSH, 1, "1 gwrandawiad")]
    #[case(Words::WELSH, 2, "2 wrandawiad")]
    #[case(Words::WELSH, 3, "3 gwrandawiad")]
    fn things_are_counted(#[case] words: Words, #[case] n: usize, #[case] expected: &str) {
        assert_eq!(words.count(words.hearings, n), expected);
    }
}
