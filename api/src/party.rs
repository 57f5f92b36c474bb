//! Who comes, as requests and forms give it, made into the core's [`Party`].

use calendars::LocalDate;
use scheduler_model::{IdentityKey, Party, PartyMember, PartyRole, PersonId, PersonKind, PersonName, PrisonerNumber};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::described::{NameText, PrisonerNumberText};
use crate::problem::{Fault, Rule};

/// Most characters in a given or family name.
const NAME_MAX: u32 = 100;
/// Most visitors that are read. How many may come is the venue's business; this only keeps requests small.
const VISITORS_MAX: u32 = 50;

/// Who comes: a prisoner, and visitors of whom one answers for the booking. A hold may still lack the prisoner and the names;
/// a booking needs everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Party, example = json!({
    "prisoner": { "number": "A1234BC", "first_name": "John", "last_name": "Lee" },
    "visitors": [
        { "first_name": "Ann", "last_name": "Lee", "date_of_birth": "1980-02-03", "lead": true },
        { "first_name": "Siân", "last_name": "Lee", "date_of_birth": "2015-09-01" },
    ],
}))]
pub struct PartyInput {
    /// Whom the visit is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prisoner: Option<PrisonerInput>,
    /// Who comes from outside, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub visitors: Vec<VisitorInput>,
}

/// Whom the visit is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Prisoner)]
pub struct PrisonerInput {
    /// The prisoner number: a letter, four digits, two letters. It is not kept: only a keyed hash of it is.
    #[schema(value_type = PrisonerNumberText, example = "A1234BC")]
    pub number: String,
    /// Given names, for the visitor's own messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NameText>)]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NameText>)]
    pub last_name: Option<String>,
}

/// Somebody who comes from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Visitor)]
pub struct VisitorInput {
    /// Given names. A hold may do without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NameText>, example = "Ann")]
    pub first_name: Option<String>,
    /// Family name. A hold may do without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<NameText>, example = "Lee")]
    pub last_name: Option<String>,
    /// Date of birth. Ages are those on the day of the visit.
    #[schema(format = Date, example = "1980-02-03")]
    pub date_of_birth: String,
    /// Whether this visitor, who must be 18 or more, answers for the booking. Where nobody is marked it is the first.
    #[serde(default)]
    pub lead: bool,
}

impl PartyInput {
    /// The party. A visitor is known by full name and date of birth, a prisoner by number; whoever is not known whole has no
    /// [`PersonId`].
    ///
    /// # Errors
    /// Every fault, with pointers relative to the party, such as `/visitors/0/date_of_birth`.
    pub fn read(&self, identity: &IdentityKey) -> Result<Party, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut members = Vec::with_capacity(self.visitors.len() + 1);
        if let Some(prisoner) = &self.prisoner {
            members.extend(below("/prisoner", prisoner.read(identity), &mut faults));
        }
        if self.visitors.len() > usize::try_from(VISITORS_MAX).unwrap_or(usize::MAX) {
            faults.push(Fault::at("/visitors", Rule::TooMany { max: VISITORS_MAX }));
            return Err(faults);
        }
        let marked = self.visitors.iter().filter(|visitor| visitor.lead).count();
        if marked > 1 {
            faults.push(Fault::at("/visitors", Rule::Lead));
        }
        for (place, visitor) in self.visitors.iter().enumerate() {
            let leads = visitor.lead || (marked == 0 && place == 0);
            let role = if leads { PartyRole::LeadVisitor } else { PartyRole::Visitor };
            members.extend(below(&format!("/visitors/{place}"), visitor.read(role, identity), &mut faults));
        }
        if faults.is_empty() { Ok(Party(members)) } else { Err(faults) }
    }
}

fn below(prefix: &str, read: Result<PartyMember, Vec<Fault>>, faults: &mut Vec<Fault>) -> Option<PartyMember> {
    read.map_err(|found| faults.extend(found.into_iter().map(|fault| fault.below(prefix)))).ok()
}

