//! Words in two languages: the catalogues, and dates, times and lists as people read them.

mod catalogue;
mod dates;
mod lists;
mod times;

pub use catalogue::WordError;
pub(crate) use catalogue::{Words, words};
pub use dates::{DateForm, date_in_form, date_long, month_name, weekday_name};
pub use lists::list_of_names;
pub use times::{time_12h, time_range};

#[cfg(test)]
mod tests;
