//! The ports of persistence: traits, transaction, errors.
