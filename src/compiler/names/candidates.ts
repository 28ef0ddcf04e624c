import type { Kind } from './kinds.ts'
import { CLASS_NOUNS, NAME_ENDINGS } from './kinds.ts'
import { type Token, tokensOf } from './tokens.ts'

/** One place where a text uses what may be a name. Offsets are reading offsets within the sentence. */
export interface Find {
  readonly kind: Kind
  readonly name: string
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** The members of a list of names ("A、B、C"), whether or not something says what they are. */
export interface NameList {
  readonly items: readonly { readonly name: string; readonly start: number; readonly end: number }[]
}

export interface Candidates {
  readonly finds: readonly Find[]
  readonly lists: readonly NameList[]
}

const MAX_NAME = 26
/** Single characters that no everyday word covers and that yet name nothing. */
const PLAIN = new Set(
  '区市县省镇乡村州旗新老旧大小第首上下全本各级国型化性类式多高超总分副双三四五六七八九十一二两百千万亿零半强优精美好中前后内外东南西北片块点线带圈处里间末底初年月日期批届次层位度率量数值额比户口人家门厂场店站段层楼栋亩米里吨元件套台条座项所名支张部份种样业品物水电气油煤铁钢粮棉茶果菜肉鱼林田土地海岸路街道网库房屋园厅馆院室'.split(
    '',
  ),
)
/** What a candidate may not begin with. */
const STRIP = new Set(
  '建设 发展 改造 治理 保护 管理 开发 整治 修复 提升 提质 培育 组织 完善 优化 新建 扩建 改扩建 探索 统筹 规划 促进 整合 布局 转型 升级 搬迁 控制 振兴 推广 落地 更新 征集 协调 清理 种植 引领 执行 惠及 保持 安置 试点 处置 监管 创新 集聚 公开 评估 赋能'.split(
    ' ',
  ),
)
const BUILDING = new Set(['建设', '新建', '扩建', '改扩建', '迁建', '开发', '培育', '发展'])
/** Generic modifiers: what only they modify is no name. */
const GENERIC = new Set(
  `国家 国家级 省 省级 市 市级 区级 县级 全国 全国性 世界级 国际 现代 现代化 新型 重点 重大 一流 高端 高品质 高标准 高水平 高质量 特色 优质 大型 专业 综合 公共 社会 社区 农村 城市 城镇 乡镇
乡村 民生 基础设施 基层 区域 区域性 地方 生态 绿色 智慧 智能 数字 科技 文化 教育 医疗 卫生 养老 体育 旅游 产业 工业 农业 商业 服务 经济 创新 创业 就业 安全 应急 环境 环保 能源 水利 交通
物流 金融 信息 网络 数据 标准 示范 试点 发展 建设 改造 提升 治理 保护 管理 综合性 专项 系列 年度 五年 三年 长期 中心 核心 重要 主要 高效 公益 普惠 民办 公办 标准化 规模化 专业化 品牌化
一体化 寄宿 寄宿制 九年一贯制 薄弱 紧缺 示范性 普通 优秀 城区 城乡 镇 村 县域 高等 中等 老年 新 中小`.split(/\s+/),
)

const BUILDS =
  /^(?:异地新建|异地搬迁|整体搬迁|搬迁|迁建|扩建|改扩建|新建|技改|提质改造|二期|三期|一期|片区开发)(?:工程|项目)?/
const HONOUR_CUE =
  /(?:获评|被评为|荣获|获得|获批|授予|命名为|入选|被认定为|跻身|晋升|晋级|创成|成功创建|争创|创建|申报创建|申报建设|积极创建|蝉联|摘得|捧回|获|纳入|被授予|评为|列为|创建成为)(?:为|成为|了)?/g
const HONOUR_END =
  /(?:文明|卫生|园林|森林|模范|示范|先进|试点|创新型|双拥|生态|健康|平安|优秀|实验|百强|宜居|节水型|历史文化|旅游)[\u4e00-\u9fff（）A0-9+·—-]{0,14}(?:城市|示范区|示范县|示范市|示范镇|示范村|示范基地|示范园区?|示范单位|示范社区|示范城市|先行区|先进单位|先进集体|先进区|先进县|先进乡镇|试点城市|试点县|试点区|试点企业|试点|文明村镇|文明校园|文明单位|模范城市?|模范县|城市|基地|实验区|景区|品牌|名城|集聚区|度假区|百强县|百强区|合格城市|创新型区|创新型县|村|镇|区|县)$|(?:奖|称号|试点|示范区|示范县|绿色工厂|旅游景区|景区|实验区|先行区|名城|文明城市|卫生城市|百强县|百强区|示范基地|示范市)$/
const SLOGANS =
  /^(?:十[二三四五六]五|两个一百年|五位一体|四个全面|三个代表|四个意识|四个自信|两个维护|两个确立|一带一路|一府一委两院|三农|放管服|互联网\+?|双碳|四个不摘|三权分置|证照分离|一件事一次办|双随机、一公开|非禁即入|最多跑一次|两不愁三保障|绿水青山就是金山银山|一把手|最后一公里|三保|两山|六稳|六保|四上|小巨人|专精特新|独角兽|双减|双创|双拥|三公|一站式|一网通办|一网统管|首店经济|街区经济|揭榜挂帅|上云用数赋智|走出去|引进来|三线一单|山水林田湖草沙?|多规合一|急难愁盼|三会一课|八项规定|不忘初心、牢记使命|三供一业|两项补贴|入网|非农化|非粮化|卡脖子|房住不炒|放管服|互联网\+政务服务|互联网\+监管|零就业|光盘行动|精明增长|厕所革命|四好农村路|新三板|两票制|跨省通办|白名单|大众创业、万众创新)$/

/** Everything in one sentence that may be a name. */
export function candidatesOf(text: string): Candidates {
  const tokens = tokensOf(text)
  const finds: Find[] = []
  const lists: NameList[] = []
  endings(text, tokens, finds)
  placesBySingleCharacter(text, tokens, finds)
  quotedNames(text, tokens, finds)
  titledNames(text, tokens, finds)
  honours(text, finds)
  listings(text, tokens, finds, lists)
  listedFirms(text, tokens, finds)
  departments(text, finds)
  countedProgrammes(text, finds)
  addresses(text, finds)
  return { finds, lists }
}

/** Whether a stretch is nothing but words of a set, one behind the other. */
function isMadeOf(text: string, parts: ReadonlySet<string>): boolean {
  const reached = new Set([0])
  for (let i = 0; i < text.length; i++) {
    if (!reached.has(i)) continue
    for (let length = 1; length <= 5 && i + length <= text.length; length++)
      if (parts.has(text.slice(i, i + length))) reached.add(i + length)
  }
  return text !== '' && reached.has(text.length)
}

const word = (text: string, token: Token) => text.slice(token.start, token.end)

/** The tokens that lie in a stretch, by bisection: sentences may be long. */
function tokensWithin(tokens: readonly Token[], start: number, end: number): Token[] {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle] as Token).start < start) low = middle + 1
    else high = middle
  }
  const within: Token[] = []
  for (let i = low; i < tokens.length && (tokens[i] as Token).end <= end; i++) within.push(tokens[i] as Token)
  return within
}

