import type { Block } from '../../model/reading.ts'
import { amount, type Comparable, comparableOf, lastYear, unitOf } from '../comparison/comparable.ts'
import { groupsOf } from './contradictions.ts'
import { type Checked, type Finding, paragraphs, placeOf, quote } from './finding.ts'

const NUMBER = '(\\d{1,12}(?:\\.\\d{1,6})?)'
const UNIT = '(万亿元|亿元|万元|元|万亿斤|亿斤|万吨|亿吨|吨|万人|人|万户|户|家|个|万亩|亩|公里|平方公里)'
/** Words between a figure and the figure it is compared with. */
const GAP = '[^。；：\\d]{0,12}'

interface Arithmetic {
  readonly pattern: RegExp
  /** Null when the figures agree. */
  readonly judge: (match: RegExpMatchArray, checked: Checked) => Judgement | null
}

interface Judgement {
  readonly zh: string
  readonly en: string
}

/** Numbers written with so many decimals agree when they differ by no more than rounding allows. */
const differs = (computed: number, stated: number, tolerance: number) => Math.abs(computed - stated) > tolerance

const decimals = (text: string) => text.split('.')[1]?.length ?? 0
const rounded = (value: number, digits = 2) => String(Math.round(value * 10 ** digits) / 10 ** digits)

const FROM_TO_POINTS: Arithmetic = {
  pattern: new RegExp(
    `[从由]${GAP.replace('12', '10')}${NUMBER}%(?:左右)?(提高|上升|增加|增长|提升|下降|降低|减少|降)[到至]${NUMBER}%，?[^。；，\\d]{0,10}(?:提高|上升|增加|提升|增长|下降|降低|减少)了?${NUMBER}个百分点`,
    'g',
  ),
  judge: ([, from, verb, to, points]) => {
    const change = Number(to) - Number(from)
    const tolerance =
      1.1 * 10 ** -Math.min(decimals(from as string), decimals(to as string), decimals(points as string))
    if (/[降减]/.test(verb as string) ? change > 0 : change < 0) {
      return {
        zh: `“${verb}”与 ${from}%、${to}% 的方向相反`,
        en: `the verb and the step from ${from}% to ${to}% disagree`,
      }
    }
    return differs(Math.abs(change), Number(points), tolerance)
      ? {
          zh: `从 ${from}% 到 ${to}% 相差 ${rounded(Math.abs(change))} 个百分点，文中写 ${points}`,
          en: `from ${from}% to ${to}% is ${rounded(Math.abs(change))} points, the text says ${points}`,
        }
      : null
  },
}

const FROM_TO_RATE: Arithmetic = {
  pattern: new RegExp(
    `[从由]${GAP}${NUMBER}${UNIT}(?:左右)?(?:增加|增长|提高|扩大|上升|增)[到至]${NUMBER}${UNIT}，?(?:累计|总共|五年)?(?:增长|增加|提高)了?${NUMBER}(%|倍)`,
    'g',
  ),
  judge: ([, from, fromUnit, to, toUnit, rate, sign]) => {
    const a = Number(from) * unitOf(fromUnit as string).power
    const b = Number(to) * unitOf(toUnit as string).power
    if (a <= 0) return null
    const computed = sign === '%' ? (b / a - 1) * 100 : b / a - 1
    const tolerance = sign === '%' ? Math.max(1, computed * 0.05) : Math.max(0.15, computed * 0.05)
    return differs(computed, Number(rate), tolerance)
      ? {
          zh: `从 ${from}${fromUnit} 到 ${to}${toUnit} 增长 ${rounded(computed, 1)}${sign}，文中写 ${rate}${sign}`,
          en: `from ${from}${fromUnit} to ${to}${toUnit} is a rise of ${rounded(computed, 1)}${sign}, the text says ${rate}${sign}`,
        }
      : null
  },
}

