//! Files of both formats: the example, everything that can be wrong, and what the schemas say.

mod example;
mod faults;
mod large;
mod mutations;
mod plans;
mod published;
mod schemas;
mod support;
mod text;
