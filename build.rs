//! Lets the `assize` binary find the ready-made HiGHS library, wherever it is started from.

use std::env;

fn main() -> Result<(), env::VarError> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_HIGHS").is_none() || env::var("CARGO_CFG_TARGET_OS")? != "linux" {
        return Ok(());
    }
    // Beside the binary or in ../lib, as an installation has it; then where `scripts/setup` put it for this checkout.
    let tools = format!("{}/.tools/highs/lib", env::var("CARGO_MANIFEST_DIR")?);
    for place in ["$ORIGIN", "$ORIGIN/../lib", &tools] {
        println!("cargo::rustc-link-arg-bins=-Wl,-rpath,{place}");
    }
    Ok(())
}
