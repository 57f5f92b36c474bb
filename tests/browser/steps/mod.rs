//! Steps that several tests take, in any language.

pub(crate) mod booking;
pub(crate) mod others;

pub(crate) use booking::{
    Answers, a_time_on, answer_visitors, book, days, to_check, to_details, to_prison, to_times, to_visitors,
};
