//! The benchmark of `dti robustness`: 3,321 made-up communes × 98 indicators, composed anew thousands of times.

use std::fmt::Write as _;
use std::time::Instant;

use dti_criteria::{CriteriaSet, Source, SourceFile};
use dti_diagnostics::{Findings, Language};
use dti_engine::scores::{Score, Status};
use dti_engine::{Scores, robustness};
use dti_tests::random::Random;

const AGENCIES: usize = 3_321;
const INDICATORS: usize = 98;
const PILLARS: usize = 8;

/// What is declared uncertain, each with what it is called.
const CHOICES: [(&str, &str); 3] = [
    ("all weights", "weights = { spread = 0.25, of = \"all\" }"),
    ("all weights, leaving out", "weights = { spread = 0.25, of = \"all\" }, leave-out = \"indicators\""),
    (
        "all weights, leaving out, the root a sum or a geometric mean",
        "weights = { spread = 0.25, of = \"all\" }, leave-out = \"indicators\", \
         aggregate = { root = [\"sum\", \"geometric-mean\"] }",
    ),
];

#[expect(clippy::print_stdout, reason = "a program for the command line")]
fn main() {
    println!("| uncertain | threads | draws | re-compositions | seconds | seconds for 10,000 |");
    println!("|---|---|---|---|---|---|");
    for (name, choices) in CHOICES {
        for (threads, draws) in [(2, 2_500), (2, 5_000), (2, 10_000), (1, 2_500)] {
            let set = set(choices, draws);
            let scores = scores(&set);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
            let begun = Instant::now();
            let choices = set.robustness().expect("it is declared");
            let uncertainty = pool.install(|| robustness::vary(&set, &scores, choices, &mut |_| {}));
            let seconds = begun.elapsed().as_secs_f64();
            let count = uncertainty.recompositions;
            #[expect(clippy::cast_precision_loss, reason = "thousands")]
            let each = seconds / count as f64 * 10_000.0;
            println!("| {name} | {threads} | {draws} | {count} | {seconds:.2} | {each:.2} |");
        }
    }
}

fn set(choices: &str, draws: u32) -> CriteriaSet {
    let mut text = format!(
        "id = \"bench\"\ntitle = \"B\"\nperiod = {{ from = 2023-01-01, to = 2023-12-31 }}\nmissing = \"zero\"\n\
         cohort = [{{ id = \"xa\", title = \"X\" }}]\nrobustness = {{ seed = 1, draws = {draws}, {choices} }}\n"
    );
    for pillar in 1..=PILLARS {
        write!(text, "[[pillar]]\ncode = \"{pillar}\"\ntitle = \"P\"\n").expect("a string takes all");
    }
    for number in 0..INDICATORS {
        let (pillar, within) = (number % PILLARS + 1, number / PILLARS + 1);
        write!(
            text,
            "[[indicator]]\ncode = \"{pillar}.{within}\"\ntitle = \"I\"\npoints = {}\nown-choice = \"giả lập\"\n\
             rule = {{ use = \"share\" }}\ninputs = {{ value = {{ title = \"X\", kind = \"percent\" }} }}\n",
            5 + number % 4 * 5
        )
        .expect("a string takes all");
    }
    for agency in 1..=AGENCIES {
        write!(text, "[[agency]]\ncode = \"xa-{agency:04}\"\nname = \"X\"\n").expect("a string takes all");
    }
    let files = vec![SourceFile { path: "bench/set.toml".to_owned(), text }];
    let mut findings = Findings::new();
    CriteriaSet::load(&Source { files, reference: std::collections::BTreeMap::new() }, &mut findings)
        .unwrap_or_else(|_| panic!("{}", findings.render(Language::En)))
}

/// Made-up points: some communes are better than others at everything, and each has its strengths.
fn scores(set: &CriteriaSet) -> Scores {
    let of_agency = |agency: usize| {
        let mut random = Random::of(&set.agencies()[agency].code);
        let level = random.between(0.3, 0.9);
        let score = |(indicator, defined): (usize, &dti_criteria::Indicator)| {
            let share = (level + random.between(-0.3, 0.3)).clamp(0.0, 1.0);
            // Some have nothing to measure.
            let points = (!random.chance(0.01)).then_some(share * defined.maximum);
            Score {
                indicator,
                self_points: None,
                computed_points: points,
                appraised_points: None,
                final_points: points,
                maximum: defined.maximum,
                status: if points.is_some() { Status::Computed } else { Status::NotApplicable },
                reason: String::new(),
            }
        };
        set.indicators().iter().enumerate().map(score).collect()
    };
    let agencies: Vec<usize> = (0..set.agencies().len()).collect();
    let by_agency = agencies.iter().map(|&agency| of_agency(agency)).collect();
    Scores { agencies, by_agency, ..Scores::default() }
}
