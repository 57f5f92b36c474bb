//! What has become of a hearing since the list in force.

use listing_model::Placement;

use crate::Words;

/// What has become of a hearing since the list in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It is where it was, or there is no list in force.
    Same,
    /// It had no place.
    New,
    /// It had another: what differs.
    Moved(Vec<Difference>),
}

/// What differs between two places of a hearing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Difference {
    Date,
    Time,
    Room,
    Person,
    Channel,
}

impl Mark {
    pub(crate) fn of(before: Option<&Placement>, after: &Placement) -> Self {
        let Some(before) = before else { return Self::New };
        let pairs = [
            (Difference::Date, before.date != after.date),
            (Difference::Time, before.start != after.start),
            (Difference::Room, (&before.room, &before.list) != (&after.room, &after.list)),
            (Difference::Person, before.presiding() != after.presiding()),
            (Difference::Channel, before.channel != after.channel),
        ];
        let differences: Vec<Difference> = pairs.into_iter().filter(|pair| pair.1).map(|pair| pair.0).collect();
        if differences.is_empty() { Self::Same } else { Self::Moved(differences) }
    }

    /// In words; nothing for a hearing that is where it was.
    pub(crate) fn text(&self, words: &Words) -> Option<String> {
        match self {
            Self::Same => None,
            Self::New => Some(words.new.to_owned()),
            Self::Moved(differences) => Some(format!("{}: {}", words.moved, in_words(differences, words))),
        }
    }

    /// The letter that stands for it in a box.
    pub(crate) fn letter(&self, words: &Words) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::New => Some(words.new_letter),
            Self::Moved(_) => Some(words.moved_letter),
        }
    }
}

/// What differs, one after another.
fn in_words(differences: &[Difference], words: &Words) -> String {
    let word = |difference: &Difference| match difference {
        Difference::Date => words.date_changes,
        Difference::Time => words.time_changes,
        Difference::Room => words.room_changes,
        Difference::Person => words.person_changes,
        Difference::Channel => words.channel_changes,
    };
    words.listed(&differences.iter().map(|difference| word(difference).to_owned()).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_differs_is_named() {
        let before = sample::slot("H1", "2026-08-24", "10:00", "L1", &["judge.a"]);
        assert_eq!(Mark::of(None, &before), Mark::New);
        assert_eq!(Mark::of(Some(&before), &before), Mark::Same);
        let after = sample::slot("H1", "2026-08-25", "10:00", "L2", &["judge.a"]);
        let mark = Mark::of(Some(&before), &after);
        assert_eq!(mark, Mark::Moved(vec![Difference::Date, Difference::Room]));
        assert_eq!(mark.text(&Words::ENGLISH).as_deref(), Some("Moved: date, room or list"));
        let after = sample::slot("H1", "2026-08-24", "14:00", "L1", &["judge.b"]);
        assert_eq!(Mark::of(Some(&before), &after), Mark::Moved(vec![Difference::Time, Difference::Person]));
    }
}