const NET_AND_MEAN: Arithmetic = {
  pattern: new RegExp(
    `${NUMBER}${UNIT}，?(?:较|比)(\\d{4})年(?:净增加?|增加|增长|净增长)${NUMBER}${UNIT}，?年均(?:增速|增长率?|递增|增幅)为?${NUMBER}%`,
    'g',
  ),
  judge: ([whole, now, unit, since, net, netUnit, rate], checked) => {
    const b = Number(now) * unitOf(unit as string).power
    const a = b - Number(net) * unitOf(netUnit as string).power
    const end = endYear(whole as string, checked)
    const years = end - Number(since)
    if (a <= 0 || years < 2 || years > 15) return null
    const computed = ((b / a) ** (1 / years) - 1) * 100
    return differs(computed, Number(rate), Math.max(1, computed * 0.25))
      ? {
          zh: `${since} 年为 ${rounded(a / unitOf(unit as string).power)}${unit}，到 ${end} 年年均增长约 ${rounded(computed, 1)}%，文中写 ${rate}%`,
          en: `${rounded(a / unitOf(unit as string).power)}${unit} in ${since} means about ${rounded(computed, 1)}% a year until ${end}, the text says ${rate}%`,
        }
      : null
  },
}

/** The year before a plan begins, or the year that a report reports on. */
function endYear(_words: string, checked: Checked): number {
  const { kind, period } = checked.profile
  const first = Number(period?.slice(0, 4) ?? 0)
  return kind === 'plan' ? first - 1 : first
}

const FROM_TO_MEAN: Arithmetic = {
  pattern: new RegExp(
    `[从由](\\d{4})年的?${GAP}${NUMBER}${UNIT}(?:左右)?(?:增加|增长|提高|扩大|上升|增)[到至](\\d{4})年的?${NUMBER}${UNIT}，?年均(?:增速|增长率?|递增|增幅)为?${NUMBER}%`,
    'g',
  ),
  judge: ([, since, from, fromUnit, until, to, toUnit, rate]) => {
    const a = Number(from) * unitOf(fromUnit as string).power
    const b = Number(to) * unitOf(toUnit as string).power
    const years = Number(until) - Number(since)
    if (a <= 0 || b <= 0 || years < 1 || years > 20) return null
    const computed = ((b / a) ** (1 / years) - 1) * 100
    return differs(computed, Number(rate), Math.max(1, computed * 0.25))
      ? {
          zh: `${since} 至 ${until} 年年均增长约 ${rounded(computed, 1)}%，文中写 ${rate}%`,
          en: `the levels mean about ${rounded(computed, 1)}% a year from ${since} to ${until}, the text says ${rate}%`,
        }
      : null
  },
}

/** GM405: start, end and change within one sentence. */
export function checkChanges(checked: Checked): Finding[] {
  return paragraphs(checked).flatMap((block) =>
    [FROM_TO_POINTS, FROM_TO_RATE, NET_AND_MEAN, FROM_TO_MEAN].flatMap(({ pattern, judge }) =>
      [...block.reading.text.matchAll(pattern)].flatMap((match) => {
        const judgement = judge(match, checked)
        return judgement === null ? [] : [changeFinding(block, match, judgement)]
      }),
    ),
  )
}

function changeFinding(block: Block, match: RegExpMatchArray, { zh, en }: Judgement): Finding {
  const from = match.index ?? 0
  return {
    code: 'GM405',
    at: placeOf(block.reading, from, from + match[0].length),
    message: { zh: `水平与变化不符：${zh}（“${quote(match[0], 44)}”）`, en: `Levels and change disagree: ${en}` },
    hint: {
      zh: '重新计算。增速按可比价、水平按现价的，注明价格口径。',
      en: 'Calculate again. If growth is at comparable and levels at current prices, say so.',
    },
  }
}

/** What a ratio a:b:c of the three sectors must add up to, with room for rounding. */
const WHOLE = 100

