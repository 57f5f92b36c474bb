//! Jobs: one holder at a time.

use calendars::Span;
use uuid::Uuid;

use crate::Harness;

const LONG: Span = Span::from_minutes(10);

/// A job has one holder, who may go on having it; given back, it is free at once.
pub async fn a_job_has_one_holder(harness: &Harness) {
    let (store, one, two) = (&harness.store, Uuid::from_u128(1), Uuid::from_u128(2));
    assert_eq!(store.lease_job("sweep", one, LONG).await.unwrap(), Some(0));
    assert_eq!(store.lease_job("sweep", two, LONG).await.unwrap(), None);
    assert_eq!(store.lease_job("sweep", one, LONG).await.unwrap(), Some(0), "again by its holder");
    assert_eq!(store.lease_job("other", two, LONG).await.unwrap(), Some(0), "another job");
    store.release_job("sweep", two).await.unwrap();
    assert_eq!(store.lease_job("sweep", two, LONG).await.unwrap(), None, "only its holder gives it back");
    store.release_job("sweep", one).await.unwrap();
    assert_eq!(store.lease_job("sweep", two, LONG).await.unwrap(), Some(0));
}

/// A lease that has run out is another's to take, and its former holder can note nothing more.
pub async fn a_lease_of_a_job_runs_out(harness: &Harness) {
    let (store, one, two) = (&harness.store, Uuid::from_u128(1), Uuid::from_u128(2));
    assert_eq!(store.lease_job("sweep", one, Span::from_micros(0)).await.unwrap(), Some(0));
    assert!(!store.job_progress("sweep", one, 7).await.unwrap(), "the lease has run out");
    assert_eq!(store.lease_job("sweep", two, LONG).await.unwrap(), Some(0));
    assert!(!store.job_progress("sweep", one, 7).await.unwrap());
    assert_eq!(store.lease_job("sweep", one, LONG).await.unwrap(), None);
}

/// Progress is kept for the next holder, and never goes back.
pub async fn progress_only_grows(harness: &Harness) {
    let (store, one, two) = (&harness.store, Uuid::from_u128(1), Uuid::from_u128(2));
    assert!(!store.job_progress("unheard of", one, 1).await.unwrap());
    store.lease_job("fan-out", one, LONG).await.unwrap();
    assert!(store.job_progress("fan-out", one, 5_000_000_000).await.unwrap());
    assert!(store.job_progress("fan-out", one, 4).await.unwrap());
    store.release_job("fan-out", one).await.unwrap();
    assert_eq!(store.lease_job("fan-out", two, LONG).await.unwrap(), Some(5_000_000_000));
}

/// Of many who want a job at the same moment, one gets it.
pub async fn a_job_is_won_once(harness: &Harness) {
    for round in 0..10 {
        let job = format!("job {round}");
        let wanting = (1..=8).map(|holder| {
            let (store, job) = (harness.store.clone(), job.clone());
            tokio::spawn(async move { store.lease_job(&job, Uuid::from_u128(holder), LONG).await.unwrap() })
        });
        let mut winners = 0;
        for task in wanting.collect::<Vec<_>>() {
            winners += usize::from(task.await.unwrap().is_some());
        }
        assert_eq!(winners, 1);
    }
}
