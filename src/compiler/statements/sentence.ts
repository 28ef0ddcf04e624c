import { type Before, readBefore, withoutPeriods } from './before.ts'
import { type Comparator, comparatorOf, type Measure, measureOf } from './measures.ts'
import { isName, isThreshold } from './names.ts'
import { type PeriodToken, periodsIn } from './periods.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { nounOf, ratioTerm, splitSubjects, tidy } from './subjects.ts'
import { isArea, isCounter, isMoney, isPercent, isPoints, isTime } from './units.ts'
import { DONE_AFTER, DONE_AT_HEAD, LEVEL_NOUN, NOT_A_NOUN } from './words.ts'

/** A claim read from one sentence, before the document's time and role are known. Offsets are into the sentence. */
export interface Claim {
  readonly start: number
  readonly end: number
  readonly quantity: Quantity
  readonly indicator: string
  readonly subject: string | null
  readonly comparator: Comparator
  readonly measure: Measure
  /** The text leaves it to the period whether this is a yearly rate or a change over years ("提高5%", "下降3%"). */
  readonly soft: boolean
  /** The text says it rises or falls by this much. */
  readonly direction: 'up' | 'down' | null
  readonly yearly: boolean
  readonly strive: boolean
  /** Describes something, claims nothing: an area of a named zone, a threshold, a firm's investment. */
  readonly context: boolean
  /** The start value of "从…提高到…". */
  readonly baseline: boolean
  /** The year written for this claim, when one governs it. */
  readonly period: PeriodToken | null
  /** For a change: the year it is compared with. */
  readonly against: number | null
  /** What is counted stands after the value. */
  readonly noun: boolean
  /** The subject was carried over from words further away. */
  readonly inherited: boolean
  /** Number of things that made reading it hard; the confidence falls with it. */
  readonly doubts: number
}

interface Boundary {
  readonly at: number
  readonly mark: string
}

/** The subject of a segment without a value. */
interface Bare {
  readonly words: string
  /** It stands right before, and is short enough to be a name. */
  readonly near: boolean
  /** The segment says of it what rises or holds: "总产值实现倍增，", so the value that follows is of it. */
  readonly strong: boolean
}

function bareOf(subject: string, adjacent: boolean): Bare {
  const said =
    /^(.{3,22}?)(?:实现|跨越|跨上|迈上|稳步|持续|不断|大幅|显著|明显|快速|再上|再创|迅速|稳定)[^，；]{0,4}(?:突破|倍增|翻番|翻一番|增长|提升|跨越|台阶|新高|壮大|扩大|提高|下降|回升|攀升|跃升)/.exec(
      subject,
    )
  const words = said?.[1] ?? subject
  return { words, near: adjacent && words.length <= 22, strong: adjacent && said !== null }
}

interface Structure {
  /** Depth of （） in the low bits, 16 inside 《》. */
  readonly depth: Uint8Array
  readonly quoted: Uint8Array
  /** Where segments begin: after ， ； ： 。 ！ outside brackets. */
  readonly boundaries: readonly Boundary[]
}

const LOOK_BACK = 120
/** Whose indicator it can be: a place, park, firm, trade or institution. */
const OWNER =
  /(?:区|市|县|省|园|城|镇|乡|村|街道|公司|集团|企业|银行|业|院|校|基地|中心|部门|集群|产业链|港|机场|平台|片区|组团|新区|流域)$/
const BARE_HEAD = /^(?:产值|总产值|总收入|规模|营业收入|营收|增加值|年产值)$/
const NAMED_BEFORE = /(?:打造|建设|建成|形成|培育|壮大)([^，；：。、]{3,24}(?:集群|产业|基地|园区|产业园))$/

/** What a from-to pair says after its first value. */
const REACHING =
  /^(?:增加|提高|提升|上升|下降|降低|减少|压缩|压减|精简|缩短|缩小|扩大|增长|优化|调整|发展|跃升|攀升|恢复|削减|扩展|延长)(?:至|到|为)/
const SHARE_OF = /(?:贡献|提供|创造|集聚|聚集|吸纳|占据|承担|完成)了?(?:全国|全省|全市|全区|全县|全州|全球|世界)?$/
/** What is said in brackets of a named zone or project. */
const PAREN_FACT =
  /^(?:总|占地|总占地|规划|建筑|总建筑|核心|用地|规划用地)?面积$|^(?:总)?占地$|^(?:总|概算|估算|计划|概算总|估算总|计划总)?投资$|^概算$/
