//! Taking mistakes out of an element, so that it can be read further.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::path;
use super::mistake::{Kind, Mistake, Step};

/// What was taken out so far, by where it was at first.
#[derive(Debug, Default)]
pub(super) struct Mending {
    /// Paths of what is gone.
    gone: BTreeSet<String>,
    /// For the path of a list, the places of items that are gone: those behind them have moved.
    gone_items: BTreeMap<String, BTreeSet<usize>>,
}

impl Mending {
    /// The path of a mistake below its element, as the file has it.
    pub(super) fn below(&self, mistake: &Mistake) -> String {
        self.original(&mistake.place)
    }

    /// Whether a field is missing because it was taken out.
    pub(super) fn has_caused(&self, mistake: &Mistake) -> bool {
        match &mistake.kind {
            Kind::Missing { field } => self.gone.contains(&step(self.original(&mistake.place), field)),
            _ => false,
        }
    }

    /// Takes out what is mistaken; for a missing field, the object that lacks it. Says whether that can be done.
    pub(super) fn take_out(&mut self, element: &mut Value, mistake: &Mistake) -> bool {
        let Some((last, parents)) = mistake.place.split_last() else { return false };
        let parent = parents.iter().try_fold(element, |value, step| match step {
            Step::Name(name) => value.get_mut(name),
            Step::Index(index) => value.get_mut(index),
        });
        let original = self.original(&mistake.place);
        match (parent, last) {
            (Some(Value::Object(fields)), Step::Name(name)) => {
                self.gone.insert(original);
                fields.shift_remove(name).is_some()
            }
            (Some(Value::Array(items)), Step::Index(index)) if *index < items.len() => {
                items.remove(*index);
                let list = self.original(parents);
                let was = self.was(&list, *index);
                self.gone_items.entry(list).or_default().insert(was)
            }
            _ => false,
        }
    }

    fn original(&self, place: &[Step]) -> String {
        place.iter().fold(String::new(), |mut path, one| match one {
            Step::Name(name) => step(path, name),
            Step::Index(index) => {
                let was = self.was(&path, *index);
                path::push_index(&mut path, was);
                path
            }
        })
    }

    /// Where an item of a list was at first.
    fn was(&self, list: &str, index: usize) -> usize {
        let gone = self.gone_items.get(list).into_iter().flatten();
        gone.fold(index, |index, gone| if *gone <= index { index + 1 } else { index })
    }
}

/// Below an element, every name has its dot.
fn step(mut path: String, name: &str) -> String {
    path.push('.');
    path.push_str(&path::short(name));
    path
}
