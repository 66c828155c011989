#!/usr/bin/env python3
"""Measures the preview: how soon a browser has the new page after a save. Prints a Markdown table of medians.

    serve.py [--articles 10000] [--issue 100] [--rounds 11] [--jianbao BIN]

Standard library only. A desk of invented articles is made and `jianbao serve` is started on it. Each round changes
a file, waits for the message that an open page would get, and fetches what the browser would show. Times run
from before the file is written to after the last byte is there.
"""

import argparse
import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))


class Preview:
    """A running preview."""

    def __init__(self, binary, root):
        command = [binary, "serve", "--port", "0", "--root", root]
        begun = time.monotonic()
        self.program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = re.search(r"http://[0-9.:]+", self.program.stdout.readline()).group()
        self.get("/")
        self.start = time.monotonic() - begun

    def get(self, path):
        """The text of a page, or the bytes of a PDF."""
        with urllib.request.urlopen(self.address + path, timeout=120) as answer:
            body = answer.read()
        return body if path.endswith(".pdf") else body.decode()

    def listen(self, page):
        """Messages for a page, as they come."""
        return urllib.request.urlopen(f"{self.address}/.jianbao/events?page={page}", timeout=120)

    def memory(self):
        """Resident memory in MB: what it is now, and its peak."""
        with open(f"/proc/{self.program.pid}/status", encoding="ascii") as status:
            text = status.read()
        return [int(re.search(rf"{name}:\s+(\d+)", text).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]


def message(stream):
    """The next message."""
    for line in stream:
        if line.startswith(b"data: "):
            return json.loads(line[6:])
    sys.exit("the preview ended")


def edit(path, pattern, text):
    """Puts a text in the place of the first match, the way editors save: beside the file, then over it."""
    with open(path, encoding="utf-8") as file:
        before = file.read()
    after = re.sub(pattern, text, before, count=1, flags=re.MULTILINE)
    assert after != before, f"{path}: nothing to edit"
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        file.write(after)
    os.replace(path + ".tmp", path)


def measure(preview, rounds, page, change, shows):
    """Milliseconds from a change to the last page that shows it; the median, after two rounds to warm up."""
    times = []
    with preview.listen(page) as stream:
        last = message(stream)
        for n in range(rounds + 2):
            begun = time.monotonic()
            change(n)
            while True:
                told = message(stream)
                if told["version"] != last["version"]:
                    break
            last = told
            shows(n)
            times.append((time.monotonic() - begun) * 1000)
            time.sleep(0.4)
    return statistics.median(times[2:])


def main():
    """Reads the command line, measures and prints."""
    parser = argparse.ArgumentParser(description="measures the preview")
    parser.add_argument("--articles", type=int, default=10000)
    parser.add_argument("--issue", type=int, default=100, help="articles of the issue that is printed")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--jianbao", default=os.path.join(HERE, "..", "target", "release", "jianbao"))
    asked = parser.parse_args()
    room = tempfile.mkdtemp()
    root = os.path.join(room, "desk")
    maker = [sys.executable, os.path.join(HERE, "desk.py"), "--articles", str(asked.articles), "--out", root]
    subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
    articles = sorted(glob.glob(os.path.join(root, "content", "news", "**", "*.md"), recursive=True))
    chosen = articles[-1]
    made = issue(root, articles[-asked.issue:])
    preview = Preview(os.path.abspath(asked.jianbao), root)
    try:
        rows = figures(preview, chosen, made, root, asked.rounds)
    finally:
        preview.program.terminate()
        preview.program.wait()
        shutil.rmtree(room)
    print(f"{asked.articles} articles, {asked.rounds} rounds\n\n| Work | Figure |\n| --- | ---: |")
    for name, value in rows:
        print(f"| {name} | {value} |")


def issue(root, articles):
    """Writes an issue of these articles; gives its address without an ending."""
    folder = os.path.join(root, "content", "bulletins")
    os.makedirs(folder, exist_ok=True)
    items = "".join(f"  - ../{os.path.relpath(path, os.path.join(root, 'content'))}\n" for path in articles)
    with open(os.path.join(folder, "measured.md"), "w", encoding="utf-8") as file:
        file.write("---\n标题: 量一量\n刊名: 临江量报\n期号: 99\n日期: 2013-12-31\n编印单位: 临江区\n篇目:\n" + items + "---\n")
    return "/bulletins/lin-jiang-liang-bao/2013-99"


def words(preview, page):
    """What a page says, without the marks of its setting."""
    return re.sub("<[^>]*>", "", preview.get(page))


def figures(preview, chosen, made, root, rounds):
    """All rows of the table."""
    listing = preview.get("/.jianbao/")
    name = os.path.relpath(chosen, root).replace(os.sep, "/")
    row = next(part for part in listing.split("<tr ") if f">{name}<" in part)
    page = re.search(r'href="([^"#]+\.html)"', row).group(1)
    rows = [("start to first page", f"{preview.start:.2f} s")]

    def body(n):
        edit(chosen, r"\Z", f"第{n}次改动。\n")

    def shown(n):
        assert f"第{n}次改动" in words(preview, page)

    rows.append(("body edit → its page", f"{measure(preview, rounds, page, body, shown):.0f} ms"))

    # The page of the listing that shows the article.
    name = "/".join(page.rsplit("/", 2)[1:])
    listings = ["/news/", *(f"/news/page-{number}.html" for number in range(2, 400))]
    listing = next(path for path in listings if name in preview.get(path))

    def title(n):
        edit(chosen, r"^(标题|title): .*$", f"标题: 第{n}次改过的题目")

    def listed(n):
        for path in (page, "/", listing, "/archive.html"):
            text = words(preview, path)
            if path in (page, listing):
                assert f"第{n}次改过的题目" in text, path

    rows.append(("title edit → its page and three lists", f"{measure(preview, rounds, page, title, listed):.0f} ms"))
    begun = time.monotonic()
    first = preview.get(made + ".pdf")
    cold = time.monotonic() - begun
    rows.append((f"the issue's PDF ({len(re.findall(rb'/Type/Page(?![a-z])', first))} pages), cold", f"{cold:.2f} s"))
    last = [first]

    def printed(_):
        pdf = preview.get(made + ".pdf")
        assert pdf[:4] == b"%PDF" and pdf != last[0]
        last[0] = pdf

    edited = measure(preview, max(3, rounds // 2), page, body, printed)
    rows.append(("body edit → the issue's PDF", f"{edited:.0f} ms"))
    now, peak = preview.memory()
    rows.append(("memory now, peak", f"{now:.0f} MB, {peak:.0f} MB"))
    return rows


if __name__ == "__main__":
    main()
