use std::collections::BTreeSet;

use listing_model::Placement;
use rstest::rstest;
use scraper::{Html, Selector};

use super::*;
use crate::{Options, Rows, sample};

fn all<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: &scraper::ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// What every page must keep: parsed without complaint, no script, no inline style, ids once, labels that exist.
fn is_sound(html: &str) -> Html {
    assert_eq!(sample::is_well_formed(html), Ok(()));
    let page = Html::parse_document(html);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    assert!(all(&page, "script, [style], iframe, object, img, link, foreignObject").is_empty());
    let mut ids = BTreeSet::new();
    for element in all(&page, "*") {
        for (name, value) in element.value().attrs() {
            assert!(!name.starts_with("on"), "{name}");
            assert!(name != "id" || ids.insert(value.to_owned()), "{value} twice");
            assert!(!name.ends_with("href") || value.starts_with('#'), "{value}");
        }
    }
    let referred = |element: &scraper::ElementRef<'_>, name: &str| -> Vec<String> {
        element.attr(name).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    };
    for element in all(&page, "[aria-labelledby]") {
        assert!(referred(&element, "aria-labelledby").iter().all(|id| ids.contains(id)));
    }
    for link in all(&page, "a[href]") {
        assert!(ids.contains(&link.attr("href").unwrap()[1..]));
    }
    for svg in all(&page, "svg:not([aria-hidden])") {
        assert_eq!(svg.attr("role"), Some("img"));
        assert_eq!(referred(&svg, "aria-labelledby").len(), 2);
    }
    assert_eq!(all(&page, "h1").len(), 1);
    page
}

#[rstest]
#[case("list-rooms", Rows::Rooms, &Words::ENGLISH)]
#[case("list-people", Rows::People, &Words::ENGLISH)]
#[case("list-rooms-cy", Rows::Rooms, &Words::WELSH)]
fn the_region(#[case] name: &str, #[case] rows: Rows, #[case] words: &Words) {
    let (problem, plan) = sample::region();
    let options = Options { rows, words, ..Options::of(sample::fortnight()) };
    let html = list_html(&problem, &plan, &options);
    let page = is_sound(&html);
    assert_eq!(all(&page, "html")[0].attr("lang"), Some(words.lang));
    assert_eq!(html, list_html(&problem, &plan, &options));
    sample::save(&format!("{name}.html"), &html);
    // The style sheet is no news in a snapshot.
    let (before, rest) = html.split_once("<style>").unwrap();
    insta::assert_snapshot!(name, format!("{before}{}", rest.split_once("</style>").unwrap().1));
}

/// What the charts draw, the tables say: every hearing, once in each part.
#[test]
fn tables_say_what_charts_draw() {
    let (problem, plan) = sample::region();
    let page = is_sound(&list_html(&problem, &plan, &Options::of(sample::week())));
    let listed: BTreeSet<String> = all(&page, "table")
        .iter()
        .filter(|table| text(table).starts_with("Hearings:"))
        .flat_map(|table| {
            table.select(&Selector::parse("tbody th").unwrap()).map(|cell| text(&cell)).collect::<Vec<_>>()
        })
        .collect();
    let placed: BTreeSet<String> = plan.placements.iter().map(|placement| placement.hearing.to_string()).collect();
    assert_eq!(listed, placed);
    let bars = all(&page, "svg[role=img] g > title");
    let tooltip = |start: &str| bars.iter().map(text).find(|tooltip| tooltip.starts_with(start)).unwrap();
    assert_eq!(
        tooltip("ET-1004"),
        "ET-1004, STANDARD, Tue 25 Aug, 10:00 to 17:00, Hearing Room 2, In person, J. Brown, Moved: date"
    );
    assert_eq!(
        tooltip("Block list BL-1"),
        "Block list BL-1, Tue 25 Aug, Leeds, J. Carter: 5 hearings: ET-1011, ET-1012, ET-1013, ET-1014, ET-1015"
    );
}

#[test]
fn a_nonce_is_given_to_the_style() {
    let (problem, plan) = sample::region();
    let options = Options { nonce: Some("r4nd\"om"), ..Options::of(sample::week()) };
    let page = is_sound(&list_html(&problem, &plan, &options));
    assert_eq!(all(&page, "style[nonce]")[0].attr("nonce"), Some("r4nd\"om"));
}

#[test]
fn one_venue_alone() {
    let (problem, plan) = sample::region();
    let hull = "hull".into();
    let page = is_sound(&list_html(&problem, &plan, &Options { venue: Some(&hull), ..Options::of(sample::week()) }));
    assert_eq!(text(&all(&page, "h1")[0]), "Rooms and their hearings: Kingston upon Hull");
    assert_eq!(all(&page, "h3").iter().map(text).collect::<Vec<_>>(), ["Kingston upon Hull"]);
}

/// A name of every kind that could do harm, wherever a name can stand.
#[rstest]
#[case("<script>alert(1)</script>")]
#[case("\"><img src=x onerror=alert(1)>")]
#[case("' onload='alert(1)")]
#[case("</style></title></svg><script>")]
#[case("]]><!--")]
#[case("&lt;b&gt; &amp; &#0; {{ name }} {n}")]
#[case("שופט בית הדין\u{202e}txt.exe\u{2066}")]
#[case("👩‍⚖️🏛️🇬🇧")]
#[case("nul\0bell\u{7}esc\u{1b}[31m c1\u{9b}\u{feff}\u{ffff}")]
#[case("Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}a\u{300}\u{300}\u{300}\u{300}l")]
#[case(
    "A very long name that goes on and on, \
        A very long name that goes on and on, A very long name that goes on and on, A very long name that goes on and on, \
        A very long name that goes on and on, until it has two hundred letters and some more"
)]
#[case("")]
fn hostile_names_are_harmless(#[case] name: &str) {
    let (mut problem, mut plan) = sample::region();
    problem.name = name.to_owned();
    for venue in &mut problem.supply.venues {
        venue.name = name.to_owned();
    }
    problem.supply.rooms[0].name = name.to_owned();
    problem.supply.people[0].id = name.into();
    problem.supply.people[0].roles = vec![name.to_owned()];
    problem.supply.lists[1].id = name.into();
    problem.hearings[1].id = name.into();
    problem.hearings[1].hearing_type = name.to_owned();
    problem.horizon.sittings[0].code = name.to_owned();
    plan.placements[1] = sample::slot(name, "2026-08-24", "10:00", "L1", &[name, name]);
    plan.placements.push(Placement { list: Some(name.into()), ..sample::slot(name, "2026-08-25", "10:00", name, &[]) });
    plan.unlisted[0].reasons = vec![name.to_owned()];
    plan.unlisted[1].hearing = name.into();
    for rows in [Rows::Rooms, Rows::People] {
        let options = Options { rows, nonce: Some(name), ..Options::of(sample::week()) };
        let html = list_html(&problem, &plan, &options);
        is_sound(&html);
        sample::save(
            &format!(
                "hostile-{}-{rows:?}.html",
                name.chars().filter(char::is_ascii_alphabetic).take(9).collect::<String>()
            ),
            &html,
        );
        is_sound(&crate::utilisation_html(&problem, &plan, &options));
        assert_eq!(sample::is_well_formed(&crate::gantt_svg(&problem, &plan, &options)), Ok(()));
    }
}
