//! Whole pages, rendered: what a page's author may rely on.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use components::{add_page, environment};
use minijinja::{context, value::Value};
use rstest::rstest;

fn render(source: &str, context: Value) -> String {
    let mut environment = environment();
    add_page(&mut environment, "page.njk", source).unwrap();
    environment.get_template("page.njk").unwrap().render(context).unwrap()
}

#[rstest]
#[case::empty_lists_are_true("{{ 'yes' if [] else 'no' }}", "yes")]
#[case::nothing_prints_nothing("[{{ missing }}{{ missing.deeper.still }}{{ null }}]", "[]")]
#[case::truth_prints_in_lower_case("{{ true }} {{ 'a' + false }}", "true afalse")]
#[case::operands_are_kept("{{ '' or 'b' }}{{ 'a' and 'c' }}", "bc")]
#[case::loops_change_outer_variables("{% set n = 0 %}{% for i in [1, 2] %}{% set n = n + i %}{% endfor %}{{ n }}", "3")]
#[case::so_do_loops_in_loops(
    "{% set n = 0 %}{% for i in [1, 2] %}{% for j in [1, 2] %}{% set n = n + 1 %}{% endfor %}{{ n }},{% endfor %}{{ n }}",
    "2,4,4"
)]
#[case::and_set_blocks(
    "{% set n %}a{% endset %}{% for i in [1] %}{% set n %}{{ n }}b{% endset %}{% endfor %}{{ n }}",
    "ab"
)]
#[case::loops_go_over_nothing("{% for i in missing %}a{% else %}none{% endfor %}", "none")]
#[case::loops_go_over_pairs("{% for k, v in { a: 1, b: 2 } %}{{ k }}={{ v }};{% endfor %}", "a=1;b=2;")]
#[case::macros_see_later_variables("{% macro m() %}{{ a }}{% endmacro %}{% set a = 1 %}{{ m() }}", "1")]
#[case::macros_have_callers("{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}a{% endcall %}", "<a>")]
#[case::text_is_escaped_once(
    "{% set a = '<' | escape %}{{ a }}{{ '<' }}{{ a | escape }}{{ a + '' }}",
    "&lt;&lt;&lt;&amp;lt;"
)]
fn templates_mean_what_they_mean_in_nunjucks(#[case] source: &str, #[case] html: &str) {
    assert_eq!(render(source, context! {}), html);
}

#[test]
fn data_is_escaped_in_components() {
    let html = render(
        "{% from 'govuk/components/tag/macro.njk' import govukTag %}{{ govukTag({ text: name, classes: name }) }}",
        context! { name => "\"><script>" },
    );
    assert!(!html.contains("<script>"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn a_component_can_be_given_its_content_as_a_block() {
    let html = render(
        "{% from 'govuk/components/fieldset/macro.njk' import govukFieldset %}\
         {% call govukFieldset({ legend: { text: 'Who' } }) %}<p>inside</p>{% endcall %}",
        context! {},
    );
    assert!(html.contains("<p>inside</p>"), "{html}");
}

#[test]
fn a_page_s_own_variables_never_reach_into_a_component() {
    let page = "{% from 'govuk/components/notification-banner/macro.njk' import govukNotificationBanner %}\
                {{ govukNotificationBanner({ text: 'a' }) }}";
    let hostile = context! {
        successBanner => true, typeClass => "x", role => "x", title => "x", params => "x", caller => "x", undefined => 1,
    };
    assert_eq!(render(page, hostile), render(page, context! {}));
}

#[test]
fn an_imported_component_works_in_blocks_and_loops() {
    let html = render(
        "{% extends 'assize/layout.njk' %}\
         {% from 'govuk/components/tag/macro.njk' import govukTag %}\
         {% set word = 'set above' %}\
         {% block content %}{% for item in items %}{{ govukTag({ text: item + word }) }}{% endfor %}{% endblock %}",
        context! { items => ["a ", "b "], serviceName => "s" },
    );
    assert!(html.contains("a set above") && html.contains("b set above"), "{html}");
}
