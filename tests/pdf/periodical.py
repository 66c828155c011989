"""Holds periodicals against their grid of 40 rows by 46 characters, and against the texts that they were made from."""

import re

import texts
from reader import MM, told

CELL = 10.5
PITCH = 247 * MM / 40
TOP, FOOT = 28 * MM, 275 * MM
INSIDE, WIDE = 22 * MM, 46 * CELL
FINE = 0.2 * MM

CLOSING = "，。、；：！？”’）》〉】〕…"
OPENING = "“‘（《〈【〔"

# The type of what stands across the columns: tables, captions, key figures.
ACROSS = (7.5, 9, 9.5, 22)


def look(path, pdf, hold):
    """Every rule over every page of one periodical."""
    name = "/".join(path.parts[-3:])
    hold("the pages of a periodical make whole sheets", len(pdf.pages) % 4 == 0, name)
    root = next(parent for parent in path.parents if parent.name == "public").parent
    facts = texts.issue(root, path)
    title = re.search(r"^(?:publication|刊名): ?(.*)$", facts, re.M)[1].strip()
    pages = [(number, page) for number, page in enumerate(pdf.pages, 1) if section(page) not in (None, "目录", "札记")]
    hold("a periodical has pages of text", len(pages) > 0, name)
    for number, page in pages:
        place = f"{name} page {number}"
        left = INSIDE if number % 2 else 210 * MM - INSIDE - WIDE
        columns(page, left, place, hold)
        clear(page, place, hold)
        head(page, number, left, title, place, hold)
        folio(page, number, left, place, hold)
    turns(pdf, name, hold)
    compare(root, path, pdf, pages, name, hold)


def running(page):
    """The line of the running head, or None on covers."""
    found = [line for line in page.lines() if line[0].y < TOP - 4 * MM and abs(line[0].size - 9) < 0.1]
    return found[0] if found else None


def section(page):
    """What the running head says in red 黑体."""
    line = running(page)
    if line is None:
        return None
    return texts.squeezed("".join(glyph.char for glyph in line if "Hei" in glyph.face))


def pieces(line):
    """The parts of a line in their columns."""
    out = []
    for glyph in line:
        if not out or glyph.x - out[-1][-1].x - out[-1][-1].advance > 0.9 * CELL:
            out.append([])
        out[-1].append(glyph)
    return [piece for piece in out if texts.squeezed(told(piece))]


def fits(parts, left, count):
    """Whether each part of a line stands in one of so many columns."""
    wide = (46 - 2 * (count - 1)) / count * CELL

    def inside(part):
        # Marks at the edges are squeezed by half a character.
        return any(
            part[0].x > start - CELL / 2 - 1 and part[-1].x + part[-1].advance < start + wide + CELL / 2 + 1
            for start in (left + at * (wide + 2 * CELL) for at in range(count)))

    return all(map(inside, parts))


def columns(page, left, place, hold):
    """Lines of the text: on the grid's rows, in two or three columns, no forbidden mark at their edges."""
    for line in page.lines():
        # Notes and fractions of other sizes stand on the line of the text.
        line = [glyph for glyph in line if abs(glyph.size - CELL) < 0.1]
        if not line or not TOP - 1 < line[0].y < FOOT + 1:
            continue
        parts = pieces(line)
        where = f"{place}: {told(line)[:30]}"
        middle = (line[0].x + line[-1].x + line[-1].advance) / 2
        if all("Kai" in glyph.face for glyph in line) and abs(middle - left - WIDE / 2) < CELL and len(parts) == 1:
            continue  # who wrote the article, under its title
        row = (line[0].y - TOP - 0.88 * CELL - (PITCH - CELL) / 2) / PITCH
        hold("lines of a periodical stand on its grid", abs(row - round(row)) * PITCH < FINE, f"{where}: {row:.2f}")
        hold("lines of a periodical stand in its columns", fits(parts, left, 2) or fits(parts, left, 3), where)
        for part in parts:
            text = texts.squeezed(told(part))
            hold("no line in a column begins with a closing mark", text[0] not in CLOSING, where)
            hold("no line in a column ends with an opening mark", text[-1] not in OPENING, where)
            narrow = part[-1].x + part[-1].advance - part[0].x < 14.6 * CELL
            for one, two in zip(part, part[1:]):
                if "\u4e00" <= one.char <= "\u9fff" and "\u4e00" <= two.char <= "\u9fff" and one.order + 1 == two.order:
                    ratio = (two.x - one.x) / one.advance
                    hold(f"no line in {'three' if narrow else 'two'} columns is stretched beyond 1.15",
                         ratio <= 1.15 or ratio > 1.9, f"{where}: {ratio:.2f}")


