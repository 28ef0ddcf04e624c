import { compiled, timed } from './compiled.ts'
import { absent, DISTRICT_PLAN, published, publishedDocuments } from './published.ts'
import { record, say, table } from './report.ts'

/**
 * How well the mechanisms that a text orders are recognised. On the district plan, whose lines are known for every
 * system: whether one of them is hit, and how many hits stand elsewhere. On other documents: counts. With `--show`
 * every hit is printed to stderr, to be judged by eye.
 */
const show = process.argv.includes('--show')

const listed = published('systems-merged.json')
const plan = published(DISTRICT_PLAN)
if (listed === undefined || plan === undefined) say(absent('Systems of the district plan'))
else {
  const { systems: hits } = compiled(DISTRICT_PLAN, plan)
  const missed: string[] = []
  const missedLines: string[] = []
  let lines = 0
  let elsewhere = 0
  const ordered = JSON.parse(listed) as readonly { id: string; lines: readonly number[] }[]
  for (const { id, lines: where } of ordered) {
    const own = hits.filter(({ system }) => system === id)
    const hit = new Set(own.map(({ line }) => line))
    if (!where.some((line) => hit.has(line))) missed.push(id)
    elsewhere += own.filter(({ line }) => !where.includes(line)).length
    lines += where.length
    for (const line of where) if (!hit.has(line)) missedLines.push(`${id}:${line}`)
  }
  const found = ordered.length - missed.length
  say(`${found} of ${ordered.length} systems that the district plan orders are found on a line listed for them.`)
  if (missed.length > 0) say(`Not found: ${missed.join(', ')}`)
  say(
    `${lines - missedLines.length} of ${lines} listed lines are hit; ${elsewhere} of ${hits.length} hits stand elsewhere.`,
  )
  record('systems', {
    systems: ordered.length,
    found,
    missed,
    lines,
    linesFound: lines - missedLines.length,
    missedLines,
    hits: hits.length,
    hitsElsewhere: elsewhere,
  })
}

const documents = publishedDocuments()
if (documents.length > 0) {
  const rows: (string | number)[][] = [['document', 'clauses', 'hits', 'ordered', 'systems', 'ms']]
  for (const document of documents) {
    const { result, milliseconds } = timed(() => compiled(document, published(document) ?? ''))
    const { systems: hits, clauses } = result
    const figures = {
      clauses: clauses.length,
      hits: hits.length,
      ordered: hits.filter(({ strength }) => strength === 'ordered').length,
      systems: new Set(hits.map(({ system }) => system)).size,
      milliseconds: Math.round(milliseconds),
    }
    rows.push([document, ...Object.values(figures)])
    record('systems', { document, ...figures })
    if (!show) continue
    for (const { line, system, strength, text } of hits) {
      console.error([document, line, system, strength, text.replaceAll(/\s/g, '')].join('\t'))
    }
  }
  table(rows)
}
