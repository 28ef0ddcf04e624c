import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { toast } from '../../../ui/toasts.tsx'
import { VALUE_STATUSES, type ValueStatus, valueStatusNames } from '../../indicators/definition.ts'
import type { RowAnswer, TaskPage } from '../answers.ts'
import type { ReturnFinding } from '../checks.ts'
import { seriesKeyOf } from '../definition.ts'
import { readEntered } from '../entered-value.ts'
import { blockOf, isBlock } from '../paste.ts'
import type { CellDraft } from './draft.ts'
import { useWords } from './words.ts'

interface GridProps {
  readonly page: TaskPage
  readonly mayFill: boolean
  readonly cellOf: (row: string) => CellDraft
  readonly edit: (changes: ReadonlyMap<string, Partial<Omit<CellDraft, 'base'>>>) => void
  readonly findings: readonly ReturnFinding[]
  /** Whether empty rows are marked as faults: once somebody tried to submit. */
  readonly showsMissing: boolean
  readonly onHistory: (row: RowAnswer) => void
  readonly onEvidence: (row: RowAnswer) => void
}

/** Rows beyond this number are drawn only where they are seen. */
const ALL_AT_ONCE = 120
const ROW_HEIGHT = 38
const FIELDS = ['text', 'note'] as const
type Field = (typeof FIELDS)[number]

