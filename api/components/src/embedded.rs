//! What the build script wrote: the rewritten templates by name, and the assets.

use crate::assets::Asset;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
