//! One seed.
#[test]
fn one() {
    let seed = std::env::var("SEED").map_or(0, |text| text.parse().unwrap());
    let count = std::env::var("COUNT").map_or(1, |text| text.parse().unwrap());
    let started = std::time::Instant::now();
    let mut all = simulation::Coverage::default();
    let mut bad = 0;
    let mut steps = 0;
    for seed in seed..seed + count {
        let day = simulation::run(seed, count == 1).unwrap();
        if count == 1 {
            println!("{}", day.trace.join("\n"));
        }
        steps += u64::from(day.steps);
        all.add(&day.coverage);
        if let Some(first) = day.findings.first() {
            bad += 1;
            if bad < 12 {
                println!("seed {seed} ({} findings): {:.1500}", day.findings.len(), first.to_string());
            }
        }
    }
    for (what, times) in all.iter() {
        println!("{times:>8} {what}");
    }
    println!("{count} seeds, {bad} bad, {steps} steps, {:?}", started.elapsed());
}
