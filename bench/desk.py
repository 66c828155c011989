#!/usr/bin/env python3
"""Makes a desk of invented Chinese articles to measure with.

    desk.py --articles N --out DIR [--layout jianbao|hugo|zola|plain] [--issues N] [--campaigns]

Standard library only, and deterministic: the same call makes the same bytes on any machine. Article k
is the same in every layout and for every N > k; only the shape of its header and of its links follows the
layout. Hugo and Zola get the templates of bench/skeletons/, which show what a plain site of the same
articles shows: article pages with a list of contents, listings of 20, tags, units, a feed, a map.
"""

import argparse
import datetime
import os
import random
import shutil
import struct
import zlib

from words import (
    ACT, ASK, H2, H3, HAN, HOW, NUM, OBJ, PLACES, QUOTE, RES, SURNAMES, TAGS, TITLE_A, TITLE_B, UNITS,
    WHEN, WHO, WHY, WORDS,
)

LAYOUTS = ("jianbao", "hugo", "zola", "plain")
SECTIONS = (("interviews", "访谈"), ("policy", "政策解读"), ("practice", "典型做法"), ("news", "工作动态"))
WEIGHTS = (20, 20, 25, 35)
SITE = "青禾内网宣传站"
URL = "http://127.0.0.1"
PUBLICATION = "青禾简报"
SEED = 7
PICTURES = 24
ISSUE = 10  # articles in a bulletin
CAMPAIGNS = {2013: "jishi-ban", 2014: "huitou-kan"}


def main():
    """Reads the command line and writes the desk."""
    parser = argparse.ArgumentParser(description="makes a desk of invented articles to measure with")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--layout", choices=LAYOUTS, default="jianbao")
    parser.add_argument("--issues", type=int, default=0, help="bulletins of ten articles each; jianbao only")
    parser.add_argument("--campaigns", action="store_true", help="two campaigns that hold a third of the articles; jianbao only")
    asked = parser.parse_args()
    characters = write_desk(asked.out, asked.articles, asked.layout, asked.issues, asked.campaigns)
    mean = characters // max(1, asked.articles)
    print(f"{asked.articles} articles, {characters} Han characters, mean {mean}, layout {asked.layout}")


def write_desk(out, articles, layout, issues=0, campaigns=False):
    """Writes a desk into a folder and returns how many Han characters its articles hold."""
    if layout != "jianbao" and (issues or campaigns):
        raise SystemExit("bulletins and campaigns: only with --layout jianbao")
    write_skeleton(out, layout)
    characters = 0
    for k in range(articles):
        made = article(k)
        text = body(made, layout)
        characters += sum("\u4e00" <= c <= "\u9fff" for c in text)
        head = header(made, layout, campaigns)
        write(f"{out}/content/{made['section']}/{made['name']}.md", f"---\n{head}---\n\n{text}")
    for number in range(1, issues + 1 if articles else 1):
        write(f"{out}/content/bulletins/i{number:05d}.md", issue(number, issues, articles))
    for year, name in CAMPAIGNS.items() if campaigns else ():
        write(f"{out}/content/campaigns/{name}.md", campaign(year))
    return characters


# ---------------------------------------------------------------- text


def section_of(k):
    """Which of SECTIONS article k belongs to."""
    return random.Random(f"{SEED}/s/{k}").choices(range(4), WEIGHTS)[0]


def name_of(k):
    """The file name of article k."""
    return f"a{k:06d}"


def person(r):
    """A person's name."""
    return r.choice(SURNAMES) + r.choice(HAN) + (r.choice(HAN) if r.random() < 0.8 else "")


