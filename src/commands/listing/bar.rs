//! How far a search is, where somebody can see it.

use std::io::IsTerminal;
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error; nothing if that is no terminal.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// A bar that knows no length yet.
    pub(super) fn new() -> anyhow::Result<Self> {
        let seen = std::io::stderr().is_terminal();
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(1), target);
        bar.set_style(
            ProgressStyle::with_template("{wide_bar} {percent}%, {elapsed} {msg}").context("the progress bar")?,
        );
        bar.enable_steady_tick(Duration::from_millis(250));
        Ok(Self(bar))
    }

    /// Whether anybody sees it.
    pub(super) fn is_seen(&self) -> bool {
        !self.0.is_hidden()
    }

    /// Says what is going on.
    pub(super) fn say(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }

    /// Shows how far it is and what the best plan costs.
    pub(super) fn show(&self, steps: u64, of: u64, costs: String) {
        self.0.set_length(of);
        self.0.set_position(steps);
        self.0.set_message(costs);
    }

    /// Takes it away.
    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}
