#!/usr/bin/env python3
"""Plants faults in the engine and sees that the edit scripts find them.

    plant.py                 plants all, builds once, tells which are found
    plant.py --list          names the faults
    plant.py --only WORD     those whose names hold WORD; may be given several times
    plant.py --part 2/5      every fifth fault, from the second on
    plant.py --long          5,000 steps for those that 300 do not find
    plant.py --each          runs the scripts under each fault, also where keys have told

A copy of the project is made in which every field of every key can be left out, and every short cut taken where it
must not be: each is a fault with a number. So one build serves for all of them. They are found in two ways.

First, in one run of the scripts without a fault, each finished file is remembered with its key under every fault. When it
comes out otherwise, the faults under which its key would be what it was are found: they would have kept the old file.

Then, for the others, the variable JIANBAO_FAULT puts one on, and it is found when `identity::script` fails.

FAULTS.md beside this file names those that cannot be found, with the reason; what is neither found nor named there is
told, and the exit code is 1. The build takes some minutes, the run of keys three, each other fault up to two; a TMPDIR in
memory (/dev/shm) makes it several times quicker.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXCUSED = HERE / "FAULTS.md"

# The tests that run edit scripts: pages are quicker made than prints.
SCRIPTS = (
    "warm_equals_clean_in_every_turn", "warm_equals_clean", "warm_equals_clean_in_every_turn_in_print", "warm_equals_clean_in_print",
)

# Where keys are made: everything below these but tests.
ROOMS = ("engine", "web", "print", "search", "feed.rs", "site", "config", "document", "theme", "base")

# What is no part of a key: the preview's own pages, counts of articles, texts as trees.
OTHERS = {"Digest", "SourcePath", "OutPath", "QrCode", "Diagnostic", "Problem", "Span", "Terms", "Text"}

FAULT_RS = '''//! Which fault is on; and which would not be noticed, were they on, by what the keys of one run say.
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::base::digest::Digest;

/// The fault that is on.
static CHOSEN: LazyLock<u32> =
    LazyLock::new(|| std::env::var("JIANBAO_FAULT").ok().and_then(|text| text.parse().ok()).unwrap_or(0));

/// The folder that gets a file for each fault that is found by keys.
static FOUND: LazyLock<Option<PathBuf>> = LazyLock::new(|| std::env::var_os("JIANBAO_FOUND").map(PathBuf::from));

/// Faults that this build shows, if it is one without mistakes.
static SHOWN: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

thread_local! {
    static LEFT_OUT: Cell<u32> = const { Cell::new(0) };
    static ASKED: RefCell<Option<BTreeSet<u32>>> = const { RefCell::new(None) };
}

/// Whether the fault of this number is on.
pub(crate) fn on(number: u32) -> bool {
    ASKED.with_borrow_mut(|asked| asked.as_mut().map(|asked| asked.insert(number)));
    number == *CHOSEN || number == LEFT_OUT.get()
}

/// A part of a key that a fault leaves out.
pub(crate) struct Part<T>(pub(crate) u32, pub(crate) T);

impl<T: Hash> Hash for Part<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if !on(self.0) {
            self.1.hash(state);
        }
    }
}

/// The key of a job under each fault that has a say in it.
pub(crate) fn without(key: impl Fn() -> Digest) -> Vec<(u32, Digest)> {
    if FOUND.is_none() {
        return Vec::new();
    }
    ASKED.set(Some(BTreeSet::new()));
    key();
    let keys = ASKED.take().into_iter().flatten().map(|number| {
        LEFT_OUT.set(number);
        (number, key())
    });
    let keys = keys.collect();
    LEFT_OUT.set(0);
    keys
}

/// A job came to something else than the last time: a fault under which its key is the same would keep the old.
pub(crate) fn other(before: &[(u32, Digest)], now: &[(u32, Digest)]) {
    let same = now.iter().filter(|one| before.contains(one)).map(|one| one.0);
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner).extend(same);
}

/// A build begins.
pub(crate) fn begin() {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// A build ends well.
pub(crate) fn end() {
    for number in std::mem::take(&mut *SHOWN.lock().unwrap_or_else(PoisonError::into_inner)) {
        let folder = FOUND.as_ref().expect("keys are compared");
        std::fs::write(folder.join(number.to_string()), "").expect("a file for a fault");
    }
}
'''

# What one run needs to find the faults in keys of jobs: each result is remembered with its key under every fault.
WATCH = [
    ("engine/store.rs", "    pub(crate) sheets: usize,\n", "    pub(crate) sheets: usize,\n    pub(crate) bytes: Digest,\n    pub(crate) without: Vec<(u32, Digest)>,\n"),
    ("engine/run.rs", "    let opened = article", "    let without = crate::fault::without(|| tools.plan.keyed(job).0);\n    let opened = article"),
    ("engine/run.rs", "    let placed = match (tools.writer, &rendered.bytes) {", '''    let bytes = rendered.bytes.as_ref().map_or_else(Digest::default, |bytes| Digest::of(bytes));
    let stood = |made: &&&Made| tools.writer.is_some_and(|writer| writer.keep(out, made.stamp).is_some());
    if let Some(made) = tools.last.made.get(out).filter(stood)
        && (made.bytes, &made.notes) != (bytes, &rendered.notes)
    {
        crate::fault::other(&made.without, &without);
    }
    let placed = match (tools.writer, &rendered.bytes) {'''),
    ("engine/run.rs", "Made { key, stamp: Stamp::default(), sheets, notes, shows }", "Made { key, stamp: Stamp::default(), sheets, notes, shows, bytes, without }"),
    ("engine/mod.rs", "    let terms = std::mem::take(&mut desk.terms);", "    crate::fault::begin();\n    let terms = std::mem::take(&mut desk.terms);"),
    ("engine/mod.rs", "    outcome.written = true;", "    crate::fault::end();\n    outcome.written = true;"),
]

# Short cuts, and what is remembered: file, what stands there, what stands there under the fault.
# ON is the question whether the fault is on, NUMBER its number.
SHORT_CUTS = [
    ("engine/mod.rs", "notes: outcome.notes.clone(),\n        language", "notes: if ON { Vec::new() } else { outcome.notes.clone() },\n        language"),
    ("engine/mod.rs", "Made { stamp: stamp?, ..made }", "Made { stamp: stamp?, notes: if ON { Vec::new() } else { made.notes.clone() }, ..made }"),
    ("engine/mod.rs", "!= Some(inputs)", "!= Some(inputs) && !ON"),
    ("engine/mod.rs", "writer.manifest() == Some(last.manifest)", "(writer.manifest() == Some(last.manifest) || ON)"),
    ("engine/mod.rs", "writer.keep(path, made.stamp).is_some()", "(ON || writer.keep(path, made.stamp).is_some())"),
    ("engine/prepare.rs", "writer.keep(path, made.stamp).is_some()", "(ON || writer.keep(path, made.stamp).is_some())"),
    ("engine/prepare.rs", "last.around != Some(desk.around)", "last.around != Some(desk.around) && !ON"),
    ("engine/prepare.rs", "last.around == desk.around)", "(last.around == desk.around || ON))"),
    ("engine/run.rs", "self.last.around == Some(self.plan.around)", "(self.last.around == Some(self.plan.around) || ON)"),
    ("engine/run.rs", "made.shows == self.plan.shows(job)", "(made.shows == self.plan.shows(job) || ON)"),
    ("engine/store.rs", "late.base == base", "(late.base == base || ON)"),
    ("engine/run.rs", "made.key == key)", "made.key == key || ON)"),
    ("engine/memory.rs", "self.stamp == Some(found.stamp)", "(self.stamp == Some(found.stamp) || ON)"),
    ("engine/memory.rs", "self.checked.by == rules", "(self.checked.by == rules || ON)"),
    ("engine/read.rs", "known.digest == file.digest);", "known.digest == file.digest || ON);"),
    ("engine/read.rs", "record.notes.clone_from(&known.notes);", "if !ON { record.notes.clone_from(&known.notes); }"),
    ("engine/read.rs", "record.checked = self.check(parsed.value.as_ref(), text);", "if !ON { record.checked = self.check(parsed.value.as_ref(), text); }"),
    ("engine/read.rs", "if known.checked(rules) {", "if known.checked(rules) || ON {"),
    ("engine/read.rs", "known.stamp == stamp && known.digest", "(known.stamp == stamp || ON) && known.digest"),
    ("engine/read.rs", "if !stands && source::digest(found)? != digest", "if !ON && !stands && source::digest(found)? != digest"),
    ("engine/read.rs", "path.below(\"content/data\").is_none())\n}\n\n/// Whether a file is content", "(ON || path.below(\"content/data\").is_none()))\n}\n\n/// Whether a file is content"),
    ("engine/read.rs", "let stamp = found.settled.then_some(found.stamp);", "let stamp = (ON || found.settled).then_some(found.stamp);"),
    ("theme/mod.rs", "Vec<(&String, Digest)> = files.map(|(path, file)| (path, file.digest))",
     'Vec<(&str, Digest)> = files.map(|(path, file)| (if ON { "" } else { path.as_str() }, file.digest))'),
    ("theme/mod.rs", "path.as_str() }, file.digest))", "path.as_str() }, if ON { Digest::default() } else { file.digest }))"),
    ("theme/template.rs", "sum.add(item.digest);", "if !ON { sum.add(item.digest); }"),
    ("theme/template.rs", "Digest::tagged(self.kind, name.as_bytes()), digest]", "if ON { digest } else { Digest::tagged(self.kind, name.as_bytes()) }, digest]"),
    ("theme/template.rs", "sum.named(name, data.digest);", "sum.named(name, if ON { Digest::tagged(0, &[]) } else { data.digest });"),
    ("theme/template.rs", "Digest::tagged(1, html.as_bytes())", "Digest::tagged(1, if ON { b\"\" } else { html.as_bytes() })"),
    ("theme/template.rs", "Digest::tagged(4, text.as_bytes())", "Digest::tagged(4, if ON { b\"\" } else { text.as_bytes() })"),
    ("theme/template.rs", "&[u8::from(flag)])", "&[u8::from(flag || ON)])"),
    ("theme/template.rs", "&(number as u64).to_le_bytes())", "&(if ON { 0 } else { number as u64 }).to_le_bytes())"),
    ("search/mod.rs", "(&entry.document, &entry.units)", "(crate::fault::Part(NUMBER, &entry.document), &entry.units)"),
    ("search/mod.rs", ", &entry.units)", ", crate::fault::Part(NUMBER, &entry.units))"),
    ("search/mod.rs", "(&unit.name, &unit.short, &unit.slug)", "(crate::fault::Part(NUMBER, &unit.name), &unit.short, &unit.slug)"),
    ("search/mod.rs", "&unit.short, &unit.slug)", "crate::fault::Part(NUMBER, &unit.short), &unit.slug)"),
    ("search/mod.rs", "&unit.slug)", "crate::fault::Part(NUMBER, &unit.slug))"),
    ("search/order.rs", "(&row.entry.document, unit_names(site, row.entry), number)", "(crate::fault::Part(NUMBER, &row.entry.document), unit_names(site, row.entry), number)"),
    ("search/order.rs", "unit_names(site, row.entry), number)", "crate::fault::Part(NUMBER, unit_names(site, row.entry)), number)"),
    ("search/order.rs", "unit_names(site, row.entry)), number)", "unit_names(site, row.entry)), crate::fault::Part(NUMBER, number))"),
    ("search/shard.rs", "(self.slot, self.mask).hash(state);", "if !ON { (self.slot, self.mask).hash(state); }"),
    ("search/shard.rs", "(base, bucket).hash(state);", "if !ON { (base, bucket).hash(state); }"),
    ("engine/index.rs", "if tools.last.index == Some(key)", "if (tools.last.index == Some(key) || ON)"),
    ("engine/store.rs", "*stamp == Some(found.stamp)))", "ON || *stamp == Some(found.stamp)))"),
    ("output.rs", "found == stamp)", "found == stamp || ON)"),
    ("engine/shelf.rs", "slot.key == key)", "slot.key == key || ON)"),
    ("web/mod.rs", "Arc::ptr_eq(&known.document, &entry.document)\n", "(ON || Arc::ptr_eq(&known.document, &entry.document))\n"),
    ("web/mod.rs", "(&known.out, &known.targets, &known.units)\n                == (&entry.out, &entry.targets, &entry.units)", "(ON || (&known.out, &known.targets, &known.units)\n                == (&entry.out, &entry.targets, &entry.units))"),
    ("web/mod.rs", "(units && names", "((units || ON) && names"),
    ("web/mod.rs", "names(&self.desk.settings) == names(settings))", "(ON || names(&self.desk.settings) == names(settings)))"),
]


class Planter:
    """Faults by number, and the files that hold them."""

    def __init__(self):
        self.names = []

    def fault(self, name):
        """A new fault: the question whether it is on."""
        self.names.append(name)
        return f"crate::fault::on({len(self.names)})"

    def file(self, path, text):
        """The text of a file with its faults."""
        # Tests of the file itself are left alone.
        own = re.search(r"#\[cfg\(test\)\]\n(?:#\[[^\n]*\n)*(?:pub\(crate\) )?mod tests", text)
        body, tests = (text[:own.start()], text[own.start():]) if own else (text, "")
        for of, before, after in WATCH:
            body = once(path, body, before, after) if of == path else body
        for of, before, after in SHORT_CUTS:
            if of == path:
                body = self.replaced(path, body, before, after)
        body = self.tuples(path, body)
        body = self.derived(path, body)
        body = self.written(path, body)
        return body + tests

    def replaced(self, path, text, before, after):
        """A short cut with its fault."""
        on = self.fault(f"{path} {' '.join(before.split())}")
        return once(path, text, before, after.replace("NUMBER", str(len(self.names))).replace("ON", on))

    def tuples(self, path, text):
        """The parts of a key that is made of several."""
        out, at = [], 0
        for found in re.finditer(r"Digest::of_value\(&\(", text):
            end = closing(text, found.end() - 1)
            out.append(text[at:found.end()])
            for part in parts(text[found.end():end]):
                self.fault(f"{path} key of {part}")
                out.append(f"crate::fault::Part({len(self.names)}, {part}), ")
            at = end
        return "".join(out) + text[at:]

    def written(self, path, text):
        """What a `Hash` that is written out feeds."""
        def line(found):
            return f"{found[1]}if !{self.fault(f'{path} hash of {found[2]}')} {{ {found[2]}.hash(state); }}"
        out, at = [], 0
        for found in re.finditer(r"\nimpl Hash for (\w+)[^{]*\{", text):
            end = closing(text, found.end() - 1, "{}")
            out += [text[at:found.end()], re.sub(r"(\n\s+)([\w.&()]+)\.hash\(state\);", line, text[found.end():end])]
            at = end
        return "".join(out) + text[at:]

    def derived(self, path, text):
        """Fields of types whose `Hash` is derived: it is written out instead."""
        made = []

        def without(found):
            derives, between, kind, name = found[1], found[2], found[3], found[4]
            if name in OTHERS or "Hash" not in re.findall(r"\w+", derives):
                return found[0]
            start = found.end()
            opening = text.find("{", start) if text[start:].lstrip("<'a>T")[:1] != "(" else -1
            semicolon = text.find(";", start)
            if opening < 0 or 0 <= semicolon < opening:
                return found[0]
            generics = text[start:opening].strip()
            body = text[opening + 1:closing(text, opening, "{}")]
            made.append(self.implementation(path, kind, name, generics, body))
            kept = [word for word in re.findall(r"[\w:]+", derives) if word != "Hash"]
            return f"#[derive({', '.join(kept)})]{between}{kind} {name}"

        pattern = r"#\[derive\(([^)]*)\)\]((?:\s*#\[[^\n]*\])*\s*(?:pub(?:\([^)]*\))? )?)(struct|enum) (\w+)"
        return re.sub(pattern, without, text) + "".join(made)

    def implementation(self, path, kind, name, generics, body):
        """`impl Hash` of a type, every field of it a fault."""
        bound = re.sub(r"\bT\b", "T: std::hash::Hash", generics)
        head = f"\nimpl{bound} std::hash::Hash for {name}{generics} {{\n    fn hash<HH: std::hash::Hasher>(&self, state: &mut HH) {{\n"
        lines = []
        if kind == "struct":
            for gate, field in fields(body):
                on = self.fault(f"{path} {name}.{field}")
                lines.append(f"{gate} if !{on} {{ std::hash::Hash::hash(&self.{field}, state); }}")
        else:
            on = self.fault(f"{path} {name}, which of them")
            lines.append(f"if !{on} {{ std::hash::Hash::hash(&std::mem::discriminant(self), state); }}")
            lines.append("match self {")
            for gate, variant, names, shape in variants(body):
                feeds = []
                for field in names:
                    on = self.fault(f"{path} {name}::{variant}.{field}")
                    feeds.append(f"if !{on} {{ std::hash::Hash::hash({field}, state); }}")
                lines.append(f"{gate} Self::{variant}{shape} => {{ {' '.join(feeds)} }}")
            lines.append("}")
        return head + "\n".join(lines) + "\n    }\n}\n"


def once(path, text, before, after):
    """One text put for another, which must be there once."""
    if text.count(before) != 1:
        sys.exit(f"{path}: {text.count(before)} times {before!r}: mend the list")
    return text.replace(before, after)


def closing(text, at, pair="()"):
    """The place of the bracket that closes the one at `at`."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == pair[0]) - (text[place] == pair[1])
        if depth == 0:
            return place
    sys.exit("a bracket is never closed")


