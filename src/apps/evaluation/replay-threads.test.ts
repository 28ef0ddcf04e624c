import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRMS, mu, unitsOf } from '../../engines/evaluation/lakeside.test-scheme.ts'
import type { Design } from '../../engines/evaluation/sobol.ts'
import type { UnitTable } from '../../engines/evaluation/table.ts'
import { replayerBeside, replayInThreads, sharedColumn } from './replay-threads.ts'

let folder: string
let worker: URL
beforeAll(async () => {
  // Below the project, where the thread finds its libraries.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.gangmu-replay-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: 'src/apps/evaluation/replay-worker.ts',
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.js' } },
    },
  })
  worker = pathToFileURL(join(folder, 'worker.js'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Some thousand firms, their figures in shared memory. */
function manyFirms(): UnitTable {
  const rows = Array.from({ length: 2000 }, (_, i) => {
    const like = FIRMS[i % FIRMS.length] ?? {}
    return { ...like, 单位: `u${i}`, 税收: 5 + ((i * 7919) % 4001) / 100, 增加值: 40 + ((i * 104729) % 9001) / 60 }
  })
  const table = unitsOf(rows)
  const numbers = Object.fromEntries(
    Object.entries(table.numbers).map(([name, column]) => {
      const shared = sharedColumn(column.length)
      shared.set(column)
      return [name, shared]
    }),
  )
  return { ...table, numbers }
}

describe('replays in threads', () => {
  const design: Design = { kind: 'random', n: 300, factors: 2, seed: 9 }
  const factors = [
    { what: 'weights' as const, noise: 0.25 },
    { what: 'aggregation' as const, alternatives: [{ method: 'arithmetic' as const }] },
  ]

  it('[ER5] give the same figures however many there are', async () => {
    const input = { scheme: mu(), table: manyFirms(), factors, design }
    const one = await replayInThreads(input, { threads: 1 })
    const two = await replayInThreads(input, { threads: 2, worker })
    const three = await replayInThreads(input, { threads: 3, worker })
    expect(two.places.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(Buffer.from(two.places.slice().buffer).equals(Buffer.from(one.places.slice().buffer))).toBe(true)
    expect(Buffer.from(three.grades.slice().buffer).equals(Buffer.from(one.grades.slice().buffer))).toBe(true)
    expect(one.places.includes(0)).toBe(false)
  })

  it('[ER5] run in this thread where there is no built worker', async () => {
    const input = { scheme: mu(), table: manyFirms(), factors, design: { ...design, n: 200 } }
    const sheet = await replayInThreads(input, { threads: 2, worker: null })
    expect(sheet.failed.includes(1)).toBe(false)
  })

  it('[ER5] beside a server tell how far they are, and leave off when they are told to', async () => {
    const input = { scheme: mu(), table: manyFirms(), factors, design }
    const here = await replayerBeside(null)(input)
    const told: number[] = []
    const beside = await replayerBeside(worker)(input, { onRuns: (count) => told.push(count) })
    expect(Buffer.from(beside.places.slice().buffer).equals(Buffer.from(here.places.slice().buffer))).toBe(true)
    expect(told.length).toBeGreaterThan(5)
    expect(Math.max(...told)).toBe(300)
    const leaving = new AbortController()
    const left = replayerBeside(worker)(input, {
      signal: leaving.signal,
      onRuns: () => leaving.abort(new Error('left')),
    })
    await expect(left).rejects.toThrow('left')
    await expect(replayerBeside(worker)(input, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    )
  })
})