def sentence(r):
    """One sentence of fourteen patterns."""
    w = r.choice
    pattern = r.randrange(14)
    if pattern == 0:
        return f"{w(WHEN)}，{w(WHO)}{w(ACT)}{w(OBJ)}，{w(RES)}。"
    if pattern == 1:
        return f"为了{w(WHY)}，{w(UNITS)}组织{w(WHO)}{w(ACT)}{w(OBJ)}。"
    if pattern == 2:
        return f"据统计，累计走访居民{w(NUM)}户，收集意见{w(NUM)}条，{w(RES)}。"
    if pattern == 3:
        return f"具体做法是：{w(HOW)}。"
    if pattern == 4:
        return f"一位{w(WHO)}说：“{w(QUOTE)}。”"
    if pattern == 5:
        return f"{w(WHO)}和{w(WHO)}一起{w(ACT)}{w(OBJ)}，并把结果张贴在公告栏里，{w(RES)}。"
    if pattern == 6:
        return f"从{r.randrange(1, 12)}月{r.randrange(1, 28)}日起，{w(OBJ)}纳入每周检查，{w(RES)}；发现的问题由{w(WHO)}负责跟踪。"
    if pattern == 7:
        return f"{w(WHEN)}，《{w(OBJ)}管理办法》开始试行，{w(WHO)}{w(ACT)}{w(OBJ)}，做到了{w(HOW)}。"
    if pattern == 8:
        return f"家住{w(HAN)}{w(HAN)}路{r.randint(1, 399)}号的{person(r)}{w(('反映', '介绍', '回忆', '感慨'))}，{w(WORDS)}和{w(WORDS)}的问题已经解决，{w(RES)}。"
    if pattern == 9:
        return f"围绕{w(WORDS)}、{w(WORDS)}、{w(WORDS)}和{w(WORDS)}，{w(WHO)}列出了{r.randint(3, 40)}项清单，由{person(r)}牵头落实。"
    if pattern == 10:
        return f"{w(HAN)}{w(HAN)}村第{r.randint(1, 20)}组的{w(WORDS)}{w(WORDS)}项目于{r.randrange(1, 13)}月完工，{w(WORDS)}、{w(WORDS)}同步改善。"
    if pattern == 11:
        return f"“过去办{w(WORDS)}要跑{r.randint(2, 6)}趟，现在{w(WORDS)}窗口一次就能办好。”{person(r)}说。"
    if pattern == 12:
        return f"{person(r)}和{person(r)}负责{w(WORDS)}{w(WORDS)}，每{w('周月季')}向{w(HAN)}{w(HAN)}小区的居民通报一次{w(WORDS)}情况。"
    return f"{w(PLACES)}片区还{w(ACT)}{w(OBJ)}，{w(WHO)}表示，这样做既{w(WHY)}，又{w(WHY)}。"


def sentences(r, low=2, high=5):
    """Some sentences in a row."""
    return "".join(sentence(r) for _ in range(r.randint(low, high)))


def size(piece):
    """The length of text in a block or a piece of one."""
    if isinstance(piece, str):
        return len(piece)
    return sum(size(part) for part in piece if not isinstance(part, int))


def article(k):
    """Article k as a dict; its body is a list of blocks.

    Blocks: (h, level, text) (p, [piece]) (ol|ul, [text]) (table, head, rows) (quote, text) (img, alt, n).
    Pieces of a paragraph: text, (b, text), (link, k, text), (fn, n, text).
    """
    r = random.Random(f"{SEED}/a/{k}")
    section = section_of(k)
    unit = r.choice(UNITS)
    author = person(r)
    day = datetime.date(2013, 1, 1) + datetime.timedelta(days=r.randrange(730))
    act = r.choice(TITLE_A)
    title = [
        f"{r.choice(QUOTE)}：访{unit}{author}",
        f"《{r.choice(OBJ)}管理办法》解读（{r.choice('一二三四五')}）",
        f"{unit}{act}“{r.choice(WHY)}”的做法",
        f"{unit}{act}{r.choice(TITLE_B)}",
    ][section]
    blocks = blocks_of(r, k, section)
    return {
        "k": k, "section": SECTIONS[section][0], "name": name_of(k), "title": title, "date": day.isoformat(),
        "unit": unit, "tags": r.sample(TAGS, r.randint(2, 4)), "author": author, "body": blocks,
        "summary": sentence(r) + sentence(r),
    }


