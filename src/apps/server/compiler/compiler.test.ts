import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLAN_TEXT } from '../../../../test/fixtures/plan.ts'
import { turnsDuring } from '../../../../test/stage/turns.ts'
import { type PackedBlock, packedBlock, unpackedBlock } from '../../../engines/plans/blocks.ts'
import type { CompileResult, DocumentCompiler } from '../../../engines/plans/documents/compiler.ts'
import { createThreadedCompiler } from './compiler.ts'
import { createCompilerInThread } from './in-thread.ts'

let folder: string
let threaded: DocumentCompiler

beforeAll(async () => {
  // Below the project, where the thread finds its libraries.
  folder = mkdtempSync(join(process.cwd(), 'node_modules', '.gangmu-test-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: 'src/apps/server/compiler/worker.ts',
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'worker.js' } },
    },
  })
  threaded = createThreadedCompiler(pathToFileURL(join(folder, 'worker.js')))
})
afterAll(async () => {
  await threaded?.close()
  rmSync(folder, { recursive: true, force: true })
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fileOf = (result: CompileResult) => {
  if (result.kind === 'refused') throw new Error(result.refusal.message.en)
  return result.file
}

describe('the compiler on its own thread', () => {
  it('[DC1] gives what the compiler gives in this thread, and says how far it is', async () => {
    const stages: string[] = []
    const there = fileOf(await threaded.compile('plan.txt', bytesOf(PLAN_TEXT), (stage) => stages.push(stage)))
    const here = fileOf(await createCompilerInThread().compile('plan.txt', bytesOf(PLAN_TEXT)))
    expect(there).toEqual(here)
    expect(stages).toEqual(['reading', 'compiling'])
    expect(there.items.length).toBeGreaterThan(10)
  })

  it('[DC2] leaves the calling thread free while it compiles a long text', async () => {
    const long = Array.from({ length: 60 }, () => PLAN_TEXT).join('\n')
    // A thread that compiles would turn a few times, for what it is told; one that is free turns all the while.
    expect(await turnsDuring(() => threaded.compile('long.txt', bytesOf(long)))).toBeGreaterThan(100)
  })

  it('[DC3] answers questions in the order in which they come', async () => {
    const order: number[] = []
    await Promise.all([1, 2, 3].map((n) => threaded.compile(`${n}.txt`, bytesOf(PLAN_TEXT)).then(() => order.push(n))))
    expect(order).toEqual([1, 2, 3])
  })

  it('[DC4] refuses what is no document, with what to do', async () => {
    const result = await threaded.compile('notes.txt', bytesOf('一二三'))
    expect(result).toMatchObject({ kind: 'refused', refusal: { code: 'no-plan' } })
    if (result.kind === 'refused') expect(result.refusal.hint.zh).not.toBe('')
  })

  it('[DC5] tells the cause when a question cannot be answered, and answers the next', async () => {
    await expect(threaded.carry({ text: '', model: '{' }, { text: '', model: '{' })).rejects.toThrow(/JSON/)
    expect((await threaded.compile('plan.txt', bytesOf(PLAN_TEXT))).kind).toBe('compiled')
  })

  it('[DC6] compares two texts: what was carried over, what became of targets', async () => {
    const old = fileOf(await threaded.compile('old.txt', bytesOf(PLAN_TEXT)))
    const recent = fileOf(await threaded.compile('new.txt', bytesOf(PLAN_TEXT.replace('增长8%', '增长9%'))))
    const carried = await threaded.carry(old, recent)
    expect(carried.filter(({ fate }) => fate === 'changed').map(({ fields }) => fields)).toContainEqual(['value'])
    expect((await threaded.diff(old, recent)).targets.map(({ fate }) => fate)).toContain('raised')
    expect(await threaded.align(old, recent)).not.toEqual([])
    expect((await threaded.track(old, [recent])).targets).not.toEqual([])
  })

  it('[DC7] tells everyone who waits when it is closed', async () => {
    const closing = createThreadedCompiler(pathToFileURL(join(folder, 'worker.js')))
    const waiting = [1, 2].map((n) => closing.compile(`${n}.txt`, bytesOf(PLAN_TEXT)))
    const heard = Promise.allSettled(waiting)
    await closing.close()
    expect((await heard).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(closing.compile('x.txt', bytesOf(PLAN_TEXT))).rejects.toThrow(/closed/)
  })

  it('[DC8] packs the offsets of a block and unpacks them again', async () => {
    const { blocks } = fileOf(await threaded.compile('plan.md', readFileSync('plans/yanfeng-14/plan.md')))
    const packed: readonly PackedBlock[] = JSON.parse(blocks)
    expect(packed.length).toBeGreaterThan(100)
    expect(packed.map((block) => packedBlock(unpackedBlock(block)))).toEqual(packed)
  })
})
