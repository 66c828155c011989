#!/usr/bin/env python3
"""Holds the finished PDFs against GB/T 9704-2012 and against the texts that they were made from.

    tests/pdf/proof.py PROGRAM [FOLDER]

PROGRAM is a built jianbao. It prints the sample desk (this repository's root), the same for the archive,
and a desk of 200 generated articles (bench/desk.py) in 20 issues; FOLDER, when given, keeps them. Needs
qpdf (apt), otherwise the standard library. Says what it measured; exit code 1 with the
first places of every rule that does not hold.
"""

import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(ROOT / "bench")]

import desk  # noqa: E402
import fixture  # noqa: E402
import periodical  # noqa: E402
import texts  # noqa: E402
from reader import MM, Pdf, told  # noqa: E402

CELL = 156 / 28 * MM
PITCH = (225 * MM - CELL) / 21
TOP, LEFT, INNER, WIDE, FOOT = 37 * MM, 28 * MM, 26 * MM, 156 * MM, 262 * MM
FINE = 0.2 * MM

CLOSING = "，。、；：！？”’）》〉】〕…"
OPENING = "“‘（《〈【〔"

FAILURES = collections.defaultdict(list)
COUNTS = collections.Counter()


def hold(rule, good, place):
    """Counts what was looked at, and keeps the places where a rule does not hold."""
    COUNTS[rule] += 1
    if not good:
        FAILURES[rule].append(place)


def is_han(char):
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char in "〇○"


def row(line):
    """The row of the grid that a line of body type stands on, or None."""
    if abs(line[0].size - CELL) > 0.1:
        return None
    at = (line[0].y - TOP - 0.88 * CELL) / PITCH
    return round(at) if abs(at - round(at)) * PITCH < FINE and -0.5 < at < 21.5 else None


def left_of(number):
    """The left edge of the type area: pages are mirrored."""
    return LEFT if number % 2 else INNER


def right_end(line):
    return line[-1].x + line[-1].advance


# ---------------------------------------------------------------- pages


def page(pdf, number, name):
    """The rules that every page must keep, whatever it shows."""
    found = pdf.pages[number - 1]
    place = f"{name} page {number}"
    left = left_of(number)
    lines = found.lines()
    for line in lines:
        text = told(line).strip("\u2060 ")
        where = f"{place}: {text[:30]}"
        # An opening mark at the beginning is squeezed: its cell begins half a character early.
        early = CELL / 2 if line[0].char in OPENING else 0
        hold("nothing runs over the edge", line[0].x > left - early - 1 and right_end(line) < left + WIDE + CELL / 2 + 1, where)
        for piece in pieces(line):
            if piece:
                hold("no line begins with a closing mark", piece[0] not in CLOSING, where)
                hold("no line ends with an opening mark", piece[-1] not in OPENING, where)
        for one, two in zip(line, line[1:]):
            if is_han(one.char) and is_han(two.char) and one[3:6:2] == two[3:6:2] and row(line) is not None and one.order + 1 == two.order:
                ratio = (two.x - one.x) / one.advance
                hold("no line is stretched beyond 1.15", ratio <= 1.15 or ratio > 1.9, f"{where}: {ratio:.2f}")
    folio(lines, number, left, place)
    across(found, left, place)
    if number < len(pdf.pages):
        grid = [line for line in lines if row(line) is not None]
        if grid and row(grid[-1]) == 21:
            hold("no heading at a page's foot", not is_heading(grid[-1]), f"{place}: {told(grid[-1])}")


def across(found, left, place):
    """A turned table: within the type area, from the left edge of the page on."""
    lines = found.lines(turned=True)
    if not lines:
        return
    hold("a turned table has a page of its own", all(line[0].y > FOOT for line in found.lines()), place)
    hold("a turned table begins at the left", lines[0][0].y - left < 8 * MM, f"{place}: {told(lines[0])[:20]}")
    for line in lines:
        where = f"{place}: {told(line)[:30]}"
        inside = line[0].x > 297 * MM - FOOT - 1 and right_end(line) < 297 * MM - TOP + 3 and line[0].y < left + WIDE + 1
        hold("a turned table stays in the type area", inside, where)


