//! Takes Swagger UI from `node_modules` to be embedded: exactly the version that the project pins, nothing of it committed.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    if let Err(error) = run() {
        println!("cargo::error={error}");
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let project = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("..");
    let package = project.join("node_modules/swagger-ui-dist");
    let manifest = package.join("package.json");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    for input in [project.join("package.json"), manifest.clone()] {
        println!("cargo::rerun-if-changed={}", input.display());
    }
    let pinned = json(&project.join("package.json"))?["dependencies"]["swagger-ui-dist"].clone();
    let advice = "run `make setup` (or `npm ci` in the project's folder)";
    if !manifest.exists() {
        return Err(format!("swagger-ui-dist {pinned} is not installed: {advice}").into());
    }
    let installed = json(&manifest)?["version"].clone();
    if installed != pinned {
        return Err(format!("swagger-ui-dist {installed} is installed, {pinned} is needed: {advice}").into());
    }

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut source = String::new();
    for (constant, name) in [("SWAGGER_UI_CSS", "swagger-ui.css"), ("SWAGGER_UI_BUNDLE", "swagger-ui-bundle.js")] {
        let text = read(&package.join(name))?;
        // The maps are not served, so the browser need not ask for them.
        let kept: Vec<&str> = text.lines().filter(|line| !line.contains("sourceMappingURL=")).collect();
        fs::write(out.join(name), kept.join("\n"))?;
        constant_of(&mut source, constant, name)?;
    }
    let licences = ["LICENSE", "NOTICE", "swagger-ui-bundle.js.LICENSE.txt"];
    let licences: Vec<String> = licences.iter().map(|name| read(&package.join(name))).collect::<Result<_, _>>()?;
    fs::write(out.join("swagger-ui-licence.txt"), licences.join("\n"))?;
    constant_of(&mut source, "SWAGGER_UI_LICENCE", "swagger-ui-licence.txt")?;
    Ok(fs::write(out.join("swagger_ui.rs"), source)?)
}

fn constant_of(source: &mut String, constant: &str, name: &str) -> Result<(), Box<dyn Error>> {
    Ok(writeln!(source, r#"const {constant}: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/{name}"));"#)?)
}

fn json(path: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&read(path)?)?)
}

fn read(path: &Path) -> Result<String, Box<dyn Error>> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}
