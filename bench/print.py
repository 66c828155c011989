#!/usr/bin/env python3
"""Measures prints beside Typst alone and WeasyPrint. Prints Markdown tables of medians and ratios.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install typst weasyprint
    /tmp/venv/bin/python bench/print.py [--issues 1,10,100] [--single 500] [--many 250,500,1000] [--rounds 3] [--jianbao BIN]

Typst alone gets the very files that jianbao gives its own Typst (`jianbao print ISSUE --sources DIR`): the same templates,
texts, pictures and faces, from a folder. WeasyPrint gets the same texts as plain HTML with the same face of the text, on the
same paper; it squeezes no marks and keeps no grid. Every run is a process of its own; the programs take turns in a round, and
ratios are medians of the rounds' own ratios. A machine at work tells less by its clock than by its CPU time.
"""

import argparse
import glob
import html
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import desk

HERE = os.path.dirname(os.path.abspath(__file__))

# What a process of its own does that sets documents with Typst alone: PDF/A is off, as in jianbao's usual prints.
ALONE = """
import sys, typst
faces = sys.argv[1]
for room in sys.argv[2:]:
    typst.compile(room + "/main.typ", output=room + "/alone.pdf", root=room, font_paths=[faces], ignore_system_fonts=True)
"""

# The same with WeasyPrint.
WEASY = """
import sys, weasyprint
for page in sys.argv[1:]:
    weasyprint.HTML(page).write_pdf(page + ".pdf")
"""

STYLE = """
@font-face { font-family: body; src: url("FACE"); }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: counter(page); } }
body { font: 15.8pt/29pt body; margin: 0; text-align: justify; } p { margin: 0; text-indent: 2em; }
h1 { font-size: 22pt; text-align: center; break-after: avoid; } h2, h3 { font-size: 15.8pt; } img { max-width: 100%; }
table { width: 100%; border-collapse: collapse; font-size: 12pt; } td, th { border: 0.35pt solid; }
"""


def run(*command):
    """Seconds by the clock and of the CPU, and the peak memory in MB, of a process."""
    begun = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[:4]} failed:\n{told.decode()[-2000:]}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def issue(room, count):
    """A desk with one issue of so many articles."""
    desk.write_desk(room, count, "jianbao")
    items = "".join(f"  - {desk.SECTIONS[desk.section_of(k)][0]}/{desk.name_of(k)}.md\n" for k in range(count))
    head = f"---\ntitle: {desk.PUBLICATION}第1期\npublication: {desk.PUBLICATION}\nnumber: 1\ndate: 2015-01-01\nitems:\n{items}---\n"
    desk.write(f"{room}/content/bulletins/one.md", head)
    settings(room)


def singles(room, count):
    """A desk of official documents."""
    desk.write_desk(room, 0, "jianbao")
    for k in range(count):
        made = desk.article(k)
        head = f"---\ntitle: {made['title']}\ndate: {made['date']}\nissuer: {desk.SITE}\n---\n\n"
        text = re.sub(r"\]\(\.\./\w+/", "](../policy/", desk.body(made, "jianbao"))
        desk.write(f"{room}/content/policy/{made['name']}.md", head + text)
    settings(room)


def settings(room):
    """No booklets: nobody else makes them. The official face stands in the theme's folder."""
    path = f"{room}/jianbao.yml"
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("print: {policy: false}", "print: {booklet: false}")
    desk.write(path, text)
    shutil.copytree(os.path.join(HERE, "..", "themes", "official"), f"{room}/themes/official")


def page(room, name, articles):
    """The same texts as HTML."""
    face = os.path.abspath(os.path.join(room, "..", "fang.ttf"))
    out = [f"<meta charset=utf-8><style>{STYLE.replace('FACE', 'file://' + face)}</style><body lang=zh>"]
    for k in articles:
        made = desk.article(k)
        out.append(f"<h1>{html.escape(made['title'])}</h1>")
        out += [element(block, room) for block in made["body"]]
    path = f"{room}/{name}.html"
    desk.write(path, "".join(out))
    return path


