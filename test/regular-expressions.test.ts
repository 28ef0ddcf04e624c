import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check, type Parameters } from 'recheck'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import { LONGEST_SENTENCE } from '../src/compiler/source/sentences.ts'

/**
 * Every regular expression literal of `src` is checked for catastrophic backtracking.
 *
 * - Exponential, proved by automaton, is always wrong.
 * - Polynomial is wrong when it can be felt: the rules see no text longer than the longest sentence that the compiler
 *   cuts, so the checker's own attack is run at that length and must end within `PATIENCE`.
 * - Where the checker runs out of time, it fuzzes instead; what that does not break within its budget passes.
 */
const PATIENCE = 150

interface Found {
  readonly source: string
  readonly flags: string
  readonly places: string[]
}

const src = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')

function expressionsIn(file: string): { source: string; flags: string; line: number }[] {
  const code = readFileSync(join(src, file), 'utf8')
  const found: { source: string; flags: string; line: number }[] = []
  const queue: unknown[] = [parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' })]
  while (queue.length > 0) {
    const node = queue.pop()
    if (typeof node !== 'object' || node === null) continue
    const { regex, start } = node as { regex?: { pattern: string; flags: string }; start?: number }
    if (regex !== undefined && regex !== null && start !== undefined) {
      found.push({ source: regex.pattern, flags: regex.flags, line: code.slice(0, start).split('\n').length })
      continue
    }
    queue.push(...Object.values(node))
  }
  return found
}

function allExpressions(): Found[] {
  const all = new Map<string, Found>()
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue
    for (const { source, flags, line } of expressionsIn(file)) {
      const key = `${source}/${flags}`
      const found = all.get(key) ?? { source, flags, places: [] }
      found.places.push(`src/${file.replaceAll('\\', '/')}:${line}`)
      all.set(key, found)
    }
  }
  return [...all.values()]
}

/** What is wrong with an expression, or null. */
async function faultOf({ source, flags }: Found): Promise<string | null> {
  const quick: Parameters = { timeout: 1500, attackTimeout: 300, incubationTimeout: 300 }
  let verdict = await check(source, flags, quick)
  if (verdict.status === 'unknown') {
    verdict = await check(source, flags, { ...quick, timeout: 2000, checker: 'fuzz', maxIteration: 3 })
  }
  if (verdict.status !== 'vulnerable') return null
  // Fuzzing only guesses the degree, so its finds are measured like the polynomial ones.
  if (verdict.complexity.type === 'exponential' && verdict.checker === 'automaton') return 'exponential'
  const { pumps, suffix } = verdict.attack
  // The attack, pumped step by step to the length of the longest sentence, so that even the worst one ends soon.
  const fixed = pumps.reduce((sum, pump) => sum + pump.prefix.length, suffix.length)
  const period = Math.max(
    1,
    pumps.reduce((sum, pump) => sum + pump.pump.length, 0),
  )
  const expression = new RegExp(source, flags)
  for (let length = 60; ; length = Math.min(LONGEST_SENTENCE, Math.ceil(length * 1.3))) {
    const times = Math.max(1, Math.floor((length - fixed) / period))
    const text = pumps.map((pump) => pump.prefix + pump.pump.repeat(times)).join('') + suffix
    // The best of three: other programs run beside this one.
    let took = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 3 && took > PATIENCE; attempt++) {
      expression.lastIndex = 0
      const start = performance.now()
      expression.exec(text)
      took = Math.min(took, performance.now() - start)
    }
    if (took > PATIENCE) return `${verdict.complexity.summary}: ${Math.round(took)} ms on ${text.length} characters`
    if (length >= LONGEST_SENTENCE) return null
  }
}

describe('regular expressions of src', () => {
  it('do not backtrack catastrophically', async () => {
    const expressions = allExpressions()
    expect(expressions.length).toBeGreaterThan(100)
    const faults: string[] = []
    const queue = [...expressions]
    const worker = async () => {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        const fault = await faultOf(next)
        if (fault !== null)
          faults.push(`${next.places.join(', ')}  ${fault}  /${next.source.slice(0, 120)}/${next.flags}`)
      }
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    expect(faults.sort()).toEqual([])
  }, 180_000)

  it('would be found if they did', async () => {
    expect(await faultOf({ source: '^(?:保持|保持在|在)*$', flags: '', places: [] })).toBe('exponential')
    expect(await faultOf({ source: '^第[一二三]{1,3}章', flags: '', places: [] })).toBe(null)
  })
})
