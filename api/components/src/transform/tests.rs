use proptest::prelude::*;
use rstest::rstest;

use super::{error::Problem, transform};

#[rstest]
#[case::dictionary_keys("{{ f({ a: 1, 'b-c': { d: x } }) }}", r#"{{ f({"a": 1, "b-c": {"d": x } }) }}"#)]
#[case::strict_equality("{{ a === null }}", "{{ njk_same(a, none) }}")]
#[case::loose_inequality("{% if a != false %}{% endif %}", "{% if (not njk_equal(a, false)) %}{% endif %}")]
#[case::addition("{{ a + '-' + b | escape }}", r#"{{ njk_add(njk_add(a, "-"), b|escape) }}"#)]
#[case::else_if("{% if a %}{% elseif b %}{% endif %}", "{% if njk_truth(a) %}{% elif njk_truth(b) %}{% endif %}")]
#[case::missing_else("{{ a if b }}", r#"{{ (a if njk_truth(b) else "") }}"#)]
#[case::filters_bind_tighter_than_conditions(
    "{{ a.html | safe if a.html else a.text }}",
    "{{ (a.html|safe if njk_truth(a.html) else a.text) }}"
)]
#[case::operands("{{ a or b }}", "{{ (a if njk_truth(a) else b) }}")]
#[case::conditions("{% if not a and b in c %}{% endif %}", "{% if ((not njk_truth(a)) and njk_in(b, c)) %}{% endif %}")]
#[case::not_in("{{ 1 if a not in [b] }}", r#"{{ (1 if (not njk_in(a, [b])) else "") }}"#)]
#[case::tests(
    "{% if a is not null and a is sameas(b) %}{% endif %}",
    "{% if ((not (a is none)) and (a is sameas(b))) %}{% endif %}"
)]
#[case::length("{% if a.items.length == 1 %}{% endif %}", "{% if njk_equal(njk_length(a.items), 1) %}{% endif %}")]
#[case::includes("{{ [true].includes(a) }}", "{{ njk_in(a, [true]) }}")]
#[case::spaced_arguments("{{ a | default ('b', true) }}", r#"{{ a|default("b", true) }}"#)]
#[case::pairs("{% for k, v in a %}{% endfor %}", "{% for k, v in njk_pairs(a) %}{% endfor %}")]
#[case::white_space_control(
    "a {%- if b -%} c {{- d -}}{% endif %}",
    "a {%- if njk_truth(b) -%} c {{- d -}}{% endif %}"
)]
#[case::comments("{#- a\n -#}{# b #}", "{#- \n-#}{#+ +#}")]
#[case::raw("{% raw %}{{ a: }}{% endraw %}", "{% raw %}{{ a: }}{% endraw %}")]
#[case::escapes(r#"{{ "a\"b\n" }}"#, r#"{{ "a\"b\n" }}"#)]
#[case::macros("{% macro m(a, b = 'c') %}{% endmacro %}", r#"{% macro m(a, b="c") %}{% endmacro %}"#)]
#[case::calls("{% call m(a, 'b') %}c{% endcall %}", r#"{% call m(a, "b") %}c{% endcall %}"#)]
#[case::imports("{% from './a.njk' import b, c as d -%}", r#"{% from "./a.njk" import b, c as d -%}"#)]
#[case::whole_modules("{% import 'a' as b %}{{ b.c() }}", r#"{% import "a" as b %}{{ b.c() }}"#)]
#[case::layouts("{% extends 'a' %}{% block b %}{% endblock b %}", r#"{% extends "a" %}{% block b %}{% endblock %}"#)]
fn constructs_are_rewritten(#[case] nunjucks: &str, #[case] minijinja: &str) {
    assert_eq!(transform(nunjucks).unwrap(), minijinja);
}

#[test]
fn a_loop_carries_what_it_changes() {
    assert_eq!(
        transform("{% set a = 1 %}{%- for b in c -%}{% set a = b %}{% endfor %}").unwrap(),
        "{% set a = 1 %}{%- set _njk_a_1 = njk_cell(value=a) %}{% for b in njk_items(c) %}{% set a = _njk_a_1.value -%}\
         {% set a = b %}{% set _njk_a_1.value = a %}{% endfor %}{% set a = _njk_a_1.value %}"
    );
}

#[test]
fn lines_keep_their_numbers() {
    let rewritten = transform("{{ f({\n  a: 1,\n  b: 2\n}) }}\n{% if\n a %}{% endif %}").unwrap();
    assert_eq!(rewritten.matches('\n').count(), 5);
}

#[rstest]
#[case("{% if a %}", 1, Problem::Unbalanced("if".into()))]
#[case("a\n{% endif %}", 2, Problem::Unbalanced("endif".into()))]
#[case("{% if a %}{% endfor %}", 1, Problem::Unbalanced("endfor".into()))]
#[case("\n\n{{ a b }}", 3, Problem::Unexpected { expected: "the end of the tag".into(), found: "`b`".into() })]
#[case("{{ {a} }}", 1, Problem::Unexpected { expected: "`:`".into(), found: "`}`".into() })]
#[case("{{ }}", 1, Problem::Unexpected { expected: "an expression".into(), found: "the end of the tag".into() })]
fn faults_are_named_with_their_line(#[case] source: &str, #[case] line: usize, #[case] problem: Problem) {
    assert_eq!(transform(source).unwrap_err(), problem.at(line));
}

#[rstest]
#[case("(")]
#[case("[")]
#[case("not ")]
#[case("- ")]
#[case("a if ")]
fn endless_nesting_is_refused(#[case] opening: &str) {
    assert!(transform(&format!("{{{{ {} }}}}", opening.repeat(100_000))).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_input_makes_it_panic(source in r#"([a-c é'"{}%#\-+~|().,:=<>!\[\]\n]|\{\{|\}\}|\{%|%\}|if |for |in |set |end|raw|not |is ){0,60}"#) {
        let _ = transform(&source);
    }

    #[test]
    fn text_without_tags_stays_as_it_is(source in "[^{]{0,200}") {
        prop_assert_eq!(transform(&source).unwrap(), source);
    }

    #[test]
    fn strings_keep_their_meaning(text in r#"[^"\\]{0,40}"#) {
        let rewritten = transform(&format!("{{{{ \"{text}\" }}}}")).unwrap();
        let mut environment = crate::environment();
        environment.add_template_owned("page", rewritten).unwrap();
        let printed = environment.get_template("page").unwrap().render(minijinja::context! {}).unwrap();
        let mut expected = String::new();
        crate::text::write_escaped(&mut expected, &text.as_str().into()).unwrap();
        prop_assert_eq!(printed, expected);
    }
}
