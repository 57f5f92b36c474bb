//! Outcomes are kept under their keys.

use std::collections::BTreeSet;

use scheduler_model::{CallerId, ChangeSet, IdempotencyKey, IdempotentOutcome, Outcome, Party, Reason, Refusal};
use store::{Constraint, Scope, StoreError};

use super::assert_refused;
use crate::samples::open_tables;
use crate::{Harness, World};

fn asking(keys: &[(CallerId, &str)]) -> Scope {
    let keys = keys.iter().map(|&(caller, key)| (caller, key.to_owned())).collect::<BTreeSet<_>>();
    Scope { keys, ..Scope::default() }
}

fn keeping(outcomes: &[&IdempotentOutcome]) -> ChangeSet {
    ChangeSet { outcomes: outcomes.iter().map(|&outcome| outcome.clone()).collect(), ..ChangeSet::default() }
}

/// An outcome is found under its caller and key, whole, with the fingerprint; other callers' keys are others.
pub async fn outcomes_are_found_again(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let booking = world.samples.booking(&session, Party::default(), harness.now().await);
    let (ann, bob) = (world.samples.caller_id(), world.samples.caller_id());
    let first = world.samples.outcome(ann, "k'1", &booking);
    let same_key = world.samples.outcome(bob, "k'1", &booking);
    let refused = IdempotentOutcome {
        caller: ann,
        key: IdempotencyKey { key: "k2".to_owned(), fingerprint: [255; 32] },
        outcome: Outcome::Refused(Refusal { reasons: vec![Reason::SessionClosed] }),
    };
    harness.write(&keeping(&[&first, &same_key, &refused])).await.unwrap();
    let scope = asking(&[(ann, "k'1"), (ann, "k2"), (ann, "k3"), (bob, "k2")]);
    let mut replays = harness.ledger(&scope).await.replays;
    replays.sort_by(|a, b| a.key.cmp(&b.key));
    let mut expected = vec![first, refused];
    expected.sort_by(|a, b| a.key.cmp(&b.key));
    assert_eq!(replays, expected);
    assert_eq!(harness.ledger(&asking(&[(bob, "k'1")])).await.replays, vec![same_key]);
}

/// A key that another transaction used meanwhile is refused, and trying again helps: then the outcome is found.
pub async fn a_key_is_used_once(harness: &Harness) {
    let world = World::open(harness).await;
    let session = world.add_one(open_tables(9, 9)).await.session;
    let booking = world.samples.booking(&session, Party::default(), harness.now().await);
    let caller = world.samples.caller_id();
    let first = world.samples.outcome(caller, "key", &booking);
    harness.write(&keeping(&[&first])).await.unwrap();
    let result = harness.write(&keeping(&[&world.samples.outcome(caller, "key", &booking)])).await;
    assert!(result.as_ref().is_err_and(StoreError::may_retry));
    assert_refused(result, Constraint::Idempotency);
    assert_eq!(harness.ledger(&asking(&[(caller, "key")])).await.replays, vec![first]);
}