const MONEY_VERB =
  /(?:设立|提供|发放|争取|投入|安排|筹措|筹集|发行|拨付|下达|减免|兑现|落实|撬动|获得|募集|偿还|化解|追回|挽回|清欠|签订|签约)$/

/** Every claim of one sentence, left to right. */
export function claimsOf(text: string): Claim[] {
  const all = quantitiesIn(text)
  if (all.length === 0) return []
  const periods = periodsIn(text)
  const structure = structureOf(text)
  const quantities = all.filter(
    (quantity, index) =>
      isClaim(text, quantity, structure, periods) && !isClass(text, quantity, all[index - 1], all[index + 1]),
  )
  const reader = new SentenceReader(text, quantities, periods, structure)
  quantities.forEach((_, index) => {
    reader.read(index)
  })
  return reader.claims
}

function isClaim(text: string, quantity: Quantity, structure: Structure, periods: readonly PeriodToken[]): boolean {
  if ((structure.depth[quantity.start] as number) >= 16) return false
  if (isName(text, quantity, (structure.quoted[quantity.start] as number) > 0)) return false
  const dated = periods.some(
    (token) => token.start < quantity.end && quantity.start < token.end && quantity.form !== 'ratio',
  )
  return (
    !dated || (isTime(quantity.unit) && /连续|延长/.test(text.slice(Math.max(0, quantity.start - 3), quantity.start)))
  )
}

/** "百亿级企业5家", "2个千亿级产业集群": the magnitude names the class whose count is claimed. */
function isClass(text: string, quantity: Quantity, before: Quantity | undefined, after: Quantity | undefined): boolean {
  if (quantity.form !== 'magnitude' || !/级$/.test(text.slice(quantity.start, quantity.end))) return false
  if (before !== undefined && isCounter(before.unit) && before.fullEnd === quantity.start) return true
  return (
    after !== undefined &&
    isCounter(after.unit) &&
    /^[^，。；：]{1,16}$/.test(text.slice(quantity.fullEnd, after.start))
  )
}

/** Reads the values of a sentence in order, remembering what later ones lean on. */
class SentenceReader {
  readonly claims: Claim[] = []
  private readonly text: string
  private readonly quantities: readonly Quantity[]
  private readonly structure: Structure
  readonly periods: readonly PeriodToken[]
  /** Subjects that a 分别 is dealing values to. */
  private dealt = null as { readonly subjects: readonly string[]; readonly next: number } | null
  private lastSubject: string | null = null
  private lastEntity: string | null = null
  private lastVerb = ''
  private lastSegment = -1

  constructor(text: string, quantities: readonly Quantity[], periods: readonly PeriodToken[], structure: Structure) {
    this.text = text
    this.quantities = quantities
    this.periods = periods
    this.structure = structure
  }

