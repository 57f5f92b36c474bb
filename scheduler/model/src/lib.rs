//! The vocabulary of the slot-allocation core.