/** Whether a stretch holds something that everyday words do not explain: at least two such characters together. */
export function isParticular(text: string, tokens: readonly Token[]): boolean {
  let run = 0
  for (const token of tokens) {
    if (token.kind === 'other') {
      run++
      if (run >= 2) return !onlyPlain(text, token, run)
    } else run = 0
    if (token.kind === 'known-place' || token.kind === 'known-firm' || token.kind === 'quoted') return true
  }
  return false
}

function onlyPlain(text: string, last: Token, run: number): boolean {
  for (let i = last.end - run; i < last.end; i++) if (!PLAIN.has(text[i] as string)) return false
  return true
}

/** Names that end as such names do: …产业园, …医院, …大桥. */
function endings(text: string, tokens: readonly Token[], finds: Find[]): void {
  tokens.forEach((token, at) => {
    if (token.kind === 'known-firm' && tokens[at + 1]?.kind !== 'ending') {
      finds.push({ kind: 'enterprise', name: word(text, token), start: token.start, end: token.end, confidence: 0.8 })
      return
    }
    if (token.kind !== 'ending') return
    const ending = NAME_ENDINGS.get(word(text, token))
    if (ending === undefined) return
    let first = at
    while (first > 0) {
      const before = tokens[first - 1] as Token
      if (before.kind === 'wall' || before.kind === 'titled' || token.end - before.start > MAX_NAME) break
      first--
    }
    first = stripFront(text, tokens, first, at)
    // "…公司建设现代园区": what stands before the verb builds, what stands behind it is built.
    for (let i = at - 2; i > first; i--)
      if (BUILDING.has(word(text, tokens[i] as Token))) {
        first = stripFront(text, tokens, i + 1, at)
        break
      }
    const inner = tokens.slice(first, at)
    const next = tokens[at + 1]
    const isEnd = next === undefined || next.kind === 'wall' || next.kind === 'soft'
    const start = (tokens[first] as Token).start
    let end = token.end
    let name = text.slice(start, end)
    if (inner.length === 0) return
    const lead = text.slice(Math.max(0, start - 6), start)
    const isIndefinite =
      /(?:一批|若干|一系列|各类|多个|[0-9]余?[个家所座条处]|[两三四五六七八九十][个家所座条处大])$/.test(lead)
    const particular = isParticular(text, inner)
    const quotedOnly = inner.length === 1 && inner[0]?.kind === 'quoted'
    if (ending.kind === 'enterprise') {
      const firm = firmBefore(text, tokens, first, at, ending.hold === 'firm')
      if (firm !== null && (isEnd || firmMayGoOn(text, tokens, at))) finds.push(firm)
      return
    }
    if (ending.kind === 'programme') {
      programme(text, tokens, first, at, particular, quotedOnly, isIndefinite, finds)
      return
    }
    if (isIndefinite && !particular) return
    if (particular) {
      const goesOn = BUILDS.exec(text.slice(end, end + 12))
      if (goesOn !== null && (ending.kind === 'body' || ending.kind === 'place')) {
        finds.push({
          kind: 'project',
          name: text.slice(start, end + goesOn[0].length),
          start,
          end: end + goesOn[0].length,
          confidence: 0.75,
        })
      }
      const stage = tokens[at + 1]
      if (stage?.kind === 'bracketed' && /期/.test(word(text, stage))) end = stage.end
      name = text.slice(start, end)
      const isName = isEnd || ending.kind !== 'project' || next?.kind === 'bracketed'
      if (!isName || name.length < 3) return
      // "优选项目", "全龄友好型公园": a sort, no name, unless a known place leads.
      const sort = text.slice(start, token.start)
      if (/[型式级性]$/.test(sort) && inner[0]?.kind !== 'known-place') return
      if (name.length < 6 && /^(?:项目|基地|工厂|车间|技改|工程|服务平台)$/.test(word(text, token)) && !quotedOnly)
        return
      if (ending.hold === 'loose') finds.push({ kind: ending.kind, name, start, end, confidence: 0.55 })
      else finds.push({ kind: ending.kind, name, start, end, confidence: inner.length > 6 ? 0.6 : 0.85 })
      return
    }
    const modifier = text.slice(start, token.start)
    // 区图书馆, 市妇幼保健院: the government's own.
    if (
      /^[区县市省州旗]/.test(modifier) &&
      inner[0]?.end === start + 1 &&
      modifier.length <= 9 &&
      ending.kind !== 'place' &&
      ending.kind !== 'project'
    ) {
      if (!/^[市区县省](?:场|级|域|民|区|内|外|直|属|县|政)/.test(modifier) && name.length >= 4)
        finds.push({ kind: ending.kind, name, start, end, confidence: 0.7 })
      return
    }
    const isBracketedArea =
      next?.kind === 'wall' && /^（[^）]{0,6}[0-9][^）]{0,8}(?:平方公里|亩|公顷|平方米)/.test(text.slice(end, end + 22))
    if (isBracketedArea && modifier.length >= 3) {
      finds.push({ kind: ending.kind, name, start, end, confidence: 0.7 })
      return
    }
    if (
      ending.kind === 'body' &&
      isEnd &&
      !isIndefinite &&
      modifier.length >= 3 &&
      !isMadeOf(modifier, GENERIC) &&
      /(?:成立|组建|设立|建立|健全|组成|建好用好|建设|完成|新建|改扩建|扩建|迁建)$/.test(lead)
    ) {
      finds.push({ kind: 'body', name, start, end, confidence: 0.5 })
      return
    }
    // All everyday words: a name only where one certain thing is built or used.
    if (!isEnd || ending.hold === 'loose') return
    if (/(?:依托|发挥)$/.test(lead) && modifier.length >= 6 && (ending.kind === 'park' || ending.kind === 'project')) {
      finds.push({ kind: ending.kind, name, start, end, confidence: 0.5 })
      return
    }
    if (
      modifier.length < 3 ||
      isMadeOf(modifier, GENERIC) ||
      /级$|^(?:国家|全国|全省|省级|市级|世界|现代|高|第)/.test(modifier)
    )
      return
    if (!(ending.kind === 'park' || ending.kind === 'project' || ending.kind === 'place')) return
    if (
      /^(?:项目|基地|市场|总部|枢纽|平台|车间|工厂|社区|小区|街区|片区|工程|步道|绿道|港口|公园|商圈|组团)$/.test(
        word(text, token),
      ) &&
      !/(?:组团|片区)$/.test(name)
    )
      return
    if (
      /(?:建设|打造|新建|规划|推动|推进|启动|完成|加快|实施)$/.test(lead) ||
      tokens[first - 1] === undefined ||
      /[、；]$/.test(lead)
    )
      finds.push({ kind: ending.kind, name, start, end: token.end, confidence: 0.45 })
  })
}

