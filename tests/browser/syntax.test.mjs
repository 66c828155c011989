// Styles and scripts stay within Chromium 64, held against MDN's compatibility data; an article's page stays small.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import { full } from 'acorn-walk';
import postcss from 'postcss';
import selectors from 'postcss-selector-parser';
import values from 'postcss-value-parser';
import { files, pages, site } from './house.mjs';

const data = createRequire(import.meta.url)('@mdn/browser-compat-data');
const OLDEST = 64;

// What older browsers pass over without harm: each is the better of two ways, and the page was looked at without it.
const SPARE = new Set([
  'selector :focus-visible', // the ring is drawn after a click as well
  'at-rule media.prefers-color-scheme', // light stays light
  'property forced-color-adjust', 'value forced-color-adjust: none', // such colours are younger
  'property color-scheme', // the bars of the window stay light
  'property font-synthesis', 'value font-synthesis: none', 'value font-synthesis: weight', // a face without a bold is thickened
  'property font-variant-numeric', // numerals of the face's own width
  'property text-autospace', 'property text-spacing-trim', 'value text-autospace: normal', 'value text-spacing-trim: space-first', // beside what the build has marked
  'property text-wrap', // lines of a title of uneven length
  'property text-size-adjust', // beside its prefixed form
  'property text-emphasis', 'property text-emphasis-position', // beside their prefixed forms
  'property text-underline-offset', 'property text-decoration-color', // a plain underline
  'property appearance', // beside its prefixed form
  'property scrollbar-width', // a bar under the line of navigation
  'property scroll-padding-top', // a heading at the very edge
  'value color-scheme: dark', 'value color-scheme: light', 'value text-wrap: balance', 'value scrollbar-width: none', 'value text-emphasis-position: under',
]);

/** What the data know under another name, or not: since when. */
const KNOWN = { 'property word-wrap': 1, 'property grid-gap': 57, 'property grid-row-gap': 57, 'property grid-column-gap': 57, 'function rgba()': 1, 'function rect()': 1 };

/** The first Chrome that knows a feature; prefixed and partial ways do not count. */
function since(feature) {
  const all = [feature?.__compat?.support?.chrome ?? []].flat();
  const plain = all.filter((one) => !one.prefix && !one.alternative_name && !one.flags && one.version_added);
  const versions = plain.map((one) => (one.version_added === 'preview' ? Infinity : Number.parseInt(String(one.version_added).replace('≤', ''), 10)));
  return versions.length ? Math.min(...versions) : Infinity;
}
const prefixed = (name) => name.startsWith('-webkit-') || name.startsWith('-moz-');

/** For each function of a value, the first Chrome that knows it somewhere. */
const functions = new Map();
(function collect(tree) {
  for (const [name, below] of Object.entries(tree)) {
    if (name === '__compat') continue;
    if (below.__compat) functions.set(name.replace(/\(\)$/, ''), Math.min(functions.get(name) ?? Infinity, since(below)));
    collect(below);
  }
}({ ...data.css.types, ...data.css.properties }));