/** The return as a sheet: arrows and Enter move, blocks are pasted, checks stand beside each row. */
export function Grid({ page, mayFill, cellOf, edit, findings, showsMissing, onHistory, onEvidence }: GridProps) {
  const { grid: words } = useWords()
  const say = useSay()
  const body = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const { rows } = page
  const isVirtual = rows.length > ALL_AT_ONCE
  const first = isVirtual ? Math.max(0, Math.floor(top / ROW_HEIGHT) - 10) : 0
  const last = isVirtual ? Math.min(rows.length, first + 60) : rows.length

  const byRow = useMemo(() => {
    const map = new Map<string, ReturnFinding[]>()
    for (const finding of findings) {
      const list = map.get(finding.row)
      if (list === undefined) map.set(finding.row, [finding])
      else list.push(finding)
    }
    return map
  }, [findings])
  const prior = useMemo(() => priorValues(page), [page])
  const evidence = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { row } of page.evidence) if (row !== null) counts.set(row, (counts.get(row) ?? 0) + 1)
    return counts
  }, [page.evidence])

  const focus = useCallback(
    (index: number, field: Field) => {
      const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
      if (row === undefined) return
      const seek = () => body.current?.querySelector<HTMLInputElement>(`[data-cell="${row.id}.${field}"]`)
      const input = seek()
      if (input != null) return select(input)
      // Not drawn yet: bring it into sight first.
      body.current?.scrollTo({ top: index * ROW_HEIGHT - 200 })
      requestAnimationFrame(() => requestAnimationFrame(() => select(seek() ?? null)))
    },
    [rows],
  )

  const onKey = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, index: number, field: Field) => {
      const input = event.currentTarget
      if (event.nativeEvent.isComposing) return
      const atStart =
        input.selectionStart === 0 && (input.selectionEnd === 0 || input.selectionEnd === input.value.length)
      const atEnd = input.selectionEnd === input.value.length
      const go = (to: number, of: Field) => {
        event.preventDefault()
        focus(to, of)
      }
      switch (event.key) {
        case 'ArrowUp':
          return go(index - 1, field)
        case 'ArrowDown':
          return go(index + 1, field)
        case 'Enter':
          return go(index + (event.shiftKey ? -1 : 1), field)
        case 'ArrowLeft':
          if (field === 'note' && atStart) go(index, 'text')
          return
        case 'ArrowRight':
          if (field === 'text' && atEnd) go(index, 'note')
          return
        case 'PageDown':
          return go(index + 15, field)
        case 'PageUp':
          return go(index - 15, field)
        case 'Home':
          if (event.ctrlKey) go(0, field)
          return
        case 'End':
          if (event.ctrlKey) go(rows.length - 1, field)
          return
        case 'Escape':
          input.select()
          return
      }
    },
    [focus, rows.length],
  )

  const onPaste = useCallback(
    (event: ClipboardEvent<HTMLInputElement>, index: number, field: Field) => {
      const block = blockOf(event.clipboardData.getData('text/plain'))
      if (!isBlock(block)) return
      event.preventDefault()
      const fields = field === 'text' ? FIELDS : (['note'] as const)
      const changes = new Map<string, Partial<Omit<CellDraft, 'base'>>>()
      block.forEach((line, i) => {
        const row = rows[index + i]
        if (row === undefined) return
        const change: { text?: string; note?: string } = {}
        fields.forEach((one, j) => {
          const cell = line[j]
          if (cell !== undefined) change[one] = cell
        })
        changes.set(row.id, change)
      })
      edit(changes)
      if (changes.size < block.length) toast(words.cut(changes.size, block.length), { tone: 'wrong' })
    },
    [rows, edit, words],
  )

  return (
    <section
      className="returns-grid"
      ref={body}
      aria-label={words.hint}
      onScroll={isVirtual ? (event) => setTop(event.currentTarget.scrollTop) : undefined}
    >
      <table>
        <thead>
          <tr>
            <th className="is-no">{words.no}</th>
            <th className="is-name">{words.indicator}</th>
            <th>{words.unit}</th>
            <th className="is-end" title={page.yearBefore ?? ''}>
              {words.yearBefore}
            </th>
            <th className="is-end" title={page.previousPeriod ?? ''}>
              {words.previous}
            </th>
            <th className="is-end is-value">{words.value}</th>
            <th className="is-end">{words.growth}</th>
            <th>{words.status}</th>
            <th className="is-note">{words.note}</th>
            <th>{words.evidence}</th>
            <th className="is-check">{words.check}</th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && (
            <tr style={{ height: first * ROW_HEIGHT }}>
              <td colSpan={11} />
            </tr>
          )}
          {rows.slice(first, last).map((row, i) => (
            <GridRow
              key={row.id}
              row={row}
              index={first + i}
              draft={cellOf(row.id)}
              prior={prior.get(row.id) ?? NO_PRIOR}
              findings={byRow.get(row.id) ?? NOTHING}
              showsMissing={showsMissing}
              files={evidence.get(row.id) ?? 0}
              mayFill={mayFill}
              hasMetric={page.metricValues.some((one) => one.row === row.id)}
              edit={edit}
              onKey={onKey}
              onPaste={onPaste}
              onHistory={onHistory}
              onEvidence={onEvidence}
              say={say}
            />
          ))}
          {last < rows.length && (
            <tr style={{ height: (rows.length - last) * ROW_HEIGHT }}>
              <td colSpan={11} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

const NOTHING: readonly ReturnFinding[] = []
const NO_PRIOR: Prior = { previous: null, yearBefore: null }

function select(input: HTMLInputElement | null) {
  input?.focus()
  input?.select()
}

interface Prior {
  readonly previous: number | null
  readonly yearBefore: number | null
}

/** The same series a period and a year before. */
function priorValues(page: TaskPage): ReadonlyMap<string, Prior> {
  const known = new Map(
    page.known.map((one) => [`${one.series}|${one.measure}|${one.covers}|${one.period}`, one.value]),
  )
  return new Map(
    page.rows.map((row) => {
      const of = (period: string | null) =>
        period === null ? null : (known.get(`${seriesKeyOf(row)}|${row.measure}|${row.covers}|${period}`) ?? null)
      return [row.id, { previous: of(page.previousPeriod), yearBefore: of(page.yearBefore) }]
    }),
  )
}

interface GridRowProps {
  readonly row: RowAnswer
  readonly index: number
  readonly draft: CellDraft
  readonly prior: Prior
  readonly findings: readonly ReturnFinding[]
  readonly showsMissing: boolean
  readonly files: number
  readonly mayFill: boolean
  readonly hasMetric: boolean
  readonly edit: GridProps['edit']
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, index: number, field: Field) => void
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>, index: number, field: Field) => void
  readonly onHistory: (row: RowAnswer) => void
  readonly onEvidence: (row: RowAnswer) => void
  readonly say: ReturnType<typeof useSay>
}

