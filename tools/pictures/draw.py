"""A small kit for flat newspaper illustrations: SVG out, one palette, jointed figures.

A figure is drawn in its own units: feet at (0, 0), crown at (0, -100). Hands are given as targets and the
elbow follows from two bones, so that no limb can come loose from its shoulder.
"""
import math
import random

PAPER, INK, RED, RED2 = "#faf7f2", "#1b1a18", "#b0121b", "#861018"
W1, W2, W3, W4, W5, W6 = "#efe9df", "#ddd5c8", "#bfb5a6", "#968c7e", "#665f56", "#423d37"
R1, R2, R3, R4, R5, R6 = "#dbe2e3", "#b9c6ca", "#93a6ad", "#6b828d", "#4a606c", "#2f3f48"
G1, G2, G3, G4 = "#cdd0b4", "#a9b08c", "#838d6a", "#5f6a50"
SKIN, SKIN2 = "#e6c5a8", "#d2a785"
WOOD, WOOD2, WOOD3 = "#c2a88a", "#9b8066", "#6e5846"


def mix(a, b, t):
    """colour a moved towards b by t"""
    pa, pb = ([int(c[i:i + 2], 16) for i in (1, 3, 5)] for c in (a, b))
    return "#" + "".join("%02x" % round(x + (y - x) * t) for x, y in zip(pa, pb))


def n(v):
    return ("%.2f" % v).rstrip("0").rstrip(".") if isinstance(v, float) else str(v)


class Svg:
    def __init__(self, w=1600, h=1067, bg=PAPER):
        self.w, self.h, self.out, self.defs, self.ids = w, h, [], [], 0
        self.rect(0, 0, w, h, bg)

    def add(self, text):
        self.out.append(text)

    def at(self, fill=None, stroke=None, sw=None, op=None, extra=""):
        a = ' fill="%s"' % (fill or "none")
        if stroke:
            a += ' stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"' % (stroke, n(sw or 1))
        if op is not None:
            a += ' opacity="%s"' % op
        return a + (" " + extra if extra else "")

    def rect(self, x, y, w, h, fill, r=0, **k):
        self.add('<rect x="%s" y="%s" width="%s" height="%s" rx="%s"%s/>' % (n(x), n(y), n(w), n(h), n(r), self.at(fill, **k)))

    def circ(self, x, y, r, fill, **k):
        self.add('<circle cx="%s" cy="%s" r="%s"%s/>' % (n(x), n(y), n(r), self.at(fill, **k)))

    def ell(self, x, y, rx, ry, fill, **k):
        self.add('<ellipse cx="%s" cy="%s" rx="%s" ry="%s"%s/>' % (n(x), n(y), n(rx), n(ry), self.at(fill, **k)))

    def path(self, d, fill=None, **k):
        self.add('<path d="%s"%s/>' % (d, self.at(fill, **k)))

    def poly(self, pts, fill=None, close=True, **k):
        d = "M" + " L".join("%s,%s" % (n(x), n(y)) for x, y in pts) + ("Z" if close else "")
        self.path(d, fill, **k)

    def line(self, x1, y1, x2, y2, stroke, sw=2, **k):
        self.path("M%s,%s L%s,%s" % (n(x1), n(y1), n(x2), n(y2)), None, stroke=stroke, sw=sw, **k)

    def open(self, tf="", op=None, clip=None):
        self.add("<g%s%s%s>" % (' transform="%s"' % tf if tf else "", ' opacity="%s"' % op if op is not None else "",
                                ' clip-path="url(#%s)"' % clip if clip else ""))

    def close(self):
        self.add("</g>")

    def clip(self, d):
        self.ids += 1
        i = "c%d" % self.ids
        self.defs.append('<clipPath id="%s"><path d="%s"/></clipPath>' % (i, d))
        return i

    def grad(self, stops, x1=0, y1=0, x2=0, y2=1, radial=False):
        """stops: (offset, colour, opacity)"""
        self.ids += 1
        i = "g%d" % self.ids
        st = "".join('<stop offset="%s" stop-color="%s" stop-opacity="%s"/>' % s for s in stops)
        if radial:
            self.defs.append('<radialGradient id="%s">%s</radialGradient>' % (i, st))
        else:
            self.defs.append('<linearGradient id="%s" x1="%s" y1="%s" x2="%s" y2="%s">%s</linearGradient>' % (i, x1, y1, x2, y2, st))
        return "url(#%s)" % i

    def text(self):
        return ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"><defs>%s</defs>%s</svg>'
                % (self.w, self.h, self.w, self.h, "".join(self.defs), "\n".join(self.out)))