def clear(page, place, hold):
    """No line stands in another: what runs out of its columns would."""
    above = []
    for line in page.lines():
        parts = [(part[0].x, part[-1].x + part[-1].advance, part[0].y, max(one.size for one in part), told(part)) for part in pieces(line)]
        for x0, x1, y, size, text in parts:
            near = [one for one in above[-12:] if one[0] < x1 - 1 and one[1] > x0 + 1 and y - one[2] < 0.75 * size]
            # Notes and fractions in a line are lifted or lowered by less than half of it.
            near = [one for one in near if min(one[3], size) > 7]
            hold("no line stands in another", not near, f"{place}: {text[:20]} in {near[:1]}")
        above += parts


def head(page, number, left, title, place, hold):
    """书眉: the periodical's name at the inner side, the section at the outer, a red rule below."""
    line = running(page)
    text = texts.squeezed(told(line))
    inner = text.startswith(title) if number % 2 else bool(re.search(f"{re.escape(title)}.*期(（总第\\d+期）)?$", text))
    hold("the name stands at the inner side of the head", inner, f"{place}: {text}")
    hold("the head stays on the measure", left - 1 < line[0].x and line[-1].x + line[-1].advance < left + WIDE + 5, place)
    rules = [one for one in page.strokes if one.y0 < TOP and abs(one.x1 - one.x0 - WIDE) < FINE and abs(one.x0 - left) < FINE]
    hold("a rule as wide as the measure stands below the head", len(rules) == 1, place)


def folio(page, number, left, place, hold):
    """The page's own number at the outer side."""
    found = [line for line in page.lines() if line[0].y > FOOT + 4 * MM]
    text = texts.squeezed(told(found[0])) if found else ""
    hold("a periodical's page has one line at its foot", len(found) == 1, place)
    if len(found) != 1:
        return
    line = found[0]
    outer = text.endswith(str(number)) if number % 2 else text.startswith(str(number))
    edge = left + WIDE - line[-1].x - line[-1].advance if number % 2 else line[0].x - left
    hold("a periodical's number stands at the outer side", outer and abs(edge) < 1, f"{place}: {text}, {edge:.1f}")


def turns(pdf, name, hold):
    """下转 and 上接 name each other's pages."""
    words = [texts.squeezed("".join(glyph.char for glyph in page.glyphs)) for page in pdf.pages]
    onward = {(number, int(to)) for number, text in enumerate(words, 1) for to in re.findall(r"（下转第(\d+)页）", text)}
    back = {(int(of), number) for number, text in enumerate(words, 1) for of in re.findall(r"（上接第(\d+)页）", text)}
    hold("下转 and 上接 belong together", onward == back, f"{name}: {onward ^ back}")


def compare(root, path, pdf, pages, name, hold):
    """The text in columns, and what stands across them, each whole and in its order."""
    running, across = [], []
    for number, page in pages:
        for glyph in page.glyphs:
            if TOP - 1 < glyph.y < FOOT + 1:
                wide = any(abs(glyph.size - size) < 0.05 for size in ACROSS)
                (across if wide else running).append(glyph.char)
    running, across = texts.squeezed("".join(running)), texts.squeezed("".join(across))
    wanted, beside, turned = [], [], []
    # Words of ours that stand in the columns in small type: where a turned table is.
    whole = across
    for source in texts.sources(root, path):
        blocks, _, tables = texts.plain(source.read_text(encoding="utf-8"), notes_within=True)
        captions = [at for at, (piece, free, head) in enumerate(blocks) if free and not any(a <= at < b for a, b in tables)]
        tabled = [at for start, end in tables for at in range(start - blocks[start - 1][0].startswith("表"), end)]
        whole, lifted = texts.lift(pdf, whole, list(blocks), tables, hold, name)
        turned += lifted
        gone = {piece for piece, _, _ in lifted}
        lift = set(tabled) | {at for at in captions if is_caption(source, blocks[at][0])}
        wanted.append([piece for at, piece in enumerate(blocks) if at not in lift])
        beside += [(blocks[at][0], True, blocks[at][2]) for at in sorted(lift) if blocks[at][0] not in gone]
    hold("a periodical has its articles", len(wanted) > 0, name)
    problem = texts.walk(running, wanted)
    hold("the text of a periodical is whole and in order", problem is None, f"{name}: {problem}")
    problem = texts.walk(whole, [beside])
    hold("what stands across the columns is whole and in order", problem is None, f"{name}: {problem}")
    found = texts.turned(pdf)
    hold("what is turned in a periodical comes from a table", bool(found) == bool(turned), name)
    problem = texts.walk(found, [turned])
    hold("turned tables of a periodical are whole and in order", problem is None, f"{name}: {problem}")


def is_caption(source, piece):
    """Whether a text is the caption of a picture: it stands between square brackets, or in quotation marks."""
    body = source.read_text(encoding="utf-8")
    named = [texts.squeezed(title or alt) for alt, title in re.findall(r"!\[([^\]]*)\]\([^\s)]+(?: [\"“]([^\"”]*)[\"”])?\)", body)]
    return piece in named
