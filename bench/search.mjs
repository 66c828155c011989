// What questions fetch from a built site: node bench/search.mjs PUBLIC_DIR [QUESTION …]
//
// For each question, asked by a reader who has fetched nothing yet: found documents, then requests and bytes of the
// index, of the choices beside the results, and of the texts that the first twenty results are verified and shown with.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

const [folder, ...typed] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node bench/search.mjs PUBLIC_DIR [QUESTION …]');
  process.exit(2);
}
const questions = typed.length ? typed : [
  '服务', '群众路线', '党员骨干', '老旧小区', '“小事不过夜，大事有人管”', '图书馆周末的开放时间', '志愿者 防汛演练 街道',
  '居民 -投诉', '的', '2014年', 'gb',
];
const script = join(folder, 'assets', readdirSync(join(folder, 'assets')).find((name) => /^search-.*\.js$/.test(name)));
const kilo = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
console.log('question | found | index: requests, bytes, gzip | choices | texts of 20 results: requests, bytes, gzip');
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
    runInContext(bytes.toString(), room);
  });
  const found = await core.search(question);
  await found.next(20);
  await found.facets();
  const { index, facets, text } = seen;
  const about = found.similar ? 'near ' : found.exact ? '' : '≈';
  console.log([question, `${about}${found.count}`, `${index[0]}, ${kilo(index[1])}, ${kilo(index[2])}`,
    kilo(facets[1]), `${text[0]}, ${kilo(text[1])}, ${kilo(text[2])}`].join(' | '));
}
