import { isName, isThreshold } from './names.ts'
import { type PeriodToken, periodsIn } from './periods.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { bareUnit, isArea, isCounter, isMoney, isPercent, isPoints, isTime } from './units.ts'

/** A claim read from one sentence, before the document's time and role are known. Offsets are into the sentence. */
export interface Claim {
  readonly start: number
  readonly end: number
  readonly quantity: Quantity
  readonly indicator: string
  readonly subject: string | null
  readonly comparator: 'eq' | 'ge' | 'le' | 'approx' | 'range'
  readonly measure: 'level' | 'cumulative' | 'increment' | 'growth_rate' | 'change'
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
  /** Whether the subject stands right before it, or had to be carried over. */
  readonly inherited: boolean
  /** Number of things that made reading it hard; the confidence falls with it. */
  readonly doubts: number
}

// Words right before a value, longest first. Each says how the value bounds or measures its subject.
const LEVEL = [
  '增加到了',
  '达到了',
  '提高到',
  '提高至',
  '提升到',
  '提升至',
  '上升到',
  '上升至',
  '下降到',
  '下降至',
  '下降为',
  '降低到',
  '降低至',
  '降低为',
  '减少到',
  '减少至',
  '减少为',
  '压缩到',
  '压缩至',
  '压减至',
  '压减到',
  '缩短到',
  '缩短至',
  '缩短为',
  '缩小到',
  '缩小至',
  '缩小为',
  '缩减至',
  '扩大到',
  '扩大至',
  '增长到',
  '增长至',
  '增加到',
  '增加至',
  '增加为',
  '优化为',
  '优化到',
  '优化至',
  '调整为',
  '调整到',
  '调整至',
  '发展到',
  '达到',
  '达至',
  '增至',
  '升至',
  '升到',
  '降至',
  '降到',
  '降为',
  '高达',
  '占到',
  '变为',
  '转为',
  '仅为',
  '多达',
  '共计',
  '合计',
  '总计',
  '拥有',
  '现有',
  '共有',
  '约有',
  '实有',
  '约为',
  '保持在',
  '稳定在',
  '维持在',
  '保持到',
  '居于',
  '处于',
  '落在',
  '定为',
  '完成',
  '实现',
  '保持',
  '稳定',
  '接近',
  '提至',
  '提到',
  '进至',
  '扩至',
  '缩至',
  '减至',
  '减到',
  '跃升至',
  '跃升到',
  '攀升至',
  '攀升到',
  '跃上',
  '迈上',
  '站上',
  '登上',
  '迈过',
  '跨上',
  '达',
  '为',
  '是',
  '有',
  '占',
  '至',
  '到',
  '在',
]
const GE = [
  '突破到',
  '不低于',
  '不少于',
  '不小于',
  '突破',
  '超过',
  '超出',
  '超额',
  '高于',
  '大于',
  '至少',
  '多于',
  '优于',
  '跨越',
  '超',
  '≥',
  '＞',
  '>',
]
const LE = ['控制在', '不超过', '不高于', '不大于', '不多于', '低于', '少于', '小于', '压控在', '降到', '≤', '＜', '<']
const GROW = [
  '年均增长率',
  '平均增长率',
  '年均增速',
  '平均增速',
  '年增长率',
  '增长速度',
  '增长率',
  '年均增长',
  '同比增长',
  '平均增长',
  '名义增长',
  '实际增长',
  '增长',
  '增速',
  '增幅',
  '增产',
  '上涨',
  '上升',
  '提高',
  '提升',
  '增加',
  '扩大',
  '净增',
  '多增',
  '递增',
  '加快',
  '快',
  '涨',
  '增',
  '升',
  '高出',
  '高',
]
const FALL = [
  '累计下降',
  '累计降低',
  '下降',
  '降低',
  '减少',
  '压缩',
  '压减',
  '缩短',
  '缩小',
  '回落',
  '收窄',
  '削减',
  '减产',
  '下跌',
  '精简',
  '减低',
  '贬值',
  '节约',
  '节省',
  '下滑',
  '减',
  '降',
  '低',
]
const NEW = [
  '新增加',
  '净增加',
  '新改扩建',
  '新建改建',
  '改扩建',
  '新改建',
  '新建成',
  '新增',
  '净增',
  '新建',
  '新引进',
  '新培育',
  '新认定',
  '新设立',
  '新设',
  '新开',
  '新登记',
  '新签',
  '新获批',
  '新评',
  '新入规',
  '新入库',
]
const ADVERB = [
  '人民币',
  '累计',
  '已经',
  '分别',
  '同比',
  '比上年末',
  '比上年',
  '较上年',
  '比去年',
  '较去年',
  '上年',
  '年均',
  '均',
  '都',
  '将',
  '已',
  '共',
  '总共',
  '一共',
  '平均',
  '预计',
  '预期',
  '可望',
  '有望',
  '始终',
  '基本',
  '大约',
  '约',
  '近',
  '每年',
  '全年',
  '各',
  '仅',
  '只',
  '首次',
  '成功',
  '持续',
  '连续',
  '稳定',
  '要',
  '须',
  '应',
  '需',
  '可',
  '又',
  '再',
  '还',
  '也',
  '则',
  '且',
  '并',
  '更',
  '进一步',
  '显著',
  '大幅',
  '不断',
  '稳步',
  '逐步',
  '全部',
  '总体',
  '力争',
  '确保',
  '努力',
  '争取',
  '：',
  '“',
  '占比',
  '按期',
  '每',
  '总',
  '环比',
  '按可比价格计算',
  '可比价',
  '按可比价',
  '扣除价格因素',
  '扣除价格因素后',
  '一举',
  '先后',
  '率先',
  '不断',
  '接连',
  '历史性',
  '稳',
  '另有',
  '其中',
  '有效',
  '实际',
  '由',
  '从',
  '自',
  '至',
  '跌',
  '年内',
  '全面',
  '大概',
  '左右',
  '数量',
  '达到了',
]