def elbow(sx, sy, hx, hy, a, b, bend):
    dx, dy = hx - sx, hy - sy
    d = math.hypot(dx, dy) or 0.01
    lim = (a + b) * 0.995
    if d > lim:
        hx, hy = sx + dx * lim / d, sy + dy * lim / d
        dx, dy, d = hx - sx, hy - sy, lim
    t = max(-1, min(1, (a * a + d * d - b * b) / (2 * a * d)))
    ang = math.atan2(dy, dx) + bend * math.acos(t)
    return sx + a * math.cos(ang), sy + a * math.sin(ang), hx, hy


def limb(s, pts, col, w, edge=None):
    d = "M" + " L".join("%s,%s" % (n(x), n(y)) for x, y in pts)
    if edge:
        s.path(d, None, stroke=edge, sw=w + 1.1)
    s.path(d, None, stroke=col, sw=w)


def arm(s, sh, hand, col, skin, bend, w=6.6, edge=None, a=17.0, b=16.0, bare=False, flat=True):
    if flat is not True:  # seen from the front a bent arm points at us: shorter bones, a quieter elbow
        d = math.hypot(hand[0] - sh[0], hand[1] - sh[1])
        a, b = min(a, d * (.57 if flat is False else .535)), min(b, d * (.51 if flat is False else .5))
    ex, ey, hx, hy = elbow(sh[0], sh[1], hand[0], hand[1], a, b, bend)
    ux, uy = (hx - ex) / b, (hy - ey) / b
    s.ell(hx + ux * 2.2, hy + uy * 2.2, 2.9, 2.9, skin)
    if bare:
        mx, my = sh[0] + (ex - sh[0]) * .55, sh[1] + (ey - sh[1]) * .55
        limb(s, [sh, (ex, ey), (hx, hy)], skin, w * .74, edge and mix(skin, INK, .25))
        limb(s, [sh, (mx, my)], col, w, edge)
    else:
        limb(s, [sh, (ex, ey), (hx, hy)], col, w, edge)


TORSO = "M-4,-81.5C-9,-80.6 -12.6,-78.4 -13.2,-72L-11,-44Q0,-42.4 11,-44L13.2,-72C12.6,-78.4 9,-80.6 4,-81.5Z"
TORSO_W = "M-3.6,-81C-8,-80 -11,-78 -11.4,-72L-9.4,-59L-11.4,-42Q0,-40.2 11.4,-42L9.4,-59L11.4,-72C11,-78 8,-80 3.6,-81Z"
SIDE = "M-3.4,-81.5C-8,-80 -9.8,-74 -9.2,-66L-8,-44Q0,-42.6 8,-44L8.4,-64C9,-73 7,-80 2.6,-81.5Z"


def hair_front(s, st, c):
    if st in ("short", "cap", "straw", "helmet"):
        s.path("M-7.1,-90C-8.6,-101.5 8.6,-101.5 7.1,-90C6.6,-93.6 5.2,-95.6 2.6,-95.9C-0.6,-95.2 -3.6,-95.5 -5.2,-94.9C-6.2,-93.8 -6.8,-92 -7.1,-90Z", c)
    elif st == "part":
        s.path("M-7.1,-89.5C-9,-102 8.8,-102 7.1,-89.5C6.6,-93 5.6,-94.6 3.4,-96.6C0.6,-94.4 -3.4,-94 -5.4,-94.2C-6.2,-93 -6.8,-91.4 -7.1,-89.5Z", c)
    elif st in ("bob", "long"):
        b = -81.5 if st == "bob" else -76
        s.path("M-7.6,%s C-9.6,-88 -9.2,-100.4 0,-100.6C9.2,-100.4 9.6,-88 7.6,%s L5.2,%s C6.8,-88 6.2,-93.4 3,-95.4C-0.6,-92.8 -4,-92.6 -5.6,-92.8C-6.4,-90 -5.8,-86 -5.2,%s Z" % (b, b, b + .6, b + .6), c)
    elif st == "bun":
        s.circ(0, -100.6, 3.4, c)
        s.path("M-7.1,-89C-8.8,-101.4 8.8,-101.4 7.1,-89C6.4,-93.4 4,-96 0,-96.6C-4,-96 -6.4,-93.4 -7.1,-89Z", c)
    elif st == "bald":
        s.path("M-7,-87.5C-8,-92 -7.6,-95 -6.2,-96.4C-6.4,-93.4 -6.2,-90 -5.8,-87.5ZM7,-87.5C8,-92 7.6,-95 6.2,-96.4C6.4,-93.4 6.2,-90 5.8,-87.5Z", c)


