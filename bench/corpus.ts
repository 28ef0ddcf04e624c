import { compiled, timed } from './compiled.ts'
import { absent, published, publishedDocuments } from './published.ts'
import { record, rounded, say, table } from './report.ts'

/** Every published document at hand, compiled: time, and what came out. */
const documents = publishedDocuments()
if (documents.length === 0) say(absent('Documents of the corpus'))
else {
  const rows: (string | number)[][] = [
    [
      'document',
      'characters',
      'ms',
      'sections',
      'clauses',
      'statements',
      'targets',
      'tasks',
      'names',
      'systems',
      'checks',
    ],
  ]
  let characters = 0
  let total = 0
  // The first compile pays for just-in-time compilation; it is timed once on its own.
  const warm = published(documents[0] as string) ?? ''
  const cold = timed(() => compiled(documents[0] as string, warm)).milliseconds
  for (const document of documents) {
    const text = published(document) ?? ''
    const { result, milliseconds } = timed(() => compiled(document, text))
    const figures = {
      sections: result.outline.length,
      clauses: result.clauses.length,
      statements: result.statements.length,
      targets: result.statements.filter((one) => one.role === 'target').length,
      commitments: result.commitments.length,
      names: [
        result.projects,
        result.bodies,
        result.places,
        result.enterprises,
        result.structures,
        result.honours,
      ].flat().length,
      systems: result.systems.length,
      diagnostics: result.diagnostics.length,
    }
    rows.push([document, text.length, milliseconds.toFixed(0), ...Object.values(figures)])
    record('corpus', { document, characters: text.length, milliseconds: rounded(milliseconds, 1), ...figures })
    characters += text.length
    total += milliseconds
  }
  say(`${documents.length} published documents compiled (the very first compile, cold: ${cold.toFixed(0)} ms)`)
  table(rows)
  say(
    `${characters} characters in ${total.toFixed(0)} ms: ${Math.round(characters / (total / 1000))} characters a second.`,
  )
  record('corpus', {
    documents: documents.length,
    characters,
    milliseconds: rounded(total, 1),
    coldMilliseconds: rounded(cold, 1),
  })
}
