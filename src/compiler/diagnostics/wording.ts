import type { Block } from '../../model/reading.ts'
import { type Confusion, confusions } from './confusions.ts'
import { type Checked, type Finding, type Place, paragraphs, placeOf } from './finding.ts'

/** Function words that no sentence needs twice in a row, with the words in which they lawfully meet. */
const NEVER_TWICE: Readonly<Record<string, RegExp>> = {
  在: /[存现实潜内外所正健自好]在在|在在(?:场|线|职|建|校|册|编|读|岗|位|乎|即|握|途|押|业)|实实在在/,
  的: /目的的|的的(?:确|士)|标的的|端的的/,
  和: /[总饱缓平温祥中共谐柔调]和和|和和(?:谐|平|美|睦|气|缓|解|议)|和和气气/,
  是: /[于可但还只若更像就总或凡国求]是是|是是(?:否|非)/,
  与: /[参给赋授赠寄干]与与|与与(?:会|时|众)/,
  将: /[即必终行]将将|将将(?:来|军|近|士)/,
  把: /[一火]把把|把把(?:握|关|脉|手)/,
  及: /[以普涉顾波惠触遍企论]及及|及及(?:时|早|格|其)/,
  为: /[作行成认因称最更极视人大以较颇变转改分设列评定化]为为|为为(?:了|民|主|此|何|期|止|先|辅|人|全|大|企|群|老|农|本|工|国|经|产|实|发|加|建|推|重|各|社|公|基|家|居|党)/,
  对: /[面相绝针应配核反比一结]对对|对对(?:外|口|接|标|象|比|策|应|称|联|于|方)/,
  以: /[可予加得给难所足用]以以|以以(?:及|上|下|内|外|来|往|后|前|为|人|此|色)/,
  了: /[为除罢]了了|了了(?:解|然|结|不|得)/,
}

interface Spot {
  readonly block: Block
  readonly at: number
}

/** GM303: a function word twice in a row, or a word of two or more characters written twice. */
export function checkDoubledWords(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const blocks = paragraphs(checked)
  const single: Spot[] = []
  const pairs: Spot[] = []
  for (const block of blocks) {
    const { text } = block.reading
    for (let i = 0; i + 1 < text.length; i++) {
      const c = text[i] as string
      if (c !== text[i + 1] || !/\p{Script=Han}/u.test(c)) continue
      if (text[i + 2] === c || text[i - 1] === c || isReduplicated(text, i)) continue
      const around = text.slice(Math.max(0, i - 2), i + 4)
      const lawful = NEVER_TWICE[c]
      if (lawful !== undefined && !lawful.test(around)) findings.push(doubled(block, i, 1))
      else if (lawful === undefined) single.push({ block, at: i })
    }
    for (const match of text.matchAll(/(\p{Script=Han}{2,8})\1/gu)) {
      const word = match[1] as string
      if (/^[一几半]|[一二三四五六七八九十百千万亿]/.test(word) || new Set(word).size === 1) continue
      if (VERB_TWICE.has(word)) continue
      if (word.length > 2 || ORDINARY.has(word)) findings.push(doubled(block, match.index, word.length))
      else pairs.push({ block, at: match.index })
    }
  }
  return [...findings, ...doubledPairs(blocks, pairs), ...strayCharacters(blocks, single)]
}

/** Verbs of two characters that speech repeats ("研究研究"). */
const VERB_TWICE = new Set(['研究', '讨论', '考虑', '商量', '了解', '学习', '尝试', '非常', '特别', '永远'])

/** Two-character words that stand on both sides of no seam. */
const ORDINARY = new Set(
  (
    '建设 发展 推进 加快 提升 完善 推动 加强 实施 支持 强化 促进 打造 培育 创新 产业 企业 经济 社会 生态 环境 服务 管理 治理 改革 开放 ' +
    '农业 农村 工业 城市 城乡 区域 项目 工程 平台 体系 机制 制度 政策 保障 教育 医疗 就业 文化 旅游 安全 科技 人才 数据 智能 数字 绿色 低碳 ' +
    '重点 全面 积极 深入 持续 重大 基础 设施 能力 水平 质量 规模 目标 任务 规划'
  ).split(' '),
)

/**
 * A pair of characters written twice may be the seam of two words that share one (企业创业创新 holds 业创 twice). It is a
 * word, and so an error, when it stands elsewhere with different neighbours on either side.
 */
