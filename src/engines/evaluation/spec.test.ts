import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('.', import.meta.url))
const threads = join(here, '../../apps/evaluation')
const idsIn = (text: string, pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, id]) => id))

describe('SPEC.md', () => {
  const tests = [here, threads]
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const ruled = idsIn(readFileSync(join(here, 'SPEC.md'), 'utf8'), /\*\*(E[A-Z]\d{1,2})\*\*/g)
  const tested = idsIn(tests, /['"`]\[(E[A-Z]\d{1,2})\]/g)

  it('has a test for every rule', () => {
    expect([...ruled].filter((id) => !tested.has(id))).toEqual([])
  })

  it('has a rule for every test', () => {
    expect([...tested].filter((id) => !ruled.has(id))).toEqual([])
  })
})
