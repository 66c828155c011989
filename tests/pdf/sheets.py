#!/usr/bin/env python3
"""Holds booklets, boards and tiles against the pages that they are made from.

    tests/pdf/sheets.py SITE [BASE_URL]

SITE is a built site with its PDFs; with BASE_URL (the site's base_url) the QR codes of the boards are read
again. Needs pdftotext, pdfinfo and pdftoppm (poppler-utils), and zbarimg (zbar-tools) for the codes. Says
what it held; exit code 1 with the first places where something does not hold.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

A4 = (595.28, 841.89)
failures = []


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def facts(pdf):
    """Number of pages and the boxes of the first one in points."""
    told = run("pdfinfo", "-box", str(pdf))
    pages = int(re.search(r"^Pages:\s+(\d+)", told, re.M).group(1))
    boxes = {
        name: [float(number) for number in re.search(rf"^{name}:\s+(.*)$", told, re.M).group(1).split()]
        for name in ("MediaBox", "TrimBox")
    }
    return pages, boxes


def text(pdf, page, left=0, width=A4[0]):
    """The letters of a part of a page, without spaces."""
    found = run("pdftotext", "-f", str(page), "-l", str(page), "-x", str(round(left)), "-y", "0",
                "-W", str(round(width)), "-H", str(round(A4[1])), str(pdf), "-")
    return sorted(re.sub(r"\s", "", found))


def order(pages, back):
    """Page numbers of the sides, left and right; 0 for a blank. Written down anew, from a folded model."""
    whole = -(-pages // 4) * 4
    line = list(range(1, pages + 1))
    blanks = [0] * (whole - pages)
    line = line[:-1] + blanks + line[-1:] if back else line + blanks
    sides = []
    while line:
        first, second, *inner, before, last = line
        sides += [(last, first), (second, before)]
        line = inner
    return sides


def booklet(pdf):
    issue = pdf.with_name(pdf.name.replace("-booklet", ""))
    pages, _ = facts(issue)
    sides, boxes = facts(pdf)
    width, height = boxes["MediaBox"][2:]
    if abs(width - 2 * A4[0]) > 1 or abs(height - A4[1]) > 1:
        failures.append(f"{pdf}: {width} × {height} is no A3 side")
    # Creep moves inner pages by a fraction of a millimetre, which is less than the inner margin.
    found = [tuple(text(pdf, side, half * A4[0]) for half in (0, 1)) for side in range(1, sides + 1)]
    wanted = {page: text(issue, page) for page in range(1, pages + 1)} | {0: []}

    def misses(back):
        plan = order(pages, back)
        if len(plan) != sides:
            return [f"{sides} sides for {pages} pages"]
        return [
            f"side {at}, half {half}: not page {page}"
            for at, halves in enumerate(plan, 1)
            for half, page in enumerate(halves)
            if found[at - 1][half] != wanted[page]
        ]

    least = min((misses(back) for back in (False, True)), key=len)
    failures.extend(f"{pdf}: {miss}" for miss in least)
    return sides * 2


def board(pdf, base, site):
    pages, boxes = facts(pdf)
    page = pdf.with_suffix(".html").read_text(encoding="utf-8")
    size = re.search(r"(\d+)×(\d+)毫米", page)
    wanted = [int(number) / 25.4 * 72 for number in size.groups()]
    left, bottom, right, top = boxes["TrimBox"]
    if pages != 1 or abs(right - left - wanted[0]) > 0.5 or abs(top - bottom - wanted[1]) > 0.5:
        failures.append(f"{pdf}: {pages} pages, {boxes}, not {size.group(0)}")
    if base:
        with tempfile.TemporaryDirectory() as room:
            run("pdftoppm", "-r", "144", "-gray", "-png", "-singlefile", str(pdf), f"{room}/board")
            read = subprocess.run(["zbarimg", "-q", "--raw", f"{room}/board.png"], capture_output=True, text=True)
        address = f"{base}/{pdf.with_suffix('.html').relative_to(site).as_posix()}"
        if address not in read.stdout.split():
            failures.append(f"{pdf}: the code says {read.stdout!r}, not {address}")


def main():
    site = pathlib.Path(sys.argv[1])
    base = sys.argv[2].rstrip("/") if len(sys.argv) > 2 else None
    halves = booklets = boards = 0
    for pdf in sorted(site.glob("bulletins/*/*-booklet.pdf")):
        halves += booklet(pdf)
        booklets += 1
    for pdf in sorted(site.glob("boards/*.pdf")):
        if not pdf.name.endswith("-tiles.pdf"):
            board(pdf, base, site)
            boards += 1
    if not booklets or not boards:
        failures.append("no booklet or no board found")
    print(f"sheets: {booklets} booklets of {halves} half-sheets, {boards} boards"
          + (", codes read" if base else ""))
    for failure in failures[:20]:
        print(f"  {failure}")
    sys.exit(bool(failures))


main()
