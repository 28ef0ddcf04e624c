import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesToHex } from '@noble/hashes/utils.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentOf, freeze } from '../../../engines/draws/canonical.ts'
import { drawStrata } from '../../../engines/draws/select.ts'
import { seedOf } from '../../../engines/draws/stream.ts'
import { gangmu } from '../run.test-harness.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-draw-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const secrets = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)] as const
const strata = [{ name: 'A', ids: ['甲灯塔', '乙灯塔', '丙灯塔'], take: { share: 0.5 } }]
const frozen = freeze(['甲灯塔', '乙灯塔', '丙灯塔'])
const listHash = frozen.kind === 'done' ? frozen.value.hash : ''
const lottery = '03 07 12 19 24 31 + 08'
const seed = seedOf(listHash, secrets, new TextEncoder().encode(lottery))
const draw = {
  protocol: 'SSJ-DRAW/v1',
  alg: 'SHA-256',
  title: '灯塔抽查',
  by: '临湖区',
  simulated: true,
  frozenAt: '2024-03-05T01:00:00.000Z',
  strata,
  listHash,
  commitments: ['甲方', '乙方'].map((party, i) => ({
    party,
    hash: commitmentOf(secrets[i] as Uint8Array),
    at: '2024-03-05T02:00:00.000Z',
  })),
  beacon: { kind: 'lottery', round: '双色球2024024期', due: '2024-03-05T13:15:00.000Z', value: lottery },
  reveals: ['甲方', '乙方'].map((party, i) => ({
    party,
    secret: bytesToHex(secrets[i] as Uint8Array),
    at: '2024-03-06T02:00:00.000Z',
  })),
  void: null,
  seed: bytesToHex(seed),
  result: { strata: drawStrata(seed, strata), assignments: [] },
}

describe('gangmu draw verify', () => {
  it('says of each step that it agrees', async () => {
    const { code, out, err } = await gangmu(['draw', 'verify', file('right.json', draw), '--format', 'pretty'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('（模拟数据）')
    expect(out).toContain('结论：与公布的一致。')
    expect(out).not.toContain('✗')
  })
  it('finds a result that was exchanged, with exit code 1', async () => {
    const wrong = { ...draw, result: { strata: [{ name: 'A', of: 3, drawn: ['甲灯塔', '甲灯塔'] }], assignments: [] } }
    const { code, out } = await gangmu([
      'draw',
      'verify',
      file('wrong.json', wrong),
      '--format',
      'json',
      '--lang',
      'en',
    ])
    expect(code).toBe(1)
    const { verdict, checks } = JSON.parse(out)
    expect(verdict).toBe('wrong')
    expect(checks.find((check: { of: string }) => check.of === 'targets').state).toBe('wrong')
  })
  it('says what is not finished', async () => {
    const waiting = { ...draw, reveals: [], seed: null, result: null }
    const { code, out } = await gangmu(['draw', 'verify', file('open.json', waiting), '--format', 'pretty'])
    expect([code, out.includes('甲方、乙方还没有揭示')]).toEqual([0, true])
  })
  it('refuses what is no draw with every fault at its path', async () => {
    const faulty = await gangmu(['draw', 'verify', file('faulty.json', { ...draw, listHash: 'x', strata: [] })])
    expect(faulty.code).toBe(2)
    expect(faulty.err).toContain('/listHash')
    expect(faulty.err).toContain('/strata')
    expect((await gangmu(['draw', 'verify', file('text.json', '{')])).code).toBe(2)
    expect((await gangmu(['draw', 'make', 'x.json'])).code).toBe(2)
  })
})
