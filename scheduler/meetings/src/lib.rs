//! The public meeting-scheduling benchmark with its published scoring, solved with our search.
