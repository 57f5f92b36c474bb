//! What the visitor holds in their hands.

use serde_json::{Value, json};

/// A device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Device {
    /// 390 × 844, touched.
    Phone,
    /// 1280 × 900, with a mouse.
    Desktop,
}

impl Device {
    pub(crate) const ALL: [Self; 2] = [Self::Phone, Self::Desktop];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }

    /// Width and height in CSS pixels, and how many pixels of the screen one of them has.
    pub(crate) const fn screen(self) -> (u32, u32, u32) {
        match self {
            Self::Phone => (390, 844, 2),
            Self::Desktop => (1280, 900, 1),
        }
    }
}

/// A device and whether scripts run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Profile {
    pub(crate) device: Device,
    pub(crate) scripts: bool,
}

impl Profile {
    pub(crate) const PHONE: Self = Self { device: Device::Phone, scripts: true };
    pub(crate) const DESKTOP: Self = Self { device: Device::Desktop, scripts: true };
    pub(crate) const DESKTOP_WITHOUT_SCRIPTS: Self = Self { device: Device::Desktop, scripts: false };

    /// What a new session is asked for.
    pub(crate) fn capabilities(self, chromium: &str, user_data: &str) -> serde_json::Map<String, Value> {
        let (width, height, ratio) = self.device.screen();
        let is_phone = self.device == Device::Phone;
        let mut options = json!({
            "binary": chromium,
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-GB",
                format!("--user-data-dir={user_data}"),
            ],
            "mobileEmulation": {
                "deviceMetrics": {
                    "width": width, "height": height, "pixelRatio": ratio, "touch": is_phone, "mobile": is_phone,
                },
            },
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        });
        if !self.scripts {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        capabilities.as_object().unwrap().clone()
    }
}