  read(index: number): void {
    const { text, quantities, periods, structure } = this
    const quantity = quantities[index] as Quantity
    const segment = boundaryBefore(structure.boundaries, quantity.start)
    const inParens = ((structure.depth[quantity.start] as number) & 15) > 0
    const paren = inParens ? text.lastIndexOf('（', quantity.start) : -1
    const from = Math.max(paren >= 0 ? paren + 1 : segment.at, quantity.start - LOOK_BACK, 0)
    const previous = quantities[index - 1]
    const listed = previous !== undefined && previous.fullEnd > from && previous.end <= quantity.start
    const spoken = listed ? Math.max(previous.fullEnd, from) : from
    // "6个A、5个B": the words up to the mark of the list belong to the value before.
    const ownedBefore =
      listed && this.claims.at(-1)?.noun === true
        ? /^[^，；：]{1,40}(?:、|以及|和|及|与)/.exec(text.slice(spoken, quantity.start))
        : null
    const preStart = spoken + (ownedBefore?.[0].length ?? 0)
    const rawPre = text.slice(preStart, quantity.start)
    const nextStart = quantities[index + 1]?.start ?? text.length
    const segmentEnd = boundaryAfter(structure.boundaries, quantity.fullEnd, text.length)
    const post = text.slice(quantity.fullEnd, Math.min(segmentEnd, nextStart, quantity.fullEnd + 44))
    const cutByValue = nextStart <= segmentEnd && nextStart <= quantity.fullEnd + 44

    if (segment.at !== this.lastSegment) {
      if (segment.mark === '；') this.dealt = null
      this.lastSegment = segment.at
    }

    const words = withoutPeriods(rawPre, preStart, periods)
    const before = readBefore(words)
    const last = this.claims.at(-1)
    // "新增A 5家、B 3家": what was said of the first holds for the next that says nothing itself.
    const plain = before.predicates.size === 0 && before.verb === ''
    const sameKind = last !== undefined && alike(last.quantity.unit, quantity.unit)
    const parted = this.isParted(quantity)
    const continues =
      plain &&
      !parted &&
      last !== undefined &&
      sameKind &&
      (listed || (last.measure === 'increment' && last.end >= segment.at - 4 && !LEVEL_NOUN.test(before.subject)))
    const inList = listed && /^[、，和及与]*(?:以及)?(?:每[年月人户亩])*$/.test(rawPre)

    const named = this.name({ index, quantity, segment, paren, listed, rawPre, post, cutByValue, before, inList })
    if (named === null) return
    let { indicator } = named
    const { subject: ownSubject, inherited, context, noun } = named
    let { doubts } = named

    // "占…的72.06%": the share of what was named before.
    if (!inherited && /^(?:占(?!地)|与.{2,16}之比)/.test(indicator) && this.lastSubject !== null) {
      indicator = `${this.lastSubject.replace(/占.{1,14}(?:比重|比例|占比)$/, '')}${indicator}${/(?:比重|比例|比率|份额|占比|之比)$/.test(indicator) ? '' : '比重'}`
    } else if (isPercent(quantity.unit) && /.{2,}占(?!地).{2,}[^率重例比额]$/.test(indicator))
      indicator = `${indicator}比重`
    let subject = ownSubject !== null && OWNER.test(ownSubject) ? ownSubject : null
    if (!context && !noun) {
      const split = /^(.{2,24}?)(?:实现|完成|力争|预计实现)(?!率|度|程度)(.{2,})$/.exec(indicator)
      if (split !== null && !DONE_AT_HEAD.test(split[1] as string) && !/的$/.test(split[1] as string)) {
        subject = OWNER.test(split[1] as string) ? (split[1] as string) : subject
        indicator = split[2] as string
      }
    }
    if (subject !== null) this.lastEntity = subject
    else if (inherited) subject = this.lastEntity
    // "新增建成面积6.11平方公里，达到47.26平方公里": the second is the whole, no longer the new.
    if (inherited && before.predicates.has('level') && !before.predicates.has('new'))
      indicator = indicator.replace(/^(?:新增|净增)/, '')
    const streak = /连续$/.test(text.slice(Math.max(0, quantity.start - 2), quantity.start))
    if (streak) indicator = `${before.subject}${nounOf(post, cutByValue)}`
    // "打造…产业集群，力争产值达500亿元": a bare 产值 is that of what was just named.
    if (!inherited && BARE_HEAD.test(indicator)) {
      const named = NAMED_BEFORE.exec(text.slice(Math.max(0, segment.at - 40), Math.max(0, segment.at - 1)))
      if (named !== null) indicator = `${named[1]}${indicator}`
    }
    indicator = tidy(indicator)
    if (indicator === '' || (indicator.length < 2 && quantity.unit === null)) return
    if (indicator.length < 2) doubts += 2

    const verb = before.verb !== '' ? before.verb : continues ? this.lastVerb : ''
    // "新增A 15家、B 20家": B is new as well.
    if (continues && /^(?:新增|净增)$/.test(verb) && !/新增|净增/.test(indicator) && !noun)
      indicator = `${verb}${indicator}`
    const said = measureOf({ quantity, before, rawPre: words, indicator, verb, noun, post: named.after })
    const sharesMeasure = continues && last !== undefined && (inList || this.dealt !== null || !noun)
    const measure = context ? 'level' : sharesMeasure && said.measure === 'level' ? last.measure : said.measure
    const soft = sharesMeasure && said.measure === 'level' ? last.soft : said.soft
    const direction = before.predicates.has('fall')
      ? 'down'
      : before.predicates.has('grow')
        ? 'up'
        : sharesMeasure && measure === last.measure
          ? last.direction
          : null
    const breaks = noun && /突破$/.test(words) && /技术|难题|瓶颈|关键/.test(post)
    const ownComparator = breaks ? 'eq' : comparatorOf(quantity, text.slice(segment.at, quantity.start))
    const laterTerm = quantity.form === 'ratio' && (quantity.term ?? 0) > 0 && last !== undefined
    const baseline = laterTerm ? last.baseline : isBaseline(text, quantity, rawPre)
    const period = this.periodFor(quantity, segment)
    const base = periods.find(
      (token) => token.kind === 'base' && token.start >= preStart && token.end <= quantity.start,
    )
    const stretch = text.slice(preStart, quantity.start)

    this.claims.push({
      start: Math.max(
        claimStart(text, inherited || !listed ? segment.at : preStart),
        quantity.start - (noun ? 24 : 60),
      ),
      end: noun ? Math.min(quantity.fullEnd + Math.min(post.length, 24), segmentEnd) : quantity.fullEnd,
      quantity,
      indicator,
      subject,
      comparator:
        ownComparator === 'eq' &&
        inList &&
        (last?.comparator === 'ge' || last?.comparator === 'le') &&
        last.quantity.bound === null
          ? last.comparator
          : ownComparator,
      measure: baseline ? 'level' : measure,
      soft,
      direction,
      yearly:
        /每年|[两三四五]年平均|年均(?!浓度)|年平均(?!浓度|气温|人口)|年度$|逐年/.test(stretch) ||
        (inList && last?.yearly === true) ||
        (noun && /^年度/.test(post)),
      strive: strivesAt(text, quantity.start, structure.boundaries, quantities),
      context,
      baseline,
      period: baseline && base !== undefined ? base : period,
      against: base?.to ?? null,
      inherited,
      noun,
      doubts,
    })
    if (!context && (quantity.form !== 'ratio' || quantity.terms === 2))
      this.lastSubject =
        noun && /^.{0,12}(?:从|由)/.test(post)
          ? nounOf(post, cutByValue)
          : streak && before.subject !== ''
            ? tidy(before.subject)
            : indicator
    if (before.verb !== '') this.lastVerb = before.verb
    else if (!continues) this.lastVerb = ''
  }