/** Walks over leading words that belong to the sentence, not to the name. */
function stripFront(text: string, tokens: readonly Token[], first: number, at: number): number {
  let i = first
  while (i < at) {
    const token = tokens[i] as Token
    const said = word(text, token)
    const next = tokens[i + 1] as Token
    if (token.kind === 'soft' && STRIP.has(said)) i++
    else if (token.kind === 'digits' && /^[家个所座条处项公里亩平万亿元年余多月%户人名]/.test(word(text, next))) i += 2
    else if (token.kind === 'digits' && /[%.]/.test(said)) i++
    else if (token.kind === 'region' && said !== '华南' && said !== '华北' && said !== '华东' && said !== '西南') i++
    else if (token.kind === 'other' && '年月日元家余多内末底前后起约达占比户着进入出上下即若'.includes(said)) i++
    else break
  }
  return Math.min(i, at)
}

/** A firm's name before its ending: short, and particular right before it. */
function firmBefore(text: string, tokens: readonly Token[], first: number, at: number, isFirm: boolean): Find | null {
  let from = at
  let others = 0
  // Take the nearest run of uncovered characters, and a place before it.
  while (from > first && at - from < 7) {
    const token = tokens[from - 1] as Token
    if (token.kind === 'other') others++
    else if (token.kind === 'known-firm') others += 2
    else if (others > 0 && token.kind !== 'known-place') break
    else if (token.kind !== 'known-place' && token.kind !== 'noun' && token.kind !== 'soft' && token.kind !== 'ending')
      break
    from--
  }
  // Drop everyday words in front of the run.
  while (from < at && !['other', 'known-place', 'known-firm'].includes((tokens[from] as Token).kind)) from++
  if (from >= at || others + (tokens[from]?.kind === 'known-place' ? 2 : 0) < 2) return null
  const start = (tokens[from] as Token).start
  const end = (tokens[at] as Token).end
  const name = text.slice(start, end)
  const inner = tokens.slice(from, at)
  const ending = word(text, tokens[at] as Token)
  if (name.length < 4 || name.length > 14 || !isParticular(text, inner)) return null
  if (others < 2 && !/公司|集团|银行|股份|农商行/.test(ending)) return null
  if (/^(?:农村|城市|国有|民营|区级|市级|省级)/.test(name)) return null
  const isListed = /[、，“]|依托|支持|引进|推动|助推|扶持|做强$/.test(text.slice(Math.max(0, start - 2), start) || '，')
  if (!isFirm && (!isListed || name.length > 8 || inner.some((token) => token.kind === 'noun'))) return null
  return { kind: 'enterprise', name, start, end, confidence: isFirm ? 0.85 : 0.55 }
}

