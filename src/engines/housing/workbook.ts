import { type ListHead, writeList } from '../../platform/xlsx/list-sheet.ts'
import { GROUPS, KINDS, ROOM_CHOICES } from '../../systems/08-space/housing-security/who.ts'
import type { QueueLine } from './answers.ts'

type Language = 'zh' | 'en'
const HEADS: readonly ListHead[] = [
  ['位次', 'Place', 8],
  ['共', 'Of', 8],
  ['编号', 'Case number', 18],
  ['姓名（脱敏）', 'Name (masked)', 14],
  ['类别', 'Kind', 16],
  ['户型', 'Rooms', 12],
  ['组别', 'Group', 10],
  ['轮候分', 'Points', 10],
  ['进入轮候', 'In the queue since', 14],
  ['原位次', 'Place before', 10],
]

/** The queue of a day as a workbook, names masked; simulated data say so. */
export function writeQueue(
  title: string,
  note: string,
  rows: readonly QueueLine[],
  language: Language,
): Promise<Uint8Array> {
  const said = (names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>, key: string | null) =>
    key === null ? '—' : (names[key]?.[language] ?? key)
  return writeList({
    title,
    note,
    heads: HEADS,
    rows: rows.map((one) => [
      one.place,
      one.of,
      one.number,
      one.name,
      said(KINDS, one.wants),
      said(ROOM_CHOICES, one.rooms),
      said(GROUPS, one.group),
      one.points === null ? '—' : Number(one.points),
      one.queuedOn,
      one.before,
    ]),
    language,
    fixed: 0,
    orientation: 'portrait',
  })
}
