//! What hearings of each type may come to: the format `listing-outcomes/1`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Hearing;
use crate::Unreadable;
use crate::json::{self, Read, distinct, entries, field, list, optional, probability, text, whole};
use crate::risk::exact::UNIT;

/// Outcomes by the code of the hearing type.
#[derive(Debug)]
pub(crate) struct Outcomes<'a>(BTreeMap<&'a str, Entry>);

#[derive(Debug)]
struct Entry {
    falls_away: u64,
    lengths: Lengths,
}

#[derive(Debug)]
enum Lengths {
    Minutes(Vec<(u32, u64)>),
    PercentOfEstimate(Vec<(u32, u64)>),
}

/// What one hearing may come to. Probabilities are in parts of 10^-18.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// It goes ahead.
    pub(crate) goes_ahead: u64,
    /// Minutes that it takes, given that it goes ahead, each with its probability; these sum to one.
    pub(crate) lengths: Vec<(u64, u64)>,
}

impl Outcome {
    /// It settles, or is vacated late.
    pub(crate) const fn falls_away(&self) -> u64 {
        UNIT - self.goes_ahead
    }
}

impl<'a> Outcomes<'a> {
    pub(crate) fn read(value: &'a Value) -> Read<Self> {
        json::format(value, "listing-outcomes/1")?;
        let types =
            list(value, "types", |entry| Ok((field(entry, "code", text)?, field(entry, "outcome", Entry::read)?)))?;
        distinct(&types, "types", |&(code, _)| code)?;
        Ok(Self(types.into_iter().collect()))
    }

    /// Of a hearing of which nothing is known: that it goes ahead and takes what was estimated.
    pub(crate) fn of(&self, hearing: &Hearing) -> Outcome {
        let estimate = u64::from(hearing.minutes);
        let Some(entry) = self.0.get(hearing.kind) else {
            return Outcome { goes_ahead: UNIT, lengths: vec![(estimate, UNIT)] };
        };
        let minutes = |&(length, chance): &(u32, u64)| (u64::from(length), chance);
        let percent = |&(length, chance): &(u32, u64)| ((u64::from(length) * estimate).div_ceil(100), chance);
        let lengths = match &entry.lengths {
            Lengths::Minutes(pairs) => pairs.iter().map(minutes).collect(),
            Lengths::PercentOfEstimate(pairs) => pairs.iter().map(percent).collect(),
        };
        Outcome { goes_ahead: UNIT - entry.falls_away, lengths }
    }
}

impl Entry {
    fn read(value: &Value) -> Read<Self> {
        let settles = field(value, "settles_in_good_time", probability)?;
        let falls_away = settles + field(value, "vacated_late", probability)?;
        if falls_away > UNIT {
            return Err(Unreadable::here("is more than certain, with `settles_in_good_time`").under("vacated_late"));
        }
        Ok(Self { falls_away, lengths: field(value, "lengths", Lengths::read)? })
    }
}

impl Lengths {
    fn read(value: &Value) -> Read<Self> {
        let pairs = |unit: &'static str| {
            optional(value, unit, move |pairs| {
                let unit = if unit == "minutes" { unit } else { "percent" };
                let pairs =
                    entries(pairs, |pair| Ok((field(pair, unit, whole)?, field(pair, "probability", probability)?)))?;
                let sum: u128 = pairs.iter().map(|&(_, chance)| u128::from(chance)).sum();
                if sum == u128::from(UNIT) {
                    Ok(pairs)
                } else {
                    Err(Unreadable::here("has probabilities that do not sum to 1"))
                }
            })
        };
        match (pairs("minutes")?, pairs("percent_of_estimate")?) {
            (Some(minutes), None) => Ok(Self::Minutes(minutes)),
            (None, Some(percent)) => Ok(Self::PercentOfEstimate(percent)),
            _ => Err(Unreadable::here("must have either `minutes` or `percent_of_estimate`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn outcome(lengths: &Value) -> Value {
        json!({"settles_in_good_time": "0.2", "vacated_late": "0.15", "lengths": lengths})
    }

    #[test]
    fn lengths_follow_the_estimate_and_round_up() {
        let lengths = json!({"percent_of_estimate": [{"percent": 50, "probability": "0.5"}, {"percent": 101, "probability": "0.5"}]});
        let file = json!({"format": "listing-outcomes/1", "types": [{"code": "x", "outcome": outcome(&lengths)}]});
        let outcomes = Outcomes::read(&file).unwrap();
        let hearing = |kind| json!({"id": "h", "type": kind, "minutes": 61, "channels": [], "panel": []});
        let known = outcomes.of(&Hearing::read(&hearing("x")).unwrap());
        assert_eq!(known.goes_ahead, 650_000_000_000_000_000);
        assert_eq!(known.lengths, [(31, UNIT / 2), (62, UNIT / 2)]);
        let unknown = outcomes.of(&Hearing::read(&hearing("y")).unwrap());
        assert_eq!(unknown, Outcome { goes_ahead: UNIT, lengths: vec![(61, UNIT)] });
    }

    #[rstest]
    #[case(json!({}), "lengths: must have either `minutes` or `percent_of_estimate`")]
    #[case(json!({"minutes": []}), "lengths.minutes: has probabilities that do not sum to 1")]
    #[case(json!({"minutes": [{"minutes": 5}]}), "lengths.minutes[0].probability: is missing")]
    fn what_is_wrong_is_named(#[case] lengths: Value, #[case] says: &str) {
        assert_eq!(Entry::read(&outcome(&lengths)).unwrap_err().to_string(), says);
    }
}
