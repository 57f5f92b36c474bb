//! Small rotas drawn at random.

use proptest::prelude::*;
use rota::*;

/// Three kinds of bench over three roles; youth sessions may not have a single justice.
pub(crate) fn benches() -> Vec<Bench> {
    let seat = |name: &str, role: &str, presides| Seat { name: name.into(), role: role.into(), presides };
    let adult = Court { panel: Some("ADULT".into()), business: None };
    vec![
        Bench {
            id: "lay".into(),
            seats: vec![seat("CHAIR", "chair", true), seat("LEFT", "winger", false), seat("RIGHT", "winger", false)],
            courts: vec![],
        },
        Bench { id: "judge".into(), seats: vec![seat("JUDGE", "judge", true)], courts: vec![] },
        Bench {
            id: "pair".into(),
            seats: vec![seat("FIRST", "winger", false), seat("SECOND", "winger", false)],
            courts: vec![adult],
        },
    ]
}

fn session() -> impl Strategy<Value = Session> {
    let when = prop_oneof![Just(When::AM), Just(When::PM), Just(When::Part(Part::AllDay))];
    let linked = prop::option::weighted(0.5, 0_u8..3);
    (0_i64..10, when, any::<bool>(), 0_u8..2, linked, prop::bool::weighted(0.1)).prop_map(
        |(day, when, youth, venue, linked, welsh)| Session {
            id: String::new(),
            date: "2026-04-06".parse::<calendars::LocalDate>().unwrap().plus_days(day),
            when,
            panel: if youth { "YOUTH" } else { "ADULT" }.into(),
            business: "TRL".into(),
            venue: format!("v{venue}"),
            room: None,
            linked: linked.map(|group| format!("g{group}")),
            welsh,
            needs: if youth { vec!["YOUTH".into()] } else { vec![] },
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    let roles = prop::sample::subsequence(vec!["chair", "winger", "judge"], 1..=3);
    let weekly = prop::sample::subsequence(
        calendars::Weekday::ALL
            .iter()
            .flat_map(|weekday| Half::BOTH.map(|half| WeeklyHalf { weekday: *weekday, half }))
            .collect::<Vec<_>>(),
        0..=10,
    );
    let limit = || prop::option::weighted(0.6, 0_u32..6);
    (roles, weekly, any::<bool>(), any::<bool>(), prop::bool::weighted(0.3), (limit(), limit(), limit())).prop_map(
        |(roles, weekly, youth, welsh, at_home, (most, most_in_week, share))| Person {
            id: String::new(),
            roles: roles.into_iter().map(str::to_owned).collect(),
            authorisations: if youth { vec!["YOUTH".into()] } else { vec![] },
            venues: if at_home { vec!["v0".into()] } else { vec![] },
            welsh,
            available: Availability { weekly, ..Availability::default() },
            sittings: Sittings { least: most.map(|most| most / 2), most, most_in_week, share },
        },
    )
}

/// A rota with up to `sessions` sessions and `people` people, and some who sit already, some of them locked.
pub(crate) fn rota(sessions: usize, people: usize) -> impl Strategy<Value = SoundRota> {
    let now = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_usize..3, 0_usize..3, any::<bool>());
    (
        prop::collection::vec(session(), 1..=sessions),
        prop::collection::vec(person(), 0..=people),
        prop::collection::vec(now, 0..12),
        prop::bool::weighted(0.7),
    )
        .prop_map(|(mut sessions, mut people, now, together)| {
            for (number, session) in sessions.iter_mut().enumerate() {
                session.id = format!("s{number}");
            }
            for (number, person) in people.iter_mut().enumerate() {
                person.id = format!("p{number}");
            }
            let benches = benches();
            let assignments = now
                .into_iter()
                .filter(|_| !people.is_empty())
                .map(|(session, person, bench, seat, locked)| Assignment {
                    session: session.get(&sessions).id.clone(),
                    bench: benches[bench].id.clone(),
                    seat: benches[bench].seats[seat % benches[bench].seats.len()].name.clone(),
                    person: person.get(&people).id.clone(),
                    locked,
                })
                .collect();
            let linked = if together { Linked::Together } else { Linked::Preferred };
            let name = "random".to_owned();
            let rota =
                Rota { name, rules: Rules { linked }, benches, sessions, people, assignments, ..Rota::default() };
            sound(rota).0
        })
}
