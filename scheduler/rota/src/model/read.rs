//! Reads a rota, however bad: every fault in one go, and whatever is sound.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::sound::{Draft, Placed};
use super::{Fault, FaultKind, Rota, SoundRota};

/// Reads a file of the format `rota/1`. What is sound is kept, whatever is wrong beside it; without any fault it is the file.
#[must_use]
pub fn read(json: &str) -> (SoundRota, Vec<Fault>) {
    let mut reader = Reader::default();
    let draft = match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => reader.rota(fields),
        Ok(_) => reader.refuse(FaultKind::Unreadable("a rota is an object".to_owned())),
        Err(error) => reader.refuse(FaultKind::Unreadable(error.to_string())),
    };
    let (rota, further) = draft.sound();
    (rota, [reader.faults, further].concat())
}

#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    fn refuse(&mut self, kind: FaultKind) -> Draft {
        self.faults.push(Fault::new("", kind));
        Draft::default()
    }

    fn rota(&mut self, mut fields: Map<String, Value>) -> Draft {
        let format: Option<super::RotaFormat> = self.field(&mut fields, "format");
        let draft = Draft {
            head: Rota {
                format: format.unwrap_or_default(),
                name: self.field(&mut fields, "name").unwrap_or_default(),
                rules: fields.remove("rules").and_then(|rules| self.value("rules", rules)).unwrap_or_default(),
                ..Rota::default()
            },
            benches: self.list(&mut fields, "benches", true),
            sessions: self.list(&mut fields, "sessions", true),
            people: self.list(&mut fields, "people", true),
            assignments: self.list(&mut fields, "assignments", false),
        };
        self.faults.extend(fields.into_iter().map(|(name, _)| Fault::new(name, FaultKind::UnknownField)));
        draft
    }

    fn field<T: DeserializeOwned>(&mut self, fields: &mut Map<String, Value>, name: &str) -> Option<T> {
        match fields.remove(name) {
            Some(value) => self.value(name, value),
            None => {
                self.faults.push(Fault::new(name, FaultKind::Missing));
                None
            }
        }
    }

    /// The elements of a list that can be read, each with its place in the file.
    fn list<T: DeserializeOwned>(&mut self, fields: &mut Map<String, Value>, name: &str, must: bool) -> Vec<Placed<T>> {
        match fields.remove(name) {
            Some(Value::Array(values)) => values
                .into_iter()
                .enumerate()
                .filter_map(|(at, value)| Some(Placed { at, it: self.value(&format!("{name}[{at}]"), value)? }))
                .collect(),
            Some(_) => {
                self.faults.push(Fault::new(name, FaultKind::Unreadable("this is a list".to_owned())));
                Vec::new()
            }
            None => {
                if must {
                    self.faults.push(Fault::new(name, FaultKind::Missing));
                }
                Vec::new()
            }
        }
    }

    fn value<T: DeserializeOwned>(&mut self, path: &str, value: Value) -> Option<T> {
        serde_path_to_error::deserialize(value)
            .map_err(|error| {
                let below = error.path().to_string();
                let path = if below == "." { path.to_owned() } else { format!("{path}.{below}") };
                self.faults.push(Fault::new(path, FaultKind::Unreadable(error.into_inner().to_string())));
            })
            .ok()
    }
}
