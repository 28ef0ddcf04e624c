import type { ClauseInfo, PlanModel, Statement } from '../../model/plan-model.ts'
import type { Citation, Observation } from '../../model/track-result.ts'
import { type Division, divisionOf, extentFits } from './division.ts'
import { type FoundIndicator, findIndicator, type IndicatorIndex } from './find-indicator.ts'
import { type IndicatorName, readIndicatorName } from './name.ts'

/** What a statement measures, told apart from its number: types are compared before values. */
export type Shape = Observation['measure']

/** A statement read for comparison. */
export interface Fact {
  readonly document: string
  readonly statement: Statement
  readonly source: Citation
  /** Year that its document reports on; null in a plan. */
  readonly reportedYear: number | null
  /** Catalogue entry, when the name means exactly one. */
  readonly found: FoundIndicator | null
  readonly name: IndicatorName
  /** What is measured, comparable: catalogue id or canonical name, with scope and subject. */
  readonly identity: string
  /** Whose indicator, when it is not the division's. */
  readonly subject: string | null
  readonly shape: Shape
  /** In the statement's unit; signed for growth and points. */
  readonly value: number
  readonly unit: string | null
  /** Calendar years it speaks of: equal for one year. */
  readonly from: number | null
  readonly to: number | null
  readonly isReal: boolean
  readonly moment: 'mean' | 'year-end' | null
  readonly status: Observation['status']
  /** Words of the sentence that change the definition, '扣除…后'. */
  readonly definition: string | null
  readonly inTable: boolean
  /** A quarter, half-year or month, or a mean over several years: not a figure of its single year. */
  readonly isPartYear: boolean
  readonly ownDivision: boolean
}

const FALL = /下降|降低|减少|回落|下滑|负增长|缩小|收窄|压减|减产|降幅|缩减|跌|降/
const RISE = /增长|提高|上升|增加|扩大|提升|回升|增产|上涨|增|涨|升/
const DIRECTION = new RegExp(`${FALL.source}|${RISE.source}`, 'g')
const REAL = /扣除价格因素|实际(?:增长|下降|提高)|可比价/
const DEFINITION = /((?:扣除|剔除)[^,。;]{2,24}?(?:后|因素))|(按[^,。;]{0,8}新[^,。;]{0,4}口径)/
const PART_YEAR = /季度|[上下]半年|(?:^|[^0-9])(?:[1-9]|1[01]|12(?!月(?:末|底|31)))月/
const BUILT = /^(?:新建成|新建设|新建|建成|建设)(?!区|用地)(?=.{3})/
const SIZE = /[过超]?\d[\d.]*[万亿千百]{0,3}元(?:以上|以下)?的?$/
const NEWLY = /新增(?!长)|净增(?!长)|新认定|新登记|新设立|新培育|新获批|新建/
const DELTA = /(?:比|较)[^,。;]{0,14}?(?:增加|减少|净增|多增|少增|多|少|提高|下降)/

/** Every quantified statement of a document, read for comparison. */
export function factsOf(model: PlanModel, index: IndicatorIndex): readonly Fact[] {
  const division = divisionOf(model)
  const clauses = new Map(model.clauses.map((clause) => [clause.id, clause]))
  const year = reportedYear(model)
  // Statements of one clause come in order; the search for each goes on where the last one ended.
  const cursors = new Map<string, number>()
  const times = timesOf(model.clauses)
  const titles = new Map(model.outline.map((node) => [node.id, node.title]))
  const facts: Fact[] = []
  for (const statement of model.statements) {
    const clause = clauses.get(statement.clause)
    const context = contextOf(statement, clause, cursors, times)
    const region = model.plan.kind === 'plan' && division.level === 'nation' ? regionOf(clause, titles) : null
    for (const part of partsOf(statement, index, division)) {
      const named = withHead(part, facts.at(-1))
      const fact = factOf(model, named, context, division, index, year)
      facts.push({ ...fact, statement: part, subject: fact.subject ?? region })
    }
  }
  if (model.plan.kind !== 'plan') facts.push(...unchangedFacts(model, division, index, year))
  return facts
}

/** 旅游人次、旅游总收入均增长10%: one rate for several indicators, when each of them is known. */
function partsOf(statement: Statement, index: IndicatorIndex, division: Division): readonly Statement[] {
  if (statement.unit !== '%' || findIndicator(statement.indicator, index, division.spellings) !== null)
    return [statement]
  const names = statement.indicator.split(/[、和]|以及|及(?=.{3})/)
  if (names.length < 2 || names.length > 6) return [statement]
  // 氮氧化物和挥发性有机物排放总量: the end may be shared.
  const known = names.every((name) => findIndicator(name, index, division.spellings) !== null)
  return known ? names.map((name) => ({ ...statement, indicator: name })) : [statement]
}

