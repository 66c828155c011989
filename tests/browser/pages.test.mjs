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
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const name of ['public', 'spare']) test(`axe, console and requests of every page of ${name} under the strict policy`, async () => {
  const folder = site(name);
  const server = await serve(folder, '/dangjian/');
  const wrong = [];
  const seen = pages(folder);
  await each(browser, seen, 2, async (page, path) => {
    const notes = watch(page, server.origin);
    await page.goto(server.root + path);
    for (const [medium, [type, features]] of Object.entries(MEDIA)) {
      await page.emulateMediaType(type);
      await page.emulateMediaFeatures(features);
      notes.push(...(await axe(page)).map((line) => `${medium}: ${line}`));
    }
    wrong.push(...notes.map((note) => `${path}: ${note}`));
  });
  server.close();
  assert.deepEqual(wrong, []);
  console.log(`axe: ${seen.length} pages of ${name}, each in light, dark and print`);
});

for (const name of ['plain', 'spare']) test(`every page of ${name} from the disk, and nothing scrolls sideways`, async () => {
  const folder = site(name);
  const root = `${pathToFileURL(folder).href}/`;
  const wrong = [];
  // The page for lost addresses counts from the host's root, which is not the disk's.
  const seen = pages(folder).filter((path) => path !== '404.html');
  await each(browser, seen, 2, async (page, path) => {
    const notes = watch(page, root);
    await page.goto(root + path);
    for (const width of [390, 768, 1280, 1920]) {
      await page.setViewport({ width, height: 900 });
      const wide = await overhang(page);
      if (wide > 0) notes.push(`${wide} px too wide at ${width}`);
    }
    wrong.push(...notes.map((note) => `${path}: ${note}`));
  });
  assert.deepEqual(wrong, []);
});