/** GM406: structures that do not add up to 100, and shares above it. */
export function checkShares(checked: Checked): Finding[] {
  const findings: Finding[] = []
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    for (const match of text.matchAll(/\d{1,2}(?:\.\d{1,3})?(?::\d{1,2}(?:\.\d{1,3})?){2,3}(?![:\d])/g)) {
      const before = text.slice(Math.max(0, match.index - 30), match.index)
      if (!/结构|占比|比重|比例|三次产业|一二三产/.test(before)) continue
      const parts = match[0].split(':').map(Number)
      const sum = parts.reduce((total, part) => total + part, 0)
      // A ratio like 1:2:3 is none of percent.
      if (sum < 80 || sum > 120 || !differs(sum, WHOLE, 0.06 * parts.length + 0.06)) continue
      findings.push(
        shareFinding(block, match.index, match.index + match[0].length, {
          zh: `各项之和为 ${rounded(sum)}，不是 100：“${match[0]}”`,
          en: `the parts ${match[0]} add up to ${rounded(sum)}, not 100`,
        }),
      )
    }
    for (const match of text.matchAll(
      /(覆盖率|占比|比重|合格率|达标率|优良率|处理率|绿化率|城镇化率|知晓率|优良天数比率|巩固率|参保率)(?:达到?|提高到|保持在|稳定在|为|超过|超)?(\d{3,4}(?:\.\d{1,3})?)%/g,
    )) {
      if (Number(match[2]) <= WHOLE) continue
      findings.push(
        shareFinding(block, match.index, match.index + match[0].length, {
          zh: `“${match[1]}”不能超过 100%，文中为 ${match[2]}%`,
          en: `a share (${match[1]}) cannot exceed 100%, the text says ${match[2]}%`,
        }),
      )
    }
  }
  return findings
}

function shareFinding(block: Block, from: number, to: number, { zh, en }: Judgement): Finding {
  return {
    code: 'GM406',
    at: placeOf(block.reading, from, to),
    message: { zh: `比重不合理：${zh}`, en: `Shares do not fit: ${en}` },
    hint: { zh: '核对各项数值。', en: 'Check each of the values.' },
  }
}

/** GM404: the three sectors against the whole, and a part that exceeds its whole. */
export function checkParts(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const sectors = new RegExp(
    `(?:地区生产总值|国内生产总值|生产总值|GDP）?)[^。；\\d]{0,16}${NUMBER}(万亿元|亿元|万元)[^。]{0,80}?第一产业[^。；\\d]{0,10}${NUMBER}(万亿元|亿元|万元)[^。]{0,60}?第二产业[^。；\\d]{0,10}${NUMBER}(万亿元|亿元|万元)[^。]{0,60}?第三产业[^。；\\d]{0,10}${NUMBER}(万亿元|亿元|万元)`,
    'g',
  )
  const partOf = new RegExp(
    `${NUMBER}${UNIT}(?:左右|以上)?[，（][^，。；\\d（）]{0,6}?其中[，：]?[^，。；\\d（）]{1,20}?${NUMBER}${UNIT}`,
    'g',
  )
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    // Sectors may follow their whole in the next sentence.
    for (const match of text.replaceAll('。', '；').matchAll(sectors)) {
      const values = [1, 3, 5, 7].map((i) => Number(match[i]) * unitOf(match[i + 1] as string).power)
      const [whole, ...parts] = values as [number, ...number[]]
      const sum = parts.reduce((total, part) => total + part, 0)
      if (!differs(sum, whole, whole * 0.005)) continue
      const power = unitOf(match[2] as string).power
      findings.push(
        partFinding(block, match, {
          zh: `三次产业之和为 ${rounded(sum / power)}${match[2]}，总数写 ${match[1]}${match[2]}`,
          en: `the three sectors add up to ${rounded(sum / power)}${match[2]}, the whole is given as ${match[1]}${match[2]}`,
        }),
      )
    }
    for (const match of text.matchAll(partOf)) {
      const [, whole, wholeUnit, part, partUnit] = match
      const [first, second] = [unitOf(wholeUnit as string), unitOf(partUnit as string)]
      // A rise is no whole: 增加48万人，其中城镇人口…
      if (
        first.unit !== second.unit ||
        /(?:增加|减少|增长|新增|净增|下降|增|减|多|少)了?$/.test(text.slice(Math.max(0, match.index - 4), match.index))
      )
        continue
      if (Number(part) * second.power <= Number(whole) * first.power * 1.0001) continue
      findings.push(
        partFinding(block, match, {
          zh: `其中的一项 ${part}${partUnit} 大于总数 ${whole}${wholeUnit}`,
          en: `one part, ${part}${partUnit}, exceeds the whole of ${whole}${wholeUnit}`,
        }),
      )
    }
  }
  return findings
}

