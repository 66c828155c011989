// Writes desks that strain the pages: node tests/browser/desks.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = process.argv[2];
const write = (path, text) => {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
};
const head = (title, more = '') => `---\ntitle: ${title}\ndate: 2013-11-25\n${more}---\n\n`;
const times = (count, piece) => Array.from({ length: count }, (_, at) => piece(at + 1));

// One article in all; three kinds have none.
write('few/jianbao.yml', 'name: 东湾宣传\n');
write('few/content/news/only.md', `${head('全区只有这一篇稿件')}这是第一篇，也是眼下仅有的一篇。\n`);

// Nothing at all.
write('none/jianbao.yml', 'name: 东湾宣传\n');
write('none/content/news/.keep', '');

write('bad/jianbao.yml', 'name: 中共临江区委宣传部理论学习与基层宣讲工作信息发布平台\nbase_url: https://a-very-long-name-of-a-host.linjiang.example/a/long/way/down\nweb:\n  leaving_notice: yes\n');
write('bad/content/news/headings.md', head('三千个小标题') + times(3000, (n) => `## 第${n}个小标题\n\n第${n}段，写明一件事。\n`).join('\n'));
const columns = times(200, (n) => `第${n}列`);
write('bad/content/practice/columns.md', head('两百列的表格') + ['各镇街逐项完成情况如下。\n', '表1　逐项完成情况\n', `| ${columns.join(' | ')} |`, `|${' --- |'.repeat(200)}`, ...times(6, (row) => `| ${columns.map((_, at) => (at ? row * at : `第${row}镇`)).join(' | ')} |`)].join('\n') + '\n');
const word = 'Donaudampfschifffahrtselektrizitaetenhaupt';
write('bad/content/news/word.md', `${head(`接入${word}系统`, `kicker: ${word}${word}\nsubtitle: ——${word}${word}\nauthor: ${word}${word}\nsource: ${word}${word}\n`)}系统名称是${word}${word}，网址是https://example.org/${word.toLowerCase().repeat(3)}。\n\n## ${word}${word}\n\n> ${word}${word}\n\n- ${word}${word}\n`);
const long = '把群众的事一件一件办到门口办到心里办出结果'.repeat(10).slice(0, 200);
write('bad/content/interviews/title.md', `${head(long, 'interviewer: 本刊记者\ninterviewee: {name: 庞致远, post: 区民政局局长, label: 庞局长}\n')}记者：题目为什么这样长？\n\n庞局长：没有一处空格，一共二百个字，手机上也要看得下去。\n`);
write('bad/content/news/leaving.md', `${head('通往站外的一篇')}办事指南见[市里的网站](https://www.example.org/guide?a=1&b=2)。\n`);
write('bad/content/news/spaced.md', `${head('办一件 '.repeat(50).trim())}题目里处处是空格。\n`);
