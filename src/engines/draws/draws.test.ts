import { existsSync, readFileSync } from 'node:fs'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { momentOf, roundAt } from './beacon.ts'
import { canonicalBytes, commitmentOf, freeze, sortedIds } from './canonical.ts'
import { giveLots, lotsHashOf, takesOf } from './lots.ts'
import { PublishedDraw } from './published.ts'
import { assignInspectors, countOf, drawStrata } from './select.ts'
import { draw, Stream, seedOf } from './stream.ts'
import { poolHashOf, verifyDraw } from './verify.ts'

const ids = Array.from({ length: 20 }, (_, i) => `E${String(i + 1).padStart(3, '0')}`)
const one = hexToBytes('aa'.repeat(32))
const two = hexToBytes('bb'.repeat(32))
const beacon = 'cc'.repeat(32)
const frozen = freeze(ids)
if (frozen.kind === 'refused') throw new Error('the list of the vector must freeze')
const seed = seedOf(frozen.value.hash, [one, two], hexToBytes(beacon))

const pools = {
  own: ['I01', 'I02', 'I03', 'I04', 'I05', 'I06'],
  borrowed: ['X1', 'X2'],
  needed: 2,
  avoidances: [{ inspector: 'I06', target: 'E014', because: 'relation' }],
}

describe('the protocol, to the byte', () => {
  it('has the hashes, the seed and the result of the worked example', () => {
    expect(canonicalBytes(frozen.value.ids)).toHaveLength(100)
    expect(frozen.value.hash).toBe('6eb3d2000c9f4be370f6c023d768bb22881124bbf0ebea19f474715238a0eff7')
    expect(commitmentOf(one)).toBe('e0e77a507412b120f6ede61f62295b1a7b2ff19d3dcc8f7253e51663470c888e')
    expect(commitmentOf(two)).toBe('4ca14526b2751b640d549ce7caf8ac39438592211a0ec370064d57666a682ad6')
    expect(bytesToHex(seed)).toBe('8c1ebd6fbd27ed01cb5d6d2decb79d7270137d35a5d18d935f230c7c486db0f4')
    const chosen = draw(seed, 'target', frozen.value.ids, 5)
    expect(chosen).toEqual(['E007', 'E014', 'E006', 'E015', 'E012'])
    expect(
      assignInspectors(seed, chosen, { own: pools.own, borrowed: [] }, pools.avoidances, 2).map(
        ({ target, inspectors }) => [target, ...inspectors],
      ),
    ).toEqual([
      ['E007', 'I06', 'I02'],
      ['E014', 'I05', 'I02'],
      ['E006', 'I06', 'I01'],
      ['E015', 'I06', 'I03'],
      ['E012', 'I01', 'I05'],
    ])
  })

  it('counts the beacon’s rounds', () => {
    expect(roundAt(new Date('2026-04-20T00:00:00Z'))).toBe(27_946_612)
    expect(roundAt(new Date('2025-07-01T10:00:00+08:00'))).toBe(19_510_612)
    expect(roundAt(momentOf(19_510_612))).toBe(19_510_612)
    expect(() => roundAt(new Date('2020-01-01'))).toThrow(RangeError)
  })

  it('takes shares rounded up, by decimals and not by binary fractions', () => {
    const of = (count: number, share: number) => countOf({ name: '', ids: Array(count).fill('x'), take: { share } })
    expect([of(3110, 0.01), of(1204, 0.03), of(368, 0.1), of(72, 0.5)]).toEqual([32, 37, 37, 36])
    expect(of(30, 0.1)).toBe(3)
    expect(of(0, 0.5)).toBe(0)
    expect(countOf({ name: '', ids: ['a'], take: { count: 5 } })).toBe(1)
  })

  const vectors = '../shared/domain/vectors.json'
  it.runIf(existsSync(vectors))('agrees with the published vectors', () => {
    const { draw: of, drand, strata } = JSON.parse(readFileSync(vectors, 'utf8'))
    expect(frozen.value.hash).toBe(of.listHash)
    expect(bytesToHex(seed)).toBe(of.seed)
    expect(draw(seed, 'target', frozen.value.ids, 5)).toEqual(of.chosen)
    expect(roundAt(new Date('2026-04-20T00:00:00Z'))).toBe(drand.round)
    expect(strata).toEqual({ A: 32, B: 37, C: 37, D: 36 })
  })
})

describe('freezing a list', () => {
  it('sorts by bytes, not by the code units of strings', () => {
    // U+FF21 sorts before U+1F600 by bytes, and after its first half by code units.
    expect(sortedIds(['\u{1F600}', '\uFF21', 'a'])).toEqual(['a', '\uFF21', '\u{1F600}'])
  })
  it('refuses every doubled, empty and broken id at once', () => {
    const outcome = freeze(['a', '', 'b', 'a', 'c\nd'])
    expect(outcome.kind === 'refused' && outcome.refusal.faults?.map(({ at, code }) => [at, code])).toEqual([
      ['ids.1', 'bad-id'],
      ['ids.3', 'double'],
      ['ids.4', 'bad-id'],
    ])
    expect(freeze([]).kind).toBe('refused')
  })
  it('does not depend on the order it is given in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 20 }), (order) => {
        const again = freeze(order)
        expect(again.kind === 'done' && again.value.hash).toBe(frozen.value.hash)
      }),
    )
  })
})

