//! The keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

use super::browser::Browser;

/// Most stops on the way to anything.
const MOST_STOPS: usize = 80;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Tab,
    Enter,
    Space,
    Down,
}

impl Key {
    /// As WebDriver writes it.
    const fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => ' ',
            Self::Down => '\u{e015}',
        }
    }
}

impl Browser {
    /// Presses a key.
    pub(crate) async fn press(&self, key: Key) {
        self.type_keys(&key.code().to_string()).await;
    }

    /// Types into whatever has the focus.
    pub(crate) async fn type_keys(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Presses Tab until an element is reached. Whatever has the focus on the way must be seen.
    pub(crate) async fn tab_to(&self, css: &str) {
        let look = "
            const one = document.activeElement;
            const box = one.getBoundingClientRect();
            const seen = one.matches('[type=radio], [type=checkbox]') || one.checkVisibility({ opacityProperty: true });
            const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
            return { there: one.matches(arguments[0]), shown: one === document.body || (seen && inside), html: one.outerHTML.slice(0, 160) };";
        let mut stops = Vec::new();
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab).await;
            let stop = self.script(look, vec![json!(css)]).await;
            let html = stop["html"].as_str().unwrap().to_owned();
            assert!(stop["shown"] == true, "the focus is where nobody sees it: {html}");
            if stop["there"] == true {
                return;
            }
            stops.push(html);
        }
        panic!("`{css}` is not reached with Tab; on the way: {stops:#?}");
    }

    /// Presses Enter on what leads to another page.
    pub(crate) async fn enter(&self) {
        self.leave(self.press(Key::Enter)).await;
    }
}