/** A firm's name may modify what follows it ("…电工核电电缆产业园"), unless its ending is then a common noun. */
function firmMayGoOn(text: string, tokens: readonly Token[], at: number): boolean {
  const ending = word(text, tokens[at] as Token)
  const next = tokens[at + 1]
  if (next === undefined) return true
  const said = word(text, next)
  if (/^(?:产业|行业|技术|制造|工业|业|市场|装备|产品|项目|工程|资源|基地|中心|园|港|体系|企业|机构|网点)/.test(said))
    return /^(?:集团|股份|电工|电缆|重工|药业|公司)/.test(ending)
  return next.kind !== 'ending' || /^(?:集团|股份|电工|电缆|重工|药业|公司|电气)/.test(ending)
}

/** …行动, …计划, …工程: named programmes, when something particular or several words stand before the ending. */
function programme(
  text: string,
  tokens: readonly Token[],
  first: number,
  at: number,
  particular: boolean,
  quotedOnly: boolean,
  isIndefinite: boolean,
  finds: Find[],
): void {
  const token = tokens[at] as Token
  const start = (tokens[first] as Token).start
  const name = text.slice(start, token.end)
  const modifier = text.slice(start, token.start)
  const next = text.slice(token.end, token.end + 2)
  const ending = word(text, token)
  if (
    /^(?:方案|规划|纲要|指南|人员|能力|机制|体系|技术|研究|管理|质量|机械|建设的|生育|单列|经济|总|师|硕|学|院)/.test(
      next,
    )
  )
    return
  if (quotedOnly || /”$/.test(modifier)) {
    if (SLOGANS.test(unquote(modifier))) return
    finds.push({ kind: 'programme', name: unquote(name), start, end: token.end, confidence: 0.9 })
    return
  }
  if (/战略$/.test(ending) || SLOGANS.test(unquote(modifier))) return
  if (name.length < 5 || modifier === '' || isMadeOf(modifier, EMPTY_MODIFIER) || isIndefinite) return
  const lead = text.slice(Math.max(0, start - 4), start)
  const isOrdered = /(?:实施|开展|启动|推进|落实|组织|深入|推动|制定|行动|扎实|大力|加快)$/.test(lead)
  if (/工程$/.test(ending)) {
    if (particular) finds.push({ kind: 'project', name, start, end: token.end, confidence: 0.75 })
    else if (isOrdered && name.length >= 6)
      finds.push({ kind: 'programme', name, start, end: token.end, confidence: 0.6 })
    return
  }
  if (particular || isOrdered || /三年|五年|专项|20[0-9]{2}/.test(name))
    finds.push({
      kind: 'programme',
      name,
      start,
      end: token.end,
      confidence: isOrdered ? 0.75 : particular ? 0.6 : 0.5,
    })
}

/** 重大工程, 专项行动: a kind, no programme. */
const EMPTY_MODIFIER = new Set(
  `重大 重点 一批 各类 民生 基础设施 建设 项目 系列 示范 专项 国家 省 市 区 县 年度 五年 三年 工作 有关 主要 标志性 骨干 关键 配套 公共 战略性 实施 联合 集中 统一 具体 创建 系统 社会 经济
发展 规划 改革 整治 攻坚 提升 治理`.split(/\s+/),
)

const unquote = (name: string) => name.replace(/[“”]/g, '')

const GENERIC_PLACE = new Set(
  `农 乡 新农 美丽乡 行政 示范 贫困 中心 自然 文明 特色 重点 旅游 资源 产业 主干 断头 历史 文化 传统 民族 经济 工业 生态 城中 空心 试点 先进 建制 全 本 各 县 城 市 集 强 名 古 老 新 大
小 公 铁 道 水 电 思 线 网 出 陆 一 二 三 双 半 主 支 干 母亲 三条 几 江 山 海 内 界 沿 滨 临 过 环 五 四 六 七 八 九 十 百 千`.split(
    /\s+/,
  ),
)
const ADMIN = /[县镇乡村市旗区]/
const THINGS = /[路街河江湖岛桥巷渠港洲峰山溪湾坪岭寺塔峡阁楼祠垸坳]/
/** Characters that begin no place, where a verb or a count runs into one. */
const NOT_FIRST = /^[即至入下还届条占跨分来抢使新建围绕往去过抵沿该达从由向通经含暨赴驻达率好走搞城村镇亩旗]/

