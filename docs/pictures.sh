#!/usr/bin/env bash
# Makes docs/pictures/ anew: pages of the sample desk, and the examples of the handbook side by side.
#
# What it does:
#   1. builds a copy of the sample desk (this repository's root) and takes pictures of some pages and prints;
#   2. builds docs/examples/ with the theme `official`, for the README's example;
#   3. builds it again with the theme `pictures`, which shows nothing but the text, and puts page and
#      print of each example side by side.
#
# Needs chromium, poppler-utils and imagemagick (apt), and the program (`cargo build --release`).
# Another program may be named: JIANBAO=/path/to/jianbao docs/pictures.sh
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
jianbao=${JIANBAO:-$home/target/release/jianbao}
out=$home/docs/pictures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shot FILE WIDTH HEIGHT PICTURE [SCALE]: a page in the browser, from its top.
shot() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --hide-scrollbars --user-data-dir="$(mktemp -d -p "$work")" \
    --force-device-scale-factor="${5:-1}" --window-size="$2,$3" --screenshot="$4" "file://$1" \
    >/dev/null 2>&1
}

# sheet PDF PAGE DPI PICTURE: a page of a print.
sheet() {
  pdftoppm -r "$3" -f "$2" -l "$2" -singlefile -png "$1" "${4%.png}"
}

# keep PICTURE NAME: the finished picture, small.
keep() {
  convert "$1" -strip -define webp:method=6 -quality 82 "$out/$2.webp"
}

framed=(-bordercolor '#c9c9c4' -border 1)

# --- 1. The sample desk.
desk=$work/desk
mkdir -p "$desk" "$out"
rm -f "$out"/*.webp
cp -r "$home"/{jianbao.yml,content,themes} "$desk"
"$jianbao" build --quiet --root "$desk"
site=$desk/public
issue=$site/bulletins/lin-jiang-gong-zuo-jian-bao/2013-2

shot "$site/index.html" 1280 1990 "$work/home.png"
convert "$work/home.png" -resize 960x "${framed[@]}" "$work/home-small.png"
keep "$work/home-small.png" home

# The same in the theme `plain`.
sed -i 's/^theme: .*/theme: plain/' "$desk/jianbao.yml"
"$jianbao" build --quiet --root "$desk" --out "$work/plain"
sed -i 's/^theme: .*/theme: official/' "$desk/jianbao.yml"
shot "$work/plain/index.html" 1000 1100 "$work/plain.png"
convert "$work/plain.png" -resize 800x "${framed[@]}" "$work/plain-small.png"
keep "$work/plain-small.png" plain

sheet "$issue.pdf" 1 72 "$work/issue-1.png"
sheet "$issue.pdf" 2 72 "$work/issue-2.png"
convert "$work"/issue-[12].png "${framed[@]}" -bordercolor white -border 6x0 +append "$work/issue.png"
keep "$work/issue.png" issue

document=$site/policy/2013/qu-zhuti-huodong-fangan.pdf
for page in 1 $(pdfinfo "$document" | sed -n 's/^Pages: *//p'); do
  sheet "$document" "$page" 72 "$work/gongwen-$page.png"
done
convert "$work"/gongwen-*.png "${framed[@]}" -bordercolor white -border 6x0 +append "$work/gongwen.png"
keep "$work/gongwen.png" gongwen

shot "$site/campaigns/zhuan-cu-hui.html" 1280 1000 "$work/campaign.png"
convert "$work/campaign.png" -resize 900x "${framed[@]}" "$work/campaign-small.png"
keep "$work/campaign-small.png" campaign

# A phone: 390 wide, from the top; two pages side by side. A window of the browser is never narrower
# than 500, so the page stands in a frame.
for page in index interviews/2013/zuzhibu-zhuanfang; do
  name=$(basename "$page")
  printf '<style>*{margin:0;border:0}</style><iframe width=390 height=800 src="file://%s"></iframe>' \
    "$site/$page.html" >"$work/$name.html"
  shot "$work/$name.html" 500 800 "$work/phone-$name.png"
  convert "$work/phone-$name.png" -crop 390x800+0+0 +repage "${framed[@]}" \
    -bordercolor white -border 10x0 "$work/phone-$name.png"
done
convert "$work"/phone-{index,zuzhibu-zhuanfang}.png +append "$work/phone.png"
keep "$work/phone.png" phone

sheet "$site/boards/zhuan-cu-hui.pdf" 1 34 "$work/board.png"
sheet "$site/boards/dangyuan-gongzuoshi.pdf" 1 34 "$work/board-2.png"
convert "$work"/board{,-2}.png "${framed[@]}" -gravity south -background white -bordercolor white -border 8x0 +append \
  -resize 1000x "$work/boards.png"
keep "$work/boards.png" board