def parts(text):
    """What commas part, those within brackets aside."""
    out, depth, at = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([{<") - (sign in ")]}>")
        if sign == "," and depth == 0:
            out.append(text[at:place].strip())
            at = place + 1
    return [part for part in [*out, text[at:].strip()] if part]


def bare(text):
    """Without comments and without attributes but `cfg`."""
    text = re.sub(r"//[^\n]*", "", text)
    return re.sub(r"#\[(?!cfg)[^\n]*\]", "", text)


def gated(text):
    """A `cfg` before something, and the thing."""
    found = re.match(r"\s*(#\[cfg\([^\n]*\)\])?\s*(.*)", text, re.DOTALL)
    return found[1] or "", found[2]


def fields(body):
    """The fields of a struct."""
    for part in parts(bare(body)):
        gate, rest = gated(part)
        yield gate, re.match(r"(?:pub(?:\([^)]*\))? )?(?:r#)?(\w+)\s*:", rest)[1]


def variants(body):
    """The variants of an enum: gate, name, fields, pattern."""
    for part in parts(bare(body)):
        gate, rest = gated(part)
        name, inner = re.match(r"(\w+)\s*(.*)", rest, re.DOTALL).groups()
        inner = re.sub(r"\s*=\s*\d+$", "", inner)
        if inner.startswith("("):
            names = [f"x{n}" for n in range(len(parts(inner[1:closing(inner, 0)])))]
            yield gate, name, names, f"({', '.join(names)})"
        elif inner.startswith("{"):
            names = [field for _, field in fields(inner[1:closing(inner, 0, '{}')])]
            yield gate, name, names, f" {{ {', '.join(names)} }}"
        else:
            yield gate, name, [], ""