function doubledPairs(blocks: readonly Block[], candidates: readonly Spot[]): Finding[] {
  const neighbours = new Map<string, { readonly left: Set<string>; readonly right: Set<string> }>()
  for (const { block, at } of candidates) {
    neighbours.set(block.reading.text.slice(at, at + 2), { left: new Set(), right: new Set() })
  }
  if (neighbours.size === 0) return []
  for (const { reading } of blocks) {
    const { text } = reading
    for (let i = 0; i + 1 < text.length; i++) {
      const word = text.slice(i, i + 2)
      const seen = neighbours.get(word)
      if (seen === undefined || text.startsWith(word, i + 2) || text.startsWith(word, i - 2)) continue
      seen.left.add(text[i - 1] ?? '')
      seen.right.add(text[i + 2] ?? '')
    }
  }
  return candidates.flatMap(({ block, at }) => {
    const seen = neighbours.get(block.reading.text.slice(at, at + 2))
    return seen !== undefined && seen.left.size >= 3 && seen.right.size >= 3 ? [doubled(block, at, 2)] : []
  })
}

/** AABB, as in 实实在在: part of a word. */
const isReduplicated = (text: string, i: number) =>
  (text[i + 2] !== undefined && text[i + 2] === text[i + 3]) ||
  (text[i - 1] !== undefined && text[i - 1] === text[i - 2])

/**
 * A doubled character that is no function word is mostly the seam of two words (中国国际). It is an error when the text
 * without one of the two reads like the rest of the document: both four-character windows over the seam stand elsewhere.
 */
function strayCharacters(blocks: readonly Block[], candidates: readonly Spot[]): Finding[] {
  if (candidates.length === 0) return []
  const wanted = new Map<string, number>()
  const windows = candidates.map(({ block, at }) => {
    const text = block.reading.text
    const once = text.slice(Math.max(0, at - 2), at) + text.slice(at + 1, at + 4)
    const pair = [once.slice(0, 4), once.slice(1, 5)].filter((w) => w.length === 4 && /^\p{Script=Han}+$/u.test(w))
    for (const window of pair) wanted.set(window, 0)
    return pair
  })
  for (const { reading } of blocks) {
    for (let i = 0; i + 4 <= reading.text.length; i++) {
      const window = reading.text.slice(i, i + 4)
      const count = wanted.get(window)
      if (count !== undefined) wanted.set(window, count + 1)
    }
  }
  return candidates.flatMap(({ block, at }, i) => {
    const pair = windows[i] as string[]
    return pair.length === 2 && pair.every((window) => (wanted.get(window) ?? 0) > 0) ? [doubled(block, at, 1)] : []
  })
}

function doubled(block: Block, at: number, length: number): Finding {
  const { text } = block.reading
  const word = text.slice(at, at + length)
  const around = text.slice(Math.max(0, at - 6), at + 2 * length + 6)
  return {
    code: 'GM303',
    at: placeOf(block.reading, at, at + 2 * length),
    message: { zh: `“${word}”连写两次：“…${around}…”`, en: `“${word}” is written twice in a row: “…${around}…”` },
    hint: { zh: `删去一个“${word}”。`, en: `Drop one “${word}”.` },
  }
}

