//! Reads expressions with the precedence that Nunjucks gives its operators.

use super::{
    error::{Problem, TransformError},
    expression::{Argument, Expression},
    tokens::Token,
};

/// A reader over the tokens of one tag.
pub(super) struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    line: usize,
    depth: usize,
}

/// How deep brackets, `not` and signs may nest. Real templates stay below ten; without a limit the stack would end first.
const DEEPEST: usize = 50;

type Parsed = Result<Expression, TransformError>;

/// Binary operators from the loosest to the tightest level, below `not`, `in` and `is`.
const LEVELS: [&[&str]; 9] = [
    &["===", "!==", "==", "!=", "<=", ">=", "<", ">"],
    &["~"],
    &["+"],
    &["-"],
    &["*"],
    &["/"],
    &["//"],
    &["%"],
    &["**"],
];

impl Parser {
    pub(super) fn new(tokens: Vec<Token>, line: usize) -> Self {
        Self { tokens: tokens.into_iter().peekable(), line, depth: 0 }
    }

    /// Reads a whole expression.
    pub(super) fn expression(&mut self) -> Parsed {
        self.nested(Self::conditional)
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        if self.depth == DEEPEST {
            return Err(Problem::Unsupported(format!("nesting deeper than {DEEPEST}")).at(self.line));
        }
        self.depth += 1;
        let parsed = read(self);
        self.depth -= 1;
        parsed
    }

    fn conditional(&mut self) -> Parsed {
        let then = self.disjunction()?;
        if !self.skip_name("if") {
            return Ok(then);
        }
        let condition = Box::new(self.disjunction()?);
        let otherwise = if self.skip_name("else") { Some(Box::new(self.expression()?)) } else { None };
        Ok(Expression::Conditional { then: Box::new(then), condition, otherwise })
    }