/** 岳阳楼区-like divisions, villages, roads, rivers: an ending of one character after something particular. */
function placesBySingleCharacter(text: string, tokens: readonly Token[], finds: Find[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const prior = tokens[i - 1]
    if (token.kind !== 'other' || prior?.kind === 'other') {
      // 幸福河: an everyday word, then the ending, then nothing more of a name.
      continue
    }
    let last = i
    while (tokens[last + 1]?.kind === 'other' && tokens[last + 1]?.start === tokens[last]?.end) last++
    const run = text.slice(token.start, (tokens[last] as Token).end)
    const after = tokens[last + 1]
    const isClosed =
      after === undefined ||
      after.kind === 'wall' ||
      after.kind === 'soft' ||
      after.kind === 'ending' ||
      after.kind === 'noun' ||
      after.kind === 'bracketed' ||
      after.kind === 'other'
    if (run.length === 1) {
      // 幸福河 and the like
      if (prior?.kind === 'noun' && /[村路河街桥岛湖镇]/.test(run) && prior.end === token.start) {
        const before = tokens[i - 2]
        const isWord = prior.end - prior.start === 2
        const name = text.slice(prior.start, token.end)
        if (
          isWord &&
          (before === undefined || before.kind === 'wall' || before.kind === 'soft') &&
          (after === undefined || after.kind === 'wall' || after.kind === 'soft') &&
          !isMadeOf(word(text, prior), GENERIC_PLACE)
        )
          finds.push({ kind: 'place', name, start: prior.start, end: token.end, confidence: 0.5 })
      }
      i = last
      continue
    }
    if (isClosed) splitRun(text, token.start, run, prior, finds)
    i = last
  }
}

/** Cuts a run of uncovered characters into the places it names: 岳屏镇兴隆村 → 岳屏镇, 兴隆村. */
function splitRun(text: string, at: number, run: string, prior: Token | undefined, finds: Find[]): void {
  let from = 0
  // A known city before 县 or 区 belongs to the sentence ("衡阳市…"): begin behind 市.
  if (prior?.kind === 'known-place' && /^[市县区省州]/.test(run)) from = 1
  for (let i = from + 1; i < run.length; i++) {
    const char = run[i] as string
    const isLast = i === run.length - 1
    const length = i + 1 - from
    if (ADMIN.test(char) && length >= 2 && length <= 5) {
      const name = run.slice(from, i + 1)
      if (!isMadeOf(name.slice(0, -1), GENERIC_PLACE) && !/^[的了着在于和与及市区县省]/.test(name)) {
        if (length > 2 && !NOT_FIRST.test(name))
          finds.push({ kind: 'place', name, start: at + from, end: at + i + 1, confidence: length <= 3 ? 0.8 : 0.6 })
      }
      from = i + 1
    } else if (isLast && THINGS.test(char) && length >= 2 && length <= 6) {
      const name = run.slice(from)
      const isThin = !/[路街河江湖岛桥巷]/.test(char)
      const stands =
        /[、，；（“]|依托|^$/.test(text.slice(Math.max(0, at + from - 2), at + from).slice(-1)) &&
        /^(?:[、，；。）”等]|$)/.test(text.slice(at + run.length, at + run.length + 1))
      if (
        !isMadeOf(name.slice(0, -1), GENERIC_PLACE) &&
        !/^[市区县省]/.test(name) &&
        !NOT_FIRST.test(name) &&
        (!isThin || (stands && length <= 4))
      )
        finds.push({
          kind: 'place',
          name,
          start: at + from,
          end: at + run.length,
          confidence: /[路街河江湖岛桥巷]/.test(char) ? 0.8 : 0.5,
        })
    }
  }
}

/** “人才雁阵”行动计划, “欢乐山林”项目, “寿岳”品牌; and what is ordered in quotes alone. */
function quotedNames(text: string, tokens: readonly Token[], finds: Find[]): void {
  tokens.forEach((token) => {
    if (token.kind !== 'quoted') return
    const inside = text.slice(token.start + 1, token.end - 1)
    if (inside.length < 2 || inside.length > 16 || SLOGANS.test(inside)) return
    const after = text.slice(token.end, token.end + 10)
    const before = text.slice(Math.max(0, token.start - 8), token.start)
    const kind = kindOfQuoted(after)
    if (kind !== null) {
      const suffix = kind.said
      finds.push({
        kind: kind.kind,
        name: inside + suffix,
        start: token.start,
        end: token.end + suffix.length,
        confidence: 0.85,
      })
      return
    }
    const own = endingOf(inside)
    if (
      own !== null &&
      inside.length >= 4 &&
      own !== 'enterprise' &&
      !/(?:获|评为|荣获|授予|创建|争创|申报)/.test(before) &&
      !HONOUR_END.test(inside)
    ) {
      finds.push({ kind: own, name: inside, start: token.start, end: token.end, confidence: 0.8 })
      return
    }
    if (/(?:以|突出|围绕)$/.test(before) && /^为(?:核心|圆心|中心)/.test(after)) {
      finds.push({ kind: 'place', name: inside, start: token.start, end: token.end, confidence: 0.6 })
      return
    }
    if (
      /(?:获评|评为|荣获|获|授予|入选|命名为|创建|争创|获批|全国|全省|全市|省级?|国家)$/.test(before) &&
      HONOUR_END.test(inside)
    )
      return
    if (
      /(?:实施|开展|推进|推动|落实|启动|深化|推行|创新|巩固提升|深入)$/.test(before) &&
      /^(?:[，。；、]|”|等|引才|产业|改革|普法|小区)/.test(after) &&
      inside.length >= 3
    )
      finds.push({ kind: 'programme', name: inside, start: token.start, end: token.end, confidence: 0.55 })
    else if (
      /(?:打造|擦亮|建设|打响|唱响|做强|叫响|利用好|创作|举办|推出|建设衡阳)$/.test(before) &&
      /^[，。；、（和等]/.test(after)
    ) {
      const isBuilt = /(?:建设|打造)$/.test(before) && /(?:中心|基地|园|谷|城|廊|平台|区|港|桥|馆|院)$/.test(inside)
      finds.push({
        kind: isBuilt ? 'project' : 'brand',
        name: inside,
        start: token.start,
        end: token.end,
        confidence: 0.5,
      })
    }
  })
}

