// What questions fetch from a built site: node bench/search.mjs PUBLIC_DIR [QUESTION …]
//
// For each question, asked by a reader who has fetched nothing yet: found documents, then requests and bytes of the
// index, of the choices beside the results, of the texts that the first ten results are verified and shown with, and all.
// `--most KB` ends with a mistake when a question fetches more.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

const typed = process.argv.slice(2);
const most = typed.includes('--most') ? Number(typed.splice(typed.indexOf('--most'), 2)[1]) * 1000 : Infinity;
const folder = typed.shift();
if (!folder) {
  console.error('usage: node bench/search.mjs PUBLIC_DIR [--most KB] [QUESTION …]');
  process.exit(2);
}
const questions = typed.length ? typed : [
  '服务', '群众路线', '党员骨干', '老旧小区', '“小事不过夜，大事有人管”', '图书馆周末的开放时间', '志愿者 防汛演练 街道',
  '居民 -投诉', '的', '2014年', 'gb',
];
const script = join(folder, 'assets', readdirSync(join(folder, 'assets')).find((name) => /^search-.*\.js$/.test(name)));
const kilo = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
console.log('question | found | index: requests, bytes, gzip | choices | texts of 10 results: requests, bytes, gzip | all bytes');
for (const question of questions) {
  const room = createContext({});
  runInContext(readFileSync(script, 'utf8'), room);
  const seen = { index: [0, 0, 0], facets: [0, 0, 0], text: [0, 0, 0] };
  const core = room.jianbaoSearch.core(async (name) => {
    const bytes = readFileSync(join(folder, 'search', `${name}.js`));
    const sum = seen[name.startsWith('text/') ? 'text' : name.endsWith('/facets') ? 'facets' : 'index'];
    sum[0] += 1;
    sum[1] += bytes.length;
    sum[2] += gzipSync(bytes).length;
    // Documents are UTF-16 with a mark at their beginning.
    runInContext(new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes), room);
  });
  const found = await core.search(question);
  await found.next(10);
  await found.facets();
  const { index, facets, text } = seen;
  const all = index[1] + facets[1] + text[1];
  if (all > most) process.exitCode = 1;
  const about = found.similar ? 'near ' : found.exact ? '' : '≈';
  console.log([question, `${about}${found.count}`, `${index[0]}, ${kilo(index[1])}, ${kilo(index[2])}`,
    kilo(facets[1]), `${text[0]}, ${kilo(text[1])}, ${kilo(text[2])}`, kilo(all)].join(' | '));
}
