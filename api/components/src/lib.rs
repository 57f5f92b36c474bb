//! GOV.UK Frontend's components for pages that Rust renders.
//!
//! The package's own Nunjucks templates are used, not copies of them: the build script reads them from `node_modules`,
//! [`transform()`] rewrites them for minijinja, and the tests hold every component against every one of the package's
//! fixtures. Node is needed to fetch the package, never to run.
//!
//! # Writing a page
//! A page is written as GOV.UK's examples are, with unquoted keys and `import` by the usual names, and is added with
//! [`add_page`], which sends it through the same rewriting:
//!
//! ```
//! let mut environment = components::environment();
//! components::add_page(&mut environment, "start.njk", r#"
//!     {% extends "assize/layout.njk" %}
//!     {% from "govuk/components/button/macro.njk" import govukButton %}
//!     {% block pageTitle %}Book a visit{% endblock %}
//!     {% block content %}
//!       <h1 class="govuk-heading-l">Book a visit</h1>
//!       {{ govukButton({ text: "Start now", href: "/prison", isStartButton: true }) }}
//!     {% endblock %}
//! "#)?;
//! let page = environment.get_template("start.njk")?;
//! let html = page.render(minijinja::context! { serviceName => "Book a visit", htmlLang => "en" })?;
//! assert!(html.contains("govuk-button--start"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The head of `templates/assize/layout.njk` lists the layout's variables and blocks. It has no inline script and no inline
//! style, so `script-src 'self'; style-src 'self'; img-src 'self'` serves it, and it works without JavaScript.
//!
//! # What is left out
//! Only services on GOV.UK may use the GDS Transport typeface, the crown, the crest, the GOV.UK logotype and the brand's
//! colours. The style sheet loses the first four ([`styles`]), `assize.css` changes the colour, and the `govukHeader` and
//! `govukFooter` components come without their logos; use `govukGenericHeader` and the layout's footer.

mod assets;
mod attributes;
mod embedded;
mod environment;
mod filters;
mod semantics;
pub mod styles;
mod text;
pub mod transform;

pub use assets::{ASSET_ROOT, Asset, asset, assets};
pub use environment::{PageError, add_page, environment};
pub use transform::{TransformError, transform};
