import { compiled } from './compiled.ts'
import { absent, DISTRICT_PLAN, published } from './published.ts'
import { percent, record, rounded, say } from './report.ts'

/**
 * How well the commitments pass tells tasks from the rest, on the annotated district plan: every sentence labelled
 * task-like, goal, frame or run-in-heading. A sentence counts as found when a commitment stands in it. `--misses` lists
 * what is missed or too much.
 */
interface LabelledSentence {
  readonly line: number
  readonly sentence: number
  readonly label: 'task-like' | 'goal' | 'frame' | 'run-in-heading'
  readonly text: string
}

const show = process.argv.includes('--misses')

const source = published(DISTRICT_PLAN)
const labels = published('gold/yanfeng-14.sentences.json')
if (source === undefined || labels === undefined) say(absent('Commitments of the district plan'))
else measure(source, JSON.parse(labels) as LabelledSentence[])

function measure(source: string, sentences: readonly LabelledSentence[]): void {
  const model = compiled(DISTRICT_PLAN, source)
  const lines = source.split('\n')
  const starts: number[] = []
  let offset = 0
  for (const line of lines) {
    starts.push(offset)
    offset += line.length + 1
  }
  const covered = new Set<number>()
  const bins = new Map<string, { right: number; all: number }>()
  const counts: Record<string, { found: number; all: number }> = {}
  let from = { line: 0, at: 0 }
  const spans = sentences.map(({ line, text }) => {
    const base = starts[line - 1] ?? 0
    if (from.line !== line) from = { line, at: 0 }
    const at = Math.max(0, (lines[line - 1] ?? '').indexOf(text, from.at))
    from = { line, at: at + text.length }
    return { start: base + at, end: base + at + text.length }
  })
  const first = Math.min(...sentences.map(({ line }) => line))
  let right = 0
  let all = 0
  for (const commitment of model.commitments) {
    if (commitment.line < first) {
      all++
      if (show) console.error(`OUTSIDE ${commitment.line} ${commitment.text.slice(0, 60)}`)
      continue
    }
    const middle = (commitment.start + commitment.end) / 2
    const hit = spans.findIndex((span) => middle >= span.start && middle <= span.end)
    const isTask = hit >= 0 && sentences[hit]?.label === 'task-like'
    if (hit >= 0) covered.add(hit)
    all++
    if (isTask) right++
    const bin = `${Math.floor(commitment.confidence * 10) / 10}`
    const entry = bins.get(bin) ?? { right: 0, all: 0 }
    entry.all++
    if (isTask) entry.right++
    bins.set(bin, entry)
  }
  sentences.forEach((sentence, index) => {
    counts[sentence.label] ??= { found: 0, all: 0 }
    const count = counts[sentence.label] as { found: number; all: number }
    count.all++
    if (covered.has(index)) count.found++
    if (show && covered.has(index) !== (sentence.label === 'task-like'))
      console.error(
        `${sentence.label} ${covered.has(index) ? 'WRONGLY FOUND' : 'MISSED'} ${sentence.line}.${sentence.sentence} ${sentence.text.slice(0, 90)}`,
      )
  })
  const tasks = counts['task-like'] ?? { found: 0, all: 0 }
  const precision = right / Math.max(1, all)
  const recall = tasks.found / Math.max(1, tasks.all)
  const share = (count: number) => rounded(count / Math.max(1, model.commitments.length))
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
  say(
    `${model.commitments.length} commitments; tasks told from the rest: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}.`,
  )
  const unverifiable = share(model.commitments.filter(({ verifiable }) => !verifiable).length)
  const withLead = share(model.commitments.filter(({ lead }) => lead !== null).length)
  say(`${percent(unverifiable)} cannot be verified; ${percent(withLead)} have a suggested lead.`)
  record('commitments', {
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
    commitments: model.commitments.length,
    unverifiable,
    withLead,
    foundByLabel: Object.fromEntries(
      Object.entries(counts).map(([label, { found, all }]) => [label, `${found}/${all}`]),
    ),
    rightByConfidence: Object.fromEntries([...bins].sort().map(([bin, { right, all }]) => [bin, `${right}/${all}`])),
  })
}
