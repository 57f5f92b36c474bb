//! What this program is, and which solver it has.

use std::sync::OnceLock;

/// The version and the solver for integer programs that was linked.
#[must_use]
pub(crate) fn long() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        format!("{}\nsolver: {}", env!("CARGO_PKG_VERSION"), scheduler::mip::default_solver().name_and_version())
    })
}
