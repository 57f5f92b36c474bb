//! Lists of elements: each is read and judged by itself.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::element::{Spot, element};
use super::names::Names;
use super::report::{Judge, Report};
use super::{FaultCode, path};
use crate::{Hearing, Interpreter, Link, List, OfficeHolder, Party, Room, Venue};

/// The most characters of an id or a code.
const LONGEST: usize = 100;

/// An element and its place.
#[derive(Debug)]
pub(super) struct Item<T> {
    pub(super) path: String,
    pub(super) value: T,
}

/// What has an id.
pub(super) trait Named {
    /// The id.
    fn id(&self) -> &str;
}

macro_rules! named {
    ($($name:ident),*) => {$(
        impl Named for $name {
            fn id(&self) -> &str {
                self.id.as_str()
            }
        }
    )*};
}

named!(Venue, Room, OfficeHolder, Interpreter, Party, List, Hearing, Link);

/// Reads each of `values`, which stand at `place`.
pub(super) fn read<T: DeserializeOwned>(
    values: Vec<Value>,
    place: &str,
    repeated: &BTreeSet<String>,
    report: &mut Report,
) -> Vec<Item<T>> {
    let mut items = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        let path = path::index(place, index);
        if let Some(value) = element(value, Spot { path: &path, repeated, vital: false }, report) {
            items.push(Item { path, value });
        }
    }
    items
}

/// Reads each of `values` and notes its id. Ids that are in `names` or in `others` already are not given again. No values at all: the
/// list could not be read.
pub(super) fn read_named<T: DeserializeOwned + Named>(
    values: Option<Vec<Value>>,
    place: &str,
    repeated: &BTreeSet<String>,
    (names, others): (&mut Names, Option<&Names>),
    report: &mut Report,
) -> Vec<Item<T>> {
    let Some(values) = values else {
        names.set_unread();
        return Vec::new();
    };
    let mut items = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        let path = path::index(place, index);
        let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
        let Some(value) = element::<T>(value, Spot { path: &path, repeated, vital: false }, report) else {
            // Whoever names it is told that it is left out, not that it is unknown.
            if let Some(id) = id {
                names.add(&id, &path, false);
            }
            continue;
        };
        let mut judge = report.element(&path);
        let id = value.id();
        if let Some(wrong) = unusable(id) {
            judge.fault(FaultCode::BadId, ".id", wrong);
        } else if let Some(twin) = others.and_then(|others| others.path(id)).or_else(|| names.path(id)) {
            judge.fault(
                FaultCode::RepeatedId,
                ".id",
                format!("`{id}` is the id of {twin} already. Give each its own."),
            );
        } else {
            names.add(id, &path, true);
        }
        if judge.stays() {
            items.push(Item { path, value });
        }
    }
    items
}

/// Why a text will not do as an id or a code; nothing if it does.
pub(super) fn unusable(text: &str) -> Option<String> {
    let why = if text.is_empty() {
        "is empty"
    } else if text.chars().nth(LONGEST).is_some() {
        "is too long"
    } else if text.trim() != text {
        "begins or ends with a space"
    } else if text.chars().any(char::is_control) {
        "has a control character"
    } else {
        return None;
    };
    let shown = path::short(text);
    Some(format!("`{shown}` {why}. An id or code has 1 to {LONGEST} characters, and no space at its ends."))
}

/// Keeps those elements with which nothing is wrong.
pub(super) fn keep<T>(items: &mut Vec<Item<T>>, report: &mut Report, mut judged: impl FnMut(&mut T, &mut Judge<'_>)) {
    items.retain_mut(|item| {
        let mut judge = report.element(&item.path);
        judged(&mut item.value, &mut judge);
        judge.stays()
    });
}

/// Keeps those elements with which nothing is wrong, and notes which are left out.
pub(super) fn keep_named<T: Named>(
    items: &mut Vec<Item<T>>,
    names: &mut Names,
    report: &mut Report,
    mut judged: impl FnMut(&mut T, &mut Judge<'_>),
) {
    items.retain_mut(|item| {
        let mut judge = report.element(&item.path);
        judged(&mut item.value, &mut judge);
        let stays = judge.stays();
        if !stays {
            names.leave_out(item.value.id());
        }
        stays
    });
}

/// Drops from a list within an element what names something that is not there. The element goes only if nothing would remain.
pub(super) fn drop_missing<T>(
    parts: &mut Vec<T>,
    field: &str,
    judge: &mut Judge<'_>,
    mut wrong: impl FnMut(&T, &mut Judge<'_>) -> Option<(FaultCode, &'static str, String)>,
) {
    let found: Vec<_> = parts.iter().map(|part| wrong(part, judge)).collect();
    let none_remains = found.iter().all(Option::is_some);
    for (index, (code, below, message)) in found.iter().enumerate().filter_map(|(i, found)| Some((i, found.clone()?))) {
        let part = format!(".{field}[{index}]");
        if none_remains {
            judge.fault(code, &format!("{part}{below}"), message);
        } else {
            judge.drop_part(code, &part, below, message);
        }
    }
    let mut found = found.into_iter();
    parts.retain(|_| found.next().flatten().is_none());
}

/// What remains, without its places.
pub(super) fn values<T>(items: Vec<Item<T>>) -> Vec<T> {
    items.into_iter().map(|item| item.value).collect()
}