function partFinding(block: Block, match: RegExpMatchArray, { zh, en }: Judgement): Finding {
  const from = match.index ?? 0
  return {
    code: 'GM404',
    at: placeOf(block.reading, from, from + match[0].length),
    message: { zh: `分项与总数不符：${zh}`, en: `Parts and whole disagree: ${en}` },
    hint: { zh: '核对总数与各分项，改正有误的一个。', en: 'Check the whole and its parts and correct the wrong one.' },
  }
}

/** GM407: baseline plus yearly steps against the final target. */
export function checkYearlySteps(checked: Checked): Finding[] {
  const { kind, period } = checked.profile
  if (kind !== 'plan' || period === null) return []
  const years = Number(lastYear(period)) - Number(period.slice(0, 4)) + 1
  if (!(years >= 2 && years <= 10)) return []
  const findings: Finding[] = []
  const levels = new Map<string, { readonly results: Comparable[]; readonly targets: Comparable[] }>()
  for (const group of groupsOf(checked.model.statements).values()) {
    for (const comparable of [...group.results, ...group.targets]) {
      const { measure, role, per } = comparable.statement
      if (measure !== 'level' || per !== null) continue
      const id = stem(comparable)
      const entry = levels.get(id) ?? { results: [], targets: [] }
      levels.set(id, entry)
      entry[role === 'result' ? 'results' : 'targets'].push(comparable)
    }
  }
  for (const statement of checked.model.statements) {
    if (statement.role !== 'target' || statement.measure !== 'increment' || statement.per !== 'year') continue
    const step = comparableOf(statement)
    if (step === null) continue
    const level = levels.get(stem(step))
    const target = level?.targets.find((one) => lastYear(one.statement.period) === lastYear(period))
    const base = level?.results.at(-1)
    if (target === undefined || base === undefined || step.value <= 0) continue
    const reached = base.value + step.value * years
    const gap = target.value - reached
    if (Math.abs(gap) <= target.value * 0.05) continue
    const needed = (target.value - base.value) / years
    findings.push({
      code: 'GM407',
      at: { start: target.statement.start, end: target.statement.end },
      message: {
        zh: `年度增量与期末目标不符：第${base.statement.line}行基期${amount(base)}，每年新增${amount(step)}，${years}年后为${rounded(reached)}${base.statement.unit ?? ''}，目标写${amount(target)}；要达到目标每年需增${rounded(needed, 1)}`,
        en: `Yearly steps do not lead to the target: ${amount(base)} in line ${base.statement.line} plus ${amount(step)} a year makes ${rounded(reached)} after ${years} years, the target is ${amount(target)}; it needs ${rounded(needed, 1)} a year`,
      },
      hint: { zh: '调整年度增量或者期末目标。', en: 'Change the yearly step or the final target.' },
      related: [base, step].map(({ statement: s }) => ({ start: s.start, end: s.end })),
    })
  }
  return findings
}

/** What is counted, without the word for adding and without 工业, which yearly steps of industrial firms often drop. */
const stem = ({ key, unit }: Comparable) =>
  `${key.replace(/^(?:每年|年均)?(?:新增|净增|新培育)/, '').replace(/工业(?=企业)/, '')}|${unit}`
