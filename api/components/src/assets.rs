use minijinja::{Error, ErrorKind};

use crate::embedded::ASSETS;

/// The path under which the pages expect the assets to be served, with a slash at its end.
pub const ASSET_ROOT: &str = "/assets/";

/// A file that the pages need, embedded in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// The plain name, for example `assize.css`.
    pub name: &'static str,
    /// The name to serve it under, below [`ASSET_ROOT`]: the plain name with the hash of the content in it. What is served
    /// under it never changes, so it may be cached for ever.
    pub path: &'static str,
    /// The value of the `Content-Type` header.
    pub content_type: &'static str,
    /// The first 16 hexadecimal digits of the content's BLAKE3 hash; usable as an ETag.
    pub hash: &'static str,
    /// The content.
    pub bytes: &'static [u8],
}

/// All assets: the style sheets, the scripts and the icon.
pub fn assets() -> impl Iterator<Item = &'static Asset> {
    ASSETS.iter()
}

/// Finds the asset that is served under `path`, the part after [`ASSET_ROOT`].
#[must_use]
pub fn asset(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// The address of the asset with this plain name, as templates use it.
pub(crate) fn asset_url(name: &str) -> Result<String, Error> {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    let missing = || Error::new(ErrorKind::InvalidOperation, format!("there is no asset `{name}`"));
    found.map(|asset| format!("{ASSET_ROOT}{}", asset.path)).ok_or_else(missing)
}
