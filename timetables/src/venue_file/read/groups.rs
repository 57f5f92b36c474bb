//! Groups of people, and their use by sessions.

use std::collections::BTreeSet;

use scheduler_model::{CategoryCode, IncentiveCode, LocationPattern};

use super::Reader;
use crate::Code;
use crate::finding::quoted;
use crate::venue_file::eligibility::resolve;
use crate::venue_file::model::{Group, GroupUse};
use crate::yaml::cursor::Cursor;
use crate::yaml::fields::Fields;

/// Levels that a location has at most.
const MOST_LEVELS: usize = 4;
/// Most locations, categories and levels in all the groups of one session. A prison of a thousand cells, each by itself, fits.
const MOST_MEMBERS: usize = 4_000;

impl Reader<'_> {
    pub(super) fn groups(&mut self, fields: &mut Fields<'_>) {
        let groups = fields.take("groups", self.sink).and_then(|groups| groups.as_fields(self.sink));
        for (key, at, value) in groups.into_iter().flat_map(Fields::into_entries) {
            let Some(key) = self.slug(&value, key) else { continue };
            let Some(mut group) = value.as_fields(self.sink) else { continue };
            let name = group.require("name", self.sink).and_then(|name| self.bilingual(&name));
            let locations = self.locations(&mut group);
            let categories = self.texts("categories", &mut group).into_iter().map(CategoryCode).collect::<Vec<_>>();
            let incentives = self.texts("incentives", &mut group).into_iter().map(IncentiveCode).collect::<Vec<_>>();
            if locations.is_empty() && categories.is_empty() && incentives.is_empty() {
                let message = "the group has nobody in it";
                value.add(self.sink, Code::BadValue, message, "give it locations, categories or incentives");
            }
            group.finish(self.sink);
            let Some(name) = name else { continue };
            self.places.groups.insert(key.clone(), (at, value.path));
            self.groups.push(Group { key, name, locations, categories, incentives });
        }
    }

    fn locations(&mut self, group: &mut Fields<'_>) -> Vec<LocationPattern> {
        let list = group.take("locations", self.sink).and_then(|list| list.as_list(self.sink));
        let mut locations = Vec::new();
        for item in list.unwrap_or_default() {
            let Some(text) = item.as_text(self.sink) else { continue };
            let levels: Vec<String> = text.split('-').map(str::to_owned).collect();
            let sound = levels.iter().all(|level| !level.trim().is_empty()) && levels.len() <= MOST_LEVELS;
            if sound {
                locations.push(LocationPattern(levels));
            } else {
                let message = format!("{} is not a part of a prison", quoted(text));
                let cure = "write one to four levels with hyphens between them, such as C or C-2-008";
                item.add(self.sink, Code::BadValue, message, cure);
            }
        }
        locations
    }

    /// The `only` and `except` of a session.
    pub(super) fn group_use(&mut self, session: &mut Fields<'_>) -> GroupUse {
        let only = session.take("only", self.sink);
        let except = session.take("except", self.sink);
        let groups = GroupUse { only: self.group_keys(only.as_ref()), except: self.group_keys(except.as_ref()) };
        let members = self.members(&groups);
        if members > MOST_MEMBERS
            && let Some(list) = only.as_ref().or(except.as_ref())
        {
            let message = format!("the groups of this session have {members} members; at most {MOST_MEMBERS} are read");
            list.add(self.sink, Code::TooLarge, message, "name whole wings instead of their cells");
            return GroupUse::default();
        }
        if let (Err(both), Some(except)) = (resolve(&groups, &self.groups), except) {
            let message = format!("`only` and `except` both go by {}", both.0);
            except.add(self.sink, Code::BadValue, message, "use one of the two for each characteristic");
        }
        groups
    }

    /// How many locations, categories and levels the groups have.
    fn members(&self, groups: &GroupUse) -> usize {
        let named: BTreeSet<&String> = groups.only.iter().chain(&groups.except).collect();
        let named = self.groups.iter().filter(|group| named.contains(&group.key));
        named.map(|group| group.locations.len() + group.categories.len() + group.incentives.len()).sum()
    }

    fn group_keys(&mut self, list: Option<&Cursor<'_>>) -> Vec<String> {
        let items = list.and_then(|list| list.as_list(self.sink)).unwrap_or_default();
        let mut keys: Vec<String> = Vec::new();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for item in items {
            let Some(key) = item.as_text(self.sink) else { continue };
            if !self.places.groups.contains_key(key) {
                let message = format!("{} is no group of this file", quoted(key));
                item.add(
                    self.sink,
                    Code::UnknownReference,
                    message,
                    "correct the key, or define the group under `groups`",
                );
            } else if !named.insert(key) {
                item.add(self.sink, Code::RepeatedIdentity, format!("{} is named twice", quoted(key)), "name it once");
            } else {
                keys.push(key.to_owned());
            }
        }
        keys
    }
}
