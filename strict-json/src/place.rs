//! Where the reader is.

/// One step from a value to what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step<'a> {
    /// To the field of an object.
    Name(&'a str),
    /// To the item of a list, counted from 0.
    Index(usize),
}

/// A value within others. Each frame of the reader has its own on the stack, so that a place costs nothing until it is told.
pub(crate) struct Place<'a> {
    pub(crate) within: Option<&'a Self>,
    pub(crate) step: Step<'a>,
}

impl<'a> Place<'a> {
    /// The steps that lead here.
    pub(crate) fn steps(&self) -> Vec<Step<'a>> {
        let mut steps: Vec<Step<'a>> =
            std::iter::successors(Some(self), |place| place.within).map(|place| place.step).collect();
        steps.reverse();
        steps
    }
}
