//! Times the rule `ratio` under Extism; prints what `tests/benches/plugins` prints, for `tests/benches/run-plugins.py`.
//!
//! The arguments are the guest's module and a folder for compiled code.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use extism::{CompiledPlugin, Manifest, Plugin, PluginBuilder, Wasm};

/// As in `tests/benches/plugins`.
const ROUNDS: usize = 301;
const LOADS: usize = 41;

fn main() {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(module), Some(cache)) = (arguments.next(), arguments.next()) else { panic!("bench-extism GUEST FOLDER") };
    let module = fs::read(module).expect("the guest is there");
    let cache = configured(&cache);
    let compiled = load(&module, &cache);
    let mut clock = Clock::default();
    let mut kept = fresh(&compiled);
    for agencies in [34, 10_000] {
        let calls = if agencies == 34 { 20 } else { 1 };
        let input = input(agencies);
        assert_eq!(call(&mut kept, &input).len(), agencies * 9);
        for _ in 0..ROUNDS {
            let name = |what| format!("call of {agencies}: Extism, {what}");
            clock.time(name("fresh instance"), calls, || call(&mut fresh(&compiled), black_box(&input)));
            clock.time(name("kept instance"), calls, || call(&mut kept, black_box(&input)));
        }
    }
    for _ in 0..LOADS {
        clock.time("load: Extism, cached".to_owned(), 1, || fresh(&load(&module, &cache)));
    }
    clock.show();
}

/// The configuration of a cache in this folder.
fn configured(folder: &Path) -> PathBuf {
    fs::create_dir_all(folder).expect("the folder can be made");
    let folder = folder.canonicalize().expect("the folder is there");
    let configuration = folder.join("cache.toml");
    fs::write(&configuration, format!("[cache]\ndirectory = '{}'\n", folder.join("code").display())).expect("written");
    configuration
}

/// With fuel, as `dti` has it; without the rest of what it limits.
fn load(module: &[u8], cache: &Path) -> CompiledPlugin {
    let manifest = Manifest::new([Wasm::data(module)]);
    let builder = PluginBuilder::new(manifest).with_wasi(false).with_fuel_limit(1_000_000_000);
    builder.with_cache_config(cache).compile().expect("the guest compiles")
}

fn fresh(compiled: &CompiledPlugin) -> Plugin {
    Plugin::new_from_compiled(compiled).expect("the guest is linked")
}

fn call(plugin: &mut Plugin, input: &[u8]) -> Vec<u8> {
    plugin.call::<_, Vec<u8>>("score", input).expect("the cohort is scored")
}

fn input(agencies: usize) -> Vec<u8> {
    let count = u32::try_from(agencies).expect("a small cohort");
    let part = (0..agencies).map(|agency| (agency * 7_919 % 100) as f64);
    let figures = part.chain((0..agencies).map(|_| 100.0)).flat_map(f64::to_le_bytes);
    count.to_le_bytes().into_iter().chain(figures).collect()
}

/// Nanoseconds by name, one for each round.
#[derive(Default)]
struct Clock(BTreeMap<String, Vec<f64>>);

impl Clock {
    fn time<T>(&mut self, name: String, calls: u32, mut work: impl FnMut() -> T) {
        let begun = Instant::now();
        for _ in 0..calls {
            black_box(work());
        }
        let nanoseconds = begun.elapsed().as_secs_f64() * 1e9 / f64::from(calls);
        self.0.entry(name).or_default().push(nanoseconds);
    }

    fn show(mut self) {
        for (name, rounds) in &mut self.0 {
            rounds.sort_by(f64::total_cmp);
            println!("{name}\t{:.0}\t{:.0}", rounds[rounds.len() / 2], rounds[0]);
        }
    }
}