def blocks_of(r, k, section):
    """The blocks of article k: turns for an interview, else headings and paragraphs."""
    target = r.randint(850, 2900)
    blocks = [("p", [sentences(r, 2, 3)])]
    length = size(blocks[0][1])
    inside = r.random() < 0.7  # the colon of a speaker's label stands within the bold signs
    heads = r.sample(H2, len(H2))
    notes = 0
    while length < target:
        if section == 0:
            for who, text in (("记者", r.choice(ASK) + "？"), ("受访者", sentences(r))):
                pieces = [("b", who + "："), text] if inside else [("b", who), "：" + text]
                blocks.append(("p", pieces))
                length += size(pieces)
            if r.random() < 0.12:
                blocks.append(("h", 2, heads.pop() if heads else r.choice(H3)))
        else:
            if heads:
                blocks.append(("h", 2, heads.pop()))
            for _ in range(r.randint(1, 3)):
                if r.random() < 0.2:
                    blocks.append(("h", 3, r.choice(H3)))
                pieces, notes = paragraph(r, k, notes)
                blocks.append(("p", pieces))
                length += size(pieces)
        if extra := other_block(r):
            blocks.append(extra)
            length += size(extra[1:])
    return blocks


def paragraph(r, k, notes):
    """The pieces of a paragraph that may hold a link and a footnote, and how many footnotes there are now."""
    pieces = [sentences(r)]
    if k and r.random() < 0.08:
        other = r.randrange(k)
        text = f"此前的{SECTIONS[section_of(other)][1]}"
        pieces += ["相关情况可参见", ("link", other, text), "。" + sentence(r)]
    if r.random() < 0.05:
        notes += 1
        pieces += [("fn", notes, sentence(r)), sentences(r, 1, 1)]
    if r.random() < 0.15:
        pieces += ["其中，", ("b", r.choice(RES)), "。"]
    return pieces, notes


def other_block(r):
    """Two times in five a list, a table, a quotation or a picture."""
    dice = r.random()
    if dice < 0.10:
        return ("ol", [sentence(r) for _ in range(r.randint(3, 5))])
    if dice < 0.16:
        return ("ul", [r.choice(HOW) + "；" for _ in range(3)])
    if dice < 0.24:
        rows = [[r.choice(OBJ), r.choice(NUM), r.choice(UNITS)] for _ in range(r.randint(3, 7))]
        return ("table", ["项目", "数量", "负责单位"], rows)
    if dice < 0.32:
        return ("quote", r.choice(QUOTE) + "。" + sentence(r))
    if dice < 0.40:
        return ("img", r.choice(OBJ), r.randrange(PICTURES))
    return None


# ---------------------------------------------------------------- Markdown


def body(made, layout):
    """The Markdown of an article."""
    out, notes = [], []

    def inline(piece):
        if isinstance(piece, str):
            return piece
        if piece[0] == "b":
            return f"**{piece[1]}**"
        if piece[0] == "link":
            return f"[{piece[2]}]({link(layout, piece[1])})"
        notes.append(f"[^{piece[1]}]: {piece[2]}")
        return f"[^{piece[1]}]"

    for block in made["body"]:
        kind = block[0]
        if kind == "h":
            out.append("#" * block[1] + " " + block[2])
        elif kind == "p":
            out.append("".join(map(inline, block[1])))
        elif kind == "ol":
            out.append("\n".join(f"{n}. {text}" for n, text in enumerate(block[1], 1)))
        elif kind == "ul":
            out.append("\n".join(f"- {text}" for text in block[1]))
        elif kind == "table":
            rows = [block[1], ["---", "---:", "---"]] + block[2]
            out.append("\n".join("| " + " | ".join(row) + " |" for row in rows))
        elif kind == "quote":
            out.append("> " + block[1])
        else:
            out.append(f"![{block[1]}](/images/p{block[2]:02d}.png)")
    return "\n\n".join(out + notes) + "\n"


def link(layout, k):
    """The address of article k as another article types it."""
    path = f"{SECTIONS[section_of(k)][0]}/{name_of(k)}.md"
    return f"@/{path}" if layout == "zola" else f"../{path}"


