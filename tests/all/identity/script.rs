//! Random edit scripts: after every step a warm build and a preview equal a clean build, mistakes included.

use std::fmt::Write as _;

use crate::edits::{Desk, Draw, Form};
use crate::runs::{
    self, Flags, Place, Seen, Work, brief, clean, difference, only_seed, site, thorough,
};

/// Steps of one script. Each begins with another desk.
const STEPS: usize = 15;

/// How many scripts of a kind are run: ordinarily, and in the third command.
const WEB: [u64; 2] = [16, 280];
const PRINT: [u64; 2] = [4, 54];

#[test]
fn warm_equals_clean() {
    scripts(Form::Web, WEB);
}

#[test]
fn warm_equals_clean_in_print() {
    scripts(Form::Print, PRINT);
}

fn scripts(form: Form, [few, many]: [u64; 2]) {
    let seeds = only_seed().map_or(0..if thorough() { many } else { few }, |seed| seed..seed + 1);
    let one = seeds.end - seeds.start == 1;
    let (mut told, mut good) = (Work::default(), 0);
    for seed in seeds {
        let mut draw = Draw::new(seed ^ 0xd15c);
        let steps: Vec<u64> = (0..STEPS).map(|_| draw.next()).collect();
        match run(seed, form, &steps) {
            Ok(walked) => {
                told.made += walked.work.made;
                told.reused += walked.work.reused;
                good += walked.good;
            }
            Err(failure) => panic!("{}", told_of(seed, form, steps, failure)),
        }
    }
    // A script that never gets through proves nothing, and neither does one without a short cut.
    assert!(one || good * 3 > told.runs, "{good} of {told:?} got through");
    assert!(one || told.reused > told.made, "{told:?}");
}

#[test]
fn warm_equals_clean_in_every_turn() {
    turns(Form::Web);
}

#[test]
fn warm_equals_clean_in_every_turn_in_print() {
    turns(Form::Print);
}

/// Some values are wrong on this desk, such as a campaign that leads up to itself: those change no output.
fn turns(form: Form) {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut draw = Draw::new(3);
    let mut desk = Desk::new(&room.path().join("desk"), 3, 14, form);
    let turns = desk.turns(&mut draw);
    // Every other turn or so goes back to the ground.
    let ground = (desk.files.clone(), clean(&desk.files, &desk.flags, Place::Here));
    let (mut watched, mut good) = (None, 0);
    for turn in &turns {
        let told = desk.turn(turn, &mut draw);
        let (place, flags) = (turn.place(), desk.flags.clone());
        let known = place == Place::Here && desk.files == ground.0;
        let expected = if known { ground.1.clone() } else { clean(&desk.files, &flags, place) };
        let (seen, _, wrong) = held_to(&expected, &desk, &flags, place);
        good += usize::from(seen.code == 0);
        let wrong = wrong.or_else(|| {
            let shown = || runs::preview(&mut watched, &desk.root, &flags, &seen.out);
            (seen.code == 0 && flags.as_of.is_none()).then(shown).flatten()
        });
        assert_eq!(wrong, None, "seed 3 of {form:?}: {told}");
    }
    assert!(good * 2 > turns.len(), "{good} of {} got through in {form:?}", turns.len());
}

/// A script that failed: its log, and what was wrong in the end.
struct Failure {
    log: String,
    wrong: String,
}

/// What came of a script.
struct Walked {
    work: Work,
    /// Builds that found no mistake.
    good: usize,
}

/// Leaves out steps as long as the script still fails, and tells of the shortest. `JIANBAO_BRIEF=1` is content with that
/// it fails.
fn told_of(seed: u64, form: Form, mut steps: Vec<u64>, mut failure: Failure) -> String {
    let mut size = if brief() { 0 } else { steps.len() / 2 };
    while size > 0 {
        let mut at = 0;
        while at < steps.len() {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + size).min(steps.len()));
            match run(seed, form, &fewer) {
                Err(again) => (steps, failure) = (fewer, again),
                Ok(_) => at += size,
            }
        }
        size /= 2;
    }
    let Failure { log, wrong } = failure;
    format!("seed {seed} of {form:?} ({} steps left)\n{log}\n{wrong}", steps.len())
}

