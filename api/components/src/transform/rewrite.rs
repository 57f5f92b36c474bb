//! Writes a whole template for minijinja, tag by tag.

use super::{
    carried::{Names, Variables, variables},
    error::{Problem, TransformError},
    parser::Parser,
    print::{argument_list, truth, value},
    segments::{Kind, Segment, newlines, split},
    statement::{Parameter, Statement, parse},
    tokens::tokenize,
};

/// Rewrites `source`; see [`super::transform`].
pub(super) fn rewrite(source: &str) -> Result<String, TransformError> {
    let segments = split(source)?;
    let statements = statements(&segments)?;
    let variables = variables(statements.iter().map(Option::as_ref));
    let mut writer = Writer { out: String::with_capacity(source.len()), open: Vec::new(), variables };
    for (index, (segment, statement)) in segments.iter().zip(&statements).enumerate() {
        match (segment.kind, statement) {
            (Kind::Tag, Some(statement)) => writer.tag(index, segment, statement)?,
            (Kind::Output, _) => writer.output(segment)?,
            (Kind::Comment, _) => writer.comment(segment),
            (Kind::Raw, _) => {
                writer.delimited(segment, ("{% raw ", "%}"), "");
                writer.out.push_str(segment.inner);
                writer.out.push_str("{% endraw %}");
            }
            _ => writer.out.push_str(segment.inner),
        }
    }
    match writer.open.pop() {
        Some(open) => Err(Problem::Unbalanced(open.tag.to_owned()).at(open.line)),
        None => Ok(writer.out),
    }
}

/// Reads every tag; other segments give `None`.
pub(super) fn statements(segments: &[Segment<'_>]) -> Result<Vec<Option<Statement>>, TransformError> {
    let read = |segment: &Segment<'_>| match segment.kind {
        Kind::Tag => parse(segment.inner, segment.line).map(Some),
        _ => Ok(None),
    };
    segments.iter().map(read).collect()
}

/// A block that waits for its end.
struct Open {
    tag: &'static str,
    line: usize,
    /// What a loop carries out, or the one name that a `set` block fills.
    names: Names,
}

struct Writer {
    out: String,
    open: Vec<Open>,
    variables: Variables,
}

impl Writer {
    fn output(&mut self, segment: &Segment<'_>) -> Result<(), TransformError> {
        let mut parser = Parser::new(tokenize(segment.inner, segment.line)?, segment.line);
        let expression = parser.expression()?;
        parser.end()?;
        let padding = "\n".repeat(newlines(segment.inner));
        self.delimited(segment, ("{{", "}}"), &format!(" {}{padding} ", value(&expression)));
        Ok(())
    }

    /// Keeps a comment's white space control and its lines, not its words. Nunjucks leaves the line break after a comment,
    /// minijinja would trim it but for the plus signs.
    fn comment(&mut self, segment: &Segment<'_>) {
        let sign = |trims| if trims { '-' } else { '+' };
        let padding = "\n".repeat(newlines(segment.inner));
        let (before, after) = (sign(segment.trim_before), sign(segment.trim_after));
        self.out.push_str(&format!("{{#{before} {padding}{after}#}}"));
    }

    fn delimited(&mut self, segment: &Segment<'_>, (open, close): (&str, &str), inner: &str) {
        self.out.push_str(open);
        if segment.trim_before {
            self.out.push('-');
        }
        self.out.push_str(inner);
        if segment.trim_after {
            self.out.push('-');
        }
        self.out.push_str(close);
    }

    /// Writes what a tag becomes: one tag or several in a row. The first keeps the white space control before it, the
    /// last the one after it and the line breaks, so that lines keep their numbers.
    fn tag(&mut self, index: usize, segment: &Segment<'_>, statement: &Statement) -> Result<(), TransformError> {
        let tags = self.tags(index, segment.line, statement)?;
        let last = tags.len().saturating_sub(1);
        for (at, tag) in tags.iter().enumerate() {
            let padding = if at == last { "\n".repeat(newlines(segment.inner)) } else { String::new() };
            let piece = Segment {
                trim_before: segment.trim_before && at == 0,
                trim_after: segment.trim_after && at == last,
                ..segment.clone()
            };
            self.delimited(&piece, ("{%", "%}"), &format!(" {tag}{padding} "));
        }
        Ok(())
    }