/** GM304: a gap between two Chinese characters, where words may have been lost. */
export function checkGaps(checked: Checked): Finding[] {
  const source = checked.document.text
  // Marked-up and typeset files set spaces for the eye.
  if (checked.document.format === 'html' || checked.document.format === 'pdf') return []
  const gaps: { readonly block: Block; readonly at: number }[] = []
  let characters = 0
  for (const block of paragraphs(checked)) {
    const { text, at } = block.reading
    characters += text.length
    const lastStop = text.lastIndexOf('。')
    // Within sentences only: a signature keeps a gap between post and name by right, and so do the first characters of
    // a numbered paragraph.
    for (let i = 8; i < lastStop; i++) {
      const before = at[i - 1] as number
      const here = at[i] as number
      if (here - before < 2 || here - before > 4) continue
      const between = source.slice(before + 1, here)
      if (!/^[ \u3000\u00a0\t]+$/.test(between)) continue
      if (!isCommonHan(text[i - 1] as string) || !isCommonHan(text[i] as string)) continue
      // "莫 傜 女": a character that the font lacked is set apart on both sides.
      const next = at[i + 1]
      if (next !== undefined && next - here > 1) continue
      if (i >= 2 && before - (at[i - 2] as number) > 1) continue
      gaps.push({ block, at: i })
    }
  }
  const hint = {
    zh: '对照原件核实空格处是否漏字；没有漏字就删去空格。',
    en: 'Compare with the original whether words are missing at the gap; if none are, close it.',
  }
  const [first, ...others] = gaps
  if (first === undefined) return []
  const placeAt = ({ block, at }: (typeof gaps)[0]): Place => placeOf(block.reading, at - 1, at + 1)
  if (gaps.length > 5 || gaps.length * 400 > characters + 800) {
    return [
      {
        code: 'GM304',
        at: placeAt(first),
        message: {
          zh: `正文有 ${gaps.length} 处汉字之间的空格，像是从版面文件复制所致`,
          en: `${gaps.length} gaps between Chinese characters, as copying from a typeset file leaves them`,
        },
        hint,
        related: others.slice(0, 20).map(placeAt),
      },
    ]
  }
  return gaps.map((gap) => {
    const { text } = gap.block.reading
    const words = `${text.slice(Math.max(0, gap.at - 6), gap.at)} ${text.slice(gap.at, gap.at + 6)}`
    return {
      code: 'GM304',
      at: placeAt(gap),
      message: {
        zh: `句中有异常空格，可能漏字：“…${words}…”`,
        en: `A gap inside the sentence, words may be missing: “…${words}…”`,
      },
      hint,
    }
  })
}

/** Characters of GB 2312 stand in every font; the rest are set from another one and leave gaps of their own. */
const isCommonHan = (c: string) => /[\u4e00-\u9fa5]/.test(c) && c !== '〇' && !'昇廻傜峯犇淼堃喆赟'.includes(c)

/** One-character words that want another after them, and the words that may end a sentence with that character. */
const DANGLING: Readonly<Record<string, RegExp>> = {
  和: /[总饱缓平温祥中共谐柔调随附求亲人之]和$/,
  与: /[参给赋授赠寄干]与$/,
  及: /[以普涉顾波惠触遍企论]及$/,
  在: /[存现实潜内外所正健自好旨何常同长永]在$/,
  把: /[一火拖]把$/,
  将: /[干大名老即虎]将$/,
  并: /[合兼吞归]并$/,
  进: /[促推先改前引跟演递奋并迈挺突走增冒激精上长共俱新行求买齐东西高后渐跃驱猛直开争]进$/,
}

/** Two verbs that want an object, and 是 where it should stand. */
const STACKED = /(^|[。；，])(?:深化|拓展|推进|加强|完善|健全|推动|加快|提升|强化|实施|巩固|落实|优化|增强|扩大){2}是/g

/** GM305: a sentence that stops in the middle. */
export function checkCutSentences(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const blocks = paragraphs(checked)
  const running = blocks.filter((block) => block.reading.text.length >= 40)
  const ended = running.filter((block) => /[。！？；：…”）〕】)]$/.test(block.reading.text)).length
  // Only where paragraphs do end with marks is one that does not an error.
  const marksEnds = running.length >= 3 && ended >= running.length * 0.9
  for (const block of blocks) {
    const { text } = block.reading
    for (const match of text.matchAll(/([和与及在把将并进])[。；！？]/g)) {
      const word = match[1] as string
      const head = text.slice(Math.max(0, match.index - 3), match.index + 1)
      if (DANGLING[word]?.test(head) === true) continue
      findings.push(cut(block, Math.max(0, match.index - 10), match.index + 2, 'word'))
    }
    for (const match of text.matchAll(STACKED)) {
      findings.push(cut(block, match.index + (match[1] as string).length, match.index + match[0].length + 6, 'word'))
    }
    if (marksEnds && text.length >= 40 && /[\p{Script=Han}，、]$/u.test(text) && looksLikeProse(text)) {
      findings.push(cut(block, text.length - 12, text.length, 'mark'))
    }
  }
  return findings
}

/** Running text, not a long item, caption or signature line. */
const looksLikeProse = (text: string) =>
  /[，。]/.test(text.slice(0, -1)) && !/^(?:来源|注|单位|附|说明|图|表)/.test(text)

