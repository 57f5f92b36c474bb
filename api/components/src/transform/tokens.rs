//! Cuts the inside of a tag into names, literals and symbols.

use super::error::{Problem, TransformError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Name(String),
    /// A string literal, its escapes resolved.
    Text(String),
    Number(String),
    Symbol(&'static str),
}

impl Token {
    pub(super) fn describe(&self) -> String {
        match self {
            Token::Name(text) | Token::Number(text) => format!("`{text}`"),
            Token::Text(text) => format!("{text:?}"),
            Token::Symbol(symbol) => format!("`{symbol}`"),
        }
    }
}

/// Longest first, so that `===` is not read as `==` and `=`.
const SYMBOLS: [&str; 27] = [
    "===", "!==", "==", "!=", "<=", ">=", "//", "**", "<", ">", "=", "+", "-", "*", "/", "%", "~", "|", "(", ")", "[",
    "]", "{", "}", ",", ":", ".",
];

/// Cuts `inner` into tokens; `line` is where its tag begins.
pub(super) fn tokenize(inner: &str, line: usize) -> Result<Vec<Token>, TransformError> {
    let mut tokens = Vec::new();
    let mut rest = inner.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first == '"' || first == '\'' {
            text(rest, first).ok_or_else(|| Problem::Unclosed(first.to_string()).at(line))?
        } else if first.is_ascii_digit() {
            let number = leading(rest, |c| c.is_ascii_digit() || c == '.');
            (Token::Number(number.to_owned()), number.len())
        } else if first == '_' || first.is_alphabetic() {
            let name = leading(rest, |c| c == '_' || c.is_alphanumeric());
            (Token::Name(name.to_owned()), name.len())
        } else {
            symbol(rest).ok_or_else(|| Problem::UnknownCharacter(first).at(line))?
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    &text[..end]
}

fn symbol(text: &str) -> Option<(Token, usize)> {
    let symbol = SYMBOLS.iter().find(|symbol| text.starts_with(**symbol))?;
    Some((Token::Symbol(symbol), symbol.len()))
}

/// Reads a string literal with its escapes: `\n`, `\t` and `\r`, every other character stands for itself.
fn text(source: &str, quote: char) -> Option<(Token, usize)> {
    let mut value = String::new();
    let mut characters = source.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => value.push(match characters.next()?.1 {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            }),
            _ if character == quote => return Some((Token::Text(value), at + quote.len_utf8())),
            _ => value.push(character),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_comparison_is_one_symbol() {
        assert_eq!(
            tokenize("a !== 'it\\'s'", 1).unwrap(),
            [Token::Name("a".into()), Token::Symbol("!=="), Token::Text("it's".into())]
        );
    }

    #[test]
    fn members_are_separate_tokens() {
        assert_eq!(
            tokenize("items.length>10", 1).unwrap(),
            [
                Token::Name("items".into()),
                Token::Symbol("."),
                Token::Name("length".into()),
                Token::Symbol(">"),
                Token::Number("10".into())
            ]
        );
    }

    #[test]
    fn what_has_no_meaning_is_named() {
        assert_eq!(tokenize("a ? b", 7).unwrap_err(), Problem::UnknownCharacter('?').at(7));
        assert_eq!(tokenize("'a", 7).unwrap_err(), Problem::Unclosed("'".into()).at(7));
    }
}
