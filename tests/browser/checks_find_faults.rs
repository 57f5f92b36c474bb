//! A check that finds nothing may be one that looks at nothing: here is something to find.

use crate::harness::{Browser, Expected, Profile, browse};

#[test]
fn planted_faults_are_found() {
    browse("faults", Profile::PHONE, async |browser, _| faults(&browser).await);
}

async fn faults(browser: &Browser) {
    for (fault, found) in [
        ("document.querySelector('label[for=q]').remove()", "no label"),
        ("document.querySelector('label[for=q]').remove()", "label (Form elements must have labels)"),
        ("document.querySelector('main p').style.color = '#ccc'", "color-contrast"),
        ("document.documentElement.lang = ''", "the language is"),
        ("document.querySelector('h1').remove()", "there are 0 h1"),
        ("document.querySelector('main').style.width = '900px'", "scrolls sideways"),
        (
            "document.querySelector('main button').style.cssText = 'height: 8px; padding: 0; overflow: hidden'",
            "too small",
        ),
        ("document.querySelector('main p').textContent = 'prison-missing'", "no words"),
        ("console.error('a mistake')", "console: SEVERE"),
        (
            "document.body.append(Object.assign(document.createElement('img'), { src: '/no-such-picture', alt: '' }))",
            "404",
        ),
        (
            "document.body.append(Object.assign(document.createElement('script'), { text: '1' }))",
            "Content Security Policy",
        ),
    ] {
        browser.go("/prison").await;
        // A picture that is not there answers late: the check looks when the page has heard of it.
        browser.script(fault, vec![]).await;
        browser.until_it_says(found).await;
    }
}

impl Browser {
    /// Looks until this is among what is wrong.
    async fn until_it_says(&self, found: &str) {
        crate::harness::until(found, || async {
            let problems = self.problems(Expected::PAGE).await;
            problems.iter().any(|problem| problem.contains(found)).then_some(())
        })
        .await;
    }
}