impl PrisonerInput {
    fn read(&self, identity: &IdentityKey) -> Result<PartyMember, Vec<Fault>> {
        let mut faults = Vec::new();
        let person = prisoner_id(&self.number, identity).map_err(|fault| faults.push(fault.below("/number"))).ok();
        let name = name(self.first_name.as_deref(), self.last_name.as_deref(), &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(PartyMember { role: PartyRole::Prisoner, person, name, born: None })
    }
}

impl VisitorInput {
    fn read(&self, role: PartyRole, identity: &IdentityKey) -> Result<PartyMember, Vec<Fault>> {
        let mut faults = Vec::new();
        let name = name(self.first_name.as_deref(), self.last_name.as_deref(), &mut faults);
        let Ok(born) = self.date_of_birth.trim().parse::<LocalDate>() else {
            faults.push(Fault::at("/date_of_birth", Rule::Date));
            return Err(faults);
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        let person = name.as_ref().map(|name| visitor_id(name, born, identity));
        Ok(PartyMember { role, person, name, born: Some(born) })
    }
}

/// The id of a visitor: full name and date of birth, since nothing else is asked of a visitor.
#[must_use]
pub fn visitor_id(name: &PersonName, born: LocalDate, identity: &IdentityKey) -> PersonId {
    PersonId::derive(identity, PersonKind::Visitor, &format!("{} {}|{born}", name.first, name.last))
}

/// The id of the prisoner with that number.
///
/// # Errors
/// The text is not a prisoner number. The fault's pointer is empty.
pub fn prisoner_id(number: &str, identity: &IdentityKey) -> Result<PersonId, Fault> {
    let number: PrisonerNumber = number.parse().map_err(|_| Fault::at("", Rule::PrisonerNumber))?;
    Ok(PersonId::derive(identity, PersonKind::Prisoner, number.as_str()))
}

/// A name of two parts, or none at all.
fn name(first: Option<&str>, last: Option<&str>, faults: &mut Vec<Fault>) -> Option<PersonName> {
    let (first, last) = match (first, last) {
        (None, None) => return None,
        (Some(first), Some(last)) => (tidied(first), tidied(last)),
        (None, Some(_)) => {
            faults.push(Fault::at("/first_name", Rule::WholeName));
            return None;
        }
        (Some(_), None) => {
            faults.push(Fault::at("/last_name", Rule::WholeName));
            return None;
        }
    };
    for (pointer, part) in [("/first_name", &first), ("/last_name", &last)] {
        if part.is_none() {
            faults.push(Fault::at(pointer, Rule::Name { max: NAME_MAX }));
        }
    }
    Some(PersonName { first: first?, last: last? })
}

/// A part of a name with single blanks, if it is one as it was typed: not blank, not too long, no control characters.
fn tidied(part: &str) -> Option<String> {
    let fits =
        part.chars().count() <= usize::try_from(NAME_MAX).unwrap_or(usize::MAX) && !part.chars().any(char::is_control);
    let tidied = part.split_whitespace().collect::<Vec<_>>().join(" ");
    (fits && !tidied.is_empty()).then_some(tidied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Spot;

    fn identity() -> IdentityKey {
        IdentityKey::from_secret("secret")
    }

    fn visitor(first: Option<&str>, last: Option<&str>, born: &str, lead: bool) -> VisitorInput {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        VisitorInput { first_name: owned(first), last_name: owned(last), date_of_birth: born.to_owned(), lead }
    }

    fn roles(visitors: Vec<VisitorInput>) -> Vec<PartyRole> {
        let party = PartyInput { prisoner: None, visitors }.read(&identity()).unwrap();
        party.0.iter().map(|member| member.role).collect()
    }

    #[test]
    fn the_first_visitor_leads_unless_another_is_marked() {
        let unnamed = |lead| visitor(None, None, "1980-01-01", lead);
        assert_eq!(roles(vec![unnamed(false), unnamed(false)]), [PartyRole::LeadVisitor, PartyRole::Visitor]);
        assert_eq!(roles(vec![unnamed(false), unnamed(true)]), [PartyRole::Visitor, PartyRole::LeadVisitor]);
    }

    #[test]
    fn people_are_known_however_they_are_typed() {
        let read = |number: &str, first: &str| {
            let prisoner = PrisonerInput { number: number.to_owned(), ..PrisonerInput::default() };
            let visitors = vec![visitor(Some(first), Some("Lee"), "1980-02-03", true)];
            PartyInput { prisoner: Some(prisoner), visitors }.read(&identity()).unwrap()
        };
        let (one, other) = (read("A1234BC", "Ann"), read(" a1234bc", " ANN "));
        let people = |party: &Party| party.people().collect::<Vec<_>>();
        assert_eq!(people(&one), people(&other));
        assert_eq!(people(&one).len(), 2);
        assert_eq!(other.0[1].name.as_ref().unwrap().first, "ANN");
    }

    #[test]
    fn whoever_has_no_name_is_not_known() {
        let party = PartyInput { prisoner: None, visitors: vec![visitor(None, None, "1980-01-01", true)] };
        assert_eq!(party.read(&identity()).unwrap().people().count(), 0);
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let party = PartyInput {
            prisoner: Some(PrisonerInput {
                number: "12".to_owned(),
                first_name: Some(" ".to_owned()),
                last_name: Some("\u{7}".to_owned()),
            }),
            visitors: vec![
                visitor(Some("Ann"), None, "1980-02-30", true),
                visitor(Some(&"x".repeat(101)), Some("Lee"), "1980-01-01", true),
            ],
        };
        let faults = party.read(&identity()).unwrap_err();
        let told: Vec<_> = faults
            .iter()
            .map(|fault| match &fault.spot {
                Spot::Pointer(pointer) => (pointer.as_str(), fault.rule.name()),
                _ => unreachable!("parties are in bodies"),
            })
            .collect();
        assert_eq!(
            told,
            [
                ("/prisoner/number", "prisoner-number"),
                ("/prisoner/first_name", "name"),
                ("/prisoner/last_name", "name"),
                ("/visitors", "lead"),
                ("/visitors/0/last_name", "whole-name"),
                ("/visitors/0/date_of_birth", "date"),
                ("/visitors/1/first_name", "name"),
            ]
        );
    }

    #[test]
    fn a_crowd_is_not_read() {
        let visitors = vec![visitor(None, None, "1980-01-01", false); 51];
        let faults = PartyInput { prisoner: None, visitors }.read(&identity()).unwrap_err();
        assert_eq!(faults, [Fault::at("/visitors", Rule::TooMany { max: 50 })]);
    }
}