def head(s, view, st, c, skin, face, hat, dx=0.0, glasses=False):
    sk2 = mix(skin, INK, .14)
    if hat == "hood":
        st = "bald"
        c = R4
    s.path("M-2.7,-86L-3,-79.5Q0,-77.6 3,-79.5L2.7,-86Z", sk2)
    if view == "f":
        if st in ("bob", "long"):
            b = -81.5 if st == "bob" else -76
            s.path("M-7.6,%s C-9.6,-88 -9.2,-100.4 0,-100.6C9.2,-100.4 9.6,-88 7.6,%s Z" % (b, b), mix(c, INK, .25))
            s.path("M-2.7,-86L-3,-79.5Q0,-77.6 3,-79.5L2.7,-86Z", sk2)
        s.circ(-6.7, -89.6, 1.5, sk2)
        s.circ(6.7, -89.6, 1.5, sk2)
        s.path("M-6.6,-92C-6.6,-100.4 6.6,-100.4 6.6,-92C6.6,-86.4 3.6,-82.4 0,-82.4C-3.6,-82.4 -6.6,-86.4 -6.6,-92Z", skin)
        hair_front(s, st, c)
        if face:
            x = dx
            for e in (-2.7, 2.7):
                s.ell(e + x, -90.2, .62, .78, INK)
                s.path("M%s,-92.5q1.4,-.8 2.8,0" % n(e + x - 1.4), None, stroke=mix(c, INK, .4), sw=.55)
            s.path("M%s,-89.6q.9,1.6 -.3,2" % n(x + .1), None, stroke=mix(skin, INK, .4), sw=.45)
            s.path("M%s,-85.8q1.7,1.1 3.4,0" % n(x - 1.7), None, stroke=mix(skin, RED2, .55), sw=.55)
            if glasses:
                for e in (-2.8, 2.8):
                    s.circ(e + x, -90.1, 2, None, stroke=INK, sw=.4)
                s.line(x - .8, -90.2, x + .8, -90.2, INK, .4)
    elif view == "b":
        s.circ(-6.7, -89.6, 1.5, sk2)
        s.circ(6.7, -89.6, 1.5, sk2)
        if st == "bald":
            s.path("M-6.6,-92C-6.6,-100.4 6.6,-100.4 6.6,-92C6.6,-86.4 3.6,-82.4 0,-82.4C-3.6,-82.4 -6.6,-86.4 -6.6,-92Z", skin)
            s.path("M-7,-93C-6,-91.4 6,-91.4 7,-93C7.4,-88 5,-84.6 0,-84.6C-5,-84.6 -7.4,-88 -7,-93Z", c)
        elif st in ("bob", "long"):
            b = -81 if st == "bob" else -74
            s.path("M-7.4,%s C-9.4,-88 -9,-100.6 0,-100.6C9,-100.6 9.4,-88 7.4,%s Q0,%s -7.4,%s Z" % (b, b, b + 2, b), c)
        else:
            if st == "bun":
                s.circ(0, -99.6, 3.4, c)
            s.path("M-6.9,-91C-7.4,-101.4 7.4,-101.4 6.9,-91C6.6,-87.6 5,-84.6 3.2,-83.8Q0,-84.6 -3.2,-83.8C-5,-84.6 -6.6,-87.6 -6.9,-91Z", c)
            if st == "bun":
                s.path("M-3.4,-97.6Q0,-96 3.4,-97.6", None, stroke=mix(c, PAPER, .25), sw=.5)
            if st == "tail":
                s.path("M-1.6,-93C-3.4,-86 -3,-80 -1,-75.6L1.4,-75.6C3,-80 3.2,-86 1.6,-93Z", mix(c, INK, .3))
    else:  # side, looking right
        s.path("M-5.6,-92C-5.6,-100.4 6.8,-100.8 7,-93.4L7.1,-91.6L8.7,-88.7L7.2,-88.2L7.2,-86.2Q6.6,-82.6 3.2,-82.6C-1,-82.8 -5.6,-86 -5.6,-92Z", skin)
        s.circ(-.2, -89.6, 1.5, sk2)
        if st == "bald":
            s.path("M-6.4,-92C-6.4,-94.4 -5,-95.8 -3,-96C-1.4,-94 -1.4,-91 -2,-89.6C-1.6,-87.6 -2.4,-85.6 -3.6,-84.8C-5.4,-86.6 -6.6,-89 -6.4,-92Z", c)
        elif st in ("bob", "long"):
            b = -80.6 if st == "bob" else -74
            s.path("M-6.6,%s C-9.4,-88 -8.6,-100.8 0.6,-101C5.4,-101 7.8,-98 7.2,-94.2C4.6,-94 2.6,-94.6 2,-95.6C2.6,-91 2,-86 .4,%s Z" % (b, b), c)
        else:
            s.path("M-3.4,-84.2C-7.6,-87 -8.6,-101 1.4,-101C6.4,-101 8,-97.8 7.4,-94C5.8,-95.4 3.4,-96.2 1.6,-96C1.2,-94 1.2,-92.6 .8,-91.2C-.6,-92 -1.8,-90.6 -1.6,-89C-1.4,-87.6 -2,-85 -3.4,-84.2Z", c)
            if st == "bun":
                s.circ(-7.4, -93, 3.3, c)
            if st == "tail":
                s.path("M-6,-95C-10.4,-92 -10,-84 -8.4,-80C-7,-82 -5.4,-86 -5,-90Z", mix(c, INK, .2))
        if face:
            s.ell(4.4, -90.3, .6, .85, INK)
            s.path("M3.2,-92.6q1.4,-.8 2.6,-.1", None, stroke=mix(c, INK, .4), sw=.55)
            s.path("M5,-85.6q1.2,.5 2,-.1", None, stroke=mix(skin, RED2, .55), sw=.55)
            if glasses:
                s.circ(4.6, -90.2, 1.9, None, stroke=INK, sw=.4)
                s.line(2.7, -90.4, -.6, -90.6, INK, .4)
    hx = 0 if view in "fb" else .8
    if hat == "straw":
        s.path("M%s,-94.6Q%s,-98 %s,-105Q%s,-98 %s,-94.6Q%s,-92.2 %s,-94.6Z" % tuple(n(hx + v) for v in (-13.5, -5, 0, 5, 13.5, 0, -13.5)), "#d9c79d")
        s.path("M%s,-94.6Q%s,-92.2 %s,-94.6Q%s,-95.4 %s,-94.6Z" % tuple(n(hx + v) for v in (-13.5, 0, 13.5, 0, -13.5)), "#b39f74")
        for v in (-7, -2.4, 2.4, 7):
            s.line(hx + v * .18, -103.4, hx + v, -94, "#b39f74", .4)
    elif hat == "cap":
        s.path("M%s,-94C%s,-102.6 %s,-102.6 %s,-94Z" % tuple(n(hx + v) for v in (-7.3, -7.6, 7.6, 7.3)), R5)
        if view == "s":
            s.path("M4,-94.6Q11,-95.4 12.6,-93.2Q8,-92.8 4,-93.4Z", R6)
        elif view == "f":
            s.path("M-6.4,-94.4Q0,-91.2 6.4,-94.4Q0,-96.2 -6.4,-94.4Z", R6)
    elif hat == "helmet":
        s.path("M%s,-93.4C%s,-103.6 %s,-103.6 %s,-93.4Z" % tuple(n(hx + v) for v in (-7.8, -8, 8, 7.8)), RED)
        s.rect(hx - 9, -94.4, 18, 1.8, RED2, .9)
    elif hat == "hood":
        s.path("M%s,-82C%s,-106 %s,-106 %s,-82Q%s,-80 %s,-82Z" % tuple(n(hx + v) for v in (-8.2, -10, 10, 8.2, 0, -8.2)), R4)
        if view == "f":
            s.ell(0, -90.4, 5.4, 7, skin)
            if face:
                for e in (-2.3, 2.3):
                    s.ell(e, -90.2, .62, .78, INK)
        elif view == "s":
            s.path("M2,-97.6C7.6,-97 8.2,-92 8.2,-90.6L8.9,-88.6L7.4,-88.2Q7.2,-83.4 2.4,-83Q.4,-90 2,-97.6Z", skin)
            if face:
                s.ell(5, -90.4, .6, .85, INK)
                s.path("M3.8,-92.6q1.4,-.8 2.6,-.1", None, stroke=INK, sw=.55)


