"""The pictures of the sample desk. Each function draws one; PICTURES says where it goes."""
from draw import *

PICTURES = {}
FACES = {}


def picture(path, w=1600, h=1067):
    def deco(fn):
        PICTURES[path] = (fn, w, h)
        return fn
    return deco


def folk(rnd, coats=(R5, R4, W4, W5, R6, W3, "#7b756c", G4), grey=.25):
    """random looks for a figure in a crowd"""
    woman = rnd.random() < .4
    hair = rnd.choice(("bob", "bun", "bob", "long")) if woman else rnd.choice(("short", "part", "short", "bald"))
    hc = W3 if rnd.random() < grey or hair == "bald" else rnd.choice((INK, INK, "#2c2824", "#3a332c"))
    return dict(woman=woman, hair=hair, hc=hc, coat=rnd.choice(coats), skin=rnd.choice((SKIN, SKIN, SKIN2, "#dbb796")))


@picture("news/2013-06-05-dongyuan-dahui/huichang.jpg")
def huichang(s):
    r = random.Random(5)
    s.rect(0, 0, 1600, 1067, "#d8cfc2")
    # ceiling and side walls
    s.poly([(0, 0), (1600, 0), (1330, 150), (270, 150)], W2)
    s.poly([(0, 0), (270, 150), (270, 640), (0, 900)], "#c9bfb0")
    s.poly([(1600, 0), (1330, 150), (1330, 640), (1600, 900)], "#cdc3b5")
    for i in range(4):
        y0, y1 = 20 + i * 34, 34 + i * 34
        t0, t1 = y0 / 150, y1 / 150
        for c in (-.56, 0, .56):
            def px(t, off):
                return 800 + (c * 800 + off) * (1 - t * .34)
            s.poly([(px(t0, -110), y0), (px(t0, 110), y0), (px(t1, 110), y1), (px(t1, -110), y1)], PAPER, op=.9 if i else .6)
    for k in range(5):  # wall panels
        a, b = 40 + k * 48, 70 + k * 48
        ya, yb = a / 270 * 150, b / 270 * 150
        for m in (0, 1):
            X = (lambda v: 1600 - v) if m else (lambda v: v)
            s.poly([(X(a), ya + 130), (X(b), yb + 120), (X(b), 850 - b * .95), (X(a), 860 - a * .95)], "#b9ad9c", op=.55)
    # stage
    s.rect(270, 150, 1060, 490, "#efe8dc")
    s.rect(300, 150, 1000, 380, R5)
    for i in range(40):
        s.rect(300 + i * 25, 150, 9, 380, R6, op=.32)
    for x, f in ((270, 1), (1330, -1)):
        s.path("M%d,150 L%d,150 Q%d,330 %d,540 L%d,540 Z" % (x, x + f * 150, x + f * 118, x + f * 84, x), RED2)
        for j in range(5):
            s.path("M%d,150 Q%d,340 %d,540" % (x + f * (24 + j * 27), x + f * (18 + j * 22), x + f * (12 + j * 16)), None, stroke=INK, sw=3, op=.22)
    s.rect(372, 186, 856, 78, RED)
    s.rect(372, 186, 856, 78, None, stroke=RED2, sw=3)
    FACES["title"].put(s, "转作风、促发展、惠民生主题活动动员大会", 800, 240, 43, "#fff6e6", gap=0)
    s.rect(250, 530, 1100, 26, WOOD)
    s.rect(250, 556, 1100, 96, WOOD2)
    for i in range(23):
        s.rect(250 + i * 48, 556, 2, 96, WOOD3, op=.5)
    # people on the rostrum
    for i, x in enumerate(range(520, 1090, 112)):
        hb(s, x, 484, 190, coat=(R6, W6, INK, R6, W5)[i % 5], view="f", hair=("part", "short", "bob", "short", "bald", "part")[i],
           hc=(INK, W5, INK, INK, W3, INK)[i], woman=i == 2, lh=(-5, -52), rh=(6, -52), face=True, shadow=False, lb=1, rb=-1)
    s.rect(450, 478, 690, 14, "#f7f0e4")
    s.rect(450, 490, 690, 50, "#e7ddcd")
    for i in range(12):
        s.line(470 + i * 60, 494, 470 + i * 60, 538, "#cfc3b0", 2)
    for x in range(520, 1090, 112):
        s.rect(x - 26, 463, 30, 16, PAPER)
        s.path("M%d,480 q4,-26 -4,-40" % (x + 22), None, stroke=INK, sw=3)
        s.ell(x + 17, 438, 4, 7, INK)
        cup(s, x + 38, 479, .62)
    # lectern with the speaker
    hb(s, 1205, 452, 215, coat=R6, view="f", hair="short", lh=(-9, -55), rh=(12, -64), face=True, shadow=False)
    s.poly([(1160, 452), (1252, 452), (1240, 552), (1172, 552)], WOOD3)
    s.rect(1150, 440, 112, 14, WOOD2)
    s.path("M1190,440 q-2,-26 6,-36", None, stroke=INK, sw=3)
    s.rect(0, 640, 1600, 427, "#8f8371")
    s.poly([(0, 900), (270, 640), (1330, 640), (1600, 900), (1600, 1067), (0, 1067)], "#a39886")
    s.poly([(735, 645), (865, 645), (960, 1067), (640, 1067)], RED2, op=.75)
    # rows of listeners, from far to near
    y, size, row = 668, 118, 0
    while y < 1190:
        step = size * .62
        aisle = 70 + (y - 645) * .235
        for side in (-1, 1):
            x = 800 + side * (aisle + step * .55)
            while -60 < x < 1660:
                if r.random() < .985:
                    f = folk(r)
                    dx = r.uniform(-.06, .06) * step
                    if r.random() < .1:
                        hb(s, x + dx, y, size, view="s", flip=r.random() < .5, lh="no", rh="no", face=False, shadow=False, **f)
                    else:
                        hb(s, x + dx, y, size * r.uniform(.96, 1.04), view="b", lh=(-13, -50), rh=(13, -50), shadow=False, **f)
                s.path("M%s,%s h%s v%s h-%s Z" % tuple(n(v) for v in (x - step * .43, y - size * .17, step * .9, size * .6, step * .9)), mix(RED2, INK, .35))
                s.rect(x - step * .45, y - size * .18, step * .94, size * .05, mix(RED2, PAPER, .12), size * .025)
                x += side * step
        y += size * .52
        size *= 1.235
        row += 1
    s.rect(0, 0, 1600, 1067, s.grad([(0, INK, .0), (.55, INK, .0), (1, INK, .3)]))


@picture("news/2013-06-05-dongyuan-dahui/qiandao.jpg")
def qiandao(s):
    s.rect(0, 0, 1600, 800, "#e6ddcf")
    s.rect(0, 0, 1600, 120, "#d6cbba")
    for i in range(9):
        s.rect(i * 200, 120, 3, 640, "#d3c8b7")
    s.rect(0, 700, 1600, 60, "#c8bcaa")
    s.rect(0, 760, 1600, 307, "#b5a997")
    for i in range(-6, 22):
        s.line(800 + (i - 8) * 90, 760, 800 + (i - 8) * 260, 1067, "#a39683", 2)
    for y in (820, 905):
        s.line(0, y, 1600, y, "#a39683", 2)
    # doors into the hall
    s.rect(930, 160, 480, 610, WOOD3)
    s.rect(955, 185, 430, 575, "#4a3d31")
    s.rect(960, 190, 200, 570, WOOD2)
    s.poly([(1160, 190), (1250, 214), (1250, 790), (1160, 760)], WOOD)
    s.rect(1250, 190, 135, 570, "#2d2722")
    for i, (x, y, k) in enumerate(((1290, 560, 110), (1345, 575, 130), (1278, 640, 150), (1350, 660, 170))):
        hb(s, x, y, k, coat=(R6, W6, W5, R5)[i], shadow=False, lh="no", rh="no", hc=(INK, INK, W5, INK)[i], hair="short")
    s.rect(985, 225, 150, 220, None, stroke=WOOD3, sw=4)
    s.rect(985, 490, 150, 240, None, stroke=WOOD3, sw=4)
    s.rect(1136, 480, 12, 60, "#d7c08a", 6)
    man(s, 1312, 800, 470, view="b", coat=R5, hair="short", hc=W4)
    s.rect(1010, 62, 320, 58, RED)
    FACES["title"].put(s, "文化馆剧场", 1170, 106, 42, "#fff6e6", gap=8)
    # notice board on the wall
    s.rect(120, 210, 330, 270, WOOD3)
    s.rect(134, 224, 302, 242, PAPER)
    FACES["title"].put(s, "会场须知", 285, 276, 34, RED, gap=8)
    for i in range(5):
        s.rect(166, 304 + i * 30, (230, 200, 238, 170, 214)[i], 8, W3)
    # staff behind the table
    man(s, 330, 880, 500, view="f", legs="none", coat=R4, woman=True, hair="bob", rh=(9, -53), lh=(-9, -52), face=True, look=.8)
    man(s, 590, 885, 515, view="f", legs="none", coat=W6, hair="part", rh=(15, -58), lh=(-9, -53), face=True, look=1, glasses=True)
    s.poly([(170, 655), (840, 655), (880, 725), (130, 725)], "#9d1a22")
    s.rect(130, 725, 750, 175, RED)
    for i in range(16):
        s.path("M%d,727 q8,90 -4,172" % (160 + i * 46), None, stroke=RED2, sw=3, op=.7)
    s.rect(130, 725, 750, 10, RED2)
    FACES["title"].put(s, "签到处", 505, 838, 62, "#fff6e6", gap=16)
    # booklets, pouches, registration sheet
    for i in range(6):
        s.poly([(210, 688 - i * 7), (310, 688 - i * 7), (304, 706 - i * 7), (198, 706 - i * 7)], PAPER, stroke=W3, sw=1)
    for i in range(7):
        s.poly([(690, 690 - i * 8), (800, 690 - i * 8), (812, 712 - i * 8), (694, 712 - i * 8)], mix(WOOD, INK, .04 * (i % 2)), stroke=WOOD3, sw=1)
    s.poly([(400, 672), (520, 672), (526, 708), (396, 708)], PAPER)
    for i in range(3):
        s.line(412, 680 + i * 9, 508, 680 + i * 9, W4, 1.5)
    s.line(530, 700, 566, 676, INK, 5)
    cup(s, 640, 704, 1.35)
    # those arriving
    man(s, 965, 1010, 560, view="s", flip=True, legs="stand", coat=R6, hair="short", rh=(22, -62), lh=(18, -60), face=True)
    s.poly([(812, 664), (852, 652), (860, 700), (820, 712)], mix(WOOD, PAPER, .1), stroke=WOOD3, sw=2)
    man(s, 1150, 1020, 545, view="s", flip=True, legs="stand", coat=W4, woman=True, hair="bob", rh=(12, -58), lh=(10, -60), face=True)
    s.poly([(1060, 690), (1098, 684), (1108, 732), (1070, 738)], PAPER, stroke=W3, sw=2)
    # the stand with its sign
    s.line(1496, 1040, 1496, 720, WOOD3, 10)
    s.line(1446, 1046, 1546, 1046, WOOD3, 10)
    s.rect(1396, 590, 200, 200, WOOD3, 4)
    s.rect(1406, 600, 180, 180, PAPER)
    FACES["hei"].put(s, "手机请交", 1496, 658, 36, INK)
    FACES["hei"].put(s, "工作人员", 1496, 706, 36, INK)
    FACES["hei"].put(s, "保管", 1496, 754, 36, RED)


@picture("news/2013-08-diaoyan-huibao/dongdi-bengzhan.jpg")
def bengzhan(s):
    r = random.Random(11)
    s.rect(0, 0, 1600, 600, s.grad([(0, R1, 1), (1, PAPER, 1)]))
    cloud(s, 120, 210, 420)
    cloud(s, 980, 150, 520, op=.6)
    cloud(s, 620, 290, 260, op=.6)
    hills(s, 430, 26, R2, r, 220, 640)
    hills(s, 475, 16, mix(R3, PAPER, .25), r, 150, 640)
    # far bank of the inner river
    s.rect(0, 510, 1600, 90, G2)
    for i in range(26):
        x = r.uniform(0, 900)
        s.ell(x, 508 + r.uniform(-4, 6), r.uniform(24, 50), r.uniform(14, 24), r.choice((G3, G4)))
    # dyke
    s.poly([(0, 560), (1600, 500), (1600, 800), (0, 860)], G3)
    s.poly([(0, 552), (1600, 492), (1600, 516), (0, 584)], "#cbbfa9")
    s.poly([(0, 584), (1600, 516), (1600, 640), (0, 720)], G2)
    s.poly([(0, 720), (1600, 640), (1600, 860), (0, 930)], "#b7ada0")
    for i in range(34):  # stone facing
        x = i * 50
        s.line(x, 718 - i * 2.5, x - 26, 930 - i * 2, W4, 1.6, op=.6)
    for j in range(1, 6):
        s.line(0, 720 + j * 36, 1600, 640 + j * 37, W4, 1.6, op=.6)
    # pumping station
    X, Y = 930, 250
    s.poly([(X - 30, 560), (X + 560, 540), (X + 560, 846), (X - 30, 876)], W3)
    s.poly([(X - 30, 560), (X - 30, 876), (X - 90, 880), (X - 90, 585)], W5)
    s.rect(X, Y + 40, 520, 270, "#f1ebe0")
    s.poly([(X, Y + 40), (X, Y + 310), (X - 70, Y + 320), (X - 70, Y + 62)], "#cfc5b5")
    s.poly([(X - 88, Y + 62), (X - 16, Y + 10), (X + 548, Y + 10), (X + 540, Y + 44), (X - 6, Y + 44), (X - 70, Y + 70)], R6)
    s.rect(X, Y + 44, 520, 12, INK, op=.12)
    for i in range(5):
        window(s, X + 30 + i * 98, Y + 110, 58, 96, W6, R3, bars=1)
    s.rect(X + 120, Y + 66, 280, 38, RED)
    FACES["title"].put(s, "东堤泵站", X + 260, Y + 96, 28, "#fff6e6", gap=22)
    s.rect(X + 20, Y + 235, 480, 9, "#d9cfc0")
    for i in range(4):  # outfalls
        x = X + 20 + i * 136
        s.rect(x, 596 - i * 3, 96, 190, W4)
        s.rect(x + 8, 604 - i * 3, 80, 176, W6)
        s.circ(x + 48, 700 - i * 3, 38, R6)
        s.circ(x + 48, 700 - i * 3, 38, None, stroke=R3, sw=7)
        s.circ(x + 52, 704 - i * 3, 25, INK)
        s.path("M%d,%d C%d,%d %d,%d %d,880 L%d,884 C%d,%d %d,%d %d,%d Z" % (x + 16, 712 - i * 3, x + 14, 770, x + 4, 810, x + 2, x + 96, x + 92, 810, x + 84, 770, x + 80, 712 - i * 3), "#f3f6f5", op=.92)
        for q in range(4):
            s.path("M%d,%d C%d,770 %d,810 %d,878" % (x + 26 + q * 15, 720, x + 24 + q * 16, x + 18 + q * 20, x + 14 + q * 24), None, stroke=R2, sw=3)
    s.rect(X - 20, 560, 580, 14, W5)
    for i in range(16):  # railing
        s.line(X - 20 + i * 38, 560, X - 20 + i * 38, 516, R5, 4)
    s.line(X - 22, 516, X + 556, 516, R5, 5)
    s.line(X - 22, 538, X + 556, 538, R5, 3)
    # river
    s.poly([(0, 905), (900, 868), (1600, 830), (1600, 1067), (0, 1067)], s.grad([(0, R3, 1), (1, R4, 1)]))
    for i in range(4):
        x = X + 50 + i * 136
        s.ell(x, 884 - i * 3, 80, 17, "#eef2f1", op=.9)
        s.ell(x - 26, 902 - i * 3, 96, 14, R2, op=.7)
    waves(s, -40, 1640, 920, 1060, r, R1, 60, .55, 4)
    waves(s, -40, 1640, 930, 1064, r, R5, 40, .5, 4)
    # gauge
    s.rect(836, 690, 34, 240, PAPER)
    for i in range(12):
        s.rect(836, 696 + i * 19, 18 if i % 2 else 28, 9, RED)
    # survey party on the crown of the dyke
    yy = lambda x: 572 - x * .0405
    man(s, 150, yy(150), 190, view="s", legs="walk", coat=R6, hair="short")
    man(s, 236, yy(236), 180, view="s", legs="walk", coat="#7a1c22", woman=True, hair="bob", face=True)
    man(s, 430, yy(430), 190, view="f", coat=W4, hair="part", lh=(-6, -58), rh=(7, -60), bare=True, face=True, look=.6, glasses=True)
    s.poly([(424, yy(430) - 120), (448, yy(430) - 116), (444, yy(430) - 94), (420, yy(430) - 98)], PAPER, stroke=W4, sw=1.5)
    man(s, 560, yy(560), 192, view="s", flip=False, coat=R5, hat="cap", rh=(33, -79), face=True)
    for x in (60, 360, 700):
        s.rect(x, yy(x) - 34, 16, 44, "#efe9df")
        s.rect(x, yy(x) - 34, 16, 10, RED)
    for i in range(70):
        x = r.uniform(0, 830)
        y = yy(x) + r.uniform(24, 120)
        s.path("M%s,%s l-4,-12 M%s,%s l1,-14 M%s,%s l6,-11" % tuple(n(v) for v in (x, y, x, y, x, y)), None, stroke=r.choice((G3, G4)), sw=2)


