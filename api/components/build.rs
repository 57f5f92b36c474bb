//! Reads GOV.UK Frontend from `node_modules`, rewrites its components for minijinja, clears its style sheet of what is
//! reserved for GOV.UK, and writes all of it with a table of contents into `OUT_DIR`. Nothing of the package is committed.

#[path = "src/styles.rs"]
#[expect(unreachable_pub, reason = "shared with the crate, where these are public")]
mod styles;
#[path = "src/transform/mod.rs"]
#[expect(unreachable_pub, reason = "shared with the crate, where these are public")]
mod transform;

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() {
    if let Err(error) = run() {
        println!("cargo::error={error}");
    }
}

fn run() -> Outcome<()> {
    let crate_folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let project = crate_folder.join("../..");
    for input in ["build.rs", "src/styles.rs", "src/transform", "templates", "assets"] {
        println!("cargo::rerun-if-changed={input}");
    }
    for input in ["package.json", "node_modules/govuk-frontend/package.json"] {
        println!("cargo::rerun-if-changed={}", project.join(input).display());
    }
    let package = project.join("node_modules/govuk-frontend");
    check_version(&project, &package)?;
    let mut out =
        Output { folder: PathBuf::from(env::var("OUT_DIR")?), templates: String::new(), assets: String::new() };
    write_templates(&mut out, &package.join("dist/govuk"), &crate_folder.join("templates"))?;
    write_assets(&mut out, &package.join("dist/govuk"), &crate_folder.join("assets"))?;
    out.write_contents()
}

/// Fails unless exactly the version that the project pins is installed.
fn check_version(project: &Path, package: &Path) -> Outcome<()> {
    let advice = "run `make setup` (or `npm ci` in the project's folder)";
    let pinned = json(&project.join("package.json"))?["dependencies"]["govuk-frontend"].clone();
    if !package.join("package.json").exists() {
        return Err(format!("govuk-frontend {pinned} is not installed: {advice}").into());
    }
    let installed = json(&package.join("package.json"))?["version"].clone();
    if installed != pinned {
        return Err(format!("govuk-frontend {installed} is installed, {pinned} is needed: {advice}").into());
    }
    Ok(())
}

fn json(path: &Path) -> Outcome<serde_json::Value> {
    Ok(serde_json::from_str(&read(path)?)?)
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn write_templates(out: &mut Output, package: &Path, own: &Path) -> Outcome<()> {
    let mut components: Vec<_> = fs::read_dir(package.join("components"))?.collect::<Result<Vec<_>, _>>()?;
    components.retain(|entry| entry.path().join("macro.njk").exists());
    components.sort_by_key(fs::DirEntry::file_name);
    for component in components {
        let name = format!("govuk/components/{}/macro.njk", component.file_name().to_string_lossy());
        let [macro_source, template] = ["macro.njk", "template.njk"].map(|file| read(&component.path().join(file)));
        let joined = transform::component(&macro_source?, &template?).map_err(|error| format!("{name}: {error}"))?;
        out.template(&name, &joined)?;
    }
    let package_macros = ["govuk/macros/i18n.njk"].map(|name| (name, package.join("macros/i18n.njk")));
    let own_templates = ["assize/layout.njk", "govuk/macros/attributes.njk", "govuk/macros/logo.njk"];
    for (name, path) in package_macros.into_iter().chain(own_templates.map(|name| (name, own.join(name)))) {
        let rewritten = transform::transform(&read(&path)?).map_err(|error| format!("{name}: {error}"))?;
        out.template(name, &rewritten)?;
    }
    Ok(())
}

fn write_assets(out: &mut Output, package: &Path, own: &Path) -> Outcome<()> {
    let css = styles::without_reserved(&read(&package.join("govuk-frontend.min.css"))?)?;
    out.asset("govuk-frontend.min.css", "text/css; charset=utf-8", &css)?;
    out.asset("assize.css", "text/css; charset=utf-8", &read(&own.join("assize.css"))?)?;
    out.asset("icon.svg", "image/svg+xml", &read(&own.join("icon.svg"))?)?;
    let script = read(&package.join("govuk-frontend.min.js"))?;
    let script = script.split("//# sourceMappingURL=").next().unwrap_or_default();
    let script_path = out.asset("govuk-frontend.min.js", "text/javascript; charset=utf-8", script)?;
    let start = read(&own.join("start.js"))?.replace("./govuk-frontend.min.js", &format!("./{script_path}"));
    out.asset("start.js", "text/javascript; charset=utf-8", &start)?;
    Ok(())
}

/// The folder that is embedded, and the source of the two tables that list it.
struct Output {
    folder: PathBuf,
    templates: String,
    assets: String,
}

impl Output {
    fn template(&mut self, name: &str, source: &str) -> Outcome<()> {
        self.file(&format!("templates/{name}"), source)?;
        let include = format!(r#"include_str!(concat!(env!("OUT_DIR"), "/templates/{name}"))"#);
        Ok(writeln!(self.templates, "    ({name:?}, {include}),")?)
    }

    /// Writes an asset and gives the name under which it is served.
    fn asset(&mut self, name: &str, content_type: &str, content: &str) -> Outcome<String> {
        let hash = blake3::hash(content.as_bytes()).to_hex()[..16].to_owned();
        let (stem, extension) = name.rsplit_once('.').ok_or("an asset without an extension")?;
        let path = format!("{stem}.{hash}.{extension}");
        self.file(&format!("assets/{name}"), content)?;
        let bytes = format!(r#"include_bytes!(concat!(env!("OUT_DIR"), "/assets/{name}"))"#);
        writeln!(
            self.assets,
            "    Asset {{ name: {name:?}, path: {path:?}, content_type: {content_type:?}, hash: {hash:?}, bytes: {bytes} }},"
        )?;
        Ok(path)
    }

    fn file(&self, name: &str, content: &str) -> Outcome<()> {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
        Ok(fs::write(path, content)?)
    }

    fn write_contents(&self) -> Outcome<()> {
        let source = format!(
            "pub(crate) static TEMPLATES: &[(&str, &str)] = &[\n{}];\n\npub(crate) static ASSETS: &[Asset] = &[\n{}];\n",
            self.templates, self.assets
        );
        self.file("embedded.rs", &source)
    }
}
