//! A file as the caller read it.

/// A file's name and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    /// The name as messages shall say it, with as much of its path as is useful.
    pub name: String,
    /// What is in it: anything.
    pub bytes: Vec<u8>,
}

impl FileText {
    /// A file.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// The name without its folders.
    #[must_use]
    pub fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or_default()
    }

    /// Whether it is YAML by its name.
    #[must_use]
    pub fn is_yaml(&self) -> bool {
        let base = self.base_name().to_ascii_lowercase();
        base.ends_with(".yml") || base.ends_with(".yaml")
    }
}