journal=$site/bulletins/lin-jiang-dang-jian/2014-1.pdf
for page in 1 2 3 8; do
  sheet "$journal" "$page" 60 "$work/journal-$page.png"
done
convert "$work"/journal-[1238].png "${framed[@]}" -bordercolor white -border 5x0 +append -resize 1400x "$work/journal.png"
keep "$work/journal.png" journal

# The preview: a page whose text has a mistake, and the list of texts. The preview goes on while pictures are taken.
cp -r "$desk" "$work/preview"
sed -i 's/^\(供稿单位\|单位\|unit\): .*/&分局/' "$work/preview/content/interviews/2013-06-zuzhibu-zhuanfang.md"
"$jianbao" serve --port 0 --lang zh --root "$work/preview" >"$work/address" 2>/dev/null &
preview=$!
trap 'kill "$preview" 2>/dev/null; rm -rf "$work"' EXIT
until grep -q http "$work/address"; do sleep 0.1; done
address=$(grep -o 'http://[0-9.:]*/' "$work/address" | head -n 1)
# live PATH HEIGHT NAME: a page of the preview.
live() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --hide-scrollbars --user-data-dir="$(mktemp -d -p "$work")" \
    --timeout=3000 --window-size="1280,$2" --screenshot="$work/$3.png" "$address$1" \
    >/dev/null 2>&1
  convert "$work/$3.png" -resize 960x "${framed[@]}" "$work/$3.png"
  keep "$work/$3.png" "$3"
}
live interviews/2013/zuzhibu-zhuanfang.html 900 preview
live .jianbao/ 1000 texts
kill "$preview"
trap 'rm -rf "$work"' EXIT

# --- 2. The README's example: one interview, as a page and in print.
examples=$work/examples
cp -r "$home/docs/examples" "$examples"
cp "$home"/content/news/2013-06-05-dongyuan-dahui/huichang.jpg "$examples/content/news"
cp "$home"/content/news/2013-10-yuejiang-xiaoqu/{yishi,loudao,dianti}.jpg "$examples/content/news"
mkdir -p "$examples/themes/official"
cp -r "$home"/themes/official/{print,fonts} "$examples/themes/official"
cp -rn "$home"/themes/official/{print,fonts} "$examples/themes/pictures"
"$jianbao" build --quiet --root "$examples"
page=$examples/public/interviews/2013/xishan-fangtan.html
print=$examples/public/bulletins/dong-wan-jian-bao

shot "$page" 1000 1200 "$work/fangtan-page.png"
sheet "$print/2013-1.pdf" 1 88 "$work/fangtan-print.png"
convert "$work/fangtan-page.png" -resize x1000 "${framed[@]}" "$work/fangtan-page.png"
convert "$work/fangtan-print.png" -resize x1000 "${framed[@]}" -bordercolor white -border 12x0 \
  "$work/fangtan-print.png"
convert "$work"/fangtan-{page,print}.png -gravity north +append "$work/fangtan.png"
keep "$work/fangtan.png" fangtan

# --- 3. The examples of the handbook.
"$jianbao" build --quiet --root "$examples"
sed -i 's/^站名.*/&\n主题: pictures/' "$examples/jianbao.yml"
"$jianbao" build --quiet --root "$examples"
# trimmed PICTURE: without the white around it, on a sheet of one width, in a frame.
trimmed() {
  convert "$1" -trim +repage -bordercolor white -border 24x20 -background white -gravity northwest \
    -extent "$2x" "${framed[@]}" "$1"
}
for bulletin in "$home"/docs/examples/content/bulletins/*.md; do
  name=$(basename "$bulletin" .md)
  [ "$name" = xishan-fangtan ] && continue
  number=$(sed -n 's/^期号: //p' "$bulletin")
  page=$(find "$examples/public" -name "$name.html" -path '*/2013/*')
  shot "$page" 860 1400 "$work/$name-page.png"
  sheet "$print/2013-$number.pdf" 1 100 "$work/$name-print.png"
  # The number of the sheet stands below the text.
  convert "$work/$name-print.png" -gravity south -chop 0x125 "$work/$name-print.png"
  if [ "$name" = zhushi ]; then # the text at the head of the sheet, the note at its foot
    convert "$work/$name-print.png" -trim +repage "$work/$name-print.png"
    convert \( "$work/$name-print.png" -gravity north -crop 0x70+0+0 +repage \) \
      \( "$work/$name-print.png" -gravity south -crop 0x40+0+0 +repage \) -append "$work/$name-print.png"
  fi
  trimmed "$work/$name-page.png" 760
  trimmed "$work/$name-print.png" 680
  convert "$work/$name"-{page,print}.png -background white -gravity northwest \
    -bordercolor white -border 6 +append -resize 1100x "$work/$name.png"
  keep "$work/$name.png" "$name"
done

du -ch "$out"/*.webp | tail -n 1
