import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { getPeriod } from '../../../model/period.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askWhichHolds } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { toast } from '../../../ui/toasts.tsx'
import type { ValueStatus } from '../../indicators/definition.ts'
import type { CellAnswer, SaveAnswer, TaskPage } from '../answers.ts'
import { type CheckContext, type ReturnCheckSettings, type ReturnFinding, returnFindings } from '../checks.ts'
import { useWords } from './words.ts'

/** What an input of the grid holds. */
export interface CellDraft {
  readonly text: string
  readonly note: string
  readonly status: ValueStatus
  /** Version of the cell that it was edited on. */
  readonly base: number
}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

/** Milliseconds after the last key before what was typed is sent. */
const PAUSE = 900

export const draftOf = (cell: CellAnswer | undefined): CellDraft => ({
  text: cell?.text ?? '',
  note: cell?.note ?? '',
  status: cell?.status ?? 'preliminary',
  base: cell?.version ?? 0,
})

/**
 * The cells as they stand in the inputs, saved by themselves (暂存) a moment after the last key. What others changed in the
 * meantime is shown beside one's own and never overwritten.
 */
export function useDraft(page: TaskPage, onSaved: (answer: SaveAnswer) => void) {
  const words = useWords()
  const say = useSay()
  const [edited, setEdited] = useState<ReadonlyMap<string, CellDraft>>(new Map())
  const [state, setState] = useState<SaveState>('saved')
  const [version, setVersion] = useState<ReadonlyMap<string, CellAnswer>>(new Map())
  const editedNow = useRef(edited)
  editedNow.current = edited
  const isSending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const standing = useMemo(() => {
    const cells = new Map(page.cells.map((cell) => [cell.row, cell]))
    // What was just saved is newer than the page as it was fetched.
    for (const [row, cell] of version) if ((cells.get(row)?.version ?? 0) < cell.version) cells.set(row, cell)
    return cells
  }, [page.cells, version])
  const standingNow = useRef(standing)
  standingNow.current = standing

  const send = useCallback(async (): Promise<boolean> => {
    if (timer.current !== null) clearTimeout(timer.current)
    const sent = editedNow.current
    if (sent.size === 0) return true
    if (isSending.current) return false
    isSending.current = true
    setState('saving')
    try {
      const answer = await api.send<SaveAnswer>('PUT', `/api/v1/returns/${page.task.division}/${page.task.id}/cells`, {
        cells: [...sent].map(([row, { text, note, status, base }]) => ({
          row,
          base: Math.max(base, 0),
          text,
          status,
          note: note === '' ? null : note,
        })),
      })
      const saved = new Map(answer.cells.map((cell) => [cell.row, cell]))
      setVersion((before) => new Map([...before, ...saved]))
      // What was typed on while it was under way stays, on top of what was just saved.
      setEdited((now) => {
        const rest = new Map<string, CellDraft>()
        for (const [row, draft] of now) {
          const same = sent.get(row)
          if (same === draft) continue
          rest.set(row, { ...draft, base: saved.get(row)?.version ?? draft.base })
        }
        setState(rest.size === 0 ? 'saved' : 'unsaved')
        return rest
      })
      onSaved(answer)
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code === 'cells-changed') {
        setState('conflict')
        await resolve(error)
      } else {
        setState('failed')
        if (error.status !== 0 && error.status < 500) toast(say(error.detail), { tone: 'wrong' })
      }
      return false
    } finally {
      isSending.current = false
    }

    async function resolve(problem: ApiProblem) {
      // As the server's route describes it: for each cell what was asked and what stands.
      const conflicts = problem.current as readonly {
        readonly row: string
        readonly current: { version: number; entered: string; value: string | null; note: string | null; by: string }
      }[]
      for (const { row, current } of conflicts) {
        const mine = editedNow.current.get(row)
        const label = page.rows.find(({ id }) => id === row)?.label
        if (mine === undefined || label === undefined) continue
        const holds = await askWhichHolds(
          [
            { name: `${say(label)} · ${words.grid.value}`, mine: mine.text, theirs: current.value ?? current.entered },
            { name: words.grid.note, mine: mine.note, theirs: current.note ?? '' },
          ],
          current.by,
        )
        setEdited((now) => {
          const next = new Map(now)
          if (holds === 'mine') next.set(row, { ...(now.get(row) ?? mine), base: current.version })
          else next.delete(row)
          return next
        })
      }
      onSaved({ state: page.task.state, revision: page.task.revision, edits: page.task.edits, cells: [] })
      setState('unsaved')
    }
  }, [page, onSaved, say, words])

  // After a pause, and again a while after a failure.
  useEffect(() => {
    if (edited.size === 0) return
    timer.current = setTimeout(() => void send(), state === 'failed' ? 8000 : PAUSE)
    return () => {
      if (timer.current !== null) clearTimeout(timer.current)
    }
  }, [edited, state, send])

  useEffect(() => {
    if (edited.size === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [edited])

  const edit = useCallback((changes: ReadonlyMap<string, Partial<Omit<CellDraft, 'base'>>>) => {
    setState('unsaved')
    setEdited((now) => {
      const next = new Map(now)
      for (const [row, change] of changes)
        next.set(row, { ...(now.get(row) ?? draftOf(standingNow.current.get(row))), ...change })
      return next
    })
  }, [])

  const cellOf = useCallback(
    (row: string): CellDraft => edited.get(row) ?? draftOf(standing.get(row)),
    [edited, standing],
  )
  const findings = useMemo(() => findingsIn(page, cellOf), [page, cellOf])
  return { cellOf, standing, edit, send, state, findings, isDirty: edited.size > 0 }
}

/** The same checks as the server's, on what stands in the inputs. */
function findingsIn(page: TaskPage, cellOf: (row: string) => CellDraft): readonly ReturnFinding[] {
  const context: CheckContext = {
    period: getPeriod(page.task.period),
    known: page.known.map(({ series, ...rest }) => ({ indicator: series, ...rest })),
    rowsWithEvidence: new Set(page.evidence.flatMap(({ row }) => (row === null ? [] : [row]))),
    metricValues: new Map(page.metricValues.map(({ row, value }) => [row, value])),
    // The settings that the server itself checks by, as its own type.
    settings: page.checks as ReturnCheckSettings,
  }
  const cells = page.rows.map(({ id }) => {
    const { text, note, status } = cellOf(id)
    return { row: id, text, note, status }
  })
  return returnFindings(page.rows, cells, context)
}
