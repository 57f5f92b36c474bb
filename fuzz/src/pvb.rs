//! Files of the service that is replaced: prisons, their ids, estates, bank holidays.

use timetables::{
    FileText, Reading, has_errors, import_pvb, read_estates, read_holidays, read_prison, read_uuids, usual_tables,
};

use crate::{findings, venue_file};

const NAME: &str = "prisons/TSI-testwick.yml";

/// Strict takes nothing that today's service refuses, and nothing with an error; what it takes becomes a sound venue.
pub(crate) fn target(bytes: &[u8]) {
    let (strict, found) = read_prison(NAME, bytes, Reading::Strict);
    findings::check(&found, bytes);
    assert_eq!(strict.is_some(), !has_errors(&found), "{found:?}");
    let (recorded, found) = read_prison(NAME, bytes, Reading::AsRecorded);
    findings::check(&found, bytes);
    if let Some(strict) = strict {
        assert_eq!(Some(strict), recorded);
    }
    findings::check(&read_holidays("bacs.yml", bytes).1, bytes);
    findings::check(&read_uuids("prison_uuid_mappings.yml", bytes).1, bytes);
    findings::check(&read_estates("estates.yml", bytes).1, bytes);

    for reading in [Reading::Strict, Reading::AsRecorded] {
        let imported = import_pvb(&[FileText::new(NAME, bytes)], reading, usual_tables());
        findings::check(&imported.findings, bytes);
        assert!(imported.venues.len() + imported.refused.len() <= 1);
        if reading == Reading::Strict {
            imported.venues.iter().for_each(venue_file::sound);
        }
    }
}
