//! Every answer against the plain enumeration of everything that may happen, in exact fractions.

mod block;
mod floats;
mod joint;