function style(text, file) {
  const wrong = [];
  const tell = (what, node, version) => {
    if (!SPARE.has(what)) wrong.push(`${file}:${node.source?.start?.line}: ${what} (Chrome ${version})`);
  };
  const root = postcss.parse(text);
  root.walkAtRules((rule) => {
    if (prefixed(rule.name)) return;
    const known = data.css['at-rules'][rule.name];
    if (since(known) > OLDEST) tell(`at-rule ${rule.name}`, rule, since(known));
    if (rule.name === 'media') {
      for (const [, name] of rule.params.matchAll(/\(\s*([a-z-]+)/g)) {
        const feature = known[name.replace(/^(min|max)-/, '')];
        if (feature && since(feature) > OLDEST) tell(`at-rule media.${name}`, rule, since(feature));
      }
      if (/[<>]/.test(rule.params)) tell('at-rule media with < or >', rule, 104);
    }
  });
  root.walkRules((rule) => {
    if (rule.parent.type === 'rule') tell('nesting', rule, 112);
    if (rule.parent.type === 'atrule' && rule.parent.name.endsWith('keyframes')) return;
    selectors((tree) => tree.walkPseudos((pseudo) => {
      const name = pseudo.value.replace(/^::?/, '');
      if (prefixed(name)) return;
      const version = since(data.css.selectors[name]);
      if (version > OLDEST) tell(`selector ${pseudo.value}`, rule, version);
    })).processSync(rule.selector);
  });
  root.walkDecls((declaration) => {
    const { prop } = declaration;
    if (prop.startsWith('--') || prefixed(prop)) return;
    // What a grid calls its gaps in Chrome 57 to 65 is an older name of the same.
    // The parts of a web font are no properties, and have a table of their own.
    const face = declaration.parent.type === 'atrule' && declaration.parent.name === 'font-face';
    const known = face ? data.css['at-rules']['font-face'][prop] : data.css.properties[prop];
    // Gaps of flexible boxes are younger than those of grids and columns; a rule does not say whose they are.
    const columns = declaration.parent.some((one) => /^column-(width|count)$/.test(one.prop));
    const young = /^(row-|column-)?gap$/.test(prop) && !columns ? since(data.css.properties.gap.flex_context) : 0;
    const version = Math.max(young, KNOWN[`property ${prop}`] ?? since(known));
    if (version > OLDEST) tell(`property ${prop}`, declaration, version);
    values(declaration.value).walk((node) => {
      if (node.type === 'function' && !(face && node.value === 'format') && !prefixed(node.value)) {
        const version = KNOWN[`function ${node.value}()`] ?? functions.get(node.value) ?? Infinity;
        if (version > OLDEST) tell(`function ${node.value}()`, declaration, version);
      }
      if (node.type === 'word' && known?.[node.value]?.__compat && since(known[node.value]) > OLDEST) tell(`value ${prop}: ${node.value}`, declaration, since(known[node.value]));
    });
  });
  return wrong;
}

/** For each name of a member, the first Chrome in which anything of the standards is called so. */
const members = new Map();
(function collect(tree) {
  for (const [name, below] of Object.entries(tree)) {
    if (name === '__compat') continue;
    if (below.__compat) members.set(name, Math.min(members.get(name) ?? Infinity, since(below)));
    collect(below);
  }
}({ ...data.javascript.builtins, ...data.api }));

function script(text, file) {
  const wrong = [];
  const tree = parse(text, { ecmaVersion: 2017, locations: true });
  const own = new Set();
  full(tree, (node) => {
    if (node.type === 'Property' || node.type === 'MethodDefinition') own.add(node.key.name ?? node.key.value);
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') own.add(node.left.property.name);
  });
  full(tree, (node) => {
    const name = node.type === 'MemberExpression' && !node.computed ? node.property.name : node.type === 'NewExpression' ? node.callee.name : null;
    if (name && !own.has(name) && members.get(name) > OLDEST) wrong.push(`${file}:${node.loc.start.line}: ${name} (Chrome ${members.get(name)})`);
  });
  return wrong;
}

test('the tool itself finds what is too new', () => {
  for (const [text, found] of [
    ['a { gap: 1px }', 'property gap'], ['a { aspect-ratio: 1 }', 'property aspect-ratio'], ['a { inset: 0 }', 'property inset'],
    ['a { width: clamp(1px, 2px, 3px) }', 'function clamp()'], [':is(a) { top: 0 }', 'selector :is'], ['a { b { top: 0 } }', 'nesting'],
    ['@container (width > 1px) { a { top: 0 } }', 'at-rule container'], ['a { display: flow-root; width: min(1px, 2px) }', 'function min()'],
    ['@media (width >= 600px) { a { top: 0 } }', 'at-rule media with'], ['a:has(b) { top: 0 }', 'selector :has'],
    ['@font-face { font-family: a; size-adjust: 90% }', 'property size-adjust'],
  ]) assert.ok(style(text, 'x').some((line) => line.includes(found)), text);
  assert.deepEqual(style('@media (min-width: 1px) { a::before { display: grid; grid-gap: 1px; width: calc(1px + var(--a)) } }', 'x'), []);
  for (const text of ['a.flatMap(b)', 'a.replaceAll(b, c)', 'Object.fromEntries(a)', 'new FinalizationRegistry(a)']) assert.equal(script(text, 'x').length, 1, text);
  assert.throws(() => script('a?.b', 'x'));
  assert.throws(() => script('({...a})', 'x'));
});

for (const name of ['public', 'spare']) test(`styles and scripts of ${name} stay within Chromium 64`, () => {
  const folder = site(name);
  const styles = files(folder, '.css');
  const scripts = files(folder, '.js');
  // The texts of the search are UTF-16, and say so with a mark.
  const read = (name) => {
    const bytes = readFileSync(join(folder, name));
    return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
  };
  const wrong = [...styles.flatMap((name) => style(read(name), name)), ...scripts.flatMap((name) => script(read(name), name))];
  assert.deepEqual(wrong, []);
  console.log(`syntax: ${styles.length} styles, ${scripts.length} scripts within Chromium ${OLDEST}`);
});

for (const name of ['public', 'spare']) test(`an article of ${name} is at most 60 KB without pictures and fonts`, () => {
  const folder = site(name);
  let most = 0;
  for (const page of pages(folder).filter((name) => /^(interviews|policy|practice|news)\/\d{4}\//.test(name))) {
    const html = readFileSync(join(folder, page), 'utf8');
    const parts = Array.from(html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g), ([, href]) => statSync(join(folder, page, '..', href)).size);
    const whole = Buffer.byteLength(html) + parts.reduce((sum, size) => sum + size, 0);
    most = Math.max(most, whole);
    assert.ok(whole <= 60 * 1024, `${page}: ${whole} bytes`);
  }
  console.log(`weight: the heaviest article of ${name} has ${(most / 1024).toFixed(1)} KB of HTML, CSS and JS`);
});
