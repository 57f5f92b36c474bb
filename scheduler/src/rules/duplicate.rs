//! The same visit is not booked twice: same prisoner, same session, and at least one visitor the same.

use scheduler_model::Reason;

use super::Context;

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let visitors = context.party.visitors().filter_map(|member| member.person);
    let same = visitors.flat_map(|person| context.clashes(person)).any(|taken| is_same_visit(context, taken));
    if same {
        reasons.push(Reason::DuplicateRequest);
    }
}

/// Whether a visitor's time is taken by a visit to this prisoner in this session.
pub(super) fn is_same_visit(context: &Context<'_>, taken: &scheduler_model::Occupancy) -> bool {
    taken.session == context.session.id && context.prisoner_comes_by(taken.booking)
}
