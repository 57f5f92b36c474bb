//! Parts of a problem that have nothing to do with each other.

use crate::ground::Ground;
use crate::ground::list::Stands;

/// The items of a ground in groups: no item of one shares a room, a person, a party, a list or a link with one of another.
///
/// The score is a sum over such groups, so each can be searched by itself and nothing is lost. The largest comes first.
pub(crate) fn independent(ground: &Ground) -> Vec<Vec<u32>> {
    let mut groups = Groups((0..ground.items.len()).collect());
    let rooms = ground.rooms.all.len();
    let people = ground.people.all.len();
    let mut owner_of_room: Vec<Option<usize>> = vec![None; rooms];
    let mut owner_of_person: Vec<Option<usize>> = vec![None; people];
    let mut owner_of_party: Vec<Option<usize>> = vec![None; ground.shared_parties];
    let mut owner_of_link: Vec<Option<usize>> = vec![None; ground.panel_links.len()];
    let mut owner_of_list: Vec<Option<usize>> = vec![None; ground.lists.len()];
    for (number, item) in ground.items.iter().enumerate() {
        for choice in &item.rooms {
            groups.share(&mut owner_of_room[usize::from(choice.room)], number);
        }
        for &person in item.crew.iter().flatten() {
            groups.share(&mut owner_of_person[usize::from(person)], number);
        }
        for &party in &item.parties {
            groups.share(&mut owner_of_party[party as usize], number);
        }
        for &link in item.panel_links.iter().chain(&item.preferred_links) {
            groups.share(&mut owner_of_link[link as usize], number);
        }
        for &(other, _) in &item.after_items {
            groups.unite(number, other as usize);
        }
        for choice in &item.lists {
            groups.share(&mut owner_of_list[usize::from(choice.list)], number);
            // A block list's people sit elsewhere on other days.
            if let Stands::Block { people, .. } = &ground.lists[usize::from(choice.list)].stands {
                for &person in people {
                    groups.share(&mut owner_of_person[usize::from(person)], number);
                }
            }
        }
    }
    let mut found: Vec<Vec<u32>> = vec![Vec::new(); ground.items.len()];
    for number in 0..ground.items.len() {
        let group = groups.root(number);
        found[group].push(u32::try_from(number).unwrap_or(u32::MAX));
    }
    found.retain(|group| !group.is_empty());
    found.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    found
}

/// Disjoint sets.
struct Groups(Vec<usize>);

impl Groups {
    fn root(&mut self, mut number: usize) -> usize {
        while self.0[number] != number {
            self.0[number] = self.0[self.0[number]];
            number = self.0[number];
        }
        number
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }

    fn share(&mut self, owner: &mut Option<usize>, number: usize) {
        match *owner {
            Some(other) => self.unite(other, number),
            None => *owner = Some(number),
        }
    }
}
