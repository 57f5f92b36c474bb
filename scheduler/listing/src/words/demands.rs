//! The lines of a funnel: a number of days, and what they meet.

use listing_model::Seat;

use super::fill::Filling;
use super::{Both, Tongue, both};
use crate::explain::{Demand, Step};

/// The words of a demand.
const fn words(demand: &Demand) -> Both {
    match demand {
        Demand::SittingDay => {
            both("{days}: sitting days asked about", "{days}: diwrnodau eistedd y gofynnwyd amdanynt")
        }
        Demand::Window => both("{days}: in its window", "{days}: o fewn ei ffenestr"),
        Demand::Notice(_) => both("{days}: with {count} days' notice", "{days}: gyda rhybudd, mewn diwrnodau: {count}"),
        Demand::Decisions => both(
            "{days}: as locks and forbidden places allow",
            "{days}: fel y mae cloeon a lleoedd gwaharddedig yn caniatáu",
        ),
        Demand::PartiesAvailable => both("{days}: everybody required can come", "{days}: gall pawb sy'n ofynnol ddod"),
        Demand::PartiesFree => {
            both("{days}: nobody required is at another hearing", "{days}: nid oes neb gofynnol mewn gwrandawiad arall")
        }
        Demand::Links => {
            both("{days}: in its turn among linked hearings", "{days}: yn ei dro ymhlith gwrandawiadau cysylltiedig")
        }
        Demand::Sits(_) => both(
            "{days}: somebody sits who may take the seat of {role}[ with {qualification}]",
            "{days}: mae rhywun yn eistedd a gaiff gymryd sedd {role}[ gyda {qualification}]",
        ),
        Demand::Free(_) => both(
            "{days}: somebody for the seat of {role}[ with {qualification}] is free",
            "{days}: mae rhywun ar gyfer sedd {role}[ gyda {qualification}] yn rhydd",
        ),
        Demand::Interprets(_) => both(
            "{days}: somebody works who interprets {language}",
            "{days}: mae rhywun yn gweithio sy'n cyfieithu {language}",
        ),
        Demand::InterpreterFree(_) => both(
            "{days}: somebody who interprets {language} is free",
            "{days}: mae rhywun sy'n cyfieithu {language} yn rhydd",
        ),
        Demand::RoomOpen(_) => both(
            "{days}: a room that it may have is open[, with {attribute}]",
            "{days}: mae ystafell y caiff ei defnyddio ar agor[, gyda {attribute}]",
        ),
        Demand::RoomFree(_) => both(
            "{days}: a room that it may have is free[, with {attribute}]",
            "{days}: mae ystafell y caiff ei defnyddio yn rhydd[, gyda {attribute}]",
        ),
        Demand::Together => both(
            "{days}: all of that at the same time and venue",
            "{days}: hynny i gyd ar yr un pryd ac yn yr un lleoliad",
        ),
    }
}

/// The line of a step.
pub(super) fn line(step: &Step, tongue: Tongue) -> String {
    let mut filling = Filling::default().with("days", step.days.to_string());
    match &step.demand {
        Demand::Notice(days) => filling.add("count", days.to_string()),
        Demand::Sits(seat) | Demand::Free(seat) => add_seat(&mut filling, seat),
        Demand::Interprets(language) | Demand::InterpreterFree(language) => filling.add("language", language.clone()),
        Demand::RoomOpen(needs) | Demand::RoomFree(needs) => {
            needs.iter().for_each(|need| filling.add("attribute", need.clone()));
        }
        Demand::SittingDay
        | Demand::Window
        | Demand::Decisions
        | Demand::PartiesAvailable
        | Demand::PartiesFree
        | Demand::Links
        | Demand::Together => {}
    }
    filling.fill(words(&step.demand).of(tongue)).unwrap_or_default()
}

fn add_seat(filling: &mut Filling, seat: &Seat) {
    filling.add("role", seat.role.clone());
    for code in seat.tickets.iter().chain(&seat.specialisms) {
        filling.add("qualification", code.clone());
    }
}

#[cfg(test)]
pub(super) fn all() -> Vec<(Demand, Both)> {
    let seat = || Seat { role: "judge".to_owned(), tickets: vec!["DISC".to_owned()], specialisms: Vec::new() };
    let demands = vec![
        Demand::SittingDay,
        Demand::Window,
        Demand::Notice(14),
        Demand::Decisions,
        Demand::PartiesAvailable,
        Demand::PartiesFree,
        Demand::Links,
        Demand::Sits(seat()),
        Demand::Free(seat()),
        Demand::Interprets("cym".to_owned()),
        Demand::InterpreterFree("cym".to_owned()),
        Demand::RoomOpen(vec!["30".to_owned()]),
        Demand::RoomFree(vec!["30".to_owned()]),
        Demand::Together,
    ];
    demands.into_iter().map(|demand| (demand.clone(), words(&demand))).collect()
}