function cut(block: Block, from: number, to: number, why: 'word' | 'mark'): Finding {
  const words = block.reading.text.slice(from, to)
  return {
    code: 'GM305',
    at: placeOf(block.reading, from, to),
    message:
      why === 'word'
        ? { zh: `句子残缺或不通：“…${words}…”`, en: `The sentence seems unfinished or garbled: “…${words}…”` }
        : { zh: `段落末尾没有标点，可能被截断：“…${words}”`, en: `The paragraph ends without a mark: “…${words}”` },
    hint: { zh: '对照原件补全句子。', en: 'Complete the sentence from the original.' },
  }
}

/** Quantities that lost their number, or whose number stands in the wrong place. */
const BROKEN_QUANTITIES: readonly { readonly pattern: RegExp; readonly zh: string; readonly en: string }[] = [
  {
    // 亿元1个以上, 万亩3处: the unit has no number before it, and one with another unit follows.
    pattern:
      /(?<![\d一二两三四五六七八九十百千万亿几数多余半〇零.])(?:亿元|万元|万亿元|亩|平方公里|公里|万吨|万人|万亩|个百分点)\d{1,6}(?:个|家|项|户|座|处|条|所|名|人|套|种|件)/g,
    zh: '计量单位前缺少数字，或者数字与单位次序颠倒',
    en: 'the unit has no number before it, or number and unit changed places',
  },
  {
    // 增长到%, 提高了个百分点
    pattern:
      /(?:达到?|增长到?|提高到?|下降到?|降低到?|上升到?|增加到?|减少到?|控制在|突破|超过|不低于|不高于)[了至约近]?(?:%|个百分点|平方公里|公里)/g,
    zh: '单位前缺少数字',
    en: 'the number before the unit is missing',
  },
  {
    // 达到以上, 控制在以内
    pattern:
      /(?:达到|控制在|提高到|增加到|下降到|稳定在|保持在)(?:以上|以下|以内|左右)(?!的|标准|要求|目标|水平|条件|述|列|各|级|几|三|四|两|任)/g,
    zh: '“以上”“以内”之前缺少数值',
    en: 'the value before the bound is missing',
  },
]

/** GM306: a quantity with a part missing. */
export function checkBrokenQuantities(checked: Checked): Finding[] {
  const findings: Finding[] = []
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    for (const { pattern, zh, en } of BROKEN_QUANTITIES) {
      for (const match of text.matchAll(pattern)) {
        const to = match.index + match[0].length
        const around = text.slice(Math.max(0, match.index - 8), to + 8)
        findings.push({
          code: 'GM306',
          at: placeOf(block.reading, match.index, to),
          message: { zh: `数量残缺：“…${around}…”，${zh}`, en: `Broken quantity: “…${around}…”: ${en}` },
          hint: {
            zh: '对照原件补上数字，写成“数字＋单位＋以上（左右）”。',
            en: 'Restore the number from the original: number, unit, then the bound.',
          },
        })
      }
    }
  }
  return findings
}

/** Characters before and after a find that the exceptions of the confusion list may need. */
const REACH = 6

/** GM308: forms that the list of confusions knows. */
export function checkTypos(checked: Checked): Finding[] {
  const byFirst = new Map<string, Confusion[]>()
  for (const confusion of confusions) {
    const first = confusion.wrong[0] as string
    byFirst.set(first, [...(byFirst.get(first) ?? []), confusion])
  }
  const findings: Finding[] = []
  for (const { block } of checked.outline.blocks) {
    if (block.kind === 'contents') continue
    const { text } = block.reading
    for (let i = 0; i < text.length; i++) {
      for (const confusion of byFirst.get(text[i] as string) ?? []) {
        if (!text.startsWith(confusion.wrong, i) || isLawful(text, i, confusion)) continue
        findings.push({
          code: 'GM308',
          at: placeOf(block.reading, i, i + confusion.wrong.length),
          message: {
            zh: `“${confusion.wrong}”疑为“${confusion.right}”之误`,
            en: `“${confusion.wrong}” is probably meant to be “${confusion.right}”`,
          },
          hint: { zh: `核对后改为“${confusion.right}”。`, en: `Check, then write “${confusion.right}”.` },
        })
        break
      }
    }
  }
  return findings
}

function isLawful(text: string, at: number, { wrong, not = [] }: Confusion): boolean {
  const from = Math.max(0, at - REACH)
  const around = text.slice(from, at + wrong.length + REACH)
  return not.some((word) => {
    const inside = word.indexOf(wrong)
    return inside >= 0 && around.startsWith(word, at - from - inside)
  })
}
