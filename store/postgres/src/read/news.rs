//! What has changed since a place in the feed.

use std::collections::BTreeMap;

use scheduler_model::VenueId;
use sqlx::PgPool;
use store::{News, StoreError, StoreResult, VenueNews};

use crate::error::translate;
use crate::rows::{Reader, count, count_columns, has_count};

/// One statement, and so one snapshot: the counts are those of the versions beside them, and both are those of the feed's end.
///
/// The event of a booking that moved names the session to which it went and not the one that it left, so for such a venue the
/// counts of every session that is not long over are read.
const NEWS: &str = concat!(
    "WITH fresh AS MATERIALIZED (
         SELECT venue, session, bool_or(kind = 'venue.published') AS published, bool_or(kind = 'booking.changed') AS moved
         FROM events WHERE seq > $1 GROUP BY venue, session
     ), touched AS MATERIALIZED (
         SELECT venue, bool_or(published) AS published, bool_or(moved) AS moved FROM fresh GROUP BY venue
     ), wanted AS (
         SELECT venue, session FROM fresh WHERE session IS NOT NULL
         UNION
         SELECT t.venue, s.id FROM touched t
         JOIN sessions s ON s.venue = t.venue AND s.starts_at > clock_timestamp() - interval '2 days'
         WHERE t.moved AND NOT t.published
     )
     SELECT f.last AS f_last, t.venue AS t_venue, t.published AS t_published, v.version AS v_version, ",
    count_columns!(),
    " FROM feed f
     LEFT JOIN touched t ON true
     LEFT JOIN venues v ON v.id = t.venue
     LEFT JOIN wanted w ON w.venue = t.venue AND NOT t.published
     LEFT JOIN session_counts c ON c.session = w.session
     WHERE f.only_row"
);

pub(super) async fn news(pool: &PgPool, after: u64) -> StoreResult<News> {
    let rows =
        sqlx::query(NEWS).bind(i64::try_from(after).unwrap_or(i64::MAX)).fetch_all(pool).await.map_err(translate)?;
    let first = rows.first().ok_or_else(|| StoreError::Schema("the feed's row is missing".to_owned()))?;
    let mut news = News { last: Reader::new(first, "feed", "id").u64("f_last")?, venues: BTreeMap::new() };
    for row in &rows {
        let read = Reader::new(row, "events", "t_venue");
        let Some(venue) = read.optional_id("t_venue", VenueId::from_uuid)? else { continue };
        // A venue that is not there has no version: nothing but reading it anew can say what that means.
        let version = read.get::<Option<i64>>("v_version")?.and_then(|version| u64::try_from(version).ok());
        let (false, Some(version)) = (read.get::<bool>("t_published")?, version) else {
            news.venues.insert(venue, VenueNews::Anew);
            continue;
        };
        let told = news.venues.entry(venue).or_insert_with(|| VenueNews::Counts { version, counts: BTreeMap::new() });
        if let (VenueNews::Counts { counts, .. }, true) = (told, has_count(row)?) {
            let (session, count) = count(row)?;
            counts.entry(session).or_default().push(count);
        }
    }
    for told in news.venues.values_mut() {
        if let VenueNews::Counts { counts, .. } = told {
            counts.values_mut().for_each(|of_session| of_session.sort_by_key(|count| count.class));
        }
    }
    Ok(news)
}