    fn tags(&mut self, index: usize, line: usize, statement: &Statement) -> Result<Vec<String>, TransformError> {
        let tag = match statement {
            Statement::If(condition) => {
                self.begin("if", line, Names::new());
                format!("if {}", truth(condition))
            }
            Statement::ElseIf(condition) => format!("elif {}", truth(condition)),
            Statement::Else => "else".to_owned(),
            Statement::For { targets, items } => return Ok(self.begin_loop(index, line, targets, &value(items))),
            Statement::Set { name, value: expression } => {
                let mut tags = vec![format!("set {name} = {}", value(expression))];
                tags.extend(self.carry(name));
                return Ok(tags);
            }
            Statement::SetBlock(name) => {
                self.begin("set", line, Names::from([name.clone()]));
                format!("set {name}")
            }
            Statement::Macro { name, parameters } => {
                self.begin("macro", line, Names::new());
                format!("macro {name}({})", parameter_list(parameters))
            }
            Statement::CallBlock { parameters, call } => {
                self.begin("call", line, Names::new());
                let parameters = parameter_list(parameters);
                let brackets = if parameters.is_empty() { parameters } else { format!("({parameters})") };
                format!("call{brackets} {}", value(call))
            }
            Statement::FilterBlock { name, arguments } => {
                self.begin("filter", line, Names::new());
                let arguments = argument_list(arguments);
                if arguments.is_empty() { format!("filter {name}") } else { format!("filter {name}({arguments})") }
            }
            Statement::Block(name) => {
                self.begin("block", line, Names::new());
                format!("block {name}")
            }
            Statement::Include { template, ignore_missing } => {
                format!("include {}{}", value(template), if *ignore_missing { " ignore missing" } else { "" })
            }
            Statement::Import { template, alias } => format!("import {} as {alias}", value(template)),
            Statement::FromImport { template, names } => format!("from {} import {}", value(template), imported(names)),
            Statement::Extends(template) => format!("extends {}", value(template)),
            Statement::End(tag) => return self.end(tag, line),
        };
        Ok(vec![tag])
    }

    fn begin(&mut self, tag: &'static str, line: usize, names: Names) {
        self.open.push(Open { tag, line, names });
    }

    fn begin_loop(&mut self, index: usize, line: usize, targets: &[String], items: &str) -> Vec<String> {
        let names = self.variables.carried.remove(&index).unwrap_or_default();
        self.begin("for", line, names.clone());
        let depth = self.open.len();
        let items = if targets.len() == 2 { format!("njk_pairs({items})") } else { format!("njk_items({items})") };
        let cells = names.iter().map(|name| format!("set {} = njk_cell(value={name})", cell(name, depth)));
        let reads = names.iter().map(|name| format!("set {name} = {}.value", cell(name, depth)));
        cells.chain([format!("for {} in {items}", targets.join(", "))]).chain(reads).collect()
    }

    fn end(&mut self, tag: &'static str, line: usize) -> Result<Vec<String>, TransformError> {
        let unbalanced = || Problem::Unbalanced(format!("end{tag}")).at(line);
        let depth = self.open.len();
        let open = self.open.pop().filter(|open| open.tag == tag).ok_or_else(unbalanced)?;
        let mut tags = vec![format!("end{tag}")];
        for name in &open.names {
            if tag == "for" {
                tags.push(format!("set {name} = {}.value", cell(name, depth)));
            }
            tags.extend(self.carry(name));
        }
        Ok(tags)
    }

    /// Writes a changed variable through to the cell of the innermost loop that carries it.
    fn carry(&self, name: &str) -> Option<String> {
        let innermost = self.open.iter().rposition(|open| matches!(open.tag, "for" | "macro"))?;
        let open = &self.open[innermost];
        let carries = open.tag == "for" && open.names.contains(name);
        carries.then(|| format!("set {}.value = {name}", cell(name, innermost + 1)))
    }
}

/// The name under which a loop at this depth keeps a variable that outlives it.
fn cell(name: &str, depth: usize) -> String {
    format!("_njk_{name}_{depth}")
}

fn parameter_list(parameters: &[Parameter]) -> String {
    let written = parameters.iter().map(|(name, default)| match default {
        Some(default) => format!("{name}={}", value(default)),
        None => name.clone(),
    });
    written.collect::<Vec<_>>().join(", ")
}

fn imported(names: &[(String, Option<String>)]) -> String {
    let written = names.iter().map(|(name, alias)| match alias {
        Some(alias) => format!("{name} as {alias}"),
        None => name.clone(),
    });
    written.collect::<Vec<_>>().join(", ")
}
