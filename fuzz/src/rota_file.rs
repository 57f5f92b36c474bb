//! Rotas of magistrates' benches.

use anytime::Never;
use rota::{Layer, Options, check, fill, read, report};

use crate::edits::{text, twice};

/// A small rota with something of everything.
const SMALL: &str = include_str!("../corpus/rota_file/small.json");
/// The most sessions of a rota that is filled here.
const MOST: usize = 200;

/// Whatever the file, what is sound of it is written and read back as the same; and it is filled without a breach.
pub(crate) fn target(bytes: &[u8]) {
    let (sound, faults) = read(&text(bytes, |_| twice(&serde_json::from_str(SMALL).unwrap_or_default()), &|_, _| ()));
    assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
    let written = serde_json::to_string(sound.rota()).unwrap_or_else(|error| panic!("not written: {error}"));
    // What is left may have nobody for a seat, and that is said again.
    assert_eq!(read(&written).0, sound, "{written}");
    if sound.rota().sessions.len() > MOST {
        return;
    }
    let filling = fill(&sound, Options { seed: 1, steps: 400, rounds: 20 }, &Never);
    let breaches = check(sound.rota(), &filling.filled);
    assert!(breaches.is_empty(), "{breaches:#?}\n{written}");
    let sessions = u64::try_from(sound.rota().sessions.len()).unwrap_or(u64::MAX);
    assert!(filling.full <= filling.at_most && filling.at_most <= sessions, "{filling:#?}\n{written}");
    let said = u64::try_from(filling.score.of(Layer::NotFull)).unwrap_or(u64::MAX);
    assert_eq!(said, sessions - filling.full, "{written}");
    let told = report(sound.rota(), &filling.filled);
    assert_eq!((told.full, told.breaches.len()), (usize::try_from(filling.full).unwrap_or(usize::MAX), 0), "{written}");
}