  /** What the value is said of. Null when nothing names it. */
  private name(facts: {
    readonly index: number
    readonly quantity: Quantity
    readonly segment: Boundary
    readonly paren: number
    readonly listed: boolean
    readonly rawPre: string
    readonly post: string
    readonly cutByValue: boolean
    readonly before: Before
    readonly inList: boolean
  }): {
    indicator: string
    subject: string | null
    inherited: boolean
    context: boolean
    noun: boolean
    doubts: number
    /** The words after the value that name what is counted. */
    after: string
  } | null {
    const { index, quantity, segment, paren, rawPre, post, cutByValue, before, inList } = facts
    const { text } = this
    const plain = {
      subject: null as string | null,
      inherited: false,
      context: false,
      noun: false,
      doubts: 0,
      after: post,
    }
    const share = isPercent(quantity.unit) || isPoints(quantity.unit)
    const deals = /分别|依次/.test(rawPre)

    if (quantity.form === 'ratio' && (quantity.terms ?? 0) >= 3) {
      if (quantity.term === 0) this.lastSubject = before.subject === '' ? (this.lastSubject ?? '') : before.subject
      const whole: string = this.lastSubject ?? ''
      if (!/产业|结构|比/.test(whole)) return null
      return { ...plain, indicator: ratioTerm(whole, quantity.term ?? 0, quantity.terms ?? 3) }
    }
    if (paren >= 0 && (before.subject === '' || PAREN_FACT.test(before.subject))) {
      return this.nameInParens(quantity, paren, before)
    }
    if (quantity.form === 'rank') {
      const said = before.subject.replace(
        /(?:稳居|位居|居|位列|排名|排位|排|进入|跻身|列|挤进|进位){0,3}(?:全国|全省|全市|全区|全县|中部|同类|西部|东部|省内|国内)?(?:地级市|县市区|同类城市|百强县)?$/,
        '',
      )
      if (said !== '') return { ...plain, indicator: before.subject }
      if (this.lastSubject !== null) return { ...plain, indicator: `${this.lastSubject}排名`, inherited: true }
    }
    if (isTime(quantity.unit) && before.subject.length <= 2 && post !== '') {
      if (quantity.bound === 'le') return { ...plain, indicator: `${nounOf(post, false)}的期限`, noun: true }
      if (/^(?:|用|历时|用时)$/.test(before.subject))
        return { ...plain, indicator: `${nounOf(post, cutByValue)}用时`, noun: true }
    }
    if (isTime(quantity.unit) && /延长$/.test(rawPre))
      return { ...plain, indicator: `${before.subject}延长年限`, context: true }
    if (isThreshold(text, quantity)) {
      const indicator = thresholdName(before.subject, nounOf(post.replace(/^的/, ''), cutByValue))
      return { ...plain, indicator, context: true, doubts: 2 }
    }
    if (
      /^的/.test(post) &&
      !share &&
      !isCounter(quantity.unit) &&
      !/^的(?:目标|任务|要求|速度|水平|标准|增长|增速)/.test(post)
    ) {
      const next = this.quantities[index + 1]
      // "总投资1.78万亿元的289个省重点项目"
      const counted = post === '的' && next !== undefined && next.start === quantity.fullEnd + 1
      const thing = counted
        ? nounOf(text.slice(next.fullEnd, boundaryAfter(this.structure.boundaries, next.fullEnd, text.length)), false)
        : firstOf(nounOf(post.slice(1), cutByValue), cutByValue)
      if (!counted && (before.predicates.has('ge') || before.predicates.has('le') || quantity.bound !== null)) {
        return { ...plain, indicator: thresholdName(before.subject, thing), context: true, doubts: 1 }
      }
      const kind = isMoney(quantity.unit)
        ? /总投资$/.test(before.subject)
          ? '总投资'
          : LEVEL_NOUN.test(before.subject) && !/投资$/.test(before.subject)
            ? (/[^、和的]*$/.exec(before.subject)?.[0] ?? before.subject)
            : '投资额'
        : isArea(quantity.unit)
          ? '面积'
          : before.subject
      return {
        ...plain,
        indicator: `${thing.replace(/等(?:重大|重点|一批)?(?:产业)?项目.*$/, '')}${kind}`,
        context: true,
        doubts: 1,
      }
    }
    // "贡献了全省74.6%的规模工业增加值": a share of the noun that follows.
    if (isPercent(quantity.unit) && /^(?:左右|以上)?的/.test(post) && SHARE_OF.test(before.subject)) {
      const place = /(全国|全省|全市|全区|全县|全州|全球|世界)$/.exec(before.subject)?.[1] ?? ''
      return { ...plain, indicator: `${nounOf(post.replace(/^(?:左右|以上)?的/, ''), cutByValue)}占${place}比重` }
    }
    if (
      this.dealt !== null &&
      this.dealt.next < this.dealt.subjects.length &&
      before.subject === '' &&
      (inList || deals)
    ) {
      if (deals && !inList) this.dealt = { ...this.dealt, next: 0 }
      const indicator = this.dealt.subjects[this.dealt.next] as string
      this.dealt = { ...this.dealt, next: this.dealt.next + 1 }
      return { ...plain, indicator }
    }
    if (deals) {
      const wanted = this.listLength(index)
      if (before.subject !== '') {
        const subjects = splitSubjects(before.subject, wanted)
        this.dealt = { subjects, next: 1 }
        return { ...plain, indicator: subjects[0] as string, doubts: subjects.length === wanted ? 0 : 1 }
      }
      const bare = this.bareSubject(segment.at)
      if (bare?.near && this.dealt === null && wanted > 1) {
        const subjects = splitSubjects(bare.words, wanted)
        if (new Set(subjects).size === wanted) {
          this.dealt = { subjects, next: 1 }
          return { ...plain, indicator: subjects[0] as string, inherited: true, doubts: 1 }
        }
      }
      // "…分别达到A、B，同比分别增长C、D": the same subjects again.
      const known: readonly string[] =
        this.dealt?.subjects ?? this.claims.slice(-wanted).map((claim) => claim.indicator)
      if (known.length > 0) {
        this.dealt = { subjects: known, next: 1 }
        return { ...plain, indicator: known[0] as string, inherited: true }
      }
    }
    const neighbour = this.quantities[index + 1]
    const doubled =
      post === '' && neighbour !== undefined && neighbour.start === quantity.fullEnd && isCounter(quantity.unit)
    const shared = doubled
      ? text.slice(neighbour.fullEnd, boundaryAfter(this.structure.boundaries, neighbour.fullEnd, text.length))
      : post
    // "A封堵和21.6公里B建设": the words before belong to A.
    const joined = facts.listed && /[和及与、]$/.test(rawPre)
    if (
      takesNounAfter(
        quantity,
        shared,
        joined ? { ...before, subject: '' } : before,
        inList && this.claims.at(-1)?.noun === true,
      )
    ) {
      const thing = nounOf(shared.replace(/^的/, ''), cutByValue && !doubled)
      const listing = /(?:等|、[^、，；]{2,14})$/.test(rawPre) && before.predicates.size === 0
      if (listing && before.verb === '' && /^[^，。；]{0,10}(?:从|由)/.test(shared))
        return { ...plain, indicator: `${rawPre}${thing}数`, context: true, noun: true }
      const verb = before.verb !== '' && before.verb.length <= 4 ? before.verb : ''
      const level = quantity.form === 'magnitude' ? '规模' : ''
      const owner =
        before.subject !== '' && before.subject.length <= 14 && before.verb === '' && !listing ? before.subject : null
      return { ...plain, indicator: `${verb}${thing}${level}`, subject: owner, noun: true, after: shared }
    }
    if (before.subject !== '') return { ...plain, indicator: before.subject }

    const bare = this.bareSubject(segment.at)
    const area =
      isArea(quantity.unit) &&
      before.predicates.size <= 1 &&
      !before.predicates.has('level') &&
      !before.predicates.has('new')
    if (area && bare?.near && !/面积$/.test(bare.words))
      return { ...plain, indicator: `${bare.words}面积`, context: true, inherited: true, doubts: 1 }
    const parted = this.isParted(quantity)
    if (bare?.strong && (before.predicates.has('level') || before.predicates.has('ge'))) {
      return { ...plain, indicator: bare.words, inherited: true, doubts: 1 }
    }
    if (parted && bare !== null) return { ...plain, indicator: bare.words, inherited: true, doubts: 1 }
    if (this.lastSubject !== null && !(bare?.near && LEVEL_NOUN.test(bare.words)))
      return { ...plain, indicator: this.lastSubject, inherited: true }
    if (bare !== null) return { ...plain, indicator: bare.words, inherited: true, doubts: 1 }
    if (before.verb !== '') return { ...plain, indicator: before.verb, doubts: 2 }
    return null
  }

