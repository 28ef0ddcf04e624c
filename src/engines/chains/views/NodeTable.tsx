import { useMemo } from 'react'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import type { DrawnNode } from '../answers.ts'
import { gapNames, stageNames, stateNames } from '../names.ts'
import { GapMark, StateMark } from './looks.tsx'
import { useWords } from './words.ts'

/** The graph as a list: everything that the picture says. */
export function NodeTable({
  nodes,
  onOpen,
}: {
  readonly nodes: readonly DrawnNode[]
  readonly onOpen: (id: string) => void
}) {
  const words = useWords()
  const say = useSay()
  const columns = useMemo(
    (): readonly Column<DrawnNode>[] => [
      { key: 'code', title: words.columns.code, width: 110, isFixed: true, value: ({ code }) => code },
      { key: 'name', title: words.columns.name, width: 190, value: ({ name }) => name },
      {
        key: 'stage',
        title: words.columns.stage,
        width: 100,
        filters: true,
        value: ({ stage }) => say(stageNames[stage]),
      },
      {
        key: 'state',
        title: words.columns.state,
        width: 110,
        filters: true,
        value: ({ state }) => say(stateNames[state]),
        cell: ({ state }) => <StateMark state={state} />,
      },
      { key: 'firms', title: words.columns.firms, width: 80, align: 'end', value: ({ firms }) => firms },
      { key: 'pending', title: words.columns.pending, width: 90, align: 'end', value: ({ pending }) => pending },
      {
        key: 'gap',
        title: words.columns.gap,
        width: 110,
        filters: true,
        value: ({ gap }) => (gap === null ? '' : say(gapNames[gap.kind])),
        cell: ({ gap }) => gap !== null && <GapMark kind={gap.kind} />,
      },
      {
        key: 'reach',
        title: words.columns.reach,
        width: 110,
        align: 'end',
        value: ({ downstream }) => downstream,
        cell: ({ downstream }) => percentText(downstream),
      },
      {
        key: 'weight',
        title: words.columns.weight,
        width: 100,
        filters: true,
        value: ({ weight }) => words.weights[weight],
      },
      {
        key: 'wanted',
        title: words.columns.wanted,
        width: 110,
        filters: true,
        value: ({ wanted }) => words.wanted[wanted],
      },
      {
        key: 'single',
        title: words.columns.single,
        width: 120,
        filters: true,
        value: ({ isSingle }) => (isSingle === true ? words.map.singleLong : ''),
      },
    ],
    [words, say],
  )
  return (
    <DataTable
      id="chain-nodes"
      label={words.map.list}
      rows={nodes}
      rowKey={({ id }) => id}
      columns={columns}
      onOpen={({ id }) => onOpen(id)}
      card={(node) => (
        <span className="chain-card-line">
          <b>{node.name}</b>
          <StateMark state={node.state} />
          {node.gap !== null && <GapMark kind={node.gap.kind} />}
          <span className="muted">{say(stageNames[node.stage])}</span>
        </span>
      )}
    />
  )
}
