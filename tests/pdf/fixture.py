"""Documents that the generated desk has besides its articles: pure text for the grid, and an official
document with every element."""

import random

from words import HAN

HEAD = "---\n标题: {title}\n日期: 2014-12-30\n{more}---\n\n"


def han(r, count):
    """So many characters without a mark."""
    return "".join(r.choice(HAN) for _ in range(count))


def write(room):
    """Writes them below a desk's folder."""
    r = random.Random(11)
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
    upward = "发文机关: 青禾区财政局\n文号: 青财〔2014〕7号\n签发人: 甲乙丙、丁戊\n主送: 区政府\n"
    put(policy / "upward.md", "关于调整走访经费的请示", upward, "妥否，请批示。")
    shared = "发文机关: 青禾区委组织部 青禾区民政局\n文号: 青组发〔2014〕34号\n主送: 各镇党委\n印发机关: 青禾区委组织部\n"
    put(policy / "shared.md", "关于联合开展服务的通知", shared, han(r, 300) + "。")


def has_foot(path):
    """Whether a print ends with a 版记: all issues of the sample, and two documents of ours."""
    sample = "sample" in path.parts and "bulletins" in path.parts
    return sample or path.stem in ("full", "shared")


def put(path, title, more, text):
    path.write_text(HEAD.format(title=title, more=more) + text + "\n", encoding="utf-8")
