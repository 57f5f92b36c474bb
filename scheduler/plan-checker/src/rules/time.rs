//! `time.off_grid`, `time.does_not_fit`: a slot on the day's grid.

use crate::breach::{Code, Findings};
use crate::dates::time_of_day;
use crate::scene::{Listed, Scene};

pub(super) fn check(scene: &Scene, listed: &Listed, findings: &mut Findings) {
    let horizon = &scene.problem.horizon;
    let time = time_of_day(listed.placement.start);
    let Some(start) = horizon.grain_at(listed.placement.start) else {
        findings.add(Code::OffGrid, [listed.id()], format!("no grain of a sitting begins at {time}"));
        return;
    };
    let length = listed.length;
    if length.days() > 1 || length.full_days > 0 {
        if start != 0 {
            findings.add(Code::DoesNotFit, [listed.id()], format!("takes several days and begins at {time}"));
        }
        return;
    }
    let end = start + length.grains;
    let longest = horizon.longest_sitting() / horizon.grain_minutes;
    let end_of_sitting = horizon.sitting_of(start).map_or(0, |sitting| sitting.end);
    let limit = if length.grains <= longest { end_of_sitting } else { horizon.day_grains() };
    if end > limit {
        let minutes = length.grains * horizon.grain_minutes;
        let within = if length.grains <= longest { "sitting" } else { "day" };
        findings.add(
            Code::DoesNotFit,
            [listed.id()],
            format!("{minutes} minutes from {time} do not fit into the {within}"),
        );
    }
}
