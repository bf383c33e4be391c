//! Times plugins: a call against the native function, and loading. `tests/benches/run-plugins.py` runs it beside Extism.
//!
//! Every line is a name and the median of many rounds in nanoseconds; variants of one thing take turns within a round.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program for the command line")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, thread};

use dti_engine::rules::{self, Rule};
use dti_plugin_sdk::contract;
use dti_sandbox::{Limits, Plugin, Sandbox, Source, load_all};
use serde_json::{Map, json};

// As in `dti` itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Many short rounds: where others use the machine too, most rounds are still undisturbed.
const ROUNDS: usize = 301;
const LOADS: usize = 41;

fn main() {
    let mut clock = Clock::default();
    let cache = tempfile::tempdir().unwrap();
    let cached = || Sandbox::new(Limits::default(), Some(cache.path().to_owned())).unwrap();
    let standard: Vec<_> = dti_bundle::standard_plugins()
        .iter()
        .map(|plugin| (plugin.name.to_owned(), plugin.component.to_vec()))
        .collect();
    drop(load_all(&cached(), &standard));
    let sandbox = cached();
    let ratio = &standard.iter().find(|(name, _)| name == "ratio").unwrap().1;
    let rule = Plugin::load(&sandbox, ratio).unwrap().rules().remove(0);
    call(&mut clock, rule.as_ref());
    for _ in 0..LOADS {
        let sandbox = clock.time("load: engine", 1, cached);
        clock.time("load: ratio, cached", 1, || Plugin::load(&sandbox, ratio).unwrap());
        let sandbox = cached();
        clock.time("load: 9 standard plugins, cached", 1, || load_all(&sandbox, &standard));
    }
    // Other files, such as plugins in Python and JavaScript.
    for file in env::args().skip(1).filter(|argument| argument != "--bench") {
        other(&mut clock, cache.path(), Path::new(&file));
    }
    clock.show();
}

/// The same cohort by the native function and by the plugin made of it.
fn call(clock: &mut Clock, rule: &dyn Rule) {
    let parameters = Map::from_iter([("goal".to_owned(), json!(0.6))]);
    for agencies in [34, 10_000] {
        let calls = if agencies == 34 { 20 } else { 1 };
        let native = native(agencies);
        let task = task(&parameters, agencies);
        assert_eq!(
            rule.score(&task).unwrap().points.len(),
            dti_plugin_ratio::PLUGIN.score(&native).unwrap().points.len()
        );
        for _ in 0..ROUNDS {
            let name = |what| format!("call of {agencies}: {what}");
            clock.time(name("native"), calls, || dti_plugin_ratio::PLUGIN.score(black_box(&native)).unwrap());
            clock.time(name("plugin"), calls, || rule.score(black_box(&task)).unwrap());
        }
    }
}

fn figures(agencies: usize) -> [(&'static str, Vec<f64>); 2] {
    let part = (0..agencies).map(|agency| (agency * 7_919 % 100) as f64).collect();
    [("a", part), ("b", vec![100.0; agencies])]
}

fn native(agencies: usize) -> contract::Task {
    let column = |(name, values): (&str, Vec<f64>)| contract::Column {
        name: name.to_owned(),
        options: Vec::new(),
        present: vec![1; values.len()],
        values,
    };
    contract::Task {
        rule: "ratio".to_owned(),
        parameters: r#"{"goal":0.6}"#.to_owned(),
        minimum: 0.0,
        maximum: 10.0,
        agencies: u32::try_from(agencies).unwrap(),
        columns: figures(agencies).into_iter().map(column).collect(),
        reasons: None,
    }
}

fn task(parameters: &Map<String, serde_json::Value>, agencies: usize) -> rules::Task<'_> {
    let column = |(name, values): (&str, Vec<f64>)| rules::Column {
        name: name.to_owned(),
        options: Vec::new(),
        present: vec![true; values.len()],
        values,
    };
    let columns = figures(agencies).into_iter().map(column).collect();
    rules::Task { parameters, minimum: 0.0, maximum: 10.0, agencies, columns, reasons: None }
}

/// Loading of a plugin whose file is known and whose code is cached.
fn other(clock: &mut Clock, cache: &Path, file: &Path) {
    let sandbox = Sandbox::new(Limits::default(), Some(cache.to_owned())).unwrap();
    let load = || Plugin::load_source(&sandbox, &Source::open(&sandbox, file).unwrap()).unwrap();
    load();
    // Files are known again that have rested.
    thread::sleep(Duration::from_secs(4));
    load();
    let name = format!("load: {}, cached", file.file_name().unwrap().to_string_lossy());
    for _ in 0..LOADS {
        clock.time(&name, 1, load);
    }
}

/// Nanoseconds by name, one for each round.
#[derive(Default)]
struct Clock(BTreeMap<String, Vec<f64>>);

impl Clock {
    fn time<T>(&mut self, name: impl Into<String>, calls: u32, mut work: impl FnMut() -> T) -> T {
        let begun = Instant::now();
        for _ in 1..calls {
            black_box(work());
        }
        let last = work();
        let nanoseconds = begun.elapsed().as_secs_f64() * 1e9 / f64::from(calls);
        self.0.entry(name.into()).or_default().push(nanoseconds);
        last
    }

    fn show(mut self) {
        for (name, rounds) in &mut self.0 {
            rounds.sort_by(f64::total_cmp);
            println!("{name}\t{:.0}\t{:.0}", rounds[rounds.len() / 2], rounds[0]);
        }
    }
}
