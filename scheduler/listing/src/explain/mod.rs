//! Why a hearing is not listed, or not elsewhere.

mod funnel;
mod reasons;
mod survey;
#[cfg(test)]
mod tests;
mod within;

pub(crate) use reasons::reasons;
