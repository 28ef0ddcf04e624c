import type { Fault, Outcome } from '../../model/outcome.ts'
import { done, refused } from '../../model/outcome.ts'
import { isDay } from '../../platform/calendar/calendar.ts'
import type { NamedBody } from '../../platform/organisation/match-body.ts'
import { periodOf } from './commitment-period.ts'
import type { StoredCommitment } from './commitments-store.ts'
import { type DivisionOfWork, fault, faultsInMilestones, faultsInWork, type Milestone } from './work.ts'

/** The two sheets of the workbook (任务分工表) that planners fill in Excel, as words: what is read and what is written. */
export const WORK_SHEET = '分工表'
export const MILESTONE_SHEET = '节点表'
export const WORK_HEADS = [
  '任务编号',
  '行号',
  '章',
  '任务',
  '建议牵头',
  '牵头单位',
  '配合单位',
  '目标要求',
  '完成时限',
] as const
export const MILESTONE_HEADS = ['任务编号', '任务', '节点', '完成时限', '权重', '须佐证'] as const

/** One row as read: its number in the sheet, and text by head. */
export interface SheetRow {
  readonly row: number
  readonly cells: ReadonlyMap<string, { readonly text: string; readonly cell: string }>
}

/** What a filled workbook changes about one commitment. */
export interface DivisionChange {
  readonly commitment: StoredCommitment
  readonly work: DivisionOfWork | null
  readonly milestones: readonly (Omit<Milestone, 'id'> & { readonly id: string | null })[] | null
}

/** Text of a division-of-work cell for several bodies. */
export const joinBodies = (names: readonly string[]) => names.join('、')

/**
 * Reads a filled workbook against what stands: only what differs is a change. Every fault names its cell; with one fault
 * nothing is taken. Bodies are found by their whole name; an unknown one is named with those that come near.
 */