def man(s, x, y, h, view="f", coat=R5, pants=W6, hair="short", hc=INK, skin=SKIN, legs="stand", lh=None, rh=None, lb=None, rb=None,
        hat=None, woman=False, flip=False, shirt="#f4efe6", open_=True, face=None, lean=0, bare=False, look=0.0, glasses=False, shoe=INK,
        skirt=False, vest=None, front=None, cape=False, shade=True, shadow=True):
    """One figure. view: f front, b back, s side (looking right; flip to look left). legs: stand, walk, sit, none.
    lh/rh: hand targets for the left/right of the picture (front, back) or far/near hand (side)."""
    k = h / 100
    if face is None:
        face = h > 190
    s.open("translate(%s,%s) scale(%s,%s)" % (n(float(x)), n(float(y)), n(-k if flip else k), n(k)) if k >= .1 else "")
    sit = legs == "sit"
    if shadow and legs in ("stand", "walk"):
        s.ell(2, -.6, 15, 2.6, INK, op=.13)
    up = 17.0 if sit else 0.0
    dark = mix(coat, INK, .28)
    edge = mix(coat, INK, .2)
    pd = mix(pants, INK, .22)
    if view in "fb":
        if legs == "stand":
            if skirt:
                s.path("M-3.8,-22L-4.6,-3L-2,-3L-1,-22ZM3.8,-22L4.6,-3L2,-3L1,-22Z", skin)
                s.path("M-10,-46L-12.6,-18Q0,-16 12.6,-18L10,-46Z", pants)
            else:
                s.path("M-10.6,-46L-9.4,-3.6L-2,-3.6L-.2,-38L2,-3.6L9.4,-3.6L10.6,-46Z", pants)
                s.path("M3,-40L4.4,-3.6L9.4,-3.6L10.6,-46Z", pd, op=.6)
            for e in (-5.9, 5.9):
                s.path("M%s,-4.2h7.4q1.4,3.6 .4,4.2h-8.2q-1,-.8 .4,-4.2Z" % n(e - 3.7), shoe)
        elif sit and view == "f":
            for e in (-1, 1):
                s.path("M%s,-29L%s,-24L%s,-3.6L%s,-3.6L%s,-25Z" % tuple(n(e * v) for v in (1, 1, 2.4, 9, 10.8)), pd)
                s.path("M%s,-31Q%s,-32 %s,-28Q%s,-20 %s,-19Q%s,-18.4 %s,-22Z" % tuple(n(e * v) for v in (.4, 11, 12, 12, 7, 1.6, .6)), pants)
                s.path("M%s,-4.2h7.4q1.4,3.6 .4,4.2h-8.2q-1,-.8 .4,-4.2Z" % n(e * 5.7 - 3.7), shoe)
        s.open("translate(0,%s) rotate(%s 0 -44)" % (n(up), n(float(lean))))
        body = TORSO_W if woman else TORSO
        sx = 9.6 if woman else 11.2
        cl = s.clip(body) if shade else None
        if view == "b":
            pass
        s.path(body, coat)
        if shade:
            s.open(clip=cl)
            s.rect(4, -84, 12, 44, INK, op=.12)
            s.close()
        if view == "f":
            if open_:
                s.path("M-3.4,-81.4L0,-71L3.4,-81.4Q0,-79 -3.4,-81.4Z", shirt)
                s.path("M-3.6,-81.6L-5.4,-78.4L-1.6,-72L0,-71L0,-43", None, stroke=edge, sw=.7)
                s.path("M3.6,-81.6L5.4,-78.4L1.6,-72L0,-71", None, stroke=edge, sw=.7)
            else:
                s.path("M-4,-81.2Q0,-77.4 4,-81.2", None, stroke=edge, sw=1)
            if vest:
                s.path("M-6,-81L-4,-44L-11,-44L-13,-70Z M6,-81L4,-44L11,-44L13,-70Z", vest)
        if not (lh == "no"):
            l = lh or (-14.2, -42.7)
            if front != "none":
                arm(s, (-sx, -75.2), l, coat, skin, lb if lb is not None else (.9 if l[0] > -13 else 1) * 1, edge=edge, bare=bare, flat=None if view == "b" else False)
        if not (rh == "no"):
            r = rh or (14.2, -42.7)
            arm(s, (sx, -75.2), r, mix(coat, INK, .1), skin, rb if rb is not None else -1, edge=edge, bare=bare, flat=None if view == "b" else False)
        if cape:
            s.path("M-5,-82C-12,-80 -15,-70 -17,-36Q0,-32 17,-36C15,-70 12,-80 5,-82Z", mix(R4, PAPER, .1))
            s.path("M0,-82L0,-34", None, stroke=R5, sw=.7)
        head(s, view, hair, hc, skin, face, hat, look, glasses)
        s.close()
    else:
        if legs == "stand":
            s.path("M-7.4,-46L-5.4,-3.6L3.6,-3.6L7.4,-46Z", pants)
            s.path("M-7.4,-46L-5.4,-3.6L-2,-3.6L-1,-46Z", pd, op=.6)
            s.path("M-5.4,-4h8.4q5.6,1.6 6.4,4h-15Z", shoe)
        elif legs == "walk":
            limb(s, [(-.6, -46), (-1.4, -24.5), (-10.4, -6)], pd, 8.4)
            s.path("M-14.2,-6.4l5.6,2.4q4.6,3 4.4,5.4l-2,.2q-7,-3 -9.6,-4.6Z", shoe)
            limb(s, [(.4, -46), (6, -25), (8.6, -5.6)], pants, 8.8)
            s.path("M4.6,-4.4h8q5.6,1.8 6.2,4.4h-14.4Z", shoe)
        elif sit:
            limb(s, [(0, -30), (14.4, -29), (13.6, -6)], pd, 8.2)
            limb(s, [(0, -29.4), (16, -28.6), (15.6, -5)], pants, 8.6)
            s.path("M11.6,-4.4h8q5.6,1.8 6.2,4.4h-14.4Z", shoe)
        s.open("translate(0,%s) rotate(%s 0 -44)" % (n(up), n(float(lean))))
        far = lh or ((7, -47) if legs == "walk" else (3, -45))
        near = rh or ((-7, -45) if legs == "walk" else (1, -42.6))
        if lh != "no":
            arm(s, (1.2, -75), far, dark, mix(skin, INK, .12), lb if lb is not None else 1, w=6.2, bare=bare)
        cl = s.clip(SIDE) if shade else None
        s.path(SIDE, coat)
        if shade:
            s.open(clip=cl)
            s.rect(-12, -84, 8, 44, INK, op=.14)
            s.close()
        s.path("M1.6,-81.6Q4,-79 4.6,-76", None, stroke=shirt, sw=1.1)
        head(s, "s", hair, hc, skin, face, hat, 0, glasses)
        if rh != "no":
            arm(s, (-1, -75), near, mix(coat, PAPER, .06), skin, rb if rb is not None else 1, edge=edge, bare=bare)
        if cape:
            s.path("M-3,-82C-9,-78 -12,-60 -12,-36Q0,-33 11,-37C11,-60 8,-78 3,-82Z", mix(R4, PAPER, .1))
        s.close()
    s.close()


