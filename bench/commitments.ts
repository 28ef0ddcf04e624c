import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../src/compiler/compile.ts'
import { documentFromText } from '../src/compiler/source/text.ts'

/**
 * How well the commitments pass tells tasks from the rest, on the annotated district plan: every sentence labelled
 * task-like, goal, frame or run-in-heading. A sentence counts as found when a commitment overlaps it.
 */
interface LabelledSentence {
  readonly line: number
  readonly sentence: number
  readonly label: 'task-like' | 'goal' | 'frame' | 'run-in-heading'
  readonly text: string
}

/** Beside the project; the bench runs in the project's folder. */
const shared = join(process.cwd(), '..', 'shared')
const plan = join(shared, 'seed', 'yanfeng-14.txt')
const gold = join(shared, 'gold', 'yanfeng-14.sentences.json')

export interface CommitmentScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly commitments: number
  readonly unverifiable: number
  readonly withLead: number
  readonly foundByLabel: Record<string, string>
  readonly calibration: Record<string, string>
}

/** `null` when the annotated plan is not at hand. */
export function measureCommitments(show = false): CommitmentScore | null {
  if (!existsSync(plan) || !existsSync(gold)) return null
  const source = readFileSync(plan, 'utf8')
  const model = compile(documentFromText('yanfeng-14.txt', source), { systems: [] })
  const sentences = JSON.parse(readFileSync(gold, 'utf8')) as LabelledSentence[]
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
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    commitments: model.commitments.length,
    unverifiable: round(
      model.commitments.filter(({ verifiable }) => !verifiable).length / Math.max(1, model.commitments.length),
    ),
    withLead: round(
      model.commitments.filter(({ lead }) => lead !== null).length / Math.max(1, model.commitments.length),
    ),
    foundByLabel: Object.fromEntries(
      Object.entries(counts).map(([label, { found, all }]) => [label, `${found}/${all}`]),
    ),
    calibration: Object.fromEntries([...bins].sort().map(([bin, { right, all }]) => [bin, `${right}/${all}`])),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const score = measureCommitments(process.argv.includes('--show'))
  console.log(
    JSON.stringify(
      score === null
        ? { bench: 'commitments', skipped: 'no annotated plan beside the project (../shared/gold)' }
        : { bench: 'commitments', ...score },
    ),
  )
}
