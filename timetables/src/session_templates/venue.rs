//! From a prison's templates to the project's own format.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use calendars::{Capacity, CapacityByClass, CapacityClass, Contradiction, Division, Units, Weekday, Zone};
use scheduler_model::{Bilingual, VenueCode, VenuePolicy};

use super::groups::{Groups, slug};
use super::register::PrisonRegister;
use super::template::SessionTemplate;
use crate::finding::quoted;
use crate::finding::sink::Sink;
use crate::venue_file::model::{Group, GroupUse, SessionRule, SpaceEntry, VenueFile};
use crate::{Code, Position};

/// The venue that the active templates of one prison make, and what they contradict each other in.
pub(super) fn make(
    prison: &str,
    templates: &[SessionTemplate],
    groups: &Groups,
    register: &PrisonRegister,
    sink: &mut Sink,
) -> Option<VenueFile> {
    let first_line = Position::line(templates.first().map_or(1, |template| template.line));
    let Ok(code) = prison.parse::<VenueCode>() else {
        let message = format!("{} is not a venue code", quoted(prison));
        sink.add(Code::BadValue, first_line, "prison_code", message, "use 2 to 24 capital letters, digits and hyphens");
        return None;
    };
    let active: Vec<&SessionTemplate> = templates.iter().filter(|template| template.active).collect();
    let spaces = spaces(&active);
    let (sessions, lines) = rules(&active, &spaces);
    let used: BTreeSet<&String> = active.iter().flat_map(|template| &template.groups).collect();
    let mine = groups.values().filter(|(owner, group)| owner == prison && used.contains(&group.key));
    let entry = register.get(prison);
    let venue = VenueFile {
        code,
        name: entry.map_or_else(|| Bilingual::same(prison), |entry| entry.name.clone()),
        address: entry.map(|entry| entry.address.clone()).unwrap_or_default(),
        phone: None,
        email: None,
        zone: Zone::LONDON,
        division: Division::EnglandAndWales,
        open: true,
        policy: VenuePolicy::default(),
        groups: mine.map(|(_, group)| group.clone()).collect(),
        spaces: entries(spaces),
        sessions,
        closures: Vec::new(),
        replaced: Vec::new(),
        capacity_on: Vec::new(),
    };
    empty_groups(&venue.groups, first_line, sink);
    contradictions(&venue, &lines, sink);
    Some(venue)
}

/// Room and whether it is for closed visits only.
type Place = (String, bool);

/// The space of each place: its key and name. Closed visits have a corner of their own, which may be in use while the hall
/// is: where a room has open tables too, its templates with closed tables alone get a space of their own.
fn spaces(templates: &[&SessionTemplate]) -> BTreeMap<Place, (String, String)> {
    let mixed: BTreeSet<&str> =
        templates.iter().filter(|template| template.open_capacity > 0).map(|template| template.room.as_str()).collect();
    let mut spaces = BTreeMap::new();
    for template in templates {
        let closed_only = template.open_capacity == 0;
        let apart = closed_only && mixed.contains(template.room.as_str());
        let (key, name) = match slug(&template.room) {
            key if key.is_empty() => ("hall".to_owned(), template.room.clone()),
            key if apart => (format!("{key}-closed"), format!("{} (closed visits)", template.room)),
            key => (key, template.room.clone()),
        };
        spaces.insert((template.room.clone(), closed_only), (key, name));
    }
    spaces
}

/// Each space once, in the order of their keys.
fn entries(spaces: BTreeMap<Place, (String, String)>) -> Vec<SpaceEntry> {
    let by_key: BTreeMap<String, String> = spaces.into_values().collect();
    by_key.into_iter().map(|(key, name)| SpaceEntry { key, name: Bilingual::same(name) }).collect()
}

/// Templates that differ in the day of the week alone make one rule. Also the line of each pattern, by its key.
fn rules(
    templates: &[&SessionTemplate],
    spaces: &BTreeMap<Place, (String, String)>,
) -> (Vec<SessionRule>, BTreeMap<String, usize>) {
    let mut rules: Vec<SessionRule> = Vec::new();
    let mut lines: Vec<BTreeMap<Weekday, usize>> = Vec::new();
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    for template in templates {
        let place = (template.room.clone(), template.open_capacity == 0);
        let Some((space, _)) = spaces.get(&place) else { continue };
        let tables = (template.open_capacity, template.closed_capacity);
        let validity = (template.valid_from, template.valid_to, template.weekly_frequency);
        let indexes = alike.entry((space, template.hours, validity, tables, &template.groups)).or_default();
        let known = indexes.iter().copied().find(|index| !rules[*index].days.contains(&template.weekday));
        let index = known.unwrap_or(rules.len());
        if known.is_none() {
            indexes.push(index);
            rules.push(rule(template, space));
            lines.push(BTreeMap::new());
        }
        rules[index].days.push(template.weekday);
        rules[index].days.sort_unstable();
        lines[index].insert(template.weekday, template.line);
    }
    name_apart(&mut rules);
    let by_key = rules.iter().zip(&lines);
    let by_key =
        by_key.flat_map(|(rule, lines)| lines.iter().map(|(day, line)| (rule.pattern_key(*day).to_string(), *line)));
    let lines = by_key.collect();
    (rules, lines)
}

fn rule(template: &SessionTemplate, space: &str) -> SessionRule {
    let tables = |units: u32| Capacity::all_public(Units(units));
    let mut capacity = CapacityByClass::new();
    if template.open_capacity > 0 {
        capacity.insert(CapacityClass::OpenTable, tables(template.open_capacity));
    }
    if template.closed_capacity > 0 {
        capacity.insert(CapacityClass::ClosedTable, tables(template.closed_capacity));
    }
    SessionRule {
        key: None,
        space: space.to_owned(),
        days: Vec::new(),
        hours: template.hours,
        every_weeks: template.weekly_frequency,
        from: Some(template.valid_from),
        to: template.valid_to,
        capacity,
        groups: GroupUse { only: template.groups.clone(), except: Vec::new() },
    }
}

/// Gives each rule a key made of space, start and first day, so that successive validities do not share one.
fn name_apart(rules: &mut [SessionRule]) {
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for rule in rules {
        let start = rule.hours.start().to_string().replace(':', "");
        let from = rule.from.map(|date| format!("-{date}")).unwrap_or_default();
        let key = format!("{}-{start}{from}", rule.space);
        let times = taken.entry(key.clone()).or_insert(0);
        *times += 1;
        rule.key = Some(if *times == 1 { key } else { format!("{key}-{times}") });
    }
}

fn empty_groups(groups: &[Group], at: Position, sink: &mut Sink) {
    for group in groups {
        if group.locations.is_empty() && group.categories.is_empty() && group.incentives.is_empty() {
            let message = format!("{} is used, but has nobody in it", quoted(&group.key));
            sink.add(Code::BadValue, at, "", message, "give the group members");
        }
    }
}

fn contradictions(venue: &VenueFile, lines: &BTreeMap<String, usize>, sink: &mut Sink) {
    let Ok(timetable) = venue.timetable() else { return };
    for contradiction in crate::contradictions::contradictions(&timetable, sink) {
        if let Contradiction::OverlappingSessions { first, second, .. } = &contradiction {
            let line = |key: &calendars::PatternKey| lines.get(key.as_str()).copied().unwrap_or(1);
            let (one, other) = (line(first), line(second));
            let message = format!("{contradiction} (see line {})", one.min(other));
            let cure = "change a time or a validity, or give one of them a room of its own";
            sink.add(Code::OverlappingSessions, Position::line(one.max(other)), "visit_room", message, cure);
        }
    }
}
