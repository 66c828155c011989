// Desks that strain the pages: nothing scrolls sideways or stands upon other text on a phone or a desk, axe still finds nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, each, launch, overhang, overlaps, pages, serve, site, watch } from './house.mjs';

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
