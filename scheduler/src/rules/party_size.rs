//! A venue lets in so many visitors, so many of them adults (there are so many chairs at a table), so many children.

use scheduler_model::{PartyLimits, Reason};

use super::{Context, ages};

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let day = context.session.date;
    let limits = &context.venue.policy.party;
    let (mut total, mut adults, mut children) = (0, 0, 0);
    for member in context.party.visitors() {
        total += 1;
        match ages::age(member, day) {
            Some(years) if years >= u32::from(limits.adult_age) => adults += 1,
            Some(_) => children += 1,
            None => {}
        }
    }
    over_limits(limits, total, adults, children, reasons);
}

/// Pushes each of the venue's limits that the numbers pass. Adults are those of the venue's `adult_age` or more.
pub fn over_limits(limits: &PartyLimits, total: u32, adults: u32, children: u32, reasons: &mut Vec<Reason>) {
    let adult_age = u32::from(limits.adult_age);
    let (most, most_adults, most_children) =
        (u32::from(limits.max_total), u32::from(limits.max_adults), u32::from(limits.max_children));
    if total > most {
        reasons.push(Reason::PartyTooMany { limit: most, given: total });
    }
    if adults > most_adults {
        reasons.push(Reason::PartyTooManyAdults { limit: most_adults, given: adults, adult_age });
    }
    if children > most_children {
        reasons.push(Reason::PartyTooManyChildren { limit: most_children, given: children, adult_age });
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use scheduler_model::{Party, PartyLimits, Reason};

    use crate::fixtures::{Scene, lead, prisoner, visitor};
    use crate::rules::{PARTY, judge};

    fn adults(given: u32, adult_age: u32) -> Reason {
        Reason::PartyTooManyAdults { limit: 3, given, adult_age }
    }

    // The visit is on 2026-06-12; six visitors, three adults, four children at most. The prisoner is not counted.
    #[rstest]
    #[case::three_chairs(18, &["1990-01-01", "1990-01-01"], vec![])]
    #[case::four_chairs(18, &["1990-01-01", "1990-01-01", "1990-01-01"], vec![adults(4, 18)])]
    #[case::a_lap_at_17(18, &["1990-01-01", "1990-01-01", "2009-06-12"], vec![])]
    #[case::a_chair_at_16(16, &["1990-01-01", "1990-01-01", "2010-06-12"], vec![adults(4, 16)])]
    #[case::a_lap_the_day_before_16(16, &["1990-01-01", "1990-01-01", "2010-06-13"], vec![])]
    #[case::a_chair_at_10(10, &["1990-01-01", "1990-01-01", "2016-06-12"], vec![adults(4, 10)])]
    #[case::five_children(
        18, &["2020-01-01"; 5], vec![Reason::PartyTooManyChildren { limit: 4, given: 5, adult_age: 18 }]
    )]
    #[case::everything(
        18,
        &["1990-01-01", "1990-01-01", "1990-01-01", "2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05"],
        vec![
            Reason::PartyTooMany { limit: 6, given: 9 },
            adults(4, 18),
            Reason::PartyTooManyChildren { limit: 4, given: 5, adult_age: 18 },
        ]
    )]
    fn table(#[case] adult_age: u8, #[case] others: &[&str], #[case] expected: Vec<Reason>) {
        let mut scene = Scene::new();
        scene.venue.policy.party = PartyLimits { max_total: 6, max_adults: 3, max_children: 4, adult_age };
        let mut party = vec![prisoner(1), lead(2, "1980-01-01")];
        party.extend(others.iter().zip(3..).map(|(born, person)| visitor(person, born)));
        scene.party = Party(party);
        assert_eq!(judge(&scene.context(), &[PARTY]), expected);
    }
}
