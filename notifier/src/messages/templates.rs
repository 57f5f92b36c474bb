//! The templates, part of the program.

use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};

use super::view::View;

/// The two templates that every message shares: the view differs, not the layout.
pub(super) struct Templates(Environment<'static>);

impl Templates {
    pub(super) fn read() -> Result<Self, minijinja::Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let lines =
            SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?;
        environment.set_syntax(lines);
        // The name's ending decides on escaping.
        environment.add_template("message.txt", include_str!("../../templates/message.txt"))?;
        environment.add_template("message.html", include_str!("../../templates/message.html"))?;
        Ok(Self(environment))
    }

    pub(super) fn text(&self, view: &View) -> Result<String, minijinja::Error> {
        self.0.get_template("message.txt")?.render(Value::from(Serde(view)))
    }

    pub(super) fn html(&self, view: &View) -> Result<String, minijinja::Error> {
        self.0.get_template("message.html")?.render(Value::from(Serde(view)))
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Templates(..)")
    }
}
