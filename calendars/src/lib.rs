//! Civil time: zones, interval sets, working days, notice windows, timetables, calendar files.
