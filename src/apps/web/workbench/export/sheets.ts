import { type Item, itemsOf } from '../../../../engines/plans/views/text/items.ts'
import { branches, outlineTree, pathTo } from '../../../../engines/plans/views/text/outline-tree.ts'
import type { SystemDeclaration } from '../../../../model/system.ts'
import type { OpenDocument } from '../documents/document.ts'
import { periodWords } from '../documents/figures.ts'
import {
  isWithData,
  lastYear,
  observedYears,
  partsByStatement,
  standingOfTarget,
  standingWords,
  type Tracking,
} from '../tracking/tracking.ts'
import { inLanguage, type Words } from '../words/words.ts'

type Cell = string | number | null

/** A sheet of a workbook as plain values. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Everything that the page shows of a document, as sheets. */
export function sheetsOf(
  document: OpenDocument,
  documents: readonly OpenDocument[],
  systems: readonly SystemDeclaration[],
  tracking: Tracking,
  words: Words,
): Sheet[] {
  const items = itemsOf(document.model)
  const tree = outlineTree(document.model.outline, document.text.length)
  const chapter = (item: Item) =>
    pathTo(tree, item.section)
      .map(({ node }) => node.title)
      .join(' › ')
  const sentences = new Map(document.model.clauses.map((clause) => [clause.id, clause.text]))
  const sentence = (item: Item) => (item.clause === null ? null : (sentences.get(item.clause) ?? null))
  const of = <K extends Item['kind']>(...kinds: K[]) =>
    // The kind is compared on the same line; TypeScript cannot follow it through the list.
    items.filter((item): item is Extract<Item, { kind: K }> => (kinds as string[]).includes(item.kind))
  const c = words.columns
  const place = [
    { title: c.chapter, width: 36 },
    { title: c.line, width: 8 },
    { title: c.clause, width: 16 },
    { title: c.sentence, width: 70 },
  ]
  const placeOf = (item: Item): Cell[] => [chapter(item), item.line, item.clause, sentence(item)]
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000)

  const statementColumns = [
    { title: c.number, width: 7 },
    { title: c.indicator, width: 30 },
    { title: c.subject, width: 16 },
    { title: c.role, width: 8 },
    { title: c.comparator, width: 10 },
    { title: c.value, width: 12 },
    { title: c.valueMax, width: 10 },
    { title: c.unit, width: 10 },
    { title: c.measure, width: 10 },
    { title: c.per, width: 8 },
    { title: c.period, width: 12 },
    { title: c.modality, width: 8 },
    { title: c.confidence, width: 9 },
    ...place,
  ]
  const statementRow = (item: Extract<Item, { kind: 'target' | 'result' | 'context' }>, i: number): Cell[] => {
    const it = item.statement
    return [
      i + 1,
      it.indicator,
      it.subject,
      words.kinds[item.kind],
      words.card.comparators[it.comparator],
      it.value,
      it.valueMax,
      it.unit,
      words.card.measures[it.measure],
      it.per === 'year' ? words.card.perYear : null,
      periodWords(it.period),
      words.card.modalityWords[it.modality],
      rounded(item.confidence),
      ...placeOf(item),
    ]
  }

  /** Targets with what the reports say of each: values by year, progress, standing, the latest figure's sentence. */
  function targetSheet(): Sheet {
    const targets = of('target')
    if (tracking.kind !== 'done') {
      return { name: words.sheets.targets, columns: statementColumns, rows: targets.map(statementRow) }
    }
    const parts = partsByStatement(tracking.result)
    // A statement that names several indicators has a row for each.
    const targetParts = targets.flatMap((item, i) =>
      (parts.get(item.statement.id) ?? [undefined]).map((tracked) => ({
        item: tracked ? { ...item, statement: { ...item.statement, indicator: tracked.indicator } } : item,
        i,
        tracked,
      })),
    )
    const years = observedYears(tracking.result.targets.filter(isWithData))
    return {
      name: words.sheets.targets,
      columns: [
        ...statementColumns.slice(0, 12),
        { title: c.baseline, width: 12 },
        ...years.map((year) => ({ title: year, width: 12 })),
        { title: c.progress, width: 10 },
        { title: c.standing, width: 14 },
        { title: words.card.formula, width: 40 },
        { title: words.card.forecast, width: 14 },
        { title: c.evidenceDocument, width: 26 },
        { title: c.evidenceLine, width: 9 },
        { title: c.evidence, width: 60 },
        { title: c.confidence, width: 9 },
        ...place,
      ],
      rows: targetParts.map(({ item, i, tracked }) => {
        const latest = tracked?.observations.at(-1)
        return [
          ...statementRow(item, i).slice(0, 12),
          tracked?.baseline?.value ?? null,
          ...years.map(
            (year) => tracked?.observations.findLast(({ period }) => lastYear(period) === year)?.value ?? null,
          ),
          rounded(tracked?.progress ?? null),
          tracked ? standingWords(words, standingOfTarget(tracked)) : null,
          (words.language === 'en' ? tracked?.arithmetic.progressEn : null) ?? tracked?.arithmetic.progress ?? null,
          rounded(tracked?.forecast?.value ?? null),
          latest?.source.document ?? null,
          latest?.source.line ?? null,
          latest?.source.text ?? null,
          rounded(item.confidence),
          ...placeOf(item),
        ]
      }),
    }
  }

  return [
    targetSheet(),
    {
      name: words.sheets.statements,
      columns: statementColumns,
      rows: of('target', 'result', 'context').map(statementRow),
    },
    {
      name: words.sheets.commitments,
      columns: [
        { title: c.number, width: 7 },
        { title: c.verb, width: 10 },
        { title: c.object, width: 50 },
        { title: c.place, width: 16 },
        { title: c.period, width: 12 },
        { title: c.bodies, width: 24 },
        { title: c.lead, width: 18 },
        { title: c.leadReason, width: 30 },
        { title: c.verifiable, width: 9 },
        { title: c.confidence, width: 9 },
        ...place,
      ],
      rows: of('commitment').map((item, i) => {
        const it = item.commitment
        return [
          i + 1,
          it.verb,
          it.object,
          it.place,
          periodWords(it.period),
          it.bodies.join('、') || null,
          it.lead?.body ?? null,
          it.lead?.reason ?? null,
          it.verifiable ? words.card.yes : words.card.no,
          rounded(item.confidence),
          ...placeOf(item),
        ]
      }),
    },
    {
      name: words.sheets.systems,
      columns: [
        { title: c.number, width: 7 },
        { title: c.system, width: 26 },
        { title: c.code, width: 24 },
        { title: c.purpose, width: 50 },
        { title: c.state, width: 16 },
        { title: c.confidence, width: 9 },
        ...place,
      ],
      rows: of('system').map((item, i) => {
        const declaration = systems.find(({ id }) => id === item.system.system)
        return [
          i + 1,
          declaration ? inLanguage(words, declaration.name) : item.system.system,
          item.system.system,
          declaration ? inLanguage(words, declaration.purpose) : null,
          item.system.strength === 'ordered' ? words.card.stateOrdered : words.card.stateMentioned,
          rounded(item.confidence),
          ...placeOf(item),
        ]
      }),
    },
    {
      name: words.sheets.diagnostics,
      columns: [
        { title: c.number, width: 7 },
        { title: c.severity, width: 10 },
        { title: c.code, width: 12 },
        { title: c.message, width: 60 },
        { title: c.hint, width: 50 },
        { title: c.related, width: 14 },
        ...place,
      ],
      rows: of('diagnostic').map((item, i) => {
        const it = item.diagnostic
        return [
          i + 1,
          words.card.severities[it.severity],
          it.code,
          words.language === 'en' ? it.messageEn : it.message,
          words.language === 'en' ? it.hintEn : it.hint,
          [...new Set(it.related.map(({ line }) => line))].join('、') || null,
          ...placeOf(item),
        ]
      }),
    },
    {
      name: words.sheets.names,
      columns: [
        { title: c.number, width: 7 },
        { title: c.kind, width: 12 },
        { title: c.name, width: 36 },
        { title: c.parts, width: 36 },
        { title: c.mentions, width: 9 },
        { title: c.confidence, width: 9 },
        ...place,
      ],
      rows: of('name').map((item, i) => [
        i + 1,
        words.nameKinds[item.thing.kind],
        item.thing.name,
        item.thing.parts.join('、') || null,
        item.thing.mentions.length,
        rounded(item.confidence),
        ...placeOf(item),
      ]),
    },
    {
      name: words.sheets.outline,
      columns: [
        { title: c.level, width: 8 },
        { title: c.numberOf, width: 10 },
        { title: c.title, width: 60 },
        { title: c.line, width: 8 },
        { title: words.kinds.target, width: 8 },
        { title: words.kinds.commitment, width: 8 },
        { title: words.kinds.system, width: 8 },
      ],
      rows: [...branches(tree)].map(({ node, depth, from, to }) => {
        const count = (kind: Item['kind']) =>
          items.filter((item) => item.kind === kind && item.start >= from && item.start < to).length
        return [
          words.levels[node.level],
          node.number || null,
          `${'　'.repeat(depth)}${node.title}`,
          node.line,
          count('target'),
          count('commitment'),
          count('system'),
        ]
      }),
    },
    {
      name: words.sheets.about,
      columns: [
        { title: words.sheets.file, width: 40 },
        { title: c.title, width: 60 },
        { title: words.sheets.format, width: 12 },
        { title: c.period, width: 14 },
      ],
      rows: [
        ...documents.map(({ name, model }) => [
          name,
          model.plan.title,
          model.source.format,
          periodWords(model.plan.period),
        ]),
        [words.sheets.note, null, null, null],
      ],
    },
  ]
}