def hb(s, x, y, h, coat=R5, hair="short", hc=INK, skin=SKIN, view="b", **k):
    """head and shoulders; y is where the figure is cut (counted at 44 units above the floor)"""
    man(s, x, y + h * .44, h, view=view, coat=coat, hair=hair, hc=hc, skin=skin, legs="none", **k)


# ---------------------------------------------------------------- things
def tree(s, x, y, h, rnd, tone=(G4, G3, G2), trunk=WOOD3, spread=.42, lean=0, n_=26):
    w = h * spread
    s.path("M%s,%s C%s,%s %s,%s %s,%s L%s,%s C%s,%s %s,%s %s,%s Z" % tuple(n(v) for v in (
        x - h * .035, y, x - h * .018, y - h * .25, x - h * .02 + lean, y - h * .4, x - h * .05 + lean, y - h * .62,
        x + h * .05 + lean, y - h * .62, x + h * .025 + lean, y - h * .4, x + h * .022, y - h * .25, x + h * .045, y)), trunk)
    for e in (-1, 1):
        s.path("M%s,%s Q%s,%s %s,%s" % tuple(n(v) for v in (x + lean * .6, y - h * .36, x + e * w * .25 + lean, y - h * .48, x + e * w * .5 + lean, y - h * .62)),
               None, stroke=trunk, sw=h * .022)
    cy = y - h * .7
    s.ell(x + lean, cy, w * .86, h * .25, tone[0])
    for layer, c in enumerate(tone):
        for i in range(n_):
            a, r = rnd.uniform(0, 6.283), math.sqrt(rnd.random())
            px = x + lean + math.cos(a) * r * w * (1 - .16 * layer) - layer * w * .07
            py = cy + math.sin(a) * r * h * .27 * (1 - .2 * layer) - layer * h * .045
            s.ell(px, py, h * rnd.uniform(.06, .1) * (1 - .2 * layer), h * rnd.uniform(.045, .075) * (1 - .2 * layer), c)


