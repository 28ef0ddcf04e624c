import { compiled } from './compiled.ts'
import { goldRuns } from './gold.ts'
import { absent } from './published.ts'
import { percent, record, rounded, say, table } from './report.ts'
import { attributes, type Score, score } from './scoring.ts'

/** How many statements of annotated texts are found, and how many wholly right. `--misses` lists what is not. */
const runs = goldRuns()
if (runs.length === 0) say(absent('Statements against gold'))
else {
  const showMisses = process.argv.includes('--misses')
  const scores: Score[] = []
  const rows: (string | number)[][] = [
    ['gold run', 'gold', 'found', 'spurious', 'F1', 'whole F1', ...attributes.map((attribute) => `${attribute}`)],
  ]
  for (const run of runs) {
    const result = score(run, compiled(run.document, run.text).statements)
    scores.push(result)
    rows.push(rowOf(run.name, run.items.length, result))
    record('statements', { run: run.name, ...figures(run.items.length, result) })
    if (showMisses) listMisses(run.name, result)
  }
  say('Statements against gold (found: same line, number and words; whole: every attribute right too)')
  table(rows)
  const total = runs.reduce((n, run) => n + run.items.length, 0)
  const mean = (of: (one: Score) => number) => scores.reduce((sum, one) => sum + of(one), 0) / scores.length
  const unseen = scores.slice(runs[0]?.name === 'yanfeng-14' ? 1 : 0)
  const macro = unseen.reduce((sum, one) => sum + one.f1, 0) / Math.max(1, unseen.length)
  const macroWhole = unseen.reduce((sum, one) => sum + one.wholeF1, 0) / Math.max(1, unseen.length)
  say(
    `${total} gold statements. Mean over runs: F1 ${percent(mean((one) => one.f1))}, whole F1 ${percent(mean((one) => one.wholeF1))}.`,
  )
  say(`Without the district plan: F1 ${percent(macro)}, whole F1 ${percent(macroWhole)}.`)
  record('statements', {
    run: 'mean',
    gold: total,
    f1: rounded(mean((one) => one.f1)),
    wholeF1: rounded(mean((one) => one.wholeF1)),
  })
  record('statements', { run: 'mean without district plan', f1: rounded(macro), wholeF1: rounded(macroWhole) })
}

function rowOf(name: string, gold: number, one: Score): (string | number)[] {
  const parts = attributes.map((attribute) => percent(one.accuracy[attribute]))
  return [name, gold, one.pairs.length, one.spurious.length, percent(one.f1), percent(one.wholeF1), ...parts]
}

function figures(gold: number, one: Score): Record<string, unknown> {
  return {
    gold,
    found: one.pairs.length,
    spurious: one.spurious.length,
    precision: rounded(one.precision),
    recall: rounded(one.recall),
    f1: rounded(one.f1),
    wholeF1: rounded(one.wholeF1),
    accuracy: Object.fromEntries(attributes.map((attribute) => [attribute, rounded(one.accuracy[attribute])])),
  }
}

function listMisses(name: string, one: Score): void {
  for (const gold of one.missed)
    say(`${name}:${gold.line} missed   ${gold.valueText} | ${gold.indicator} | ${gold.quote}`)
  for (const found of one.spurious)
    say(`${name}:${found.line} spurious ${found.valueText} | ${found.indicator} | ${found.text}`)
  for (const { gold, found, wrong } of one.pairs) {
    for (const attribute of wrong) {
      const got = attribute === 'year' ? found.period : found[attribute]
      say(`${name}:${gold.line} ${attribute}: gold ${gold[attribute]}, found ${got} | ${gold.quote}`)
    }
  }
}
