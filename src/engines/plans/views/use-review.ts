import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { useHeard } from '../../../ui/live.ts'
import { useSession } from '../../../ui/session.ts'
import type { BulkAnswer, ReviewAnswer, ReviewChanges } from '../answers.ts'
import type { Action, ItemState } from '../decisions.ts'
import type { ItemGroup } from '../definition.ts'
import { stateIn } from '../judge.ts'
import type { Lease } from '../queue.ts'
import type { StoredItem } from '../review-store.ts'

/** A hold is renewed well before it ends. */
const RENEW_MS = 60_000

/** A review at work: what the server sent, what was decided since, by oneself and by others. */
export interface Reviewing {
  readonly items: readonly StoredItem[]
  readonly states: ReadonlyMap<string, ItemState>
  readonly holds: readonly Lease[]
  readonly decide: (item: string, action: Action, reason?: string | null) => Promise<ApiProblem | null>
  readonly mergeInto: (item: string, into: string) => Promise<ApiProblem | null>
  readonly bulk: (
    groups: readonly ItemGroup[],
    from: number,
    chapter: string | null,
    expected: number,
  ) => Promise<BulkAnswer | ApiProblem>
  readonly undoBulk: (batch: string) => Promise<ApiProblem | null>
  /** Holds one item and lets go of the one before. */
  readonly open: (item: string | null) => void
}

export function useReviewing(review: ReviewAnswer): Reviewing {
  const session = useSession()
  const path = `/api/v1/reviews/${review.division}/${review.compilation}`
  const mayReview = session.may('plans.review')
  const [states, setStates] = useState<ReadonlyMap<string, ItemState>>(() => mapOf(review.states))
  const [holds, setHolds] = useState<readonly Lease[]>(review.holds)
  const head = useRef(review.head)
  const latest = useRef(states)
  latest.current = states

  const take = useCallback((changes: ReviewChanges) => {
    head.current = Math.max(head.current, changes.head)
    setHolds(changes.holds)
    if (changes.states.length > 0) setStates((now) => new Map([...now, ...mapOf(changes.states)]))
  }, [])

  // Others' decisions come in while one looks.
  useHeard('review', () => {
    void api
      .get<ReviewChanges>(`${path}/changes`, { after: head.current })
      .then(take)
      .catch(() => undefined)
  })

  const held = useRef<string | null>(null)
  const sendHold = useCallback(
    (takes: readonly string[], releases: readonly string[]) => {
      if (!mayReview || takes.length + releases.length === 0) return
      void api
        .send<{ readonly holds: readonly Lease[] }>('POST', `${path}/holds`, { take: takes, release: releases })
        .then(({ holds: now }) => setHolds(now))
        .catch(() => undefined)
    },
    [path, mayReview],
  )
  const open = useCallback(
    (item: string | null) => {
      if (held.current === item) return
      const before = held.current
      held.current = item
      sendHold(item === null ? [] : [item], before === null ? [] : [before])
    },
    [sendHold],
  )
  useEffect(() => {
    const timer = setInterval(() => {
      if (held.current !== null && document.visibilityState === 'visible') sendHold([held.current], [])
    }, RENEW_MS)
    return () => {
      clearInterval(timer)
      if (held.current !== null) sendHold([], [held.current])
    }
  }, [sendHold])

  const send = useCallback(
    async (decisions: readonly object[]): Promise<ApiProblem | null> => {
      try {
        take(await api.send<ReviewChanges>('POST', `${path}/decisions`, { decisions }))
        return null
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        // What stands now is shown at once.
        if (error.isStale) take(await api.get<ReviewChanges>(`${path}/changes`, { after: 0 }))
        return error
      }
    },
    [path, take],
  )
  const revisionOf = useCallback((item: string) => stateIn(latest.current, item).revision, [])
  const decide = useCallback(
    (item: string, action: Action, reason: string | null = null) =>
      send([{ item, revision: revisionOf(item), reason, ...action }]),
    [send, revisionOf],
  )
  const mergeInto = useCallback(
    (item: string, into: string) => send([{ item, revision: revisionOf(item), reason: null, action: 'merge', into }]),
    [send, revisionOf],
  )
  const bulk = useCallback<Reviewing['bulk']>(
    async (groups, from, chapter, expected) => {
      try {
        const answer = await api.send<BulkAnswer>('POST', `${path}/bulk`, { groups, from, chapter, expected })
        take(answer)
        return answer
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        take(await api.get<ReviewChanges>(`${path}/changes`, { after: 0 }))
        return error
      }
    },
    [path, take],
  )
  const undoBulk = useCallback(
    async (batch: string) => {
      try {
        take(await api.send<BulkAnswer>('POST', `${path}/batches/${batch}/undo`))
        return null
      } catch (error) {
        if (error instanceof ApiProblem) return error
        throw error
      }
    },
    [path, take],
  )
  // As the server stored them: `found` belongs to `kind`.
  const items = useMemo(() => review.items as unknown as readonly StoredItem[], [review.items])
  return { items, states, holds, decide, mergeInto, bulk, undoBulk, open }
}

const mapOf = (states: ReviewAnswer['states']): ReadonlyMap<string, ItemState> =>
  new Map(
    states.map(({ item, state, revision, decision }) => [
      item,
      // An action as it was decided on: the server keeps no other.
      { state, revision, decision: decision as ItemState['decision'] },
    ]),
  )
