// What the proofs share: the built sites, a server with the strict policy, the browser.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import puppeteer from 'puppeteer-core';

/** The folder in which .ci/proof laid the built sites. */
const SITES = process.env.JIANBAO_SITES;
if (!SITES) throw new Error('run .ci/proof: it builds the sites and says where they are');

/** A built site by its name. */
export const site = (name) => join(SITES, name);

/** The policy under which everything must work: nothing inline, nothing from elsewhere. */
export const POLICY = "default-src 'self'";

const TYPES = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.jpg': 'image/jpeg', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.pdf': 'application/pdf', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp', '.woff2': 'font/woff2', '.xml': 'application/xml; charset=utf-8',
};

/** Every file below a folder with one of the endings, as addresses, sorted. */
export function files(folder, ...endings) {
  const found = [];
  const walk = (below) => {
    for (const entry of readdirSync(below, { withFileTypes: true })) {
      const path = join(below, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (endings.includes(extname(entry.name))) found.push(relative(folder, path).split(sep).join('/'));
    }
  };
  walk(folder);
  return found.sort();
}

/** The pages of a site. */
export const pages = (folder) => files(folder, '.html');

/** Serves a folder below `prefix` on this machine, as the sample settings in docs/servers do. */
export async function serve(folder, prefix = '/') {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://here').pathname);
    const answer = (status, name) => {
      response.writeHead(status, {
        'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
        'Content-Security-Policy': POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      });
      response.end(readFileSync(join(folder, name)));
    };
    let name = path.startsWith(prefix) ? path.slice(prefix.length) : null;
    if (name !== null && (name === '' || name.endsWith('/'))) name += 'index.html';
    // The page for lost addresses asks for its styles from any depth.
    const asset = /.\/(assets\/[^/]+)$/.exec(name ?? '');
    if (asset && !statSync(join(folder, name), { throwIfNoEntry: false })) name = asset[1];
    if (name !== null && !name.split('/').includes('..') && statSync(join(folder, name), { throwIfNoEntry: false })?.isFile()) answer(200, name);
    else answer(404, '404.html');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, root: origin + prefix, close: () => { server.close(); server.closeAllConnections(); } };
}

/** The browser of the system; what it asks for of its own accord is turned off. */
export const launch = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--disable-background-networking', '--disable-component-update', '--disable-gpu', '--disable-quic', '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});

/** Notes what goes wrong on a page: errors of the console, of scripts, requests that fail or leave `origin`. */
export function watch(page, origin) {
  const wrong = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) wrong.push(`console: ${message.text()} ${message.location().url ?? ''}`);
  });
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) wrong.push(`leaves the origin: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // Of an answer without a body the browser says that it was broken off, and of a picture that it chose another size of
    // or no longer waits for; what is not there is told by its answer below.
    const broken = request.failure()?.errorText === 'net::ERR_ABORTED';
    const dropped = request.method() === 'HEAD' || request.resourceType() === 'image';
    if (!(broken && dropped)) wrong.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return wrong;
}

/** Does `work` on every item, `many` at a time, each with a page of its own. */
export async function each(browser, items, many, work) {
  const queue = [...items];
  await Promise.all(Array.from({ length: many }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const page = await browser.newPage();
      await work(page, item);
      await page.close();
    }
  }));
}

const AXE = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds against WCAG 2.1 AA and its own good practice on the page as it stands, one line each. */
export async function axe(page) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const run = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] };
    const { violations } = await window.axe.run(document, run);
    return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any.concat(node.all, node.none)[0]?.message ?? ''}`).join(' | ')}`);
  });
  return found;
}

/** How many pixels a page is wider than its window: nothing may scroll sideways but what says so. */
export const overhang = (page) => page.evaluate(() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide;
});

/** In the page: lines of text that stand upon each other, of the first few hundred. */
export function overlaps() {
  const lines = [];
  const frames = new Map([[document.body, null]]);
  const frame = (one) => {
    if (!frames.has(one)) frames.set(one, getComputedStyle(one).overflowY === 'visible' ? frame(one.parentElement) : one);
    return frames.get(one);
  };
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && lines.length < 600; node = walker.nextNode()) {
    const hidden = node.parentElement.closest('.sr, .skip, .colon, option, script');
    if (hidden || !node.data.trim() || getComputedStyle(node.parentElement).visibility !== 'visible') continue;
    range.selectNodeContents(node);
    const whole = frame(node.parentElement)?.getBoundingClientRect();
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // What has a frame of its own is cut off there; the strut of a line is higher than its letters.
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
