// What a reader does, done by a browser: under the strict policy, by mouse, by keyboard alone, and without scripts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { launch, pages, serve, site, watch } from './house.mjs';

const BASE = 'https://www.linjiang.example/dangjian/';
const folder = site('public');
const text = (name) => readFileSync(join(folder, name), 'utf8');
const articles = pages(folder).filter((name) => /^(interviews|policy|practice|news)\/\d{4}\//.test(name));
/** The first article whose page has a piece of markup. */
const having = (piece) => articles.find((name) => text(name).includes(piece)) ?? assert.fail(`no article has ${piece}`);

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve(folder, '/dangjian/');
});
after(async () => {
  await browser.close();
  server.close();
});

/** Opens a page in a browser of its own that remembers nothing, does something there, and holds that nothing went wrong. */
async function visit(name, work, { script = true, width = 1280 } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  const wrong = watch(page, server.origin);
  await page.goto(server.root + name);
  await work(page, wrong);
  await context.close();
  assert.deepEqual(wrong, []);
}

const style = (page, selector, name) => page.$eval(selector, (element, name) => getComputedStyle(element)[name], name);
const shown = (page, selector) => page.$eval(selector, (element) => element.getClientRects().length > 0);
const at = (page) => page.evaluate(() => location.pathname + location.hash);

test('the search finds and leads to the article', () => visit('index.html', async (page) => {
  await page.type('#site-query', '联系点');
  await Promise.all([page.waitForNavigation(), page.click('.search button')]);
  await page.waitForSelector('#search-results a');
  assert.match(await page.$eval('#search-status', (status) => status.textContent), /\d/);
  await Promise.all([page.waitForNavigation(), page.click('#search-results a')]);
  assert.match(await page.$eval('main', (main) => main.textContent), /联系点/);
}));

for (const script of [true, false]) {
  test(`the name of the site stands above the search on a telephone, scripts: ${script}`, () => visit('index.html', async (page) => {
    const box = (selector) => page.$eval(selector, (element) => element.getBoundingClientRect().toJSON());
    const [name, search] = [await box('.site-name'), await box('.search')];
    assert.ok(name.height < 50, `one line: ${name.height}`);
    assert.ok(name.bottom <= search.top, `${name.bottom} above ${search.top}`);
  }, { script, width: 390 }));
}

test('the size of the type changes and is remembered', () => visit(articles[0], async (page) => {
  const size = () => style(page, '.text', 'fontSize');
  assert.equal(await size(), '18px');
  await page.click('[data-type=large]');
  assert.equal(await size(), '22px');
  await page.goto(server.root + articles[1]);
  assert.equal(await size(), '22px');
  assert.equal(await page.$eval('[data-type=large]', (button) => button.getAttribute('aria-pressed')), 'true');
  await page.click('[data-type=small]');
  assert.equal(await size(), '16px');
  await page.click('[data-type=medium]');
  await page.reload();
  assert.equal(await size(), '18px');
}));

test('light and dark are switched, remembered, and paper stays white', () => visit('index.html', async (page) => {
  const paper = () => style(page, 'body', 'backgroundColor');
  const [white, black] = ['rgb(255, 255, 255)', 'rgb(22, 20, 18)'];
  assert.equal(await paper(), white);
  await page.click('#page-look');
  assert.equal(await paper(), black);
  await page.goto(server.root + articles[0]);
  assert.equal(await paper(), black);
  await page.emulateMediaType('print');
  assert.equal(await paper(), white);
  await page.emulateMediaType();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await page.click('#page-look');
  assert.equal(await paper(), white, 'chosen light wins over a dark system');
  await page.reload();
  assert.equal(await paper(), white);
}));

