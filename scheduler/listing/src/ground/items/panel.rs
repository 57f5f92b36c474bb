//! Who may sit and who may interpret.

use listing_model::{Hearing, PanelPreference, Requirement};

use super::Draft;
use crate::ground::item::Item;
use crate::ground::people::NOT_THERE;

impl Draft<'_> {
    /// The people of whom a hearing says this.
    pub(super) fn people(&self, hearing: &Hearing, wanted: Requirement) -> Vec<u16> {
        let such = |preference: &&PanelPreference| preference.requirement == wanted;
        hearing
            .panel_preferences
            .iter()
            .filter(such)
            .filter_map(|said| self.numbers.people.person(&said.person))
            .collect()
    }

    /// Who may sit in each seat. Somebody who must be included has a seat to themselves.
    pub(super) fn seats(&self, hearings: &[&Hearing]) -> Vec<Vec<u16>> {
        let Some(first) = hearings.first() else { return Vec::new() };
        let excluded: Vec<u16> =
            hearings.iter().flat_map(|hearing| self.people(hearing, Requirement::Exclude)).collect();
        let mut included: Vec<u16> =
            hearings.iter().flat_map(|hearing| self.people(hearing, Requirement::Include)).collect();
        included.sort_unstable();
        included.dedup();
        let fits =
            |number: u16, seat| self.numbers.people.all[usize::from(number)].fits(seat) && !excluded.contains(&number);
        let count = u16::try_from(self.numbers.people.all.len()).unwrap_or(u16::MAX);
        let mut seats: Vec<Vec<u16>> = Vec::new();
        for seat in &first.panel {
            let mut fitting: Vec<u16> = (0..count).filter(|&number| fits(number, seat)).collect();
            fitting.sort_by_key(|&number| (self.numbers.people.all[usize::from(number)].day_cost, number));
            seats.push(fitting);
        }
        match seated(&included, &seats, &mut vec![None; seats.len()]) {
            Some(reserved) => {
                let given = seats.iter_mut().zip(reserved);
                given.for_each(|(fitting, person)| {
                    if let Some(person) = person {
                        *fitting = vec![person];
                    }
                });
            }
            // Nobody can sit if somebody must who cannot.
            None => seats.iter_mut().for_each(Vec::clear),
        }
        seats
    }

    /// Works out [`Item::crew`] from the rest.
    pub(super) fn crew(&self, item: &Item) -> Vec<Vec<u16>> {
        let mut venues: Vec<u16> = item.rooms.iter().map(|choice| choice.venue).collect();
        venues.dedup();
        let may_come = |person: &u16| {
            let of = &self.numbers.people.all[usize::from(*person)];
            item.roomless.is_some() || venues.iter().any(|&venue| of.venues[usize::from(venue)] != NOT_THERE)
        };
        let seats = item.seats.iter().chain(&item.languages);
        seats.map(|fitting| fitting.iter().copied().filter(may_come).collect()).collect()
    }

    /// Who interprets a language.
    pub(super) fn speakers(&self, language: &str) -> Vec<u16> {
        let all = (0..).zip(&self.numbers.people.all);
        all.filter(|(_, person)| person.speaks(language)).map(|(number, _)| number).collect()
    }
}

/// A seat for each of these people, such that somebody is left for every other seat. Panels are small: all ways are tried.
fn seated(people: &[u16], seats: &[Vec<u16>], reserved: &mut Vec<Option<u16>>) -> Option<Vec<Option<u16>>> {
    let Some((&person, others)) = people.split_first() else {
        let mut left = reserved.iter().zip(seats).filter(|(taken, _)| taken.is_none()).map(|(_, fitting)| fitting);
        let filled = left.all(|fitting| fitting.iter().any(|one| !reserved.contains(&Some(*one))));
        return filled.then(|| reserved.clone());
    };
    (0..seats.len()).find_map(|seat| {
        if reserved[seat].is_some() || !seats[seat].contains(&person) {
            return None;
        }
        reserved[seat] = Some(person);
        let found = seated(others, seats, reserved);
        reserved[seat] = None;
        found
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::seated;
    use crate::ground::Ground;
    use crate::rules::fixture::{hearing, item, json, world};

    #[rstest]
    #[case::ben_does_not_sit_in_york(r#"[{ "channel": "in_person" }]"#, "york", &["ana"])]
    #[case::he_does_in_leeds(r#"[{ "channel": "in_person" }]"#, "leeds", &["ana", "ben"])]
    #[case::by_video_it_is_the_same_to_him(r#"[{ "channel": "in_person" }, { "channel": "video" }]"#, "york", &["ana", "ben"])]
    fn a_search_looks_at_those_who_may_come(#[case] channels: &str, #[case] venue: &str, #[case] expected: &[&str]) {
        let ground = Ground::new(&world(|problem| {
            let hearing = hearing(problem, "h");
            hearing.channels = json(channels);
            hearing.venues = json(&format!(r#"[{{ "venue": "{venue}" }}]"#));
            hearing.interpreters = vec!["cym".into()];
        }));
        let item = &ground.items[item(&ground, "h") as usize];
        let names = |people: &Vec<u16>| -> Vec<String> {
            people.iter().map(|&person| ground.people.ids[usize::from(person)].to_string()).collect()
        };
        assert_eq!(item.crew.iter().map(names).collect::<Vec<_>>(), [expected, &["iva"]]);
        assert_eq!(item.presiding().len(), expected.len());
        assert_eq!(item.seats[0].len(), 2, "whoever asks is told why");
    }

    #[test]
    fn who_must_sit_leaves_a_seat_to_who_can_fill_no_other() {
        // 1 fits both seats, 2 only the first.
        let seats = [vec![1, 2], vec![1]];
        assert_eq!(seated(&[1], &seats, &mut vec![None; 2]), Some(vec![None, Some(1)]));
        assert_eq!(seated(&[2], &seats, &mut vec![None; 2]), Some(vec![Some(2), None]));
        assert_eq!(seated(&[1, 2], &seats, &mut vec![None; 2]), Some(vec![Some(2), Some(1)]));
        assert_eq!(seated(&[3], &seats, &mut vec![None; 2]), None);
    }
}
