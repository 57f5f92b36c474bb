//! Templates and what is filled into them.

/// Words to fill in, by name. Several of one name are listed.
#[derive(Debug, Default)]
pub(super) struct Filling(Vec<(&'static str, String)>);

impl Filling {
    /// With one more.
    pub(super) fn with(mut self, name: &'static str, words: impl Into<String>) -> Self {
        self.add(name, words.into());
        self
    }

    /// Adds one more.
    pub(super) fn add(&mut self, name: &'static str, words: String) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => {
                all.push_str(", ");
                all.push_str(&words);
            }
            None => self.0.push((name, words)),
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, words)| words.as_str())
    }

    /// The template with everything filled in; nothing if something is lacking outside brackets.
    pub(super) fn fill(&self, template: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = template;
        while let Some(open) = rest.find('[') {
            let (before, after) = (&rest[..open], &rest[open + 1..]);
            let (inside, behind) = after.split_once(']').unwrap_or((after, ""));
            text.push_str(&self.plain(before)?);
            text.push_str(&self.plain(inside).unwrap_or_default());
            rest = behind;
        }
        text.push_str(&self.plain(rest)?);
        Some(text)
    }

    /// A template without brackets.
    fn plain(&self, template: &str) -> Option<String> {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}')?;
            text.push_str(before);
            text.push_str(self.get(name)?);
            rest = behind;
        }
        text.push_str(rest);
        Some(text)
    }
}

/// The names that a template wants filled in.
#[cfg(test)]
pub(super) fn names_in(template: &str) -> std::collections::BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::Filling;

    #[test]
    fn what_is_lacking_is_left_out_in_brackets_and_nowhere_else() {
        let filling = Filling::default().with("room", "L1").with("hearing", "h").with("hearing", "i");
        assert_eq!(filling.fill("{room}: {hearing}[ on {date}]."), Some("L1: h, i.".to_owned()));
        assert_eq!(filling.fill("{room}[: {hearing}]"), Some("L1: h, i".to_owned()));
        assert_eq!(filling.fill("{room} on {date}"), None);
    }
}
