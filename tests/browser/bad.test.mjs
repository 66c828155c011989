// Desks that strain the pages: nothing scrolls sideways or stands upon other text on a phone or a desk, axe still finds nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, each, launch, overhang, pages, serve, site, watch } from './house.mjs';

/** In the page: lines of text that stand upon each other, of the first few hundred. */
function overlaps() {
  const lines = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && lines.length < 600; node = walker.nextNode()) {
    const hidden = node.parentElement.closest('.sr, .skip, .colon, option, script');
    if (hidden || !node.data.trim() || getComputedStyle(node.parentElement).visibility !== 'visible') continue;
    range.selectNodeContents(node);
    const whole = node.parentElement.closest('.table, .contents-inner, .nav, .folded, .first-summary, .entry-summary')?.getBoundingClientRect();
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // What scrolls in a frame of its own is cut off there; the strut of a line is higher than its letters.
      const box = { node, left: left + 1, right: Math.min(right, whole?.right ?? right) - 1, top: top + (bottom - top) / 4, bottom: Math.min(bottom - (bottom - top) / 4, whole?.bottom ?? bottom) };
      if (box.right > box.left && box.bottom > box.top) lines.push(box);
    }
  }
  const wrong = [];
  lines.forEach((one, at) => {
    const other = lines.slice(at + 1).find((other) => other.node !== one.node && other.left < one.right && one.left < other.right && other.top < one.bottom && one.top < other.bottom);
    if (other) wrong.push(`“${one.node.data.trim().slice(0, 20)}” upon “${other.node.data.trim().slice(0, 20)}”`);
  });
  return wrong.slice(0, 3);
}

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const name of ['bad', 'few', 'none', 'spare-bad', 'spare-few', 'spare-none']) {
  test(`pages of ${name}`, async () => {
    const folder = site(name);
    const server = await serve(folder, name.endsWith('bad') ? '/a/long/way/down/' : '/');
    const wrong = [];
    await each(browser, pages(folder), 2, async (page, path) => {
      const notes = watch(page, server.origin);
      await page.goto(server.root + path);
      for (const width of [390, 1280]) {
        await page.setViewport({ width, height: 900 });
        const wide = await overhang(page);
        if (wide > 0) notes.push(`${wide} px too wide at ${width}`);
        notes.push(...(await page.evaluate(overlaps)).map((one) => `${one} at ${width}`));
      }
      // Thousands of the same thing teach nothing that twenty do not.
      await page.evaluate(() => {
        for (const selector of ['.text > *', '.contents li', 'td, .table th']) Array.from(document.querySelectorAll(selector)).slice(400).forEach((one) => one.remove());
      });
      notes.push(...await axe(page));
      wrong.push(...notes.map((note) => `${path}: ${note}`));
    });
    server.close();
    assert.deepEqual(wrong, []);
  });
}