  private nameInParens(quantity: Quantity, paren: number, before: Before) {
    const { text, structure, periods } = this
    const plain = {
      subject: null as string | null,
      inherited: false,
      context: false,
      noun: false,
      doubts: 0,
      after: '',
    }
    const earlier = this.claims.at(-1)
    const start = Math.max(boundaryBefore(structure.boundaries, paren).at, paren - 60)
    // "人均GDP 49351元（折合7924美元）": the same thing in other words.
    if (
      before.subject === '' &&
      earlier !== undefined &&
      earlier.quantity.fullEnd > start &&
      earlier.quantity.fullEnd >= paren - 2
    )
      return { ...plain, indicator: earlier.indicator, inherited: true }
    const outer = withoutPeriods(text.slice(start, paren), start, periods)
    const said =
      /^(.{2,40}?)(?:达到|符合|优于|执行|高于|低于|控制在|保持在|稳定在)(?:[^，。；]{0,24}(?:标准|要求|水平|以上|以内))$/.exec(
        outer,
      )
    if (said !== null) return { ...plain, indicator: readBefore(said[1] as string).subject }
    const noun = outer
      .slice(outer.lastIndexOf('）') + 1)
      .replace(/^(?:[，、；]|打造|建设|规划建设|规划|布局|推进|形成|重点)+/, '')
    if (noun === '') return { ...plain, indicator: this.lastSubject ?? '', inherited: true, doubts: 2 }
    const word =
      before.subject === '占地'
        ? '占地面积'
        : before.subject !== ''
          ? before.subject
          : isArea(quantity.unit)
            ? '面积'
            : isMoney(quantity.unit)
              ? '投资额'
              : ''
    return { ...plain, indicator: `${noun}${word}`, context: word !== '' }
  }

