//! Benches filled with the people who may sit on them, in fair shares.
