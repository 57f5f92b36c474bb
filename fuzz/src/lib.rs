//! What must hold of any input whatever, as functions of bytes.
//!
//! A [`Target`] takes bytes that may be anything, reads them as the program does, and panics if the program breaks one of its
//! promises: it never panics itself; what it accepts it can write, and reads back as the same; what it refuses it refuses with
//! a place and a cure; it takes bounded time. Three drivers run the targets: `tests/replay.rs` (the corpus, past crashes and
//! seeded mutations, in every test run), `tests/attacks.rs` (inputs made to take long), and `libfuzzer/` (for as long as you
//! like). To add a target, write its function, list it in [`TARGETS`] and give it a corpus folder.

#![expect(clippy::panic, reason = "a target says what it found by panicking")]

mod calendar_file;
mod change_log;
mod dice;
mod edits;
mod effort;
mod findings;
mod listing;
#[cfg(feature = "service")]
mod manage_link;
mod meeting_file;
mod pvb;
mod rota_file;
#[cfg(feature = "service")]
mod service;
mod session_templates;
mod venue_file;
mod written_forms;

/// A promise about any bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, and that of its folders of inputs.
    pub name: &'static str,
    run: fn(&[u8]),
    /// Most bytes of an input that say something new.
    pub longest: usize,
}

impl Target {
    /// Holds the promise against these bytes.
    ///
    /// # Panics
    /// If it is broken, or if keeping it took too long.
    pub fn run(&self, bytes: &[u8]) {
        effort::bounded(self.name, || (self.run)(bytes));
    }
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "calendar_file", run: calendar_file::target, longest: 4_096 },
    Target { name: "change_log", run: change_log::target, longest: 16_384 },
    Target { name: "listing_outcomes", run: listing::outcomes, longest: 16_384 },
    Target { name: "listing_plan", run: listing::plan, longest: 16_384 },
    Target { name: "listing_problem", run: listing::problem, longest: 16_384 },
    Target { name: "meeting_file", run: meeting_file::target, longest: 16_384 },
    Target { name: "pvb", run: pvb::target, longest: 16_384 },
    Target { name: "rota_file", run: rota_file::target, longest: 16_384 },
    Target { name: "session_templates", run: session_templates::target, longest: 16_384 },
    Target { name: "venue_file", run: venue_file::target, longest: 16_384 },
    Target { name: "written_forms", run: written_forms::target, longest: 128 },
    #[cfg(feature = "service")]
    Target { name: "manage_link", run: manage_link::target, longest: 128 },
    #[cfg(feature = "service")]
    Target { name: "request", run: service::request, longest: 8_192 },
];

/// The target of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
