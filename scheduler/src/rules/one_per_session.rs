//! A prisoner has one visit in a session.

use scheduler_model::Reason;

use super::Context;

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let prisoners = context.party.people().filter(|(_, role)| !role.is_visitor());
    let mut visits = prisoners.flat_map(|(person, _)| context.clashes(person));
    if visits.any(|taken| taken.session == context.session.id) {
        reasons.push(Reason::PrisonerInSession);
    }
}