/** In the page, with every paragraph on one line: how far it is from before each piece that the build has marked to behind the character after it. */
function reach() {
  document.querySelectorAll('.text p').forEach((one) => { one.style.cssText = 'white-space: nowrap; text-align: left'; });
  const edge = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  // A character between two pieces has room on its other side, too, which browsers count to one or the other.
  const clear = (one) => one.nextSibling?.data?.length > 1 && one.previousSibling?.data?.length !== 1;
  return Array.from(document.querySelectorAll('.text p > .room, .text p > .half')).filter(clear).map((one) => {
    const before = one.previousSibling?.data;
    const from = before ? edge(one.previousSibling, before.length - 1).left : one.getBoundingClientRect().left;
    return { text: (before?.slice(-1) ?? '') + one.textContent + one.nextSibling.data[0], wide: edge(one.nextSibling, 0).right - from };
  });
}

test('a line is set as finely by browsers that leave it to the build', async () => {
  const seen = new Set();
  for (const name of articles) {
    await visit(name, async (page) => {
      const own = await page.evaluate(reach);
      await page.evaluate(async () => {
        // As if this browser knew neither property.
        const { href } = Array.from(document.styleSheets).find((one) => one.href?.includes('/style-'));
        const text = await (await fetch(href)).text();
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`${text.replace(/@supports not [^{]*/g, '@media all ')} * { text-autospace: no-autospace !important; text-spacing-trim: space-all !important; }`);
        document.adoptedStyleSheets = [sheet];
      });
      const made = await page.evaluate(reach);
      own.forEach(({ text, wide }, at) => assert.ok(Math.abs(wide - made[at].wide) < 0.6, `${name}: ${text} is ${made[at].wide} instead of ${wide}`));
      own.forEach(({ text }) => seen.add(/[0-9A-Za-z]/.test(text) ? 'room' : 'half'));
    });
  }
  assert.deepEqual([...seen].sort(), ['half', 'room']);
});

test('the print button prints', () => visit(articles[0], async (page) => {
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await page.click('.tools-print');
  assert.equal(await page.evaluate(() => window.printed), true);
}));

