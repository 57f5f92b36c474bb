//! Hearings to days, times, rooms and panels: with reasons, a bound and a stated risk.
