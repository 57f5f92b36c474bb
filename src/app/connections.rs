//! How many connections there may be: what the settings say, within what the system gives.

use std::time::Duration;

use api::ConnectionLimits;

use crate::config::HttpConfig;

/// File descriptors that are kept for everything else: the database, mail, metrics, refusals.
const OTHERS: u64 = 256;

/// The limits of connections. Raises this process's number of open files as far as it may; where that is not enough for as
/// many connections as the settings allow, there are fewer.
pub(super) fn limits(http: &HttpConfig) -> ConnectionLimits {
    let wished = u64::try_from(http.connections).unwrap_or(u64::MAX);
    let most = match rlimit::increase_nofile_limit(wished.saturating_add(OTHERS)) {
        Ok(files) => within(wished, files),
        Err(error) => {
            tracing::warn!(%error, "cannot tell how many files may be open");
            wished
        }
    };
    if most < wished {
        tracing::warn!(wished, most, "fewer connections than http.connections says: raise the limit of open files");
    }
    ConnectionLimits {
        most: usize::try_from(most).unwrap_or(usize::MAX),
        head: Duration::from_secs(http.head_seconds),
        idle: Duration::from_secs(http.idle_seconds),
        ..ConnectionLimits::default()
    }
}

/// As many as are wished, if the files suffice.
fn within(wished: u64, files: u64) -> u64 {
    wished.min(files.saturating_sub(OTHERS)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_kept_for_everything_else() {
        assert_eq!(within(16_384, 65_536), 16_384);
        assert_eq!(within(16_384, 1_024), 768);
        assert_eq!(within(16_384, 100), 1, "one at least, and the system has the last word");
    }
}
