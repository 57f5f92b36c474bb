//! Table `session_counts`: what is offered and taken, by class.

use std::collections::{BTreeMap, HashMap};

use calendars::{CapacityClass, Units};
use scheduler_model::{CapacityDelta, Channel, ClassCount, Session, SessionEntry, SessionId, Taken};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use store::{Constraint, StoreResult};

use crate::error::refused;
use crate::statement::{Cells, Many};

/// The columns of a count `c`.
macro_rules! count_columns {
    () => {
        "c.session, c.class, c.total, c.public_share, c.overbook, c.public_held, c.public_booked, c.staff_held, c.staff_booked"
    };
}
pub(crate) use count_columns;

/// Counts by their session, each session's sorted by class.
#[derive(Default)]
pub(crate) struct Counts(HashMap<SessionId, Vec<ClassCount>>);

impl Counts {
    /// Reads one row for each session and class.
    pub(crate) fn read(rows: &[SqliteRow]) -> StoreResult<Self> {
        let mut counts = Self::default();
        for row in rows {
            let mut cells = Cells::new("session_counts", row, 0);
            let session = SessionId::from_uuid(cells.uuid()?);
            let count = ClassCount {
                class: cells.parsed()?,
                total: Units(cells.number()?),
                public: Units(cells.number()?),
                overbook: Units(cells.number()?),
                taken_public: Taken { held: cells.number()?, booked: cells.number()? },
                taken_staff: Taken { held: cells.number()?, booked: cells.number()? },
            };
            counts.0.entry(session).or_default().push(count);
        }
        for of_session in counts.0.values_mut() {
            of_session.sort_unstable_by_key(|count| count.class);
        }
        Ok(counts)
    }

    /// A session's counts; none are left behind.
    pub(crate) fn take(&mut self, session: SessionId) -> Vec<ClassCount> {
        self.0.remove(&session).unwrap_or_default()
    }

    /// A session with its counts.
    pub(crate) fn entry(&mut self, session: Session) -> SessionEntry {
        SessionEntry { counts: self.take(session.id), session }
    }
}

static SHIFT: Many = Many::new(
    "UPDATE session_counts SET public_held = public_held + by.column3, public_booked = public_booked + by.column4,
         staff_held = staff_held + by.column5, staff_booked = staff_booked + by.column6
     FROM (VALUES {rows}) AS by WHERE session = by.column1 AND class = by.column2",
    6,
);

/// Adds deltas to what is taken. The deltas of both channels of one class are one change of its row.
pub(crate) async fn shift(conn: &mut SqliteConnection, deltas: &[CapacityDelta]) -> StoreResult<()> {
    let mut rows: BTreeMap<(SessionId, CapacityClass), [i64; 4]> = BTreeMap::new();
    for delta in deltas {
        let by = rows.entry((delta.session, delta.class)).or_default();
        let first = match delta.channel {
            Channel::Public => 0,
            Channel::Staff => 2,
        };
        by[first] = by[first].saturating_add(delta.held);
        by[first + 1] = by[first + 1].saturating_add(delta.booked);
    }
    let rows: Vec<_> = rows.into_iter().collect();
    let touched = SHIFT
        .execute(conn, &rows, |row, ((session, class), by)| {
            row.uuid(session.uuid())?;
            row.text(class.code())?;
            by.iter().try_for_each(|&number| row.int(number))
        })
        .await?;
    if touched == rows.len() {
        Ok(())
    } else {
        Err(refused(Constraint::Capacity, "a class is taken that its session does not offer"))
    }
}

static NOTHING_OFFERED: Many = Many::new(
    "UPDATE session_counts SET total = 0, public_share = 0, overbook = 0 WHERE session IN (VALUES {rows})",
    1,
);

static FORGET_UNUSED: Many = Many::new(
    "DELETE FROM session_counts WHERE session IN (VALUES {rows})
         AND public_held + public_booked + staff_held + staff_booked = 0",
    1,
);

static OFFER: Many = Many::new(
    "INSERT INTO session_counts (session, class, total, public_share, overbook,
         public_held, public_booked, staff_held, staff_booked)
     SELECT column1, column2, column3, column4, column5, 0, 0, 0, 0 FROM (VALUES {rows}) WHERE column1 IS NOT NULL
     ON CONFLICT (session, class) DO UPDATE
         SET total = excluded.total, public_share = excluded.public_share, overbook = excluded.overbook",
    5,
);

/// Makes the counts of sessions that are there already offer what their entries say, and no other class.
pub(crate) async fn replace(conn: &mut SqliteConnection, entries: &[SessionEntry]) -> StoreResult<()> {
    for statement in [&NOTHING_OFFERED, &FORGET_UNUSED] {
        statement.execute(conn, entries, |row, entry| row.uuid(entry.session.id.uuid())).await?;
    }
    offer(conn, entries).await
}

/// Adds the classes of sessions with nothing taken, or changes what they offer.
pub(crate) async fn offer(conn: &mut SqliteConnection, entries: &[SessionEntry]) -> StoreResult<()> {
    let rows: Vec<(SessionId, &ClassCount)> =
        entries.iter().flat_map(|entry| entry.counts.iter().map(|count| (entry.session.id, count))).collect();
    OFFER
        .execute(conn, &rows, |row, (session, count)| {
            row.uuid(session.uuid())?;
            row.text(count.class.code())?;
            row.int(count.total.0)?;
            row.int(count.public.0)?;
            row.int(count.overbook.0)
        })
        .await?;
    Ok(())
}
