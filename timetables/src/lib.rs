//! Timetable files: the project's own format, the formats that it can import, and the lint for all of them.
//!
//! Nothing here opens a file or prints. A caller hands in names and bytes and gets values and [`Finding`]s, each with file,
//! line, key and cure. No input of any kind makes it panic: what cannot be read is a finding.

mod contradictions;
mod file_text;
mod finding;
mod import;
mod lint;
mod pvb;
mod replay;
mod session_templates;
mod venue_file;
mod yaml;

pub use file_text::FileText;
pub use finding::code::Code;
pub use finding::{Finding, Position, Severity, has_errors};
pub use import::{Imported, import_pvb, import_session_templates, usual_tables};
pub use lint::{Format, lint};
pub use pvb::expected_slots::{ExpectedSlots, PrisonSlots, expected_slots};
pub use pvb::folder::{Folder, read_folder};
pub use pvb::holidays::read_holidays;
pub use pvb::prison::Prison;
pub use pvb::reader::{Reading, read_prison};
pub use pvb::uuids::{read_estates, read_uuids};
pub use replay::replay;
pub use replay::report::{Changes, InvalidYaml, Notice, ReplayReport};
pub use session_templates::import::{SessionTemplates, is_session_table, read_session_templates};
pub use session_templates::register::{PrisonRegister, RegisterEntry, read_prison_register};
pub use session_templates::template::SessionTemplate;
pub use venue_file::FORMAT;
pub use venue_file::ids::{space_id, venue_id};
pub use venue_file::model::{
    CapacityChange, ClosedDay, DaySession, Group, GroupUse, ReplacedDay, SessionRule, SpaceEntry, VenueFile,
};
pub use venue_file::publication::PublicationError;
pub use venue_file::read::{lint_venue_file, load};
pub use venue_file::write::write;