const ORDER = (words: readonly string[]) => [...new Set(words)].sort((a, b) => b.length - a.length)
type Kind = 'level' | 'ge' | 'le' | 'grow' | 'fall' | 'new' | 'adverb'
const ENDINGS: readonly (readonly [string, Kind])[] = [
  ...ORDER(LEVEL).map((word) => [word, 'level'] as const),
  ...ORDER(GE).map((word) => [word, 'ge'] as const),
  ...ORDER(LE).map((word) => [word, 'le'] as const),
  ...ORDER(GROW).map((word) => [word, 'grow'] as const),
  ...ORDER(FALL).map((word) => [word, 'fall'] as const),
  ...ORDER(NEW).map((word) => [word, 'new'] as const),
  ...ORDER(ADVERB).map((word) => [word, 'adverb'] as const),
]
/** By last character, so that stripping looks at few words. */
const BY_LAST = new Map<string, (readonly [string, Kind])[]>()
for (const entry of ENDINGS) {
  const last = entry[0].at(-1) as string
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), entry])
}
for (const list of BY_LAST.values()) list.sort((a, b) => b[0].length - a[0].length)

/** Nouns that end like a predicate: "增速", "占比", "增长率" and such stay when nothing else names the indicator. */
const NOUN_ENDING =
  /(?:占比|增速|增幅|增长率|跨度|速度|有为|作为|行为|所有|国有|共有|私有|公有|特有|自有|存在|所在|现在|正在|潜在|内在|外在|提升到|年均|人均|平均|户均|亩均|日均|均衡|增量|总和|稳定|水平|共享|首发|总共|提高|首都|成都|古都|旧都|产业链|高新|崇高|低保|最低|高低|减轻|提速|以上|地区|领先|交易|为主|净增|在建|在校|在册|在园|在岗|不足)$/
const KEEP_WHOLE =
  /(?:人均|户均|亩均|日均|地均|年均|平均|占比|增速|增幅|增长率|所有|国有|现在|所在|存在|作为|行为|新建|在建)$/

const VERBS_DONE =
  '新增|净增|新建|新改建|改扩建|新建成|建设|建成|创建|打造|引进|引入|培育|培养|完成|实施|启动|改造|提质改造|提质|成立|组建|举办|承办|选派|新设|新开|新认定|新培育|增加|获评|获批|荣获|获|评选|入选|进入|投产|开工|竣工|关闭|处置|办理|发放|化解|解决|分配|拨付|签约|落户|招引|新签|申报|制定|制订|主持|参与|推进|整治|治理|修复|新修|维修|安置|帮扶|培训|惠及|救助|减免|减少|争取|关停|淘汰|退出|取消|下放|精简|压减|实行|改建|扩建|修建|兴建|筹建|布局|创成|建立|设立|选聘|招聘|选树|命名|授牌|认定|培植|扶持|带动|吸纳|转移|输送|资助|奖励|支持|兑现|办成|承接|接待|处理|查处|破获|打掉|审结|受理|调解|排查|整改|销号|拆除|清理|绿化|造林|植树|种植|栽植|建造|铺设|架设|安装|更新|购置|投放|配备|开通|新辟|开行|开展|组织|推出|发布|出台|印发|修订|废止|编制|评定|储备|包装|谋划|策划|对接|洽谈|促成|达成|盘活|收储|供应|出让|征收|征拆|腾退|复垦|恢复|营造|启用|投用|投入使用|落地|动工|摘牌|交付|脱贫|摘帽|减税降费|减负|上云|孵化|输出|接收|接诊|免费|覆盖|受益|吸引|汇聚|集聚|聚集|新注册|注册|登记|审议|通过|打通|贯通|提升|升级|拉动|创造|发展|扩大|招收|招录|录取|毕业|资助|结对|走访|回访|解救|消除|压缩|清退|清零|退耕|还林|封育|放流|抽检|检查|督查|巡查|约谈|立案|结案|移送|追回|追缴|挽回|兑付|募集|发行|融资|授信|发债|担保|贷款|投放|存入|到位|到账|下达|安排|筹集|筹措|落实|统筹|整合|争取到|争资|向上争取'
const DONE = new RegExp(`^(?:${VERBS_DONE})`)
const DONE_ANYWHERE = new RegExp(`(?:${VERBS_DONE})`)
const MONEY_FLOW =
  /发放|拨付|减税|减免|减负|救助|补贴|补助|支出|落实|投入|筹集|争取|分配|下达|兑现|奖励|交易额|贷款|融资|到位|募集|追回|挽回|清欠|兑付|资金|投资/
