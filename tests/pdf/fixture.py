"""Documents that the generated desk has besides its articles: pure text for the grid, and an official
document with every element."""

import random

from words import HAN

HEAD = "---\n标题: {title}\n日期: 2014-12-30\n{more}---\n\n"


TOWNS = "古渡 河西 青杉 白沙洲 芦洲 南圃 东岗 石桥".split()

# Heads of a table with more columns than a page is wide.
WIDE = "镇街 联系领导 联系单位 走访户数 收集意见 当场答复 限期办理 已经办结 群众评价 责任科室 牵头部门 备注".split()


def han(r, count):
    """So many characters without a mark."""
    return "".join(r.choice(HAN) for _ in range(count))


def write(room):
    """Writes them below a desk's folder."""
    r = random.Random(11)
    settings = room / "jianbao.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("print: {policy: false}\n", ""), encoding="utf-8")
    policy = room / "content" / "policy"
    policy.mkdir(parents=True, exist_ok=True)
    text = "\n\n".join(han(r, r.randint(150, 420)) for _ in range(30))
    put(policy / "prose.md", "没有标点的长文", "", text)
    put(policy / "attached.md", "走访联系点责任分工表", "草稿: 否\n", "\n\n".join(
        f"{number}、{han(r, 8)}\n\n{han(r, 180)}。" for number in "一二三四五"))
    more = (
        "发文机关: 青禾区委办公室\n文号: 青委办发〔2014〕32号\n份号: 1\n密级: 机密★1年\n紧急程度: 特急\n"
        "主送: 各镇（街道）党（工）委，区直各部门党组（党委）\n用印: 是\n附注: 此件公开发布\n"
        "附件: [任务清单, attached.md]\n抄送: 区人大常委会办公室，区政府办公室，区政协办公室，区人武部\n"
        "印发机关: 青禾区委办公室\n印发日期: 2014-12-30\n"
        "免检: [{代码: header.secret-shown, 理由: 样张}]\n"
    )
    put(policy / "full.md", "青禾区委办公室关于进一步做好走访联系点工作有关事项的通知", more, "\n\n".join(
        f"{number}、{han(r, 8)}\n\n{han(r, 200)}。[^1]" for number in "一二三四") + "\n\n[^1]: 统计截至12月。")
    put(policy / "wide.md", "关于公布走访办理情况的通报", "发文机关: 青禾区委办公室\n", "\n\n".join((
        han(r, 120) + "。", table(r, "表1　走访办理情况", 46), han(r, 300) + "。", table(r, "表2　分片情况", 5), han(r, 90) + "。")))
    news = room / "content" / "news"
    put(news / "wide.md", "各镇街走访情况公布", "", "\n\n".join((
        han(r, 200) + "。", table(r, "表3　各镇街走访情况", 30), *(han(r, 220) + "。" for _ in range(6)))))
    put(news / "short.md", "又一件小事", "", han(r, 200) + "。\n\n" + listed(r))
    boards = room / "content" / "boards"
    boards.mkdir(parents=True, exist_ok=True)
    put(boards / "listed.md", "展板上的列表", "版数: 1\n", listed(r))
    issues(room)
    upward = "发文机关: 青禾区财政局\n文号: 青财〔2014〕7号\n签发人: 甲乙丙、丁戊\n主送: 区政府\n"
    put(policy / "upward.md", "关于调整走访经费的请示", upward, "妥否，请批示。")
    shared = "发文机关: 青禾区委组织部 青禾区民政局\n文号: 青组发〔2014〕34号\n主送: 各镇党委\n印发机关: 青禾区委组织部\n"
    put(policy / "shared.md", "关于联合开展服务的通知", shared, han(r, 300) + "。")


# The lists and the items in `listed`.
LISTED = (2, 4)


def listed(r):
    """A list, and one within it."""
    return f"- {han(r, 60)}；\n    - {han(r, 30)}；\n    - {han(r, 30)}；\n- {han(r, 60)}。"


def table(r, caption, rows):
    """A table of many columns under its caption."""
    lines = ["| " + " | ".join(WIDE) + " |", "|" + " --- |" * len(WIDE)]
    for at in range(rows):
        cells = [f"{r.choice(TOWNS)}第{at + 1}片", han(r, 7), han(r, 9), *(str(r.randint(10, 999)) for _ in range(5)), han(r, 4), han(r, 6), han(r, 8), han(r, 3)]
        lines.append("| " + " | ".join(cells) + " |")
    return caption + "\n\n" + "\n".join(lines)


def issues(room):
    """An issue with a wide table; and all that the generated issues hold in the form of a periodical."""
    folder = room / "content" / "bulletins"
    text = HEAD.format(title="宽表简报第1期", more=(
        "刊名: 宽表简报\n编印单位: 青禾区宣传科\n期号: 1\n篇目: [news/wide.md, news/short.md]\n报: 区委办公室\n印数: 20\n"))
    wide = text.replace("宽表简报", "宽表期刊").replace("印数", "版式: 期刊\n印数")
    (folder / "wide.md").write_text(text + "编者按：试排宽表。\n", encoding="utf-8")
    (folder / "wide-journal.md").write_text(wide + "卷首语：试排宽表。\n", encoding="utf-8")
    for source in sorted(folder.glob("*.md")):
        text = source.read_text(encoding="utf-8")
        if "青禾简报" in text:
            text = text.replace("青禾简报", "青禾期刊").replace("items:", "form: journal\nitems:")
            source.with_name(f"journal-{source.name}").write_text(text, encoding="utf-8")


def has_foot(path):
    """Whether a print ends with a 版记: all issues of the sample, and two documents of ours."""
    sample = "sample" in path.parts and "bulletins" in path.parts
    return sample or path.stem in ("full", "shared")


def put(path, title, more, text):
    path.write_text(HEAD.format(title=title, more=more) + text + "\n", encoding="utf-8")
