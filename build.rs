//! Lets the `assize` binary find the ready-made HiGHS library, wherever it is started from.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_HIGHS").is_none() || env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return;
    }
    // Beside the binary or in ../lib, as an installation has it; then where `scripts/setup` put it for this checkout.
    for place in ["$ORIGIN", "$ORIGIN/../lib", concat!(env!("CARGO_MANIFEST_DIR"), "/.tools/highs/lib")] {
        println!("cargo::rustc-link-arg-bins=-Wl,-rpath,{place}");
    }
}
