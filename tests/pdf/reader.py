"""Reads a PDF far enough to measure it: every character with its place, size and face; lines that are drawn.

Standard library, and qpdf to take the file apart. Nothing of jianbao is used: this is the other witness.
"""

import base64
import collections
import json
import re
import subprocess

MM = 72 / 25.4

Glyph = collections.namedtuple("Glyph", "char x y size advance face order")
"""A character: baseline from the top of the page, all lengths in points; `order` counts as they are drawn."""

Stroke = collections.namedtuple("Stroke", "x0 y0 x1 y1 width color")
"""A straight line that is drawn."""


class Pdf:
    """One file."""

    def __init__(self, path):
        made = subprocess.run(
            ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
            capture_output=True, check=True)
        whole = json.loads(made.stdout)
        self.path = path
        self.objects = whole["qpdf"][1]
        self.outlines = whole.get("outlines", [])
        self.page_names = [page["object"] for page in whole["pages"]]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])
        self.info = self.get(self.trailer.get("/Info", {}))
        self.faces = {}
        self.pages = [Page(self, name) for name in self.page_names]

    def get(self, value):
        """What a reference means."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects[f"obj:{value}"]
            value = found["stream"]["dict"] if "stream" in found else found["value"]
        return value

    def stream(self, name):
        """The decoded bytes of a stream."""
        return base64.b64decode(self.objects[f"obj:{name}"]["stream"]["data"])

    def every(self, kind):
        """Every object that is a dictionary with this type."""
        for found in self.objects.values():
            value = found["stream"]["dict"] if "stream" in found else found.get("value")
            if isinstance(value, dict) and value.get("/Type") == kind:
                yield value

    def face(self, name):
        """A font by its reference."""
        if name not in self.faces:
            self.faces[name] = Face(self, self.get(name))
        return self.faces[name]


class Face:
    """A font: its name, what its codes mean, how wide they are."""

    def __init__(self, pdf, font):
        self.name = font["/BaseFont"].lstrip("/")
        below = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        self.descriptor = pdf.get(below["/FontDescriptor"])
        self.usual = below.get("/DW", 1000)
        self.widths = {}
        table = pdf.get(below.get("/W", []))
        at = 0
        while at < len(table):
            if isinstance(table[at + 1], list):
                for step, width in enumerate(table[at + 1]):
                    self.widths[table[at] + step] = width
                at += 2
            else:
                for code in range(table[at], table[at + 1] + 1):
                    self.widths[code] = table[at + 2]
                at += 3
        self.meanings = {}
        if "/ToUnicode" in font:
            text = pdf.stream(font["/ToUnicode"]).decode("latin-1")
            for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
                for code, meaning in re.findall(r"<(\w+)>\s*<(\w+)>", part):
                    self.meanings[int(code, 16)] = unicode(meaning)
            for part in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
                for first, last, meaning in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
                    for step in range(int(last, 16) - int(first, 16) + 1):
                        start = int(meaning, 16) + step
                        self.meanings[int(first, 16) + step] = unicode(f"{start:0{len(meaning)}x}")

    def width(self, code):
        """The advance of a code in parts of the size."""
        return self.widths.get(code, self.usual) / 1000


def unicode(digits):
    return bytes.fromhex(digits).decode("utf-16-be")


def unescaped(text):
    """The bytes of a string between brackets."""
    named = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def one(found):
        what = found.group(1)
        return bytes([int(what, 8) & 255]) if what[:1].isdigit() else named.get(what, what)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, text, flags=re.S)


TOKEN = re.compile(
    rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>|<<|>>|\[|\]|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+", re.S)


def times(a, b):
    """The matrix that does a, then b."""
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


class Page:
    """One page: its characters in the order that they are drawn, its straight lines; `turned` are
    the characters of tables that stand across."""

    def __init__(self, pdf, name):
        page = pdf.get(name)
        box = pdf.get(page["/MediaBox"])
        self.width, self.height = box[2] - box[0], box[3] - box[1]
        self.glyphs, self.turned, self.strokes = [], [], []
        contents = page["/Contents"]
        contents = contents if isinstance(contents, list) else [contents]
        code = b"\n".join(pdf.stream(one) for one in contents)
        self.run(pdf, code, pdf.get(page["/Resources"]), (1, 0, 0, 1, 0, 0))

    def run(self, pdf, code, resources, matrix):
        """Follows the operators of a content stream."""
        fonts = {key: value for key, value in pdf.get(resources.get("/Font", {})).items()}
        forms = pdf.get(resources.get("/XObject", {}))
        state = {"m": matrix, "font": None, "size": 0, "width": 1, "color": ()}
        stack, waiting, path = [], [], []
        text = line = (1, 0, 0, 1, 0, 0)
        for found in TOKEN.finditer(code):
            token = found.group()
            if token[:1] in b"(</[]" and token not in (b"<<", b">>") or re.fullmatch(rb"[+-]?[\d.]+", token):
                waiting.append(token)
                continue
            if token in (b"<<", b">>"):
                continue
            numbers = [float(one) for one in waiting if re.fullmatch(rb"[+-]?[\d.]+", one)]
            if token == b"q":
                stack.append(dict(state))
            elif token == b"Q":
                state = stack.pop()
            elif token == b"cm":
                state["m"] = times(tuple(numbers[-6:]), state["m"])
            elif token == b"BT":
                text = line = (1, 0, 0, 1, 0, 0)
            elif token == b"Tf":
                state["font"] = pdf.face(fonts[waiting[0].decode()])
                state["size"] = numbers[-1]
            elif token == b"Tm":
                text = line = tuple(numbers[-6:])
            elif token == b"Td":
                text = line = times((1, 0, 0, 1, *numbers[-2:]), line)
            elif token in (b"Tj", b"TJ"):
                text = self.show(state, waiting, text)
            elif token == b"w":
                state["width"] = numbers[-1]
            elif token in (b"SCN", b"scn", b"RG", b"rg", b"G", b"K"):
                if token in (b"SCN", b"RG", b"G", b"K"):
                    state["color"] = tuple(numbers)
            elif token in (b"m", b"l"):
                path.append((token, numbers[-2:]))
            elif token in (b"S", b"s"):
                self.stroke(state, path)
                path = []
            elif token in (b"f", b"F", b"f*", b"n", b"W", b"B"):
                path = [] if token != b"W" else path
            elif token == b"Do":
                name = forms[waiting[-1].decode()]
                form = pdf.get(name)
                if form.get("/Subtype") == "/Form":
                    inner = times(tuple(form.get("/Matrix", (1, 0, 0, 1, 0, 0))), state["m"])
                    self.run(pdf, pdf.stream(name), pdf.get(form.get("/Resources", {})), inner)
            waiting = []

    def show(self, state, waiting, text):
        """Sets text; gives the matrix behind it."""
        face, size = state["font"], state["size"]
        for token in waiting:
            if token[:1] == b"<":
                digits = re.sub(rb"\s", b"", token[1:-1])
                raw = bytes.fromhex(digits.decode())
            elif token[:1] == b"(":
                raw = unescaped(token[1:-1])
            elif token in (b"[", b"]") or token[:1] == b"/":
                continue
            else:
                text = times((1, 0, 0, 1, -float(token) / 1000 * size, 0), text)
                continue
            for code in [raw[at] << 8 | raw[at + 1] for at in range(0, len(raw) - 1, 2)]:
                matrix = times(text, state["m"])
                scale = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
                advance = face.width(code) * size
                char = face.meanings.get(code, "\ufffd")
                # What reads upwards stands apart, as on a page that is turned: x from its foot, y from its left.
                upward = abs(matrix[0]) < abs(matrix[1])
                place = (matrix[5], matrix[4]) if upward else (matrix[4], self.height - matrix[5])
                order = len(self.glyphs) + len(self.turned)
                (self.turned if upward else self.glyphs).append(
                    Glyph(char, *place, size * scale, advance * scale, face.name, order))
                text = times((1, 0, 0, 1, advance, 0), text)
        return text

    def stroke(self, state, path):
        last = None
        for what, (x, y) in path:
            point = times((1, 0, 0, 1, x, y), state["m"])[4:]
            if what == b"l" and last is not None:
                self.strokes.append(Stroke(
                    last[0], self.height - last[1], point[0], self.height - point[1],
                    state["width"], state["color"]))
            last = point

    def lines(self, turned=False):
        """The characters by baseline from the top, each line from left to right."""
        rows = []
        for glyph in sorted(self.turned if turned else self.glyphs, key=lambda glyph: glyph.y):
            if rows and glyph.y - rows[-1][0].y < 0.5:
                rows[-1].append(glyph)
            else:
                rows.append([glyph])
        return [sorted(row, key=lambda glyph: glyph.x) for row in rows]


def told(line):
    """A line as text."""
    return "".join(glyph.char for glyph in line)
