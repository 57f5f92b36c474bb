//! "Did you mean": the nearest known word.

/// The known word nearest to `text`, if one is near enough to be a slip of the hand.
pub(super) fn nearest<'k>(text: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if text.len() > 40 {
        return None;
    }
    let fold = |word: &str| word.to_lowercase().replace([' ', '-'], "_");
    let folded = fold(text);
    let distance = |word: &str| strsim::damerau_levenshtein(&folded, &fold(word));
    let (found, best) = known.into_iter().map(|word| (word, distance(word))).min_by_key(|(_, distance)| *distance)?;
    (best <= (found.chars().count() / 3).clamp(1, 3)).then_some(found)
}