/** Regions of the country that chapters of a national plan are about. */
const REGION =
  /京津冀|长江三角洲|长三角|粤港澳|珠三角|长江经济带|黄河流域|东北|西部|中部|东部|革命老区|民族地区|边疆|边境|贫困地区/

/** The region that the sections around a clause speak of; null for the whole country. */
function regionOf(clause: ClauseInfo | undefined, titles: ReadonlyMap<string, string>): string | null {
  // '3.1.2' stands below '3.1' and '3'.
  let id = clause?.section ?? ''
  while (id !== '') {
    const region = REGION.exec(titles.get(id) ?? '')?.[0]
    if (region !== undefined) return region
    id = id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : ''
  }
  return null
}

/** 地区生产总值年均增长9%，总量达到…: a bare 总量 is that of what was named just before. */
function withHead(statement: Statement, before: Fact | undefined): Statement {
  if (!/^(?:总量|总额|总规模)$/.test(statement.indicator)) return statement
  const isNext = before !== undefined && before.statement.clause === statement.clause && before.found !== null
  return isNext ? { ...statement, indicator: before.statement.indicator, subject: before.statement.subject } : statement
}

/** The year a report speaks of: its profile says; never the year of the file. */
export function reportedYear(model: PlanModel): number | null {
  const years = yearsOf(model.plan.period)
  return years === null ? null : years[1]
}

export function yearsOf(period: string | null): readonly [number, number] | null {
  if (period === null) return null
  const years = period.match(/\d{4}/g)?.map(Number)
  if (years === undefined) return null
  return [years[0] as number, years.at(-1) as number] // at least one match
}

/** The sentence around a statement, squashed alike. */
interface Context {
  /** From the last comma or stop to the value. */
  readonly before: string
  /** The whole sentence up to the value. */
  readonly sentence: string
  /** Last time that the paragraph names before this sentence: a year, or a span like 五年. */
  readonly time: string | null
  /** Reading text of the clause. */
  readonly clause: string | null
}

const squash = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\[\d{1,3}\]/g, '')
    .replace(/[\s*|]|<br>/g, '')

const TIME_NAMED = /\d{4}年|[三五]年|“十[二三四五]五”/g

/** For each clause, the last time that earlier sentences of its paragraph name. */
function timesOf(clauses: readonly ClauseInfo[]): ReadonlyMap<string, string> {
  const times = new Map<string, string>()
  let paragraph: string | null = null
  let last: string | null = null
  for (const clause of clauses) {
    if (clause.paragraph !== paragraph) last = null
    paragraph = clause.paragraph
    if (last !== null) times.set(clause.id, last)
    last = clause.text.match(TIME_NAMED)?.at(-1) ?? last
  }
  return times
}

function contextOf(
  statement: Statement,
  clause: ClauseInfo | undefined,
  cursors: Map<string, number>,
  times: ReadonlyMap<string, string>,
): Context {
  const time = clause === undefined ? null : (times.get(clause.id) ?? null)
  const text = squash(statement.text)
  const value = squash(statement.valueText)
  const own = text.lastIndexOf(value) >= 0 ? text.slice(0, text.lastIndexOf(value)) : text
  if (clause === undefined) return { before: own, sentence: own, time, clause: null }
  const whole = squash(clause.text)
  const from = cursors.get(clause.id) ?? 0
  let at = whole.indexOf(text, from)
  if (at < 0) at = whole.indexOf(text)
  if (at < 0) return { before: own, sentence: own, time, clause: clause.text }
  const valueAt = at + own.length
  cursors.set(clause.id, at + 1)
  const sentence = whole.slice(0, valueAt)
  const cut = Math.max(...[',', ';', '。', ':'].map((mark) => sentence.lastIndexOf(mark)))
  return { before: sentence.slice(cut + 1), sentence, time, clause: clause.text }
}

function factOf(
  model: PlanModel,
  statement: Statement,
  context: Context,
  division: Division,
  index: IndicatorIndex,
  year: number | null,
): Fact {
  const { found, name, subject } = recognise(statement, context, division, index)
  const shape = shapeOf(statement, found, context, model)
  const years = ownYear(year, statement, context, model) ?? (year === null ? null : ([year, year] as const))
  const scope = name.scope.join('，')
  // What is built in a year is counted whether the sentence says 建设, 新建 or 建成.
  const key = shape === 'flow' ? name.key.replace(BUILT, '') : name.key
  const identity = `${found?.id ?? `名称:${key}`}${scope === '' ? '' : `（${scope}）`}`
  const nearby = context.sentence.slice(-60)
  return {
    document: model.source.name,
    statement,
    source: citationOf(model.source.name, statement, context.clause),
    reportedYear: year,
    found,
    name,
    identity,
    subject,
    shape,
    value: signed(statement, shape, context, name),
    unit: statement.unit,
    from: years?.[0] ?? null,
    to: years?.[1] ?? null,
    isReal: shape === 'growth' && REAL.test(afterLastName(nearby)),
    moment: name.moment ?? momentIn(context.before),
    status: statusOf(context),
    definition: definitionIn(nearby),
    inTable: statement.text.includes('|'),
    isPartYear:
      PART_YEAR.test(context.before) ||
      (years !== null && years[0] === years[1] && /[两二三四五]年平均/.test(context.before)),
    ownDivision: extentFits(name.extent, division),
  }
}

