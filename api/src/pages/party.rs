//! The visitor's answers as a party.

use scheduler_model::{IdentityKey, Party, PartyMember, PartyRole, PersonId};

use super::journey::{PrisonerAnswer, VisitorAnswer};
use super::problem::Stop;
use crate::party::{prisoner_id, visitor_id};

/// The id of the prisoner.
pub(super) fn prisoner(answer: &PrisonerAnswer, identity: &IdentityKey) -> Result<PersonId, Stop> {
    prisoner_id(answer.number.as_str(), identity).map_err(|fault| Stop::Fault(format!("{fault:?}")))
}

/// Who comes, as a hold knows it: the prisoner by id, the visitors by date of birth. No names.
pub(super) fn to_hold(
    prisoner_answer: &PrisonerAnswer,
    visitors: &[VisitorAnswer],
    identity: &IdentityKey,
) -> Result<Party, Stop> {
    let prisoner = prisoner(prisoner_answer, identity)?;
    let mut party = vec![PartyMember { role: PartyRole::Prisoner, person: Some(prisoner), name: None, born: None }];
    let member = |(role, visitor): (PartyRole, &VisitorAnswer)| PartyMember {
        role,
        person: None,
        name: None,
        born: Some(visitor.born),
    };
    party.extend(roles().zip(visitors).map(member));
    Ok(Party(party))
}

/// Who comes, as a booking knows it. A visitor without a name stays unidentified, which the engine refuses.
pub(super) fn to_book(
    prisoner_answer: &PrisonerAnswer,
    visitors: &[VisitorAnswer],
    identity: &IdentityKey,
) -> Result<Party, Stop> {
    let mut party = to_hold(prisoner_answer, visitors, identity)?;
    for member in &mut party.0 {
        if member.role == PartyRole::Prisoner {
            member.name = Some(prisoner_answer.name.clone());
        }
    }
    for (member, visitor) in party.0.iter_mut().skip(1).zip(visitors) {
        member.person = visitor.name.as_ref().map(|name| visitor_id(name, visitor.born, identity));
        member.name.clone_from(&visitor.name);
    }
    Ok(party)
}

/// The main visitor first.
fn roles() -> impl Iterator<Item = PartyRole> {
    std::iter::once(PartyRole::LeadVisitor).chain(std::iter::repeat(PartyRole::Visitor))
}