@picture("news/2013-08-diaoyan-huibao/座谈会（1）.jpg")
def zuotan(s):
    s.rect(0, 0, 1600, 1067, "#ebe3d6")
    s.rect(0, 560, 1600, 507, "#c4b8a5")
    s.rect(0, 545, 1600, 22, WOOD2)
    for x in (90, 1130):
        s.rect(x - 14, 76, 400, 330, WOOD3)
        s.rect(x, 90, 372, 302, R1)
        s.path("M%d,392 v-70 q50,-40 96,-14 q60,-70 130,-8 q70,-30 146,22 v70Z" % x, G2)
        s.path("M%d,392 v-34 q70,-26 140,-6 q120,-36 232,10 v30Z" % x, G3)
        s.rect(x + 180, 90, 12, 302, WOOD3)
        s.rect(x, 190, 372, 9, WOOD3)
        for i in range(7):
            s.rect(x, 92 + i * 12, 372, 5, PAPER, op=.75)
        s.rect(x - 26, 406, 424, 18, WOOD2)
    s.rect(1420, 366, 64, 40, "#8d5a4a")
    for a in (-26, -12, 0, 13, 27):
        s.path("M%d,368 Q%d,320 %d,%d" % (1452, 1452 + a * .5, 1452 + a * 1.7, 296 + abs(a)), None, stroke=G4, sw=8)
    # map on the wall
    s.rect(550, 84, 460, 300, WOOD2)
    s.rect(562, 96, 436, 276, PAPER)
    s.open("translate(-10 0)")
    s.path("M572,250 C640,210 700,300 780,262 S930,180 1008,214 L1008,258 C930,226 880,270 800,304 S650,268 572,300Z", R2)
    s.path("M640,96 Q660,180 620,250 M880,96 Q850,150 870,206 M720,290 Q740,330 716,372 M930,230 Q960,300 940,372 M572,170 Q700,140 1008,150", None, stroke=W3, sw=3)
    for x, y in ((650, 160), (760, 200), (860, 140), (930, 320), (690, 330)):
        s.circ(x, y, 6, RED)
    s.close()
    s.circ(1074, 150, 36, PAPER)
    s.circ(1074, 150, 36, None, stroke=WOOD3, sw=7)
    s.path("M1074,150 V124 M1074,150 L1094,158", None, stroke=INK, sw=4)
    far = [dict(x=320, coat=W5, hair="short", hc=INK), dict(x=520, coat=R4, hair="bob", woman=True, hc=INK), dict(x=720, coat=R6, hair="part", glasses=True),
           dict(x=920, coat=W4, hair="bald", hc=W3), dict(x=1120, coat="#7a1c22", hair="bun", hc=W4, woman=True), dict(x=1300, coat=R5, hair="short")]
    for i, f in enumerate(far):
        x = f.pop("x")
        s.rect(x - 62, 470, 124, 150, WOOD3, 12)
        hands = {2: ((-8, -56), (9, -56)), 3: ((-7, -54), (12, -58)), 0: ((-10, -55), (4, -54)), 4: ((-4, -53), (6, -53))}.get(i, ((-9, -55), (8, -55)))
        man(s, x, 764, 390, view="f", legs="none", lh=hands[0], rh=hands[1], face=True, look=(1.3, 1.1, .8, 0, -.8, -1.2)[i], shadow=False, **f)
    # table
    s.path("M170,640 Q180,590 260,590 H1350 Q1430,590 1440,640 L1490,800 Q1490,860 1400,860 H210 Q120,860 120,800Z", WOOD)
    s.path("M120,800 Q120,860 210,860 H1400 Q1490,860 1490,800 L1490,830 Q1490,895 1400,895 H210 Q120,895 120,830Z", WOOD3)
    s.path("M480,690 Q485,664 520,664 H1090 Q1125,664 1130,690 L1146,752 Q1146,776 1110,776 H500 Q464,776 464,752Z", "#a78b6c")
    s.poly([(590, 684), (1010, 684), (1034, 758), (566, 758)], PAPER, stroke=W3, sw=1.5)
    s.path("M580,724 C660,700 730,744 800,722 S930,700 1022,716 L1024,736 C930,722 880,742 800,744 S660,722 576,744Z", R2)
    s.path("M640,686 L622,756 M760,686 L754,756 M880,686 L892,756 M588,700 H1014", None, stroke=W3, sw=2)
    s.circ(700, 704, 6, RED)
    s.circ(930, 746, 6, RED)
    s.line(1040, 752, 1092, 706, RED2, 6)
    for x in (250, 440, 640, 850, 1040, 1240, 1400):
        cup(s, x + 20, 640, .92)
    for x in (330, 530, 720, 920, 1120, 1290):
        s.poly([(x - 40, 622), (x + 34, 622), (x + 38, 648), (x - 46, 648)], PAPER)
        s.line(x - 30, 630, x + 20, 630, W3, 2)
        s.line(x - 32, 638, x + 12, 638, W3, 2)
    for x in (300, 760, 1240):
        s.poly([(x - 60, 800), (x + 56, 800), (x + 64, 840), (x - 70, 840)], PAPER)
        cup(s, x + 118, 838, 1.2)
    near = [dict(x=300, coat=R5, hair="short"), dict(x=560, coat=W4, hair="bob", woman=True), dict(x=820, coat=W6, hair="part", hc=W4), dict(x=1080, coat=R4, hair="tail", woman=True), dict(x=1330, coat=R6, hair="short")]
    for f in near:
        x = f.pop("x")
        man(s, x, 1400, 590, view="b", legs="none", lh=(-15, -50), rh=(15, -50), shadow=False, **f)
        s.rect(x - 105, 1000, 210, 90, WOOD3, 26)
        s.rect(x - 88, 1014, 176, 90, WOOD2, 18)


@picture("news/2013-08-diaoyan-huibao/daotian.jpg")
def daotian(s):
    r = random.Random(21)
    s.rect(0, 0, 1600, 460, s.grad([(0, R1, 1), (1, "#f6f1e6", 1)]))
    cloud(s, 900, 180, 480)
    cloud(s, 160, 130, 330, op=.6)
    hills(s, 250, 50, R2, r, 260, 520)
    hills(s, 330, 30, mix(R3, G2, .4), r, 200, 520)
    hills(s, 385, 18, G3, r, 120, 520)
    # village under the hill
    for x, k in ((980, 1.0), (1080, .86), (1180, 1.1), (1310, .9), (1400, 1.05)):
        y = 440
        s.rect(x, y - 58 * k, 78 * k, 58 * k, "#f3ede2")
        s.poly([(x - 9 * k, y - 56 * k), (x + 12 * k, y - 84 * k), (x + 66 * k, y - 84 * k), (x + 87 * k, y - 56 * k)], R6)
        s.rect(x + 32 * k, y - 34 * k, 16 * k, 34 * k, W5)
        s.rect(x + 8 * k, y - 42 * k, 14 * k, 14 * k, R4)
    for x in (950, 1060, 1290, 1490, 1530, 40, 110, 420):
        tree(s, x, 452, 100, r, n_=12)
    # fields in perspective
    s.rect(0, 440, 1600, 627, G2)
    vx, vy = 760, 430
    tones = (G2, "#b7bd97", G3, "#c0c4a1", "#9aa57d")
    k = 0
    for i, (a, b) in enumerate(((442, 470), (474, 520), (526, 600), (610, 720), (734, 900))):
        for j in range(-6, 7):
            def px(t, y):
                return vx + t * (y - vy + 10) * 3.4
            w = .42
            s.poly([(px(j * w + .02, a), a), (px(j * w + w - .02, a), a), (px(j * w + w - .02, b), b), (px(j * w + .02, b), b)], tones[(i * 3 + j * 2) % 5])
            if (i + j) % 3 == 0 and i > 0:  # flooded plot
                s.poly([(px(j * w + .03, a + 1), a + 1), (px(j * w + w - .03, a + 1), a + 1), (px(j * w + w - .03, b - 2), b - 2), (px(j * w + .03, b - 2), b - 2)], R2, op=.85)
            rows = 5 + i
            for q in range(1, rows):
                y = a + (b - a) * q / rows
                s.line(px(j * w + .05, y), y, px(j * w + w - .05, y), y, G4, 1 + i * .7, op=.5, extra='stroke-dasharray="%d %d"' % (3 + i * 2, 5 + i * 3))
    # the damaged channel and its path
    s.path("M700,520 L722,520 C700,640 640,760 540,880 C480,960 400,1040 360,1067 L150,1067 C300,960 520,780 600,700 C650,640 690,570 700,520Z", R3)
    s.path("M704,520 L718,520 C694,640 628,770 520,890 C460,960 380,1040 330,1067 L220,1067 C360,950 540,780 614,700 C660,640 696,570 704,520Z", R2)
    s.path("M722,520 C700,640 640,760 540,880 C480,960 400,1040 360,1067 L395,1067 C440,1020 500,950 560,890 C660,780 716,640 732,520Z", "#efe7d9")
    s.path("M700,520 C690,570 650,640 600,700 C520,780 300,960 150,1067 L110,1067 C290,930 500,770 588,690 C640,636 682,570 694,520Z", "#d9cdb9")
    # breach with rubble
    s.path("M506,922 q44,-60 96,-102 q26,18 50,16 q-2,30 14,44 q-40,18 -46,52 q-44,2 -66,30 q-26,-8 -48,-40Z", "#a8977b")
    s.path("M516,918 q40,-52 86,-88 q14,18 30,20 q-40,40 -48,70 q-38,6 -52,22Z", R2)
    s.path("M548,930 C620,930 700,950 790,930 C860,950 800,1000 700,1000 C620,1000 560,980 548,930Z", R2)
    for i in range(26):
        x, y = r.uniform(510, 760), r.uniform(870, 1000)
        k = r.uniform(8, 26)
        s.poly([(x, y), (x + k * .9, y - k * .5), (x + k * 1.6, y + k * .1), (x + k * 1.2, y + k * .7), (x + k * .2, y + k * .7)], r.choice((W3, W2, W4, "#b9ab97")))
    waves(s, 300, 560, 860, 1040, r, PAPER, 14, .7, 3)
    # people at the breach
    man(s, 815, 965, 400, view="s", flip=True, coat=W2, pants=R6, hat="straw", rh=(20, -60), skin=SKIN2, face=True, bare=True, shoe=W6)
    man(s, 960, 950, 395, view="f", coat=R4, pants=W6, hair="part", glasses=True, lh=(-5, -58), rh=(6, -60), bare=True, face=True, look=-1.2)
    s.poly([(930, 704), (984, 698), (990, 740), (936, 746)], PAPER, stroke=W4, sw=2)
    man(s, 1110, 968, 390, view="s", flip=True, coat="#7a1c22", woman=True, hair="tail", pants=W5, rh=(14, -57), lh=(12, -60), face=True)
    s.line(1050, 968, 1030, 600, PAPER, 9)
    for i in range(9):
        s.line(1049 - i * 2.1, 948 - i * 39, 1047 - i * 2.1, 930 - i * 39, RED, 9)
    # foreground rice
    for i in range(150):
        x = r.uniform(1130, 1640) if i % 3 else r.uniform(700, 1640)
        y = r.uniform(1010, 1085)
        for a in (-16, -5, 8, 19):
            s.path("M%s,%s q%s,-30 %s,-%s" % tuple(n(v) for v in (x, y, a * .3, a, r.uniform(44, 74))), None, stroke=r.choice((G3, G4, "#9aa57d")), sw=4)