def element(block, room):
    """A block of an article as HTML."""
    def inline(piece):
        return html.escape(piece) if isinstance(piece, str) else html.escape(str(piece[-1]))

    kind = block[0]
    if kind == "h":
        return f"<h{block[1]}>{html.escape(block[2])}</h{block[1]}>"
    if kind == "p":
        return "<p>" + "".join(map(inline, block[1]))
    if kind in ("ol", "ul"):
        return "".join("<p>" + html.escape(text) for text in block[1])
    if kind == "table":
        rows = [block[1], *block[2]]
        return "<table>" + "".join("<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in row) for row in rows) + "</table>"
    if kind == "quote":
        return f"<blockquote>{html.escape(block[1])}</blockquote>"
    return f'<img src="file://{os.path.abspath(room)}/static/images/p{block[2]:02d}.png">'


def compare(what, rounds, programs):
    """Lets programs take turns; a row each of the table, with ratios to the first."""
    found = {name: [] for name in programs}
    for turn in range(rounds):
        for name, command in programs.items():
            # The slow ones are measured once.
            if turn == 0 or name != "WeasyPrint":
                found[name].append(run(*command))
    first = found[next(iter(found))]
    for name, runs in found.items():
        clock, cpu, peak = (statistics.median(one) for one in zip(*runs))
        ratio = statistics.median(mine[1] / yours[1] for mine, yours in zip(first, runs))
        print(f"| {what} | {name} | {clock:.2f} | {cpu:.2f} | {ratio:.2f} | {peak:.0f} |", flush=True)


def unpack_face(room, sources):
    """The face of the text as a file: the largest of the faces whose name says that it is the official one."""
    for path in sorted(glob.glob(f"{sources}/faces/*")):
        with open(path, "rb") as file:
            if "JianbaoFang".encode() in file.read(1 << 22) or "JianbaoFang".encode("utf-16-be") in open(path, "rb").read():
                shutil.copy(path, f"{room}/fang.ttf")
                return
    sys.exit("no official face among the sources")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--issues", default="1,10,100")
    args.add_argument("--single", type=int, default=500)
    args.add_argument("--many", default="250,500,1000")
    args.add_argument("--rounds", type=int, default=3)
    args.add_argument("--without-weasyprint", action="store_true")
    args.add_argument("--jianbao", default=os.path.join(HERE, "..", "target", "release", "jianbao"))
    args = args.parse_args()
    binary = os.path.abspath(args.jianbao)
    room = tempfile.mkdtemp()
    print("| Work | | time s | CPU s | jianbao's CPU to its | peak MB |\n| --- | --- | ---: | ---: | ---: | ---: |")
    for count in map(int, filter(None, args.issues.split(","))):
        one, sources = f"{room}/issue-{count}", f"{room}/sources-{count}"
        issue(one, count)
        subprocess.run([binary, "print", "--quiet", "--root", one, "--sources", sources, "content/bulletins/one.md"], check=True)
        unpack_face(room, sources)
        (typst,) = set(glob.glob(f"{sources}/*")) - {f"{sources}/faces"}
        programs = {
            "jianbao": [binary, "print", "--quiet", "--root", one, "--out", f"{one}/out.pdf", "content/bulletins/one.md"],
            "Typst alone": [sys.executable, "-c", ALONE, f"{sources}/faces", typst],
        }
        if not args.without_weasyprint:
            programs["WeasyPrint"] = [sys.executable, "-c", WEASY, page(one, "issue", range(count))]
        compare(f"an issue of {count}", args.rounds, programs)
    if args.single:
        single(binary, room, args)
    for count in map(int, filter(None, args.many.split(","))):
        one = f"{room}/many-{count}"
        singles(one, count)
        files = sorted(glob.glob(f"{one}/content/policy/*.md"))
        compare(f"{count} prints", 1, {"jianbao": [binary, "print", "--quiet", "--root", one, "--out", f"{one}/out", *files]})
    shutil.rmtree(room)


def single(binary, room, args):
    """Official documents, each alone."""
    one, sources = f"{room}/single", f"{room}/sources-single"
    singles(one, args.single)
    files = sorted(glob.glob(f"{one}/content/policy/*.md"))
    subprocess.run([binary, "print", "--quiet", "--root", one, "--sources", sources, *files], check=True)
    rooms = sorted(set(glob.glob(f"{sources}/*")) - {f"{sources}/faces"})
    unpack_face(room, sources)
    programs = {
        "jianbao": [binary, "print", "--quiet", "--root", one, "--out", f"{one}/out", *files],
        "Typst alone": [sys.executable, "-c", ALONE, f"{sources}/faces", *rooms],
    }
    if not args.without_weasyprint:
        programs["WeasyPrint"] = [sys.executable, "-c", WEASY, *(page(one, f"d{k}", [k]) for k in range(args.single))]
    compare(f"{args.single} official documents", args.rounds, programs)


if __name__ == "__main__":
    main()