const LEVEL_NOUN =
  /(?:率|比重|占比|比例|指数|强度|密度|水平|寿命|年限|面积|总量|总额|总值|收入|增加值|产值|规模|余额|存量|人口|浓度|能力|装机容量|里程|总数|产量|销售额|零售额|总产|亩产|单产|数量|户数|人数|市值|资产|总资产|总收入|税收)$/

const LEADING =
  /^(?:[，、：；—\-“”\s]|其中|并且|并|而且|且|同时|此外|另外|另|以及|及|和|与|或|还|又|则|也|即|使得|使|让|令|到时|届时|预计|预期|全年|全区|全市|全县|全省|全国|全州|全旗|全镇|我区|我市|我县|我省|我国|市本级|年末|年初|年底|年内|末|累计|共计|共|总共|已经|已|将|要|须|应|力争|确保|努力|争取|保持|保障|坚持|进一步|继续|持续|积极|大力|加快|全面|稳步|扎实|深入|重点|着力|不断|顺利|成功|率先|首次|先后|预计实现|实现了|完成了|实现|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|——|基本|至少|每年|年均|平均|使其|以|在|中|对|为|用于|分别|按期|截至|初步核算|到|仅|通过|围绕|按照|随着|有效|有力|切实|各类|其他|主要|突破性|历史性|首批|达成|目前|现|个|余|多|左右|以上|的|等|与此同时|三年来|五年来|一年来|十年来|全年全国|全年全省)/

const NOT_A_NOUN =
  /^(?:全部|均|都|已|成功|顺利|如期|次|投入|建成(?!区)|完成|开工|竣工|投产|获|入|达|占|居|位|比|较|同比|增|减|用于|和|及|与|或|、|以|，|。|；|（|）|：|”|是|为|在|并|且|而|；|由|从|相比|不等|至|到|！|共|含|其中|分别|跻身|进入|列|排|可|能|将|仍|被|纳|得到)/

interface Boundary {
  readonly at: number
  readonly mark: string
}

/** What one sentence hands to the next of its paragraph. */
export interface Carried {
  readonly indicator: string | null
  readonly period: PeriodToken | null
}

const MAX_LOOK_BACK = 120

