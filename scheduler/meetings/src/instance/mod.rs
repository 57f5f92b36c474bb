//! An instance: grains of time, rooms, people and the meetings that want them.

mod check;
mod faults;
mod wire;

pub use faults::{Fault, FaultKind, Faults};

/// An instance of `meeting-listing/1`, free of faults. Grains, rooms, people and meetings are named by their place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    name: String,
    days: Vec<usize>,
    capacities: Vec<u32>,
    people: Vec<String>,
    meetings: Vec<Meeting>,
}

/// A meeting that wants a time and a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// What it is called.
    pub title: String,
    /// How long it takes, in grains; at least 1 and at most the longest day.
    pub duration: usize,
    /// People who must be there, in ascending order.
    pub required: Vec<usize>,
    /// People who should be there, in ascending order; none of them is required.
    pub preferred: Vec<usize>,
}

impl Meeting {
    /// Seats that it needs.
    #[must_use]
    pub fn seats(&self) -> usize {
        self.required.len() + self.preferred.len()
    }
}

impl Instance {
    /// Reads a file of the format `meeting-listing/1`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the file.
    pub fn from_json(text: &str) -> Result<Self, Faults> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let file: wire::File =
            serde_path_to_error::deserialize(&mut reader).map_err(|error| Faults::unreadable(&error))?;
        check::checked(file)
    }

    /// What the file calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The day of each grain, counted from 0 in the order in which days come.
    #[must_use]
    pub fn days(&self) -> &[usize] {
        &self.days
    }

    /// Seats in each room.
    #[must_use]
    pub fn capacities(&self) -> &[u32] {
        &self.capacities
    }

    /// The name of each person.
    #[must_use]
    pub fn people(&self) -> &[String] {
        &self.people
    }

    /// The meetings.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }
}

#[cfg(test)]
mod tests {
    use super::Instance;
    use crate::samples;

    impl Instance {
        /// An instance with some of the meetings only.
        pub(crate) fn only(&self, meetings: &[usize]) -> Self {
            let meetings = meetings.iter().map(|meeting| self.meetings[*meeting].clone()).collect();
            Self { meetings, ..self.clone() }
        }
    }

    #[test]
    fn a_file_is_read() {
        let instance = Instance::from_json(&samples::file(20, 7)).unwrap();
        assert_eq!(instance.name(), "20 meetings, seed 7");
        assert_eq!((instance.days().len(), instance.days()[35], instance.days()[36]), (82, 0, 1));
        assert_eq!(instance.capacities(), [30, 20, 16, 14, 12]);
        assert_eq!(instance.meetings().len(), 20);
        assert!(instance.meetings().iter().all(|meeting| meeting.required.is_sorted() && meeting.seats() >= 2));
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        let text = r#"{"format":"meeting-listing/2",
            "grains":[{"day":0,"minute":480},{"day":0,"minute":495},{"day":1,"minute":480},{"day":1,"minute":480}],
            "rooms":[{"id":0,"capacity":0},{"id":0,"capacity":4},{"id":7,"capacity":4}],
            "people":["p","q"],
            "meetings":[
                {"id":0,"duration":0,"required":[0,2],"preferred":[-1]},
                {"id":0,"duration":3,"required":[0,0],"preferred":[1]},
                {"id":2,"duration":1000000000,"required":[1],"preferred":[0,1]}],
            "weights":{"hard":{"room_conflict":1,"overtime":1,"required_conflict":1,"capacity":1,"same_day":1},
                "medium":{"required_preferred_conflict":1,"preferred_conflict":2},
                "soft":{"as_soon_as_possible":1,"no_break":100,"overlap":10,"larger_rooms_first":1,"room_stability":1}}}"#;
        insta::assert_snapshot!(Instance::from_json(text).unwrap_err().to_string(), @r"
        format is 'meeting-listing/2', not 'meeting-listing/1'
        grains[3] does not come after the grain before it
        rooms[1].id is 0, which another has already
        rooms[2].id is 7, and should be its place in the list, 2
        rooms[0].capacity is 0, and should be from 1 to 100000
        meetings[1].id is 0, which another has already
        meetings[0].duration is 0, and should be at least one grain
        meetings[0].required[1] is 2, and there are 2 people, counted from 0
        meetings[0].preferred[0] is -1, and there are 2 people, counted from 0
        meetings[1].duration is 3 grains, and the longest day has 2
        meetings[1].required[1] is 0, who is already named in this meeting
        meetings[2].duration is 1000000000 grains, and the longest day has 2
        meetings[2].preferred[1] is 1, who is already named in this meeting
        weights are not the published weights, and no others are known
        ");
    }

    #[test]
    fn what_is_no_file_is_refused_at_its_place() {
        let refused = |text: &str| Instance::from_json(text).unwrap_err().to_string();
        insta::assert_snapshot!(refused("no"), @"the file cannot be read: expected ident at line 1 column 2");
        let half = r#"{"format":"meeting-listing/1","grains":[{"day":0}]}"#;
        insta::assert_snapshot!(refused(half), @"grains[0] cannot be read: missing field `minute` at line 1 column 49");
        let empty = r#"{"format":"meeting-listing/1","grains":[],"rooms":[],"people":[],"meetings":[]}"#;
        insta::assert_snapshot!(refused(empty), @r"
        grains is empty
        rooms is empty
        ");
    }
}
