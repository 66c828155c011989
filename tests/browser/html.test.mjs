// Every page holds against the Nu checker.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import vnu from 'vnu-jar';
import { pages, site } from './house.mjs';

for (const name of ['public', 'plain', 'bad', 'few', 'spare', 'spare-bad', 'spare-few']) {
  test(`the Nu checker on ${name}`, () => {
    const folder = site(name);
    // A page of 3,000 headings nests nothing deeply, but the checker's stack is small by default.
    const done = spawnSync('java', ['-Xss8m', '-jar', vnu, '--format', 'json', '--skip-non-html', folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const { messages } = JSON.parse(done.stderr);
    const lines = messages.map(({ url, lastLine, type, message }) => `${url?.replace(/.*\/sites\//, '')}:${lastLine} ${type}: ${message}`);
    assert.deepEqual(lines, []);
    console.log(`html: ${pages(folder).length} pages of ${name}`);
  });
}
