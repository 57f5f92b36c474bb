//! The groups by location, category and incentive level, each in two tables: its name, and its members.

use std::collections::BTreeMap;

use scheduler_model::{Bilingual, CategoryCode, IncentiveCode, LocationPattern};

use super::table::{Columns, Row, read};
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::venue_file::model::Group;
use crate::{Code, FileText, Finding};

const NAMES: Columns = Columns { required: &["prison_code", "key", "name"], optional: &[] };
const CODES: Columns = Columns { required: &["group_key", "code"], optional: &[] };
const LEVELS: [&str; 4] = ["level_one_code", "level_two_code", "level_three_code", "level_four_code"];
const LOCATIONS: Columns = Columns {
    required: &["group_key", "level_one_code"],
    optional: &["level_two_code", "level_three_code", "level_four_code"],
};

/// What a group goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    Location,
    Category,
    Incentive,
}

impl By {
    pub(super) const ALL: [Self; 3] = [Self::Location, Self::Category, Self::Incentive];

    /// The column of a template that names groups of this kind.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Location => "locationKeys",
            Self::Category => "categoryKeys",
            Self::Incentive => "incentiveLevelKeys",
        }
    }

    const fn tables(self) -> (&'static str, &'static str) {
        match self {
            Self::Location => ("session_location_group.csv", "permitted_session_location.csv"),
            Self::Category => ("session_category_group.csv", "session_prisoner_category.csv"),
            Self::Incentive => ("session_incentive_group.csv", "session_prisoner_incentive.csv"),
        }
    }
}

/// Every group by kind and key, with its prison.
pub(super) type Groups = BTreeMap<(By, String), (String, Group)>;

/// The names of the tables that this room reads.
pub(super) fn table_names() -> impl Iterator<Item = &'static str> {
    By::ALL.into_iter().flat_map(|by| [by.tables().0, by.tables().1])
}

/// Reads the six tables; one that is not among the files has no groups.
pub(super) fn read_groups(files: &[&FileText]) -> (Groups, Vec<Finding>) {
    let mut groups = Groups::new();
    let mut findings = Vec::new();
    let find = |name: &str| files.iter().find(|file| file.base_name() == name);
    for by in By::ALL {
        let (names, members) = by.tables();
        if let Some(file) = find(names) {
            let mut sink = Sink::new(&file.name);
            for row in read(file, &NAMES, &mut sink) {
                name(by, &row, &mut groups, &mut sink);
            }
            findings.extend(sink.finish());
        }
        if let Some(file) = find(members) {
            let mut sink = Sink::new(&file.name);
            let columns = if by == By::Location { &LOCATIONS } else { &CODES };
            for row in read(file, columns, &mut sink) {
                member(by, &row, &mut groups, &mut sink);
            }
            findings.extend(sink.finish());
        }
    }
    (groups, findings)
}

fn name(by: By, row: &Row, groups: &mut Groups, sink: &mut Sink) {
    let (prison, key) = (row.get("prison_code"), row.get("key"));
    let text = if row.get("name").is_empty() { key } else { row.get("name") };
    if prison.is_empty() || key.is_empty() {
        sink.add(Code::MissingKey, row.at(), "key", "the group lacks its prison or its key", "fill both in");
        return;
    }
    let group = Group {
        key: slug(key),
        name: Bilingual::same(text),
        locations: Vec::new(),
        categories: Vec::new(),
        incentives: Vec::new(),
    };
    if groups.insert((by, key.to_owned()), (prison.to_owned(), group)).is_some() {
        sink.add(
            Code::RepeatedIdentity,
            row.at(),
            "key",
            format!("{} is defined twice", quoted(key)),
            "keep one of them",
        );
    }
}

fn member(by: By, row: &Row, groups: &mut Groups, sink: &mut Sink) {
    let key = row.get("group_key");
    let Some((_, group)) = groups.get_mut(&(by, key.to_owned())) else {
        let message = format!("{} is no group of {}", quoted(key), by.tables().0);
        sink.add(Code::UnknownReference, row.at(), "group_key", message, "correct the key or define the group");
        return;
    };
    match by {
        By::Location => {
            let levels: Vec<&str> = LEVELS.iter().map(|level| row.get(level)).collect();
            let known = levels.iter().take_while(|level| !level.is_empty()).count();
            let hole = levels[known..].iter().any(|level| !level.is_empty());
            if known == 0 || hole || levels.iter().any(|level| level.contains('-')) {
                let message = "the location leaves out a level, or has a hyphen in one";
                sink.add(Code::BadValue, row.at(), LEVELS[0], message, "fill the levels in from the left");
                return;
            }
            group.locations.push(LocationPattern(levels[..known].iter().map(|level| (*level).to_owned()).collect()));
        }
        By::Category | By::Incentive if row.get("code").is_empty() => {
            sink.add(Code::MissingKey, row.at(), "code", "the code is missing", "fill it in");
        }
        By::Category => group.categories.push(CategoryCode(row.get("code").to_owned())),
        By::Incentive => group.incentives.push(IncentiveCode(row.get("code").to_owned())),
    }
}

/// Small letters, digits and single hyphens; at most 40.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().take(40) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
