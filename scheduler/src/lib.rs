//! The slot-allocation core: pure and deterministic.
