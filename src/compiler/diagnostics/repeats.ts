import type { Block } from '../../model/reading.ts'
import { type Checked, type Finding, type Place, paragraphs, placeOf, quote } from './finding.ts'

interface Segment {
  readonly words: string
  readonly block: Block
  readonly from: number
  readonly to: number
}

/** Set phrases that every such text repeats: no repeat counts that consists mostly of them. */
const SET_PHRASES =
  /习近平|党中央|中国特色社会主义|社会主义现代化|“?四个(?:意识|自信|全面)|“?两个维护|五位一体|新发展理念|国民经济和社会发展|三个代表|邓小平理论|二[〇○零]三五年远景|党的(?:十八|十九|二十)大/

/** Shorter repeats are how people write; from here on somebody pasted. */
const SHORTEST = 30
/** From here on it is a paragraph, not a sentence. */
const PARAGRAPH = 100

/**
 * GM301, GM302: stretches that stand twice. The text is cut at punctuation; equal pieces are found by a table, and runs
 * of them grown forward, so that the time stays linear.
 */
export function checkRepeats(checked: Checked): Finding[] {
  const segments: Segment[] = []
  for (const block of paragraphs(checked)) {
    const { text } = block.reading
    let from = 0
    for (let i = 0; i <= text.length; i++) {
      if (i < text.length && !'，。；：！？'.includes(text[i] as string)) continue
      const words = text.slice(from, i).replace(/[^\p{Script=Han}\w%.]/gu, '')
      if (words !== '') segments.push({ words, block, from, to: i })
      from = i + 1
    }
  }
  const findings: Finding[] = []
  const earlier = new Map<string, number[]>()
  let entered = 0
  for (let i = 0; i < segments.length; ) {
    // Enter what lies before, so that a run never overlaps itself.
    for (; entered < i; entered++) enter(earlier, segments, entered)
    const run = longestRun(segments, earlier, i)
    if (run === null) {
      i++
      continue
    }
    findings.push(findingOf(segments, run))
    i += run.count
  }
  return findings
}

interface Run {
  readonly first: number
  readonly second: number
  readonly count: number
  readonly length: number
}

/** The places of one piece that are kept: enough to find a pasted paragraph, few enough to stay linear. */
const KEPT = 3

function enter(earlier: Map<string, number[]>, segments: readonly Segment[], i: number): void {
  const { words } = segments[i] as Segment
  if (words.length < 6) return
  const places = earlier.get(words)
  if (places === undefined) earlier.set(words, [i])
  else if (places.length < KEPT) places.push(i)
}

function longestRun(segments: readonly Segment[], earlier: Map<string, number[]>, i: number): Run | null {
  let best: Run | null = null
  for (const first of earlier.get((segments[i] as Segment).words) ?? []) {
    let count = 0
    let length = 0
    let own = 0
    while (first + count < i && i + count < segments.length) {
      const { words } = segments[first + count] as Segment
      if (words !== segments[i + count]?.words) break
      length += words.length
      if (!SET_PHRASES.test(words)) own += words.length
      count++
    }
    if (own >= SHORTEST && (best === null || length > best.length)) best = { first, second: i, count, length }
  }
  return best
}

function findingOf(segments: readonly Segment[], run: Run): Finding {
  const at = placeOfRun(segments, run.second, run.count)
  const related = placeOfRun(segments, run.first, run.count)
  const words = (segments[run.second] as Segment).words
  const isParagraph = run.length >= PARAGRAPH
  return {
    code: isParagraph ? 'GM301' : 'GM302',
    at,
    message: isParagraph
      ? {
          zh: `整段重复：从“${quote(words, 16)}”起约 ${run.length} 字与前文逐字相同`,
          en: `A passage of about ${run.length} characters from “${quote(words, 16)}” repeats an earlier one word for word`,
        }
      : {
          zh: `语句重复：“${quote(words, 16)}”起 ${run.length} 字与前文逐字相同`,
          en: `${run.length} characters from “${quote(words, 16)}” repeat an earlier sentence word for word`,
        },
    hint: {
      zh: '保留一处，另一处删去或改为引用；若有意重复，请写出两处的不同侧重。',
      en: 'Keep one and drop or refer from the other; if meant, say what differs between the two.',
    },
    related: [related],
  }
}

function placeOfRun(segments: readonly Segment[], first: number, count: number): Place {
  const head = segments[first] as Segment
  const tail = segments[first + count - 1] as Segment
  return {
    start: placeOf(head.block.reading, head.from, head.to).start,
    end: placeOf(tail.block.reading, tail.from, tail.to).end,
  }
}