test('a short form leads to its full one and back', async () => {
  const name = having('class="word"');
  for (const script of [true, false]) {
    await visit(name, async (page) => {
      const full = await page.$eval('.word', (word) => word.title);
      await page.click('.word');
      assert.match(await at(page), /#word-1$/);
      assert.ok((await page.$eval(':target dd', (dd) => dd.textContent)).startsWith(full));
      await page.click(':target .back');
      assert.match(await at(page), /#use-1$/);
    }, { script });
  }
  for (const name of articles) {
    for (const [, inside] of text(name).matchAll(/<(?:h[1-6]|a(?! class="word")|code)\b[^>]*>(.*?)<\/(?:h[1-6]|a|code)>/gs)) {
      assert.ok(!inside.includes('class="word"'), `${name}: explained in a heading or a link`);
    }
  }
});

test('the QR code is folded, opens without a script, is printed, and holds the address', async () => {
  await visit(articles[0], async (page) => {
    assert.equal(await shown(page, '.qr'), false);
    await page.click('.code-part summary');
    assert.equal(await shown(page, '.qr'), true);
    const figure = await page.$('.qr');
    const { data, width, height } = PNG.sync.read(Buffer.from(await figure.screenshot()));
    assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, BASE + articles[0]);
    await page.click('.code-part summary');
    await page.emulateMediaType('print');
    assert.equal(await shown(page, '.qr'), true);
    assert.equal(await shown(page, '.code-part summary'), false);
  }, { script: false });
  await visit(articles[0], async (page) => assert.equal(await shown(page, '.code-part'), false), { width: 390 });
});

test('the contents stand in the margin, or in a fold that needs no script', async () => {
  const name = having('class="contents"');
  await visit(name, async (page) => {
    assert.equal(await shown(page, '.contents li a'), true);
    const inside = await page.$eval('.contents', (nav) => nav.getBoundingClientRect().right <= innerWidth);
    assert.ok(inside, 'within the window');
  }, { script: false });
  await visit(name, async (page) => {
    assert.equal(await shown(page, '.contents li a'), false);
    await page.click('.contents summary');
    await page.click('.contents li a');
    assert.match(await at(page), /#./);
  }, { script: false, width: 390 });
});

test('a link that leads out asks first, where the desk wants it', async () => {
  const asking = await serve(site('bad'), '/a/long/way/down/');
  const page = await browser.newPage();
  const wrong = watch(page, asking.origin);
  await page.goto(`${asking.root}news/2013/leaving.html`);
  assert.equal(await shown(page, '#page-leaving'), false);
  await page.click('a.outside');
  assert.equal(await shown(page, '#page-leaving'), true);
  const to = 'https://www.example.org/guide?a=1&b=2';
  assert.equal(await page.$eval('.leaving-ways a', (link) => link.href), to);
  assert.equal(await page.$eval('.leaving-to', (line) => line.textContent), to);
  await page.keyboard.press('Escape');
  assert.equal(await shown(page, '#page-leaving'), false);
  assert.ok((await at(page)).endsWith('/leaving.html'));
  await page.close();
  asking.close();
  assert.deepEqual(wrong, []);
  assert.ok(!text('index.html').includes('page-leaving'), 'off unless set');
});

test('without scripts nothing is shown that would do nothing', async () => {
  await visit(articles[0], async (page) => {
    for (const selector of ['#page-look', '#page-tools']) assert.equal(await shown(page, selector), false, selector);
  }, { script: false });
  await visit('search.html', async (page) => {
    assert.equal(await shown(page, '#search-form'), false);
    assert.ok(await shown(page, '.advice a[href="archive.html"]'), 'the archive is offered');
  }, { script: false });
});

test('marks of the search can be read in forced colours', async () => {
  for (const name of ['public', 'spare']) {
    const other = await serve(site(name), '/dangjian/');
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }, { name: 'prefers-color-scheme', value: 'dark' }] });
    await page.goto(`${other.root}search.html?q=${encodeURIComponent('联系点')}`);
    await page.waitForSelector('#search-results mark');
    const { data, width } = PNG.sync.read(Buffer.from(await (await page.$('#search-results mark')).screenshot()));
    const light = Array.from({ length: data.length / 4 }, (_, at) => data[at * 4] + data[at * 4 + 1] + data[at * 4 + 2]);
    assert.ok(width > 0 && Math.max(...light) - Math.min(...light) > 380, `${name}: ${Math.min(...light)} to ${Math.max(...light)}`);
    await page.close();
    other.close();
  }
});

test('the keyboard reaches everything, and shows where it is', () => visit(articles[0], async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().left >= 0), 'the way past the head shows itself');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'page-main');
  await page.reload();
  const wanted = await page.evaluate(() => Array.from(document.querySelectorAll('a[href], button, input, summary'))
    .filter((one) => one.getClientRects().length && one.tabIndex >= 0).length);
  const met = new Set();
  for (let step = 0; step < wanted + 20; step++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const all = Array.from(document.querySelectorAll('*'));
      return { at: all.indexOf(one), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, name: one.outerHTML.slice(0, 80) };
    });
    if (!here || met.has(here.at)) break;
    met.add(here.at);
    assert.ok(here.seen, `no ring on ${here.name}`);
  }
  assert.ok(met.size >= wanted, `${met.size} of ${wanted}`);
}));

test('the search is used by keyboard alone', () => visit('search.html', async (page) => {
  await page.focus('#search-query');
  await page.keyboard.type('群众');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#search-results a');
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.closest('#search-results') !== null)) break;
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.match(await page.$eval('main', (main) => main.textContent), /群众/);
}));

