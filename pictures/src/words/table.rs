//! The table of words.

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $english:literal, $welsh:literal;)*) => {
        /// Every word that a picture shows. `{n}` and the like are filled in; forms for one, two and many stand between bars.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Words {
            /// The language, as HTML names it.
            pub lang: &'static str,
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Words {
            /// English.
            pub const ENGLISH: Self = Self { lang: "en", $($name: $english,)* };
            /// Welsh.
            pub const WELSH: Self = Self { lang: "cy", $($name: $welsh,)* };

            /// Each with its name, to see that none is missing.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

words! {
    // --- days and hours
    /// Monday to Sunday; a low line is a space within a name.
    weekdays: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Dydd_Llun Dydd_Mawrth Dydd_Mercher Dydd_Iau Dydd_Gwener Dydd_Sadwrn Dydd_Sul";
    /// The same, short.
    weekdays_short: "Mon Tue Wed Thu Fri Sat Sun", "Llun Maw Mer Iau Gwe Sad Sul";
    /// January to December.
    months: "January February March April May June July August September October November December",
        "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr";
    /// The same, short.
    months_short: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Ion Chwe Maw Ebr Mai Meh Gor Aws Med Hyd Tach Rhag";
    /// From a day or a time to another.
    range: "{from} to {to}", "{from} – {to}";
    /// A week, by its first day.
    week_of: "Week of {date}", "Wythnos yn dechrau: {date}";
    /// How many days something takes.
    days: "{n} day|{n} days", "{n} diwrnod|{n} ddiwrnod|{n} diwrnod";
    /// A day without sittings.
    no_sittings: "No sittings: {names}", "Dim eisteddiadau: {names}";
    /// Why, if it is no bank holiday.
    closed_everywhere: "closed", "ar gau";

    // --- headings
    /// Rows are rooms.
    rooms_title: "Rooms and their hearings", "Ystafelloedd a'u gwrandawiadau";
    /// Rows are people.
    people_title: "Judges and members and their hearings", "Barnwyr ac aelodau a'u gwrandawiadau";
    /// To the main part of a page.
    skip: "Skip to the list", "Neidio i'r rhestr";
    /// Above the links to the parts of a page.
    contents: "On this page", "Ar y dudalen hon";
    /// Above the figures.
    summary: "In short", "Yn gryno";
    /// When the plan was made.
    made_on: "Made on {date}", "Gwnaed: {date}";
    /// From which list.
    made_from: "from version {version} of the list in force", "o fersiwn {version} o'r rhestr sydd mewn grym";
    /// What marks mean.
    key: "Key", "Allwedd";
    /// How to read a wide chart on a narrow screen.
    scroll: "On a narrow screen, the chart scrolls sideways. The table below it says the same.",
        "Ar sgrin gul, mae'r siart yn sgrolio i'r ochr. Mae'r tabl oddi tano'n dweud yr un peth.";
    /// Nothing is listed at all in a week.
    nothing_listed: "Nothing is listed.", "Nid oes dim wedi'i restru.";
    /// Rows left out.
    nothing_in: "Nothing listed in: {names}", "Dim wedi'i restru yn: {names}";
    /// People left out.
    nothing_for: "Nothing listed for: {names}", "Dim wedi'i restru ar gyfer: {names}";
    /// Groups left out.
    nothing_at: "Nothing listed at: {names}", "Dim wedi'i restru yn: {names}";
    /// The group of what takes no room.
    remote: "By video or telephone", "Drwy fideo neu dros y ffôn";
    /// The group of rooms that the problem does not know.
    unknown_venue: "Unknown venue", "Lleoliad anhysbys";
    /// The group of lists without a room, when rows are people.
    lists_group: "Float and backup lists", "Rhestrau arnofio a rhestrau wrth gefn";
    /// A row of a hearing over which nobody presides.
    nobody: "Nobody named", "Neb wedi'i enwi";

    /// Hearings that no row has.
    elsewhere: "Listed, but in no room, list or sitting that is known",
        "Wedi'u rhestru, ond nid mewn ystafell, rhestr nac eisteddiad hysbys";

    // --- what is drawn
    /// A hearing.
    hearing: "Hearing", "Gwrandawiad";
    /// So many.
    hearings: "{n} hearing|{n} hearings", "{n} gwrandawiad|{n} wrandawiad|{n} gwrandawiad";
    /// A list before one judge.
    block_list: "Block list", "Rhestr bloc";
    /// A list for whoever falls free.
    float_list: "Float list", "Rhestr arnofio";
    /// A list for named people who may fall free.
    backup_list: "Backup list", "Rhestr wrth gefn";
    /// A room that is not open.
    closed: "Closed", "Ar gau";
    /// A person who does not sit then.
    away: "Not sitting", "Ddim yn eistedd";
    /// A hearing that the list in force lacks.
    new: "New", "Newydd";
    /// The same, as one letter in a box.
    new_letter: "N", "N";
    /// A hearing with another place than in the list in force.
    moved: "Moved", "Wedi symud";
    /// The same, as one letter in a box.
    moved_letter: "M", "S";
    /// A hearing of which something must stay.
    locked: "Locked", "Wedi'i gloi";
    /// Somebody who interprets.
    interpreter: "Interpreter", "Cyfieithydd ar y pryd";
    /// A row of the key.
    continues: "Goes on in another week", "Yn parhau mewn wythnos arall";
    /// For a screen reader: what a chart shows.
    gantt_description: "{period}. {rows}, {hearings}, {lists}. Against the list in force: {new} new, {moved} moved.",
        "{period}. {rows}, {hearings}, {lists}. O'i gymharu â'r rhestr sydd mewn grym: {new} newydd, {moved} wedi symud.";
    /// The same, if there is no list in force.
    gantt_description_first: "{period}: {rows}, {hearings}, {lists}.", "{period} - {rows}, {hearings}, {lists}.";
    /// So many rows.
    rows: "{n} row|{n} rows", "{n} rhes|{n} res|{n} rhes";
    /// So many lists.
    lists: "{n} list|{n} lists", "{n} rhestr|{n} restr|{n} rhestr";

    // --- columns of tables
    /// A day.
    date: "Date", "Dyddiad";
    /// A time of day.
    time: "Time", "Amser";
    /// A room, a list, or none.
    room: "Room or list", "Ystafell neu restr";
    /// A hearing's kind.
    hearing_type: "Type", "Math";
    /// Who sits.
    panel: "Panel", "Panel y gwrandawiad";
    /// How it is held.
    channel: "How", "Sut";
    /// New, moved, locked.
    notes: "Notes", "Nodiadau";
    /// How urgent.
    priority: "Priority", "Blaenoriaeth";
    /// Listing minutes.
    minutes: "Minutes", "Munudau";
    /// Why not.
    reasons: "What stands in the way", "Beth sydd yn y ffordd";
    /// In the list in force.
    before: "In force", "Mewn grym";
    /// In this plan.
    after: "In this plan", "Yn y cynllun hwn";
    /// What differs.
    what_changes: "What changes", "Beth sy'n newid";
    /// A building.
    venue: "Venue", "Lleoliad";
    /// A judge or member.
    person: "Judge or member", "Barnwr neu aelod";
    /// AM, PM.
    sitting: "Sitting", "Eisteddiad";
    /// What a table of a group shows.
    table_caption: "Hearings: {group}, {period}", "Gwrandawiadau: {group}, {period}";

    // --- what is not listed, what changes
    /// Heading.
    unlisted: "Not listed", "Heb eu rhestru";
    /// None.
    all_listed: "Every hearing is listed.", "Mae pob gwrandawiad wedi'i restru.";
    /// Heading.
    changes: "Changes against the list in force", "Newidiadau i'r rhestr sydd mewn grym";
    /// None.
    no_changes: "Nothing changes in this period.", "Nid oes dim yn newid yn y cyfnod hwn.";
    /// A hearing in force that this plan lacks.
    gone: "No longer listed", "Heb ei restru mwyach";
    /// What may change.
    date_changes: "date", "dyddiad";
    /// What may change.
    time_changes: "time", "amser";
    /// What may change.
    room_changes: "room or list", "ystafell neu restr";
    /// What may change.
    person_changes: "who presides", "pwy sy'n llywyddu";
    /// What may change.
    channel_changes: "how it is held", "sut y'i cynhelir";

    // --- figures
    /// Of all hearings.
    listed_of_all: "Listed, of all hearings", "Wedi'u rhestru, o bob gwrandawiad";
    /// In the dates shown.
    in_this_period: "Hearings in this period", "Gwrandawiadau yn y cyfnod hwn";
    /// Of them, in lists.
    in_lists: "Of them in lists", "Ohonynt mewn rhestrau";
    /// Sitting minutes used.
    room_time_used: "Room time used", "Amser ystafelloedd a ddefnyddir";
    /// One number of another.
    of: "{part} of {whole}", "{part} o {whole}";

    // --- utilisation
    /// Heading, venues.
    venue_use: "Use of rooms", "Defnydd o ystafelloedd";
    /// Heading, people.
    people_use: "Use of judges' and members' time", "Defnydd o amser barnwyr ac aelodau";
    /// What a number is.
    use_description: "Share of the sitting minutes of each week that is used",
        "Cyfran munudau eistedd pob wythnos a ddefnyddir";
    /// A cell: nothing to use.
    no_time: "closed", "ar gau";
    /// The column of all weeks.
    all_weeks: "All", "Cyfan";
    /// A cell, as a tooltip.
    use_cell: "{row}, {week}: {used} of {available} minutes", "{row}, {week}: {used} o {available} munud";
    /// A column.
    week: "Week from", "Wythnos o";
    /// A column.
    minutes_used: "Minutes used", "Munudau a ddefnyddir";
    /// A column.
    minutes_available: "Minutes available", "Munudau sydd ar gael";
    /// A column.
    share: "Share", "Cyfran";

    // --- risk
    /// Heading.
    risk: "Risk that somebody is sent away", "Y risg y bydd rhywun yn cael ei anfon adref";
    /// What a chart of risks shows.
    risk_description: "{sessions}. {over} above the ceiling of {ceiling}. The bar is the list as planned; the mark is the list with one more hearing.",
        "{sessions}. {over} uwchlaw'r terfyn o {ceiling}. Y bar yw'r rhestr fel y'i cynlluniwyd; y marc yw'r rhestr gydag un gwrandawiad arall.";
    /// So many.
    sessions: "{n} session|{n} sessions", "{n} eisteddiad";
    /// The line.
    ceiling: "ceiling {ceiling}", "terfyn {ceiling}";
    /// A column.
    session: "Session", "Sesiwn";
    /// A column.
    number_of_hearings: "Hearings", "Gwrandawiadau";
    /// A column.
    sent_away: "Somebody is sent away", "Anfonir rhywun adref";
    /// A column.
    idle_minutes: "Idle minutes expected", "Munudau segur disgwyliedig";
    /// The same, short, above the numbers of a chart.
    idle_short: "Idle", "Segur";
    /// A number of minutes, short.
    minutes_short: "{n} min", "{n} mun";
    /// A column.
    with_one_more: "With one more", "Gydag un arall";
    /// Above the ceiling.
    above_ceiling: "Above the ceiling", "Uwchlaw'r terfyn";
    /// The mark of the key.
    as_planned: "As planned", "Yn ôl y cynllun";
    /// An arrow of the key.
    beyond: "Beyond the scale", "Y tu hwnt i'r raddfa";
    /// No session.
    no_sessions: "No session has a risk to show.", "Nid oes gan unrhyw eisteddiad risg i'w dangos.";

    // --- kinds of things
    /// A channel.
    in_person: "In person", "Wyneb yn wyneb";
    /// A channel.
    hybrid: "Hybrid", "Hybrid";
    /// A channel.
    video: "Video", "Fideo";
    /// A channel.
    telephone: "Telephone", "Ffôn";
    /// A priority.
    critical: "Critical", "Hollbwysig";
    /// A priority.
    urgent: "Urgent", "Brys";
    /// A priority.
    high: "High", "Uchel";
    /// A priority.
    standard: "Standard", "Safonol";
    /// How many seats a room has.
    seats: "{n} seat|{n} seats", "{n} sedd";
    /// How a person is paid.
    fee_paid: "fee-paid", "tâl fesul sesiwn";
    /// What else a row that is cut short has.
    and_more: "and {n} more", "a {n} arall";
}
