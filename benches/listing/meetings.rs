//! The public meeting-scheduling benchmark.

use crate::contest::Contest;
use crate::settings::Settings;

/// Measures the sets that are there.
///
/// # Errors
/// A file cannot be read.
pub(crate) fn measure(_settings: &Settings, _contest: &mut Contest) -> anyhow::Result<()> {
    Ok(())
}