describe('chance', () => {
  it('is fair: each of 20 is drawn as often as any other', () => {
    const counts = new Map<string, number>()
    const rounds = 4000
    for (let i = 0; i < rounds; i++) {
      const own = seedOf(frozen.value.hash, [one, two], Uint8Array.of(i >> 8, i & 255))
      for (const id of draw(own, 'target', frozen.value.ids, 5)) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const expected = (rounds * 5) / 20
    const chi = ids.reduce((sum, id) => sum + ((counts.get(id) ?? 0) - expected) ** 2 / expected, 0)
    // 19 degrees of freedom; the seeds are fixed, so this never flickers. 43.8 is passed once in a thousand.
    expect(chi).toBeLessThan(43.8)
  })
  it('throws away what would favour the first', () => {
    const stream = new Stream(seed, 'bounds')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (n) => {
        const value = stream.below(n)
        expect(value >= 0 && value < n).toBe(true)
      }),
    )
    expect(() => stream.below(0)).toThrow(RangeError)
  })
  it('draws each at most once, and a longer draw begins as the shorter one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.string(), (count, label) => {
        const drawn = draw(seed, label, frozen.value.ids, count)
        expect(new Set(drawn).size).toBe(count)
        expect(draw(seed, label, frozen.value.ids, 20).slice(0, count)).toEqual(drawn)
      }),
    )
    expect(() => draw(seed, 'target', ids, 21)).toThrow(RangeError)
  })
})

describe('inspectors', () => {
  const assign = (own: readonly string[], borrowed: readonly string[]) =>
    assignInspectors(seed, ['E014'], { own, borrowed }, pools.avoidances, 2)[0]
  it('are borrowed when too few remain, and the bar is never lowered', () => {
    expect(assign(['I05', 'I06'], ['X1', 'X2'])).toMatchObject({
      state: 'borrowed',
      borrowed: [expect.stringMatching(/X/)],
    })
    expect(assign(['I05', 'I06'], ['X1', 'X2'])?.inspectors).toHaveLength(2)
    expect(assign(['I06'], ['X1'])).toMatchObject({ state: 'short', inspectors: [] })
  })
  it('never include whoever has to avoid the target', () => {
    for (const { target, inspectors } of assignInspectors(
      seed,
      ids,
      pools,
      ids.map((id) => ({ inspector: 'I03', target: id, because: 'employer' })),
      2,
    ))
      expect(inspectors, target).not.toContain('I03')
  })
})

/** A finished draw as it is published. */
function published(): PublishedDraw {
  const strata = [{ name: '', ids, take: { count: 5 } }]
  const drawn = drawStrata(seed, strata)
  return {
    protocol: 'SSJ-DRAW/v1',
    alg: 'SHA-256',
    title: '临湖区灯塔抽查',
    by: '临湖区市场监管局',
    simulated: true,
    frozenAt: '2025-07-01T01:00:00.000Z',
    strata,
    listHash: frozen.kind === 'done' ? frozen.value.hash : '',
    inspectors: { ...pools, poolHash: poolHashOf(pools) },
    commitments: [
      { party: '市场监管局', hash: commitmentOf(one), at: '2025-07-01T01:10:00.000Z' },
      { party: '人大代表', hash: commitmentOf(two), at: '2025-07-01T01:20:00.000Z' },
    ],
    beacon: { kind: 'drand-quicknet', round: '19510612', due: momentOf(19_510_612).toISOString(), value: beacon },
    reveals: [
      { party: '人大代表', secret: bytesToHex(two), at: '2025-07-01T02:20:00.000Z' },
      { party: '市场监管局', secret: bytesToHex(one), at: '2025-07-01T02:30:00.000Z' },
    ],
    void: null,
    seed: bytesToHex(seed),
    result: {
      strata: drawn.map(({ name, of, drawn: chosen }) => ({ name, of, drawn: [...chosen] })),
      assignments: assignInspectors(
        seed,
        drawn.flatMap((s) => s.drawn),
        pools,
        pools.avoidances,
        2,
      ).map(({ target, inspectors, borrowed, state }) => ({
        target,
        inspectors: [...inspectors],
        borrowed: [...borrowed],
        state,
      })),
    },
  }
}

