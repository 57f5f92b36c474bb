//! What the prison knows of its prisoners.

pub(super) mod facts;
