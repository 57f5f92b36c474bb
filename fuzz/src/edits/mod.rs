//! Changes to a JSON document: what bytes alone would hardly ever come upon, since nearly all of them spoil the JSON.
//!
//! A change takes away, repeats, exchanges, alters, or puts what is known in one place into another of its kind. So most
//! documents stay near to what a reader accepts, and reach what lies behind it.

mod places;
mod values;

use serde_json::Value;

use crate::dice::Dice;
use places::{Place, of_shape, places};

/// The most changes to one document.
const MOST: usize = 40;

/// A change that only one format knows.
pub(crate) type Special<'s> = &'s dyn Fn(&mut Value, &mut Dice<'_>);

/// The bytes as text; or, if they begin with a control character that no text begins with, what becomes of a document that
/// `base` makes of the bytes after it. `base` gives a second one with it, of whose fields some are taken over.
pub(crate) fn text(bytes: &[u8], base: impl Fn(&mut Dice<'_>) -> [Value; 2], special: Special<'_>) -> String {
    match bytes.split_first() {
        Some((first, rest)) if *first < b'\t' => {
            let mut dice = Dice::new(rest);
            let document = base(&mut dice);
            edited(document, special, &mut dice).to_string()
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// A document that takes fields over from itself.
pub(crate) fn twice(document: &Value) -> [Value; 2] {
    [document.clone(), document.clone()]
}

/// The first of two documents of one format, after the changes that the dice say; fields are taken over from the other.
fn edited([mut document, donor]: [Value; 2], special: Special<'_>, dice: &mut Dice<'_>) -> Value {
    for _ in 0..MOST {
        if dice.is_empty() {
            break;
        }
        match dice.below(14) {
            0 => delete(&mut document, dice),
            1 => repeat(&mut document, dice),
            2 => exchange(&mut document, dice),
            3 | 4 => change(&mut document, dice, |value, dice| *value = values::tweaked(value, dice)),
            5 => change(&mut document, dice, |value, dice| *value = values::odd(dice)),
            6 | 7 => copy(&mut document, dice),
            8 | 9 => graft(&mut document, &donor, dice),
            _ => special(&mut document, dice),
        }
    }
    document
}

/// A place in the document: every name of a field is as likely as any other, however often it occurs.
fn somewhere(document: &Value, dice: &mut Dice<'_>) -> Option<Place> {
    let mut all = places(document);
    let mut names: Vec<&str> = all.iter().map(|place| place.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let name = (*dice.pick(&names)?).to_owned();
    all.retain(|place| place.name == name);
    dice.pick(&all).cloned()
}

fn change(document: &mut Value, dice: &mut Dice<'_>, how: impl Fn(&mut Value, &mut Dice<'_>)) {
    let place = somewhere(document, dice);
    if let Some(value) = place.and_then(|place| document.pointer_mut(&place.pointer)) {
        how(value, dice);
    }
}

fn delete(document: &mut Value, dice: &mut Dice<'_>) {
    let Some(place) = somewhere(document, dice) else { return };
    let Some((parent, last)) = place.pointer.rsplit_once('/') else { return };
    match document.pointer_mut(parent) {
        Some(Value::Array(items)) => {
            if let Some(index) = last.parse().ok().filter(|index| *index < items.len()) {
                items.remove(index);
            }
        }
        Some(Value::Object(fields)) => drop(fields.shift_remove(last)),
        _ => {}
    }
}

/// One more item of a list, like one that is there, and now and then under a name of its own.
fn repeat(document: &mut Value, dice: &mut Dice<'_>) {
    let mut lists = places(document);
    lists.retain(|place| {
        document.pointer(&place.pointer).and_then(Value::as_array).is_some_and(|items| !items.is_empty())
    });
    let list = dice.pick(&lists).map(|place| place.pointer.clone());
    let Some(items) = list.and_then(|list| document.pointer_mut(&list)).and_then(Value::as_array_mut) else { return };
    let Some(mut item) = dice.pick(items).cloned() else { return };
    if let Some(Value::String(id)) = item.get_mut("id") {
        id.push_str(&format!("-{}", dice.below(250)));
    }
    let at = dice.below(items.len() + 1);
    items.insert(at, item);
}

fn exchange(document: &mut Value, dice: &mut Dice<'_>) {
    let Some(one) = somewhere(document, dice) else { return };
    let Some(other) = dice.pick(&of_shape(document, &one.shape)).cloned() else { return };
    let value = |place: &Place| document.pointer(&place.pointer).cloned();
    let (Some(here), Some(there)) = (value(&one), value(&other)) else { return };
    // One may lie within the other only if both are the same.
    for (place, value) in [(one, there), (other, here)] {
        if let Some(target) = document.pointer_mut(&place.pointer) {
            *target = value;
        }
    }
}

/// What stands in another field of the same name.
fn copy(document: &mut Value, dice: &mut Dice<'_>) {
    let Some(place) = somewhere(document, dice) else { return };
    let mut others = places(document);
    others.retain(|other| other.name == place.name);
    let value = dice.pick(&others).and_then(|other| document.pointer(&other.pointer)).cloned();
    if let (Some(value), Some(target)) = (value, document.pointer_mut(&place.pointer)) {
        *target = value;
    }
}

/// A field, with what it says elsewhere, into an object of the kind that has it.
fn graft(document: &mut Value, donor: &Value, dice: &mut Dice<'_>) {
    let Some(field) = somewhere(donor, dice) else { return };
    let Some(mut value) = donor.pointer(&field.pointer).cloned() else { return };
    let Some((kind, last)) = field.shape.rsplit_once('/') else { return };
    places::localised(&mut value, &field.name, document, dice);
    let Some(target) = dice.pick(&of_shape(document, kind)).cloned() else { return };
    match document.pointer_mut(&target.pointer) {
        Some(Value::Object(fields)) => drop(fields.insert(last.to_owned(), value)),
        Some(Value::Array(items)) => items.push(value),
        _ => {}
    }
}