/**
 * What has been reached since a period began ends with the year reported on, not with the period. A growth rate that is
 * no mean and whose sentence names the reported year is that year's.
 */
function ownYear(
  year: number | null,
  statement: Statement,
  context: Context,
  model: PlanModel,
): readonly [number, number] | null {
  const years = yearsOf(statement.period)
  if (years === null || year === null || statement.role === 'target' || years[0] === years[1]) return years
  const isRate = statement.measure === 'growth_rate' && statement.per === null
  if (
    model.plan.kind !== 'plan' &&
    isRate &&
    (context.sentence.match(TIME_NAMED)?.at(-1) ?? context.time) === `${year}年`
  )
    return [year, year]
  return years[0] <= year && years[1] > year ? [years[0], year] : years
}

/** 扣除价格因素 makes growth real; any other 扣除 or new 口径 changes what is measured. */
function definitionIn(sentence: string): string | null {
  const match = DEFINITION.exec(sentence)
  const words = match?.[1] ?? match?.[2] ?? null
  return words === null || /价格/.test(words) ? null : words
}

/** Only the last two segments decide whether a rate is real: the nominal rate comes before 扣除价格因素. */
function afterLastName(sentence: string): string {
  return sentence
    .split(/[,;。]/)
    .slice(-2)
    .join(',')
}

function statusOf(context: Context): Fact['status'] {
  if (/初步(?:核算|测算|统计)/.test(context.sentence)) return 'preliminary'
  if (/预计|预期/.test(context.before)) return 'estimate'
  return 'reported'
}

function momentIn(segment: string): Fact['moment'] {
  if (/平均值|年均值/.test(segment)) return 'mean'
  if (/年末|年底|期末/.test(segment)) return 'year-end'
  return null
}

/**
 * Tries the name as the compiler gives it, with its subject in front, and as the sentence writes it out when the
 * compiler's name is its tail. A longer name wins: the sentence's 基本养老保险参保率 is not 养老保险参保率.
 */
function recognise(
  statement: Statement,
  context: Context,
  division: Division,
  index: IndicatorIndex,
): { found: FoundIndicator | null; name: IndicatorName; subject: string | null } {
  const subject = ownSubject(statement.subject, division)
  const at = context.before.lastIndexOf(squash(statement.indicator))
  const size = at < 0 ? null : SIZE.exec(context.before.slice(0, at))
  if (size !== null) {
    // 产值过50亿元企业 are not all firms.
    return { found: null, name: readIndicatorName(size[0] + statement.indicator, division.spellings), subject }
  }
  const gained = NEWLY.exec(context.before)?.[0]
  if (gained !== undefined && !NEWLY.test(statement.indicator)) {
    // 新增甲企业15家、乙企业20家: what is newly gained is not what there is.
    const name = readIndicatorName(`${gained}${statement.indicator}`, division.spellings)
    const found = findIndicator(`${gained}${statement.indicator}`, index, division.spellings)
    return { found, name: found?.name ?? name, subject }
  }
  if (subject !== null) {
    const joined = findIndicator(subject.replace(/^\d+个/, '') + statement.indicator, index, division.spellings)
    if (joined !== null) return { found: joined, name: joined.name, subject: null }
  }
  const name = readIndicatorName(statement.indicator, division.spellings)
  const written = readIndicatorName(context.before.replace(/(?:约|近|超过?|达|至|为)$/, ''), division.spellings)
  if (written.key.length > name.key.length && written.key.endsWith(name.key) && name.key.length >= 2) {
    const longer = findIndicator(context.before, index, division.spellings)
    if (longer !== null) return { found: longer, name: longer.name, subject }
  }
  const found = findIndicator(statement.indicator, index, division.spellings) ?? headBefore()
  return { found, name: found?.name ?? name, subject }

  /** 5G…，用户普及率…: the head stands in the clause before, in Latin letters. */
  function headBefore(): FoundIndicator | null {
    const segments = context.sentence.split(/[,;。]/)
    const head = /(?:\dG|[A-Z][A-Za-z0-9]{1,8})(?=[^A-Za-z0-9]*$|[^,]{0,20}$)/.exec(segments.at(-2) ?? '')?.[0]
    return head === undefined ? null : findIndicator(head + statement.indicator, index, division.spellings)
  }
}

