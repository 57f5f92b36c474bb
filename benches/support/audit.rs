//! After a run the independent checker reads the whole ledger: every promise is kept, and what was confirmed is there, once.

use std::collections::HashMap;

use anyhow::ensure;
use checker::{Auditor, Part, Row};
use scheduler_model::{BookingId, SessionId};
use store::Store;

/// Checks the ledger against the bookings that were confirmed.
///
/// # Errors
/// A promise is broken: which, and by which rows.
pub(crate) async fn check(store: &dyn Store, confirmed: &[(BookingId, SessionId)]) -> anyhow::Result<()> {
    let mut expected: HashMap<[u8; 16], [u8; 16]> =
        confirmed.iter().map(|(id, session)| (*id.uuid().as_bytes(), *session.uuid().as_bytes())).collect();
    ensure!(expected.len() == confirmed.len(), "two confirmations name the same booking");

    let mut auditor = Auditor::new();
    let mut strange = None;
    let mut look = |row: Row| {
        if let Row::Case(id, Part::Booking(booking)) = &row {
            let found = expected.remove(&id.0);
            if found != Some(booking.session.0) || booking.state != "booked" {
                strange.get_or_insert(*id);
            }
        }
        auditor.row(row);
    };
    store.audit(&mut look).await?;
    let report = auditor.finish();
    ensure!(report.is_lawful(), "the ledger is not lawful:\n{report}");
    ensure!(strange.is_none(), "booking {strange:?} was never confirmed, or elsewhere, or does not stand");
    ensure!(expected.is_empty(), "{} confirmed bookings are lost", expected.len());
    Ok(())
}