  /** The words of the segment before, when it has no value of its own: "南湖片区，约3000亩". */
  private bareSubject(segment: number): Bare | null {
    const { text, structure, periods, claims } = this
    let end = segment - 1
    for (let tries = 0; tries < 3 && end > 0; tries++) {
      const start = boundaryBefore(structure.boundaries, end - 1).at
      const from = Math.max(start, end - 60)
      const words = withoutPeriods(text.slice(from, end), from, periods)
      const { subject } = readBefore(words)
      const valued = claims.some((claim) => claim.quantity.start >= start && claim.quantity.start < end)
      if (!valued && subject.length >= 2) return bareOf(subject.replace(/（[^）]*）$/, ''), tries === 0)
      if (valued || text[start - 1] === '。' || text[start - 1] === '；') return null
      end = start - 1
    }
    return null
  }

  /** Whether a ； stands between the claim before and this value. */
  private isParted(quantity: Quantity): boolean {
    const last = this.claims.at(-1)
    return last !== undefined && this.text.slice(last.quantity.fullEnd, quantity.start).includes('；')
  }

  /** How many values follow in the list that begins here. */
  private listLength(index: number): number {
    let length = 1
    for (let i = index + 1; i < this.quantities.length; i++) {
      const gap = this.text.slice((this.quantities[i - 1] as Quantity).fullEnd, (this.quantities[i] as Quantity).start)
      if (!/^(?:[、，和及]|以及|左右|以上|约|每[年月人户亩])*$/.test(gap) || (gap === '，' && length >= 2)) break
      length++
    }
    return length
  }

