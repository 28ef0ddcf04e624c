import { Type } from 'typebox'
import { done, type Refusal, refused } from '../../model/outcome.ts'
import { type Route, route } from '../http/route.ts'
import type { Live, LiveEvent } from './live.ts'

declare module '../http/route.ts' {
  interface Services {
    readonly live: Live
  }
}

/** A stream ends after so long; the browser opens it again and is asked anew who it is. */
const LONGEST_MS = 5 * 60_000
/** A line now and then, so that proxies keep the connection. */
const BEAT_MS = 20_000
const MOST_LISTENERS = 5000

const listen = route({
  method: 'GET',
  path: '/api/v1/live',
  summary: { zh: '眼前数据的变化（服务器推送）', en: 'What changes under one’s eyes, as server-sent events' },
  tag: 'live',
  since: '0.2.0',
  who: 'signed-in',
  // The page asks by itself: that keeps nobody signed in.
  isPassive: true,
  query: Type.Object({
    topics: Type.Optional(Type.String({ maxLength: 500, description: 'comma-separated; every one without it' })),
    lastEventId: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  answer: 'stream',
  async handle({ live, actor, query, request, reply }) {
    if (live.listeners() >= MOST_LISTENERS) return refused(tooMany)
    const header = request.headers['last-event-id']
    const since = typeof header === 'string' && /^[0-9a-f-]{36}$/.test(header) ? header : (query.lastEventId ?? null)
    const stream = reply.raw
    const write = ({ id, topic, division, subject }: LiveEvent) => {
      // Who reads too slowly loses the stream and catches up when it opens the next.
      if (stream.writableLength > 1024 * 1024) stream.destroy()
      else stream.write(`id: ${id}\nevent: ${topic}\ndata: ${JSON.stringify({ division, subject })}\n\n`)
    }
    // The head is sent when nothing can be missed any more: a page that saw it open asks for its data anew.
    const early: LiveEvent[] = []
    let hear = (event: LiveEvent) => {
      early.push(event)
    }
    const topics = query.topics === undefined ? null : new Set(query.topics.split(','))
    const end = await live.listen({ actor, topics, hear: (event) => hear(event) }, since)
    reply.hijack()
    stream.writeHead(200, {
      ...headersOf(reply.getHeaders()),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    stream.write('retry: 3000\n\n')
    hear = write
    for (const event of early) write(event)
    const beat = setInterval(() => stream.write(': \n\n'), BEAT_MS)
    const longest = setTimeout(() => stream.end(), LONGEST_MS)
    const close = () => {
      clearInterval(beat)
      clearTimeout(longest)
      end()
    }
    if (stream.destroyed) close()
    else stream.once('close', close)
    return done(undefined)
  },
})

function headersOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') plain[name] = value
  return plain
}

const tooMany: Refusal = {
  reason: 'unavailable',
  code: 'too-many-listeners',
  message: {
    zh: '同时在线的人太多，页面暂不自动刷新；请手动刷新。',
    en: 'Too many people are connected; this page does not refresh by itself for now.',
  },
}

export const routes: readonly Route[] = [listen]