def pieces(line):
    """The texts of a line that stand apart: cells of a table, both sides of a head."""
    out, last = [""], None
    for glyph in line:
        if last is not None and glyph.x - last.x - last.advance > 1.5 * glyph.size:
            out.append("")
        out[-1] += glyph.char
        last = glyph
    return [piece.strip("\u2060 \u3000") for piece in out]


def is_heading(line):
    """A line all in 黑体 or 标宋."""
    return all("Hei" in glyph.face or "Title" in glyph.face for glyph in line if glyph.char.strip())


def folio(lines, number, left, place):
    """The number of the page: its dashes 7 mm below the type area, a character from the outer edge."""
    below = [line for line in lines if line[0].y > FOOT + 5 * MM]
    if not below:
        return
    line = [glyph for glyph in below[0] if glyph.char.strip()]
    hold("the number is the page's own", told(line) == f"—{number}—", f"{place}: {told(line)}")
    # The dash of the face: its upper edge stands 0.403 of the size above the baseline.
    top = line[0].y - 0.403 * line[0].size
    hold("the number stands 7 mm below", abs(top - FOOT - 7 * MM) < FINE, f"{place}: {top / MM:.2f}")
    edge = left + WIDE - right_end(line) if number % 2 else line[0].x - left
    hold("the number stands at the outer side", abs(edge - 14) < 3, f"{place}: {edge:.1f}")


def prose(pdf, name):
    """Pages of nothing but text: 22 lines of 28 characters, the edges to a fifth of a millimetre."""
    for number, found in enumerate(pdf.pages[1:-1], 2):
        place = f"{name} page {number}"
        left = left_of(number)
        lines = [line for line in found.lines() if line[0].y < FOOT]
        rows = [row(line) for line in lines]
        hold("a full page has 22 lines", rows == list(range(22)), f"{place}: {rows}")
        top = lines[0][0].y - 0.88 * CELL
        hold("the first line's characters begin at 37 mm", abs(top - TOP) < FINE, f"{place}: {top / MM:.2f}")
        last = lines[-1][0].y + 0.12 * CELL
        hold("the last line's characters end at 262 mm", abs(last - FOOT) < FINE, f"{place}: {last / MM:.2f}")
        least = min(line[0].x for line in lines)
        hold("the left edge", abs(least - left) < FINE, f"{place}: {least / MM:.2f}")
        for line, below in zip(lines, lines[1:]):
            if below[0].x > left + CELL or not all(is_han(glyph.char) for glyph in line):
                continue  # the last line of a paragraph, or one with marks
            indent = round((line[0].x - left) / CELL)
            wanted = 28 - indent
            hold("a full line has 28 characters, a first one 26", len(line) == wanted and indent in (0, 2), f"{place}: {told(line)}")
            end = right_end(line)
            hold("the right edge", abs(end - left - WIDE) < FINE, f"{place}: {end / MM:.2f}")


def head(pdf, name):
    """The head of an official document: the mark 35 mm below the type area's edge, the red rule."""
    red = [one for one in pdf.pages[0].strokes if len(one.color) == 3 and one.color[0] > 0.6 > 3 * one.color[1]]
    hold("a red rule as wide as the type area", any(
        abs(one.x0 - LEFT) < FINE and abs(one.x1 - one.x0 - WIDE) < FINE for one in red), name)
    mark = [line for line in pdf.pages[0].lines() if line[0].size > 30]
    if mark and red:
        top = mark[0][0].y - 0.88 * mark[0][0].size
        hold("the mark begins 35 mm below", abs(top - TOP - 35 * MM) < FINE, f"{name}: {top / MM:.2f}")
        above = [line for line in pdf.pages[0].lines() if line[0].y < red[0].y0]
        if abs(above[-1][0].size - CELL) < 0.1:
            gap = red[0].y0 - above[-1][0].y - 0.12 * CELL
            hold("the red rule 4 mm below the number", abs(gap - 4 * MM) < FINE, f"{name}: {gap / MM:.2f}")