  /** The time that governs a value: the nearest before it in its segment, else the sentence's. */
  private periodFor(quantity: Quantity, segment: Boundary): PeriodToken | null {
    const { text, periods } = this
    let own: PeriodToken | null = null
    let sentence: PeriodToken | null = null
    for (const token of periods) {
      if (token.kind === 'base' || token.kind === 'yearly') continue
      if (token.end > quantity.start) break
      if (token.start >= segment.at) own = token
      // A time in mid-sentence governs up to the next ； ; one at the head governs the whole sentence.
      const head = token.start <= 6
      const since = text.slice(token.end, quantity.start)
      if (!head && since.includes('；')) continue
      // "2017年…村摘帽，全区…": a bare past year inside a review dates its own segment only.
      if (
        !head &&
        token.kind === 'point' &&
        since.includes('，') &&
        /^(?:19|20)\d\d年$/.test(text.slice(token.start, token.end))
      )
        continue
      sentence = token
    }
    return own ?? sentence
  }
}

/** Counts, areas and lengths of things done stand in one list; shares, sums of money and times do not join them. */
function alike(a: string | null, b: string | null): boolean {
  if (a === b) return true
  if (isMoney(a) || isMoney(b)) return isMoney(a) && isMoney(b)
  const other = (unit: string | null) => unit === null || isPercent(unit) || isPoints(unit) || isTime(unit)
  return !other(a) && !other(b)
}

function structureOf(text: string): Structure {
  const depth = new Uint8Array(text.length + 1)
  const quoted = new Uint8Array(text.length + 1)
  const boundaries: Boundary[] = [{ at: 0, mark: '。' }]
  let parens = 0
  let books = 0
  let quotes = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '（' && parens < 15) parens++
    else if (c === '《') books = 1
    else if (c === '“') quotes++
    depth[i] = parens + (books > 0 ? 16 : 0)
    quoted[i] = Math.min(quotes, 255)
    if (c === '）' && parens > 0) parens--
    else if (c === '》') books = 0
    else if (c === '”' && quotes > 0) quotes--
    else if ((c === '，' || c === '；' || c === '：' || c === '。' || c === '！') && parens === 0)
      boundaries.push({ at: i + 1, mark: c })
  }
  return { depth, quoted, boundaries }
}

function boundaryBefore(boundaries: readonly Boundary[], at: number): Boundary {
  let low = 0
  let high = boundaries.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((boundaries[middle] as Boundary).at <= at) low = middle
    else high = middle - 1
  }
  return boundaries[low] as Boundary
}

function boundaryAfter(boundaries: readonly Boundary[], at: number, end: number): number {
  let low = 0
  let high = boundaries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((boundaries[middle] as Boundary).at > at) high = middle
    else low = middle + 1
  }
  const boundary = boundaries[low]
  return boundary === undefined ? end : boundary.at - 1
}