/** Every claim of one sentence. */
export function claimsOf(text: string): Claim[] {
  const quantities = quantitiesIn(text)
  if (quantities.length === 0) return []
  const periods = periodsIn(text)
  const { depth, quoted, boundaries } = structureOf(text)
  const claims: Claim[] = []
  let lists = null as { readonly subjects: readonly string[]; readonly next: number } | null
  let lastSubject: string | null = null
  let lastEntity: string | null = null
  let lastVerb = ''
  let lastSegment = -1
  let lastMark = ''

  for (const [index, quantity] of quantities.entries()) {
    if ((depth[quantity.start] as number) >= 16) continue // inside 《》
    const inQuotes = (quoted[quantity.start] as number) > 0
    if (isName(text, quantity, inQuotes)) continue
    if (
      periods.some((token) => token.start < quantity.end && quantity.start < token.end && quantity.form !== 'ratio')
    ) {
      if (!(isTime(quantity.unit) && /连续|延长/.test(text.slice(Math.max(0, quantity.start - 3), quantity.start))))
        continue
    }
    const parens = (depth[quantity.start] as number) & 15
    const segmentStart = lastBoundaryBefore(boundaries, quantity.start)
    const paren = parens > 0 ? openParen(text, quantity.start) : -1
    const from = Math.max(paren >= 0 ? paren + 1 : segmentStart.at, quantity.start - MAX_LOOK_BACK, 0)
    const before = quantities[index - 1]
    const listed = before !== undefined && before.fullEnd > from && before.end <= quantity.start
    const preStart = listed ? Math.max(before.fullEnd, from) : from
    const nextStart = quantities[index + 1]?.start ?? text.length
    const segmentEnd = Math.min(nextBoundary(boundaries, quantity.fullEnd, text.length), text.length)
    const post = text.slice(quantity.fullEnd, Math.min(segmentEnd, nextStart, quantity.fullEnd + 40))
    const rawPre = text.slice(preStart, quantity.start)

    // A ； ends what "分别" and a subject carried over.
    if (segmentStart.at !== lastSegment) {
      lastMark = segmentStart.mark
      if (lastMark === '；') lists = null
      lastSegment = segmentStart.at
    }

    const read = readBefore(removePeriods(rawPre, preStart, periods))
    const distributed =
      /分别|依次/.test(rawPre) ||
      (lists !== null && lists.next < lists.subjects.length && /^[、，和及]*(?:以及)?$/.test(rawPre))
    let doubts = 0
    let indicator = read.subject
    let subject: string | null = null
    let inherited = false
    let context = false
    let noun = false

    const percentOf = quantity.unit !== null && (isPercent(quantity.unit) || isPoints(quantity.unit))
    const attributive = /^的/.test(post)

    if (quantity.form === 'ratio' && (quantity.terms ?? 0) >= 3) {
      const whole: string =
        quantity.term === 0 ? (read.subject === '' ? (lastSubject ?? '') : read.subject) : (lastSubject ?? '')
      if (quantity.term === 0) lastSubject = whole
      indicator = ratioTerm(whole, quantity.term ?? 0, quantity.terms ?? 3)
      if (!/产业|结构|比/.test(whole)) continue
    } else if (
      paren >= 0 &&
      (read.subject === '' || /^(?:总|占地|规划|建筑|核心|用地)?面积$|^总投资$|^投资$/.test(read.subject))
    ) {
      const outer = outerOf(text, paren, boundaries, periods)
      const word =
        read.subject !== '' ? read.subject : isArea(quantity.unit) ? '面积' : isMoney(quantity.unit) ? '投资额' : ''
      if (outer.predicate) indicator = outer.subject
      else {
        indicator = `${outer.subject}${word}`
        context = read.subject !== '' || isArea(quantity.unit) || isMoney(quantity.unit)
      }
      if (outer.subject === '') {
        indicator = lastSubject ?? ''
        inherited = true
        doubts += 2
      }
    } else if (isThreshold(text, quantity)) {
      indicator = `${read.subject}${/收入|投资|产值|资产|额$/.test(read.subject) ? '' : '规模'}门槛`
      context = true
      doubts += 2
    } else if (
      attributive &&
      !percentOf &&
      !isCounter(quantity.unit) &&
      !/^的(?:目标|任务|要求|速度|水平|标准|增长|增速)/.test(post)
    ) {
      const thing = nounOf(post.slice(1))
      const kind = isMoney(quantity.unit)
        ? /资$/.test(read.subject)
          ? `${tailOf(read.subject)}额`
          : read.subject || '投资额'
        : isArea(quantity.unit)
          ? '面积'
          : read.subject
      indicator = read.predicates.has('ge') || read.predicates.has('le') ? `${read.subject}门槛` : `${thing}${kind}`
      context = true
      doubts += 1
    } else if (distributed && lists !== null && lists.next < lists.subjects.length && read.subject === '') {
      indicator = lists.subjects[lists.next] as string
      lists = { ...lists, next: lists.next + 1 }
    } else if (/分别|依次/.test(rawPre) && read.subject !== '') {
      const wanted = listLength(quantities, index, text)
      const subjects = splitSubjects(read.subject, wanted)
      lists = { subjects, next: 1 }
      indicator = subjects[0] as string
      if (subjects.length !== wanted) doubts += 1
    } else if (/分别|依次/.test(rawPre) && lists !== null) {
      // "…分别达到A、B，同比分别增长C、D": the same subjects again.
      lists = { ...lists, next: 1 }
      indicator = lists.subjects[0] as string
      inherited = true
    } else if (takesNounAfter(quantity, post, read)) {
      noun = true
      const thing = nounOf(post.replace(/^的/, ''))
      const names = /(?:等|、[^、，；]{2,12})$/.test(rawPre) && !read.predicates.size
      indicator = `${read.verb !== '' && !/^(?:有|为|达|是)/.test(read.verb) ? read.verb : ''}${thing}`
      if (names && /^(?:[^，。；]{0,10})(?:从|由)/.test(post)) {
        indicator = `${rawPre}${thing}数`
        context = true
      }
      if (read.subject !== '' && read.subject.length <= 12 && read.verb === '' && !names) subject = read.subject
    } else if (read.subject === '') {
      inherited = true
      if (listed && lastVerb !== '' && quantity.unit !== null && !percentOf) indicator = lastSubject ?? ''
      else indicator = lastSubject ?? bareSubjectBefore(text, boundaries, segmentStart.at, periods) ?? ''
      if (indicator === '') {
        // "提质改造2倍以上": only a verb.
        indicator = read.verb
        doubts += 2
      }
    }

    // "占…的72.06%": share of the subject before.
    if (!inherited && /^占/.test(indicator) && lastSubject !== null && !/^占地/.test(indicator)) {
      indicator = `${trimShare(lastSubject)}${indicator}${/(?:比重|比例|比率|份额|占比)$/.test(indicator) ? '' : '比重'}`
    }

    // Entity 实现 indicator.
    if (!context && !noun) {
      const split = /^(.{2,24}?)(?:实现|完成|力争|预计实现)(?!率|度|程度)(.{2,})$/.exec(indicator)
      if (split !== null && !DONE.test(split[1] as string) && !/的$/.test(split[1] as string)) {
        subject = split[1] as string
        indicator = split[2] as string
      }
    }
    if (subject !== null) lastEntity = subject
    else if (!noun && segmentStart.mark !== '。' && inherited) subject = lastEntity

    indicator = tidy(indicator)
    if (indicator.length < 2) {
      if (quantity.unit === null || indicator.length === 0) continue
      doubts += 2
    }
    if (isTime(quantity.unit) && /连续$/.test(text.slice(Math.max(0, quantity.start - 2), quantity.start))) {
      indicator = `${tidy(read.subject === '' ? post : `${read.subject}${post}`)}`
    }

    const carriesVerb = listed && /^[、和及与，以]*/.test(rawPre) && read.verb === '' && read.predicates.size === 0
    const verb = read.verb !== '' ? read.verb : carriesVerb ? lastVerb : ''
    const predicates = read.predicates
    const beforeValue = text.slice(Math.max(segmentStart.at, quantity.start - 24), quantity.start)
    const measure = measureOf({ text, quantity, indicator, verb, predicates, rawPre, noun, post, context })
    const strive = strivesAt(text, quantity.start, boundaries)
    const period = periodOf(periods, quantity, segmentStart, text)
    const base = periods.find(
      (token) => token.kind === 'base' && token.start >= preStart && token.end <= quantity.start,
    )
    const baseline =
      /(?:从|由|自)[^，。；]{0,16}$/.test(rawPre) &&
      /^[^，。；]{0,8}?(?:提高|增加|上升|增长|扩大|提升|下降|降低|减少|缩短|压缩|缩小|降|增|升|调整|优化|发展|到|至|变)/.test(
        text.slice(quantity.fullEnd, quantity.fullEnd + 12),
      )

    const claim: Claim = {
      start: Math.max(claimStart(text, preStart, segmentStart.at, inherited, listed), quantity.start - 60),
      end: noun ? Math.min(quantity.fullEnd + Math.min(post.length, 24), segmentEnd) : quantity.fullEnd,
      quantity,
      indicator,
      subject,
      comparator: comparatorOf(quantity, predicates, beforeValue),
      measure: baseline ? 'level' : measure,
      direction: predicates.has('fall') ? 'down' : predicates.has('grow') ? 'up' : null,
      yearly:
        /每年|年均|年平均|年度|逐年/.test(text.slice(preStart, quantity.start)) ||
        (listed && claims.at(-1)?.yearly === true && /^[、和，及]*$/.test(rawPre)) ||
        (noun && /^年度/.test(post)) ||
        (measure === 'growth_rate' && /年均|平均增/.test(rawPre)),
      strive,
      context,
      baseline,
      period: baseline && base !== undefined ? base : period,
      against: base?.to ?? null,
      inherited,
      doubts,
    }
    claims.push(claim)
    if (!context && quantity.form !== 'ratio' && !(noun && context))
      lastSubject = noun && attachesTo(post, text, quantity) ? nounOf(post) : indicator
    if (read.verb !== '') lastVerb = read.verb
    else if (!carriesVerb) lastVerb = ''
  }
  return claims
}