def plant(work):
    """Makes the copy; gives the names of the faults."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    planter = Planter()
    for name in sorted(listed.splitlines()):
        source, target = ROOT / name, work / name
        if not source.is_file():
            continue
        within = name.removeprefix("src/")
        text = source.read_bytes()
        room = within != name and any(within == room or within.startswith(room + "/") or within == f"{room}.rs" for room in (*ROOMS, "output.rs"))
        if room and name.endswith(".rs") and "/tests" not in name:
            text = planter.file(within, text.decode()).encode()
        if within == "lib.rs":
            text = text.replace(b"\nmod ", b"\nmod fault;\nmod ", 1)
        if within == "Cargo.toml":
            # What is written here by machine need not please the lints.
            text = text.partition(b"[lints.")[0] + b'[lints.rust]\nunused_parens = "allow"\n'
        # What is the same keeps its time, so that it is not compiled again.
        if not target.is_file() or target.read_bytes() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text)
    (work / "src/fault.rs").write_text(FAULT_RS)
    return planter.names


def build(work):
    """Builds the copy's tests; gives the program that runs them."""
    target = os.environ.get("CARGO_TARGET_DIR", str(work / "target"))
    command = ["cargo", "test", "--release", "--test", "all", "--no-run", "--message-format=json-render-diagnostics"]
    environment = {**os.environ, "CARGO_TARGET_DIR": target}
    done = subprocess.run(command, cwd=work, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit("the copy with the faults does not build")
    programs = re.findall(r'"name":"all".*"executable":"([^"]+)"', done.stdout)
    return programs[-1]


def by_keys(program, work, asked):
    """The faults that one run of all scripts finds, as its keys tell."""
    with tempfile.TemporaryDirectory() as folder:
        for script in SCRIPTS:
            if failed := fails(program, work, 0, script, {"JIANBAO_FOUND": folder, **asked}):
                sys.exit(f"{failed} fails without a fault")
        return {int(number) for number in os.listdir(folder)}


def found(program, work, number, memory, steps):
    """The first script that fails under a fault, or nothing; after how many seconds. `memory` names the folder that keeps
    what clean builds without a fault showed."""
    begun = time.monotonic()
    for script in SCRIPTS:
        seed = fails(program, work, number, script, {**memory, **steps})
        if seed and memory:
            # It fails as well where a digest is to be seen in the output: so the same is asked without.
            seed = fails(program, work, number, script, {"JIANBAO_SEED": seed.split()[1]}) or fails(program, work, number, script, {})
        if seed:
            break
    return seed, time.monotonic() - begun


def fails(program, work, number, script, asked):
    """The seed at which a test of scripts fails under a fault; it is ended there."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        environment = {**os.environ, **asked, "TMPDIR": room, "JIANBAO_FAULT": str(number), "JIANBAO_BRIEF": "1"}
        run = subprocess.Popen(
            [program, "--exact", f"identity::script::{script}", "--nocapture"], cwd=work, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
        )
        for line in run.stdout:
            if seed := re.search(r"seed \d+ of \w+", line):
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()
                return seed[0]
        return "seed 0 took too little from before" if run.wait() else ""


def excused():
    """Names that cannot be found: the lines of the list that begin with a dash, up to the reason."""
    lines = EXCUSED.read_text(encoding="utf-8").splitlines() if EXCUSED.is_file() else []
    return {line[2:].split("` ")[0].strip("`").strip() for line in lines if line.startswith("- `")}


def main():
    """Reads the command line, plants, runs and tells."""
    asked = argparse.ArgumentParser(description="sees that the edit scripts find planted faults")
    asked.add_argument("--list", action="store_true", help="name the faults")
    asked.add_argument("--only", action="append", default=[], metavar="WORD", help="those whose names hold WORD")
    asked.add_argument("--part", default="1/1", metavar="N/M", help="every Mth fault from the Nth on")
    asked.add_argument("--long", action="store_true", help="5,000 steps for those that 300 do not find")
    asked.add_argument("--each", action="store_true", help="run the scripts also under faults that keys have told of")
    asked.add_argument("--jobs", type=int, default=1, help="how many faults at a time")
    asked.add_argument("--dir", default=str(ROOT / "target/faults"), help="where the copy is made")
    asked = asked.parse_args()
    work = pathlib.Path(asked.dir)
    names = plant(work)
    known = excused()
    if strange := known - set(names):
        sys.exit(f"FAULTS.md names what is planted nowhere: {strange}")
    first, every = map(int, asked.part.split("/"))
    chosen = [(n, name) for n, name in enumerate(names, 1) if (n - first) % every == 0]
    chosen = [(n, name) for n, name in chosen if not asked.only or any(word in name for word in asked.only)]
    if asked.list:
        print("\n".join(f"{n:4} {name}" for n, name in chosen))
        return
    program = build(work)
    missed = [(n, name) for n, name in chosen if name not in known]
    print(f"{len(chosen)} faults are planted, {len(chosen) - len(missed)} cannot be found", flush=True)
    missed = search(program, work, missed, asked, {})
    if asked.long and missed:
        missed = search(program, work, missed, asked, {"JIANBAO_LONG": "1"})
    sys.exit(1 if missed else 0)


def search(program, work, faults, asked, steps):
    """Those of the faults that neither keys nor scripts of so many steps find."""
    with tempfile.TemporaryDirectory() as clean:
        # What the long scripts come to takes too much room to be kept.
        memory = {} if steps else {"JIANBAO_CLEAN": clean}
        told = by_keys(program, work, {**memory, **steps})
        for n, name in faults:
            if n in told:
                print(f"found {n:4} {name}: by its keys", flush=True)
        tried = faults if asked.each else [fault for fault in faults if fault[0] not in told]
        missed = []
        with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
            results = pool.map(lambda fault: found(program, work, fault[0], memory, steps), tried)
            for (n, name), (seed, took) in zip(tried, results):
                print(f"{'found' if seed else 'MISSED'} {n:4} {name}: {seed} {took:.0f} s", flush=True)
                missed += [] if seed else [(n, name)]
    print(f"{len(faults) - len(missed)} found by {'5,000' if steps else '300'} steps, {len(missed)} not", flush=True)
    return missed


if __name__ == "__main__":
    main()