def willow(s, x, y, h, rnd, c=(G4, G3, G2)):
    s.path("M%s,%s Q%s,%s %s,%s L%s,%s Q%s,%s %s,%s Z" % tuple(n(v) for v in (
        x - h * .04, y, x - h * .01, y - h * .4, x - h * .05, y - h * .75, x + h * .03, y - h * .75, x + h * .03, y - h * .4, x + h * .045, y)), WOOD3)
    for e, t in ((-1, .19), (1, .18), (-1, .12), (1, .1)):
        s.path("M%s,%s Q%s,%s %s,%s" % tuple(n(v) for v in (x, y - h * .66, x + e * t * h * .4, y - h * .84, x + e * t * h, y - h * .88)), None, stroke=WOOD3, sw=h * .016)
    for i in range(190):
        a = rnd.uniform(-1, 1)
        top = y - h * (.93 - .2 * a * a) + rnd.uniform(-.05, .06) * h
        px = x + a * h * .38
        ln = h * rnd.uniform(.2, .5) * (1.05 - .3 * abs(a))
        s.path("M%s,%s C%s,%s %s,%s %s,%s" % tuple(n(v) for v in (x + a * h * .24, top + h * .01, px, top - h * .03, px, top + ln * .3, px + rnd.uniform(-.015, .02) * h, top + ln)),
               None, stroke=c[i % 3] if i % 5 else mix(c[0], INK, .2), sw=h * .01, op=.95)


