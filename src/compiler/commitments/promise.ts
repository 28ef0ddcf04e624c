import { findAdverbAt, findVerbAt, type VerbKind } from '../names/verbs.ts'

/** What one part of a sentence (between commas) promises. Offsets are within the text given. */
export interface Undertaking {
  readonly verb: string
  readonly kind: VerbKind
  readonly object: string
  readonly start: number
  readonly end: number
}

/** A stretch of a sentence that stands on its own: the whole sentence, or what stands between two ；. */
export interface Unit {
  readonly start: number
  readonly end: number
  readonly promises: readonly Undertaking[]
  /** How many parts between commas it has. */
  readonly parts: number
}

const OPENER =
  /^(?:同时|此外|另外|其中|并且|并|还|我们|全市|全区|全县|全省|各地|各部门|各级各部门|各级|我市|我区|我省|我县|也|更|不仅|而且|从而|进而|特别是|尤其是|要|将|必须|须|应当|应|需要|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|——|—|－|·|[0-9]{1,2}[.、]|（[一二三四五六七八九十0-9]{1,3}）|[①②③④⑤⑥⑦⑧⑨⑩])/
const TIME =
  /^(?:(?:到|至|截至|在|力争|争取|力争在|争取在)?(?:20[0-9]{2}|二[〇○零]三五)(?:[-—～~至]20[0-9]{2})?年(?:底|末|初|前|底前|年底前|上半年|下半年|内|起)?(?:以前|之前)?|[“]?十[三四五六][”]?(?:时期|期间|末|规划期末|规划期间)|今后五年|未来五年|今年|明年|全年|年内|每年|近期|五年内|三年内|两年内|[一二三四五]年左右|期间|底|末)/
/** The object stands before the verb: 把…建成…, 将…纳入…. */
const FRONTED = /^(?:把|将)(.{2,40})$/
const TOWARDS = /^(?:对|与|同|向|从|在|于|为|给|就|由|依据|按|凭|经)/
/** Where a part ends without its closing marks. */
function closedAt(text: string): number {
  let end = text.length
  while (end > 0 && /[。！？；，、：\s]/.test(text[end - 1] as string)) end--
  return end
}

/** Verbs that take another verb as what is promised: 支持建设…, 规划建设…, 推动实施…. */
const LEADING = new Set(
  '支持 推动 推进 鼓励 引导 谋划 策划 探索 规划 规划建设 促进 助推 助力 加快 加速 争取 研究 参与 完善 提升 提质 统筹 组织 改革 配合 协助 做好 抓好 突出 注重 坚持 落实 实施 积极 力推 大力'.split(
    ' ',
  ),
)

/** Cuts a sentence at ； where each side promises something of its own, and reads every part between commas. */
export function unitsOfSentence(text: string): Unit[] {
  const units: { start: number; end: number; promises: Undertaking[]; parts: number }[] = []
  let from = 0
  for (const stretch of stretches(text, '；')) {
    const promises: Undertaking[] = []
    let parts = 0
    for (const part of stretches(text.slice(stretch.start, stretch.end), '，：')) {
      parts++
      const start = stretch.start + part.start
      const promise = promiseOfPart(text.slice(start, stretch.start + part.end))
      if (promise !== null) promises.push({ ...promise, start: promise.start + start, end: promise.end + start })
    }
    const last = units[units.length - 1]
    // What promises nothing of its own goes with what stands before it.
    if (last !== undefined && !promises.some(isOwn)) {
      last.end = stretch.end
      last.promises.push(...promises)
      last.parts += parts
    } else if (last !== undefined && !last.promises.some(isOwn)) {
      last.end = stretch.end
      last.promises.push(...promises)
      last.parts += parts
    } else units.push({ start: from, end: stretch.end, promises, parts })
    from = stretch.end
  }
  return units
}

const isOwn = (promise: Undertaking) => promise.kind === 'deed' || promise.kind === 'effort'

/** Stretches between separators outside （）, “” and 《》; each holds its closing separator. */
function stretches(text: string, separators: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    if ('（“《'.includes(char)) depth++
    else if ('）”》'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && separators.includes(char)) {
      found.push({ start: from, end: i + 1 })
      from = i + 1
    }
  }
  if (from < text.length) found.push({ start: from, end: text.length })
  return found
}

/** What a part between commas promises, if it begins with a verb, after words of manner and time. */
export function promiseOfPart(part: string): Undertaking | null {
  const end = closedAt(part)
  const text = part.slice(0, end)
  let from = skipOpeners(text)
  let modal = from > 0
  const fronted = FRONTED.exec(text.slice(from, from + 60))
  if (fronted !== null) return frontedPromise(text, from)
  let found = chainAt(text, from)
  if (found === null && TOWARDS.test(text.slice(from))) found = scanForVerb(text, from + 1, 40)
  if (found === null) {
    // "市直部门要带头…": a subject, then a modal.
    const modalAt = text.slice(from, from + 26).search(/[要将应须](?!求|点|素|来|急|用|对|道|领|塞|闻)/)
    if (modalAt > 0) {
      from += modalAt + 1
      modal = true
      found = chainAt(text, from)
    }
  }
  if (found === null) return null
  const object = trimObject(text.slice(found.end))
  if (object === '' && found.kind !== 'deed' && !modal) return null
  return { verb: text.slice(found.start, found.end), kind: found.kind, object, start: from, end }
}

