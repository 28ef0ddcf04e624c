import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Origin } from '../../../model/origin.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { askReason } from '../../../ui/dialogs.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { Mark } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { Empty, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { DataChangeAnswer, RoundPage, UnitPage, UnitRowAnswer } from '../answers.ts'
import { EDITABLE } from '../round-state.ts'
import { ChangeView } from './ChangeView.tsx'
import { DoubtList } from './DoubtList.tsx'
import { type RoundWords, useRoundWords } from './round-words.ts'
import { TableUpload } from './TableUpload.tsx'

interface PanelProps {
  readonly round: RoundPage
  readonly path: string
  readonly onChanged: () => Promise<void>
}

/** The table of the round: every cell with its origin, what is missing, who confirmed. */
export function DataPanel({ round, path, onChanged }: PanelProps) {
  const { data: words, evidence, tabs } = useRoundWords()
  const navigate = useNavigate()
  const [isUploading, setUploading] = useState(false)
  const [drawn, setDrawn] = useState<DataChangeAnswer | null>(null)
  const { attempt, problem } = useTrying()
  const columns = useMemo(() => columnsOf(round, path, words, evidence), [round, path, words, evidence])
  const isRunning = round.acts.length > 0
  const isEditable = isRunning && EDITABLE.includes(round.state)
  const isBound = round.columns.some(({ from }) => from !== null)
  const missing = round.gaps.reduce((sum, gap) => sum + gap.missing, 0)
  const draw = () =>
    attempt(async () => {
      const reason = round.state === 'draft' ? '' : await askReason({ title: words.draw })
      if (reason === null) return
      const body = { revision: round.revision, dryRun: false, replaces: false, reason }
      setDrawn(await api.send<DataChangeAnswer>('POST', `${path}/draw`, body))
      await onChanged()
    })
  const tools = isRunning && (
    <>
      <button
        type="button"
        className="button is-small"
        onClick={() => void attempt(async () => void toast(await api.download(`${path}/template`)))}
      >
        {words.template}
      </button>
      {isEditable && (
        <button type="button" className="button is-small is-primary" onClick={() => setUploading(true)}>
          {words.upload}
        </button>
      )}
      {isEditable && isBound && (
        <button type="button" className="button is-small" onClick={() => void draw()}>
          {words.draw}
        </button>
      )}
    </>
  )
  return (
    <>
      <DoubtList round={round} path={path} onChanged={onChanged} />
      <Panel
        title={tabs.data}
        actions={tools}
        note={
          <>
            {isRunning && !isEditable && words.frozen}
            {missing > 0 && (
              <span title={round.gaps.map((gap) => words.gap(gap.column, gap.missing)).join('\n')}>
                {words.gaps(missing)}
              </span>
            )}
          </>
        }
      >
        {problem !== null && <Problem of={problem} />}
        {drawn !== null && <ChangeView change={drawn} />}
        <DataTable
          id={`evaluation-data-${round.scheme.key}`}
          label={words.label}
          rows={round.units}
          rowKey={({ code }) => code}
          columns={columns}
          onOpen={({ code }) =>
            navigate(`/evaluations/${round.division}/${round.id}/units/${encodeURIComponent(code)}`)
          }
          empty={
            <Empty title={words.empty} actions={tools}>
              {words.emptyTodo}
            </Empty>
          }
        />
        {isUploading && (
          <TableUpload
            path={`${path}/data`}
            revision={round.revision}
            needsReason={round.state !== 'draft'}
            hasUnits={round.units.length > 0}
            onClose={() => setUploading(false)}
            onSaved={async () => {
              setUploading(false)
              await onChanged()
            }}
          />
        )}
      </Panel>
    </>
  )
}

function columnsOf(
  round: RoundPage,
  path: string,
  words: RoundWords['data'],
  evidence: RoundWords['evidence'],
): readonly Column<UnitRowAnswer>[] {
  const asked = round.state === 'confirming'
  return [
    { key: 'name', title: words.unit, width: 210, isFixed: true, value: (row) => row.name },
    { key: 'code', title: words.code, width: 150, isHidden: true, value: (row) => row.code },
    ...(asked
      ? [
          {
            key: 'says',
            title: words.says,
            width: 110,
            filters: true,
            value: (row: UnitRowAnswer) =>
              row.body === null
                ? null
                : row.says === 'confirmed'
                  ? words.confirmed
                  : row.says === 'doubted'
                    ? words.doubted
                    : words.silent,
            cell: (row: UnitRowAnswer) =>
              row.body === null ? (
                '—'
              ) : row.says === 'confirmed' ? (
                <Mark tone="good" shape="✓">
                  {words.confirmed}
                </Mark>
              ) : row.says === 'doubted' ? (
                <span title={row.saysNote}>
                  <Mark tone="bad" shape="?">
                    {words.doubted}
                  </Mark>
                </span>
              ) : (
                <Mark tone="none" shape="○">
                  {words.silent}
                </Mark>
              ),
          },
        ]
      : []),
    {
      key: 'evidence',
      title: evidence.head,
      width: 76,
      align: 'end',
      isHidden: round.units.every((row) => row.evidence === 0),
      value: (row) => row.evidence || null,
      cell: (row) => (row.evidence === 0 ? '—' : evidence.count(row.evidence)),
    },
    ...round.columns.map(
      ({ column, holds, unit }): Column<UnitRowAnswer> => ({
        key: `column:${column}`,
        title: column,
        unit: unit === '' ? null : unit,
        width: Math.max(104, column.length * 15 + 30),
        align: holds === 'number' ? 'end' : 'start',
        value: (row) => {
          const text = row.cells[column] ?? ''
          const number = Number(text.replaceAll(',', ''))
          return text === '' ? null : holds === 'number' && !Number.isNaN(number) ? number : text
        },
        cell: (row) => {
          const text = row.cells[column] ?? ''
          if (text === '') return <span className="muted">—</span>
          return (
            <Figure
              value={text}
              text={text}
              title={words.origin(row.name, column)}
              origin={() => originOf(path, row.code, column)}
            />
          )
        },
      }),
    ),
  ]
}

async function originOf(path: string, code: string, column: string): Promise<Origin> {
  const { origins } = await api.get<UnitPage>(`${path}/units/${encodeURIComponent(code)}`)
  const origin = origins[column]
  if (origin == null) throw new Error(column)
  return origin
}
