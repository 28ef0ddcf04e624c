import { useEffect } from 'react'
import { useForget } from './answers.ts'

type Hear = () => void
const heard = new Map<string, Set<Hear>>()
let source: EventSource | null = null
let isLive = false

/** One connection for the whole page, closed when nobody listens. The server names each event by its topic. */
function connect() {
  if (source !== null || typeof EventSource === 'undefined') return
  source = new EventSource('/api/v1/events')
  source.onopen = () => {
    isLive = true
  }
  // The browser tries again by itself; until then answers are asked for at intervals.
  source.onerror = () => {
    isLive = false
  }
  source.onmessage = ({ data }: MessageEvent<string>) => tell(topicFrom(data))
}

function topicFrom(data: string): string | null {
  try {
    const found: unknown = JSON.parse(data)
    if (typeof found === 'object' && found !== null && 'topic' in found) return String(found.topic)
  } catch {
    // A beat that only keeps the connection open.
  }
  return null
}

function tell(topic: string | null) {
  if (topic !== null) for (const hear of heard.get(topic) ?? []) hear()
}

const POLL_MS = 30_000

/**
 * Asks again for the answers under `paths` whenever the server says that `topic` changed; without a live connection, every
 * half minute while the page is looked at: `useLive('returns', ['/api/v1/returns'])`.
 */
export function useLive(topic: string, paths: readonly string[]) {
  const forget = useForget()
  const key = paths.join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `forget` does the same whenever it is made; `key` stands for `paths`
  useEffect(() => {
    const hear = () => void forget(key.split('\n'))
    const hearers = heard.get(topic) ?? new Set()
    heard.set(topic, hearers.add(hear))
    connect()
    const timer = setInterval(() => {
      if (!isLive && document.visibilityState === 'visible') hear()
    }, POLL_MS)
    return () => {
      clearInterval(timer)
      hearers.delete(hear)
      if (hearers.size === 0) heard.delete(topic)
      if (heard.size === 0) {
        source?.close()
        source = null
        isLive = false
      }
    }
  }, [topic, key])
}
