//! Pictures of every page at both widths, for people to look at.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;

use super::browser::Browser;
use super::profile::Device;

/// Names a folder: then every page is saved there.
const FOLDER: &str = "ASSIZE_SCREENSHOTS";

static NUMBER: AtomicU32 = AtomicU32::new(1);

impl Browser {
    /// Saves the whole page at both widths, if pictures are wanted.
    pub(super) async fn save_screenshots(&self) {
        let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).unwrap();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = self.path().await;
        let page: Vec<&str> = path.split('/').filter(|part| part.len() < 25 && !part.is_empty()).collect();
        for device in Device::ALL {
            self.set_screen(device, None).await;
            let height = self.script("return document.documentElement.scrollHeight", vec![]).await.as_u64().unwrap();
            self.set_screen(device, Some(height)).await;
            let png = self.client.screenshot().await.unwrap();
            let name = format!("{}-{number:03}-{}-{}.png", self.name, page.join("-"), device.name());
            std::fs::write(folder.join(name), png).unwrap();
        }
        self.set_screen(self.profile.device, None).await;
    }

    async fn set_screen(&self, device: Device, height: Option<u64>) {
        let (width, usual, ratio) = device.screen();
        let metrics = json!({
            "width": width,
            "height": height.unwrap_or_else(|| usual.into()),
            "deviceScaleFactor": ratio,
            "mobile": device == Device::Phone,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }
}
