"""Holds the text of every print against the Markdown that it was made from: nothing lost, doubled or
reordered, spaces aside. The Markdown is read anew here, crudely: what jianbao made of it is not asked."""

import re

from reader import MM

FOOT = 262 * MM

# Where a page begins.
PAGE = "\ue000"

# Anything may stand before the words of a picture: their picture has no text.
PICTURE = "picture"

# What stands between two blocks without being text of either: marks of lists and tasks.
FURNITURE = re.compile(r"(——|·|（√）|（）|　)*")


def compare(forms, hold):
    """Every print of the sample and of the generated desk."""
    for path, pdf in forms.items():
        root = next(parent for parent in path.parents if parent.name == "public").parent
        name = "/".join(path.parts[-3:])
        body, notes = extracted(pdf)
        starts = [at - count for count, at in enumerate(found.start() for found in re.finditer(PAGE, body))]
        body, cursor = body.replace(PAGE, ""), 0
        wanted, noted, across = [], [], []
        for source in sources(root, path):
            blocks, below, tables = plain(source.read_text(encoding="utf-8"))
            body, cursor = settle(body, starts, cursor, blocks, tables, hold, name)
            body, lifted = lift(pdf, body, blocks, tables, hold, name)
            across += lifted
            wanted.append(blocks)
            noted += below
        hold("a print has its articles", len(wanted) > 0, name)
        problem = walk(body, wanted)
        hold("the text is whole and in order", problem is None, f"{name}: {problem}")
        problem = walk(notes, [noted])
        hold("the notes are whole and in order", problem is None, f"{name}: {problem}")
        found = turned(pdf)
        hold("what is turned comes from a table", bool(found) == bool(across), name)
        problem = walk(found, [across])
        hold("turned tables are whole and in order", problem is None, f"{name}: {problem}")


def settle(body, starts, cursor, blocks, tables, hold, name):
    """Takes out what stands at the head of a page because the page before had no room for it, captions of pictures and small
    tables: from the text, whose pages begin at `starts`, and from the pieces that the text must hold. Gives the text and
    where this article ends in it."""
    whole = {at: at + 1 for at, (_, free, _) in enumerate(blocks) if free == PICTURE}
    for start, end in tables:
        whole[start - int(start > 0 and blocks[start - 1][0].startswith("表"))] = end
    gone, at = set(), 0
    while at < len(blocks):
        end = whole.get(at, at + 1)
        piece = "".join(text for text, _, _ in blocks[at:end])
        if at in whole and not body.startswith(piece, cursor):
            later = [start for start in starts if start >= cursor][:2]
            start = next((start for start in later if body.startswith(piece, start)), None)
            if start is not None:
                hold("what a page has no room for stands at the head of the next", True, name)
                body = body[:start] + body[start + len(piece):]
                starts[:] = [one - len(piece) if one > start else one for one in starts]
                gone.update(range(at, end))
        else:
            found = body.find(piece, cursor)
            cursor = found + len(piece) if 0 <= found < cursor + 600 else cursor
        at = end
    tables[:] = [[at - sum(1 for one in gone if one < at) for at in table] for table in tables if table[0] not in gone]
    blocks[:] = [piece for at, piece in enumerate(blocks) if at not in gone]
    return body, cursor


def turned(pdf):
    """The text of turned tables."""
    return squeezed("".join(glyph.char for page in pdf.pages for glyph in page.turned))


def lift(pdf, body, blocks, tables, hold, name):
    """Takes the tables that the text says are on other pages out of what the text must hold; gives the text without
    those words, and the pieces of the tables."""
    lifted = []
    for start, end in reversed(tables):
        caption = blocks[start - 1][0] if start else ""
        told = re.search(f"（{re.escape(caption)}，见第(\\d+)页）", body) if caption.startswith("表") else None
        if told is None:
            continue
        body = body[:told.start()] + body[told.end():]
        page = pdf.pages[int(told[1]) - 1]
        begins = squeezed("".join(glyph.char for glyph in page.turned)).startswith(caption)
        hold("a turned table stands on the page that the text names", begins, f"{name}: {caption}")
        head = blocks[end - 1][2]
        pieces = [(piece, free, f"{caption}（续）{head}") for piece, free, _ in blocks[start:end]]
        lifted[:0] = [(caption, False, ""), *pieces]
        del blocks[start - 1:end]
    return body, lifted


def squeezed(text):
    """Text without spaces and without characters that have no width."""
    return re.sub(r"[\s\u00a0\u2060\u200b\u3000\ufeff]+", "", text)


def extracted(pdf):
    """The text and the notes of a print in the order of its content, without numbers of pages and of notes."""
    body, notes = [], []
    for page in pdf.pages:
        body.append(PAGE)
        for glyph in page.glyphs:
            if glyph.y > FOOT + 5 * MM:
                continue
            below = abs(glyph.size - 10.5) < 0.05 and glyph.y > 150 * MM
            # Captions of pictures are in 楷体, heads of narrow tables in 黑体.
            if below and "Hei" not in glyph.face and "Kai" not in glyph.face:
                notes.append(glyph.char)
            elif not ("①" <= glyph.char <= "⑳" and glyph.size < 12):
                body.append(glyph.char)
    return squeezed("".join(body)), re.sub("[①-⑳]", "", squeezed("".join(notes)))