/** Depth of （） in the low bits, 16 inside 《》; depth of quotes; where segments begin. */
function structureOf(text: string): { depth: Uint8Array; quoted: Uint8Array; boundaries: Boundary[] } {
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

function lastBoundaryBefore(boundaries: readonly Boundary[], at: number): Boundary {
  let low = 0
  let high = boundaries.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((boundaries[middle] as Boundary).at <= at) low = middle
    else high = middle - 1
  }
  return boundaries[low] as Boundary
}

function nextBoundary(boundaries: readonly Boundary[], at: number, end: number): number {
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

function openParen(text: string, at: number): number {
  return text.lastIndexOf('（', at)
}

interface Before {
  /** What the value is said of. */
  readonly subject: string
  readonly predicates: ReadonlySet<Kind>
  /** The verb of doing at the head: 新增, 建设, 发放. */
  readonly verb: string
}

/** Reads the words before a value: what it is said of, and how. */
function readBefore(pre: string): Before {
  let rest = pre.slice(-MAX_LOOK_BACK)
  const predicates = new Set<Kind>()
  for (;;) {
    if (KEEP_WHOLE.test(rest) && rest.length > 2) {
      if (/(?:年均|平均)$/.test(rest)) {
        rest = rest.slice(0, -2)
        predicates.add('adverb')
        continue
      }
      break
    }
    const candidates = BY_LAST.get(rest.at(-1) ?? '') ?? []
    const hit = candidates.find(([word]) => rest.endsWith(word))
    if (hit === undefined) break
    const [word, kind] = hit
    const shorter = rest.slice(0, rest.length - word.length)
    // "地区生产总值增速" keeps 增速 out; but "排名上升" keeps nothing worth citing.
    if (kind === 'level' && word.length === 1 && NOUN_ENDING.test(rest)) break
    rest = shorter
    predicates.add(kind)
    if (rest === '') break
  }
  rest = rest.replace(/[，、：；“（]+$/, '')
  // "较2015年" and "比上年" after their year was taken out.
  rest = rest.replace(
    /(?:较|比|与|同|相比于|相比)(?:上年|上年同期|去年|同期|上年末|全国|全省|全市|年初)?(?:平均水平|平均)?$/,
    '',
  )
  for (let i = 0; i < 12; i++) {
    const trimmed = rest.replace(LEADING, '')
    if (trimmed === rest) break
    // "实现" and the like only when something is left to name.
    if (trimmed === '') {
      rest = ''
      break
    }
    rest = trimmed
  }
  const verb = DONE.exec(rest)?.[0] ?? ''
  if (verb !== '' && predicates.has('new')) predicates.add('new')
  if (verb.startsWith('新') || verb.startsWith('净')) predicates.add('new')
  return { subject: rest, predicates, verb }
}

function removePeriods(pre: string, offset: number, periods: readonly PeriodToken[]): string {
  let out = ''
  let at = 0
  for (const token of periods) {
    const start = token.start - offset
    const end = token.end - offset
    if (end <= 0 || start >= pre.length) continue
    out += pre.slice(at, Math.max(at, start))
    at = Math.max(at, Math.min(end, pre.length))
  }
  out += pre.slice(at)
  return out.replace(/^[，、的末底]+/, '').replace(/“”|（）/g, '')
}

/** Whether the counted noun stands after the number. */
function takesNounAfter(quantity: Quantity, post: string, read: Before): boolean {
  if (quantity.form === 'rank' || quantity.form === 'doubling' || quantity.form === 'fraction') return false
  const { unit } = quantity
  const loose = unit !== null && /^(?:万|亿)$/.test(unit)
  if (!loose && !isCounter(unit)) {
    // "90%以上的行政村通…"
    if (unit !== null && isPercent(unit) && /^(?:以上)?的/.test(post) && read.subject === '') return true
    return false
  }
  if (post === '') return false
  if (/^的/.test(post)) return !/^的(?:目标|任务|要求|速度|水平|标准)/.test(post)
  if (NOT_A_NOUN.test(post)) return false
  if (!/^[一-龥A-Za-z“《0-9]/.test(post)) return false
  if (quantity.bound !== null) return false
  if (loose && /(?:资产|增加值|产值|收入|投资|规模|总额|税收|余额|市值)$/.test(read.subject)) return false
  // "市场主体达到19090户是…": a level verb right before leaves the noun before it, unless only a verb of doing stands there.
  if (
    (read.predicates.has('level') || read.predicates.has('ge')) &&
    read.subject !== '' &&
    read.verb === '' &&
    read.subject.length >= 3 &&
    LEVEL_NOUN.test(read.subject)
  )
    return false
  return true
}

/** The noun phrase that begins here, cut before what is said of it. */
function nounOf(post: string): string {
  const cut = post.slice(0, 32).replace(/(?:从|由)$/, '')
  return cut.replace(/[，。；：！？].*$/s, '').replace(/(?:分别|共|累计|从|由|达到?|为|及|和|与|、|约|近)+$/, '')
}

function attachesTo(post: string, text: string, quantity: Quantity): boolean {
  return /(?:从|由)/.test(text.slice(quantity.fullEnd, quantity.fullEnd + 16)) && post.length >= 2
}

function tailOf(words: string): string {
  return words.length > 4 ? words.slice(-2) : words
}

function trimShare(subject: string): string {
  return subject.replace(/(?:占.{1,12}(?:比重|比例|占比))$/, '')
}

/** The words before an opening parenthesis: what they name, and whether something was said of it. */
function outerOf(
  text: string,
  paren: number,
  boundaries: readonly Boundary[],
  periods: readonly PeriodToken[],
): { subject: string; predicate: boolean } {
  const start = Math.max(lastBoundaryBefore(boundaries, paren).at, paren - 60)
  const outer = removePeriods(text.slice(start, paren), start, periods)
  const said =
    /^(.{2,40}?)(?:达到|符合|优于|执行|高于|低于|控制在|保持在|稳定在)(?:[^，。；]{0,24}(?:标准|要求|水平|以上|以内))$/.exec(
      outer,
    )
  if (said !== null) return { subject: readBefore(said[1] as string).subject, predicate: true }
  let subject = outer
  const listed = subject.lastIndexOf('）')
  if (listed >= 0) subject = subject.slice(listed + 1)
  subject = subject.replace(/^(?:[，、；]|打造|建设|规划建设|规划|布局|推进|形成|重点)+/, '')
  return { subject, predicate: false }
}

/** The subject of a segment that has no number of its own: "产业规模不断壮大，达到…". */
function bareSubjectBefore(
  text: string,
  boundaries: readonly Boundary[],
  segment: number,
  periods: readonly PeriodToken[],
): string | null {
  let end = segment - 1
  for (let tries = 0; tries < 3 && end > 0; tries++) {
    const start = lastBoundaryBefore(boundaries, end - 1).at
    const words = removePeriods(text.slice(Math.max(start, end - 60), end), Math.max(start, end - 60), periods)
    const { subject } = readBefore(words)
    if (subject.length >= 2) return subject
    if (text[start - 1] === '。' || text[start - 1] === '；') return null
    end = start - 1
  }
  return null
}

/** How many values follow in the list that begins here. */
function listLength(quantities: readonly Quantity[], index: number, text: string): number {
  let length = 1
  for (let i = index + 1; i < quantities.length; i++) {
    const gap = text.slice((quantities[i - 1] as Quantity).fullEnd, (quantities[i] as Quantity).start)
    if (!/^(?:[、，和及]|以及|左右|以上|约)*(?:[增降][长低]?)?$/.test(gap) || gap.includes('。')) break
    // A comma inside a list of values is only a list mark when no verb follows it.
    if (gap === '，' && length >= 2) break
    length++
  }
  return length
}

/**
 * The subjects that 分别 deals its values to. A head that only the last one carries is shared out: "城镇、农村居民人均可支配收入".
 */
export function splitSubjects(subject: string, wanted: number): string[] {
  if (wanted <= 1) return [subject]
  let parts = splitTop(subject, /[、]|以及|及(?!时|格)/)
  if (parts.length < wanted) parts = parts.flatMap((part) => splitTop(part, /(?:和(?!谐)|与)/))
  if (parts.length < wanted) {
    const pair = /^(.*?)(城乡|城镇和农村|存贷款|进出口)(.*)$/.exec(subject)
    if (pair !== null && wanted === 2) {
      const both: Record<string, [string, string]> = {
        城乡: ['城镇', '农村'],
        城镇和农村: ['城镇', '农村'],
        存贷款: ['存款', '贷款'],
        进出口: ['进口', '出口'],
      }
      const [a, b] = both[pair[2] as string] as [string, string]
      return [`${pair[1]}${a}${pair[3]}`, `${pair[1]}${b}${pair[3]}`]
    }
  }
  if (parts.length > wanted) {
    // Too many: "国、省专精特新…企业" belongs together only when the counts agree, so keep the last ones.
    parts = [...parts.slice(0, wanted - 1), parts.slice(wanted - 1).join('、')]
  }
  const last = parts.at(-1) ?? subject
  const shared = parts.map((part, i) => {
    if (i === parts.length - 1) return part
    if (part.length <= 3 && last.length > part.length + 2) {
      const tail = last.slice(part.length)
      return `${part}${tail}`
    }
    if (part.length <= 4 && last.length >= part.length + 4 && !LEVEL_NOUN.test(part))
      return `${part}${last.slice(part.length)}`
    return part
  })
  while (shared.length < wanted) shared.push(last)
  return shared
}

function splitTop(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let current = ''
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '（' || c === '“' || c === '《') depth++
    if (c === '）' || c === '”' || c === '》') depth = Math.max(0, depth - 1)
    const here = depth === 0 ? separator.exec(text.slice(i, i + 3)) : null
    if (here !== null && here.index === 0 && current.length > 0 && i + here[0].length < text.length) {
      parts.push(current)
      current = ''
      i += here[0].length - 1
    } else current += c
  }
  if (current !== '') parts.push(current)
  return parts.length === 0 ? [text] : parts
}