export function readDivisionSheets(
  work: readonly SheetRow[],
  milestones: readonly SheetRow[] | null,
  commitments: readonly StoredCommitment[],
  bodies: readonly NamedBody[],
): Outcome<readonly DivisionChange[]> {
  const faults: Fault[] = []
  const byId = new Map(commitments.map((commitment) => [commitment.id, commitment]))
  const standing = new Map(bodies.filter(({ endedOn }) => endedOn === null).map((body) => [body.name, body.id]))
  const changes = new Map<string, { work: DivisionOfWork | null; milestones: DivisionChange['milestones'] }>()
  const seen = new Map<string, string>()

  for (const row of work) {
    const commitment = commitmentOf(row, WORK_SHEET)
    if (commitment === null) continue
    const cell = cellOf(row, WORK_SHEET)
    const before = seen.get(commitment.id)
    if (before !== undefined) {
      faults.push(fault(cell('任务编号'), 'twice', `与 ${before} 是同一任务`, `The same commitment as ${before}`))
      continue
    }
    seen.set(commitment.id, cell('任务编号'))
    const lead = textOf(row, '牵头单位')
    const supports = splitBodies(textOf(row, '配合单位'))
    const dueOn = dayOf(textOf(row, '完成时限'))
    const read: DivisionOfWork = {
      lead: lead === '' ? null : bodyOf(lead, cell('牵头单位')),
      supports: supports.flatMap((name) => bodyOf(name, cell('配合单位')) ?? []),
      goal: textOf(row, '目标要求'),
      dueOn,
    }
    for (const one of faultsInWork(read, new Set(standing.values()), periodOf(commitment)))
      faults.push({ ...one, at: cell(one.at === 'lead' ? '牵头单位' : one.at === 'dueOn' ? '完成时限' : '配合单位') })
    const old = commitment.work
    const isSame =
      (old?.lead ?? null) === read.lead &&
      same(old?.supports ?? [], read.supports) &&
      (old?.goal ?? '') === read.goal &&
      (old?.dueOn ?? null) === read.dueOn
    changes.set(commitment.id, { work: isSame ? null : read, milestones: null })
  }

  if (milestones !== null) {
    const grouped = new Map<string, { row: SheetRow; milestone: Omit<Milestone, 'id'> & { id: string | null } }[]>()
    for (const row of milestones) {
      const commitment = commitmentOf(row, MILESTONE_SHEET)
      if (commitment === null || textOf(row, '节点') === '') continue
      const cell = cellOf(row, MILESTONE_SHEET)
      const weight = textOf(row, '权重')
      const proof = textOf(row, '须佐证')
      if (weight !== '' && !Number.isFinite(Number(weight)))
        faults.push(fault(cell('权重'), 'not-a-number', `“${weight}”不是数`, `“${weight}” is no number`))
      if (!['', '是', '否'].includes(proof))
        faults.push(fault(cell('须佐证'), 'not-yes-or-no', `“${proof}”应为“是”或“否”`, `“${proof}” must be 是 or 否`))
      const title = textOf(row, '节点')
      const milestone = {
        id: commitment.milestones.find((one) => one.title === title)?.id ?? null,
        title,
        dueOn: dayOf(textOf(row, '完成时限')) ?? '',
        weight: weight === '' ? 1 : Number(weight),
        needsEvidence: proof !== '否',
      }
      const list = grouped.get(commitment.id)
      if (list === undefined) grouped.set(commitment.id, [{ row, milestone }])
      else list.push({ row, milestone })
    }
    for (const [id, list] of grouped) {
      const commitment = byId.get(id)
      if (commitment === undefined) continue
      const read = list.map(({ milestone }) => milestone)
      const change = changes.get(id) ?? { work: null, milestones: null }
      const dueOn = (change.work ?? commitment.work)?.dueOn ?? null
      for (const one of faultsInMilestones(read, dueOn, periodOf(commitment), 'm')) {
        const [, index, key] = one.at.split('.')
        const at = list[Number(index)]
        if (at === undefined) continue
        const head = key === 'dueOn' ? '完成时限' : key === 'weight' ? '权重' : '节点'
        faults.push({ ...one, at: cellOf(at.row, MILESTONE_SHEET)(head) })
      }
      const isSame =
        read.length === commitment.milestones.length &&
        read.every((one) =>
          commitment.milestones.some(
            (old) =>
              old.id === one.id &&
              old.dueOn === one.dueOn &&
              old.weight === one.weight &&
              old.needsEvidence === one.needsEvidence,
          ),
        )
      changes.set(id, { ...change, milestones: isSame ? null : read })
    }
  }
  if (faults.length > 0)
    return refused({
      reason: 'faulty',
      code: 'faulty-workbook',
      message: {
        zh: `有 ${faults.length} 处需要改正，什么都没有保存。按所列单元格改好后重新上传。`,
        en: `${faults.length} cells need mending; nothing was saved. Mend them and upload again.`,
      },
      faults,
    })
  return done(
    [...changes].flatMap(([id, change]) => {
      const commitment = byId.get(id)
      return commitment === undefined || (change.work === null && change.milestones === null)
        ? []
        : [{ commitment, ...change }]
    }),
  )

  function commitmentOf(row: SheetRow, sheet: string): StoredCommitment | null {
    const id = textOf(row, '任务编号')
    const found = byId.get(id)
    if (found !== undefined && !found.isEnded) return found
    if (id === '' && [...row.cells.values()].every(({ text }) => text.trim() === '')) return null
    const at = cellOf(row, sheet)('任务编号')
    faults.push(
      id === ''
        ? fault(
            at,
            'no-id',
            '缺任务编号。请在导出的表里填写，不要自行加行',
            'The id is missing. Fill in the exported sheet; do not add rows',
          )
        : fault(
            at,
            'unknown',
            '没有这项任务，或新版规划已不含它',
            'There is no such commitment, or the newer text has dropped it',
          ),
    )
    return null
  }

  function bodyOf(name: string, at: string): string | null {
    const found = standing.get(name)
    if (found !== undefined) return found
    const near = [...standing.keys()].filter((one) => one.endsWith(name) || one.includes(name) || name.includes(one))
    const zh = near.length === 0 ? '' : `，是否指${near.slice(0, 3).join('、')}`
    const en = near.length === 0 ? '' : `; did you mean ${near.slice(0, 3).join(', ')}?`
    faults.push(fault(at, 'unknown-body', `没有名为“${name}”的单位${zh}`, `There is no body called “${name}”${en}`))
    return null
  }
}

const textOf = (row: SheetRow, head: string) => row.cells.get(head)?.text.trim() ?? ''
const cellOf = (row: SheetRow, sheet: string) => (head: string) =>
  `${sheet}!${row.cells.get(head)?.cell ?? `第${row.row}行`}`
const splitBodies = (text: string) =>
  text
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join()

/** A day as people type it: 2024-12-31, 2024/12/31, 2024年12月31日, 2024年12月 (its last day), 2024年底; else the text itself. */
function dayOf(text: string): string | null {
  if (text === '') return null
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (full) return `${full[1]}-${full[2]?.padStart(2, '0')}-${full[3]?.padStart(2, '0')}`
  const month = /^(\d{4})[-/.年](\d{1,2})月?底?$/.exec(text)
  if (month) {
    const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate()
    const day = `${month[1]}-${month[2]?.padStart(2, '0')}-${String(last).padStart(2, '0')}`
    return isDay(day) ? day : text
  }
  const year = /^(\d{4})年?(?:底|末|年底)?$/.exec(text)
  return year ? `${year[1]}-12-31` : text
}