describe('a published draw, run again', () => {
  const whole = published()
  it('is right when everything is as it was', () => {
    expect(Value.Check(PublishedDraw, whole)).toBe(true)
    const { verdict, checks } = verifyDraw(whole)
    expect(checks.filter(({ state }) => state !== 'right')).toEqual([])
    expect(verdict).toBe('right')
  })

  it.each<[string, (draw: PublishedDraw) => PublishedDraw, string]>([
    [
      'a firm taken off the list',
      (d) => ({ ...d, strata: [{ name: '', ids: ids.slice(1), take: { count: 5 } }] }),
      'list',
    ],
    [
      'another secret',
      (d) => ({ ...d, reveals: d.reveals.map((r) => ({ ...r, secret: 'dd'.repeat(32) })) }),
      'commitments',
    ],
    ['another beacon', (d) => ({ ...d, beacon: { ...d.beacon, value: 'ee'.repeat(32) } }), 'seed'],
    ['a beacon of another moment', (d) => ({ ...d, beacon: { ...d.beacon, round: '19510613' } }), 'beacon'],
    ['a list frozen after the beacon', (d) => ({ ...d, frozenAt: '2025-07-02T00:00:00.000Z' }), 'order'],
    [
      'an avoidance written afterwards',
      (d) => ({ ...d, inspectors: { ...pools, avoidances: [], poolHash: d.inspectors?.poolHash ?? '' } }),
      'pool',
    ],
    [
      'one target exchanged',
      (d) => ({
        ...d,
        result: d.result && {
          ...d.result,
          strata: [{ name: '', of: 20, drawn: ['E001', 'E014', 'E006', 'E015', 'E012'] }],
        },
      }),
      'targets',
    ],
    [
      'two inspectors in another order',
      (d) => ({
        ...d,
        result: d.result && {
          ...d.result,
          assignments: d.result.assignments.map((a) => ({ ...a, inspectors: a.inspectors.toReversed() })),
        },
      }),
      'inspectors',
    ],
  ])('is wrong with %s, and says where', (_, change, of) => {
    const { verdict, checks } = verifyDraw(change(whole))
    expect(verdict).toBe('wrong')
    expect(checks.find((check) => check.of === of)?.state).toBe('wrong')
  })

  it('is open while somebody has not revealed, and void only without a result', () => {
    const waiting = { ...whole, reveals: whole.reveals.slice(1), seed: null, result: null }
    expect(verifyDraw(waiting).verdict).toBe('open')
    const because = { because: '人大代表没有按时揭示', at: '2025-07-02T00:00:00.000Z' }
    expect(verifyDraw({ ...waiting, void: because }).verdict).toBe('void')
    expect(verifyDraw({ ...whole, void: because }).verdict).toBe('wrong')
  })
})

describe('lots', () => {
  const homes = ['甲-101', '甲-102', '甲-103', '乙-201']
  const classes = [
    { name: '一居·优先', ids: ids.slice(0, 2), take: { count: 2 } },
    { name: '一居·普通', ids: ids.slice(2, 12), take: { count: 1 } },
    { name: '二居·普通', ids: ids.slice(12), take: { count: 1 } },
  ]
  const lots = (mode: 'choice' | 'assigned') => ({
    mode,
    groups: [
      { name: '一居', lots: homes.slice(0, 3), strata: ['一居·优先', '一居·普通'] },
      { name: '二居', lots: homes.slice(3), strata: ['二居·普通'] },
    ],
  })

  it('go to a class only when those before it have theirs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }), fc.nat(20), (sizes, count) => {
        const names = sizes.map((_, i) => `类${i}`)
        const group = { name: '一居', lots: Array.from({ length: count }, (_, i) => `房${i}`), strata: names }
        const takes = [...takesOf(group, new Map(names.map((name, i) => [name, sizes[i] as number]))).values()]
        expect(takes.reduce((sum, one) => sum + one, 0)).toBe(
          Math.min(
            count,
            sizes.reduce((sum, one) => sum + one, 0),
          ),
        )
        // Whoever gets anything has nobody before it who went without.
        takes.forEach((take, i) => {
          if (take > 0) expect(takes.slice(0, i)).toEqual(sizes.slice(0, i))
        })
      }),
    )
  })

  it('are given each once, to whoever was drawn, and the same again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (own) => {
        const drawn = drawStrata(own, classes)
        const given = giveLots(own, lots('assigned'), drawn)
        expect(new Set(given.map(({ lot }) => lot)).size).toBe(4)
        expect(given.map(({ target }) => target)).toEqual(drawn.flatMap((one) => one.drawn))
        expect(giveLots(own, lots('assigned'), drawn)).toEqual(given)
        expect(giveLots(own, lots('choice'), drawn)).toEqual([])
      }),
    )
  })

  it('cannot be changed after they were published: home, class, order and who stands where are hashed', () => {
    const hash = lotsHashOf(lots('choice'), classes)
    const changed = [
      lotsHashOf(lots('assigned'), classes),
      lotsHashOf(lots('choice'), [
        { name: '一居·优先', ids: ids.slice(0, 3) },
        { name: '一居·普通', ids: ids.slice(3, 12) },
        { name: '二居·普通', ids: ids.slice(12) },
      ]),
      lotsHashOf(
        {
          mode: 'choice',
          groups: lots('choice').groups.map((group) => ({ ...group, strata: group.strata.toReversed() })),
        },
        classes,
      ),
      lotsHashOf(
        { mode: 'choice', groups: lots('choice').groups.map((group) => ({ ...group, lots: group.lots.slice(1) })) },
        classes,
      ),
    ]
    expect(new Set([hash, ...changed]).size).toBe(5)
  })
})