    fn disjunction(&mut self) -> Parsed {
        let mut left = self.conjunction()?;
        while self.skip_name("or") {
            left = Expression::Or(Box::new(left), Box::new(self.conjunction()?));
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Parsed {
        let mut left = self.negation()?;
        while self.skip_name("and") {
            left = Expression::And(Box::new(left), Box::new(self.negation()?));
        }
        Ok(left)
    }

    fn negation(&mut self) -> Parsed {
        if self.skip_name("not") {
            return Ok(Expression::Not(Box::new(self.nested(Self::negation)?)));
        }
        self.membership()
    }

    fn membership(&mut self) -> Parsed {
        let mut left = self.test()?;
        loop {
            let negated = self.skip_name("not");
            if !self.skip_name("in") {
                return if negated { Err(self.unexpected("`in`")) } else { Ok(left) };
            }
            left = Expression::In(Box::new(left), Box::new(self.test()?));
            if negated {
                left = Expression::Not(Box::new(left));
            }
        }
    }

    fn test(&mut self) -> Parsed {
        let value = self.binary(0)?;
        if !self.skip_name("is") {
            return Ok(value);
        }
        let negated = self.skip_name("not");
        let name = self.name()?;
        let arguments = if self.skip_symbol("(") { self.arguments()? } else { Vec::new() };
        let test = Expression::Test(Box::new(value), name, arguments);
        Ok(if negated { Expression::Not(Box::new(test)) } else { test })
    }

    fn binary(&mut self, level: usize) -> Parsed {
        let Some(operators) = LEVELS.get(level) else { return self.unary(true) };
        let mut left = self.binary(level + 1)?;
        while let Some(operator) = operators.iter().find(|operator| self.skip_symbol(operator)) {
            left = Expression::Binary(Box::new(left), operator, Box::new(self.binary(level + 1)?));
        }
        Ok(left)
    }

    fn unary(&mut self, with_filters: bool) -> Parsed {
        let value = if self.skip_symbol("-") {
            Expression::Negative(Box::new(self.nested(|parser| parser.unary(false))?))
        } else {
            self.primary()?
        };
        if with_filters { self.filters(value) } else { Ok(value) }
    }

    fn filters(&mut self, mut value: Expression) -> Parsed {
        while self.skip_symbol("|") {
            let name = self.name()?;
            let arguments = if self.skip_symbol("(") { self.arguments()? } else { Vec::new() };
            value = Expression::Filter(Box::new(value), name, arguments);
        }
        Ok(value)
    }

    fn primary(&mut self) -> Parsed {
        let value = match self.tokens.next() {
            Some(Token::Text(text)) => Expression::Text(text),
            Some(Token::Number(number)) => Expression::Number(number),
            Some(Token::Name(name)) => match name.as_str() {
                "true" => Expression::Boolean(true),
                "false" => Expression::Boolean(false),
                "null" | "none" => Expression::Null,
                _ => Expression::Name(name),
            },
            Some(Token::Symbol("(")) => {
                let inner = self.expression()?;
                self.symbol(")")?;
                inner
            }
            Some(Token::Symbol("[")) => Expression::List(self.list("]")?),
            Some(Token::Symbol("{")) => self.dictionary()?,
            other => return Err(self.unexpected_token("an expression", other.as_ref())),
        };
        self.postfix(value)
    }

    fn postfix(&mut self, mut value: Expression) -> Parsed {
        loop {
            value = if self.skip_symbol(".") {
                Expression::Member(Box::new(value), self.name()?)
            } else if self.skip_symbol("[") {
                let key = self.expression()?;
                self.symbol("]")?;
                Expression::Index(Box::new(value), Box::new(key))
            } else if self.skip_symbol("(") {
                Expression::Call(Box::new(value), self.arguments()?)
            } else {
                return Ok(value);
            };
        }
    }

    fn list(&mut self, end: &str) -> Result<Vec<Expression>, TransformError> {
        let mut items = Vec::new();
        while !self.skip_symbol(end) {
            items.push(self.expression()?);
            self.comma_or_before(end)?;
        }
        Ok(items)
    }

    fn dictionary(&mut self) -> Parsed {
        let mut pairs = Vec::new();
        while !self.skip_symbol("}") {
            let key = match self.tokens.next() {
                Some(Token::Name(key) | Token::Text(key) | Token::Number(key)) => key,
                other => return Err(self.unexpected_token("a key", other.as_ref())),
            };
            self.symbol(":")?;
            pairs.push((key, self.expression()?));
            self.comma_or_before("}")?;
        }
        Ok(Expression::Dictionary(pairs))
    }

    /// Reads arguments up to and with the closing bracket.
    pub(super) fn arguments(&mut self) -> Result<Vec<Argument>, TransformError> {
        let mut arguments = Vec::new();
        while !self.skip_symbol(")") {
            let value = self.expression()?;
            let argument = match value {
                Expression::Name(name) if self.skip_symbol("=") => {
                    Argument { name: Some(name), value: self.expression()? }
                }
                value => Argument { name: None, value },
            };
            arguments.push(argument);
            self.comma_or_before(")")?;
        }
        Ok(arguments)
    }

    fn comma_or_before(&mut self, end: &str) -> Result<(), TransformError> {
        let at_end = matches!(self.tokens.peek(), Some(Token::Symbol(symbol)) if *symbol == end);
        if at_end { Ok(()) } else { self.symbol(",") }
    }

    pub(super) fn name(&mut self) -> Result<String, TransformError> {
        match self.tokens.next() {
            Some(Token::Name(name)) => Ok(name),
            other => Err(self.unexpected_token("a name", other.as_ref())),
        }
    }

    pub(super) fn symbol(&mut self, symbol: &str) -> Result<(), TransformError> {
        if self.skip_symbol(symbol) { Ok(()) } else { Err(self.unexpected(&format!("`{symbol}`"))) }
    }

    pub(super) fn skip_symbol(&mut self, symbol: &str) -> bool {
        self.tokens.next_if(|token| matches!(token, Token::Symbol(found) if *found == symbol)).is_some()
    }

    pub(super) fn skip_name(&mut self, name: &str) -> bool {
        self.tokens.next_if(|token| matches!(token, Token::Name(found) if found == name)).is_some()
    }

    /// Succeeds when nothing is left.
    pub(super) fn end(&mut self) -> Result<(), TransformError> {
        if self.tokens.peek().is_none() { Ok(()) } else { Err(self.unexpected("the end of the tag")) }
    }

    pub(super) fn is_at_end(&mut self) -> bool {
        self.tokens.peek().is_none()
    }

    pub(super) fn unexpected(&mut self, expected: &str) -> TransformError {
        let found = self.tokens.next();
        self.unexpected_token(expected, found.as_ref())
    }

    fn unexpected_token(&self, expected: &str, found: Option<&Token>) -> TransformError {
        let found = found.map_or_else(|| "the end of the tag".to_owned(), Token::describe);
        Problem::Unexpected { expected: expected.to_owned(), found }.at(self.line)
    }
}
