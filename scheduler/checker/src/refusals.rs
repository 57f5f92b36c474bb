//! Every "no" has a reason.

use serde_json::Value;

use crate::findings::Findings;
use crate::rows::OtherOutcome;
use crate::{Code, RowRef};

/// Judges a stored outcome that is about no booking.
pub(crate) fn judge(other: &OtherOutcome, findings: &mut Findings) {
    let row = || vec![RowRef::of("outcomes").with("caller", other.caller).with("created_at", other.created_at)];
    let outcome: Option<Value> = serde_json::from_str(&other.outcome).ok();
    let kind = outcome.as_ref().and_then(|outcome| outcome.get("outcome")).and_then(Value::as_str);
    match (kind, &outcome) {
        (Some("refused"), Some(outcome)) => {
            let reasons = outcome.get("reasons").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            if reasons.is_empty() {
                findings.add(Code::NoReason, || ("A command was refused without a reason.".to_owned(), row()));
            }
            let shapeless = |reason: &&Value| !reason.get("code").and_then(Value::as_str).is_some_and(has_shape);
            if reasons.iter().any(|reason| shapeless(&reason)) {
                let says = "A reason for a refusal has no code, or one that is none.";
                findings.add(Code::ReasonShape, || (says.to_owned(), row()));
            }
        }
        (Some("expired"), _) => {}
        _ => findings.add(Code::Unreadable, || ("A stored outcome cannot be read.".to_owned(), row())),
    }
}

/// Codes are two words with a dot between them: `capacity.full`.
fn has_shape(code: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    code.split_once('.').is_some_and(|(subject, rule)| word(subject) && word(rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_a_shape() {
        for (code, expected) in [
            ("capacity.full", true),
            ("hold.last_moment", true),
            ("full", false),
            ("a.b.c", false),
            (".full", false),
            ("A.b", false),
        ] {
            assert_eq!(has_shape(code), expected, "{code}");
        }
    }
}
