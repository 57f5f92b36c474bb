//! The composition root of Assize.
