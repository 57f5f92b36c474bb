//! When to end early.

/// Says when a search should end before its budget does: a deadline has passed, somebody cancelled.
///
/// Searches ask every few hundred steps, from every worker, so an answer should be cheap. What they have by then they return.
pub trait Stop: Sync {
    /// Whether to end now. Once true it should stay true.
    fn is_due(&self) -> bool;
}

/// Never ends early: the budget of steps does.
#[derive(Debug, Clone, Copy, Default)]
pub struct Never;

impl Stop for Never {
    fn is_due(&self) -> bool {
        false
    }
}

impl<F: Fn() -> bool + Sync> Stop for F {
    fn is_due(&self) -> bool {
        self()
    }
}

#[cfg(test)]
mod tests {
    use super::{Never, Stop};
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn a_closure_can_end_a_search() {
        let cancelled = AtomicBool::new(false);
        let stop: &dyn Stop = &|| cancelled.load(Ordering::Relaxed);
        assert!(!stop.is_due());
        cancelled.store(true, Ordering::Relaxed);
        assert!(stop.is_due());
        assert!(!Never.is_due());
    }
}
