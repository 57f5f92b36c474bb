//! Rotas small enough to know the answer.

use anytime::Never;
use rota::*;

use crate::support::benches;

fn session(id: &str, date: &str, when: When) -> Session {
    Session {
        id: id.into(),
        date: date.parse().unwrap(),
        when,
        panel: "ADULT".into(),
        business: "TRL".into(),
        venue: "v0".into(),
        room: None,
        linked: None,
        welsh: false,
        needs: vec![],
    }
}

fn person(id: &str, roles: &[&str]) -> Person {
    Person {
        id: id.into(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        authorisations: vec![],
        venues: vec![],
        welsh: false,
        available: Availability::default(),
        sittings: Sittings::default(),
    }
}

fn solve(rota: Rota) -> (Rota, Filling) {
    let (rota, _) = sound(rota);
    let filling = fill(&rota, Options { steps: 2_000, ..Options::default() }, &Never);
    assert_eq!(check(rota.rota(), &filling.filled), []);
    (rota.into_rota(), filling)
}

/// Mornings of a week, the lay bench alone, and the people named.
fn week(people: Vec<Person>) -> Rota {
    let days = ["2026-04-13", "2026-04-14", "2026-04-15", "2026-04-16"];
    Rota {
        benches: benches().into_iter().filter(|bench| bench.id == "lay").collect(),
        sessions: days.iter().map(|day| session(day, day, When::AM)).collect(),
        people,
        ..Rota::default()
    }
}

#[test]
fn a_chair_goes_where_no_other_chair_can() {
    // One chair can come on any day, the other on Monday only. Three wingers.
    let monday = Availability {
        weekly: vec![WeeklyHalf { weekday: calendars::Weekday::Monday, half: Half::Morning }],
        ..Availability::default()
    };
    let once = Sittings { most: Some(3), ..Sittings::default() };
    let people = vec![
        Person { sittings: once, ..person("any", &["chair"]) },
        Person { available: monday, ..person("monday", &["chair"]) },
        person("w1", &["winger"]),
        person("w2", &["winger"]),
    ];
    let (_, filling) = solve(week(people));
    assert_eq!((filling.full, filling.at_most), (4, 4));
}

#[test]
fn sittings_are_shared_out_evenly() {
    let people = ["c1", "c2"].map(|id| person(id, &["chair"])).into_iter();
    let wingers = ["w1", "w2", "w3", "w4"].map(|id| person(id, &["winger"]));
    let (rota, filling) = solve(week(people.chain(wingers).collect()));
    assert_eq!(filling.full, 4);
    let report = report(&rota, &filling.filled);
    assert!(report.people.iter().all(|share| share.sittings == 2), "{:?}", report.people);
}

#[test]
fn shares_that_are_stated_are_met() {
    let share = |id, share| Person {
        sittings: Sittings { share: Some(share), ..Sittings::default() },
        ..person(id, &["chair"])
    };
    let people = vec![share("c1", 3), share("c2", 1), person("w1", &["winger"]), person("w2", &["winger"])];
    let (rota, filling) = solve(week(people));
    let sat: Vec<u32> = report(&rota, &filling.filled).people.iter().map(|share| share.sittings).collect();
    assert_eq!(sat, [3, 1, 4, 4]);
}

#[test]
fn without_a_bench_there_is_a_chair_at_least() {
    let (rota, filling) = solve(week(vec![person("c", &["chair"]), person("w", &["winger"])]));
    assert_eq!((filling.full, filling.at_most), (0, 0));
    assert_eq!(filling.score.of(Layer::NobodyPresides), 0);
    let report = report(&rota, &filling.filled);
    let missing: Vec<&[String]> = report.missing.iter().map(|missing| &*missing.roles).collect();
    assert!(missing.iter().all(|roles| roles.iter().all(|role| role == "winger")), "{missing:?}");
}

#[test]
fn nobody_moves_courthouse_for_nothing() {
    let mut rota = week(["a", "b"].map(|id| person(id, &["judge"])).to_vec());
    rota.benches = benches().into_iter().filter(|bench| bench.id == "judge").collect();
    rota.sessions = vec![];
    for (number, (venue, when)) in
        [("v0", When::AM), ("v1", When::AM), ("v0", When::PM), ("v1", When::PM)].into_iter().enumerate()
    {
        rota.sessions.push(Session { venue: venue.into(), ..session(&format!("s{number}"), "2026-04-13", when) });
    }
    let (rota, filling) = solve(rota);
    assert_eq!(filling.full, 4);
    assert_eq!(report(&rota, &filling.filled).moves, Moves::default());
}

#[test]
fn linked_sessions_that_need_not_be_together_are_if_nothing_speaks_against_it() {
    let mut rota = week(["a", "b"].map(|id| person(id, &["judge"])).to_vec());
    rota.benches = benches().into_iter().filter(|bench| bench.id == "judge").collect();
    rota.rules.linked = Linked::Preferred;
    for (session, group) in rota.sessions.iter_mut().zip(["one", "other", "other", "one"]) {
        session.linked = Some(group.into());
    }
    let (_, filling) = solve(rota);
    assert_eq!(filling.full, 4);
    assert_eq!((filling.score.of(Layer::Unfairness), filling.score.of(Layer::LinksBroken)), (8, 0));
}

#[test]
fn who_sits_now_stays() {
    let mut rota = week(["a", "b", "c", "d"].map(|id| person(id, &["judge"])).to_vec());
    rota.benches = benches().into_iter().filter(|bench| bench.id == "judge").collect();
    let now = rota.sessions.iter().zip(["d", "b", "c", "a"]).map(|(session, person)| Assignment {
        session: session.id.clone(),
        bench: "judge".into(),
        seat: "JUDGE".into(),
        person: person.into(),
        locked: false,
    });
    rota.assignments = now.collect();
    let (rota, filling) = solve(rota);
    assert_eq!(filling.filled.assignments, rota.assignments);
}

#[test]
fn a_full_bench_stays_one_of_its_kind() {
    // The two would also make a lay bench with the chair, who has no share of sittings to come to.
    let mut rota = week(vec![person("c", &["chair"]), person("w1", &["winger"]), person("w2", &["winger"])]);
    rota.benches = benches();
    rota.sessions.truncate(1);
    rota.assignments = [("FIRST", "w2"), ("SECOND", "w1")]
        .map(|(seat, person)| Assignment {
            session: rota.sessions[0].id.clone(),
            bench: "pair".into(),
            seat: seat.into(),
            person: person.into(),
            locked: false,
        })
        .to_vec();
    rota.people[0].sittings.share = Some(0);
    let (rota, filling) = solve(rota);
    assert_eq!(filling.filled.assignments, rota.assignments);
}

#[test]
fn a_search_can_be_stopped_and_has_an_answer() {
    let (rota, _) = sound(week(vec![person("c", &["chair"]), person("w1", &["winger"]), person("w2", &["winger"])]));
    let filling = fill(&rota, Options::default(), &|| true);
    assert_eq!((filling.full, filling.steps, filling.rounds), (4, 0, 0));
    assert_eq!(filling.at_most, 4, "without a proof, all sessions");
}

#[test]
fn who_sits_twice_that_day_cannot_be_had_for_the_whole_day() {
    // `a` sits morning and afternoon. `b` could take the morning only, so the whole day stays empty.
    let mornings = Availability {
        weekly: vec![WeeklyHalf { weekday: calendars::Weekday::Monday, half: Half::Morning }],
        ..Availability::default()
    };
    let mut rota = week(vec![person("a", &["judge"]), Person { available: mornings, ..person("b", &["judge"]) }]);
    rota.benches = benches().into_iter().filter(|bench| bench.id == "judge").collect();
    let parts = [When::AM, When::PM, When::Part(Part::AllDay)];
    let day = |(number, when): (usize, &When)| session(&format!("s{number}"), "2026-04-13", *when);
    rota.sessions = parts.iter().enumerate().map(day).collect();
    rota.assignments = ["s0", "s1"]
        .map(|session| Assignment {
            session: session.into(),
            bench: "judge".into(),
            seat: "JUDGE".into(),
            person: "a".into(),
            locked: false,
        })
        .to_vec();
    let (_, filling) = solve(rota);
    assert_eq!((filling.full, filling.at_most), (2, 2));
}

#[test]
fn a_lock_holds_for_all_linked_sessions() {
    let mut rota = week(["a", "b"].map(|id| person(id, &["judge"])).to_vec());
    rota.benches = benches().into_iter().filter(|bench| bench.id == "judge").collect();
    rota.sessions.iter_mut().for_each(|session| session.linked = Some("trial".into()));
    rota.assignments = vec![Assignment {
        session: rota.sessions[2].id.clone(),
        bench: "judge".into(),
        seat: "JUDGE".into(),
        person: "b".into(),
        locked: true,
    }];
    let (_, filling) = solve(rota);
    assert_eq!(filling.full, 4);
    assert!(filling.filled.assignments.iter().all(|assignment| assignment.person == "b" && assignment.locked));
}

#[test]
fn somebody_below_their_least_goes_before_a_fair_share() {
    let sittings = |least, share| Sittings { least, share: Some(share), ..Sittings::default() };
    let people = vec![
        Person { sittings: sittings(None, 4), ..person("c1", &["chair"]) },
        Person { sittings: sittings(Some(2), 0), ..person("c2", &["chair"]) },
        person("w1", &["winger"]),
        person("w2", &["winger"]),
    ];
    let (rota, filling) = solve(week(people));
    let sat: Vec<u32> = report(&rota, &filling.filled).people.iter().map(|share| share.sittings).collect();
    assert_eq!(sat, [2, 2, 4, 4]);
    assert_eq!(filling.score.of(Layer::BelowLeast), 0);
}

#[test]
fn many_sessions_at_once_are_bounded_by_their_chairs() {
    let chairs = (0..7).map(|number| person(&format!("c{number}"), &["chair"]));
    let wingers = (0..45).map(|number| person(&format!("w{number}"), &["winger"]));
    let mut rota = week(chairs.chain(wingers).collect());
    rota.sessions = (0..20).map(|number| session(&format!("s{number}"), "2026-04-13", When::AM)).collect();
    let (_, filling) = solve(rota);
    assert_eq!((filling.full, filling.at_most), (7, 7));
}

#[test]
fn a_lock_keeps_its_seat() {
    let mut rota = week(vec![person("c", &["chair"]), person("w1", &["winger"]), person("w2", &["winger"])]);
    rota.assignments = vec![Assignment {
        session: rota.sessions[0].id.clone(),
        bench: "lay".into(),
        seat: "RIGHT".into(),
        person: "w1".into(),
        locked: true,
    }];
    let (rota, filling) = solve(rota);
    assert_eq!(filling.full, 4);
    assert!(filling.filled.assignments.contains(&rota.assignments[0]));
}
