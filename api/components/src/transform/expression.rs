//! The shape of a Nunjucks expression.

/// A Nunjucks expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    Text(String),
    Number(String),
    Boolean(bool),
    /// `null` and `none`.
    Null,
    Name(String),
    List(Vec<Expression>),
    /// Keys may be written without quotes, as in JavaScript.
    Dictionary(Vec<(String, Expression)>),
    /// `value.name`
    Member(Box<Expression>, String),
    /// `value[key]`
    Index(Box<Expression>, Box<Expression>),
    Call(Box<Expression>, Vec<Argument>),
    /// `value | name(arguments)`
    Filter(Box<Expression>, String, Vec<Argument>),
    /// `value is name(arguments)`
    Test(Box<Expression>, String, Vec<Argument>),
    Not(Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    /// `needle in haystack`
    In(Box<Expression>, Box<Expression>),
    /// `left operator right`, for every comparison and all arithmetic.
    Binary(Box<Expression>, &'static str, Box<Expression>),
    Negative(Box<Expression>),
    /// `then if condition else otherwise`
    Conditional {
        then: Box<Expression>,
        condition: Box<Expression>,
        otherwise: Option<Box<Expression>>,
    },
}

/// An argument of a call, a filter or a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Argument {
    /// Set for `name=value`.
    pub(super) name: Option<String>,
    pub(super) value: Expression,
}
