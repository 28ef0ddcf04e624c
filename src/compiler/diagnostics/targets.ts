import type { Statement } from '../../model/plan-model.ts'
import { type Comparable, comparableOf } from '../comparison/comparable.ts'
import { sameUnits } from '../comparison/same-indicators.ts'
import { groupsOf } from './contradictions.ts'
import type { Checked, Finding, Place } from './finding.ts'
import { quote } from './finding.ts'

const placeOf = (item: { readonly start: number; readonly end: number }): Place => ({
  start: item.start,
  end: item.end,
})

/** How many places a summary lists. */
const LISTED = 12

/** One diagnostic for many places, with the first few named. */
function summary(
  code: 'GM501' | 'GM502' | 'GM503',
  found: readonly Statement[],
  of: number,
  zh: string,
  en: string,
  hint: Finding['hint'],
): Finding[] {
  const [first] = found
  if (first === undefined) return []
  const named = found.slice(0, 3).map(({ indicator, line }) => `“${quote(indicator, 16)}”（第${line}行）`)
  const namedEn = found.slice(0, 3).map(({ indicator, line }) => `“${quote(indicator, 16)}” (line ${line})`)
  const more = found.length > 3
  return [
    {
      code,
      at: placeOf(first),
      message: {
        zh: `${of} 项目标中有 ${found.length} 项${zh}：${named.join('、')}${more ? '等' : ''}`,
        en: `${found.length} of ${of} targets ${en}: ${namedEn.join(', ')}${more ? ' and others' : ''}`,
      },
      hint,
      related: found.slice(1, LISTED + 1).map(placeOf),
    },
  ]
}

/** GM501, GM502, GM503: targets that lack year, unit or baseline; one summary each. */
export function checkIncompleteTargets(checked: Checked): Finding[] {
  if (checked.profile.kind !== 'plan') return []
  const targets = checked.model.statements.filter((s) => s.role === 'target' && s.confidence >= 0.7)
  const noYear = targets.filter(({ period }) => period === null)
  const noUnit = targets.filter(
    ({ unit, valueText }) => unit === null || (/[万亿]$/.test(valueText.trim()) && /元$/.test(unit)),
  )
  const known = new Set<string>()
  for (const { results } of groupsOf(checked.model.statements).values()) {
    for (const { key } of results) known.add(key)
  }
  const levels = targets.filter(({ measure, per }) => measure === 'level' && per === null)
  const noBase = levels.filter((statement) => {
    const comparable = comparableOf(statement)
    return comparable !== null && !known.has(comparable.key) && !/[从由比较]/.test(statement.text)
  })
  return [
    ...summary('GM501', noYear, targets.length, '没有写明哪一年达到', 'name no year', {
      zh: '给每项目标写明年份，如“到2025年”。',
      en: 'Give every target a year.',
    }),
    ...summary('GM502', noUnit, targets.length, '计量单位缺失或不全', 'lack a unit or half of it', {
      zh: '补全单位，如“3000亿”写成“3000亿元”。',
      en: 'Complete the unit.',
    }),
    ...summary('GM503', noBase, levels.length, '在文中查不到基期值', 'have no baseline in the text', {
      zh: '在主要指标表中列出基期值，或写成“由……提高到……”。',
      en: 'List baselines in the table of indicators, or write “from … to …”.',
    }),
  ]
}

/** Words that say over which time a rate is meant. */
const CLEAR_PERIOD = /年均|每年|逐年|年增|年度|累计|五年|5年|比\d{4}年|较\d{4}年|同比|比上年|以来|增长率|持续/

/** GM504: “分别增长7%、8%” without a period. */
export function checkUnclearRates(checked: Checked): Finding[] {
  if (checked.profile.kind !== 'plan') return []
  // Judged once a sentence: a sentence may hold thousands of figures.
  const clear = new Set<string>()
  const spread = new Set<string>()
  for (const { id, text } of checked.model.clauses) {
    if (CLEAR_PERIOD.test(text)) clear.add(id)
    if (/分别(?:增长|提高|下降)/.test(text)) spread.add(id)
  }
  const findings: Finding[] = []
  const told = new Set<string>()
  for (const statement of checked.model.statements) {
    const { role, measure, per, period, clause, indicator, unit } = statement
    const isRate = measure === 'growth_rate' || (unit === '%' && spread.has(clause))
    if (role !== 'target' || !isRate || per !== null || clear.has(clause) || told.has(clause)) continue
    if (period !== null && period.length === 4) continue
    if (!/增长|增速|增幅/.test(statement.text)) continue
    told.add(clause)
    findings.push({
      code: 'GM504',
      at: placeOf(statement),
      message: {
        zh: `增速期间不明：“${indicator}”${statement.valueText.replace(/\s/g, '')}没有写明是每年、年均还是五年累计`,
        en: `“${indicator}” ${statement.valueText.replace(/\s/g, '')}: yearly, a yearly average, or the total of five years?`,
      },
      hint: { zh: '写明“年均”“每年”或“五年累计”。', en: 'Write whether it is yearly, an average or a total.' },
    })
  }
  return findings
}