def foot(pdf, name):
    """版记: rules of the type area's width, the last at its foot, nothing below but the number."""
    number = len(pdf.pages)
    left = left_of(number)
    wide = [one for one in pdf.pages[-1].strokes if abs(one.x1 - one.x0 - WIDE) < FINE and len(one.color) < 3]
    hold("a 版记 has rules", len(wide) > 1, name)
    if not wide:
        return
    wide.sort(key=lambda one: one.y0)
    hold("the last rule stands at the type area's foot", abs(wide[-1].y0 - FOOT) < FINE, f"{name}: {wide[-1].y0 / MM:.2f}")
    hold("rules begin at the left edge", all(abs(one.x0 - left) < FINE for one in wide), name)
    outer = [wide[0].width, wide[-1].width]
    hold("outer rules of 0.35 mm, inner ones of 0.25", all(abs(one - 0.35 * MM) < 0.01 for one in outer) and all(
        abs(one.width - 0.25 * MM) < 0.01 for one in wide[1:-1]), name)
    above = [line for line in pdf.pages[-1].lines() if line[0].y < wide[0].y0 and abs(line[0].size - CELL) < 0.1]
    hold("text above a 版记", number == 1 or len(above) > 1, f"{name}: {len(above)} lines")
    notes = [line for line in pdf.pages[-1].lines() if abs(line[0].size - 10.5) < 0.1]
    short = [one for one in pdf.pages[-1].strokes if abs(one.x1 - one.x0 - 8 * CELL) < FINE and len(one.color) < 3]
    hold("a rule above notes, none above a 版记 alone", len(short) <= bool(notes), name)
    for line in notes:
        hold("notes stand above the 版记", line[0].y < wide[0].y0, f"{name}: {told(line)[:20]}")


# ---------------------------------------------------------------- files


def checked(path):
    """What qpdf says of a file."""
    made = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    hold("qpdf finds nothing", made.returncode == 0 and "WARNING" not in made.stderr, f"{path.name}: {made.stderr[:200]}")