const INDUSTRIES = ['第一产业', '第二产业', '第三产业']

function ratioTerm(whole: string, term: number, terms: number): string {
  const subject = tidy(whole)
  if (terms === 3 && /产业|三产|三次/.test(subject)) return `${INDUSTRIES[term]}占比（${subject}）`
  return `${subject}第${term + 1}项`
}

function tidy(indicator: string): string {
  let out = indicator.replace(/^[，、；：”）。]+/, '').replace(/[，、；：（“。]+$/, '')
  out = out.replace(/^(?:的|等|了|其中|将|使)+/, '').replace(/(?:的|分别|累计|约|近|共|由|从)+$/, '')
  // Unbalanced brackets at the edges say nothing.
  const open = out.split('（').length
  const close = out.split('）').length
  if (open < close) out = out.replace(/^[^（]*）/, '')
  if (open > close) out = out.replace(/（[^）]*$/, '')
  return out.slice(-40)
}

function comparatorOf(quantity: Quantity, predicates: ReadonlySet<Kind>, before: string): Claim['comparator'] {
  if (quantity.form === 'range') return 'range'
  if (quantity.bound === 'ge') return 'ge'
  if (quantity.bound === 'le') return 'le'
  const tail = before.slice(-12)
  if (/(?:控制在|不超过|不高于|不大于|低于|少于|小于|≤|＜|<|压控在)[^，。；、]{0,3}$/.test(tail))
    return quantity.approximate && /左右/.test('左右') && /控制在/.test(tail) ? 'approx' : 'le'
  if (
    predicates.has('ge') &&
    /(?:突破到?|超过?|超出|超额|不低于|不少于|不小于|大于|至少|多于|优于|跨越|≥|＞|>|高于)[^，。；、\d]{0,4}$/.test(
      tail,
    )
  )
    return 'ge'
  if (quantity.approximate || /(?:接近|将近|约|近|大约|约为)$/.test(tail)) return 'approx'
  return 'eq'
}

