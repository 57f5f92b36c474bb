//! Which variables a loop carries out.
//!
//! In Nunjucks a `set` inside a loop changes the variable of the surrounding scope when there is one. In minijinja it never
//! leaves the loop. This finds the loops and the variables for which that matters, from the order of the tags alone: a
//! variable counts as existing when a `set` stands before the loop, whether or not its branch was taken.

use std::collections::{BTreeMap, BTreeSet};

use super::statement::Statement;

/// Names in alphabetical order.
pub(super) type Names = BTreeSet<String>;

/// What the variables of a template do.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Variables {
    /// For each loop, by the index of its `for`, the names whose changes must survive it.
    pub(super) carried: BTreeMap<usize, Names>,
    /// For each macro, by the index of its tag, the names that its own body sets outside of loops.
    pub(super) locals: BTreeMap<usize, Names>,
}

/// A loop or a macro that is still open.
struct Scope {
    index: usize,
    is_macro: bool,
    names: Names,
}

/// Looks through the tags of a template; `None` stands for a segment that is no tag.
pub(super) fn variables<'a>(statements: impl IntoIterator<Item = Option<&'a Statement>>) -> Variables {
    let mut found = Variables::default();
    let mut scopes = vec![Scope { index: usize::MAX, is_macro: true, names: Names::new() }];
    for (index, statement) in statements.into_iter().enumerate() {
        match statement {
            Some(Statement::For { targets, .. }) => {
                found.carried.insert(index, Names::new());
                scopes.push(Scope { index, is_macro: false, names: targets.iter().cloned().collect() });
            }
            Some(Statement::Macro { parameters, .. }) => {
                found.locals.insert(index, Names::new());
                let names = parameters.iter().map(|(name, _)| name.clone()).collect();
                scopes.push(Scope { index, is_macro: true, names });
            }
            Some(Statement::Set { name, .. } | Statement::SetBlock(name)) => assign(name, &mut scopes, &mut found),
            Some(Statement::End("for" | "macro")) if scopes.len() > 1 => {
                scopes.pop();
            }
            _ => {}
        }
    }
    found
}

/// Finds the scope that owns `name`, and notes every loop between it and the assignment.
fn assign(name: &str, scopes: &mut [Scope], found: &mut Variables) {
    let innermost = scopes.len() - 1;
    let reachable = scopes.iter().rposition(|scope| scope.is_macro).unwrap_or(0);
    let owner = (reachable..=innermost).rev().find(|at| scopes[*at].names.contains(name)).unwrap_or(innermost);
    for crossed in &scopes[owner + 1..] {
        found.carried.entry(crossed.index).or_default().insert(name.to_owned());
    }
    let scope = &mut scopes[owner];
    let is_new = scope.names.insert(name.to_owned());
    if is_new && scope.is_macro {
        found.locals.entry(scope.index).or_default().insert(name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{super::statement::parse, *};

    fn of(tags: &[&str]) -> Variables {
        let statements: Vec<_> = tags.iter().map(|tag| parse(tag, 1).unwrap()).collect();
        variables(statements.iter().map(Some))
    }

    fn names(names: &[&str]) -> Names {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_what_existed_before_the_loop_is_carried() {
        let found = of(&["set a = 1", "for b in c", "set a = 2", "set b = 3", "set d = 4", "endfor"]);
        assert_eq!(found.carried, BTreeMap::from([(1, names(&["a"]))]));
    }

    #[test]
    fn every_loop_in_between_carries() {
        let found = of(&["set a = 1", "for b in c", "for d in e", "set a = 2", "endfor", "endfor"]);
        assert_eq!(found.carried, BTreeMap::from([(1, names(&["a"])), (2, names(&["a"]))]));
    }

    #[test]
    fn a_macro_does_not_reach_outside() {
        let found =
            of(&["set a = 1", "macro m(p)", "for b in c", "set a = 2", "endfor", "set p = 3", "set q = 4", "endmacro"]);
        assert_eq!(found.carried, BTreeMap::from([(2, names(&[]))]));
        assert_eq!(found.locals[&1], names(&["q"]));
    }
}
