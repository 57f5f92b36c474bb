//! The words of a listing problem and of a plan: the format listing/1.