interface MeasureFacts {
  readonly text: string
  readonly quantity: Quantity
  readonly indicator: string
  readonly verb: string
  readonly predicates: ReadonlySet<Kind>
  readonly rawPre: string
  readonly noun: boolean
  readonly post: string
  readonly context: boolean
}

function measureOf(facts: MeasureFacts): Claim['measure'] {
  const { quantity, predicates, rawPre, indicator, verb, noun, post } = facts
  const { unit } = quantity
  const reached = /(?:到|至|为|达到?|突破|超过?|在|保持|稳定|占|≥|不低于|不少于|控制在|不超过|不高于)(?:约|近)?$/.test(
    rawPre.replace(/[，]/g, '').trimEnd(),
  )
  const level =
    reached &&
    !/(?:增长|增速|增幅|增长率|年均|下降|降低|减少)(?:率|速度)?(?:分别)?(?:均|都|为|达到?|达|保持在?|稳定在?|在|超过?|突破|不低于|控制在)$/.test(
      rawPre,
    )
  if (facts.context) return 'level'
  if (isPoints(unit)) return 'change'
  if (quantity.form === 'doubling') return 'change'
  if (unit !== null && isPercent(unit)) {
    if (
      /(?:增长|增速|增幅|增长率|上涨|涨幅|递增|增产|多增)[^，。；、]{0,6}$/.test(rawPre) &&
      !/(?:增长到|增长至|贡献率)[^，。；]{0,3}$/.test(rawPre)
    )
      return 'growth_rate'
    if (level) return /(?:居民消费价格|物价|CPI|价格指数|价格涨幅|价格总水平)/.test(indicator) ? 'growth_rate' : 'level'
    if (/(?:增长|增速|增幅|增长率|上涨|涨幅)$/.test(indicator)) return 'growth_rate'
    if (predicates.has('fall'))
      return /(?:节能|能耗|能源消耗|排放|用水量|水耗|材料|时间|时限|成本|环节|经费|预算|强度|压缩|压减|缩短|精简)/.test(
        `${indicator}${rawPre}`,
      )
        ? 'change'
        : 'growth_rate'
    if (predicates.has('grow')) return /(?:率|比重|占比|比例|水平|强度)$/.test(indicator) ? 'change' : 'growth_rate'
    return 'level'
  }
  if (quantity.unit === '倍' || quantity.unit === '成')
    return /(?:比|收入比|倍数)$/.test(indicator) && level ? 'level' : 'change'
  if (quantity.form === 'rank') return 'level'
  if (level && !/(?:累计)[^，。；]{0,12}$/.test(rawPre)) return predicates.has('new') ? 'increment' : 'level'
  if (/累计|共计|总计|合计|共(?![同享建治识赢])|总共/.test(rawPre))
    return /(?:新增|净增)/.test(rawPre) ? 'cumulative' : 'cumulative'
  if (predicates.has('new') || /新增|净增|新建/.test(indicator)) return 'increment'
  if (isTime(unit)) return /延长/.test(rawPre) ? 'increment' : predicates.has('fall') ? 'change' : 'level'
  if (predicates.has('fall')) return 'change'
  if (/(?:增加|提高|上升|多增|增收)$/.test(rawPre.replace(/(?:了|约|近)$/, ''))) return 'increment'
  if (unit !== null && isMoney(unit))
    return MONEY_FLOW.test(`${verb}${indicator}`) && !LEVEL_NOUN.test(indicator) ? 'cumulative' : 'level'
  if (
    /^(?:拥有|现有|达到|达|有|为|保持|形成|覆盖|入驻|聚集|集聚|深耕|联系|涉及)/.test(verb) ||
    /(?:拥有|现有|达到|形成|入驻|实有|保有|在册|注册)[^，。；]{0,20}$/.test(rawPre)
  )
    return 'level'
  if (DONE.test(verb) || (noun && DONE_ANYWHERE.test(`${rawPre.slice(-12)}${post}`)))
    return LEVEL_NOUN.test(indicator) && !DONE.test(indicator) ? 'level' : 'increment'
  return 'level'
}

