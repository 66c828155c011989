//! How long each stage of a build takes: `cargo bench --bench stages -- DIR`, without DIR on this
//! repository's own desk. Everything is made and nothing written; bench/desk.py makes larger desks.

#![expect(clippy::print_stdout, reason = "what a benchmark finds is its output")]

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jianbao::{Options, Progress, Stage, build};

/// How often each build is run; the quickest counts.
const ROUNDS: usize = 5;

fn main() {
    let typed = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let root = typed.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let alone = quickest(&root, Some(1));
    let shared = quickest(&root, None);
    println!("| stage | one thread, ms | all threads, ms |\n| --- | ---: | ---: |");
    for ((stage, one), (_, all)) in alone.iter().zip(&shared) {
        println!("| {stage} | {:.1} | {:.1} |", millis(*one), millis(*all));
    }
    let sum = |times: &Times| times.iter().map(|(_, time)| *time).sum();
    println!("| all | {:.1} | {:.1} |", millis(sum(&alone)), millis(sum(&shared)));
}

/// Stages in their order, each with its time.
type Times = Vec<(String, Duration)>;

/// The stages of the quickest of several builds.
fn quickest(root: &Path, jobs: Option<usize>) -> Times {
    let runs = (0..ROUNDS).map(|_| run(root, jobs));
    let whole = |times: &Times| times.iter().map(|(_, time)| *time).sum::<Duration>();
    runs.min_by_key(whole).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn run(root: &Path, jobs: Option<usize>) -> Times {
    let clock = Clock(Mutex::new(vec![("walk".to_owned(), Instant::now())]));
    let options = Options { jobs, ..Options::default() };
    let built = build(root, &options, &clock);
    assert!(built.is_ok_and(|outcome| !outcome.stops(&options)), "{} builds", root.display());
    // What the outcome holds is gone by now, too.
    let end = Instant::now();
    let begun = clock.0.into_inner().unwrap_or_default();
    let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([end]);
    begun.iter().zip(ends).map(|((name, at), end)| (name.clone(), end - *at)).collect()
}

/// Notes when each stage begins.
struct Clock(Mutex<Vec<(String, Instant)>>);

impl Progress for Clock {
    #[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
    fn stage(&self, stage: Stage, _steps: usize) {
        if let Ok(mut begun) = self.0.lock() {
            begun.push((format!("{stage:?}").to_lowercase(), Instant::now()));
        }
    }

    fn step(&self) {}
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
