//! A stop at every step: what is served is whole, and the next run ends where this one would have.

use super::{Cell, Desk, ONE, THREE, TWO, WAYS, build, io, new_site, old_site, owned};
use crate::publish::verify::verify;
use crate::publish::{Refused, Way, door, open_gate, roll_back};

/// What a stop is: the end of the program, or one refusal of the system that it can still answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Kill,
    Refusal,
}

/// Lets `steps` changes pass; then nothing, or all but the next one.
fn gate(steps: usize, stop: Stop, count: &Cell<usize>) -> impl Fn() -> io::Result<()> {
    move || {
        let step = count.get();
        count.set(step + 1);
        let stopped = if stop == Stop::Kill { step >= steps } else { step == steps };
        if stopped { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

/// Runs `act` with a stop after every number of steps, and looks at what it leaves.
fn check(
    prepare: impl Fn(Way) -> Desk,
    act: impl Fn(&Desk, door::Gate<'_>) -> Result<(), Refused>,
    (before, after): (Option<Site>, Site),
) {
    let ways = WAYS.iter().flat_map(|way| [(*way, Stop::Kill), (*way, Stop::Refusal)]);
    for (way, stop) in ways {
        let mut steps = 0;
        loop {
            let desk = prepare(way);
            let count = Cell::new(0);
            let done = act(&desk, &gate(steps, stop, &count));
            let place = format!("{way:?} {stop:?} {steps} {done:?}");
            // Between the two moves of folders a killed run leaves a journal instead.
            let between = way == Way::Folders
                && stop == Stop::Kill
                && desk.dest().join(".jianbao-switch").exists();
            if desk.dest().join("current").exists() {
                let served = desk.site();
                assert!(verify(&desk.dest()).unwrap().is_whole(), "{place}");
                let old = before.as_ref() == Some(&served);
                assert!(old && done.is_err() || served == after || old && between, "{place}");
            } else {
                assert!(before.is_none() || between, "{place}");
            }
            act(&desk, &open_gate).unwrap();
            assert_eq!(desk.site(), after, "{place}");
            assert!(verify(&desk.dest()).unwrap().is_whole(), "{place}");
            tidy(&desk, &place);
            if count.get() <= steps {
                assert!(steps > 3, "{place}");
                break;
            }
            steps += 1;
        }
    }
}

type Site = Vec<(String, String)>;

/// Nothing half-made is left, and the list names just what is there.
fn tidy(desk: &Desk, place: &str) {
    let mut there = desk.names("releases");
    if desk.way == Way::Folders {
        let served = verify(&desk.dest()).unwrap().release.unwrap();
        there.push(served);
        there.sort();
    }
    assert_eq!(there, desk.listed(), "{place}");
    let ours = [".jianbao-lock", "current", "releases", "releases.json"];
    assert_eq!(desk.names(""), ours, "{place}");
}

#[test]
fn a_first_publication() {
    let prepare = |way| {
        let desk = Desk::new(way);
        build(&desk, &old_site());
        desk
    };
    let act = |desk: &Desk, gate: door::Gate<'_>| desk.publish_on(ONE, gate).map(|_| ());
    check(prepare, act, (None, owned(&old_site())));
}

#[test]
fn a_later_one_that_removes_the_oldest() {
    let prepare = |way| {
        let desk = Desk { keep: 2, ..Desk::new(way) };
        build(&desk, &new_site());
        desk.publish("2013-11-24T09:30:00+08:00");
        build(&desk, &old_site());
        desk.publish(ONE);
        build(&desk, &new_site());
        desk
    };
    let act = |desk: &Desk, gate: door::Gate<'_>| desk.publish_on(TWO, gate).map(|_| ());
    check(prepare, act, (Some(owned(&old_site())), owned(&new_site())));
}

#[test]
fn the_way_back() {
    let prepare = |way| {
        let desk = Desk::new(way);
        build(&desk, &new_site());
        desk.publish(ONE);
        build(&desk, &old_site());
        desk.publish(THREE);
        desk
    };
    let act = |desk: &Desk, gate: door::Gate<'_>| {
        let to = Some("20131125-093000");
        roll_back(&desk.dest(), to, Some(desk.way), gate).map(|_| ())
    };
    check(prepare, act, (Some(owned(&old_site())), owned(&new_site())));
}
