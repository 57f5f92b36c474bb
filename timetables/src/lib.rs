//! Timetable files: the project's own format, the importers, the lint.