const QUOTED_KINDS: readonly (readonly [RegExp, Kind, boolean])[] = [
  [
    /^(?:三年|五年|专项|提升|攻坚|倍增|跃升|引才|志愿|惠民|助企)?(?:行动计划|行动方案|专项行动|行动|计划|工程|战略|大会战|攻坚战)/,
    'programme',
    true,
  ],
  [
    /^(?:党建|小区党建|工作|管理|治理|服务|产业扶贫|扶贫|帮扶|招商|监管|执法)?(?:模式|机制|工作法|文件体系|政策体系|改革|普法)/,
    'programme',
    true,
  ],
  [/^(?:志愿服务|公共农产品|农产品|区域公用|文化|旅游|公用|活动|服务|特色)?品牌/, 'brand', false],
  [/^(?:实景剧|演艺|文化旅游节|旅游节|艺术节|文化节|大赛|论坛|景点|赛事)/, 'brand', false],
  [/^(?:建设)?(?:项目|综合体|基地|产业园|大桥|中心|平台|走廊|示范带)/, 'project', true],
  [/^(?:商圈|片区|公园|小镇|新城|景区)/, 'place', true],
]

function kindOfQuoted(after: string): { kind: Kind; said: string } | null {
  for (const [pattern, kind, keeps] of QUOTED_KINDS) {
    const match = pattern.exec(after)
    if (match !== null) return { kind, said: keeps ? match[0] : '' }
  }
  return null
}

/** 《…规划》, 《…行动计划》 named in the text. */
function titledNames(text: string, tokens: readonly Token[], finds: Find[]): void {
  for (const token of tokens) {
    if (token.kind !== 'titled') continue
    const name = text.slice(token.start + 1, token.end - 1)
    if (
      /(?:规划|行动计划|计划|行动方案|实施方案|方案|纲要)(?:（.{0,14}）)?$/.test(name) &&
      name.length <= 30 &&
      !/国民经济和社会发展/.test(name)
    )
      finds.push({ kind: 'programme', name, start: token.start, end: token.end, confidence: 0.7 })
  }
}

/** Titles awarded or striven for: 获评“全国文明校园”, 创建国家卫生城市. */
function honours(text: string, finds: Find[]): void {
  for (const cue of text.matchAll(HONOUR_CUE)) {
    const from = cue.index + cue[0].length
    const rest = text.slice(from, from + 46)
    const isAwarded = /获|评为|授予|命名|入选|认定|跻身|晋|创成|成功|蝉联|摘|捧/.test(cue[0])
    const quotes =
      /^((?:全国|国家|全省|省级?|湖南省|[\u4e00-\u9fff]{2,3}[省市]|中国)?(?:[0-9]{4}年)?)“([^”]{3,24})”/.exec(rest)
    if (quotes !== null && (isAwarded || HONOUR_END.test(quotes[2] as string))) {
      const at = from + (quotes[1] as string).length
      finds.push({
        kind: 'honour',
        name: quotes[2] as string,
        start: at,
        end: at + (quotes[2] as string).length + 2,
        confidence: isAwarded ? 0.85 : 0.65,
      })
      let next = at + (quotes[2] as string).length + 2
      for (let turn = 0; turn < 4; turn++) {
        const more = /^[、，和]?(?:省|全国|国家|全省)?[、]?“([^”]{3,24})”/.exec(text.slice(next, next + 34))
        if (more === null) break
        const start = next + more[0].indexOf('“')
        finds.push({ kind: 'honour', name: more[1] as string, start, end: next + more[0].length, confidence: 0.7 })
        next += more[0].length
      }
      continue
    }
    const plain = /^[^，。；！、：“”《》（]{4,26}/.exec(rest)
    if (plain === null) continue
    const name = plain[0]
      .replace(/^(?:建设|创建|申报|全面|了)+/, '')
      .replace(/(?:等|荣誉|称号|建设|创建|工作|申报){1,5}$/, '')
    const match = HONOUR_END.exec(name)
    if (match === null || /一批|[0-9]{1,9}[个家]|若干|各类|活动|功能/.test(name)) continue
    if (
      !/^(?:首批)?(?:全国|国家|全省|省|市|世界|中国|湖南|联合国|国际|[0-9]{4}年|[\u4e00-\u9fff]{2,3}[省市]|[0-9]A|[45]A|衡阳)/.test(
        name,
      ) &&
      !isAwarded
    )
      continue
    const at = from + plain[0].indexOf(name)
    finds.push({ kind: 'honour', name, start: at, end: at + name.length, confidence: isAwarded ? 0.75 : 0.55 })
  }
}

