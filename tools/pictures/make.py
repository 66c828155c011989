#!/usr/bin/env python3
"""Draws the sample desk's pictures: python make.py [--fonts DIR] [--content DIR] [part of a path ...]"""
import argparse
import io
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--fonts", required=True, help="folder with jianbao-title.ttf(.zst) and jianbao-hei.ttf(.zst)")
    ap.add_argument("--content", default=str(HERE.parent.parent / "content"))
    ap.add_argument("--svg", help="also keep the SVG files in this folder")
    ap.add_argument("names", nargs="*")
    a = ap.parse_args()
    import resvg_py
    from PIL import Image
    import draw
    import scenes
    for face in ("title", "hei", "kai"):
        plain = pathlib.Path(a.fonts) / ("jianbao-%s.ttf" % face)
        if plain.exists():
            data = plain.read_bytes()
        else:
            import zstandard
            data = zstandard.ZstdDecompressor().decompressobj().decompress((pathlib.Path(a.fonts) / ("jianbao-%s.ttf.zst" % face)).read_bytes())
        scenes.FACES[face] = draw.Face(data)
    for path, (fn, w, h) in scenes.PICTURES.items():
        if a.names and not any(x in path for x in a.names):
            continue
        s = draw.Svg(w, h)
        fn(s)
        if a.svg:
            pathlib.Path(a.svg, pathlib.Path(path).stem + ".svg").write_text(s.text(), encoding="utf-8")
        png = bytes(resvg_py.svg_to_bytes(svg_string=s.text()))
        im = Image.open(io.BytesIO(png)).convert("RGB")
        assert im.size == (w, h), im.size
        out = pathlib.Path(a.content) / path
        out.parent.mkdir(parents=True, exist_ok=True)
        for q in range(90, 60, -3):
            buf = io.BytesIO()
            im.save(buf, "JPEG", quality=q, optimize=True, progressive=False, subsampling=0)
            if buf.tell() < 157000:
                break
        out.write_bytes(buf.getvalue())
        print("%s %dx%d %d KB q%d" % (path, w, h, buf.tell() // 1000, q))


main()
