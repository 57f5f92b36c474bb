//! How a hearing may be held.

use std::collections::BTreeSet;

use crate::Hearing;
use crate::read::FaultCode;
use crate::read::report::Judge;

pub(super) fn judge(hearing: &mut Hearing, judge: &mut Judge<'_>) {
    if hearing.channels.is_empty() {
        let message = "A hearing must be held somehow: name at least one of in_person, hybrid, video, telephone.";
        judge.fault(FaultCode::NoChannel, ".channels", message.to_owned());
    }
    let mut met = BTreeSet::new();
    let mut index = 0;
    hearing.channels.retain(|choice| {
        let first = met.insert(choice.channel);
        if !first {
            let message = "The channel is named before; the first counts. Keep one.".to_owned();
            judge.drop_part(FaultCode::RepeatedChannel, &format!(".channels[{index}]"), "", message);
        }
        index += 1;
        first
    });
}
