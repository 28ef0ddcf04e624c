import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('.', import.meta.url))

describe('SPEC.md', () => {
  const tests = readdirSync(here)
    .filter((name) => name.endsWith('.test.ts') && name !== 'spec.test.ts')
    .map((name) => readFileSync(join(here, name), 'utf8'))
    .join('\n')
  const ruled = new Set(
    [...readFileSync(join(here, 'SPEC.md'), 'utf8').matchAll(/\*\*((?:SC|DT|ST|EV|RS|OB|WT)\d)\*\*/g)].map(
      ([, id]) => id,
    ),
  )
  const tested = new Set([...tests.matchAll(/['"`]\[((?:SC|DT|ST|EV|RS|OB|WT)\d)\]/g)].map(([, id]) => id))

  it('has a test for every rule, and a rule for every test', () => {
    expect([...ruled].sort()).toEqual([...tested].sort())
  })
})