/** A subject that is the division itself says nothing new. */
function ownSubject(subject: string | null, division: Division): string | null {
  if (subject === null) return null
  const bare = subject
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(?:全年|年末)|(?:全年|年末)$/g, '')
  // A word like 监测的 or 严守 owns nothing.
  if (bare.length < 2 || bare.endsWith('的') || (bare.length === 2 && !/[省市区县镇乡村园厂局院校]$/.test(bare)))
    return null
  if (/^(?:全国|我国|全省|我省|全市|我市|全区|我区|全县|我县|全州|全旗|全社会)$/.test(bare)) {
    return extentFits(bare.startsWith('全社会') ? null : bare, division) ? null : bare
  }
  return division.spellings.includes(bare) ? null : bare
}

function shapeOf(statement: Statement, found: FoundIndicator | null, context: Context, model: PlanModel): Shape {
  const isPercent = statement.unit === '%' || statement.unit === '‰'
  // A year's total of something that is no flow of the catalogue (a year's R&D expenditure) compares as a level.
  const years = yearsOf(statement.period)
  const isStock =
    found !== null &&
    found.definition.kind !== 'cumulative' &&
    (years === null || years[0] === years[1] || statement.role === 'target')
  switch (statement.measure) {
    case 'growth_rate':
      return 'growth'
    case 'change':
      if (statement.unit === '个百分点' || statement.unit === '百分点') return 'points'
      return isPercent || statement.unit === null ? 'growth' : 'points'
    case 'cumulative':
      return isStock ? 'level' : 'flow'
    case 'increment':
      if (statement.unit === '个百分点' || DELTA.test(context.before)) return 'points'
      // What was added this year is no stock, unless a bulletin lists what there is.
      return isStock && model.plan.kind === 'bulletin' && !NEWLY.test(context.before) ? 'level' : 'flow'
    default:
      return found?.definition.kind === 'cumulative' && !isPercent ? 'flow' : 'level'
  }
}

function signed(statement: Statement, shape: Shape, context: Context, name: IndicatorName): number {
  if (shape !== 'growth' && shape !== 'points') return statement.value
  if (statement.value < 0) return statement.value
  if (statement.direction !== null) return statement.direction === 'down' ? -statement.value : statement.value
  const words = context.before.match(DIRECTION)
  const last = words?.at(-1)
  if (last !== undefined) return FALL.test(last) && !/^(?:升|增|涨)/.test(last) ? -statement.value : statement.value
  return name.change === 'fall' ? -statement.value : statement.value
}

export function citationOf(document: string, statement: Statement, sentence: string | null): Citation {
  const { line, text, clause, start, end } = statement
  return { document, line, text, sentence, clause, start, end }
}

const UNCHANGED = /([^,;。:]{3,40}?)(?:比|与|较)上年(?:末|同期)?(?:基本)?持平|([^,;。:]{3,40}?)(?:实现)?零增长/g

/** 与上年持平 and 零增长 are a growth of 0, written without a number. */
function unchangedFacts(model: PlanModel, division: Division, index: IndicatorIndex, year: number | null): Fact[] {
  const facts: Fact[] = []
  if (year === null) return facts
  for (const clause of model.clauses) {
    if (!clause.text.includes('持平') && !clause.text.includes('零增长')) continue
    const whole = squash(clause.text)
    for (const match of whole.matchAll(UNCHANGED)) {
      const written = (match[1] ?? match[2] ?? '').replace(/^.*[,]/, '')
      const found = findIndicator(written, index, division.spellings)
      if (found === null || found.definition.kind === 'level' || found.definition.kind === 'annual-bound') continue
      const statement: Statement = {
        id: `${clause.id}.unchanged`,
        clause: clause.id,
        line: clause.line,
        start: clause.start,
        end: clause.end,
        text: match[0],
        valueText: '持平',
        indicator: found.definition.name.zh,
        subject: null,
        role: 'result',
        comparator: /基本持平/.test(match[0]) ? 'approx' : 'eq',
        value: 0,
        valueMax: null,
        unit: '%',
        measure: 'growth_rate',
        direction: null,
        per: null,
        period: String(year),
        modality: 'firm',
        confidence: 0.9,
      }
      const context = {
        before: written,
        sentence: whole.slice(0, match.index) + written,
        time: null,
        clause: clause.text,
      }
      facts.push({ ...factOf(model, statement, context, division, index, year), value: 0, shape: 'growth' })
    }
  }
  return facts
}
