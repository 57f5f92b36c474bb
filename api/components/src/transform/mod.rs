//! Rewrites Nunjucks templates as minijinja templates.
//!
//! Both engines descend from Jinja2, so most of a template stays as it is. What differs is read with a parser that follows
//! Nunjucks' own grammar and written back in minijinja's:
//!
//! | Nunjucks | here |
//! |---|---|
//! | `{ key: 1 }` | `{ "key": 1 }` |
//! | `a === b`, `a == b`, `a in b`, `list.includes(a)` | functions that compare as JavaScript does |
//! | `a + b` | a function: adds whole numbers, joins everything else |
//! | `if a`, `a or b`, `not a` | true as in JavaScript: an empty list or dictionary is true |
//! | `a if b` | `a if b else ""` |
//! | `list.length` | a function: `undefined` where JavaScript has no length |
//! | `for key, item in dictionary` | goes through pairs |
//! | `set` in a loop changes the outer variable | kept, by a cell that the loop carries |
//! | `elseif` | `elif` |
//!
//! What neither GOV.UK Frontend nor our pages use (`switch`, `asyncEach`, regular expressions, `set` of several names,
//! `import ... with context`) is refused with the line of the tag. Two things stay as minijinja has them: a `set` block
//! gives a safe string, and a variable that first appears inside a loop starts afresh with each pass.
//!
//! This module uses nothing of the rest of the crate: the build script compiles it too.

mod carried;
mod component;
pub mod error;
mod expression;
mod parser;
mod print;
mod rewrite;
mod segments;
mod statement;
#[cfg(test)]
mod tests;
mod tokens;

pub use component::component;
pub use error::TransformError;

/// Rewrites one Nunjucks template for the environment of [`crate::environment()`]. Lines keep their numbers.
///
/// # Errors
/// A tag that is malformed or not supported, with its line.
pub fn transform(source: &str) -> Result<String, TransformError> {
    rewrite::rewrite(source)
}