@picture("news/2013-08-diaoyan-huibao/duchuan.jpg")
def duchuan(s):
    r = random.Random(8)
    s.rect(0, 0, 1600, 560, s.grad([(0, R2, 1), (.7, "#efe6d8", 1), (1, "#f3e4d2", 1)]))
    s.circ(1180, 380, 62, "#f7d9c6")
    s.circ(1180, 380, 46, "#d8585c", op=.85)
    hills(s, 360, 34, mix(R2, PAPER, .2), r, 260, 620)
    hills(s, 430, 20, R3, r, 180, 620)
    # far shore: island town
    s.path("M0,470 Q300,448 620,462 T1180,458 T1600,468 V520 H0Z", G3)
    for i in range(34):
        x = r.uniform(0, 1600)
        s.ell(x, 466 + r.uniform(-6, 8), r.uniform(20, 44), r.uniform(12, 22), r.choice((G3, G4, mix(G4, R4, .4))))
    for i in range(17):
        x = 90 + i * 88 + r.uniform(-14, 14)
        w, h = r.uniform(44, 72), r.uniform(30, 46)
        s.rect(x, 474 - h, w, h, r.choice(("#efe8dc", "#e5dccd", "#d8cdbc")))
        s.poly([(x - 6, 475 - h), (x + 8, 458 - h), (x + w - 8, 458 - h), (x + w + 6, 475 - h)], r.choice((R6, W6, R5)))
        s.rect(x + w * .4, 474 - h * .6, 9, 12, R5)
    s.rect(0, 486, 1600, 22, "#cdbfa5")
    s.poly([(300, 490), (470, 490), (520, 540), (270, 540)], "#b9ab97")
    for i in range(5):
        s.line(296 - i * 6, 500 + i * 9, 476 + i * 10, 500 + i * 9, W5, 1.5)
    s.rect(0, 506, 1600, 561, s.grad([(0, "#cdd3d2", 1), (.25, R2, 1), (1, R4, 1)]))
    waves(s, 1060, 1320, 520, 800, r, "#f3d3c4", 36, .8, 4)
    waves(s, -40, 1640, 525, 1060, r, R1, 90, .6, 4)
    waves(s, -40, 1640, 560, 1064, r, R5, 60, .45, 4)
    # hull's reflection
    s.path("M250,850 H1350 Q1240,940 1080,944 H480 Q330,930 250,850Z", R6, op=.4)
    # passengers, far row
    y0 = 800
    row = [(430, dict(coat=R4, hair="short")), (520, dict(coat=W4, woman=True, hair="bob")), (640, dict(coat=R6, hat="straw", skin=SKIN2)), (760, dict(coat="#7a1c22", woman=True, hair="bun", hc=W4)), (860, dict(coat=W5, hair="bald", hc=W3))]
    # canopy posts and roof (far)
    for x in (380, 640, 900, 1010):
        s.rect(x, 470, 10, 320, WOOD3)
    for x, k in row:
        man(s, x, y0 + 24, 292, view="f", face=True, shadow=False, look=-.8, **k)
    man(s, 960, y0 + 22, 286, view="s", coat=R5, hair="part", glasses=True, shadow=False, rh=(12, -62), lh=(10, -60), face=True)
    s.poly([(990, 640), (1016, 634), (1022, 664), (996, 670)], PAPER)
    # pupils
    man(s, 580, y0 + 30, 205, view="f", coat=PAPER, pants=R6, hair="short", shadow=False, face=True, open_=False)
    s.path("M570,702 l20,0 l-4,26 l-6,7 l-6,-7Z", RED)
    man(s, 702, y0 + 30, 196, view="f", coat=PAPER, pants=R6, woman=True, hair="bob", skirt=True, shadow=False, face=True, open_=False)
    s.path("M692,706 l20,0 l-4,24 l-6,7 l-6,-7Z", RED)
    # hull
    s.path("M200,742 Q230,800 260,806 H1290 Q1380,790 1440,716 L1466,716 Q1440,850 1330,900 Q1290,914 1200,914 H420 Q310,910 262,868 Q210,820 178,742Z", WOOD3)
    s.path("M200,742 Q230,800 260,806 H1290 Q1380,790 1440,716 L1466,716 Q1450,780 1410,826 H240 Q200,790 178,742Z", WOOD2)
    s.path("M214,796 Q246,832 270,836 H1330 Q1390,812 1424,776", None, stroke=RED, sw=13)
    s.path("M250,862 H1368", None, stroke=INK, sw=3, op=.3)
    s.path("M290,890 H1330", None, stroke=INK, sw=3, op=.3)
    for x in range(330, 1080, 120):
        s.circ(x, 862, 23, INK, op=.85)
        s.circ(x, 862, 11, WOOD3)
    FACES["title"].put(s, "白沙洲渡", 1250, 866, 38, "#f3e6d0", gap=4)
    # baskets and bicycle in front
    bike(s, 500, 806, 1.35)
    for x in (300, 372):
        s.path("M%d,742 h70 l-8,62 h-54Z" % x, "#c8ad7c")
        for i in range(4):
            s.line(x + 4 + i, 754 + i * 13, x + 66 - i, 754 + i * 13, "#9d8456", 2.5)
        for q in range(6):
            s.ell(x + 10 + q * 10, 738 - (q % 2) * 7, 12, 11, (G3, G4, "#c9cfa8")[q % 3])
    # roof
    s.path("M320,478 Q660,398 1060,478 L1070,500 H312Z", R5)
    s.path("M320,478 Q660,398 1060,478", None, stroke=R6, sw=5)
    for x in (360, 1020):
        s.rect(x, 500, 12, 306, WOOD2)
    for x in (366, 1026):
        s.circ(x, 570, 24, None, stroke=RED, sw=13)
        s.path("M%d,570 m-24,0 a24,24 0 0 1 5,-15 m33,0 a24,24 0 0 1 5,15 m-5,15 a24,24 0 0 1 -14,8 m-10,0 a24,24 0 0 1 -12,-7" % x, None, stroke=PAPER, sw=11)
    # ferryman with his long oar at the stern
    s.line(1500, 980, 1205, 560, WOOD3, 11)
    s.path("M1492,968 l34,14 l40,70 q-6,16 -26,8 l-40,-66Z", WOOD2)
    man(s, 1180, 812, 330, view="s", coat=R6, pants=W5, hat="straw", skin=SKIN2, legs="walk", rh=(21, -66), lh=(22, -73), face=True, shadow=False, bare=True)
    s.path("M176,742 q-60,70 -150,86", None, stroke=PAPER, sw=5, op=.8)
    s.path("M250,880 q-80,40 -190,40 M290,912 q-60,40 -160,54", None, stroke=PAPER, sw=4, op=.7)
    for x, y in ((180, 220), (250, 180), (330, 240), (1420, 200)):
        s.path("M%d,%d q14,-16 28,0 q14,-16 28,0" % (x, y), None, stroke=W5, sw=3.5)