test('lost readers find home from any depth, also on a site that knows no address', async () => {
  for (const [name, prefix] of [['public', '/dangjian/'], ['plain', '/'], ['spare-few', '/']]) {
    const away = await serve(site(name), prefix);
    for (const lost of ['nowhere.html', 'news/2013/gone.html', 'a/b/c/d/']) {
      const page = await browser.newPage();
      const wrong = watch(page, away.origin);
      await page.goto(away.root + lost);
      // The page itself is answered with 404, and nothing else is.
      assert.ok(wrong.length > 0 && wrong.every((line) => line.includes('404') && line.includes(lost)), wrong.join('\n'));
      assert.notEqual(await style(page, 'main', 'paddingTop'), '0px', 'it is styled');
      await Promise.all([page.waitForNavigation(), page.click('main a')]);
      assert.equal(await at(page), `${prefix}index.html`);
      await page.close();
    }
    away.close();
  }
});

test('the page for lost addresses is styled where its site has no address of its own', async () => {
  const below = await serve(site('few'), '/bm/xuanchuan/');
  const page = await browser.newPage();
  for (const address of [`${below.root}news/2013/gone.html`, `${below.root}nowhere.html`, pathToFileURL(join(site('few'), '404.html')).href]) {
    await page.goto(address);
    assert.equal(await style(page, '.lost-text', 'paddingTop'), '48px', address);
    // A script finds where the site stands: its links lead home, on a server and on a disk.
    const home = address.startsWith('file:') ? pathToFileURL(join(site('few'), 'index.html')).href : `${below.root}index.html`;
    await page.waitForFunction((home) => Array.from(document.querySelectorAll('.lost-text a, .nav a')).some((link) => link.href === home), {}, home);
    await Promise.all([page.waitForNavigation(), page.click('.lost-text a')]);
    assert.equal(page.url(), home, address);
  }
  await page.close();
  below.close();
});

test('other programs are told what an article is', async () => {
  for (const name of articles) {
    const html = text(name);
    const story = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)[1]);
    assert.equal(story['@type'], 'NewsArticle');
    assert.equal(story.mainEntityOfPage, BASE + name);
    for (const field of ['headline', 'datePublished', 'author', 'publisher']) assert.ok(story[field], `${name}: ${field}`);
    for (const property of ['og:title', 'og:type', 'og:url', 'og:site_name', 'article:published_time']) {
      assert.ok(html.includes(`<meta property="${property}" content="`), `${name}: ${property}`);
    }
    const image = /<meta property="og:image" content="([^"]*)"/.exec(html)?.[1];
    if (image) assert.equal((await fetch(server.root + image.slice(BASE.length))).status, 200, image);
  }
  assert.ok(!readFileSync(join(site('plain'), articles[0]), 'utf8').includes('og:'), 'nothing without an address');
});

test('icons are there', async () => {
  const icons = Array.from(text('index.html').matchAll(/<link rel="(?:icon|apple-touch-icon)" href="([^"]+)"/g), ([, href]) => href);
  assert.equal(icons.length, 3);
  for (const href of icons) {
    const answer = await fetch(server.root + href);
    assert.match(answer.headers.get('content-type'), /^image\//);
  }
});

test('nothing moves while a page loads', async () => {
  for (const name of ['index.html', having('<figure>'), having('class="turn')]) {
    await visit(name, async (page) => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await new Promise((rest) => setTimeout(rest, 300));
      const moved = await page.evaluate(() => new Promise((told) => {
        new PerformanceObserver((list) => told(list.getEntries().filter((one) => !one.hadRecentInput).reduce((sum, one) => sum + one.value, 0)))
          .observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => told(0), 200);
      }));
      assert.ok(moved < 0.02, `${name} shifts by ${moved}`);
    });
  }
});

test('fingers find what they touch: 44 pixels, but in running text', () => visit(articles[0], async (page) => {
  const small = await page.$$eval('.nav a, .search button, .search input, .look, .tools button, .contents summary, .line a, .foot-links a, .pager a', (all) => all
    .filter((one) => one.getClientRects().length)
    .filter((one) => (one.closest('.line') || one).getBoundingClientRect().height < 44)
    .map((one) => `${one.outerHTML.slice(0, 60)} ${one.getBoundingClientRect().height}`));
  assert.deepEqual(small, []);
}, { width: 390 }));