/// Runs a script: an edit, a warm build and a clean one, again and again.
fn run(seed: u64, form: Form, steps: &[u64]) -> Result<Walked, Failure> {
    let room = tempfile::tempdir().expect("a folder for the test");
    let mut draw = Draw::new(seed);
    let size = if seed % 8 == 7 { 60 } else { 12 + draw.below(16) };
    // The test and the program are two programs, so each would forget the other's work: a script keeps to one.
    let usual = if draw.chance(50) { Place::Here } else { Place::There };
    let mut desk = Desk::new(&room.path().join("desk"), seed, size, form);
    let mut walked = Walked { work: Work::default(), good: 0 };
    let mut watched = None;
    let mut log = String::new();
    for (at, step) in std::iter::once(&0).chain(steps).enumerate() {
        let mut draw = Draw::new(*step);
        let told = if at == 0 { "a new desk".to_owned() } else { desk.edit(&mut draw) };
        let place = if draw.chance(8) { other(usual) } else { usual };
        let place = if desk.flags.as_of.is_some() { Place::There } else { place };
        let flags = Flags { threads: [1, 2, 7][draw.below(3)], ..desk.flags.clone() };
        let _ = writeln!(log, "{at:3}. {told} ({place:?}, {} threads)", flags.threads);
        let (seen, work, wrong) = held(&desk, &flags, place);
        walked.work.add(work);
        walked.good += usize::from(seen.code == 0);
        // Days are given on the command line only. Some previews look after every edit, some after several.
        let looks = [100, 30, 0][usize::try_from(seed % 3).expect("less than a number")];
        let previewed = seen.code == 0 && flags.as_of.is_none() && draw.chance(looks);
        let wrong = wrong.or_else(|| {
            previewed.then(|| runs::preview(&mut watched, &desk.root, &flags, &seen.out)).flatten()
        });
        if let Some(wrong) = wrong.or_else(|| again(&desk, &flags, place, &seen, &mut draw)) {
            return Err(Failure { log, wrong });
        }
        desk.built(seen.code);
    }
    Ok(walked)
}

fn other(place: Place) -> Place {
    if place == Place::Here { Place::There } else { Place::Here }
}

/// A warm build, and how it differs from a clean one.
fn held(desk: &Desk, flags: &Flags, place: Place) -> (Seen, Work, Option<String>) {
    held_to(&clean(&desk.files, flags, place), desk, flags, place)
}

/// The same with what a clean build shows. With mistakes, what stood in the output stands there still.
fn held_to(
    expected: &Seen,
    desk: &Desk,
    flags: &Flags,
    place: Place,
) -> (Seen, Work, Option<String>) {
    let before = site(&desk.out());
    let (seen, work) = runs::build(&desk.root, flags, place);
    let wanted = if expected.code == 0 { &expected.out } else { &before };
    let wrong = wrong(&seen, expected).or_else(|| difference(&seen.out, wanted));
    (seen, work, wrong)
}

/// What a build said otherwise than a clean one.
fn wrong(seen: &Seen, expected: &Seen) -> Option<String> {
    if seen.code != expected.code {
        let (ours, theirs) = (&seen.notes, &expected.notes);
        return Some(format!(
            "exit {} instead of {}\n{ours}\n--\n{theirs}",
            seen.code, expected.code
        ));
    }
    let (ours, theirs) = (&seen.notes, &expected.notes);
    (ours != theirs).then(|| format!("the mistakes differ\n{ours}\n-- instead of\n{theirs}"))
}

/// Now and then a second build without an edit: it says the same, and does and writes nothing.
fn again(desk: &Desk, flags: &Flags, place: Place, seen: &Seen, draw: &mut Draw) -> Option<String> {
    if !draw.chance(20) || seen.code != 0 {
        return None;
    }
    let stamps = runs::stamps(&desk.out());
    let (second, work) = runs::build(&desk.root, flags, place);
    wrong(&second, seen)
        .or_else(|| difference(&second.out, &seen.out))
        .or_else(|| {
            (runs::stamps(&desk.out()) != stamps).then(|| "files were written again".to_owned())
        })
        .or_else(|| {
            (!flags.no_cache && work.made > 0).then(|| format!("work was done again: {work:?}"))
        })
        .map(|wrong| format!("in a second build without an edit: {wrong}"))
}
