//! Whole files: the project's demo venues, and the real data beside the project where it is there.

mod damaged;
mod demo_venues;
mod pvb;
mod replay;
mod session_templates;
mod support;
