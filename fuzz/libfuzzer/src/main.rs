//! One target under libFuzzer: the one that `ASSIZE_FUZZ_TARGET` names.

#![no_main]

use std::sync::LazyLock;

use fuzz_targets::Target;
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("ASSIZE_FUZZ_TARGET").expect("ASSIZE_FUZZ_TARGET names the target");
    fuzz_targets::find(&name).unwrap_or_else(|| panic!("there is no target {name}"))
});

fuzz_target!(|bytes: &[u8]| TARGET.run(bytes));