/** Lists summed up by a noun: "A、B、C等龙头企业", "A、B 3家骨干企业", "以A、B为龙头". */
function listings(text: string, tokens: readonly Token[], finds: Find[], lists: NameList[]): void {
  for (const part of partsOf(text)) {
    const said = text.slice(part.start, part.end)
    if (!said.includes('、') && !said.includes('等')) continue
    // Where a list closes: at 等, or at a count with its noun.
    let opened = part.start
    for (const close of said.matchAll(
      /等|(?:[0-9]{1,9}|[两三四五六七八九十]{1,5})(?:余|多)?(?:家|大|个|所|条|座)(?=[\u4e00-\u9fff])|为(?:龙头|平台|依托|主体|支撑|代表)/g,
    )) {
      const at = part.start + close.index
      const items = itemsBefore(text, tokens, opened, at)
      opened = at + (close[0] === '等' ? 1 : 0)
      if (!items.some((item) => item.particular)) continue
      if (close[0] !== '等' && items.length < 2) continue
      const tail = text.slice(part.start + close.index + close[0].length, Math.min(part.end, at + close[0].length + 18))
      const particular = items.filter((item) => item.particular)
      if (items.length >= 2) lists.push({ items: particular })
      // "以A、B为龙头" names firms only where all look like firms; otherwise each goes by its own ending.
      const stands = close[0].startsWith('为')
      const noun = stands
        ? particular.every((item) => isFirmLike(item.name) && (endingOf(item.name) ?? 'enterprise') === 'enterprise') &&
          /龙头|主体|平台/.test(close[0])
          ? { kind: 'enterprise' as const, at: 0 }
          : null
        : classOf(tail)
      if (noun === null && !stands) continue
      for (const item of items) {
        const kind = noun === null ? endingOf(item.name) : kindOfItem(item.name, noun.kind)
        if (
          kind === null ||
          (!item.particular &&
            (kind === 'programme' ||
              (kind === 'enterprise' &&
                !items.some((other) => other.particular && endingOf(other.name) === 'enterprise'))))
        )
          continue
        const { name, start, end } = item
        // Without an ending of its own a member is what the noun says, if the list was read rightly.
        const isBare = noun !== null && kind !== 'enterprise' && endingOf(name) === null
        const sure = Math.max(0.45, (items.length >= 2 ? 0.85 : 0.7) - (noun?.at ?? 5) * 0.01 - (isBare ? 0.2 : 0))
        finds.push({ kind, name, start, end, confidence: item.particular ? sure : 0.5 })
      }
    }
    // A list of three or more without a noun still tells its members apart.
    const open = itemsBefore(text, tokens, part.start, part.end).filter((item) => item.particular)
    if (open.length >= 2) lists.push({ items: open })
  }
}

const isFirmLike = (name: string) =>
  name.length >= 2 &&
  name.length <= 10 &&
  !/(?:业|产品|人才|服务|工业|农业|体系|机制|能力|领域|环境|市场|建设|项目|工程|材料|装备|技术|经济|产业|文化|企业|园|区|中心|基地|村|镇|公园|大道|平台|技术|岛|峰|路|学校|医院)$/.test(
    name,
  )

function classOf(tail: string): { kind: Kind; at: number } | null {
  const stop = tail.search(/[，。；、（）“]/)
  const near = stop >= 0 ? tail.slice(0, stop) : tail
  let best: { kind: Kind; at: number } | null = null
  for (const [pattern, kind] of CLASS_NOUNS) {
    const match = pattern.exec(near)
    if (match !== null && (best === null || match.index < best.at)) best = { kind, at: match.index }
  }
  // "等地区产业转移", "等产业园区建设": only what stands near says what the list is.
  return best !== null && best.at <= 12 ? best : null
}

/** A list's noun rules, but an ending that says otherwise wins: a village in a list of "项目" stays a village. */
function kindOfItem(name: string, kind: Kind): Kind | null {
  const own = endingOf(name)
  if (own === null) {
    if (kind === 'enterprise') return isFirmLike(name) ? kind : null
    if (kind === 'programme' || /(?:体系|能力|机制|环境|水平|产业|经济|领域|市场|建设|产品|业)$/.test(name)) return null
    return kind
  }
  if (own === kind) return kind
  if (kind === 'enterprise') return own === 'enterprise' ? kind : own
  return own === 'programme' ? kind : own
}

export function endingOf(name: string): Kind | null {
  for (let length = Math.min(9, name.length - 1); length >= 2; length--) {
    const ending = NAME_ENDINGS.get(name.slice(-length))
    if (ending !== undefined && ending.hold === 'firm') return ending.kind
  }
  if (/[镇乡村路街河江湖岛桥]$/.test(name) && name.length <= 6) return 'place'
  return null
}

interface Item {
  readonly name: string
  readonly start: number
  readonly end: number
  /** False for one of everyday words that only ends like a name; believed in the company of others. */
  readonly particular: boolean
}

/** The members of a list that ends at `end`, particular ones only, in order. */
function itemsBefore(text: string, tokens: readonly Token[], from: number, end: number): Item[] {
  const items: Item[] = []
  let stop = end
  const lowest = Math.max(from, end - 160)
  // Separators, right to left.
  for (let i = end - 1; i >= lowest - 1; i--) {
    const isStart = i < lowest
    const joins =
      !isStart && (text[i] === '、' || ((text[i] === '和' || text[i] === '与' || text[i] === '及') && stop - i > 2))
    if (!isStart && !joins) continue
    let start = isStart ? lowest : i + 1
    let close = stop
    if (text.slice(i - 1, i + 1) === '以及') close = stop
    // Walls inside the first member end what leads to it.
    const inner = tokensWithin(tokens, start, close)
    let cut = -1
    for (let k = inner.length - 1; k >= 0; k--) {
      const token = inner[k] as Token
      if (token.kind === 'wall' && k < inner.length - 1) {
        cut = k
        break
      }
    }
    const isFirst = cut >= 0 || isStart
    if (cut >= 0) start = (inner[cut] as Token).end
    let kept = inner.slice(cut + 1)
    while (kept.length > 1 && kept[0]?.kind === 'soft' && STRIP.has(word(text, kept[0]))) {
      start = kept[0].end
      kept = kept.slice(1)
    }
    if (text[close - 1] === '以' || text[close - 1] === '和') close--
    const name = unquote(text.slice(start, close)).trim()
    const particular = isParticular(text, kept)
    if (name.length >= 2 && name.length <= 18 && (particular || (name.length >= 4 && endingOf(name) !== null)))
      items.unshift({ name, start, end: close, particular })
    if (isFirst) break
    stop = text.slice(i - 1, i + 1) === '以及' ? i - 1 : i
  }
  return items
}

