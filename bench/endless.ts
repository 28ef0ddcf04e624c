import { compiled, timed } from './compiled.ts'
import { record, rounded, say, table } from './report.ts'

/**
 * Whether compiling and checking take time in step with texts that no editor lets through: one mark, one phrase, one figure
 * without end. Each is measured at a length and at eight times that length.
 */
interface Endless {
  readonly what: string
  readonly name: string
  readonly unit: string
  readonly head?: string
}

const text = (what: string, unit: string, head = ''): Endless => ({ what, name: 'plan.txt', unit, head })
const TITLE = '湖滨市国民经济和社会发展第十四个五年规划纲要\n'
const ENDLESS: readonly Endless[] = [
  text('names in one list', '芦汀、'),
  text('a name and “and others”', '支持芦汀等'),
  text('open names', '“芦汀'),
  text('patterns of space', '一核两带'),
  text('“was awarded”', '获评'),
  text('promises in one sentence', '建设泵站，'),
  text('promises with semicolons', '建设泵站；'),
  text('“takes … to”', '把渠'),
  text('verb upon verb', '推动支持'),
  text('“for … firms”', '对企业'),
  text('cues of systems', '推行双随机一公开，居民就业河湖长制“双随机一公开网站”'),
  text('one long list', '推进渔业、航运、林业、', TITLE),
  text('one sentence repeated', '健全渔民转产长效扶持机制，落实好船网回购措施。', TITLE),
  text('figures without end', '高新技术企业达到100家，增长12%，由3家增加到5家，其中2家，', TITLE),
  text('open quotation marks', '“湖滨“临湖（东港《', TITLE),
  text('digits', '12.5:46.1:', TITLE),
  text('titles', '获评“国家水上运动示范区”，创建省级水上运动示范区，', TITLE),
  text('headings', '第一章 建设枢纽\n第一节 打通水路\n', TITLE),
  text('captions', '专栏1 主要指标\n\n', TITLE),
  text('names much alike', '支持东港工业园扩容。支持东岗工业园区扩容。', TITLE),
  text('digits with spaces', '1 '),
  text('leaders', '…'),
  { what: 'open tags', name: 'plan.html', unit: '<div><table><tr><td>' },
  { what: 'open angle signs', name: 'plan.html', unit: '<a ' },
  { what: 'entities', name: 'plan.html', unit: '&lt;p ' },
  { what: 'pipes', name: 'plan.md', unit: '|' },
  { what: 'stars', name: 'plan.md', unit: '**' },
  { what: 'open links', name: 'plan.md', unit: '[a](' },
]
const TIMES = 8
const SHORT = process.argv.includes('--quick') ? 6_000 : 25_000

say(
  `Compiled and checked at ${SHORT} characters and at ${TIMES * SHORT}: 1.00 is in step with the text, ${TIMES}.00 its square`,
)
const rows = ENDLESS.map((one) => {
  const at = (length: number) => least(() => compiledAt(one, length))
  at(SHORT)
  const [short, long] = [at(SHORT), at(TIMES * SHORT)]
  return { ...one, short, long, growth: long / short / TIMES }
})
table([
  ['', 'ms', `ms of ${TIMES} times as much`, 'growth'],
  ...rows.map(({ what, short, long, growth }) => [what, short.toFixed(1), long.toFixed(1), growth.toFixed(2)]),
])
const worst = rows.reduce((most, one) => (one.growth > most.growth ? one : most))
say(`The worst is ${worst.what}: ${worst.growth.toFixed(2)} (limit 2).`)
for (const { what, short, long, growth } of rows)
  record('endless', { what, short: rounded(short, 2), long: rounded(long, 2), growth: rounded(growth, 2), limit: 2 })

/** The least of three: what a busy machine adds is not the program's. */
function least(work: () => unknown): number {
  return Math.min(...[1, 2, 3].map(() => timed(work).milliseconds))
}

function compiledAt({ name, unit, head = '' }: Endless, length: number): void {
  compiled(name, head + unit.repeat(Math.ceil(length / unit.length)))
}
