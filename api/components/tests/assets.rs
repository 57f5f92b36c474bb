//! The embedded files: nothing reserved, nothing missing, colours that can be read.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use components::{ASSET_ROOT, Asset, asset, assets};
use rstest::rstest;

fn text(name: &str) -> &'static str {
    let found = assets().find(|asset| asset.name == name).unwrap();
    std::str::from_utf8(found.bytes).unwrap()
}

#[test]
fn nothing_reserved_for_gov_uk_is_served() {
    for Asset { name, bytes, .. } in assets() {
        let content = String::from_utf8_lossy(bytes).to_lowercase();
        for reserved in
            ["gds transport", "crest", "crown", "govuk-logotype", "logotype", "@font-face", "sourcemappingurl"]
        {
            assert!(!content.contains(reserved), "{name} has {reserved}");
        }
    }
}

#[test]
fn style_sheets_ask_for_nothing_that_is_not_served() {
    for name in ["govuk-frontend.min.css", "assize.css"] {
        for address in text(name).split("url(").skip(1) {
            let address = address.split(')').next().unwrap().trim_matches(['"', '\'']);
            let served = address.strip_prefix(ASSET_ROOT).and_then(asset);
            assert!(served.is_some(), "{name} asks for {address}");
        }
        assert!(!text(name).contains("@import"));
    }
}

#[test]
fn the_style_sheet_is_whole_but_for_what_is_reserved() {
    let css = text("govuk-frontend.min.css");
    assert_eq!(css.matches('{').count(), css.matches('}').count());
    assert!(css.len() > 130_000, "{} bytes are left", css.len());
    for kept in [".govuk-button", ".govuk-footer__link", ".govuk-generic-header", ".govuk-footer__inline-list"] {
        assert!(css.contains(kept), "{kept}");
    }
}

#[test]
fn scripts_run_under_a_policy_that_forbids_evaluation() {
    for name in ["govuk-frontend.min.js", "start.js"] {
        for forbidden in ["eval(", "new Function", "setAttribute(\"style\"", "document.write"] {
            assert!(!text(name).contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn the_start_script_imports_the_file_that_is_served() {
    let library = assets().find(|asset| asset.name == "govuk-frontend.min.js").unwrap();
    assert!(text("start.js").contains(&format!("from \"./{}\"", library.path)));
}

#[test]
fn addresses_carry_the_hash_of_the_content() {
    for found in assets() {
        let hash = &blake3::hash(found.bytes).to_hex()[..16];
        assert_eq!(found.hash, hash);
        let (stem, extension) = found.name.rsplit_once('.').unwrap();
        assert_eq!(found.path, format!("{stem}.{hash}.{extension}"));
        assert_eq!(asset(found.path), Some(found));
        assert_eq!(asset(found.name), None);
    }
}

/// WCAG 2.2 asks for 4.5 between text and its ground, and for 3 between a control and what surrounds it.
#[rstest]
#[case::header_text("--govuk-brand-colour", "#ffffff", 4.5)]
#[case::inverse_button("#ffffff", "--govuk-brand-colour", 4.5)]
#[case::links_in_the_navigation("#1a65a6", "--govuk-surface-background-colour", 4.5)]
#[case::visited_links_in_the_footer("#54319f", "--govuk-template-background-colour", 4.5)]
#[case::text_in_the_footer("#0b0c0c", "--govuk-template-background-colour", 4.5)]
#[case::footer_edge("--govuk-brand-colour", "--govuk-template-background-colour", 3.0)]
fn colours_can_be_told_apart(#[case] front: &str, #[case] ground: &str, #[case] least: f64) {
    let ratio = contrast(&colour(front), &colour(ground));
    assert!(ratio >= least, "{front} on {ground}: {ratio:.2}");
}

#[test]
fn the_brand_colour_is_not_that_of_gov_uk() {
    assert_ne!(colour("--govuk-brand-colour"), "#1d70b8");
}

/// A colour by its custom property in our style sheet, or as it is.
fn colour(name: &str) -> String {
    let value = if name.starts_with("--") {
        text("assize.css").split_once(&format!("{name}:")).unwrap().1.split(';').next().unwrap().trim()
    } else {
        name
    };
    value.to_owned()
}

#[expect(clippy::float_arithmetic, reason = "the definition of contrast in WCAG 2.2 is in real numbers")]
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let channel = |at: usize| {
            let level = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
