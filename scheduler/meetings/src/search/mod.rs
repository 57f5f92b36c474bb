//! The search: ruin and recreate under simulated annealing.
//!
//! [`tables`] holds what never changes, [`plan`] what always does; [`scan`] prices all places of a meeting on some days at
//! once; [`ruin`] picks what to take out; a [`walker`] takes it out, puts it back elsewhere and keeps or undoes that, as its
//! [`course`] has it.

pub(crate) mod course;
pub(crate) mod energies;
pub(crate) mod penalties;
pub(crate) mod plan;
pub(crate) mod ruin;
pub(crate) mod scan;
pub(crate) mod tables;
pub(crate) mod walker;

/// A count that the limits of an instance keep within 16 bits: grains, meetings, rooms, days.
pub(crate) fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The same for random draws.
pub(crate) fn draw(random: &mut anytime::Random, from: usize) -> usize {
    anytime::below(random, u32::try_from(from).unwrap_or(u32::MAX)) as usize
}
