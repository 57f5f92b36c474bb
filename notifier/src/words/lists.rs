//! Lists of names.

use scheduler_model::Language;

use super::words;

/// `Ann`, `Ann and Bo`, `Ann, Bo and Cy`; in Welsh `a` before a consonant and `ac` before a vowel.
///
/// Personal names are never mutated.
#[must_use]
pub fn list_of_names<S: AsRef<str>>(names: &[S], language: Language) -> String {
    let Some((last, before)) = names.split_last() else {
        return String::new();
    };
    let last = last.as_ref();
    if before.is_empty() {
        return last.to_owned();
    }
    let key = if begins_with_welsh_vowel(last) { "list-and-before-vowel" } else { "list-and" };
    let and = words(language).say(key, &[]).unwrap_or_else(|_| ",".to_owned());
    let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
    format!("{} {and} {last}", before.join(", "))
}

/// Whether a Welsh speaker hears a vowel first.
///
/// W and y are vowels in Welsh, but not before another vowel (William, Yasmin), and w not before r (Wrecsam).
fn begins_with_welsh_vowel(word: &str) -> bool {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic()).map(plain);
    match (letters.next(), letters.next()) {
        (Some('a' | 'e' | 'i' | 'o' | 'u'), _) => true,
        (Some('w'), after) => !matches!(after, Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'r') | None),
        (Some('y'), after) => !matches!(after, Some('a' | 'e' | 'i' | 'o' | 'u')),
        _ => false,
    }
}

/// The letter in lower case without its accent.
fn plain(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    match small {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ē' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => 'u',
        'ẁ' | 'ẃ' | 'ŵ' | 'ẅ' => 'w',
        'ỳ' | 'ý' | 'ŷ' | 'ÿ' => 'y',
        other => other,
    }
}