def sound(path, pdf):
    """What every file must be: sound, faces in it, tagged, with its facts and bookmarks."""
    name = path.name
    checked(path)
    for face in pdf.faces.values():
        there = any(key in face.descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        hold("faces are in the file", there, f"{name}: {face.name}")
        hold("faces hold only what is used", re.match(r"[A-Z]{6}\+", face.name), f"{name}: {face.name}")
    for found in pdf.pages:
        hold("every character has its meaning", all(glyph.char != "\ufffd" for glyph in found.glyphs), name)
    hold("tagged", pdf.get(pdf.catalog.get("/MarkInfo", {})).get("/Marked") is True and "/StructTreeRoot" in pdf.catalog, name)
    hold("language", str(pdf.catalog.get("/Lang", "")).lower().removeprefix("u:").startswith("zh"), f"{name}: {pdf.catalog.get('/Lang')}")
    for key in ("/Title", "/Author"):
        hold(f"document information has {key}", len(str(pdf.info.get(key, ""))) > 3, name)
    hold("bookmarks", len(pdf.outlines) > 0, name)
    kinds = collections.Counter(one.get("/S") for one in pdf.every("/StructElem"))
    COUNTS.update({f"tags {kind}": count for kind, count in kinds.items() if kind in (
        "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Note", "/FENote", "/Link")})
    hold("headings are tagged", any(str(kind).startswith("/H") for kind in kinds), name)
    for one in pdf.every("/StructElem"):
        if one.get("/S") == "/Figure":
            hold("pictures have their text", "/Alt" in one, name)
    if path.stem == "listed" or "kuan-biao" in str(path):
        hold("lists are lists", (kinds["/L"], kinds["/LI"]) == fixture.LISTED, f"{path}: {kinds['/L']}, {kinds['/LI']}")


def archive(path, pdf):
    """PDF/A-2u: says so, has an output intent with a profile, and nothing that the standard forbids."""
    name = path.name
    metadata = pdf.stream(pdf.catalog["/Metadata"]).decode()
    part = re.search(r"pdfaid:part(?:>|=\")(\d)", metadata)
    level = re.search(r"pdfaid:conformance(?:>|=\")(\w)", metadata)
    hold("says PDF/A-2u", part and level and part[1] + level[1] in ("2U", "2u"), name)
    intents = [pdf.get(one) for one in pdf.get(pdf.catalog.get("/OutputIntents", []))]
    hold("an output intent with its profile", any(
        one.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents), name)
    hold("an identifier", len(pdf.trailer.get("/ID", [])) == 2, name)
    hold("not encrypted", "/Encrypt" not in pdf.trailer, name)
    whole = str(pdf.objects)
    for word in ("/JavaScript", "/Launch", "/EmbeddedFile", "/XFA", "/LZWDecode", "/Movie", "/Sound"):
        hold(f"no {word}", f"'{word}'" not in whole, name)


# ---------------------------------------------------------------- desks


def build(program, folder, *more):
    """Builds a desk; anything that is overfull or missing stops the proof."""
    made = subprocess.run([program, "build", "--root", folder, "--lang", "en", *more], capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(f"the build of {folder} failed:\n{made.stdout}\n{made.stderr}")
    hold("no print is overfull", "print.overfull" not in made.stderr, made.stderr[:500])
    return sorted((folder / "public").rglob("*.pdf"))


def sample(room):
    """A copy of the sample desk."""
    for name in ("content", "static", "themes"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, room / name)
    shutil.copy(ROOT / "jianbao.yml", room)


def generated(room):
    """200 articles in 20 issues, and documents that try the grid and every element."""
    desk.write_desk(str(room), 200, "jianbao", issues=20)
    shutil.copytree(ROOT / "themes", room / "themes", dirs_exist_ok=True)
    fixture.write(room)


def look(paths, forms):
    """Every rule over every page of these files."""
    for path in paths:
        if path.name.endswith(("-booklet.pdf", "-tiles.pdf")):
            continue
        pdf = Pdf(path)
        if "boards" in path.parts:
            sound(path, pdf)
            continue
        if texts.is_periodical(path):
            sound(path, pdf)
            periodical.look(path, pdf, hold)
            COUNTS["pages of periodicals"] += len(pdf.pages)
            continue
        forms[path] = pdf
        COUNTS["files"] += 1
        COUNTS["pages"] += len(pdf.pages)
        name = "/".join(path.parts[-3:])
        if abs(pdf.pages[0].width - 210 * MM) > 1:
            sound(path, pdf)
            continue
        for number in range(1, len(pdf.pages) + 1):
            page(pdf, number, name)
        sound(path, pdf)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    room = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    for name in ("sample", "archive", "generated"):
        shutil.rmtree(room / name, ignore_errors=True)
        (room / name).mkdir(parents=True)
    forms = {}
    sample(room / "sample")
    look(build(program, room / "sample"), forms)
    sample(room / "archive")
    with open(room / "archive" / "jianbao.yml", "a", encoding="utf-8") as settings:
        settings.write("\nprint:\n  archive: true\n")
    for path in build(program, room / "archive"):
        pdf = Pdf(path)
        archive(path, pdf)
        # Sheets that are put together from pages are not tagged: their pages are, in their own files.
        if path.name.endswith(("-booklet.pdf", "-tiles.pdf")):
            checked(path)
        else:
            sound(path, pdf)
    generated(room / "generated")
    look(build(program, room / "generated"), forms)
    for path, pdf in forms.items():
        name = "/".join(path.parts[-3:])
        if "prose" in path.name:
            prose(pdf, name)
        if "policy" in path.parts and any(line[0].size > 30 for line in pdf.pages[0].lines()):
            head(pdf, name)
        if fixture.has_foot(path):
            foot(pdf, name)
    texts.compare(forms, hold)
    for kind in ("/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Note", "/Link"):
        hold("tags of every kind are met", COUNTS[f"tags {kind}"] > 0, kind)
    report()
    if len(sys.argv) < 3:
        shutil.rmtree(room)


def report():
    for rule, count in sorted(COUNTS.items()):
        wrong = FAILURES.get(rule, [])
        print(f"{count:8} {rule}" + (f": {len(wrong)} do not" if wrong else ""))
        for place in wrong[:8]:
            print(f"         - {place}")
    if FAILURES:
        sys.exit(1)


if __name__ == "__main__":
    main()