const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, draft, prior, showsMissing, files, mayFill, hasMetric, edit, onKey, onPaste, say } = props
  const { grid: words } = useWords()
  const name = say(row.label)
  const findings = props.findings.filter(({ check }) => check !== 'missing' || showsMissing)
  const worst = findings.some(({ severity }) => severity === 'error')
    ? 'error'
    : findings.some(({ severity }) => severity === 'needs-note')
      ? 'needs-note'
      : findings.length > 0
        ? 'warning'
        : null
  const change = (part: Partial<Omit<CellDraft, 'base'>>) => edit(new Map([[row.id, part]]))
  const decimals = row.decimals ?? undefined
  return (
    <tr className={worst === null ? '' : `is-${worst}`}>
      <td className="is-no">{row.position}</td>
      <td className="is-name" title={row.explanation ?? name}>
        {row.wholeRow !== null && <span className="muted">{words.partOf} </span>}
        {name}
        {hasMetric && <span className="returns-tag">{words.fromRecords}</span>}
        <small className="muted"> {words.covers[row.covers]}</small>
      </td>
      <td>{row.unit ?? '—'}</td>
      <td className="is-end is-prior">{numberText(prior.yearBefore, decimals)}</td>
      <td className="is-end is-prior">{numberText(prior.previous, decimals)}</td>
      <td className="is-input is-value">
        {mayFill ? (
          <input
            data-cell={`${row.id}.text`}
            inputMode="decimal"
            aria-label={words.valueOf(name)}
            aria-invalid={worst === 'error'}
            title={words.none}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
            onKeyDown={(event) => onKey(event, index, 'text')}
            onPaste={(event) => onPaste(event, index, 'text')}
            onFocus={(event) => event.target.select()}
          />
        ) : (
          <b>{draft.text === '' ? '' : Number.isNaN(Number(draft.text)) ? draft.text : numberText(draft.text)}</b>
        )}
      </td>
      <td className="is-end is-prior">{changeText(draft.text, row, prior.yearBefore)}</td>
      <td className="is-input">
        {mayFill ? (
          <select
            aria-label={words.statusOf(name)}
            value={draft.status}
            onChange={(event) =>
              // Only these are offered.
              change({ status: event.target.value as ValueStatus })
            }
          >
            {VALUE_STATUSES.map((status) => (
              <option key={status} value={status}>
                {say(valueStatusNames[status])}
              </option>
            ))}
          </select>
        ) : draft.text === '' ? (
          ''
        ) : (
          say(valueStatusNames[draft.status])
        )}
      </td>
      <td className="is-input is-note">
        {mayFill ? (
          <input
            data-cell={`${row.id}.note`}
            aria-label={words.noteOf(name)}
            value={draft.note}
            maxLength={1000}
            onChange={(event) => change({ note: event.target.value })}
            onKeyDown={(event) => onKey(event, index, 'note')}
            onPaste={(event) => onPaste(event, index, 'note')}
          />
        ) : (
          <span title={draft.note}>{draft.note}</span>
        )}
      </td>
      <td>
        <button type="button" className="button is-quiet is-small" onClick={() => props.onEvidence(row)}>
          {files > 0
            ? `${words.evidence} ${files}`
            : row.evidence === 'required'
              ? `${words.evidence} *`
              : words.evidence}
        </button>
      </td>
      <td className="is-check">
        {findings.map(({ check, severity, message }) => (
          <span key={`${check}${say(message)}`} className={`returns-finding is-${severity}`} title={say(message)}>
            <i aria-hidden="true">{severity === 'error' ? '✕' : severity === 'needs-note' ? '✎' : '!'}</i>
            {say(message)}
          </span>
        ))}
        {draft.base > 0 && (
          <button type="button" className="button is-quiet is-small" onClick={() => props.onHistory(row)}>
            {words.history}
          </button>
        )}
      </td>
    </tr>
  )
})

/** Change on the year before, for amounts and levels that are no shares. */
function changeText(text: string, row: RowAnswer, before: number | null): string {
  if (before === null || before === 0 || row.measure === 'growth' || row.measure === 'reduction') return '—'
  const entered = readEntered(text, row)
  if (entered.kind !== 'number') return '—'
  const value = Number(entered.value)
  if (row.unit === '%') return `${value - before > 0 ? '+' : ''}${numberText(value - before, 2)}`
  const share = ((value - before) / Math.abs(before)) * 100
  return `${share > 0 ? '+' : ''}${numberText(share, 1)}%`
}
