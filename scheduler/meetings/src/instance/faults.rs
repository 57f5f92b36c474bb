//! What is wrong with a file, all at once and each with its place.

use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the file, for example `meetings[3].required[2]`.
    pub path: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Not JSON, or not of this shape. Nothing else was looked at.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Another format, or another version of it.
    #[error("is '{0}', not 'meeting-listing/1'")]
    Format(String),
    /// Weights are stated and are not the published ones.
    #[error("are not the published weights, and no others are known")]
    Weights,
    /// There must be at least one.
    #[error("is empty")]
    Empty,
    /// More than the search can count: entries of a list, or people times grains of a meeting.
    #[error("counts {count}, and the most is {most}")]
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// Grains come in order of day and minute, none twice.
    #[error("does not come after the grain before it")]
    GrainOutOfOrder,
    /// An id that came before.
    #[error("is {0}, which another has already")]
    DuplicateId(i64),
    /// Ids count up from 0, because plans name meetings by place in the list.
    #[error("is {found}, and should be its place in the list, {expected}")]
    IdOutOfPlace {
        /// The id that was found.
        found: i64,
        /// The id that belongs here.
        expected: usize,
    },
    /// A room that holds nobody, or more than can be counted.
    #[error("is {0}, and should be from 1 to 100000")]
    Capacity(i64),
    /// No time at all.
    #[error("is {0}, and should be at least one grain")]
    NoDuration(i64),
    /// Meetings end on the day on which they start.
    #[error("is {found} grains, and the longest day has {longest}")]
    LongerThanADay {
        /// The duration, in grains.
        found: i64,
        /// The grains of the longest day.
        longest: usize,
    },
    /// A person who is not in the list of people.
    #[error("is {found}, and there are {people} people, counted from 0")]
    UnknownPerson {
        /// The person who was named.
        found: i64,
        /// How many people there are.
        people: usize,
    },
    /// A person attends a meeting once, either required or preferred.
    #[error("is {0}, who is already named in this meeting")]
    NamedTwice(i64),
    /// A plan has a place for each meeting.
    #[error("has {found} places for {meetings} meetings")]
    PlacesForMeetings {
        /// How many places the plan has.
        found: usize,
        /// How many meetings there are.
        meetings: usize,
    },
    /// A start that is not a grain.
    #[error("starts at grain {found}, and there are {grains}, counted from 0")]
    UnknownGrain {
        /// The grain that was named.
        found: i64,
        /// How many grains there are.
        grains: usize,
    },
    /// A room that is not in the list of rooms.
    #[error("is in room {found}, and there are {rooms}, counted from 0")]
    UnknownRoom {
        /// The room that was named.
        found: i64,
        /// How many rooms there are.
        rooms: usize,
    },
}

/// Everything that is wrong with a file. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// `value`, unless something was found.
    pub(crate) fn unless_none<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }

    pub(crate) fn add(&mut self, path: String, kind: FaultKind) {
        self.0.push(Fault { path, kind });
    }

    /// What serde says, with the place it was at.
    pub(crate) fn unreadable(error: &serde_path_to_error::Error<serde_json::Error>) -> Self {
        let path = match error.path().to_string() {
            root if root == "." => "the file".to_owned(),
            path => path,
        };
        Self(vec![Fault { path, kind: FaultKind::Unreadable(error.inner().to_string()) }])
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.kind)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, fault) in self.0.iter().enumerate() {
            write!(f, "{}{fault}", if number == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
