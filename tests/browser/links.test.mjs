// Without scripts: every article is reached from the home page by links alone, and no link leads nowhere.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { pages, site } from './house.mjs';

const decode = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);

for (const name of ['plain', 'few', 'bad', 'crowd', 'spare', 'spare-few', 'spare-bad']) {
  test(`links of ${name}`, () => {
    const folder = site(name);
    const all = pages(folder);
    const [links, ids] = [new Map(), new Map()];
    for (const page of all) {
      const html = readFileSync(join(folder, page), 'utf8');
      links.set(page, Array.from(html.matchAll(/<a\b[^>]*? href="([^"]*)"/g), ([, href]) => decode(href)));
      ids.set(page, new Set(Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id)));
    }
    const wrong = [];
    const met = new Set(['index.html']);
    for (const queue = ['index.html']; queue.length;) {
      const page = queue.pop();
      for (const href of links.get(page)) {
        if (/^(https?|mailto|tel):/.test(href)) continue;
        const [path, hash] = href.split('#');
        const target = path ? posix.join(posix.dirname(page), decodeURIComponent(path)) : page;
        if (!existsSync(join(folder, target))) wrong.push(`${page}: ${href} leads nowhere`);
        else if (hash && !ids.get(target)?.has(decodeURIComponent(hash))) wrong.push(`${page}: nothing is at ${href}`);
        else if (links.has(target) && !met.has(target)) {
          met.add(target);
          queue.push(target);
        }
      }
    }
    const lost = all.filter((page) => !met.has(page) && page !== '404.html');
    assert.deepEqual([...wrong, ...lost.map((page) => `${page}: no way from home`)], []);
    console.log(`links: ${met.size} pages of ${name} reached from home`);
  });
}
