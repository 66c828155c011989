// The search of a built site, without a browser: node tests/browser/search.mjs PUBLIC_DIR [PIECES]
//
// Loads the site's own script and index into an empty room and holds them against the vectors that Rust meets as well,
// and against reading every article from beginning to end.
import { readFileSync, readdirSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';

const [folder, pieces = '200'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/browser/search.mjs PUBLIC_DIR [PIECES]');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const room = createContext({ setTimeout, clearTimeout });
/** A file as browsers read it: documents are UTF-16 with a mark at their beginning. */
const read = (path) => {
  const bytes = readFileSync(path);
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
};
const run = (path) => runInContext(read(path), room, { filename: path });
run(join(folder, 'assets', readdirSync(join(folder, 'assets')).find((name) => /^search-[0-9a-f]{8}\.js$/.test(name))));
const search = room.jianbaoSearch;

let failures = 0;
const fail = (...words) => {
  failures += 1;
  if (failures <= 20) console.error('FAILED:', ...words);
};
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// 1. Rust and script take the same tokens from a text.
const vectors = JSON.parse(readFileSync(join(here, '..', 'search-vectors.json'), 'utf8'));
for (const { text, tokens } of vectors) {
  const found = search.tokens(text);
  if (!same(found, tokens)) fail('tokens of', JSON.stringify(text), found, tokens);
}

// 2. A question is read as it is meant: + for there, - for not there, ' for as typed.
for (const [query, expected] of [
  ['', ''], ['   ', ''], ['党建', '+党建'], ['党建　引领', '+党建 +引领'], ['党建 党建', '+党建'],
  ['“群众 路线”', "'群众 路线"], ['"Word文档"', "'word文档"], ['"没有关上', "'没有关上"], ['党课 -镇街', '+党课 -镇街'],
  ['－“不要 的”好', "-'不要 的 +好"], ['e-mail', '+e +mail'], ['党建、宣传', '+党建 +宣传'], ['「引文」后', "'引文 +后"],
  ['“、”', "'、"], ['-', ''], ['--a', '-a'], ['Ｇ２０', '+g20'], ['《简报》第3期', '+简报 +第3期'], ['党\u200b建', '+党建'],
]) {
  const found = search.parse(query).map((one) => `${one.not ? '-' : one.exact ? '' : '+'}${one.exact ? "'" : ''}${one.text}`).join(' ');
  if (found !== expected) fail('question', query, found, expected);
}

// 3. What the index finds is what reading finds. Files are kept by the script, so each is read once.
let fetched = [];
const core = search.core(async (name) => {
  const path = join(folder, 'search', `${name}.js`);
  fetched.push(path);
  run(path);
});
const articles = [];
const collect = (below) => {
  for (const entry of readdirSync(below, { withFileTypes: true })) {
    if (entry.isDirectory()) collect(join(below, entry.name));
    else {
      const value = /^jianbaoSearch\.put\("[^"]+",(.*)\)\n$/s.exec(read(join(below, entry.name)))[1];
      const { title, about, body, href } = JSON.parse(value);
      const lines = [title, about, body].join('\n').split('\n');
      articles.push({ href, lines, folded: search.fold(lines.join('\n')) });
    }
  }
};
collect(join(folder, 'search', 'text'));
const all = async (query, filters, sort) => {
  const found = await core.search(query, filters, sort);
  const out = [];
  if (found && !found.similar) for (let more = true; more;) {
    const page = await found.next(500);
    out.push(...page.items.map((item) => item.href));
    more = page.more;
  }
  return out;
};

let seed = 20131125;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
/** A literal piece of an article: of a kind, or `null` when the try was in vain. */
const cut = (kind) => {
  const article = articles[random(articles.length)];
  const signs = Array.from(article.lines[random(article.lines.length)]);
  const length = kind === 'single' ? 1 : 2 + random(7);
  const from = random(Math.max(1, signs.length - length + 1));
  const piece = signs.slice(from, from + length).join('');
  const fits = { single: /^[一-龥a-zA-Z0-9]$/, han: /^[一-龥]+$/, latin: /^[a-zA-Z0-9 .-]*[a-zA-Z0-9][a-zA-Z0-9 .-]*$/, mixed: /[一-龥].*[a-zA-Z0-9]|[a-zA-Z0-9].*[一-龥]/, any: /[一-龥a-zA-Z0-9]/ }[kind];
  const usable = signs.length >= length && piece.trim() === piece && !/["“”„‟「」『』＂]/.test(piece) && fits.test(piece);
  return usable ? { piece, article } : null;
};
let tried = 0;
for (const kind of ['han', 'mixed', 'latin', 'any', 'single']) {
  for (let wanted = Math.ceil(Number(pieces) / 5), tries = 0; wanted > 0 && tries < 200000; tries++) {
    const found = cut(kind);
    if (!found) continue;
    wanted -= 1;
    tried += 1;
    const literal = search.fold(found.piece);
    const expected = articles.filter((one) => one.folded.includes(literal)).map((one) => one.href).sort();
    const hrefs = (await all(`"${found.piece}"`)).sort();
    if (!same(hrefs, expected)) fail(kind, JSON.stringify(found.piece), `found ${hrefs.length}, reading finds ${expected.length}`);
    if (!expected.includes(found.article.href)) fail(kind, JSON.stringify(found.piece), 'its own article is missing');
    // Typed plainly, pieces of Han alone are found as well.
    if (kind === 'han' && !same((await all(found.piece)).sort(), expected)) fail('plain', found.piece);
  }
}
if (tried < Number(pieces)) console.error(`only ${tried} pieces: the site has few of some kind`);

// 4. Words together, words left out, order and filters.
const has = (word) => new Set(articles.filter((one) => one.folded.includes(word)).map((one) => one.href));
for (const [first, second] of [['工作', '群众'], ['干部', '活动'], ['问题', '服务']]) {
  const [a, b] = [has(first), has(second)];
  const both = [...a].filter((href) => b.has(href)).sort();
  const without = [...a].filter((href) => !b.has(href)).sort();
  if (!same((await all(`${first} ${second}`)).sort(), both)) fail(first, 'and', second);
  if (!same((await all(`${first} -${second}`)).sort(), without)) fail(first, 'without', second);
  const found = await core.search(first);
  const facets = await found.facets();
  const years = facets.year.reduce((sum, one) => sum + one.count, 0);
  if (years > a.size || years === 0) fail('years of', first, years, a.size);
  for (const facet of ['kind', 'unit', 'campaign', 'year']) {
    for (const one of facets[facet].slice(0, 3)) {
      const some = await all(first, { [facet]: one.key });
      if (some.length !== one.count || some.some((href) => !a.has(href))) fail(facet, one.name, some.length, one.count);
    }
  }
  const dated = await core.search(first, {}, 'date');
  const dates = (await dated.next(50)).items.map((item) => item.date);
  if (!same(dates, [...dates].sort().reverse())) fail('dates of', first, dates);
}

// 5. A long sentence that nobody wrote finds what is near to it; nonsense finds nothing.
const near = await core.search(articles[0].lines[0].replace(/ /g, '') + '龘');
if (!near.similar || !(await near.next(20)).items.some((item) => item.href === articles[0].href)) fail('nothing near', articles[0].lines[0]);
const none = await core.search('龘靐齉爩');
if ((await none.next(20)).items.length || none.count) fail('nonsense is found');

if (failures) {
  console.error(`${failures} failures`);
  process.exit(1);
}
console.log(`search: ${vectors.length} vectors, ${tried} literal pieces of ${articles.length} documents, all as reading finds them`);
