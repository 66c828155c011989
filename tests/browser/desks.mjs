// Writes desks that strain the pages: node tests/browser/desks.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';

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

// Too much of everything: overlong titles in every list, 520 topics, 60 phases, figures of many digits, pictures of every shape.
const spaced = '抓住关键环节 压实工作责任 推动各项任务落地见效 '.repeat(8).trim();
const named = '临江区贯彻落实群众路线教育实践活动整改方案联席会议专项督查领导小组综合协调办公室';
const list = (count, piece) => times(count, piece).join('\n');
const crowd = (path, header, text) => write(`crowd/${path}`, `---\n${header.join('\n')}\n---\n\n${text}\n`);
const figures = (count) => ['figures:', ...times(count, (n) => `  - {label: 第${n}项数据${n % 5 ? '' : '的说明写得比较长'}, value: ${n * 12345 * (n % 3 ? 1 : 100)}, unit: ${n % 4 ? '个' : '万元'}}`)];
const picture = (path, width, height) => {
  const png = new PNG({ width, height });
  png.data.forEach((_, at) => { png.data[at] = at % 4 === 3 ? 255 : at * 7 >> 9; });
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), PNG.sync.write(png));
};
write('crowd/jianbao.yml', 'name: 临江党建\nbase_url: https://www.linjiang.example/crowd\n');
write('crowd/content/data/units.yml', `- {id: long, name: ${named}, group: 议事协调机构}\n${list(30, (n) => `- {id: z${n}, name: 第${n}街道办事处, group: 街道}`)}\n`);
write('crowd/content/data/terms.yml', 'short:\n  群众路线教育: 党的群众路线教育实践活动\n');
let topic = 0;
for (const kind of ['news', 'practice', 'policy', 'interviews']) {
  for (const n of times(26, (n) => n)) {
    const title = [long, spaced, `${word}${word}`, `普通的一个题目 分两句${n}`, `短题${n}`][n % 5];
    const topics = times(5, () => `主题${++topic}${topic % 9 ? '' : '的名称写得很长很长很长很长'}`);
    crowd(`content/${kind}/t${n}.md`, [
      `title: ${title}`, `date: 2014-0${1 + n % 6}-${10 + n % 18}`, 'unit: long', `topics: ${topics.join('、')}`, `campaign: ${n % 2 ? 'sixty' : 'whole'}`,
      ...n % 4 ? [] : [`kicker: ${spaced}`, `subtitle: ——${long}`], ...kind === 'interviews' ? ['interviewee: {name: 庞致远, post: 区民政局局长}'] : [],
    ], '正文一段，说明一件事。');
  }
}
crowd('content/campaigns/sixty.md', ['title: 六十个阶段的活动', 'from: 2013-01-01', 'to: 2014-12-31', 'lead: long', 'phases:', ...times(60, (n) => {
  const [from, to] = [(n - 1) * 12, n * 12 - 1].map((day) => new Date(Date.UTC(2013, 0, 1 + day)).toISOString().slice(0, 10));
  return `  - {name: 第${n}阶段${n % 7 ? '' : '的名称比别的阶段都要长一些'}, from: ${from}, to: ${to}}`;
}), ...figures(12)], '六十个阶段。');
crowd('content/campaigns/whole.md', [`title: ${long}`, `kicker: ${spaced}`, 'from: 2014-01-01', 'to: 2014-12-31'], '没有阶段的活动。');
for (const n of times(6, (n) => n)) {
  crowd(`content/bulletins/${n}.md`, [`title: 第${n}期`, 'publication: 临江区理论学习与基层宣讲工作简报', `number: ${n}`, `date: 2014-06-0${n}`, `items: [${times(5, (m) => `news/t${m + n}.md`).join(', ')}]`], '');
}
crowd('content/boards/b.md', [`title: ${spaced.slice(0, 60)}`, `kicker: ${long.slice(0, 30)}`, `subtitle: ${long.slice(0, 40)}`, 'date: 2014-05-01', 'size: A1', 'items: [news/t3.md]'], '一块展板。');
for (const [name, width, height] of [['tall', 500, 2000], ['wide', 2400, 300], ['small', 120, 80], ['portrait', 600, 800]]) picture(`crowd/content/news/pictures/${name}.png`, width, height);
for (const n of times(50, (n) => n)) picture(`crowd/content/news/pictures/p${n}.png`, [640, 300, 900][n % 3], [427, 900, 200][n % 3]);
const gallery = (count) => list(count, (n) => `![图说${n}](p${n}.png)`);
crowd('content/news/pictures/index.md', ['title: 群众路线教育里的图', 'date: 2014-06-20', 'pinned: true', 'cover: portrait.png'], [
  ...['tall', 'wide', 'small', 'portrait'].map((name) => `![图说${name}](${name}.png)`), ...[2, 3, 5, 50].flatMap((count) => [`图${count}幅。`, gallery(count)]),
].join('\n\n'));
for (const count of [1, 5, 7, 12]) crowd(`content/practice/figures-${count}.md`, [`title: ${count}项数据的做法`, 'date: 2014-06-21', `problem: ${long}`, ...figures(count)], '正文。');
crowd('content/policy/facts.md', ['title: 许多信息的文件', 'date: 2014-06-22', `issuer: ${named}、中共临江区委`, 'number: 临联席办〔2014〕123号', 'level: district', `to: ${times(30, (n) => `第${n}街道`).join('，')}`, `attachments: [${long}, 名单]`], [
  '```名单', list(9, (n) => `- {name: 庞致${n}, post: ${n % 2 ? '区民政局局长' : named}}`), '```', '', '```大事记', list(9, (n) => `- {date: 2013-0${n}-01, text: ${n % 3 ? '办成一件事' : long}}`), '```',
].join('\n'));
