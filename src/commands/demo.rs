//! `assize demo`: everything in one process, with venues, keys and a mailbox to look into.

use std::fs;
use std::path::Path;

use anyhow::Context;
use engine::Engine;
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use scheduler_model::{
    CategoryCode, IdentityKey, IncentiveCode, Location, PersonFacts, PersonId, PersonKind, Role, VenueScope,
};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::app::App;
use crate::cli::DemoArgs;
use crate::commands::{key, serve};
use crate::config::{Config, Environment, MailTransportKind, Secrets};
use crate::{logging, output};

/// The demonstration's venues, in the binary, so that it runs from any folder.
#[derive(rust_embed::RustEmbed)]
#[folder = "demo/venues/"]
struct DemoVenues;

/// What the demonstration keeps between runs besides its ledger: drawn once, worthless elsewhere.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    secrets: Secrets,
    public_key: String,
    staff_key: String,
}

/// Runs the demonstration until it is told to stop.
///
/// # Errors
/// The folder cannot be written, or the application cannot start.
pub async fn run(args: &DemoArgs) -> anyhow::Result<()> {
    let config = prepare(args)?;
    logging::serve_metrics(config.http.metrics_listen)?;
    let app = App::start(&config).await?;
    let kept = keep_keys(&args.folder, app.engine().store().as_ref(), &config.secrets).await?;
    know_prisoners(app.engine(), &config.secrets).await?;
    tell(&config, &kept)?;
    serve::until_told_to_stop().await?;
    app.stop().await
}

/// The demonstration's settings, with its folder made and its venues laid out.
///
/// # Errors
/// The folder cannot be written.
pub fn prepare(args: &DemoArgs) -> anyhow::Result<Config> {
    let folder = &args.folder;
    if args.fresh && folder.join("assize.db").exists() {
        for name in ["assize.db", "assize.db-wal", "assize.db-shm", "kept.json"] {
            let file = folder.join(name);
            if file.exists() {
                fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
            }
        }
        let mailbox = folder.join("mailbox");
        if mailbox.exists() {
            fs::remove_dir_all(&mailbox).with_context(|| format!("cannot remove {}", mailbox.display()))?;
        }
    }
    let venues = folder.join("venues");
    fs::create_dir_all(&venues).with_context(|| format!("cannot make {}", venues.display()))?;
    for name in DemoVenues::iter() {
        if let Some(file) = DemoVenues::get(&name) {
            fs::write(venues.join(name.as_ref()), file.data).with_context(|| format!("cannot write {name}"))?;
        }
    }
    let mut config = Config { environment: Environment::Demo, ..Config::default() };
    config.database.url = format!("sqlite:{}", folder.join("assize.db").display());
    config.http.listen = args.listen;
    config.http.metrics_listen = args.metrics_listen;
    config.http.base_url = format!("http://{}", args.listen);
    config.timetables.folder = Some(venues);
    config.mail.transport = MailTransportKind::File;
    config.mail.folder = folder.join("mailbox");
    config.secrets = read_kept(folder)?.map_or_else(draw_secrets, |kept| kept.secrets);
    Ok(config)
}

fn draw_secrets() -> Secrets {
    let mut random = StdRng::from_os_rng();
    let mut draw = || format!("{:016x}{:016x}{:016x}", random.next_u64(), random.next_u64(), random.next_u64());
    Secrets { identity: draw(), links: draw(), cookies: draw(), ..Secrets::default() }
}

fn read_kept(folder: &Path) -> anyhow::Result<Option<Kept>> {
    let file = folder.join("kept.json");
    if !file.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let kept = serde_json::from_str(&text)
        .with_context(|| format!("{} is spoilt: run the demonstration with --fresh", file.display()))?;
    Ok(Some(kept))
}

async fn keep_keys(folder: &Path, store: &dyn Store, secrets: &Secrets) -> anyhow::Result<Kept> {
    if let Some(kept) = read_kept(folder)? {
        return Ok(kept);
    }
    let kept = Kept {
        secrets: secrets.clone(),
        public_key: key::create(store, "demonstration: an application for the public", Role::Public, VenueScope::All)
            .await?,
        staff_key: key::create(store, "demonstration: booking staff", Role::Staff, VenueScope::All).await?,
    };
    let file = folder.join("kept.json");
    fs::write(&file, serde_json::to_string_pretty(&kept)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(kept)
}

/// Prisoners of whom the demonstration knows where they live, their category and their incentive level: some prisons'
/// sessions are for some prisoners alone. Nobody real has these numbers' facts.
const KNOWN_PRISONERS: [(&str, [&str; 3], &str, &str); 2] =
    [("A1234BC", ["A", "1", "008"], "A_STANDARD", "ENHANCED"), ("D5678EF", ["D", "2", "012"], "C", "STANDARD")];

async fn know_prisoners(engine: &Engine, secrets: &Secrets) -> anyhow::Result<()> {
    let identity = IdentityKey::from_secret(&secrets.identity);
    for (number, location, category, incentive) in KNOWN_PRISONERS {
        let person = PersonId::derive(&identity, PersonKind::Prisoner, number);
        let facts = PersonFacts {
            location: Some(Location(location.map(str::to_owned).to_vec())),
            category: Some(CategoryCode(category.to_owned())),
            incentive: Some(IncentiveCode(incentive.to_owned())),
        };
        engine.put_facts(person, facts).await?;
    }
    Ok(())
}

fn tell(config: &Config, kept: &Kept) -> anyhow::Result<()> {
    let base = &config.http.base_url;
    let metrics = config.http.metrics_listen;
    output::line(&format!(
        "
Assize is up.

  Book a visit       {base}/
  The mailbox        {base}/demo/mailbox
  Try the API        {base}/docs
  Its description    {base}/openapi.json
  Metrics            http://{metrics}/metrics

  A key for the public's applications   {}
  A key for booking staff               {}

  Any prisoner number such as A9876ZY will do. Of A1234BC (wing A, enhanced) and D5678EF (wing D) the demonstration knows
  more: Bristol, Durham and Full Sutton have sessions for some prisoners alone.

  curl -H 'Authorization: Bearer {}' {base}/v1/venues

Stop with Ctrl-C.
",
        kept.public_key, kept.staff_key, kept.public_key
    ))
}