def header(made, layout, campaigns=False):
    """The header of an article without its fences."""
    tags = "[" + ", ".join(made["tags"]) + "]"
    head = f"title: {made['title']}\ndate: {made['date']}\n"
    unit, summary, author = made["unit"], made["summary"], made["author"]
    if layout == "zola":
        return (f"{head}description: {summary}\ntaxonomies:\n  tags: {tags}\n  units: [{unit}]\n"
                f"extra:\n  unit: {unit}\n  author: {author}\n")
    if layout == "hugo":
        return f"{head}units: [{unit}]\ntags: {tags}\nsummary: {summary}\nauthor: {author}\n"
    if layout == "plain":
        return f"{head}unit: {unit}\ntags: {tags}\nsummary: {summary}\nauthor: {author}\n"
    head += f"unit: {unit}\ntopics: {tags}\nsummary: {summary}\nauthor: {author}\n"
    if campaigns and made["k"] % 3 == 0:
        head += f"campaign: {CAMPAIGNS[int(made['date'][:4])]}\n"
    return head


def issue(number, of, articles):
    """A bulletin of ten articles; all issues of a run stand in one year."""
    day = datetime.date(2015, 1, 1) + datetime.timedelta(days=(number - 1) * 364 // of)
    first = (number - 1) * ISSUE
    taken = sorted({(first + n) % articles for n in range(ISSUE)})
    items = "".join(f"  - {SECTIONS[section_of(k)][0]}/{name_of(k)}.md\n" for k in taken)
    return (f"---\ntitle: {PUBLICATION}第{number}期\npublication: {PUBLICATION}\nissuer: 青禾区宣传科\n"
            f"number: {number}\ntotal: {number}\ndate: {day.isoformat()}\nitems:\n{items}"
            "report_to: 区委办公室\nsend_to: 各街道办事处\ndistribute_to: 各社区服务中心\ncopies: 200\n---\n\n"
            f"编者按：本期选登{len(taken)}篇来稿，供各单位参考。\n")


def campaign(year):
    """A campaign that lasts a year, in four phases."""
    names = ("动员部署", "走访调研", "集中整改", "巩固提高")
    ends = ((1, 1, 3, 31), (4, 1, 6, 30), (7, 1, 9, 30), (10, 1, 12, 31))
    phases = "".join(
        f"  - {{name: {name}, from: {year}-{a:02d}-{b:02d}, to: {year}-{c:02d}-{d:02d}}}\n"
        for name, (a, b, c, d) in zip(names, ends)
    )
    return (f"---\ntitle: {year}年实事办理活动\nshort: {year}年活动\nfrom: {year}-01-01\nto: {year}-12-31\n"
            f"phases:\n{phases}summary: 全年分四个阶段办理居民提出的实事。\n---\n\n"
            "活动分四个阶段进行，每个阶段结束时公布一次结果。\n")


# ---------------------------------------------------------------- files


def write_skeleton(out, layout):
    """Writes what is no article: settings, templates, pictures."""
    static = f"{out}/assets" if layout == "plain" else f"{out}/static"
    if layout == "jianbao":
        # Without search and official PDFs, which the other programs do not make.
        write(f"{out}/jianbao.yml", f"name: {SITE}\nbase_url: {URL}\nlanguage: zh-CN\nweb: {{search: false}}\nprint: {{policy: false}}\n")
        write(f"{out}/content/data/units.yml", "".join(f"- name: {unit}\n" for unit in UNITS))
    elif layout != "plain":
        here = os.path.dirname(os.path.abspath(__file__))
        shutil.copytree(f"{here}/skeletons/{layout}", out, dirs_exist_ok=True)
    for n in range(PICTURES):
        write(f"{static}/images/p{n:02d}.png", png(n))


def write(path, data):
    """Writes a file and the folders above it."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data.encode() if isinstance(data, str) else data)


def png(n, width=480, height=300):
    """A picture that fades from one colour to another."""
    r = random.Random(f"img/{n}")
    top, foot = [[r.randrange(256) for _ in range(3)] for _ in range(2)]
    rows = b""
    for y in range(height):
        pixel = bytes((top[i] * (height - y) + foot[i] * y) // height for i in range(3))
        rows += b"\0" + pixel * width

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 6)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


if __name__ == "__main__":
    main()
