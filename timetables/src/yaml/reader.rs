//! Text to nodes, within limits.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use super::node::{Node, Value};
use crate::finding::sink::Sink;
use crate::{Code, Position};

/// The largest file that is read, in bytes. The largest real timetable has 15 thousand.
pub(crate) const MOST_BYTES: usize = 1 << 20;
/// How deep lists and mappings may nest. The formats themselves need six levels.
const MOST_DEPTH: usize = 24;

/// The text of a file, if it is UTF-8 and not too large.
pub(crate) fn text<'b>(bytes: &'b [u8], sink: &mut Sink) -> Option<&'b str> {
    if bytes.len() > MOST_BYTES {
        let message = format!("the file has {} bytes; at most {MOST_BYTES} are read", bytes.len());
        sink.add(Code::TooLarge, Position::START, "", message, "check that this is a timetable, or split it");
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
            let column = 1 + String::from_utf8_lossy(&before[line_start..]).chars().count();
            let message = "the file is not UTF-8 text from here on".to_owned();
            sink.add(Code::NotText, Position::new(line, column), "", message, "save it as UTF-8");
            None
        }
    }
}

/// The one document of a YAML file, or `None` and a finding. An empty file is a node with nothing in it.
pub(crate) fn read(bytes: &[u8], sink: &mut Sink) -> Option<Node> {
    let text = text(bytes, sink)?;
    match build(text) {
        Ok(root) => Some(root),
        Err(fault) => {
            sink.add(fault.code, within(text, fault.at), "", fault.message, fault.cure);
            None
        }
    }
}

/// A torn file is missed something in after its last line: then the end of the last line is the place to look at.
fn within(text: &str, at: Position) -> Position {
    let lines = text.lines().count().max(1);
    let last = Position::new(lines, text.lines().last().map_or(0, |line| line.chars().count()) + 1);
    at.min(last)
}

struct Fault {
    code: Code,
    at: Position,
    message: String,
    cure: &'static str,
}

impl From<ScanError> for Fault {
    fn from(error: ScanError) -> Self {
        let message = format!("this is not YAML: {}", crate::finding::shortened(error.info(), 120));
        Self {
            code: Code::YamlSyntax,
            at: position(error.marker()),
            message,
            cure: "look at this line and the one before it: the indent, the colon and the space after it",
        }
    }
}

fn position(marker: &Marker) -> Position {
    Position::new(marker.line().max(1), marker.col() + 1)
}

/// A list or mapping that is not finished yet.
enum Open {
    List(Position, Vec<Node>),
    Mapping(Position, Vec<(Node, Node)>, Option<Node>),
}

impl Open {
    fn add(&mut self, node: Node) {
        match self {
            Self::List(_, items) => items.push(node),
            Self::Mapping(_, entries, key) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
        }
    }

    fn close(self) -> Node {
        match self {
            Self::List(at, items) => Node { at, value: Value::List(items) },
            Self::Mapping(at, entries, _) => Node { at, value: Value::Mapping(entries) },
        }
    }
}

fn build(text: &str) -> Result<Node, Fault> {
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    let mut documents = 0_u32;
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, span) = event?;
        let at = position(&span.start);
        let finished = match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(feature(at, "a second document starts here", "keep one document in a file"));
                }
                continue;
            }
            Event::Alias(_) => return Err(feature(at, "an alias stands here", "write the value out")),
            Event::Scalar(text, style, anchor, tag) => {
                refuse_extras(at, anchor, tag.is_some())?;
                Node { at, value: Value::Scalar { text: text.into_owned(), plain: style == ScalarStyle::Plain } }
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_extras(at, anchor, tag.is_some())?;
                open.push(Open::List(at, Vec::new()));
                within_depth(&open, at)?;
                continue;
            }
            Event::MappingStart(anchor, tag) => {
                refuse_extras(at, anchor, tag.is_some())?;
                open.push(Open::Mapping(at, Vec::new(), None));
                within_depth(&open, at)?;
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(closed) => closed.close(),
                None => continue,
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.add(finished),
            None => root = Some(finished),
        }
    }
    let nothing = Node { at: Position::START, value: Value::Scalar { text: String::new(), plain: true } };
    Ok(root.unwrap_or(nothing))
}

fn feature(at: Position, message: &str, cure: &'static str) -> Fault {
    Fault { code: Code::YamlFeature, at, message: message.to_owned(), cure }
}

fn refuse_extras(at: Position, anchor: usize, tagged: bool) -> Result<(), Fault> {
    if anchor != 0 {
        return Err(feature(at, "an anchor stands here", "remove it and write each value out"));
    }
    if tagged {
        return Err(feature(at, "a tag stands here", "remove it: the format itself says what each value is"));
    }
    Ok(())
}

fn within_depth(open: &[Open], at: Position) -> Result<(), Fault> {
    if open.len() <= MOST_DEPTH {
        return Ok(());
    }
    let message = format!("lists and mappings nest more than {MOST_DEPTH} deep here");
    Err(Fault { code: Code::TooDeep, at, message, cure: "check that this is a timetable" })
}
