// Titles in lists and above texts: lines end between words and where a mark allows it, and what is copied is the title.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { each, launch, pages, serve, site } from './house.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** In the page: every title whose lines end where they must not, and how many lines there are. */
function broken() {
  const [closing, opening] = ['、，。：；！？”’）》〉】〕…—·', '“‘（《〈【〔'];
  const letter = (c) => /[\p{L}\p{N}]/u.test(c);
  const wrong = [];
  let lines = 0;
  for (const clause of document.querySelectorAll('.clause')) {
    if (!clause.getClientRects().length) continue;
    const walker = document.createTreeWalker(clause, NodeFilter.SHOW_ALL);
    const range = document.createRange();
    let [before, top, seam] = ['', 0, true];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // A seam, or another part of the clause.
      if (node.nodeType === Node.ELEMENT_NODE) seam = true;
      if (node.nodeType !== Node.TEXT_NODE) continue;
      for (let at = 0; at < node.data.length; at++) {
        const c = node.data[at];
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (before && box.top > top + box.height / 2) {
          lines += 1;
          if (closing.includes(c) || opening.includes(before) || letter(before) && letter(c) && !seam) wrong.push(`${clause.textContent}: …${before}|${c}…`);
        }
        [before, top, seam] = [c, box.top, false];
      }
    }
  }
  return { wrong, lines };
}

for (const name of ['public', 'spare', 'bad']) test(`titles of ${name} break between words`, async () => {
  const folder = site(name);
  const server = await serve(folder, name === 'bad' ? '/a/long/way/down/' : '/dangjian/');
  const wrong = [];
  let lines = 0;
  await each(browser, pages(folder), 2, async (page, path) => {
    await page.goto(server.root + path);
    for (const width of [390, 768, 1280]) {
      await page.setViewport({ width, height: 900 });
      const found = await page.evaluate(broken);
      lines += found.lines;
      // A word that no line holds is broken somewhere.
      wrong.push(...found.wrong.filter((line) => !/Donau/.test(line)).map((line) => `${path} at ${width}: ${line}`));
    }
    const copied = await page.evaluate(() => {
      const title = document.querySelector('.article-head h1, .campaign-head h1');
      if (title) getSelection().selectAllChildren(title);
      return title && [getSelection().toString(), document.title];
    });
    if (copied && !copied[1].startsWith(`${copied[0]} - `)) wrong.push(`${path}: “${copied[0]}” is copied of “${copied[1]}”`);
  });
  server.close();
  assert.deepEqual(wrong, []);
  assert.ok(lines > 5, 'titles of several lines were seen');
  console.log(`titles: ${lines} line ends of ${name}`);
});
