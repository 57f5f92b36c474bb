//! Every target on the inputs that are kept, and on mutations of them: the same ones in every run.
//!
//! `ASSIZE_FUZZ_INPUTS` says how many mutations each target gets. What breaks a promise is written to a file and told.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use fuzz_targets::{TARGETS, Target};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// Mutations for each target where nobody says how many.
const USUAL: usize = 400;

fn folder(kind: &str, target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(kind).join(target)
}

/// The inputs in a folder, in the order of their names. A folder that is not there has none.
fn inputs(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Runs one input; what breaks a promise is kept for whoever looks into it.
fn hold(target: &Target, origin: &str, bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| target.run(bytes))).is_err() {
        let file = std::env::temp_dir().join(format!("assize-fuzz-{}-{}.bin", target.name, std::process::id()));
        std::fs::write(&file, bytes).unwrap();
        panic!(
            "{} does not hold for {origin}; the input is in {}: once mended, keep it in fuzz/regressions/{}",
            target.name,
            file.display(),
            target.name
        );
    }
}

/// One change of the kind that readers trip over.
fn mutate(bytes: &mut Vec<u8>, others: &[(PathBuf, Vec<u8>)], random: &mut StdRng) {
    const ODD: &[&str] = &[
        "\0",
        "\n",
        "\r\n",
        "\u{feff}",
        "\u{202e}",
        "\"",
        "'",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ";",
        "%00",
        "%ff",
        "-1",
        "0",
        "4294967296",
        "9223372036854775808",
        "1e999",
        "2026-02-29",
        "24:00",
        "null",
        "\u{1f642}",
        "&a *a",
        "\\",
    ];
    let at = |random: &mut StdRng, length: usize| random.random_range(0..=length);
    let start = at(random, bytes.len());
    let end = start + random.random_range(0..=16_usize).min(bytes.len() - start);
    match random.random_range(0..7) {
        0 => bytes.truncate(start),
        1 => drop(bytes.drain(start..end)),
        2 => drop(bytes.splice(start..end, ODD[random.random_range(0..ODD.len())].bytes())),
        3 => drop(bytes.splice(start..start, (0..4).map(|_| random.random::<u8>()).collect::<Vec<_>>())),
        4 => {
            let again = bytes[start..end].to_vec();
            let times = random.random_range(1..64);
            drop(bytes.splice(end..end, again.iter().copied().cycle().take(again.len() * times)));
        }
        5 => {
            if let Some(byte) = bytes.get_mut(start) {
                *byte ^= 1 << random.random_range(0..8);
            }
        }
        _ => {
            let (_, other) = &others[random.random_range(0..others.len())];
            let (from, to) = (at(random, other.len()), at(random, other.len()));
            drop(bytes.splice(start..end, other[from.min(to)..from.max(to)].iter().copied()));
        }
    }
}

fn replay(name: &str) {
    let target = fuzz_targets::find(name).unwrap();
    let corpus = inputs(&folder("corpus", name));
    assert!(!corpus.is_empty(), "{name} has no corpus: put an input or two into fuzz/corpus/{name}");
    for (path, bytes) in corpus.iter().chain(&inputs(&folder("regressions", name))) {
        hold(target, &path.display().to_string(), bytes);
    }
    let wanted = std::env::var("ASSIZE_FUZZ_INPUTS").map_or(USUAL, |text| text.parse().unwrap());
    let mut random = StdRng::seed_from_u64(name.bytes().map(u64::from).sum());
    for number in 0..wanted {
        let mut bytes = corpus[number % corpus.len()].1.clone();
        for _ in 0..random.random_range(1..=4) {
            mutate(&mut bytes, &corpus, &mut random);
        }
        bytes.truncate(target.longest);
        hold(target, &format!("mutation {number}"), &bytes);
    }
}

macro_rules! replays {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            replay(stringify!($name));
        })*

        #[test]
        fn every_target_is_replayed_and_every_folder_has_a_target() {
            let replayed = [$(stringify!($name)),*];
            let mut names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
            names.sort_unstable();
            assert_eq!(names, replayed);
            for kind in ["corpus", "regressions"] {
                let Ok(entries) = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(kind)) else { continue };
                for entry in entries {
                    let name = entry.unwrap().file_name().into_string().unwrap();
                    assert!(names.contains(&name.as_str()), "fuzz/{kind}/{name} has no target");
                }
            }
        }
    };
}

replays! {
    calendar_file
    change_log
    listing_outcomes
    listing_plan
    listing_problem
    manage_link
    meeting_file
    pvb
    request
    rota_file
    session_templates
    venue_file
    written_forms
}