/** GM505: commitments that nobody could verify, summed up. */
export function checkUnverifiable(checked: Checked): Finding[] {
  const { commitments } = checked.model
  if (checked.profile.kind !== 'plan') return []
  const vague = commitments.filter(({ verifiable, confidence }) => !verifiable && confidence >= 0.5)
  if (vague.length < 5) return []
  // The emptiest first: short, and with an adverb that measures nothing.
  const emptiness = (text: string) =>
    (/大力|积极|进一步|不断|持续|着力|切实|全面|深入/.test(text) ? 0 : 40) + text.length
  const worst = [...vague].sort((a, b) => emptiness(a.text) - emptiness(b.text) || a.start - b.start).slice(0, LISTED)
  const [first] = worst
  if (first === undefined) return []
  const share = Math.round((vague.length / commitments.length) * 100)
  return [
    {
      code: 'GM505',
      at: placeOf(first),
      message: {
        zh: `${commitments.length} 项任务中有 ${vague.length} 项（${share}%）没有可核验的成果、数量或时间，如“${quote(tidy(first.text))}”`,
        en: `${vague.length} of ${commitments.length} commitments (${share}%) name no product, number or date to verify them by, such as “${quote(tidy(first.text))}”`,
      },
      hint: {
        zh: '逐项补上成果形式（文件、机构、设施、数量）和完成时间；确属方向性要求的可不改。',
        en: 'Give each a product (document, body, facility, number) and a date; directions may stay as they are.',
      },
      related: worst.slice(1).map(placeOf),
    },
  ]
}

const tidy = (text: string) => text.replace(/\s+/g, '')

/** GM408: one numerator over two denominators. */
export function checkDenominators(checked: Checked): Finding[] {
  if (checked.profile.kind !== 'plan') return []
  const byNumerator = new Map<string, Comparable[]>()
  for (const statement of checked.model.statements) {
    if (statement.role !== 'target') continue
    const comparable = comparableOf(statement)
    const match = comparable === null ? null : /^(.{4,24}?)占(.{2,20}?)比重$/.exec(comparable.key)
    if (comparable === null || match === null) continue
    const numerator = match[1] as string
    byNumerator.set(numerator, [...(byNumerator.get(numerator) ?? []), comparable])
  }
  const findings: Finding[] = []
  for (const [numerator, [first, ...others]] of byNumerator) {
    const other = others.find(({ key }) => key !== first?.key)
    if (first === undefined || other === undefined) continue
    findings.push({
      code: 'GM408',
      at: placeOf(other.statement),
      message: {
        zh: `“${numerator}”的占比有两个分母：此处“${other.statement.indicator}”，第${first.statement.line}行“${first.statement.indicator}”`,
        en: `The share of “${numerator}” has two denominators: “${other.statement.indicator}” here, “${first.statement.indicator}” in line ${first.statement.line}`,
      },
      hint: { zh: '统一分母，或者说明两者的区别。', en: 'Use one denominator, or explain the difference.' },
      related: [placeOf(first.statement)],
    })
  }
  return findings
}

/** GM409: one unit in several spellings. */
export function checkUnitSpellings(checked: Checked): Finding[] {
  const places = new Map<string, Map<string, Statement>>()
  for (const statement of checked.model.statements) {
    const written = statement.valueText
      .replace(/\s/g, '')
      .replace(/^[^\p{Script=Han}\p{Script=Latin}㎡μ]*/u, '')
      .replace(/^[万亿千百十余多]+/, '')
    const forms = sameUnits.find((group) => group.includes(written))
    // 家 and 个, 人 and 名 are one count to compare but both good Chinese.
    if (forms === undefined || (forms[0] as string).length === 1) continue
    const group = places.get(forms[0] as string) ?? new Map<string, Statement>()
    places.set(forms[0] as string, group)
    if (!group.has(written)) group.set(written, statement)
  }
  return [...places].flatMap(([keep, forms]) => {
    const [first, second, ...others] = [...forms]
    if (first === undefined || second === undefined) return []
    const names = [...forms.keys()].map((form) => `“${form}”`)
    return [
      {
        code: 'GM409' as const,
        at: placeOf(second[1]),
        message: {
          zh: `同一单位写法不一：${names.join('、')}`,
          en: `One unit is written in several ways: ${names.join(', ')}`,
        },
        hint: { zh: `全文统一写作“${keep}”。`, en: `Write “${keep}” throughout.` },
        related: [first, ...others].map(([, statement]) => placeOf(statement)),
      },
    ]
  })
}