def hills(s, y, amp, col, rnd, step=160, base=None, x0=-50):
    base = base or y + 300
    d = "M%d,%d" % (x0, base)
    x, py = x0, y + rnd.uniform(-amp, amp)
    d += " L%d,%s" % (x, n(py))
    while x < 1650:
        nx, ny = x + step * rnd.uniform(.7, 1.3), y + rnd.uniform(-amp, amp)
        d += " C%s,%s %s,%s %s,%s" % tuple(n(v) for v in (x + (nx - x) * .4, py, nx - (nx - x) * .4, ny, nx, ny))
        x, py = nx, ny
    s.path(d + " L%s,%d Z" % (n(x), base), col)


def cloud(s, x, y, w, col="#ffffff", op=.75):
    """a flat-bottomed cloud, its base from (x, y) to (x + w, y)"""
    c = s.clip("M%s,%s h%s v%s h%s Z" % (n(x), n(y), n(w), n(-w * .6), n(-w)))
    s.open(op=op, clip=c)
    for a, b, rx, ry in ((.14, .0, .14, .07), (.32, -.03, .17, .12), (.54, -.06, .2, .17), (.76, -.02, .16, .11), (.9, 0, .1, .06)):
        s.ell(x + w * a, y + w * b, w * rx, w * ry, col)
    s.close()


def waves(s, x0, x1, y0, y1, rnd, col, k=40, op=.6, w=3):
    for i in range(k):
        t = rnd.random() ** 1.4
        y = y0 + (y1 - y0) * t
        ln = 24 + 150 * t * rnd.uniform(.5, 1.2)
        x = rnd.uniform(x0, x1 - ln)
        s.path("M%s,%s q%s,%s %s,0" % (n(x), n(y), n(ln / 2), n(-ln * .05), n(ln)), None, stroke=col, sw=w * (.5 + t), op=op)


def window(s, x, y, w, h, frame=W5, glass=R2, bars=1, sill=True, cross=True, lit=None):
    s.rect(x - w * .07, y - w * .07, w * 1.14, h + w * .14, frame)
    s.rect(x, y, w, h, lit or glass)
    if not lit:
        s.poly([(x, y + h), (x, y + h * .55), (x + w * .7, y), (x + w, y), (x + w * .2, y + h)], PAPER, op=.22)
    for i in range(1, bars + 1):
        s.rect(x + w * i / (bars + 1) - w * .02, y, w * .04, h, frame)
    if cross:
        s.rect(x, y + h * .34, w, w * .04, frame)
    if sill:
        s.rect(x - w * .12, y + h + w * .05, w * 1.24, w * .09, mix(frame, PAPER, .35))