@picture("news/2013-10-yuejiang-xiaoqu/dianti.jpg")
def dianti(s):
    r = random.Random(17)
    s.rect(0, 0, 1600, 1067, s.grad([(0, R2, 1), (.7, "#f4eee3", 1)]))
    cloud(s, 40, 170, 360)
    cloud(s, 1240, 120, 420, op=.6)
    s.rect(0, 500, 260, 330, "#cdc6bb")
    s.rect(1380, 430, 260, 400, "#d3cabc")
    for i in range(5):
        for j in range(3):
            s.rect(1404 + j * 66, 460 + i * 66, 34, 38, R3)
            s.rect(24 + j * 74, 530 + i * 60, 36, 34, R3)
    # block: six floors
    bx, bw, top, fl = 250, 1110, 52, 128
    s.rect(bx, top, bw, fl * 6 + 12, "#e9dfd0")
    s.rect(bx - 14, top - 22, bw + 28, 26, W5)
    for i in range(6):
        y = top + i * fl
        s.rect(bx, y + fl - 6, bw, 6, "#cfc2ae")
        for x in (290, 440, 980, 1200):
            wide = x in (440, 980)
            w = 150 if wide else 96
            if wide:  # balcony
                s.rect(x - 8, y + 22, w + 16, 70, W6)
                s.rect(x - 2, y + 28, w + 4, 60, R3 if (i + x) % 3 else "#cfc9b4")
                for q in range(1, 4):
                    s.rect(x + q * w / 4 - 2, y + 28, 4, 60, W6)
                s.rect(x - 14, y + 82, w + 28, 36, "#f3ecdf")
                for q in range(10):
                    s.rect(x - 8 + q * (w + 16) / 10, y + 86, 5, 28, "#d8ccb9")
                if (i * 3 + x) % 4 == 0:
                    for q in range(4):
                        s.poly([(x + 10 + q * 34, y + 40), (x + 34 + q * 34, y + 40), (x + 32 + q * 34, y + 76), (x + 12 + q * 34, y + 76)], (RED, R4, PAPER, W4)[q])
                    s.line(x, y + 40, x + w, y + 40, INK, 1.5)
                elif (i + x) % 3 == 0:
                    for q in range(3):
                        s.rect(x + 8 + q * 46, y + 70, 26, 14, "#9a5f4b")
                        s.ell(x + 21 + q * 46, y + 64, 18, 13, G4)
            else:
                window(s, x, y + 30, w, 62, W5, R3, bars=1)
                if (i + x // 10) % 2:
                    s.rect(x + w + 8, y + 62, 44, 30, "#f6f2ea", 3)
                    s.circ(x + w + 30, y + 77, 11, W3)
    # lift shaft: steel and glass
    lx, lw = 690, 200
    s.poly([(lx + lw, top - 40), (lx + lw + 46, top - 24), (lx + lw + 46, top + fl * 6), (lx + lw, top + fl * 6 + 20)], R4)
    s.rect(lx, top - 46, lw, fl * 6 + 66, R1)
    s.rect(lx, top - 46, lw, fl * 6 + 66, s.grad([(0, R2, .9), (.5, PAPER, .35), (1, R3, .9)], 0, 0, 1, 1))
    s.rect(lx + 96, top - 30, 5, fl * 6 + 40, W5)
    s.rect(lx + 106, top - 30, 3, fl * 6 + 40, W5)
    # car between fourth and fifth floor
    cy = top + fl * 2 + 26
    s.rect(lx + 30, cy, 140, 132, PAPER)
    s.rect(lx + 30, cy, 140, 14, RED)
    s.rect(lx + 30, cy + 118, 140, 14, RED)
    man(s, lx + 78, cy + 120, 98, view="f", woman=True, hair="bun", hc=W3, coat=R4, shadow=False, open_=False)
    man(s, lx + 122, cy + 120, 104, view="f", coat=W6, hair="short", shadow=False)
    for i in range(7):
        s.rect(lx, top + i * fl - 8, lw, 12, R6)
        s.poly([(lx + lw, top + i * fl - 8), (lx + lw + 46, top + i * fl + 4), (lx + lw + 46, top + i * fl + 14), (lx + lw, top + i * fl + 4)], INK, op=.55)
        if i < 6:
            s.line(lx + 6, top + i * fl + 112, lx + lw - 6, top + i * fl + 10, PAPER, 5, op=.5)
    for x in (lx, lx + lw - 10):
        s.rect(x, top - 46, 10, fl * 6 + 66, R6)
    s.poly([(lx - 12, top - 46), (lx + lw + 6, top - 60), (lx + lw + 56, top - 36), (lx + lw + 50, top - 22), (lx - 12, top - 36)], W6)
    # ground floor door
    gy = top + fl * 6 + 20
    s.rect(lx + 34, gy - 128, 132, 128, R6)
    s.rect(lx + 42, gy - 118, 56, 118, "#e4e2da")
    s.rect(lx + 102, gy - 118, 56, 118, "#d6d4cb")
    s.rect(lx - 20, gy - 146, lw + 60, 16, RED)
    FACES["hei"].put(s, "3栋2单元", 650, top + fl * 4 + 14, 26, W6, vertical=True)
    s.poly([(lx - 30, gy), (lx + lw + 60, gy), (lx + lw + 90, gy + 34), (lx - 60, gy + 34)], W2)
    # yard
    s.rect(0, 838, 1600, 229, "#cfc4b2")
    s.poly([(640, 860), (980, 860), (1150, 1067), (470, 1067)], "#ddd4c6")
    for i in range(5):
        s.line(630 - i * 38, 872 + i * 44, 990 + i * 40, 872 + i * 44, "#c3b7a4", 2)
    s.poly([(0, 850), (470, 850), (300, 1067), (0, 1067)], G2)
    s.poly([(1160, 850), (1600, 850), (1600, 1067), (1330, 1067)], G2)
    for x in range(0, 470, 26):
        s.ell(x, 850, 26, 17, G4)
    for x in range(1160, 1620, 26):
        s.ell(x, 850, 26, 17, G4)
    s.poly([(lx - 30, gy), (lx + lw + 60, gy), (lx + lw + 90, gy + 34), (lx - 60, gy + 34)], W1)
    tree(s, 1440, 940, 470, r, spread=.34)
    for i in range(60):  # osmanthus in flower
        a, q = r.uniform(0, 6.28), math.sqrt(r.random())
        s.circ(1440 + math.cos(a) * q * 150, 606 + math.sin(a) * q * 120, 4.5, "#d9a53c")
    # neighbours
    man(s, 800, 978, 275, view="f", woman=True, hair="bun", hc="#d7d0c6", coat=R5, pants=W6, lh=(-11, -50), rh=(15, -45), face=True, open_=False)
    s.line(843, 858, 848, 978, WOOD3, 6)
    s.path("M843,860 q-2,-16 -14,-12", None, stroke=WOOD3, sw=6)
    man(s, 700, 985, 292, view="s", coat=W4, woman=True, hair="bob", rh=(22, -54), lh=(12, -55), face=True)
    man(s, 940, 990, 300, view="s", flip=True, coat=R6, hair="part", rh=(10, -62), lh=(13, -60), face=True)
    man(s, 1030, 1000, 288, view="s", flip=True, coat="#7a1c22", woman=True, hair="bob", hc=W5, face=True)
    man(s, 590, 1002, 190, view="s", coat=RED, hair="short", pants=R6, face=True, rh=(14, -70), open_=False)
    man(s, 505, 1010, 296, view="s", coat=R4, hair="bald", hc=W3, face=True, rh=(10, -60), lh=(14, -63))
    bench(s, 150, 1010, 200, 60)
    man(s, 205, 1010, 285, view="f", legs="sit", coat=W3, hair="bald", hc=W2, face=True, lh=(-5, -48), rh=(6, -48), shadow=False)
    man(s, 290, 1010, 275, view="f", legs="sit", coat=G4, woman=True, hair="bob", hc=W3, face=True, lh=(-5, -47), rh=(5, -47), shadow=False)
    bike(s, 1215, 1010, 1.3, flip=True, col=R6)


@picture("news/2013-10-yuejiang-xiaoqu/yishi.jpg")
def yishi(s):
    r = random.Random(31)
    s.rect(0, 0, 1600, 1067, "#e9dfd0")
    # ground floor of the block
    s.rect(0, 0, 1600, 560, "#e6dac8")
    for x in (60, 330, 1010, 1290):
        window(s, x, 90, 200, 150, W5, R3, bars=2)
        s.rect(x - 14, 258, 228, 14, W3)
        for q in range(9):
            s.rect(x + 4 + q * 24, 84, 4, 162, W5, op=.8)
        window(s, x, 400, 200, 120, W5, R3, bars=2)
    s.rect(0, 308, 1600, 12, "#cfc2ae")
    s.rect(640, 210, 230, 350, W5)
    s.rect(660, 230, 190, 330, "#3c3733")
    s.poly([(660, 560), (720, 500), (790, 500), (850, 560)], W4)
    for i in range(4):
        s.rect(700 - i * 10, 500 + i * 15, 110 + i * 20, 8, W3)
    s.rect(612, 190, 286, 26, W4)
    FACES["hei"].put(s, "2单元", 755, 174, 34, W6)
    s.rect(892, 330, 90, 130, PAPER)
    for i in range(8):
        s.line(902, 348 + i * 14, 970 - (i * 7) % 24, 348 + i * 14, W4, 2)
    s.rect(0, 556, 1600, 511, "#cfc4b2")
    for y in (620, 700, 800, 930):
        s.line(0, y, 1600, y, "#c2b6a3", 2)
    for i in range(-8, 26):
        s.line(800 + (i - 8) * 90, 556, 800 + (i - 8) * 230, 1067, "#c2b6a3", 2)
    # plan of the shaft in lime on the ground
    s.poly([(620, 610), (860, 610), (905, 720), (570, 720)], None, stroke="#ffffff", sw=9)
    s.line(620, 610, 905, 720, "#ffffff", 4)
    s.line(860, 610, 570, 720, "#ffffff", 4)
    s.poly([(650, 580), (835, 580), (846, 604), (636, 604)], None, stroke=RED, sw=4, extra='stroke-dasharray="14 10"')
    # tree
    tree(s, 1480, 760, 900, r, spread=.3, n_=34)
    # standing neighbours behind
    man(s, 300, 760, 330, view="s", coat=R6, hair="part", rh=(23, -58), lh=(10, -60), face=True)
    man(s, 470, 735, 318, view="f", coat=R4, woman=True, hair="bob", lh=(-5, -60), rh=(6, -60), face=True, look=1, open_=False)
    s.poly([(452, 536), (490, 534), (492, 566), (454, 568)], PAPER, stroke=W4, sw=1.5)
    man(s, 1010, 745, 325, view="s", flip=True, coat=W4, hair="short", rh=(20, -70), lh=(8, -55), face=True, bare=True)
    man(s, 1130, 760, 315, view="f", coat="#7a1c22", woman=True, hair="bob", hc=W4, lh=(-7, -56), rh=(7, -56), face=True, look=-1)
    # the one who paces the line, with a tape
    man(s, 750, 700, 300, view="f", coat="#6f7f73", hair="short", hat="helmet", lh=(-15, -52), rh=(15, -52), face=True)
    s.path("M704,545 Q750,560 796,545", None, stroke="#d9a53c", sw=4)
    # seated ring in front
    for x, k in ((180, dict(coat=W3, hair="bald", hc=W2, flip=False)), (1290, dict(coat=R5, woman=True, hair="bun", hc="#d7d0c6", flip=True))):
        man(s, x, 960, 430, view="s", legs="sit", rh=(16, -50), lh=(15, -54), face=True, **k)
        bench(s, x - 76, 962, 150, 112)
    for x, k in ((460, dict(coat=R6, hair="short")), (660, dict(coat=G4, woman=True, hair="bob", hc=W5)), (860, dict(coat=W5, hair="part")), (1070, dict(coat=R4, hair="tail", woman=True))):
        man(s, x, 1310, 500, view="b", legs="none", shadow=False, lh=(-13, -46), rh=(13, -46), **k)


@picture("news/2013-10-yuejiang-xiaoqu/loudao.jpg")
def loudao(s):
    s.rect(0, 0, 1600, 1067, "#efe7da")
    # left wall with a window, back wall, right door
    s.poly([(0, 0), (360, 110), (360, 800), (0, 1010)], "#ddd2c1")
    s.rect(360, 110, 760, 690, "#efe7da")
    s.poly([(1120, 110), (1600, 0), (1600, 1067), (1120, 800)], "#e2d7c6")
    s.poly([(0, 0), (1600, 0), (1120, 110), (360, 110)], "#f6f0e6")
    s.poly([(0, 1010), (360, 800), (1120, 800), (1600, 1067), (0, 1067)], "#bcb1a0")
    for t in (.25, .5, .75):
        s.line(360 - 360 * t, 800 + 210 * t, 1120 + 480 * t, 800 + 267 * t, "#ada08d", 2)
    for x in (470, 600, 740, 870, 1000):
        s.line(x, 800, (x - 740) * 2.2 + 740, 1067, "#ada08d", 2)
    # dado
    s.poly([(0, 640), (360, 560), (360, 800), (0, 1010)], "#9fb0a6")
    s.rect(360, 560, 760, 240, "#aebdb2")
    s.poly([(1120, 560), (1600, 660), (1600, 1067), (1120, 800)], "#a5b5aa")
    for a, b in (((0, 640), (360, 560)), ((360, 560), (1120, 560)), ((1120, 560), (1600, 660))):
        s.line(a[0], a[1], b[0], b[1], RED2, 5)
    # window
    s.poly([(80, 190), (290, 226), (290, 500), (80, 520)], W5)
    s.poly([(96, 208), (276, 238), (276, 488), (96, 504)], R1)
    s.path("M96,420 q60,-60 110,-10 q40,-40 70,-6 v84 L96,504Z", G3)
    s.poly([(180, 222), (190, 224), (190, 496), (180, 497)], W5)
    s.poly([(96, 208), (150, 217), (96, 330)], PAPER, op=.6)
    s.poly([(60, 1000), (400, 860), (720, 860), (520, 1067), (60, 1067)], "#ffffff", op=.18)
    # stairs going up at the right of the back wall
    st = [(690, 800)]
    for i in range(8):
        x, y = 690 + i * 52, 800 - i * 62
        st += [(x, y - 62), (x + 52, y - 62)]
    st += [(1106, 800)]
    s.poly(st, "#cabfae")
    for i in range(8):
        x, y = 690 + i * 52, 800 - i * 62
        s.rect(x, y - 62, 52, 12, "#e7decf")
        s.rect(x, y - 62, 4, 62, "#b3a795")
    s.poly([(690, 800), (1106, 800), (1106, 306)], INK, op=.05)
    man(s, 905, 549, 390, view="s", flip=True, legs="walk", coat=W4, hair="part", face=True, rh=(14, -50), lh=(-4, -46), shadow=False)
    # handrail: new, red
    for i in range(9):
        x, y = 700 + i * 50, 790 - i * 60
        s.line(x, y, x, y - 150, R6, 6)
    s.line(684, 660, 1116, 142, RED, 17)
    s.line(684, 656, 1116, 138, "#cf3a42", 4)
    s.line(700, 740, 1110, 246, R6, 5)
    s.path("M684,660 q-26,22 -14,50 l0,90", None, stroke=RED, sw=17)
    # lamp, floor sign, letter boxes
    s.rect(590, 110, 8, 52, W5)
    s.path("M556,190 q38,-50 76,0Z", "#f8f3e6")
    s.rect(552, 188, 84, 10, W5)
    s.poly([(560, 200), (628, 200), (800, 560), (400, 560)], "#fff6d8", op=.35)
    s.circ(470, 240, 52, RED)
    FACES["hei"].put(s, "3", 470, 268, 78, PAPER)
    for i in range(3):
        for j in range(4):
            x, y = 1190 + i * 92, 270 + j * 78
            dy = -i * 16
            s.poly([(x, y - dy * -.4 + dy), (x + 84, y + dy - 6), (x + 84, y + 66 + dy * .2), (x, y + 62 + dy * .4)], R4)
            s.poly([(x + 14, y + 14 + dy * .9), (x + 70, y + 10 + dy * .9), (x + 70, y + 18 + dy * .9), (x + 14, y + 22 + dy * .9)], R6)
            s.circ(x + 66, y + 44 + dy * .4, 5, PAPER)
    # folding seats under the window wall
    s.rect(372, 560, 200, 20, WOOD3, 3)
    s.rect(372, 700, 200, 20, WOOD2, 4)
    s.rect(372, 716, 200, 8, WOOD3, 3)
    for x in (388, 548):
        s.line(x, 724, x, 786, W5, 8)
        s.line(x, 580, x, 700, W5, 5)
    man(s, 462, 830, 470, view="f", legs="sit", woman=True, hair="bun", hc="#d7d0c6", coat=R5, lh=(-5, -47), rh=(13, -46), face=True, shadow=False, open_=False, look=1)
    s.line(526, 700, 544, 834, WOOD3, 9)
    s.path("M526,700 q-4,-20 -24,-13", None, stroke=WOOD3, sw=9)
    s.path("M288,860 l16,-110 h50 l12,110Z", "#c8ad7c")
    s.path("M302,750 q20,-60 44,0", None, stroke="#9d8456", sw=6)
    for q in range(5):
        s.ell(304 + q * 12, 746 - (q % 2) * 10, 15, 12, (G3, G4, G2)[q % 3])
    # neighbour coming down
    # the child on the landing
    man(s, 1240, 985, 400, view="s", flip=True, coat=RED, pants=R6, hair="short", face=True, rh=(16, -66), open_=False)
    s.path("M1276,662 q44,6 46,66 q-2,56 -44,60Z", R6)


@picture("news/2014-03-weidangke/shuxia.jpg")
def shuxia(s):
    r = random.Random(44)
    s.rect(0, 0, 1600, 620, s.grad([(0, R1, 1), (1, "#f7efe2", 1)]))
    hills(s, 330, 40, R2, r, 240, 620)
    hills(s, 400, 24, mix(R3, G2, .4), r, 170, 620)
    for x, k in ((60, 1.5), (230, 1.2), (1180, 1.3), (1340, 1.7), (1520, 1.3)):
        y = 560
        s.rect(x, y - 92 * k, 120 * k, 92 * k, "#f3ede2")
        s.poly([(x - 12 * k, y - 88 * k), (x + 16 * k, y - 130 * k), (x + 104 * k, y - 130 * k), (x + 132 * k, y - 88 * k)], R6)
        s.rect(x + 46 * k, y - 54 * k, 26 * k, 54 * k, W5)
        s.rect(x + 12 * k, y - 66 * k, 22 * k, 22 * k, R4)
        s.rect(x + 84 * k, y - 66 * k, 22 * k, 22 * k, R4)
    s.rect(0, 556, 1600, 511, "#c9bd9f")
    s.path("M0,556 H1600 V640 Q1200,600 800,640 T0,630Z", G2)
    s.path("M1600,700 Q1180,640 1060,1067 H1600Z", "#b9ae92", op=.6)
    # channel
    s.path("M1600,600 L1420,612 L1260,700 L1160,880 L1140,1067 L1250,1067 L1270,900 L1350,730 L1470,648 L1600,634Z", R3)
    s.path("M1600,608 L1430,620 L1280,706 L1184,886 L1166,1067 L1220,1067 L1240,896 L1330,722 L1460,640 L1600,626Z", R2)
    # camphor: trunk with roots and a wide crown
    s.path("M520,760 C600,740 640,640 632,520 C626,440 590,380 520,300 L590,290 C640,350 660,390 672,430 C690,370 700,320 690,240 L770,240 C766,320 770,370 760,440 C790,400 830,350 900,310 L950,340 C870,400 812,470 806,540 C800,640 840,740 930,762 C860,772 820,756 790,764 C740,778 700,758 650,770 C610,778 570,770 520,760Z", WOOD3)
    s.path("M690,740 C704,640 700,540 712,440 M740,744 C742,640 752,560 770,470 M650,744 C672,660 664,600 664,540", None, stroke=INK, sw=4, op=.25)
    s.ell(725, 185, 540, 140, G4)
    for layer, (c, k) in enumerate(((G4, 70), (mix(G4, G3, .6), 60), (G3, 50), (G2, 26))):
        for i in range(k):
            a, q = r.uniform(0, 6.283), math.sqrt(r.random())
            s.ell(725 + math.cos(a) * q * (560 - layer * 50) - layer * 26, 175 + math.sin(a) * q * (150 - layer * 16) - layer * 26, r.uniform(50, 92) * (1 - .16 * layer), r.uniform(30, 52) * (1 - .16 * layer), c)
    s.ell(725, 772, 470, 44, INK, op=.1)
    # speaker with the key
    man(s, 985, 830, 430, view="s", flip=True, coat=R6, pants=W5, hair="short", hc=W4, skin=SKIN2, rh=(21, -82), lh=(4, -45), face=True, shoe=W6)
    s.path("M888,484 l-22,-3", None, stroke=INK, sw=6)
    s.circ(860, 480, 9, None, stroke=INK, sw=5)
    s.path("M872,482 q-4,26 4,48", None, stroke=RED, sw=4)
    # listeners on benches
    rows = ((0, 800, 330, (200, 330, 460, 590)), (1, 930, 400, (120, 300, 480, 650)), )
    for q, y, h, xs in rows:
        for i, x in enumerate(xs):
            f = folk(r, grey=.45)
            if i % 2 == 0:
                bench(s, x - 70, y, 290 if q == 0 else 330, h * .2, WOOD2)
            man(s, x, y, h, view="s", legs="sit", face=True, rh=(15, -50), lh=(13, -50), pants=r.choice((W6, W5, R6)), shadow=False, hat="straw" if (q, i) in ((1, 1),) else None, **f)
    for x, k in ((250, dict(coat=R5, hair="part")), (460, dict(coat="#7a1c22", woman=True, hair="bob")), (700, dict(coat=W4, hair="bald", hc=W2)), (930, dict(coat=G4, woman=True, hair="bun", hc=W3))):
        man(s, x, 1330, 500, view="b", legs="none", shadow=False, lh=(-13, -46), rh=(13, -46), **k)
    man(s, 1130, 930, 280, view="f", coat=RED, pants=R6, hair="short", face=True, look=-1.2, open_=False, lh=(-5, -58), rh=(6, -58))


@picture("news/2014-03-weidangke/ketang.jpg")
def ketang(s):
    r = random.Random(3)
    s.rect(0, 0, 1600, 1067, "#ece4d7")
    s.rect(0, 560, 1600, 507, "#b9ad9a")
    s.rect(0, 548, 1600, 16, WOOD2)
    # blackboard
    s.rect(300, 96, 830, 372, WOOD3)
    s.rect(316, 112, 798, 340, "#3c4f4c")
    FACES["kai"].put(s, "微党课", 610, 262, 110, "#f4f1e6", gap=20)
    FACES["kai"].put(s, "十五分钟　一件小事", 610, 352, 46, "#e8d9a8", gap=4)
    s.line(400, 392, 820, 392, "#f4f1e6", 3, op=.6)
    s.rect(316, 452, 798, 14, WOOD2)
    for x, c in ((360, PAPER), (392, PAPER), (424, RED)):
        s.rect(x, 446, 24, 7, c, 3)
    s.rect(1010, 436, 60, 18, W5, 3)
    s.circ(1220, 150, 44, PAPER)
    s.circ(1220, 150, 44, None, stroke=WOOD3, sw=7)
    s.path("M1220,150 L1220,120 M1220,150 L1200,140", None, stroke=INK, sw=5)
    # window at the left, door at the right
    window(s, 50, 110, 190, 300, W5, R1, bars=1)
    s.path("M50,410 v-70 q60,-50 110,-16 q50,-30 80,10 v76Z", G3)
    s.rect(1370, 140, 190, 424, WOOD2)
    s.rect(1388, 158, 154, 160, R2)
    s.rect(1388, 340, 154, 200, WOOD)
    s.circ(1386, 350, 8, INK)
    # platform, lectern, speaker
    s.rect(240, 560, 960, 40, WOOD)
    s.rect(240, 600, 960, 22, WOOD3)
    man(s, 930, 572, 400, view="f", coat=R5, pants=W6, hair="short", lh=(-11, -52), rh=(11, -52), face=True, skin=SKIN2, look=-1, open_=False)
    s.poly([(868, 414), (990, 414), (976, 566), (884, 566)], WOOD3)
    s.poly([(852, 396), (1002, 396), (996, 418), (862, 418)], WOOD2)
    s.rect(900, 388, 60, 9, PAPER)
    cup(s, 975, 396, .8)
    s.rect(904, 450, 52, 52, RED)
    # teacher of the school at the side, and the clock-watcher
    man(s, 1255, 690, 400, view="s", flip=True, coat=W6, woman=True, hair="bob", rh=(13, -62), lh=(15, -60), face=True, glasses=True)
    s.poly([(1180, 440), (1216, 434), (1222, 480), (1186, 486)], PAPER, stroke=W3, sw=1.5)
    # desks and backs
    for y, h, xs, dw in ((760, 290, (210, 390, 570, 750, 930), 176), (900, 370, (110, 340, 570, 800, 1040, 1290), 224), (1075, 470, (60, 360, 660, 960, 1260, 1540), 290)):
        for i, x in enumerate(xs):
            f = folk(r, grey=.12)
            f["hair"] = {"bun": "tail", "bald": "short"}.get(f["hair"], f["hair"]) if (x + y) % 7 else f["hair"]
            f["hc"] = r.choice((INK, INK, "#2c2824", W5)) if (x + y) % 7 else f["hc"]
            s.rect(x - dw / 2 + 4, y - h * .36, dw - 8, h * .05, WOOD)
            s.poly([(x - 30, y - h * .39), (x + 24, y - h * .39), (x + 28, y - h * .36), (x - 36, y - h * .36)], PAPER)
            if (y + i) % 3 == 0:
                cup(s, x + dw * .32, y - h * .36, h / 420)
            man(s, x, y + h * .26, h, view="b", legs="none", shadow=False, lh=(-13, -48), rh=(13, -48), **f)
            s.rect(x - h * .15, y - h * .26, h * .3, h * .22, WOOD2, h * .03)
            s.rect(x - h * .12, y - h * .23, h * .24, h * .2, WOOD3, h * .02, op=.4)
            s.rect(x - h * .15, y - h * .06, h * .02, h * .2, W6)
            s.rect(x + h * .13, y - h * .06, h * .02, h * .2, W6)


@picture("news/中秋走访慰问/入户慰问.jpg")
def ruhu(s):
    r = random.Random(9)
    s.rect(0, 0, 1600, 1067, "#d9cfbf")
    # timber shop-house front
    s.rect(0, 0, 1600, 880, "#b89d80")
    for i in range(41):
        s.rect(i * 40, 0, 3, 880, WOOD3, op=.45)
    s.rect(0, 0, 1600, 74, R6)
    for i in range(41):
        s.path("M%d,0 h32 v60 q-16,26 -32,0Z" % (i * 40 + 2), R5 if i % 2 else mix(R5, R6, .5))
    s.rect(0, 88, 1600, 34, WOOD3)
    for x in (250, 870, 1510):
        s.rect(x, 88, 46, 800, WOOD3)
        s.rect(x, 88, 12, 800, PAPER, op=.1)
        s.rect(x - 10, 850, 66, 44, W4)
    # lattice window
    s.rect(960, 240, 480, 330, WOOD3)
    s.rect(978, 258, 444, 294, "#e9dcc0")
    for i in range(1, 10):
        s.rect(978 + i * 44.4 - 3, 258, 6, 294, WOOD3)
    for i in range(1, 7):
        s.rect(978, 258 + i * 42 - 3, 444, 6, WOOD3)
    s.rect(1195, 258, 12, 294, WOOD3)
    s.rect(944, 570, 512, 20, WOOD2)
    for x in (1000, 1090, 1400):
        s.path("M%d,540 h52 l-8,34 h-36Z" % (x - 26), "#8d5a4a")
        for a in (-20, -8, 6, 18):
            s.path("M%d,544 q%d,-30 %d,-46" % (x, a * .4, a), None, stroke=G4, sw=6)
        s.circ(x - 16, 500, 8, "#d9a53c")
        s.circ(x + 14, 506, 8, "#d9a53c")
    # door, open; couplets
    s.rect(330, 170, 500, 720, WOOD3)
    s.rect(362, 202, 436, 688, "#3b322a")
    s.poly([(362, 202), (420, 226), (420, 890), (362, 890)], WOOD2)
    s.poly([(798, 202), (726, 230), (726, 890), (798, 890)], WOOD2)
    # inside: table with a lamp and mooncakes
    s.rect(470, 330, 180, 130, "#54473b")
    s.rect(480, 340, 160, 110, "#77695a")
    s.path("M480,430 q40,-60 80,-20 q40,-40 80,6 v34 H480Z", "#5e5347")
    s.rect(450, 640, 250, 14, WOOD3)
    s.rect(470, 654, 14, 150, WOOD3)
    s.rect(668, 654, 14, 150, WOOD3)
    s.path("M640,640 l-6,-44 h36 l-6,44Z", "#f2dca6")
    s.circ(652, 596, 44, "#f7e3ac", op=.25)
    for side, text in ((276, "江平两岸阔"), (842, "月满万家明")):
        s.rect(side - 4 + 2, 240, 44, 330, RED)
        FACES["kai"].put(s, text, side + 20, 258, 40, "#f7e6bd", gap=21, vertical=True)
    s.rect(460, 178, 240, 52, RED)
    FACES["kai"].put(s, "花好月圆", 580, 218, 40, "#f7e6bd", gap=14)
    s.rect(848, 600, 40, 56, R5)
    FACES["hei"].put(s, "老街", 868, 622, 17, PAPER)
    FACES["hei"].put(s, "26", 868, 646, 20, PAPER)
    # pavement
    s.rect(0, 880, 1600, 187, "#a79d8f")
    for y, k in ((880, 0), (930, 1), (996, 2)):
        s.line(0, y, 1600, y, "#8f8577", 3)
        for i in range(12):
            s.line(i * 150 + (75 if k % 2 else 0), y, i * 156 - 20 + (75 if k % 2 else 0), y + (50, 66, 72)[k], "#8f8577", 3)
    s.rect(312, 872, 536, 30, W3)
    s.rect(300, 900, 560, 26, W4)
    # the old lady in the door, two visitors
    man(s, 560, 886, 520, view="f", woman=True, hair="bun", hc="#d7d0c6", coat=R5, pants=W6, lh=(-12, -48), rh=(15, -58), face=True, open_=False, look=1)
    s.path("M558,476 q14,10 26,14 M556,500 l-16,20 M566,512 l-8,22", None, stroke=R6, sw=2.5)
    s.line(500, 650, 492, 886, WOOD3, 9)
    s.path("M500,650 q2,-24 24,-18", None, stroke=WOOD3, sw=9)
    man(s, 800, 985, 590, view="s", flip=True, coat=R6, pants=W6, hair="short", rh=(20, -60), lh=(22, -63), face=True, lean=3)
    s.path("M640,622 h96 l8,118 h-112Z", RED)
    s.path("M662,622 q26,-52 52,0", None, stroke=RED2, sw=6)
    s.circ(688, 682, 34, "#f7e6bd")
    FACES["kai"].put(s, "中秋", 688, 695, 32, RED)
    man(s, 1010, 1005, 575, view="s", flip=True, coat=W3, pants=R6, woman=True, hair="bob", rh=(12, -46), lh=(14, -60), face=True)
    s.path("M905,742 h72 l8,96 q-44,20 -88,0Z", "#efe6d2", stroke=W3, sw=2)
    FACES["hei"].put(s, "米", 941, 806, 40, W5)
    s.poly([(922, 640), (972, 632), (980, 682), (930, 690)], PAPER, stroke=W4, sw=2)
    bike(s, 1340, 1000, 1.9, flip=True, col=R6)
    s.path("M88,740 H192 Q236,800 216,860 Q208,892 190,898 H90 Q72,892 64,860 Q44,800 88,740Z", "#7d5a48")
    s.path("M60,800 Q140,818 220,800 M58,826 Q140,846 222,826", None, stroke=INK, sw=3, op=.35)
    s.ell(140, 740, 56, 12, WOOD2)
    s.circ(140, 730, 9, WOOD3)


@picture("news/中秋走访慰问/laojie.jpg")
def laojie(s):
    r = random.Random(12)
    s.rect(0, 0, 1600, 1067, s.grad([(0, R2, 1), (.5, "#f6ede0", 1)]))
    vx, vy = 790, 520
    # river and far bank at the end of the street
    hills(s, 440, 22, R3, r, 90, 560)
    s.rect(500, 556, 600, 90, W3)
    s.rect(500, 500, 600, 60, R2)
    waves(s, 560, 1020, 506, 556, r, PAPER, 22, .8, 2)
    s.path("M760,520 q40,14 90,0 l-8,16 h-72Z", WOOD3)
    s.line(800, 520, 800, 476, WOOD3, 3)

    def P(x, y, t):  # towards the vanishing point
        return (x + (vx - x) * t, y + (vy - y) * t)
    # street floor
    s.poly([(0, 1067), (0, 990), P(0, 990, .78), P(1600, 990, .78), (1600, 990), (1600, 1067)], "#b3a898")
    for i in range(15):
        t = 1 - 1 / (1 + i * .28)
        a, b = P(0, 1067, t), P(1600, 1067, t)
        s.line(a[0] + 0, a[1], b[0], b[1], "#988d7e", 3.2 - t * 2)
    for x in (180, 420, 640, 830, 1060, 1290, 1480):
        a, b = (x, 1067), P(x, 1067, .79)
        s.line(a[0], a[1], b[0], b[1], "#988d7e", 2, op=.8)
    s.poly([(560, 1067), (1010, 1067), P(1010, 1067, .79), P(560, 1067, .79)], "#c8bfb1", op=.75)
    # steps down to the ferry
    for i in range(5):
        t = .79 - i * .004
        a, b = P(0, 990, .79), P(1600, 990, .79)
        s.rect(a[0] + i * 5, a[1] - 14 + i * 6, b[0] - a[0] - i * 10, 4, W2 if i % 2 else W4)
    # house rows
    cuts = [-.12, .16, .36, .51, .62, .71, .78]
    for side in (0, 1):
        X = 0 if side == 0 else 1600
        for i in range(len(cuts) - 2, -1, -1):
            t0, t1 = cuts[i], cuts[i + 1]
            wall = (("#c3a888", "#e9dfcf", "#b89d80", "#efe6d8", "#c9b092", "#e3d8c6") if side == 0 else ("#e6dbc9", "#b89d80", "#efe7da", "#c3a888", "#e6dccb", "#b9a184"))[i]
            dark = mix(wall, INK, .12 if side == 0 else .04)
            top = (60, 90, 40, 80, 50, 70)[i] if side == 0 else (20, 70, 50, 30, 80, 40)[i]
            q = lambda y, t: P(X, y, t)
            s.poly([q(top, t0), q(top, t1), q(1000, t1), q(1000, t0)], dark)
            # upper storey planks / windows
            n_ = 4
            for k in range(n_):
                a = t0 + (t1 - t0) * (k + .18) / n_
                b = t0 + (t1 - t0) * (k + .82) / n_
                s.poly([q(220, a), q(220, b), q(400, b), q(400, a)], WOOD3 if i % 2 == 0 else W5)
                s.poly([q(236, a + (b - a) * .1), q(236, b - (b - a) * .1), q(386, b - (b - a) * .1), q(386, a + (b - a) * .1)], R3 if k % 2 else "#d9ccae")
                m = (a + b) / 2
                p1, p2 = q(236, m), q(386, m)
                s.line(p1[0], p1[1], p2[0], p2[1], WOOD3, 3 * (1 - t0))
            # eaves between storeys
            s.poly([q(470, t0), q(470, t1), P(X + (90 if side == 0 else -90) , 545, t1), P(X + (90 if side == 0 else -90), 545, t0)], R6)
            # shop boards
            for k in range(9):
                a = t0 + (t1 - t0) * (k + .06) / 9
                b = t0 + (t1 - t0) * (k + .94) / 9
                op = k in (3, 4, 5) and (i + side) % 2 == 0
                s.poly([q(600, a), q(600, b), q(985, b), q(985, a)], "#3b322a" if op else (WOOD2 if i % 2 else mix(WOOD2, WOOD3, .5)))
            # roof
            o = X + (80 if side == 0 else -80)
            tile = R6 if i % 2 else mix(R6, R5, .45)
            s.poly([q(top - 46, t0), q(top - 46, t1), q(top + 34, t1), q(top + 34, t0)], mix(tile, INK, .25))
            s.poly([q(top - 46, t0), q(top - 46, t1), P(o, top + 34, t1), P(o, top + 34, t0)], tile)
            s.poly([q(top + 34, t0), q(top + 34, t1), P(o, top + 34, t1), P(o, top + 34, t0)], mix(tile, INK, .25))
            # hanging sign or lantern
            tt = (t0 + t1) / 2
            if (i + side) % 2 == 0:
                a = P(X + (100 if side == 0 else -100), 600, tt)
                k = 1 - tt
                s.line(a[0], a[1] - 20 * k, a[0], a[1] + 10 * k, INK, 3 * k)
                s.ell(a[0], a[1] + 48 * k, 34 * k, 42 * k, RED)
                s.rect(a[0] - 16 * k, a[1] + 4 * k, 32 * k, 8 * k, "#d9b35a")
                s.rect(a[0] - 16 * k, a[1] + 84 * k, 32 * k, 8 * k, "#d9b35a")
                s.line(a[0], a[1] + 92 * k, a[0], a[1] + 130 * k, RED2, 4 * k)
    # kerbs
    for X in (0, 1600):
        s.poly([P(X, 1000, -.1), P(X, 1000, .78), P(X + (60 if X == 0 else -60), 1010, .78), P(X + (60 if X == 0 else -60), 1020, -.1)], W3)
    # a signboard on the right, a wine flag on the left
    s.rect(1220, 540, 52, 190, WOOD3)
    FACES["kai"].put(s, "古渡米铺", 1246, 552, 36, "#f2dca6", gap=8, vertical=True)
    s.line(300, 420, 430, 420, WOOD3, 8)
    s.path("M340,424 h70 v130 l-35,26 l-35,-26Z", PAPER)
    FACES["kai"].put(s, "茶", 375, 516, 56, RED)
    # figures
    man(s, 700, 720, 170, view="b", coat=R5, hair="short", legs="stand")
    man(s, 850, 700, 150, view="b", coat=W4, woman=True, hair="bob")
    man(s, 760, 665, 112, view="f", coat=R6, hat="straw")
    man(s, 478, 890, 305, view="s", coat=W5, pants=R6, woman=True, hair="bun", hc="#d7d0c6", legs="walk", rh=(8, -46), face=True)
    s.path("M491,770 h44 l5,52 h-54Z", RED)
    s.path("M499,770 q14,-28 28,0", None, stroke=RED2, sw=4)
    man(s, 1000, 945, 400, view="s", flip=True, coat=R4, pants=W6, hair="part", legs="walk", rh=(20, -47), lh=(22, -48), face=True)
    bike(s, 921, 950, 1.75, flip=True, col=INK)
    bench(s, 1370, 922, 120, 92)
    man(s, 1430, 922, 330, view="f", legs="sit", coat=W3, hair="bald", hc=W2, lh=(-5, -46), rh=(6, -46), face=True, shadow=False, look=-1.2)
    # cat
    s.path("M330,1010 q4,-40 40,-42 q36,-2 44,-22 q-2,-14 6,-24 l6,12 h16 l8,-12 q8,18 0,36 q-8,12 -20,14 l2,40 h-12 l-6,-26 h-34 l-4,26 h-12 l0,-22 q-14,4 -14,20Z", INK)
    s.path("M334,1000 q-30,-4 -34,-44", None, stroke=INK, sw=8)


@picture("practice/dangyuan-gongzuoshi-1.jpg")
def gongzuoshi(s):
    r = random.Random(6)
    s.rect(0, 0, 1600, 760, s.grad([(0, "#4d6370", 1), (.6, "#a99f9a", 1), (1, "#dcb79c", 1)]))
    s.circ(1310, 130, 44, "#f3e7cd")
    # lane: neighbours' roofs behind
    for x, y, w in ((-60, 330, 420), (1180, 300, 500), (1000, 390, 260)):
        s.rect(x, y, w, 500, "#6d675f")
        s.poly([(x - 30, y + 6), (x + 30, y - 80), (x + w - 30, y - 80), (x + w + 30, y + 6)], R6)
        for q in range(3):
            s.rect(x + 60 + q * 120, y + 70, 56, 60, "#f0cf8d" if q % 2 == 0 else R6)
    s.rect(0, 750, 1600, 95, "#625c54")
    s.rect(0, 840, 1600, 227, "#7d756a")
    for y in (862, 910, 980):
        s.line(0, y, 1600, y, "#6d655b", 3)
    for i in range(14):
        s.line(i * 130, 862, i * 140 - 60, 1067, "#6d655b", 3)
    # the room
    s.rect(250, 300, 980, 560, "#cfc4b3")
    s.poly([(200, 306), (300, 190), (1180, 190), (1280, 306)], R6)
    for i in range(36):
        s.line(300 + i * 25, 192, 205 + i * 30.2, 304, R5, 3)
    s.rect(200, 300, 1080, 14, INK, op=.5)
    # lit interior behind the wide window and the open door
    s.rect(300, 420, 600, 330, W6)
    s.rect(312, 432, 576, 306, "#f6e2b4")
    s.rect(960, 400, 210, 460, W6)
    s.rect(972, 412, 186, 448, "#f3dba6")
    s.rect(330, 452, 120, 150, "#b9a98c")
    for i in range(4):
        s.line(334, 480 + i * 32, 446, 480 + i * 32, W5, 2)
    s.circ(424, 470, 4, INK)
    for i, x in enumerate((790, 822, 854)):
        s.line(x, 450, x, 570, (RED, R5, W6)[i], 13)
        s.path("M%d,570 q0,18 -14,14" % x, None, stroke=W6, sw=4)
    s.line(770, 450, 876, 450, WOOD3, 7)
    s.line(600, 432, 600, 470, INK, 3)
    s.path("M556,494 q44,-48 88,0Z", R6)
    s.ell(600, 496, 40, 8, "#fffbe8")
    s.poly([(566, 498), (634, 498), (800, 738), (400, 738)], "#fffbe8", op=.5)
    # people at the long table
    man(s, 460, 884, 360, view="f", legs="none", coat=R5, hair="bald", hc=W2, lh=(-7, -54), rh=(9, -55), face=True, shadow=False, look=1, glasses=True)
    man(s, 620, 884, 350, view="f", legs="none", coat="#7a1c22", woman=True, hair="bun", hc=W4, lh=(-7, -55), rh=(11, -58), face=True, shadow=False, look=-1)
    man(s, 770, 886, 358, view="s", flip=True, legs="none", coat=W5, hair="part", rh=(14, -60), lh=(13, -57), face=True, shadow=False)
    s.rect(330, 696, 540, 14, WOOD)
    s.rect(312, 710, 576, 28, WOOD3)
    s.poly([(440, 684), (520, 684), (528, 698), (432, 698)], PAPER)
    s.line(480, 684, 480, 698, W4, 2)
    s.line(536, 694, 560, 680, INK, 4)
    cup(s, 590, 697, .95)
    cup(s, 700, 697, .95)
    for x in (500, 700):
        s.rect(x - 4, 432, 8, 306, W6)
    s.rect(284, 748, 632, 20, WOOD2)
    s.rect(300, 768, 600, 92, "#b7ab99")
    # sign over the door, set plainly
    s.rect(420, 330, 640, 64, PAPER)
    s.rect(420, 330, 640, 64, None, stroke=RED, sw=4)
    FACES["title"].put(s, "戚伯安党员工作室", 740, 378, 46, RED, gap=16)
    # light falling into the lane
    s.poly([(972, 860), (1158, 860), (1340, 1067), (900, 1067)], "#f7dfa8", op=.45)
    s.poly([(312, 862), (888, 862), (960, 1000), (230, 1000)], "#f7dfa8", op=.22)
    # old man at the door and those coming
    man(s, 1066, 866, 400, view="f", coat=R4, pants=W6, hair="short", hc=W2, lh=(-7, -56), rh=(7, -56), face=True, skin=SKIN2, look=1)
    man(s, 1300, 960, 450, view="s", flip=True, legs="walk", coat=W6, woman=True, hair="bob", rh=(12, -56), face=True)
    man(s, 1440, 985, 290, view="s", flip=True, legs="walk", coat=RED, pants=R6, hair="short", face=True, open_=False)
    man(s, 150, 975, 440, view="s", legs="walk", coat=R5, pants=W6, hair="part", hc=W3, face=True, rh=(14, -58), lh=(12, -56))
    s.poly([(198, 700), (236, 694), (242, 742), (204, 748)], PAPER)
    # a well-kerb and a bench
    bench(s, 320, 900, 220, 62, WOOD2)
    s.rect(0, 0, 1600, 1067, s.grad([(0, "#1d2b33", .0), (1, "#1d2b33", .12)]))
    s.line(70, 840, 70, 380, INK, 9)
    s.path("M70,386 q0,-40 50,-40", None, stroke=INK, sw=9)
    s.path("M98,346 h56 l-10,26 h-36Z", INK)
    s.circ(126, 376, 13, "#fff3c8")
    s.circ(126, 380, 110, s.grad([(0, "#ffeab0", .55), (1, "#ffeab0", 0)], radial=True))


@picture("practice/lianxidian-zoufang-1.jpg")
def zoufang(s):
    r = random.Random(19)
    s.rect(0, 0, 1600, 800, s.grad([(0, "#8fa2ab", 1), (.6, "#e2cdb9", 1), (1, "#eecdb0", 1)]))
    # mill dormitory, brick bands, corridor galleries
    s.rect(420, 60, 1240, 760, "#b98f78")
    for i in range(56):
        s.line(420, 70 + i * 14, 1600, 70 + i * 14, "#ab806a", 1.2)
    s.rect(400, 36, 1240, 28, W5)
    for fl in range(3):
        y = 90 + fl * 236
        s.rect(420, y, 1180, 150, "#5b4d45")
        for i in range(7):
            x = 450 + i * 170
            lit = (i * 2 + fl * 3) % 4 in (0, 1)
            s.rect(x, y + 16, 62, 134, WOOD3)
            s.rect(x + 6, y + 22, 50, 128, WOOD2)
            s.rect(x + 76, y + 24, 70, 74, W6)
            s.rect(x + 81, y + 29, 60, 64, "#f5d890" if lit else R4)
            s.rect(x + 109, y + 29, 4, 64, W6)
            if lit and i % 3 == 1:
                man(s, x + 126, y + 122, 96, view="f", legs="none", coat=W6, shadow=False, lh="no", rh="no")
                s.rect(x + 70, y + 93, 80, 60, "#5b4d45")
        s.rect(420, y + 142, 1180, 62, "#d9cbb6")
        for i in range(47):
            s.rect(424 + i * 25, y + 150, 8, 46, "#c3b39d")
        s.rect(410, y + 136, 1200, 10, W4)
        if fl < 2:
            for q in range(4):
                x = 500 + q * 300 + fl * 90
                s.line(x, y + 26, x + 120, y + 26, INK, 2)
                for m in range(3):
                    s.poly([(x + 6 + m * 40, y + 26), (x + 34 + m * 40, y + 26), (x + 32 + m * 40, y + 78), (x + 8 + m * 40, y + 78)], (PAPER, R4, RED, W3, G3)[(q + m + fl) % 5])
    s.rect(436, 776, 150, 50, "#4a3f39")
    # yard
    s.rect(0, 800, 1600, 267, "#b9aa97")
    s.poly([(0, 800), (420, 800), (300, 860), (0, 900)], G3)
    for y in (850, 920, 1000):
        s.line(0, y, 1600, y, "#ab9c88", 2)
    willow(s, 170, 900, 860, r)
    willow(s, 1640, 880, 640, r)
    # street lamp, lit
    s.line(372, 900, 372, 230, W6, 11)
    s.path("M372,236 q2,-50 70,-50", None, stroke=W6, sw=9)
    s.path("M418,178 h64 l-10,26 h-46Z", W6)
    s.circ(450, 212, 150, s.grad([(0, "#fff0c0", .75), (1, "#fff0c0", 0)], radial=True))
    s.circ(450, 206, 13, "#fff8dc")
    s.ell(450, 905, 260, 40, "#fbe6b4", op=.4)
    # the talk: host on a stool, two cadres on a bench, neighbours listening
    bench(s, 690, 960, 300, 92)
    man(s, 760, 962, 430, view="s", legs="sit", coat=R6, pants=W6, hair="short", rh=(15, -52), lh=(17, -56), face=True, shadow=False)
    man(s, 905, 962, 420, view="s", legs="sit", coat=W4, pants=R6, woman=True, hair="bob", rh=(17, -56), lh=(20, -56), face=True, shadow=False, glasses=True)
    s.poly([(958, 790), (1010, 778), (1020, 806), (968, 820)], PAPER, stroke=W4, sw=2)
    s.line(1000, 796, 1016, 766, INK, 4)
    bench(s, 1160, 960, 140, 92)
    man(s, 1230, 962, 430, view="s", flip=True, legs="sit", coat=PAPER, pants=R5, hair="bald", hc=W2, rh=(25, -62), lh=(12, -50), face=True, shadow=False, skin=SKIN2, bare=True)
    s.poly([(1040, 870), (1150, 870), (1166, 884), (1026, 884)], WOOD)
    s.rect(1036, 884, 10, 80, WOOD3)
    s.rect(1146, 884, 10, 80, WOOD3)
    cup(s, 1076, 872, 1)
    cup(s, 1122, 874, 1)
    man(s, 1400, 975, 440, view="s", flip=True, coat="#7a1c22", woman=True, hair="bun", hc=W4, rh=(8, -60), lh=(10, -58), face=True)
    man(s, 1510, 990, 300, view="s", flip=True, coat=G2, pants=R6, hair="short", face=True, open_=False)
    man(s, 590, 985, 420, view="s", coat=W6, hair="part", face=True, rh=(10, -62), lh=(12, -60))
    bike(s, 290, 990, 1.6, col=R6)


@picture("practice/yici-banjie-1.jpg")
def banjie(s):
    r = random.Random(27)
    s.rect(0, 0, 1600, 1067, "#f1ebe1")
    s.poly([(0, 0), (1600, 0), (1600, 120), (0, 120)], "#e4dccf")
    for i in range(6):
        s.poly([(80 + i * 260, 30), (250 + i * 260, 30), (236 + i * 260, 62), (94 + i * 260, 62)], "#fffdf6")
    s.rect(0, 118, 1600, 74, RED)
    FACES["title"].put(s, "一窗进　一表填　一次办结", 800, 172, 48, "#fff6e6", gap=12)
    s.rect(0, 192, 1600, 350, "#dfe4e3")
    for i in range(17):
        s.rect(i * 100, 192, 3, 350, "#cfd6d6")
    # windows 10 - 14
    names = ("综合受理", "企业登记", "社会保障", "办不成事请找我", "民政救助")
    clerks = (dict(coat=R6, woman=True, hair="bob"), dict(coat=R6, hair="part", glasses=True), dict(coat=R6, woman=True, hair="bun"), dict(coat=W6, hair="short", hc=W4), dict(coat=R6, woman=True, hair="long", hc="#2c2824"))
    for i in range(5):
        x = 60 + i * 310
        s.rect(x, 208, 250, 58, R6 if i != 3 else RED)
        FACES["hei"].put(s, str(10 + i), x + 42, 252, 44, PAPER)
        FACES["hei"].put(s, names[i], x + 160, 248 if i != 3 else 246, 33 if i != 3 else 23, PAPER)
        s.rect(x + 74, 218, 2, 38, PAPER, op=.5)
        man(s, x + 118, 690, 330, view="f", legs="none", lh=(-8, -54), rh=(10, -56), face=True, shadow=False, look=(.8, 0, -.8, .6, -.6)[i], **clerks[i])
        s.rect(x + 98, 432, 6, 6, RED)
        s.rect(x + 176, 446, 96, 70, W6, 4)
        s.rect(x + 182, 452, 84, 56, R4)
        s.rect(x + 216, 516, 16, 18, W6)
        s.rect(x - 34, 192, 12, 350, R4)
        s.rect(x - 22, 300, 290, 238, PAPER, op=.14)
    s.rect(1594, 192, 12, 350, R4)
    # counter
    s.rect(0, 534, 1600, 22, "#fbf8f2")
    s.rect(0, 556, 1600, 26, W3)
    s.rect(0, 582, 1600, 190, WOOD)
    for i in range(6):
        s.rect(i * 310 - 4 + 30, 582, 6, 190, WOOD3, op=.5)
    s.rect(0, 740, 1600, 32, WOOD3)
    for x in (110, 440, 720, 1060, 1370):
        s.poly([(x, 524), (x + 66, 524), (x + 74, 538), (x - 8, 538)], PAPER, stroke=W3, sw=1.5)
    for x in (250, 900, 1530):
        s.rect(x, 500, 34, 34, "#8d5a4a")
        for a in (-16, -6, 6, 16):
            s.path("M%d,502 q%s,-24 %d,-42" % (x + 17, a * .4, a), None, stroke=G4, sw=6)
    # floor
    s.rect(0, 772, 1600, 295, "#d6cdbf")
    for i in range(-6, 24):
        s.line(800 + (i - 8) * 100, 772, 800 + (i - 8) * 220, 1067, "#c6bcac", 2)
    for y in (810, 866, 950):
        s.line(0, y, 1600, y, "#c6bcac", 2)
    s.poly([(0, 800), (1600, 800), (1600, 812), (0, 812)], "#d9b35a", op=.75)
    # at the counter
    man(s, 190, 900, 440, view="b", coat=W4, hair="short", lh=(-12, -58), rh=(13, -62))
    man(s, 470, 905, 430, view="b", coat="#7a1c22", woman=True, hair="bob", lh=(-12, -58), rh=(12, -60))
    man(s, 790, 900, 430, view="b", coat=R4, woman=True, hair="bun", hc="#d7d0c6", lh=(-12, -58), rh=(13, -60))
    man(s, 925, 912, 440, view="s", flip=True, coat=R6, hair="short", rh=(19, -62), lh=(15, -58), face=True)
    man(s, 1110, 902, 445, view="b", coat=G4, hair="bald", hc=W3, lh=(-12, -60), rh=(13, -60))
    # someone leaving with the paper in hand, a guide, a waiting row
    man(s, 1330, 1010, 510, view="f", coat=W3, woman=True, hair="long", lh=(-6, -60), rh=(7, -60), face=True, look=-1)
    s.poly([(1290, 696), (1366, 690), (1374, 754), (1298, 760)], PAPER, stroke=RED, sw=4)
    s.circ(1352, 736, 10, RED)
    man(s, 610, 1030, 515, view="s", coat=R4, pants=R6, woman=True, hair="tail", rh=(22, -70), lh=(10, -60), face=True)
    s.rect(30, 946, 330, 20, R4, 6)
    for x in (44, 146, 248):
        s.rect(x, 846, 88, 100, R4, 10)
        s.rect(x + 10, 856, 68, 82, R3, 8)
    s.rect(70, 966, 12, 80, W6)
    s.rect(300, 966, 12, 80, W6)
    man(s, 190, 1052, 400, view="f", legs="sit", coat=W5, hair="part", lh=(-7, -56), rh=(7, -56), face=True, shadow=False, glasses=True)
    s.poly([(156, 866), (224, 866), (232, 912), (148, 912)], PAPER, stroke=W3, sw=2)


@picture("practice/fangxun-dangxianfeng-1.jpg")
def fangxun(s):
    r = random.Random(23)
    s.rect(0, 0, 1600, 1067, s.grad([(0, "#1c262c", 1), (.5, "#2f3f48", 1), (1, "#26343b", 1)]))
    hills(s, 330, 14, "#222e35", r, 200, 620)
    # river side, high water
    s.poly([(0, 420), (900, 380), (1600, 400), (1600, 470), (0, 560)], "#42555f")
    waves(s, -20, 1400, 400, 520, r, "#6b828d", 50, .6, 3)
    # station with lights
    s.rect(1180, 230, 330, 190, "#39464d")
    s.poly([(1160, 236), (1200, 196), (1500, 196), (1534, 236)], "#182025")
    for i in range(4):
        s.rect(1206 + i * 76, 280, 44, 56, "#f2d58c")
        s.rect(1226 + i * 76, 280, 4, 56, "#39464d")
    s.circ(1345, 300, 260, s.grad([(0, "#f2d58c", .28), (1, "#f2d58c", 0)], radial=True))
    # dyke
    s.poly([(0, 520), (1600, 412), (1600, 470), (0, 610)], "#6f6557")
    s.poly([(0, 610), (1600, 470), (1600, 900), (0, 1067)], "#4b5744")
    s.poly([(0, 900), (700, 850), (1600, 800), (1600, 1067), (0, 1067)], "#3b4638")
    for i in range(120):
        x, y = r.uniform(0, 1600), r.uniform(620, 1040)
        if y > 640 - x * .09:
            s.path("M%s,%s l-5,-14 m5,14 l2,-16 m-2,16 l8,-12" % (n(x), n(y)), None, stroke=r.choice(("#5e6b52", "#39442f")), sw=2.4)
    # lamp on a pole and its pool of light
    s.line(640, 640, 640, 190, INK, 10)
    s.circ(650, 204, 560, s.grad([(0, "#ffe9b0", .42), (.5, "#ffe9b0", .14), (1, "#ffe9b0", 0)], radial=True))
    s.poly([(652, 214), (1260, 1040), (260, 1040)], "#ffe9b0", op=.1)
    s.rect(622, 176, 60, 26, "#d9dedc", 5)
    s.ell(654, 206, 26, 9, "#fffbe6")
    # stake 31
    s.rect(866, 500, 46, 150, "#d9d4c8")
    s.rect(866, 500, 46, 24, RED)
    FACES["hei"].put(s, "31", 889, 574, 36, INK)
    s.rect(872, 590, 34, 26, R4)
    # chain of people on the slope, passing sacks down
    def sack(x, y, k=1.0, a=0):
        s.open("translate(%s,%s) rotate(%s) scale(%s)" % (x, y, a, k))
        s.path("M-42,-12 q-8,-12 6,-16 q36,-8 70,0 q14,4 8,16 q6,14 -6,20 q-36,10 -72,0 q-14,-6 -6,-20Z", "#d8cfba")
        s.path("M36,-26 q12,16 0,34", None, stroke="#a99d84", sw=4)
        s.path("M-30,-18 q28,8 56,0 M-28,0 q28,8 52,2", None, stroke="#b9ad95", sw=2)
        s.close()
    pts = [(180, 690, 330, R4), (360, 700, 335, "#5a7f86"), (530, 716, 345, R5), (720, 742, 350, "#b7a14a")]
    for i, (x, y, h, c) in enumerate(pts):
        man(s, x, y, h, view="s", coat=c, pants=R6, hat="hood" if i != 1 else "helmet", legs="stand", rh=(20, -62), lh=(19, -58), face=True, shoe="#11181c", skin=SKIN2)
    for x, y, a in ((274, 496, -4), (452, 504, 3), (630, 520, -2), (824, 540, 6)):
        sack(x, y, 1.05, a)
    # the well of sacks round the boil
    cx, cy = 1120, 880
    for i in range(9):
        a = math.pi + math.pi * (i + .5) / 9
        for lv in range(2):
            sack(cx + math.cos(a) * 190, cy - 30 + math.sin(a) * 60 - lv * 30, 1, 8 * math.cos(a))
    s.ell(cx, cy - 26, 160, 46, "#3d525c")
    s.ell(cx, cy - 26, 160, 46, "#8fa6ae", op=.5)
    for k in (120, 80, 40):
        s.ell(cx, cy - 26, k, k * .29, None, stroke="#dfe8ea", sw=3, op=.8)
    # two members: the old hand kneels, the young one lights
    man(s, 940, 905, 350, view="s", coat=R4, pants=R6, hat="hood", legs="walk", rh=(22, -48), lh=(23, -54), lean=16, face=True, shoe="#11181c", skin=SKIN2)
    man(s, 1330, 930, 390, view="s", flip=True, coat="#b7a14a", pants=R6, hat="hood", legs="stand", rh=(17, -62), lh=(19, -56), face=True, shoe="#11181c")
    s.poly([(1250, 692), (1262, 702), (1160, 880), (1040, 850)], "#fff6d0", op=.33)
    s.rect(1244, 680, 34, 16, RED, 4)
    man(s, 1490, 960, 400, view="s", flip=True, coat=R5, pants=R6, hat="helmet", legs="stand", rh=(20, -58), lh=(21, -54), face=True, shoe="#11181c")
    sack(1396, 724, 1.15, -4)
    for i in range(8):
        a = math.pi * (i + .5) / 8
        for lv in range(3):
            sack(cx + math.cos(a) * (205 - lv * 3), cy + 16 + math.sin(a) * 56 - lv * 27, 1.04, -6 * math.cos(a))
    for i in range(7):
        for lv in range(2 if i % 2 else 1):
            sack(70 + i * 96, 985 - i * 6 - lv * 32, 1.15, r.uniform(-5, 5))
    # rain
    for i in range(330):
        x, y = r.uniform(-60, 1660), r.uniform(-60, 1067)
        k = r.uniform(26, 64)
        s.line(x, y, x - k * .22, y + k, "#c9d6da", r.choice((1.2, 1.6, 2.2)), op=.28)
    for i in range(40):
        x, y = r.uniform(0, 1600), r.uniform(880, 1050)
        s.ell(x, y, r.uniform(8, 18), 3, None, stroke="#9fb1b8", sw=1.5, op=.5)


@picture("practice/cunji-gongkai-1.jpg")
def gongkai(s):
    r = random.Random(15)
    s.rect(0, 0, 1600, 640, s.grad([(0, R1, 1), (1, "#f8f1e4", 1)]))
    cloud(s, 980, 150, 420)
    hills(s, 360, 22, R2, r, 220, 620)
    # polder dyke along the horizon
    s.path("M0,470 Q500,430 1000,446 T1600,420 V600 H0Z", G3)
    s.path("M0,466 Q500,426 1000,442 T1600,416", None, stroke="#d9cdb4", sw=9)
    for i in range(12):
        x = 30 + i * 140 + r.uniform(-20, 20)
        tree(s, x, 470 - i * 3, r.uniform(90, 130), r, n_=12)
    s.rect(0, 560, 1600, 507, "#cdbfa4")
    s.poly([(0, 540), (620, 545), (560, 640), (0, 700)], G2)
    s.poly([(1050, 545), (1600, 520), (1600, 640), (1180, 640)], G2)
    for q in range(9):
        s.line(20, 556 + q * 14, 590 - q * 6, 556 + q * 9, G3, 3, extra='stroke-dasharray="10 9"')
    s.path("M620,545 Q640,700 420,1067 H1250 Q1100,760 1000,545Z", "#ddd2bb")
    # small shop and mill at the right
    s.rect(1190, 300, 470, 420, "#efe6d7")
    s.poly([(1160, 308), (1230, 210), (1620, 210), (1620, 308)], R6)
    for i in range(16):
        s.line(1234 + i * 27, 212, 1168 + i * 30, 306, R5, 3)
    s.rect(1240, 420, 190, 300, W6)
    s.rect(1252, 432, 166, 288, "#5a4a3d")
    for q in range(3):
        s.rect(1252, 470 + q * 60, 166, 8, WOOD2)
        for m in range(5):
            s.rect(1262 + m * 31, 440 + q * 60, 20, 30, (RED, R4, PAPER, G3, "#d9b35a")[(m + q) % 5], 3)
    s.rect(1240, 612, 190, 108, WOOD2)
    s.rect(1230, 600, 210, 16, WOOD)
    window(s, 1470, 420, 110, 120, W5, R3)
    s.rect(1250, 336, 180, 52, WOOD3)
    FACES["kai"].put(s, "小卖部", 1340, 376, 42, "#f2dca6", gap=8)
    # the board with its rain roof
    for x in (300, 1010):
        s.rect(x, 300, 24, 530, WOOD3)
        s.rect(x - 14, 816, 52, 26, W4)
    s.poly([(236, 290), (330, 206), (1010, 206), (1100, 290)], R6)
    for i in range(27):
        s.line(334 + i * 26, 208, 244 + i * 32.6, 288, R5, 3)
    s.rect(236, 288, 864, 12, INK, op=.6)
    s.rect(284, 316, 770, 74, RED)
    FACES["title"].put(s, "芦洲圩村村务公开栏", 669, 370, 50, "#fff6e6", gap=12)
    s.rect(284, 390, 770, 300, WOOD2)
    cols = ("#f4e3dc", "#e4ebe2", "#e2e9ec", "#f3ecd2")
    heads = ("收支", "救助", "宅基地", "工程")
    for i in range(4):
        x = 302 + i * 186
        s.rect(x, 406, 176, 268, cols[i])
        s.rect(x, 406, 176, 44, (RED, G4, R5, "#a8843a")[i])
        FACES["hei"].put(s, heads[i], x + 88, 440, 30, PAPER, gap=4)
        for q in range(9):
            y = 468 + q * 22
            s.line(x + 14, y, x + 14 + (70, 92, 60, 84)[(i + q) % 4], y, W5, 3)
            if i in (0, 3):
                s.line(x + 126, y, x + 126 + (28, 36, 22)[q % 3], y, INK, 3)
    s.poly([(690, 520), (730, 500), (800, 530), (776, 600), (704, 590)], None, stroke=R6, sw=3)
    s.rect(676, 466, 160, 200, cols[2])
    s.poly([(700, 520), (740, 500), (806, 530), (786, 606), (712, 596)], "#c9d6da", stroke=R6, sw=3)
    s.path("M684,630 q70,-18 146,6", None, stroke=WOOD2, sw=6)
    s.poly([(880, 600), (960, 594), (966, 668), (886, 672)], "#f0cf57")
    for q in range(4):
        s.line(894, 618 + q * 12, 948 - q * 6, 614 + q * 12, W6, 2.5)
    # readers
    man(s, 420, 960, 470, view="b", coat=R5, hair="short", lh=(-13, -48), rh=(13, -48), skin=SKIN2)
    man(s, 190, 965, 455, view="s", coat=W4, pants=R6, hair="bald", hc=W2, rh=(14, -66), lh=(17, -62), face=True, skin=SKIN2)
    s.path("M240,668 q34,44 68,0Z", PAPER)
    s.ell(274, 668, 34, 8, "#efe0bf")
    s.line(280, 664, 306, 626, WOOD3, 4)
    s.line(288, 664, 314, 628, WOOD3, 4)
    man(s, 640, 975, 450, view="b", coat="#7a1c22", woman=True, hair="bun", hc=W4, lh=(-12, -46), rh=(13, -46))
    s.path("M700,776 l10,96 h70 l10,-96Z", "#c8ad7c")
    s.path("M712,776 q34,-60 66,0", None, stroke="#9d8456", sw=5)
    for q in range(4):
        s.ell(718 + q * 18, 774, 14, 12, G4)
    man(s, 915, 960, 460, view="s", flip=True, coat=R6, pants=W6, hair="part", rh=(20, -72), lh=(10, -58), face=True, glasses=True)
    man(s, 1090, 985, 450, view="s", flip=True, coat=G4, pants=W5, woman=True, hair="bob", rh=(9, -60), lh=(12, -58), face=True)
    man(s, 790, 1010, 280, view="b", coat=G2, pants=R6, hair="short")
    # stools set out for question day
    for x in (1190, 1296):
        bench(s, x, 880, 84, 52, WOOD2)
    bike(s, 1470, 1000, 1.6, col=R6)
    for x, k in ((520, 1), (562, .9), (1180, .9)):
        s.path("M%s,1040 q4,-26 26,-26 q14,-16 24,-4 l8,4 l-8,5 q0,22 -20,24 h-18Z" % n(x), PAPER if k == 1 else "#d9a56a")
        s.path("M%s,1008 q4,-8 8,0" % n(x + 32), None, stroke=RED, sw=4)
        s.path("M%s,1040 v12 l6,2 M%s,1040 v12 l6,2" % (n(x + 20), n(x + 31)), None, stroke="#b98236", sw=3)


@picture("practice/zhuren-zhuli-1.jpg")
def zhuli(s):
    r = random.Random(35)
    s.rect(0, 0, 1600, 560, s.grad([(0, R1, 1), (1, "#f7efe2", 1)]))
    cloud(s, 180, 130, 380)
    hills(s, 220, 60, R2, r, 260, 700)
    hills(s, 300, 44, mix(R3, G2, .35), r, 210, 760)
    # cedars on the ridge
    for i in range(46):
        x = i * 36 + r.uniform(-10, 10)
        y = 352 + 24 * math.sin(i / 4)
        k = r.uniform(40, 78)
        s.poly([(x, y - k), (x + k * .26, y), (x - k * .26, y)], r.choice((G4, "#4d5943", mix(G4, R5, .3))))
    s.path("M0,350 Q400,320 800,372 T1600,336 V700 H0Z", G3)
    # terraces: curved steps
    tones = ("#cdd0b4", "#b7bd97", "#c0c4a1", "#a9b08c", "#bcc39e", "#c9cdae", "#aeb68f")
    for i in range(7):
        t = i / 6
        y = 390 + 74 * i + 6 * i * i
        a, b = 60 - 26 * t, 46 + 34 * t
        top = "M-20,%s C260,%s 480,%s 760,%s S1280,%s 1640,%s" % tuple(n(v) for v in (y + a, y - b * .5, y + b, y + b * .2, y - b * .7, y + b * .4))
        s.path(top + " L1640,1100 L-20,1100Z", "#8a7a5e")
        s.open("translate(0 %s)" % n(10 + 7 * t))
        s.path(top + " L1640,1100 L-20,1100Z", tones[i])
        s.path(top, None, stroke="#dfe2cf", sw=3 + 2 * t, op=.8)
        s.close()
        if i in (1, 3, 5):
            s.open("translate(0 %s)" % n(24 + 10 * t))
            s.path(top + " L1640,%s C1280,%s 1000,%s 760,%s S260,%s -20,%s Z" % tuple(n(v) for v in (y + b * .4 + 30, y - b * .7 + 36, y + b * .1 + 40, y + b * .2 + 38, y - b * .3 + 40, y + a + 34)), R2, op=.75)
            s.close()
        else:
            for q in range(2):
                s.open("translate(0 %s)" % n(30 + 10 * t + q * (15 + 9 * t)))
                s.path(top, None, stroke=G4, sw=2 + 2 * t, op=.55, extra='stroke-dasharray="%d %d"' % (5 + i, 9 + 2 * i))
                s.close()
    # farmhouses up the slope
    for x, y, k in ((1130, 420, 1.0), (1240, 440, 1.2), (330, 452, .9)):
        s.rect(x, y - 66 * k, 96 * k, 66 * k, "#f0e6d4")
        s.poly([(x - 12 * k, y - 62 * k), (x + 14 * k, y - 96 * k), (x + 82 * k, y - 96 * k), (x + 108 * k, y - 62 * k)], R6)
        s.rect(x + 38 * k, y - 40 * k, 20 * k, 40 * k, WOOD3)
        s.rect(x + 12 * k, y - 50 * k, 16 * k, 16 * k, R5)
    s.path("M1190,340 q10,-26 -4,-44 q-10,-20 8,-40", None, stroke=PAPER, sw=9, op=.7)
    # the channel and its path, foreground
    s.path("M1640,700 C1300,760 980,790 640,850 C380,896 160,960 -20,1000 L-20,1100 L1640,1100Z", "#cbb996")
    s.path("M1640,760 C1300,816 1000,850 700,906 C480,950 300,1000 180,1067 L420,1067 C520,1010 700,966 900,930 C1160,884 1400,846 1640,812Z", W3)
    s.path("M1640,770 C1300,826 1000,860 706,916 C500,958 330,1006 214,1067 L386,1067 C500,1006 690,956 896,920 C1150,876 1400,836 1640,802Z", R3)
    s.path("M1640,780 C1300,836 1010,868 716,926 C530,964 380,1010 270,1067 L330,1067 C470,1000 690,946 890,912 C1150,868 1400,826 1640,794Z", R2)
    for x, y in ((1250, 822), (900, 884), (560, 966)):
        s.path("M%d,%d q30,-10 60,-12" % (x, y), None, stroke=PAPER, sw=4, op=.9)
    # the old secretary points, the assistant maps
    man(s, 640, 868, 430, view="s", coat=R5, pants=W6, hat="straw", skin=SKIN2, rh=(33, -80), lh=(6, -46), face=True, shoe=W6, hc=W4)
    man(s, 470, 900, 430, view="s", coat=W2, pants=R6, hair="short", rh=(17, -58), lh=(19, -62), face=True, bare=True, shoe="#5f6a50")
    s.poly([(530, 636), (602, 620), (612, 664), (540, 682)], PAPER, stroke=W4, sw=2)
    s.path("M544,650 q20,-14 30,4 q14,10 28,-8", None, stroke=R4, sw=3)
    s.line(590, 646, 608, 612, RED, 5)
    s.path("M482,582 L446,694", None, stroke=WOOD3, sw=5)
    s.rect(418, 690, 52, 60, G4, 8)
    s.rect(418, 690, 52, 20, "#4d5943", 8)
    # a farmer with a hoe further off, and a buffalo
    man(s, 1180, 640, 190, view="s", flip=True, coat=R6, hat="straw", legs="stand", rh=(16, -58), lh=(14, -66), skin=SKIN2)
    s.line(1172, 516, 1120, 640, WOOD3, 5)
    # bamboo at the left, ferns in front
    for i in range(6):
        x = 20 + i * 34
        s.path("M%d,1067 Q%d,700 %d,%d" % (x, x + 6, x + 40 + i * 8, 180 + i * 40), None, stroke=G4 if i % 2 else G3, sw=11)
        for q in range(9):
            y = 250 + i * 40 + q * 66
            px = x + 36 + i * 6 - q * 4
            for a in (-1, 1):
                s.path("M%s,%s q%s,-14 %s,16 q%s,2 %s,-16Z" % tuple(n(v) for v in (px, y, a * 30, a * 66, -a * 40, -a * 66)), r.choice((G4, G3)))
    for i in range(80):
        x, y = r.uniform(420, 1640), r.uniform(1000, 1075)
        for a in (-14, -4, 8, 16):
            s.path("M%s,%s q%s,-20 %s,-%s" % tuple(n(v) for v in (x, y, a * .3, a, r.uniform(26, 46))), None, stroke=r.choice((G3, G4)), sw=3.6)


@picture("interviews/zhengwu-zhongxin-zhuanfang/zhaopian.jpg", 900, 1200)
def zhaopian(s):
    s.rect(0, 0, 900, 1200, "#e9e2d6")
    # hall behind, out of focus in flat shapes
    s.rect(0, 0, 900, 210, "#ded5c6")
    for i in range(3):
        s.poly([(40 + i * 310, 60), (250 + i * 310, 60), (236 + i * 310, 104), (56 + i * 310, 104)], "#fbf8f1")
    s.rect(0, 210, 900, 86, mix(RED, PAPER, .1))
    FACES["title"].put(s, "政务服务中心", 450, 272, 54, "#fff3e0", gap=14)
    s.rect(0, 296, 900, 470, "#d5dcdc")
    for i in range(4):
        x = 20 + i * 240
        s.rect(x, 318, 190, 58, R5 if i != 3 else RED2)
        FACES["hei"].put(s, str(11 + i), x + 95, 362, 42, "#eef1f0")
        s.rect(x - 26, 296, 12, 470, R3)
    for x, k in ((110, dict(coat=R4, woman=True, hair="bob", hc="#4a4540")), (800, dict(coat=R4, hair="short", hc="#4a4540"))):
        man(s, x, 940, 420, view="f", legs="none", shadow=False, face=False, skin=mix(SKIN, "#d5dcdc", .25), lh=(-8, -55), rh=(8, -55), **k)
    s.rect(0, 740, 900, 26, "#f5f1ea")
    s.rect(0, 766, 900, 434, "#cdb89e")
    for i in range(4):
        s.rect(i * 240 - 6, 766, 8, 434, WOOD2, op=.5)
    # a portrait drawn in its own, finer way
    cx = 450
    jk, jd = "#2f3f48", "#24323a"
    s.path("M120,1200 C130,1010 150,900 250,850 C320,818 372,800 392,776 L508,776 C528,800 580,818 650,850 C750,900 770,1010 780,1200Z", jk)
    s.path("M780,1200 C770,1010 750,900 650,850 C610,830 572,818 544,804 L470,1200Z", jd)
    s.path("M252,1200 C250,1120 240,1060 222,1000 M648,1200 C650,1120 660,1060 678,1000", None, stroke="#1c272d", sw=5, op=.8)
    # shirt, neck
    s.path("M384,786 L450,880 L516,786 L540,818 L464,1060 L436,1060 L360,818Z", "#f4f0e8")
    s.path("M398,690 L392,790 Q450,866 508,790 L502,690Z", mix(SKIN, INK, .13))
    s.path("M398,730 Q450,790 502,730 L504,752 Q450,806 396,752Z", INK, op=.1)
    s.path("M394,770 L450,884 L506,770Z", mix(SKIN, INK, .13))
    s.path("M394,772 Q450,812 506,772 L496,800 Q450,828 404,800Z", INK, op=.08)
    s.path("M384,780 L372,822 L436,872 L452,862Z", "#fdfbf6", stroke="#d8d0c4", sw=2)
    s.path("M516,780 L528,822 L464,872 L448,862Z", "#fdfbf6", stroke="#d8d0c4", sw=2)
    s.line(450, 870, 450, 1060, "#d8d0c4", 2)
    for y in (910, 965, 1020):
        s.circ(450, y, 4.5, "#cfc6b8")
    # lapels
    s.path("M360,812 L300,850 L350,930 L330,950 L436,1090 L450,1062Z", mix(jk, PAPER, .08), stroke="#1c272d", sw=2.5)
    s.path("M540,812 L600,850 L550,930 L570,950 L464,1090 L450,1062Z", mix(jd, PAPER, .06), stroke="#1c272d", sw=2.5)
    s.line(450, 1080, 452, 1200, "#1c272d", 3.5)
    s.circ(470, 1130, 9, "#141c21")
    # party badge and name plate
    s.rect(584, 976, 44, 28, RED, 3)
    s.rect(590, 995, 32, 3, "#f3d58a")
    s.rect(290, 980, 96, 30, "#e9e4da", 3)
    FACES["hei"].put(s, "晏如松", 338, 1004, 22, INK, gap=3)
    # head
    s.path("M340,550 q-46,-22 -50,26 q2,66 50,80Z", mix(SKIN, INK, .08))
    s.path("M560,550 q46,-22 50,26 q-2,66 -50,80Z", mix(SKIN, INK, .14))
    s.path("M302,580 q10,-14 18,6 M598,580 q-10,-14 -18,6", None, stroke=mix(SKIN, INK, .3), sw=3)
    face = "M316,500 C312,390 370,340 450,340 C530,340 588,390 584,500 C584,590 578,640 556,690 C532,738 492,768 450,768 C408,768 368,738 344,690 C322,640 316,590 316,500Z"
    s.path(face, SKIN)
    c = s.clip(face)
    s.open(clip=c)
    s.path("M520,330 C560,440 556,560 540,640 C528,700 500,750 450,780 L620,780 L620,330Z", INK, op=.075)
    s.ell(366, 628, 36, 22, RED, op=.04)
    s.ell(528, 628, 36, 22, RED, op=.04)
    s.close()
    s.path("M308,540 C290,420 320,300 450,292 C580,290 614,420 592,540 C588,500 580,470 566,442 C540,430 500,432 470,412 C430,440 370,432 338,452 C322,476 314,506 308,540Z", "#24211e")
    s.path("M308,540 C300,480 306,430 326,390 C318,440 322,480 316,520Z M592,540 C600,480 594,430 574,390 C582,440 578,480 584,520Z", W4)
    s.path("M360,350 Q430,310 520,330 M400,372 Q460,352 540,372", None, stroke="#46403a", sw=4, op=.8)
    # brows, eyes, glasses
    for m in (-1, 1):
        ex = cx + m * 68
        s.path("M%s,520 q%s,-20 %s,-4" % (n(ex - m * 38), n(m * 40), n(m * 78)), None, stroke="#2b2622", sw=9)
        s.path("M%s,562 q34,-22 68,0 q-34,18 -68,0Z" % n(ex - 34), "#fffdf8")
        s.circ(ex + 2, 560, 12, "#2b2019")
        s.circ(ex + 6, 556, 3.6, "#ffffff")
        s.path("M%s,561 q34,-23 70,0" % n(ex - 35), None, stroke="#2b2622", sw=4.5)
        s.path("M%s,590 q26,10 50,0" % n(ex - 25), None, stroke=mix(SKIN, INK, .28), sw=2.5)
        s.rect(ex - 52, 528, 104, 72, None, 26, stroke=INK, sw=5)
        s.path("M%s,540 l24,-4 l-30,46Z" % n(ex - 34), "#ffffff", op=.35)
    s.path("M%s,554 q16,-12 32,0" % n(cx - 16), None, stroke=INK, sw=5)
    s.path("M330,552 L312,546 M570,552 L588,546", None, stroke=INK, sw=5)
    s.path("M446,570 C446,610 436,632 430,646 Q434,660 450,660 Q464,660 470,652", None, stroke=mix(SKIN, INK, .38), sw=4)
    s.path("M400,700 Q450,726 500,698", None, stroke="#8b3a33", sw=5.5)
    s.path("M418,710 Q450,728 484,708 Q450,718 418,710Z", "#c47a6e")
    s.path("M392,690 q-6,8 -2,16 M508,688 q6,8 2,16", None, stroke=mix(SKIN, INK, .25), sw=3)
    s.path("M430,742 q20,8 40,0", None, stroke=mix(SKIN, INK, .22), sw=3)
