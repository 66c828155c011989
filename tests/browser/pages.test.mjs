// Every page of the sample: axe in three media, no error in the console, no request elsewhere, nothing that scrolls sideways.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axe, each, launch, overhang, pages, serve, site, watch } from './house.mjs';

const MEDIA = {
  light: [null, [{ name: 'prefers-color-scheme', value: 'light' }]],
  dark: [null, [{ name: 'prefers-color-scheme', value: 'dark' }]],
  print: ['print', [{ name: 'prefers-color-scheme', value: 'light' }]],
};

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(site('public'), '/dangjian/');
});
after(async () => {
  await browser.close();
  server.close();
});

test('axe, console and requests of every page under the strict policy', async () => {
  const folder = site('public');
  const wrong = [];
  const seen = pages(folder);
  await each(browser, seen, 2, async (page, name) => {
    const notes = watch(page, server.origin);
    await page.goto(server.root + name);
    for (const [medium, [type, features]] of Object.entries(MEDIA)) {
      await page.emulateMediaType(type);
      await page.emulateMediaFeatures(features);
      notes.push(...(await axe(page)).map((line) => `${medium}: ${line}`));
    }
    wrong.push(...notes.map((note) => `${name}: ${note}`));
  });
  assert.deepEqual(wrong, []);
  console.log(`axe: ${seen.length} pages, each in light, dark and print`);
});

test('every page from the disk, and nothing scrolls sideways', async () => {
  const folder = site('plain');
  const root = `${pathToFileURL(folder).href}/`;
  const wrong = [];
  await each(browser, pages(folder), 2, async (page, name) => {
    const notes = watch(page, root);
    await page.goto(root + name);
    for (const width of [390, 768, 1280, 1920]) {
      await page.setViewport({ width, height: 900 });
      const wide = await overhang(page);
      if (wide > 0) notes.push(`${wide} px too wide at ${width}`);
    }
    wrong.push(...notes.map((note) => `${name}: ${note}`));
  });
  assert.deepEqual(wrong, []);
});
