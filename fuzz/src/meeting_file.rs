//! Instances of the meeting-scheduling benchmark.

use anytime::{Never, OneByOne};
use meetings::{Budget, Instance, read_plan, score, solve};

use crate::edits::{text, twice};

/// A small instance.
const SMALL: &str = include_str!("../corpus/meeting_file/small.json");
/// The most meetings of an instance that is solved here.
const MOST: usize = 60;

/// Whatever the file, it is an instance or has faults with places; an instance has a plan, which is read back as it was
/// written and scores what the search says.
pub(crate) fn target(bytes: &[u8]) {
    let read =
        Instance::from_json(&text(bytes, |_| twice(&serde_json::from_str(SMALL).unwrap_or_default()), &|_, _| ()));
    let instance = match read {
        Ok(instance) => instance,
        Err(faults) => return assert!(!faults.to_string().is_empty()),
    };
    if instance.meetings().len() > MOST {
        return;
    }
    let solved = solve(&instance, Budget { steps: 200 }, 1, &OneByOne(2), &Never, &mut |_| {});
    let back = read_plan(&instance, &solved.to_json()).unwrap_or_else(|faults| panic!("{faults}\n{instance:?}"));
    assert_eq!(back, solved.assignments, "{instance:?}");
    assert_eq!(back.len(), instance.meetings().len(), "{instance:?}");
    assert_eq!(score(&instance, &back), solved.score, "{instance:?}");
}