def cup(s, x, y, k=1.0, col="#fbfaf7"):
    s.ell(x, y + 1 * k, 13 * k, 3.4 * k, INK, op=.15)
    s.path("M%s,%s h%s l%s,%s q%s,%s %s,0 Z" % tuple(n(v) for v in (x - 9 * k, y - 22 * k, 18 * k, -1.5 * k, 21 * k, -7.5 * k, 3 * k, -15 * k)), col)
    s.path("M%s,%s q%s,%s 0,%s" % tuple(n(v) for v in (x + 8.6 * k, y - 17 * k, 9 * k, 5 * k, 11 * k)), None, stroke=col, sw=2.4 * k)
    s.rect(x - 10 * k, y - 25 * k, 20 * k, 3.6 * k, mix(col, INK, .12), 1.8 * k)
    s.circ(x, y - 26.6 * k, 2.2 * k, mix(col, INK, .2))
    s.rect(x + 2 * k, y - 20 * k, 5 * k, 18 * k, INK, op=.07)


def bench(s, x, y, w, h=46, col=WOOD2):
    s.rect(x + w * .08, y - h, 9, h, mix(col, INK, .3))
    s.rect(x + w * .86, y - h, 9, h, mix(col, INK, .3))
    s.line(x + w * .1, y - h * .45, x + w * .88, y - h * .45, mix(col, INK, .3), 5)
    s.rect(x, y - h - 6, w, 11, col, 2)


def bike(s, x, y, k=1.0, flip=False, col=INK, basket=True):
    s.open("translate(%s,%s) scale(%s,%s)" % (n(float(x)), n(float(y)), n(float(-k if flip else k)), n(float(k))))
    for cx in (-46, 46):
        s.circ(cx, -30, 29, None, stroke=col, sw=4)
        for a in range(0, 180, 30):
            r = math.radians(a)
            s.line(cx - 27 * math.cos(r), -30 - 27 * math.sin(r), cx + 27 * math.cos(r), -30 + 27 * math.sin(r), W4, .9)
    s.path("M-46,-30L-4,-30L-20,-66L-46,-30M-20,-66L30,-68L-4,-30M46,-30L28,-84", None, stroke=col, sw=4.5)
    s.line(-20, -66, -24, -80, col, 4)
    s.path("M-38,-82h26q3,5 -4,6h-16Z", INK)
    s.path("M28,-84l-3,-8l-16,-4", None, stroke=col, sw=4)
    s.circ(-4, -30, 7, None, stroke=col, sw=3)
    s.rect(-66, -64, 36, 4, col)
    if basket:
        s.path("M36,-88h34l-5,26h-24Z", W4)
        s.path("M42,-88l3,26M50,-88l1,26M58,-88l-1,26M37,-80h32M39,-72h28", None, stroke=W6, sw=1.2)
    s.close()


class Face:
    """Chinese text set in one of the project's own faces, as outlines."""
    def __init__(self, data):
        from fontTools.ttLib import TTFont
        import io
        self.f = TTFont(io.BytesIO(data))
        self.g, self.c, self.u = self.f.getGlyphSet(), self.f.getBestCmap(), self.f["head"].unitsPerEm

    def put(self, s, text, x, y, size, fill, gap=0.0, anchor="middle", vertical=False, tf=""):
        from fontTools.pens.svgPathPen import SVGPathPen
        k = size / self.u
        adv = [self.g[self.c[ord(ch)]].width * k + gap for ch in text]
        if vertical:
            adv = [size + gap] * len(text)
        total = sum(adv) - gap
        px, py = x, y
        if not vertical and anchor == "middle":
            px = x - total / 2
        s.open(tf)
        for ch, a in zip(text, adv):
            pen = SVGPathPen(self.g)
            self.g[self.c[ord(ch)]].draw(pen)
            ox = px - size / 2 if vertical else px
            oy = py + size * .86 if vertical else py
            s.add('<path transform="translate(%s,%s) scale(%.5f,%.5f)" d="%s" fill="%s"/>' % (n(float(ox)), n(float(oy)), k, -k, pen.getCommands(), fill))
            if vertical:
                py += a
            else:
                px += a
        s.close()
