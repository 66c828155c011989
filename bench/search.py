#!/usr/bin/env python3
"""Measures what the search costs, and proves that edits end in the index of a clean build.

    search.py [--articles 10000] [--jianbao BIN] [--most KB]

Standard library only; `node` asks the questions (bench/search.mjs). Every edit is built warm, in a new process, and clean
into another folder with nothing remembered: a file that differs is a mistake, and so is a question that fetches more
than `--most` kilobytes.
"""

import argparse
import filecmp
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import desk

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    """Reads the command line, measures and proves."""
    parser = argparse.ArgumentParser(description="measures what the search costs, and proves it")
    parser.add_argument("--articles", type=int, default=10000)
    parser.add_argument("--jianbao", default=os.path.join(HERE, "../target/release/jianbao"))
    parser.add_argument("--most", type=int, default=150, help="kilobytes that a question may fetch")
    asked = parser.parse_args()
    where = tempfile.mkdtemp(prefix="jianbao-search-")
    try:
        wrong = measure(asked, where)
        made = os.path.join(where, "desk", "public")
        fetched = subprocess.run(["node", f"{HERE}/search.mjs", made, "--most", str(asked.most)], check=False)
    finally:
        shutil.rmtree(where, ignore_errors=True)
    sys.exit(1 if wrong or fetched.returncode else 0)


def measure(asked, where):
    """Builds with and without search, then edit by edit; returns how many edits ended in other files than a clean build."""
    root = os.path.join(where, "desk")
    desk.write_desk(root, asked.articles, "jianbao")
    print("| | time s | CPU s | peak MB | files of the index that differ |\n| --- | ---: | ---: | ---: | ---: |")
    build(asked.jianbao, root, "clean, without search", os.path.join(where, "none"), "--no-cache")
    settings = os.path.join(root, "jianbao.yml")
    rewrite(settings, lambda text: text.replace("search: false", "search: true"))
    build(asked.jianbao, root, "clean, with search")
    wrong = 0
    for name, most, edit in edits(root):
        before = index(root)
        edit()
        files = build(asked.jianbao, root, name, before=before)
        clean = os.path.join(where, "clean")
        build(asked.jianbao, root, None, clean, "--no-cache")
        differ = differing(os.path.join(root, "public"), clean)
        shutil.rmtree(clean)
        wrong += bool(differ) or files > most
        if files > most:
            print(f"WRONG: {name} writes {files} files, more than {most}", file=sys.stderr)
        if differ:
            print(f"WRONG: {len(differ)} files differ from a clean build: {differ[:5]}", file=sys.stderr)
    return wrong


def edits(root):
    """The edits, each with what it is called and how many files of the index it may write."""
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(f"{root}/content") for name in names if name.endswith(".md")]
    dated = sorted((re.search(r"^date: (\S+)", read(path), re.M).group(1), path) for path in paths)
    old, new = dated[len(dated) // 10][1], dated[-1][1]
    beside = lambda path: f"{path[:-3]}-2.md"
    body = lambda text: f"{text}\n又添一句，走进院子看一看。\n"
    return [
        ("one body changed, old", 40, lambda: rewrite(old, body)),
        ("one body changed, newest", 40, lambda: rewrite(new, body)),
        ("one title changed, old", 80, lambda: rewrite(old, lambda text: re.sub("^title: .*", "title: 改过的题目", text, flags=re.M))),
        ("newest article added", 120, lambda: shutil.copy(new, beside(new))),
        ("old article added", 2500, lambda: shutil.copy(old, beside(old))),
        ("old article dated back", 2500, lambda: rewrite(beside(old), lambda text: re.sub("^date: .*", "date: 2013-01-06", text, flags=re.M))),
        ("old article removed", 2500, lambda: os.remove(beside(old))),
    ]


def build(program, root, name, out=None, *options, before=None):
    """Builds once, prints a row, and returns how many files of the index differ from `before`."""
    command = [program, "build", "--quiet", "--root", root, *options, *(["--out", out] if out else [])]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)}: status {status}")
    if name:
        changed = set() if before is None else set(index(root).items()) ^ set(before.items())
        count = len({path for path, _ in changed})
        files = "" if before is None else count
        print(f"| {name} | {wall:.2f} | {usage.ru_utime + usage.ru_stime:.2f} | {usage.ru_maxrss // 1024} | {files} |", flush=True)
        return count
    return 0


def index(root):
    """The files of the index with what tells one edition from another."""
    found = {}
    for folder, _, names in os.walk(f"{root}/public/search"):
        for name in names:
            stat = os.stat(os.path.join(folder, name))
            found[os.path.join(folder, name)] = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
    return found


def differing(one, other):
    """The files that two trees do not share."""
    trees = [{os.path.relpath(os.path.join(folder, name), top) for folder, _, names in os.walk(top) for name in names} for top in (one, other)]
    _, differ, odd = filecmp.cmpfiles(one, other, trees[0] & trees[1], shallow=False)
    return sorted(trees[0] ^ trees[1]) + differ + odd


def read(path):
    """The text of a file."""
    with open(path, encoding="utf-8") as file:
        return file.read()


def rewrite(path, change):
    """Changes the text of a file."""
    text = change(read(path))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
