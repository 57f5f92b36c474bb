//! Languages for which hearings need an interpreter: codes of the common reference data, and how often each is asked for
//! (an estimate).

pub(crate) const LANGUAGES: [(&str, u32); 16] = [
    ("pol-pol", 22),
    ("rum-rum", 18),
    ("por-por", 9),
    ("spa-spa", 8),
    ("ben-ben", 6),
    ("urd-urd", 6),
    ("pan-pan", 5),
    ("ara-ara", 5),
    ("bul-bul", 5),
    ("lit-lit", 4),
    ("hun-hun", 3),
    ("tur-tur", 3),
    ("rus-rus", 2),
    ("ita-ita", 2),
    ("wel-wel", 1),
    (SIGN, 4),
];

/// British Sign Language.
pub(crate) const SIGN: &str = "britishSignLanguage";
