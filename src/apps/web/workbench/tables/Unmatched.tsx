import type { PlanModel } from '../../../../model/plan-model.ts'
import type { Citation, TrackResult, UnmatchedStatement } from '../../../../model/track-result.ts'
import type { OpenDocument } from '../documents/document.ts'
import { figure, periodWords } from '../documents/figures.ts'
import { observationWords } from '../tracking/tracking.ts'
import { inLanguage, useWords, type Words } from '../words/words.ts'

interface UnmatchedProps {
  readonly result: TrackResult
  readonly documents: readonly OpenDocument[]
  readonly onCite: (citation: Citation) => void
}

/** What the tracking could not use, below the table: nothing that was read is passed over in silence. */
export function Unmatched({ result, documents, onCite }: UnmatchedProps) {
  const words = useWords()
  const { relations, unmatched } = result
  const nearMisses = result.targets.flatMap((target) => target.nearMisses.map((miss) => ({ target, miss })))
  const titles = new Map([result.plan, ...result.reports].map(({ document, title }) => [document, title || document]))
  // The table above is the plan's: only a report has to be named.
  const where = (document: string, line: number) =>
    document === result.plan.document
      ? words.text.line(line)
      : `${titles.get(document) ?? document} · ${words.text.line(line)}`
  const models = new Map(documents.map(({ name, model }) => [name, model]))
  const citeStatement = (statement: UnmatchedStatement) => {
    const citation = citationOf(models.get(statement.document), statement)
    if (citation !== null) onCite(citation)
  }
  const total = unmatched.targets.length + nearMisses.length + unmatched.results.length
  const it = words.unmatched
  return (
    <details className="unmatched">
      <summary>
        {it.heading} <span className="count">{total + relations.length}</span>
      </summary>
      <div className="unmatched-body">
        <List title={it.relations} count={relations.length} isOpen>
          {relations.map((relation) => (
            <Line
              key={`${relation.first.indicatorId}${relation.relation}${relation.second.indicatorId}`}
              onClick={() => onCite(relation.source)}
              where={where(relation.source.document, relation.source.line)}
              note={yearsOf(relation, words)}
            >
              {it.relation[relation.relation](relation.first.name, relation.second.name)}
            </Line>
          ))}
        </List>
        <List title={it.targets} count={unmatched.targets.length}>
          {unmatched.targets.map((statement) => (
            <Line
              key={`${statement.id}${statement.indicator}`}
              onClick={() => citeStatement(statement)}
              where={where(statement.document, statement.line)}
              note={it.noData}
            >
              {figureWords(statement)}
            </Line>
          ))}
        </List>
        <List title={it.nearMisses} count={nearMisses.length}>
          {nearMisses.map(({ target, miss }) => (
            <Line
              key={`${target.id}${target.indicator}${miss.source.document}${miss.source.start}${miss.value}`}
              onClick={() => onCite(miss.source)}
              where={where(miss.source.document, miss.source.line)}
              note={`${it.notFor(target.indicator)}${inLanguage(words, { zh: miss.reason, en: miss.reasonEn ?? miss.reason })}`}
            >
              {figureWords(miss)}
            </Line>
          ))}
        </List>
        <List title={it.results} count={unmatched.results.length}>
          {unmatched.results.map((statement) => (
            <Line
              key={`${statement.document}${statement.id}${statement.indicator}`}
              onClick={() => citeStatement(statement)}
              where={where(statement.document, statement.line)}
              note={null}
            >
              {figureWords(statement)}
            </Line>
          ))}
        </List>
      </div>
    </details>
  )
}

function List(props: {
  readonly title: string
  readonly count: number
  readonly isOpen?: boolean
  readonly children: React.ReactNode
}) {
  if (props.count === 0) return null
  return (
    <details open={props.isOpen ?? false}>
      <summary>
        {props.title} <span className="count">{props.count}</span>
      </summary>
      <ul>{props.children}</ul>
    </details>
  )
}

function Line(props: {
  readonly onClick: () => void
  readonly where: string
  readonly note: string | null
  readonly children: React.ReactNode
}) {
  return (
    <li>
      <button type="button" onClick={props.onClick}>
        <span>{props.children}</span>
        {props.note && <span className="muted">{props.note}</span>}
        <small>{props.where}</small>
      </button>
    </li>
  )
}

const figureWords = (it: Pick<UnmatchedStatement, 'indicator' | 'value' | 'unit' | 'period'>) =>
  [it.indicator, `${figure(it.value)}${it.unit ?? ''}`, periodWords(it.period)]
    .filter((part) => part !== null)
    .join(' ')

/** What the years say of a relation: '2022: +7.1% / +5.4% ✓'. */
function yearsOf({ years }: TrackResult['relations'][number], words: Words): string {
  if (years.length === 0) return words.unmatched.noYears
  return years
    .map(({ period, first, second, holds }) => {
      const verdict = holds === null ? words.unmatched.noVerdict : holds ? '✓' : '✕'
      return `${period} ${observationWords(first)} / ${observationWords(second)} ${verdict}`
    })
    .join(' · ')
}

/** The place of a statement that the tracker names by its id; null when its file is not open. */
function citationOf(model: PlanModel | undefined, { id, document, line, text }: UnmatchedStatement): Citation | null {
  const statement = model?.statements.find((one) => one.id === id)
  if (!statement) return null
  const { clause, start, end } = statement
  return { document, line, text, sentence: null, clause, start, end }
}
