//! Reads the inside of a `{% %}` tag.

use super::{
    error::{Problem, TransformError},
    expression::{Argument, Expression},
    parser::Parser,
    tokens::tokenize,
};

/// A parameter of a macro, with what it is when nothing is given.
pub(super) type Parameter = (String, Option<Expression>);

/// What a tag says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    If(Expression),
    ElseIf(Expression),
    Else,
    For {
        targets: Vec<String>,
        items: Expression,
    },
    Set {
        name: String,
        value: Expression,
    },
    SetBlock(String),
    Macro {
        name: String,
        parameters: Vec<Parameter>,
    },
    CallBlock {
        parameters: Vec<Parameter>,
        call: Expression,
    },
    FilterBlock {
        name: String,
        arguments: Vec<Argument>,
    },
    Block(String),
    Include {
        template: Expression,
        ignore_missing: bool,
    },
    Import {
        template: Expression,
        alias: String,
    },
    FromImport {
        template: Expression,
        names: Vec<(String, Option<String>)>,
    },
    Extends(Expression),
    /// `endif`, `endfor` and their like, by the name of what they end.
    End(&'static str),
}

const ENDED: [&str; 7] = ["if", "for", "set", "macro", "call", "filter", "block"];

/// Reads a tag; `line` is where it begins.
pub(super) fn parse(inner: &str, line: usize) -> Result<Statement, TransformError> {
    let mut parser = Parser::new(tokenize(inner, line)?, line);
    let tag = parser.name()?;
    let statement = match tag.as_str() {
        "if" => Statement::If(parser.expression()?),
        "elif" | "elseif" => Statement::ElseIf(parser.expression()?),
        "else" => Statement::Else,
        "for" => for_loop(&mut parser)?,
        "set" => set(&mut parser)?,
        "macro" => {
            let name = parser.name()?;
            parser.symbol("(")?;
            Statement::Macro { name, parameters: parameters(&mut parser)? }
        }
        "call" => {
            let parameters = if parser.skip_symbol("(") { parameters(&mut parser)? } else { Vec::new() };
            Statement::CallBlock { parameters, call: parser.expression()? }
        }
        "filter" => {
            let name = parser.name()?;
            let arguments = if parser.skip_symbol("(") { parser.arguments()? } else { Vec::new() };
            Statement::FilterBlock { name, arguments }
        }
        "block" => Statement::Block(parser.name()?),
        "include" => {
            let template = parser.expression()?;
            let ignore_missing = parser.skip_name("ignore") && parser.skip_name("missing");
            Statement::Include { template, ignore_missing }
        }
        "import" => import(&mut parser)?,
        "from" => from_import(&mut parser)?,
        "extends" => Statement::Extends(parser.expression()?),
        other => match other.strip_prefix("end").and_then(|ended| ENDED.iter().find(|name| **name == ended)) {
            Some(ended) => {
                if *ended == "block" && !parser.is_at_end() {
                    parser.name()?;
                }
                Statement::End(ended)
            }
            None => return Err(Problem::Unsupported(tag).at(line)),
        },
    };
    parser.end()?;
    Ok(statement)
}

fn for_loop(parser: &mut Parser) -> Result<Statement, TransformError> {
    let mut targets = vec![parser.name()?];
    while parser.skip_symbol(",") {
        targets.push(parser.name()?);
    }
    if !parser.skip_name("in") {
        return Err(parser.unexpected("`in`"));
    }
    Ok(Statement::For { targets, items: parser.expression()? })
}

fn set(parser: &mut Parser) -> Result<Statement, TransformError> {
    let name = parser.name()?;
    if parser.is_at_end() {
        return Ok(Statement::SetBlock(name));
    }
    parser.symbol("=")?;
    Ok(Statement::Set { name, value: parser.expression()? })
}

/// Reads parameters up to and with the closing bracket.
fn parameters(parser: &mut Parser) -> Result<Vec<Parameter>, TransformError> {
    let mut parameters = Vec::new();
    while !parser.skip_symbol(")") {
        let name = parser.name()?;
        let default = if parser.skip_symbol("=") { Some(parser.expression()?) } else { None };
        parameters.push((name, default));
        if !parser.skip_symbol(",") {
            parser.symbol(")")?;
            break;
        }
    }
    Ok(parameters)
}

fn import(parser: &mut Parser) -> Result<Statement, TransformError> {
    let template = parser.expression()?;
    if !parser.skip_name("as") {
        return Err(parser.unexpected("`as`"));
    }
    Ok(Statement::Import { template, alias: parser.name()? })
}

fn from_import(parser: &mut Parser) -> Result<Statement, TransformError> {
    let template = parser.expression()?;
    if !parser.skip_name("import") {
        return Err(parser.unexpected("`import`"));
    }
    let mut names = Vec::new();
    loop {
        let name = parser.name()?;
        let alias = if parser.skip_name("as") { Some(parser.name()?) } else { None };
        names.push((name, alias));
        if !parser.skip_symbol(",") {
            return Ok(Statement::FromImport { template, names });
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("switch a", Problem::Unsupported("switch".into()))]
    #[case("set a, b = 1", Problem::Unexpected { expected: "`=`".into(), found: "`,`".into() })]
    #[case("for a b", Problem::Unexpected { expected: "`in`".into(), found: "`b`".into() })]
    #[case("from 'a' import b with context", Problem::Unexpected { expected: "the end of the tag".into(), found: "`with`".into() })]
    fn what_is_not_known_is_refused(#[case] tag: &str, #[case] problem: Problem) {
        assert_eq!(parse(tag, 3).unwrap_err(), problem.at(3));
    }

    #[test]
    fn both_spellings_of_else_if_are_one() {
        assert_eq!(parse("elif a", 1), parse("elseif a", 1));
    }
}
