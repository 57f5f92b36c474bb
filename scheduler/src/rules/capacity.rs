//! A demand takes at least one unit, of a class that the session offers, and no more than is left for its channel.

use scheduler_model::Reason;

use super::Context;
use crate::planted::{self, Bug};

pub(super) fn check(context: &Context<'_>, reasons: &mut Vec<Reason>) {
    let &Context { class, channel, units, .. } = context;
    if units.is_zero() {
        reasons.push(Reason::UnitsZero);
    }
    // A class taken out of the timetable stays with a total of 0 while bookings of it stand.
    let offered = context.counts.iter().find(|count| count.class == class && count.total.0.max(count.overbook.0) > 0);
    match offered {
        None => reasons.push(Reason::ClassNotOffered { class }),
        Some(count) if units.0 > count.left(channel).saturating_add(u32::from(planted::on(Bug::CapacityOffByOne))) => {
            reasons.push(Reason::CapacityFull { class, channel, wanted: units.0, left: count.left(channel) });
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use calendars::{CapacityClass, Units};
    use rstest::rstest;
    use scheduler_model::{Channel, ClassCount, Reason};

    use crate::fixtures::Scene;
    use crate::rules::{CAPACITY, judge};

    const OPEN: CapacityClass = CapacityClass::OpenTable;

    fn full(channel: Channel, wanted: u32, left: u32) -> Vec<Reason> {
        vec![Reason::CapacityFull { class: OPEN, channel, wanted, left }]
    }

    #[rstest]
    // Ten in all, seven for the public; six taken by the public, two by staff.
    #[case(Channel::Public, 1, vec![])]
    #[case(Channel::Public, 2, full(Channel::Public, 2, 1))]
    #[case(Channel::Staff, 2, vec![])]
    #[case(Channel::Staff, 3, full(Channel::Staff, 3, 2))]
    #[case(Channel::Staff, 0, vec![Reason::UnitsZero])]
    #[case(Channel::Staff, u32::MAX, full(Channel::Staff, u32::MAX, 2))]
    fn table(#[case] channel: Channel, #[case] units: u32, #[case] expected: Vec<Reason>) {
        let mut scene = Scene::new();
        let mut count = ClassCount::fresh(OPEN, Units(10), Units(7));
        count.shift(Channel::Public, 2, 4);
        count.shift(Channel::Staff, 0, 2);
        scene.entry.counts = vec![count];
        scene.channel = channel;
        scene.units = Units(units);
        assert_eq!(judge(&scene.context(), &[CAPACITY]), expected);
    }

    #[test]
    fn a_class_must_be_offered() {
        let mut scene = Scene::new();
        scene.class = CapacityClass::ClosedTable;
        let refused = vec![Reason::ClassNotOffered { class: CapacityClass::ClosedTable }];
        assert_eq!(judge(&scene.context(), &[CAPACITY]), refused);
        scene.entry.counts.push(ClassCount::fresh(CapacityClass::ClosedTable, Units(0), Units(0)));
        assert_eq!(judge(&scene.context(), &[CAPACITY]), refused);
    }

    #[test]
    fn a_grant_lets_staff_pass_the_total() {
        let mut scene = Scene::new();
        let mut count = ClassCount::fresh(OPEN, Units(1), Units(1));
        count.shift(Channel::Public, 0, 1);
        count.overbook = Units(1);
        scene.entry.counts = vec![count];
        assert_eq!(judge(&scene.context(), &[CAPACITY]), full(Channel::Public, 1, 0));
        scene.channel = Channel::Staff;
        assert_eq!(judge(&scene.context(), &[CAPACITY]), vec![]);
    }
}
