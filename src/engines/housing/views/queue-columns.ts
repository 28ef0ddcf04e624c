import { useMemo } from 'react'
import type { Column } from '../../../ui/DataTable.tsx'
import type { Published } from '../answers.ts'
import { useNames } from './looks.tsx'
import { useWords } from './words.ts'

type Waiting = Published['queue'][number]

/** Columns of the queue, as everybody and as the desk sees it. */
export function useQueueColumns<Row extends Waiting>(): readonly Column<Row>[] {
  const words = useWords()
  const names = useNames()
  return useMemo(
    () => [
      {
        key: 'place',
        title: words.place,
        width: 90,
        align: 'end',
        isFixed: true,
        value: (row) => row.place,
        cell: (row) => words.placeOf(row.place, row.of),
      },
      { key: 'number', title: words.number, width: 150, value: (row) => row.number },
      { key: 'name', title: words.name, width: 90, value: (row) => row.name },
      { key: 'kind', title: words.kind, width: 130, filters: true, value: (row) => names.kind(row.wants) },
      { key: 'rooms', title: words.rooms, width: 100, filters: true, value: (row) => names.rooms(row.rooms) },
      { key: 'group', title: words.group, width: 90, filters: true, value: (row) => names.group(row.group) },
      {
        key: 'points',
        title: words.points,
        width: 90,
        align: 'end',
        value: (row) => (row.points === null ? null : Number(row.points)),
      },
      { key: 'queuedOn', title: words.queuedOn, width: 120, value: (row) => row.queuedOn },
    ],
    [words, names],
  )
}
