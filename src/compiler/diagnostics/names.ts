import type { NamedThing } from '../../model/plan-model.ts'
import type { Checked, Finding, Place } from './finding.ts'

/** Endings of names of which a text mostly means one thing when they differ by one character. */
const ENDINGS = [
  '科学城',
  '科技城',
  '工业园区',
  '工业园',
  '产业园',
  '产业园区',
  '高新区',
  '经开区',
  '开发区',
  '新区',
  '新城',
  '商务区',
  '集聚区',
  '示范园',
  '示范区',
  '创业园',
  '科技园',
  '公司',
  '集团',
  '大学',
  '学院',
  '医院',
  '水库',
  '机场',
  '公园',
  '书院',
] as const

/** Characters that tell apart things of one series: 东湖 and 西湖, 一期 and 二期. */
const SERIES = /[东西南北中上下前后左右内外新老大小一二三四五六七八九十\dA-Za-z甲乙丙丁]/

/** GM601: a rare name that differs by one character from a frequent one of the same kind. */
export function checkNames(checked: Checked): Finding[] {
  const { bodies, places, enterprises, projects, structures } = checked.model
  const byName = new Map<string, NamedThing>()
  for (const thing of [...places, ...enterprises, ...bodies, ...projects, ...structures]) {
    if (thing.name.length >= 4 && thing.name.length <= 14 && !byName.has(thing.name)) byName.set(thing.name, thing)
  }
  // Names with one character masked out meet in the same bucket: no comparison of all with all.
  const buckets = new Map<string, NamedThing[]>()
  for (const thing of byName.values()) {
    const ending = ENDINGS.find((one) => thing.name.endsWith(one) && thing.name.length - one.length >= 2)
    if (ending === undefined) continue
    const head = thing.name.slice(0, -ending.length)
    for (let i = 0; i < head.length; i++) {
      for (const mask of [`${head.slice(0, i)}＊${head.slice(i + 1)}`, `${head.slice(0, i)}${head.slice(i + 1)}`]) {
        const id = `${mask}|${kin(ending)}`
        buckets.set(id, [...(buckets.get(id) ?? []), thing])
      }
    }
    const whole = `${head}|${kin(ending)}`
    buckets.set(whole, [...(buckets.get(whole) ?? []), thing])
  }
  const findings: Finding[] = []
  const told = new Set<string>()
  for (const things of buckets.values()) {
    for (const [i, one] of things.entries()) {
      for (const other of things.slice(i + 1, i + 6)) {
        const [rare, usual] = one.mentions.length <= other.mentions.length ? [one, other] : [other, one]
        if (rare.name === usual.name || told.has(rare.name) || !alike(rare.name, usual.name)) continue
        // 白沙工业园 beside 白沙洲工业园: one with a character less is a short form. Two with different characters may be
        // two things: there the rare one must be rare.
        const short = stem(rare.name).length !== stem(usual.name).length || stem(rare.name) === stem(usual.name)
        const slip = rare.mentions.length <= 2 && usual.mentions.length >= rare.mentions.length * 2
        if (usual.mentions.length < 2 || !(short || slip)) continue
        told.add(rare.name)
        findings.push(finding(rare, usual))
      }
    }
  }
  return findings
}

const stem = (name: string) => name.replace(/园区$/, '园')

/** 工业园 and 工业园区 are one ending. */
const kin = (ending: string) => ending.replace(/园区$/, '园')

/** Whether the difference is a slip and not the number or side of a series. */
function alike(a: string, b: string): boolean {
  const [x, y] = [stem(a), stem(b)]
  if (x.length === y.length) {
    const differing = [...x].map((c, i) => (c === y[i] ? '' : c + (y[i] as string))).join('')
    return differing === '' || (differing.length === 2 && !SERIES.test(differing))
  }
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  if (long.length - short.length !== 1) return false
  const at = [...long].findIndex((c, i) => c !== short[i])
  return long.slice(0, at) + long.slice(at + 1) === short && at > 0 && !SERIES.test(long[at] as string)
}

function finding(rare: NamedThing, usual: NamedThing): Finding {
  const first: Place = { start: usual.start, end: usual.end }
  return {
    code: 'GM601',
    at: { start: rare.start, end: rare.end },
    message: {
      zh: `名称写法不一：“${rare.name}”（${rare.mentions.length} 处）与“${usual.name}”（${usual.mentions.length} 处）可能是同一事物`,
      en: `“${rare.name}” (${rare.mentions.length}) and “${usual.name}” (${usual.mentions.length}) may mean one thing`,
    },
    hint: { zh: '核对后统一名称；确为两处时不必改。', en: 'Use one name; if they are two things, leave them.' },
    related: [first],
  }
}
