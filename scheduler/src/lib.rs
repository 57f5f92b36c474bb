//! The slot-allocation core: pure and deterministic.

pub mod mip;
