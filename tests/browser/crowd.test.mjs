// Too much of everything: lists show the first lines of overlong titles, nothing stands upon other text, pictures keep their measure.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, each, launch, overhang, overlaps, pages, serve, site, watch } from './house.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** One page of each kind; further pages of lists, 520 topics and most articles teach nothing new. */
const same = [/^topics\/(?!index|zhu-ti-1\.)/, /^units\/(?!index|long\.)/, /^campaigns\/.*\//, /\/page-\d+\.html$/, /\/2014-[2-9]\.html$/, /^(practice|policy)\/2014\/t/, /\/t(?!1\.|5\.|12\.)\d+\.html$/];
const telling = (path) => same.every((pattern) => !pattern.test(path));

/** In the page: titles of lists that take more lines than they should or whose whole cannot be had, and how many were cut short. */
function titles() {
  const most = { '.lead-title a': 4, '.entry-title a': 3, '.first h3 a': 3, '.box-title a': 3, '.campaign-title a': 3, '.line > a': 3, '.section-items a': 3, '.neighbours a': 3, '.paper-name': 4, '.issue-titles li': 4, '.print-titles li': 4 };
  const wrong = [];
  let cut = 0;
  for (const [selector, lines] of Object.entries(most)) {
    for (const one of document.querySelectorAll(selector)) {
      if (!one.getClientRects().length || one.textContent.length < 60) continue;
      const high = one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight);
      if (high > lines + .6) wrong.push(`${selector} has ${high.toFixed(1)} lines`);
      if (one.scrollHeight <= one.clientHeight + 4) continue;
      cut += 1;
      if (one.matches('a') && one.title !== one.textContent) wrong.push(`${selector}: “${one.title}”`);
    }
  }
  return { wrong, cut };
}

/** In the page: pictures that are higher than the window or wider than their pixels allow. */
function pictures() {
  const wrong = [];
  for (const one of document.querySelectorAll('.text > figure img')) {
    const { width, height } = one.getBoundingClientRect();
    if (height > innerHeight) wrong.push(`${one.alt} is ${height} high`);
    if (Number(one.getAttribute('width')) < 480 && width > one.getAttribute('width')) wrong.push(`${one.alt} is ${width} wide`);
  }
  return wrong;
}

for (const name of ['crowd', 'spare-crowd']) {
  test(`pages of ${name}`, async () => {
    const folder = site(name);
    const server = await serve(folder, '/crowd/');
    const wrong = [];
    let cut = 0;
    await each(browser, pages(folder).filter(telling), 2, async (page, path) => {
      const notes = watch(page, server.origin);
      await page.goto(server.root + path);
      for (const width of [320, 390, 768, 1100, 1280]) {
        await page.setViewport({ width, height: 900 });
        const wide = await overhang(page);
        const found = await page.evaluate(titles);
        cut += found.cut;
        notes.push(...[...wide > 0 ? [`${wide} px too wide`] : [], ...found.wrong, ...await page.evaluate(overlaps), ...await page.evaluate(pictures)].map((one) => `${one} at ${width}`));
      }
      notes.push(...await axe(page));
      wrong.push(...notes.map((note) => `${path}: ${note}`));
    });
    server.close();
    assert.deepEqual(wrong, []);
    assert.ok(cut > 50, `${cut} titles were cut short`);
  });
}
