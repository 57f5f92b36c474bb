//! What is planted: for each code a wrong row, or several that hide from every other check.
//!
//! The statements are run on both databases. `{hour}` and `{tick}` are spans (an hour, a microsecond), `{id}` a fresh id,
//! `{true}` a truth, `{json}` the type of a JSON column. `STAFF` is the first booking that staff made, `LAST` the event at
//! the feed's end. What was acknowledged is forgotten first where the plant would contradict that as well.

use checker::Code;

/// One kind of violation and how it is planted.
pub(crate) struct Plant {
    pub(crate) code: Code,
    pub(crate) sql: &'static str,
}

const fn plant(code: Code, sql: &'static str) -> Plant {
    Plant { code, sql }
}

/// One plant for each code.
pub(crate) const PLANTS: &[Plant] = &[
    plant(Code::CountWrong, "UPDATE session_counts SET staff_booked = staff_booked + 1"),
    plant(Code::CountNegative, "UPDATE session_counts SET staff_held = -1"),
    plant(Code::OfferImpossible, "UPDATE session_counts SET public_share = total + 1"),
    plant(
        Code::Oversold,
        "UPDATE session_counts SET total = 2, public_share = 2 WHERE session = (SELECT session FROM bookings WHERE id = STAFF)",
    ),
    plant(Code::PublicOversold, "UPDATE session_counts SET public_share = 0"),
    plant(Code::ClassUnknown, "DELETE FROM session_counts"),
    plant(Code::NoUnits, "DELETE FROM outcomes; UPDATE bookings SET units = 0 WHERE state = 'cancelled'"),
    plant(
        Code::TwoPlaces,
        "UPDATE bookings SET party = (SELECT party FROM bookings WHERE id = STAFF) WHERE channel = 'staff';
         DELETE FROM occupancies WHERE source <> STAFF AND source IN (SELECT id FROM bookings WHERE channel = 'staff');
         INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at, until)
         SELECT o.person, o.role, b.id, o.source_kind, b.id, o.session, o.starts_at, o.ends_at, o.until
         FROM occupancies AS o CROSS JOIN bookings AS b
         WHERE o.source = STAFF AND b.channel = 'staff' AND b.id <> STAFF",
    ),
    plant(Code::TimeMissing, "DELETE FROM occupancies WHERE source_kind = 'booking'"),
    plant(
        Code::TimeLeftBehind,
        "INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at, until)
         SELECT {id}, 'visitor', b.id, 'booking', b.id, b.session, s.starts_at, s.ends_at, NULL
         FROM bookings AS b JOIN sessions AS s ON s.id = b.session WHERE b.state = 'cancelled'",
    ),
    plant(Code::TimeWrong, "UPDATE occupancies SET ends_at = ends_at + {hour}"),
    plant(
        Code::Unidentified,
        r#"UPDATE bookings SET party = '[{"role": "prisoner"}]' WHERE channel = 'staff';
         DELETE FROM occupancies WHERE source IN (SELECT id FROM bookings WHERE channel = 'staff')"#,
    ),
    plant(
        Code::BookingLost,
        "INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
         SELECT caller, 'lost', fingerprint, CAST(replace(CAST(outcome AS text), outcome ->> 'id',
             '00000000-0000-4000-8000-000000000001') AS {json}), created_at
         FROM outcomes WHERE outcome ->> 'outcome' = 'cancelled'",
    ),
    plant(
        Code::HoldLost,
        "INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
         SELECT caller, 'lost', fingerprint, CAST(replace(CAST(outcome AS text), outcome ->> 'id',
             '00000000-0000-4000-8000-000000000001') AS {json}), created_at
         FROM outcomes WHERE outcome ->> 'outcome' = 'released'",
    ),
    plant(
        Code::SaidOtherwise,
        "UPDATE outcomes SET outcome = CAST(replace(CAST(outcome AS text), 'open_table', 'closed_table') AS {json})
         WHERE outcome ->> 'outcome' = 'cancelled'",
    ),
    plant(
        Code::ReferenceRepeated,
        "DELETE FROM outcomes;
         UPDATE bookings SET reference = (SELECT reference FROM bookings WHERE id = STAFF) WHERE channel = 'staff'",
    ),
    plant(Code::PlaceWrong, "INSERT INTO spaces (id, venue, key, name) VALUES ({id}, {id}, 'nowhere', '{}')"),
    plant(Code::Unreadable, "UPDATE bookings SET contact = '5' WHERE channel = 'staff'"),
    plant(
        Code::BeyondLastMoment,
        "DELETE FROM outcomes; UPDATE venues SET policy = '{}';
         UPDATE holds SET state_at = last_moment + {hour} WHERE state = 'live';
         UPDATE occupancies SET until = (SELECT state_at FROM holds WHERE id = source) WHERE source_kind = 'hold'",
    ),
    plant(
        Code::UsedLate,
        "DELETE FROM outcomes; UPDATE holds SET state_at = last_moment WHERE state = 'released';
         UPDATE events SET at = (SELECT state_at FROM holds WHERE state = 'released') WHERE kind = 'hold.released'",
    ),
    plant(
        Code::ExpiredEarly,
        "DELETE FROM outcomes; UPDATE holds SET state = 'expired' WHERE state = 'released';
         UPDATE events SET kind = 'hold.expired' WHERE kind = 'hold.released'",
    ),
    plant(Code::TermWrong, "DELETE FROM outcomes; UPDATE holds SET last_moment = last_moment + {hour}"),
    plant(
        Code::ConfirmedForNothing,
        "DELETE FROM outcomes; UPDATE holds SET state_at = state_at - {tick} WHERE state = 'confirmed'",
    ),
    plant(
        Code::BookedBeside,
        "DELETE FROM outcomes;
         UPDATE events SET booking = STAFF WHERE booking = (SELECT booking FROM holds WHERE state = 'released');
         UPDATE holds SET booking = STAFF WHERE state = 'released'",
    ),
    plant(Code::ChangesNothing, "UPDATE holds SET replaces = {true} WHERE state = 'released'"),
    plant(Code::FeedGap, "UPDATE events SET seq = seq + 1 WHERE seq = LAST; UPDATE feed SET last = last + 1"),
    plant(Code::FeedEndWrong, "UPDATE feed SET last = last + 1"),
    plant(Code::EventRepeated, "UPDATE events SET id = (SELECT id FROM events WHERE seq = 1) WHERE seq = 2"),
    plant(
        Code::EventMissing,
        "DELETE FROM outcomes; DELETE FROM outbox WHERE booking = (SELECT booking FROM events WHERE seq = LAST);
         DELETE FROM events WHERE seq = LAST; UPDATE feed SET last = last - 1",
    ),
    plant(
        Code::EventUnfounded,
        "INSERT INTO events (seq, id, at, kind, venue, session, booking, version)
         SELECT seq + 1, {id}, at, 'hold.granted', venue, session, {id}, 1 FROM events WHERE seq = LAST;
         UPDATE feed SET last = last + 1",
    ),
    plant(
        Code::EventOrder,
        "DELETE FROM outcomes; UPDATE events SET kind = 'booking.changed' WHERE kind = 'booking.booked' AND booking = STAFF;
         UPDATE outbox SET kind = 'changed' WHERE booking = STAFF",
    ),
    plant(Code::RowDiffers, "UPDATE bookings SET updated_at = updated_at + {hour} WHERE channel = 'staff'"),
    plant(Code::VersionWrong, "UPDATE venues SET version = version + 1000"),
    plant(Code::MessageMissing, "DELETE FROM outbox WHERE kind = 'booked'"),
    plant(Code::MessageUnfounded, "UPDATE outbox SET version = version + 7 WHERE kind = 'held'"),
    plant(
        Code::MessageRepeated,
        "INSERT INTO outbox (position, id, booking, subject, kind, version, channel, recipient, language, facts, created_at,
             state, attempts, due_at)
         SELECT (SELECT max(position) + 1 FROM outbox), {id}, booking, subject, kind, version, channel, recipient, language,
             facts, created_at, 'sent', attempts, due_at FROM outbox WHERE booking = STAFF;
         UPDATE outbox SET state = 'sent' WHERE booking = STAFF",
    ),
    plant(Code::NotSilenced, "UPDATE outbox SET state = 'pending' WHERE kind = 'booked'"),
    plant(
        Code::NoReason,
        r#"UPDATE outcomes SET outcome = '{"outcome": "refused", "reasons": []}' WHERE outcome ->> 'outcome' = 'refused'"#,
    ),
    plant(
        Code::ReasonShape,
        r#"UPDATE outcomes SET outcome = '{"outcome": "refused", "reasons": [{"code": "no"}]}'
         WHERE outcome ->> 'outcome' = 'refused'"#,
    ),
];