def walk(text, articles):
    """Where the pieces of the articles do not follow one another in a text; None when they do."""
    cursor = 0
    for pieces in articles:
        for at, (piece, free, head) in enumerate(pieces):
            found = text.find(piece, cursor)
            if found < 0:
                again = "stands elsewhere" if piece in text else "is missing"
                return f"“{piece[:40]}” {again} after “{text[max(0, cursor - 20):cursor]}”"
            gap = text[cursor:found]
            # Before an article stand its title and who wrote it; before the first the masthead, too.
            if at > 0 and not free and not FURNITURE.fullmatch(gap) and not goes_on(gap, head, pieces[:at]):
                return f"“{gap[:40]}” stands before “{piece[:20]}”"
            cursor = found + len(piece)
    return None


def goes_on(gap, head, before):
    """Whether what stands before a row is the head of its table again, below words that say so."""
    if not head or not gap.endswith(head):
        return False
    words = gap.removesuffix(head)
    return words in ("", "（续表）", *(f"{piece}（续）" for piece, _, _ in before))


def issue(root, path):
    """The head of the file that an issue is made from."""
    year, _, number = path.stem.partition("-")
    page = path.with_suffix(".html").read_text(encoding="utf-8")
    publication = re.search(r"<title>《(.*?)》", page)[1]
    for source in sorted((root / "content" / "bulletins").glob("*.md")):
        head = source.read_text(encoding="utf-8").split("---\n")[1]
        named = re.search(r"^(?:publication|刊名): ?(.*)$", head, re.M)[1].strip()
        date = re.search(r"^(?:date|日期): ?(\d{4})", head, re.M)
        typed = re.search(r"^(?:number|期号): ?(.*)$", head, re.M)[1]
        typed = typed.replace("增刊", "zengkan-").replace("第", "").replace("期", "").strip()
        if named == publication and date[1] == year and typed.lstrip("0") == number.lstrip("0"):
            return head
    return ""


def is_periodical(path):
    """Whether a print is a 期刊, whose pages are another grid."""
    root = next(parent for parent in path.parents if parent.name == "public").parent
    return "bulletins" in path.parts and re.search(r"^(?:form|版式): ?(journal|期刊)", issue(root, path), re.M)


def sources(root, path):
    """The files that a print takes its text from."""
    content = root / "content"
    if "bulletins" in path.parts:
        for item in re.findall(r"[\w/\-]+\.md|[\w\-]+/[\w\-]+(?=[\],\s])", issue(root, path)):
            yield content / item
    elif "policy" in path.parts:
        for source in sorted((content / "policy").glob("*.md")):
            head = source.read_text(encoding="utf-8").split("---\n")[1]
            slug = re.search(r"^(?:slug|网址名): ?(.*)$", head, re.M)
            if (slug[1].strip() if slug else source.stem) == path.stem:
                yield source


def plain(text, notes_within=False):
    """The pieces of an article's text in order, each with whether anything may stand before it and the head that may
    stand there again; the texts of its notes in the order of their mention, or in the text when asked; and where among
    the pieces its tables begin and end."""
    body = text.split("---\n", 2)[2]
    notes = {label: note for label, note in re.findall(r"^\[\^([^\]]+)\]: (.*)$", body, re.M)}
    order = []
    for label in re.findall(r"\[\^([^\]]+)\](?!:)", body):
        if label in notes and label not in order:
            order.append(label)
    if notes_within:
        for label in order:
            body = re.sub(rf"^\[\^{re.escape(label)}\]: .*$", "", body, flags=re.M)
            body = body.replace(f"[^{label}]", f"（{notes[label]}）", 1)
    pieces, free, fence, tables = [], False, False, []
    picture = r"!\[([^\]]*)\]\([^\s)]+(?: [\"“]([^\"”]*)[\"”])?\)"
    for block in re.split(r"\n\s*\n", body):
        lines = [line for line in block.split("\n") if line.strip()]
        joined, head = [], ""
        for line in lines:
            if line.lstrip().startswith("```"):
                fence, free = not fence, True
                continue
            if fence or line.startswith("[^"):
                continue
            if re.fullmatch(r"\|?[\s:|-]+\|?", line) and "-" in line:
                continue
            if line.lstrip().startswith("|"):
                cells = [inline(cell) for cell in line.strip().strip("|").split("|")]
                if not head:
                    tables.append([len(pieces), 0])
                for cell in cells:
                    pieces.append((cell, free, head))
                    free = False
                tables[-1][1] = len(pieces)
                head = head or "".join(cells)
                continue
            if re.fullmatch(rf"(?:{picture}\s*)+", line.strip()):
                for alt, title in re.findall(picture, line):
                    pieces.append((squeezed(title or alt), PICTURE, ""))
                free = True
                continue
            listed = re.match(r"\s*[-*+] (\[[ xX]\] )?", line)
            start = listed or re.match(r"\s*\d+\. |#+ |> ?", line)
            if start and joined:
                pieces.append((inline("".join(joined)), free, ""))
                joined, free = [], False
            line = line[listed.end():] if listed else re.sub(r"^\s*(#+ |> ?)", "", line)
            joined.append(line.strip())
        if joined:
            pieces.append((inline("".join(joined)), free, ""))
            free = False
    for table in tables:
        table[:] = [sum(1 for piece in pieces[:at] if piece[0]) for at in table]
    return [piece for piece in pieces if piece[0]], [(inline(notes[label]), False, "") for label in order], tables


def inline(text):
    """A line without its signs."""
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"</?(?:u|sup|sub|br)\s*/?>", "", text)
    text = re.sub(r"(?<!\\)(\*\*|\*|~~|`)", "", text)
    return squeezed(re.sub(r"\\([\\*`~\[\]])", r"\1", text))