function skipOpeners(text: string): number {
  let from = 0
  for (let turn = 0; turn < 6; turn++) {
    const rest = text.slice(from, from + 30)
    const match = OPENER.exec(rest) ?? TIME.exec(rest)
    if (match === null || match[0] === '') break
    from += match[0].length
    if (text[from] === '，') from++
  }
  return from
}

interface Chain {
  readonly start: number
  readonly end: number
  readonly kind: VerbKind
}

/** The verbs at `at`, with the adverbs before them: "积极谋划建设", "引进和培育". */
function chainAt(text: string, at: number): Chain | null {
  let i = at
  let start = -1
  let kind: VerbKind | null = null
  for (let turn = 0; turn < 8; turn++) {
    const verb = findVerbAt(text, i)
    const adverb = kind === null ? findAdverbAt(text, i) : null
    if (adverb !== null && (verb === null || adverb.length >= verb.verb.length)) {
      const after = i + adverb.length
      const next = nextVerb(text, after) && !(verb !== null && LEADING.has(verb.verb) && isNounAt(text, after))
      if (next || verb === null) {
        // A leading verb with a verb behind it is part of what is promised; a plain adverb is not.
        if (verb !== null && LEADING.has(verb.verb) && !ONLY_MANNER.has(verb.verb) && start < 0) start = i
        i = after
        continue
      }
    }
    if (verb === null) break
    if (start < 0 || kind === 'stance') start = i
    const isFirst: boolean = kind === null
    kind = isFirst ? verb.kind : stronger(kind as VerbKind, verb.kind)
    i += verb.verb.length
    const joined = /^(?:和|与|及|以及|、|并|或|，并)/.exec(text.slice(i, i + 2))?.[0].length ?? 0
    const following = joined > 0 ? findVerbAt(text, i + joined) : null
    if (following !== null && following.kind !== 'stance' && objectFollows(text, i + joined + following.verb.length)) {
      i += joined
      continue
    }
    if (LEADING.has(verb.verb)) {
      const inner = findVerbAt(text, i)
      if (inner !== null && inner.kind === 'deed' && objectFollows(text, i + inner.verb.length)) continue
    }
    break
  }
  return kind === null || start < 0 ? null : { start, end: i, kind }
}

/** Leading verbs that, before another verb, only say in what manner. */
const ONLY_MANNER = new Set(['加快', '加速', '统筹', '突出', '注重', '坚持', '积极', '大力', '落实', '实施'])

/** Verbs that, behind another verb, are its object: 推进全面创新改革, 统筹创新链. */
const NOUN_VERBS =
  /^(?:全面|综合|系统)?(?:创新|改革|发展|服务|教育|合作|交流|转型|升级|融合|监督|管理|治理|监管|改造|保护|消费|治理|集聚|学习|宣传|规划|使用|办理|评价|考核)/
const isNounAt = (text: string, at: number) => {
  const match = NOUN_VERBS.exec(text.slice(at, at + 6))
  if (match === null) return false
  // "加快发展高等教育" promises to develop; "统筹创新链" does not promise to innovate.
  return (
    !/^(?:发展|保护|改造|治理|宣传|学习|规划|融合|管理)$/.test(match[0]) ||
    !ONLY_MANNER.has(text.slice(Math.max(0, at - 2), at))
  )
}

const nextVerb = (text: string, at: number) => findVerbAt(text, at) !== null || findAdverbAt(text, at) !== null
const objectFollows = (text: string, at: number) => text.length - at >= 2 && !/^[、，的和与及]/.test(text.slice(at))
const RANKS: readonly VerbKind[] = ['stance', 'outcome', 'effort', 'deed']
const stronger = (a: VerbKind, b: VerbKind): VerbKind => (RANKS.indexOf(a) >= RANKS.indexOf(b) ? a : b)

/** "把老厂区建成创意园": the verb stands behind its object. */
function frontedPromise(text: string, from: number): Undertaking | null {
  for (let i = from + 3; i < Math.min(text.length - 1, from + 60); i++) {
    const verb = FRONTED_VERBS.find((candidate) => text.startsWith(candidate, i))
    if (verb !== undefined)
      return { verb, kind: 'deed', object: trimObject(text.slice(from + 1, i)), start: from, end: text.length }
  }
  return null
}

const FRONTED_VERBS =
  '建设成为 建设成 打造成为 打造成 培育成 发展成 转化为 转变为 落实到 纳入 作为 建成 打造 贯穿 列入 摆在 放在 融入 整合 推向 提升到 提升为 提升至 提高到 提高至 建档 退城入园 建设 改造 用于 下放 延伸'.split(
    ' ',
  )

/** "对重点企业开展走访": the verb after what a preposition governs. */
function scanForVerb(text: string, from: number, reach: number): Chain | null {
  for (let i = from + 1; i < Math.min(text.length - 1, from + reach); i++) {
    if (
      /^(?:进行|给予|予以|开展|实行|建立|组建|成立|设立|定期|举行|举办|打造|建设|签订|推行|实施|牵头|落实|加强|完善|推进|引进|招引|争取|选派|选择|布局)/.test(
        text.slice(i, i + 2),
      )
    ) {
      const chain = chainAt(text, i)
      if (chain !== null) return { ...chain, kind: chain.kind === 'stance' ? 'effort' : chain.kind }
      if (/^(?:进行|给予|予以|牵头)/.test(text.slice(i, i + 2))) return { start: i, end: i + 2, kind: 'effort' }
    }
  }
  return null
}

function trimObject(text: string): string {
  const object = text.replace(/^[了着好的]/, '').replace(/^[，、：；]+/, '')
  return object.slice(0, closedAt(object)).trim()
}
