import type { Block } from '../../model/reading.ts'
import { type Checked, type Finding, paragraphs, placeOf, quote } from './finding.ts'
import { numberOf } from './headings.ts'

/** GM310: one item twice in a list joined by 、. */
export function checkRepeatedItems(checked: Checked): Finding[] {
  const findings: Finding[] = []
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    for (const { from: start, words } of listsIn(text)) {
      const items = words.split('、')
      const repeated = repeatedItem(items)
      if (repeated === null) continue
      let from = start
      for (const item of items.slice(0, repeated)) from += item.length + 1
      const item = items[repeated] as string
      findings.push({
        code: 'GM310',
        at: placeOf(block.reading, from, from + item.length),
        message: {
          zh: `并列项“${quote(item, 12)}”重复：“${quote(words, 40)}”`,
          en: `“${quote(item, 12)}” is named twice in the list “${quote(words, 40)}”`,
        },
        hint: { zh: '删去一项，或者改成本来要写的那一项。', en: 'Drop one, or write the item that was meant.' },
      })
    }
  }
  return findings
}

/** Stretches between marks that hold a list of three or more short items. */
function listsIn(text: string): { readonly from: number; readonly words: string }[] {
  const lists: { from: number; words: string }[] = []
  let from = 0
  let joints = 0
  for (let i = 0; i <= text.length; i++) {
    const c = text[i]
    if (c === '、') joints++
    else if (c === undefined || '，。；：！？（）“”《》'.includes(c)) {
      if (joints >= 2 && i - from <= 400) lists.push({ from, words: text.slice(from, i) })
      from = i + 1
      joints = 0
    }
  }
  return lists
}

/** Verbs and governing words that stand before the first item of a list. */
const LEADING =
  /^.{0,8}(?:推进|加强|加快|推动|提升|完善|发展|建设|健全|支持|实施|开展|统筹|促进|深化|强化|做好|抓好|落实|培育|打造|优化|围绕|聚焦|突出|[省市区县镇乡])/

/** Index of the item that stood before; the first item may carry a verb in front, the last a noun behind. */
function repeatedItem(items: readonly string[]): number | null {
  const seen = new Set<string>()
  for (const [i, item] of items.entries()) {
    const last = i === items.length - 1
    const bare = last ? item.replace(/等.{0,12}$/, '') : item
    if (bare.length >= 2 && seen.has(bare)) return i
    // "人力、医疗、科教、医疗资源": the last item with the noun that all share.
    const shared = last && items.length >= 4 ? /^(..)(?:资源|事业|领域|行业)/.exec(item)?.[1] : undefined
    if (shared !== undefined && seen.has(shared) && items.slice(1, -1).every((one) => one.length === 2)) return i
    seen.add(item)
    if (i === 0) seen.add(item.replace(LEADING, ''))
  }
  return null
}

const COUNT = '[二三四五六七八九十]'
/** What such texts count: the noun must follow the count directly. */
const COUNTED =
  '(?:大|个|类|项|条|种)(?:重点|主导|新兴|支柱|优势|特色|核心|主要|关键|传统|基础|专项|基本|重大|战略性)?(?:产业|工程|行动|计划|领域|片区|组团|中心|基地|体系|平台|任务|园区|板块|品牌|区域|核心区|城市群|走廊|经济带|环节|方面|革命|改革|能力|功能|优势)'

/** GM311: “A、B、C四大产业” or “‘三点’即A、B” where the list does not hold as many. */
export function checkAnnouncedCounts(checked: Checked): Finding[] {
  const findings: Finding[] = []
  const before = new RegExp(`([^，。；：！？（）]{3,80}?)(${COUNT})${COUNTED}`, 'g')
  const after = new RegExp(`“(${COUNT})([^”，。；]{1,3})”(?:即|是指|：)([^，。；：！？（）]{2,80})(?=[，。；])`, 'g')
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    for (const match of text.matchAll(before)) {
      const list = match[1] as string
      const count = numberOf(match[2] as string) as number
      if (!list.includes('、') || /[“”]/.test(list) || /[等第之各前后]$|其中/.test(list)) continue
      const [least, most] = itemsIn(list)
      if (count >= least && count <= most) continue
      // A list nested in a longer sentence cannot be told apart: only a shortfall of a clean list is sure.
      if (
        most < 2 ||
        Math.abs(count - least) > 3 ||
        !/^[^、]{1,14}、/.test(list) ||
        /以及|包括|[的在于与和及为]/.test(list)
      )
        continue
      const from = match.index
      findings.push(finding(block, from, match.index + match[0].length, count, least, match[0]))
    }
    for (const match of text.matchAll(after)) {
      const count = numberOf(match[1] as string) as number
      const [least, most] = itemsIn(match[3] as string)
      if (least < 2 || (count >= least && count <= most) || /等|其中/.test(match[3] as string)) continue
      findings.push(finding(block, match.index, match.index + match[0].length, count, least, match[0]))
    }
  }
  return findings
}

/** How many items a list may hold: 和 and 与 may join two items or stand inside one. */
function itemsIn(list: string): readonly [number, number] {
  const outside = list.replace(/“[^”]{0,60}”/g, '甲')
  const least = outside.split('、').length
  const joints = (outside.match(/以及|[和与及]/g) ?? []).length
  return [least, least + joints]
}

function finding(block: Block, from: number, to: number, count: number, found: number, words: string): Finding {
  return {
    code: 'GM311',
    at: placeOf(block.reading, from, to),
    message: {
      zh: `写明 ${count} 项，实际列出 ${found} 项：“${quote(words, 40)}”`,
      en: `${count} are announced, ${found} are listed: “${quote(words, 40)}”`,
    },
    hint: { zh: '核对项数，补列或改正概数。', en: 'Count again; add what is missing or correct the number.' },
  }
}