/** Whether what is counted stands after the number: "17个项目", "10.75亿亩高标准农田", "15万城乡居民". */
function takesNounAfter(quantity: Quantity, post: string, before: Before, afterNoun: boolean): boolean {
  if (quantity.form === 'rank' || quantity.form === 'doubling' || quantity.form === 'fraction' || post === '')
    return false
  const { unit } = quantity
  const loose = unit === '万' || unit === '亿'
  if (isPercent(unit)) return /^的(?!目标|任务|要求|速度|水平|标准|增长|增速)/.test(post) && before.subject === ''
  if (unit === null || isPoints(unit) || unit === '倍' || unit === '成') return false
  if (/^的/.test(post)) return (isCounter(unit) || loose) && !/^的(?:目标|任务|要求|速度|水平|标准)/.test(post)
  if (REACHING.test(post) || NOT_A_NOUN.test(post) || !/^[一-龥A-Za-z“《0-9]/.test(post)) return false
  // "提供1000兆比特每秒以上接入服务能力"
  if (quantity.bound !== null) {
    const onlyVerb =
      before.subject.length <= 2 ||
      before.subject === before.verb ||
      (before.tailVerb !== '' && before.subject.length <= 6)
    const led = before.subject !== '' || before.predicates.has('new') || before.tailVerb !== '' || afterNoun
    return onlyVerb && led && !isMoney(unit) && !isTime(unit) && !loose
  }
  if (!loose && !isCounter(unit)) {
    // A measured thing: only a verb, or nothing, stands before the number.
    const onlyVerb = before.subject === '' || before.subject === before.verb || before.subject.length <= 2
    if (quantity.form === 'magnitude') return onlyVerb || before.tailVerb !== ''
    // "设立3.5亿元应急转贷资金"
    if (isMoney(unit))
      return (
        MONEY_VERB.test(before.subject) &&
        /(?:资金|基金|贷款|补贴|债券|投资|专项|融资|奖励|奖金|支持|补助|税费|债务|欠薪|损失|订单|合同)/.test(post)
      )
    const verbThenPlace =
      before.verb !== '' && before.subject.length <= before.verb.length + 4 && !LEVEL_NOUN.test(before.subject)
    const verbs = before.tailVerb !== '' && before.subject.length <= 10
    const completes = before.tailVerb === '完成' && before.subject === ''
    const said = before.predicates.size > 0 && !completes
    return (onlyVerb || verbThenPlace || verbs || DONE_AFTER.test(post)) && !said && !isTime(unit)
  }
  if (loose && /(?:资产|增加值|产值|收入|投资|规模|总额|税收|余额|市值)$/.test(before.subject)) return false
  const levelled = (before.predicates.has('level') || before.predicates.has('ge')) && before.verb === ''
  return !(levelled && before.subject.length >= 3 && LEVEL_NOUN.test(before.subject))
}

/** "镇区人口10万以上的特大镇": the threshold's own name, without the verbs of the sentence. */
function thresholdName(subject: string, noun: string): string {
  const own = subject
    .slice(subject.search(/[^的和、]*$/))
    .replace(/^(?:完善|赋予|推动|支持|对|鼓励|新建|续建|新开工|实施)+/, '')
    .replace(/(?:过|超)$/, '')
  if (own.length >= 2) return `${own}门槛`
  const thing = noun.replace(/(?:实现|达到|完成|全部|要).*$/, '').slice(0, 8)
  return `${thing}${/(?:村|户|人口|家庭)$/.test(thing) ? '收入' : '投资额'}门槛`
}

/** "数字商务港、投资…": of a list cut by the next value, the first. */
function firstOf(noun: string, cut: boolean): string {
  return cut ? (/^[^、]+/.exec(noun)?.[0] ?? noun) : noun
}

function isBaseline(text: string, quantity: Quantity, rawPre: string): boolean {
  return (
    /(?:从|由|自)[^，。；]{0,16}$/.test(rawPre) &&
    /^(?::[\d.:]{1,20})?[^，。；]{0,8}?(?:提高|增加|上升|增长|扩大|提升|下降|降低|减少|缩短|压缩|缩小|降|增|升|调整|优化|发展|到|至|变)/.test(
      text.slice(quantity.fullEnd, quantity.fullEnd + 30),
    )
  )
}

/** 力争 governs what follows up to a ； ; 争取 and 努力 their own segment. */
function strivesAt(
  text: string,
  at: number,
  boundaries: readonly Boundary[],
  quantities: readonly Quantity[],
): boolean {
  const segment = boundaryBefore(boundaries, at)
  const own = text.slice(Math.max(segment.at, at - 60), at)
  if (/力争(?!上游)|争取(?!到|国家|省|上级|中央|资金|专项)|努力(?!者)|奋力/.test(own)) return true
  let start = segment.at
  for (let i = 0; i < 8 && start > 0 && text[start - 1] === '，'; i++) {
    const earlier = boundaryBefore(boundaries, start - 1)
    const striving = text.lastIndexOf('力争', start)
    // "增长5%、力争6%": after a value it raises that value only.
    const raising = quantities.some((quantity) => quantity.start >= earlier.at && quantity.fullEnd <= striving)
    if (striving >= Math.max(earlier.at, start - 80) && !raising && text.slice(striving, striving + 4) !== '力争上游')
      return true
    start = earlier.at
  }
  return false
}

function claimStart(text: string, start: number): number {
  let at = Math.min(start, text.length)
  while (at < text.length && /[，、；：。\s]/.test(text[at] as string)) at++
  return at
}
