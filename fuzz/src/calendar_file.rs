//! Calendar files: what stands in them, read back by the rules of RFC 5545.

use calendars::{CalendarAddress, CalendarInvite, CalendarMethod, Instant, Interval, Span, Zone, calendar_file};

/// Whatever the words of a booking are, its file is well formed, holds one entry, and says those words and no others.
pub(crate) fn target(bytes: &[u8]) {
    let Some(invite) = invite(bytes) else { return };
    let file = calendar_file(&invite);
    let lines = content_lines(&file);

    let value = |name: &str| {
        let of_name: Vec<_> = event(&lines).filter(|line| line.name == name).collect();
        assert!(of_name.len() <= 1, "{name} comes twice:\n{file}");
        of_name.first().map(|line| line.value.clone())
    };
    let text = |name: &str| value(name).map(|value| unescaped(&value));
    assert_eq!(text("SUMMARY"), Some(one_line(&invite.summary)), "{file}");
    assert_eq!(text("LOCATION"), invite.location.as_deref().map(plain), "{file}");
    assert_eq!(text("DESCRIPTION"), invite.description.as_deref().map(plain), "{file}");
    assert_eq!(value("SEQUENCE"), Some(invite.sequence.to_string()));
    assert!(value("UID").is_some(), "{file}");
    let addressed = matches!(invite.method, CalendarMethod::Publish) || value("ATTENDEE").is_some();
    assert!(addressed && value("ORGANIZER").is_some(), "{file}");
    for one in ["VCALENDAR", "VEVENT"] {
        let count = |what: &str| lines.iter().filter(|line| line.name == what && line.value == one).count();
        assert_eq!((count("BEGIN"), count("END")), (1, 1), "{file}");
    }
}

/// An entry made of the bytes: numbers first, then texts, each up to the next zero byte.
fn invite(bytes: &[u8]) -> Option<CalendarInvite> {
    let (numbers, rest) = bytes.split_first_chunk::<12>()?;
    let [a, b, c, d, method, zone, sequence @ ..] = *numbers;
    let mut texts = rest.split(|byte| *byte == 0).map(|text| String::from_utf8_lossy(text).into_owned());
    let mut text = || texts.next().unwrap_or_default();
    let start = Instant::from_seconds(i64::from(u32::from_be_bytes([a, b, c, d])));
    let [length, .., s1, s2] = sequence;
    let end = start.plus(Span::from_minutes(1 + i64::from(length)));
    let attendee = CalendarAddress { name: text(), email: text() };
    let zones: Vec<Zone> = Zone::all().collect();
    Some(CalendarInvite {
        method: match method % 3 {
            0 => CalendarMethod::Request { attendee },
            1 => CalendarMethod::Cancel { attendee },
            _ => CalendarMethod::Publish,
        },
        uid: text(),
        sequence: u32::from(u16::from_be_bytes([s1, s2])),
        stamp: start,
        interval: Interval::new(start, end).ok()?,
        zone: zones[usize::from(zone) * 3 % zones.len()],
        summary: text(),
        location: Some(text()).filter(|text| !text.is_empty()),
        description: Some(text()).filter(|text| !text.is_empty()),
        organizer: CalendarAddress { name: text(), email: text() },
        url: Some(text()).filter(|text| !text.is_empty()),
    })
}

/// A line of content, unfolded: its name without parameters, and its value.
#[derive(Debug)]
struct Line {
    name: String,
    value: String,
}

/// The lines of content, after a look at how they are laid out.
fn content_lines(file: &str) -> Vec<Line> {
    assert!(file.ends_with("\r\n"), "{file:?}");
    let broken = file.replace("\r\n", "");
    assert!(!broken.chars().any(char::is_control), "a bare control character: {file:?}");
    for piece in file.split_terminator("\r\n") {
        assert!((1..=75).contains(&piece.len()), "{} octets: {piece:?}", piece.len());
    }
    let unfolded = file.replace("\r\n ", "");
    unfolded.split_terminator("\r\n").map(line).collect()
}

/// Splits at the first colon that no quotation marks hide.
fn line(text: &str) -> Line {
    let mut quoted = false;
    let colon = text.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let Some((head, value)) = colon.map(|at| (&text[..at], &text[at + 1..])) else {
        panic!("a line without a value: {text:?}")
    };
    let name = head.split(';').next().unwrap_or_default().to_owned();
    assert!(!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'), "{text:?}");
    Line { name, value: value.to_owned() }
}

fn event(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().skip_while(|line| line.value != "VEVENT").take_while(|line| line.name != "END")
}

/// A text as its writer meant it (RFC 5545, section 3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => panic!("an escape of nothing: {value:?}"),
            },
            ',' | ';' => panic!("{letter:?} is not escaped: {value:?}"),
            other => text.push(other),
        }
    }
    text
}

fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
