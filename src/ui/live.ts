import { useEffect, useRef } from 'react'
import { useForget } from './answers.ts'

type Hear = () => void
const heard = new Map<string, Set<Hear>>()
/** Listened for at the source already; the server names each event by its topic. */
const listened = new Set<string>()
let source: EventSource | null = null
let isLive = false
/** When nothing was heard of the stream while it was closed, everything is asked again once. */
let wasLost = false

/** One connection for the whole page, closed when nobody listens. */
function connect(topic: string) {
  if (typeof EventSource === 'undefined') return
  if (source === null) {
    source = new EventSource('/api/v1/live')
    source.onopen = () => {
      isLive = true
      if (wasLost) for (const one of heard.keys()) tell(one)
      wasLost = false
    }
    // The browser tries again by itself; until then answers are asked for at intervals.
    source.onerror = () => {
      isLive = false
      // The server ends a stream now and then; what happened meanwhile it tells by the last event's id.
      wasLost = source?.readyState === EventSource.CLOSED
    }
  }
  if (listened.has(topic)) return
  listened.add(topic)
  source.addEventListener(topic, () => tell(topic))
}

function disconnect() {
  source?.close()
  source = null
  isLive = false
  listened.clear()
}

function tell(topic: string) {
  for (const hear of heard.get(topic) ?? []) hear()
}

const POLL_MS = 30_000

/**
 * Calls whenever the server says that `topic` changed; without a live connection, every half minute while the page is looked
 * at.
 */
export function useHeard(topic: string, hear: Hear) {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    const call = () => latest.current()
    const hearers = heard.get(topic) ?? new Set()
    heard.set(topic, hearers.add(call))
    connect(topic)
    const timer = setInterval(() => {
      if (!isLive && document.visibilityState === 'visible') call()
    }, POLL_MS)
    return () => {
      clearInterval(timer)
      hearers.delete(call)
      if (hearers.size === 0) heard.delete(topic)
      // The next screen usually listens too: the connection is kept for a moment.
      setTimeout(() => {
        if (heard.size === 0) disconnect()
      }, 5000)
    }
  }, [topic])
}

/** Asks again for the answers under `paths` when `topic` changes: `useLive('returns', ['/api/v1/returns'])`. */
export function useLive(topic: string, paths: readonly string[]) {
  const forget = useForget()
  useHeard(topic, () => void forget(paths))
}
