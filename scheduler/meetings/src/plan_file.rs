//! Plans as files: `{"assignments": [[start, room], ...]}`, one for each meeting in their order.

use crate::instance::{FaultKind, Faults, Instance};
use crate::score::Assignment;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct File<Number> {
    assignments: Vec<(Number, Number)>,
}

pub(crate) fn write(plan: &[Assignment]) -> String {
    let file = File { assignments: plan.iter().map(|at| (at.start, at.room)).collect() };
    // Numbers in lists cannot fail to be written.
    serde_json::to_string(&file).unwrap_or_default()
}

/// Reads a plan for an instance, by whomever it was made.
///
/// # Errors
///
/// Everything that is wrong with it. That it breaks rules is not: [`crate::score()`] tells of that.
pub fn read_plan(instance: &Instance, text: &str) -> Result<Vec<Assignment>, Faults> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let file: File<i64> = serde_path_to_error::deserialize(&mut reader).map_err(|error| Faults::unreadable(&error))?;
    let (grains, rooms, meetings) = (instance.days().len(), instance.capacities().len(), instance.meetings().len());
    let mut faults = Faults(Vec::new());
    if file.assignments.len() != meetings {
        faults.add("assignments".to_owned(), FaultKind::PlacesForMeetings { found: file.assignments.len(), meetings });
    }
    let mut plan = Vec::with_capacity(meetings);
    for (place, (start, room)) in file.assignments.into_iter().enumerate() {
        let known = |found: i64, many: usize| usize::try_from(found).ok().filter(|found| *found < many);
        let (known_start, known_room) = (known(start, grains), known(room, rooms));
        if known_start.is_none() {
            faults.add(format!("assignments[{place}][0]"), FaultKind::UnknownGrain { found: start, grains });
        }
        if known_room.is_none() {
            faults.add(format!("assignments[{place}][1]"), FaultKind::UnknownRoom { found: room, rooms });
        }
        if let (Some(start), Some(room)) = (known_start, known_room) {
            plan.push(Assignment { start, room });
        }
    }
    faults.unless_none(plan)
}

#[cfg(test)]
mod tests {
    use super::{read_plan, write};
    use crate::instance::Instance;
    use crate::samples;
    use crate::score::Assignment;

    #[test]
    fn what_is_written_is_read_back() {
        let instance = Instance::from_json(&samples::file(3, 1)).unwrap();
        let plan: Vec<Assignment> = (0..3).map(|number| Assignment { start: 4 * number, room: number }).collect();
        let text = write(&plan);
        assert_eq!(text, r#"{"assignments":[[0,0],[4,1],[8,2]]}"#);
        assert_eq!(read_plan(&instance, &text).unwrap(), plan);
    }

    #[test]
    fn every_fault_is_named() {
        let instance = Instance::from_json(&samples::file(3, 1)).unwrap();
        let faults = |text: &str| read_plan(&instance, text).unwrap_err().to_string();
        insta::assert_snapshot!(faults(r#"{"assignments":[[0,9],[-1,5]]}"#), @r"
        assignments has 2 places for 3 meetings
        assignments[0][1] is in room 9, and there are 5, counted from 0
        assignments[1][0] starts at grain -1, and there are 27, counted from 0
        assignments[1][1] is in room 5, and there are 5, counted from 0
        ");
        insta::assert_snapshot!(faults(r#"{"assignments":[[0,"x"]]}"#), @r#"assignments[0][1] cannot be read: invalid type: string "x", expected i64 at line 1 column 22"#);
    }
}