/// The words of a database for the placeholders.
pub(crate) struct Dialect {
    pub(crate) hour: &'static str,
    pub(crate) tick: &'static str,
    pub(crate) id: &'static str,
    pub(crate) truth: &'static str,
    pub(crate) json: &'static str,
}

impl Dialect {
    pub(crate) const SQLITE: Self =
        Self { hour: "3600000000", tick: "1", id: "randomblob(16)", truth: "1", json: "text" };
    pub(crate) const POSTGRES: Self = Self {
        hour: "interval '1 hour'",
        tick: "interval '1 microsecond'",
        id: "gen_random_uuid()",
        truth: "true",
        json: "jsonb",
    };

    /// The statements of a plant for this database.
    pub(crate) fn say(&self, sql: &str) -> String {
        sql.replace("{hour}", self.hour)
            .replace("{tick}", self.tick)
            .replace("{id}", self.id)
            .replace("{true}", self.truth)
            .replace("{json}", self.json)
            .replace("STAFF", "(SELECT id FROM bookings WHERE channel = 'staff' ORDER BY id LIMIT 1)")
            .replace("LAST", "(SELECT last FROM feed)")
    }
}

#[test]
fn every_code_is_planted() {
    for code in Code::ALL {
        assert_eq!(PLANTS.iter().filter(|plant| plant.code == *code).count(), 1, "{code}");
    }
}
