//! Applies one put and counts what it changed.

use std::collections::{BTreeMap, BTreeSet};

use calendars::LocalDate;
use serde_json::Value;

use super::report::{Notice, ReplayReport};
use crate::finding::sink::Sink;
use crate::pvb::prison::Prison;
use crate::pvb::reader::from_node;
use crate::yaml::cursor::Cursor;
use crate::yaml::node::Node;
use crate::{Position, Severity};

pub(super) fn put(
    state: &mut BTreeMap<String, Prison>,
    file: String,
    date: Option<LocalDate>,
    config: &Value,
    at: Position,
    report: &mut ReplayReport,
) {
    let mut sink = Sink::new(&file);
    let node = Node::from_json(config, at);
    let recorded = from_node(&Cursor::root(&node), &mut sink);
    let found = sink.finish();
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
    for code in errors.map(|finding| finding.code).collect::<BTreeSet<_>>() {
        *report.puts_with_fault.entry(code).or_insert(0) += 1;
    }
    let Some(recorded) = recorded else {
        report.puts_unreadable += 1;
        return;
    };
    report.puts_unreadable += u64::from(recorded.fails_today);
    match state.get(&file) {
        Some(before) => compare(before, &recorded.prison, date, report),
        None => report.files_added += 1,
    }
    state.insert(file, recorded.prison);
}

fn compare(before: &Prison, after: &Prison, date: Option<LocalDate>, report: &mut ReplayReport) {
    let changes = &mut report.changes;
    let closed = |prison: &Prison| prison.unbookable.iter().copied().collect::<BTreeSet<_>>();
    let policy = |prison: &Prison| (prison.lead_days, prison.booking_window, prison.works_weekends, prison.adult_age);
    changes.any += u64::from(before != after);
    changes.recurring += u64::from(before.recurring != after.recurring);
    changes.unbookable += u64::from(closed(before) != closed(after));
    changes.anomalous += u64::from(before.anomalous != after.anomalous);
    changes.enabled += u64::from(before.enabled != after.enabled);
    changes.policy += u64::from(policy(before) != policy(after));
    let Some(made) = date else { return };
    notice(&mut report.closures_added, made, closed(after).difference(&closed(before)).copied());
    let replaced = |prison: &Prison| prison.anomalous.keys().copied().collect::<BTreeSet<_>>();
    notice(&mut report.replacements_added, made, replaced(after).difference(&replaced(before)).copied());
}

fn notice(notice: &mut Notice, made: LocalDate, added: impl Iterator<Item = LocalDate>) {
    for date in added {
        let ahead = made.days_until(date);
        notice.dates += 1;
        notice.not_ahead += u64::from(ahead <= 0);
        notice.within_7_days += u64::from((1..=7).contains(&ahead));
        notice.within_28_days += u64::from((1..=28).contains(&ahead));
    }
}