function partsOf(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i === text.length || '，。；：！？（）'.includes(text[i] as string)) {
      if (i > start) parts.push({ start, end: i })
      start = i + 1
    }
  }
  return parts
}

const LISTING =
  /(?:支持|推动|助推|辅导|促进|实现|加快)([\u4e00-\u9fff]{2,10}?)(?:加快|尽快|早日|成功|等企业)?(?:上市|挂牌|做大做强|做强做大|扩产|技改|增资)/g

/** "支持…加快上市": what goes public is a firm. */
function listedFirms(text: string, tokens: readonly Token[], finds: Find[]): void {
  for (const match of text.matchAll(LISTING)) {
    const start = match.index + match[0].indexOf(match[1] as string)
    const end = start + (match[1] as string).length
    const inner = tokensWithin(tokens, start, end)
    if (inner.some((token) => token.kind === 'wall') || !isParticular(text, inner) || !isFirmLike(match[1] as string))
      continue
    finds.push({ kind: 'enterprise', name: match[1] as string, start, end, confidence: 0.75 })
  }
}

const DEPARTMENT =
  /(?:[区县市省](?:直)?|国家|中央)?(?:发展和改革|发展改革|发改|工业和信息化|工信|科技和工业信息化|科学技术|科技|教育|民政|财政|人力资源和社会保障|人力资源社会保障|人社|自然资源和规划|自然资源|生态环境|住房和城乡建设|住房城乡建设|住建|交通运输|交通|水利|农业农村|商务|文化旅游广电体育|文化和旅游|文旅广体|文旅|卫生健康|卫健|退役军人事务|应急管理|应急|审计|市场监督管理|市场监管|统计|医疗保障|医保|行政审批服务|行政审批|城市管理和综合执法|城管执法|城管|信访|乡村振兴|林业|公安|司法|税务|气象|数据|国有资产监督管理|国资|金融监管|政务服务|民族宗教|海关|铁路)(?:局|委员会|委|厅|部|总局|署)(?![面分队部会])/g
const OFFICES =
  /(?:[区县市省镇乡])(?:委|政府|人大|政协|纪委|监委|法院|检察院|人民政府|委常委会|人大常委会)(?![托派任员局命])|(?:街道|镇|乡)党(?:工)?委|党中央|国务院|人大常委会|纪委监委|纪委|工商联|共青团|妇联|残联|科协|总工会|红十字会|政法委|宣传部|组织部|统战部|武装部|人民武装部|关工委|文联|党校|供销社|编办|机关工委/g

/** Departments and offices by their ordinary names. */
function departments(text: string, finds: Find[]): void {
  for (const pattern of [DEPARTMENT, OFFICES])
    for (const match of text.matchAll(pattern))
      finds.push({
        kind: 'body',
        name: match[0],
        start: match.index,
        end: match.index + match[0].length,
        confidence: 0.85,
      })
}

const COUNTED = /(?:实施|推进|开展|启动|组织实施)([^，。；：“”]{4,48}?)[两三四五六七八九十]大(计划|行动|工程|战役)/g

/** "实施A、B、C三大行动": each is a programme. */
function countedProgrammes(text: string, finds: Find[]): void {
  for (const match of text.matchAll(COUNTED)) {
    let start = match.index + match[0].indexOf(match[1] as string)
    for (const item of (match[1] as string).split(/([、和])/)) {
      if (item !== '、' && item !== '和' && item.length >= 3 && item.length <= 12)
        finds.push({ kind: 'programme', name: item, start, end: start + item.length, confidence: 0.6 })
      start += item.length
    }
  }
}

const ADDRESS = /[\u4e00-\u9fff]{2,4}(?:路|街|大道)[0-9]{1,5}号/g
const NUMBERED_SCHOOL =
  /(?:[\u4e00-\u9fff]{2,3}市|[市区县])?第?[一二三四五六七八九十]{1,3}(?:中学|小学|医院|人民医院|中(?=[、，。本教用和]))/g

const RING = /(?:东|南|西|北|内|外)?[二三四五六]环(?:路|线)?(?=以|[、，。；]|[东南西北]|$)/g

/** Street addresses, ring roads, and schools and hospitals that are numbered. */
function addresses(text: string, finds: Find[]): void {
  for (const match of text.matchAll(ADDRESS)) {
    const name = match[0].replace(/^[以在到至从]/, '')
    finds.push({
      kind: 'place',
      name,
      start: match.index + match[0].length - name.length,
      end: match.index + match[0].length,
      confidence: 0.7,
    })
  }
  for (const match of text.matchAll(RING))
    finds.push({
      kind: 'place',
      name: match[0],
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.6,
    })
  for (const match of text.matchAll(NUMBERED_SCHOOL)) {
    if (match[0].length < 3) continue
    finds.push({
      kind: 'body',
      name: match[0],
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.6,
    })
  }
}