/** 力争 governs what follows up to a ； ; 争取 and 努力 their own segment. */
function strivesAt(text: string, at: number, boundaries: readonly Boundary[]): boolean {
  const segment = lastBoundaryBefore(boundaries, at)
  if (
    /力争|争取|努力(?!者)|奋力/.test(text.slice(Math.max(segment.at, at - 60), at)) &&
    !/争取(?:国家|省|上级|中央)?(?:资金|专项|项目资金)/.test(text.slice(segment.at, at))
  )
    return true
  // Back over commas to the head of the sentence or the last ；.
  let start = segment.at
  for (let i = 0; i < 8 && start > 0 && text[start - 1] === '，'; i++) {
    const earlier = lastBoundaryBefore(boundaries, start - 1)
    if (/力争(?!上游)/.test(text.slice(Math.max(earlier.at, start - 80), start))) return true
    start = earlier.at
  }
  return false
}

/** The time that governs a value: the nearest before it in its segment, else the sentence's, with ； going back to the head's. */
function periodOf(
  periods: readonly PeriodToken[],
  quantity: Quantity,
  segment: Boundary,
  text: string,
): PeriodToken | null {
  let own: PeriodToken | null = null
  let sentence: PeriodToken | null = null
  for (const token of periods) {
    if (token.kind === 'base' || token.kind === 'yearly') continue
    if (token.end > quantity.start) break
    if (token.start >= segment.at) own = token
    const since = text.slice(token.end, quantity.start)
    // A time inside its own segment, after words, governs only up to the next ；.
    const head =
      token.start === 0 ||
      /[，；。：）]$/.test(text.slice(0, token.start)) ||
      /^(?:[^，；。]{0,3})$/.test(text.slice(0, token.start))
    if (!head && since.includes('；')) continue
    sentence = token
  }
  return own ?? sentence
}

function claimStart(text: string, preStart: number, segmentStart: number, inherited: boolean, listed: boolean): number {
  const start = inherited || !listed ? segmentStart : preStart
  let at = Math.min(start, text.length)
  while (at < text.length && /[，、；：。\s]/.test(text[at] as string)) at++
  return at
}

/** 17个 counts things; used by the table reader too. */
export function countsThings(unit: string | null): boolean {
  return isCounter(unit) || bareUnit(unit) === '人'
}
