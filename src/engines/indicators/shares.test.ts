import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canBeSummed, checkShares, proposeShares, type Share, type SharedTarget } from './shares.ts'

const forest: SharedTarget = { nature: 'binding', operator: 'ge', value: 10.5, unit: '万亩' }
const share = (part: string, value: number, weight: number | null = null): Share => ({
  part,
  name: `${part}街道`,
  value,
  weight,
})
const codes = (...args: Parameters<typeof checkShares>) => checkShares(...args).faults.map(({ code }) => code)

describe('shares of departments and subdistricts', () => {
  it('[SH1] a binding target is blocked until its shares make it, with the exact shortfall', () => {
    expect(checkShares(forest, [share('东', 3.1), share('西', 4.2), share('南', 3.2)], 'adds')).toMatchObject({
      combined: 10.5,
      shortfall: 0,
      isBlocked: false,
    })
    const short = checkShares(forest, [share('东', 3.1), share('西', 4.2), share('南', 3.1)], 'adds')
    expect(short).toMatchObject({ combined: 10.4, shortfall: 0.1, isBlocked: true })
    expect(short.faults[0]?.message.zh).toBe(
      '各单位合计为 10.4万亩，目标为 10.5万亩，少 0.1。约束性指标须分解足额才能发布。',
    )
    expect(checkShares({ ...forest, nature: 'expected' }, [share('东', 3)], 'adds').isBlocked).toBe(false)
  })

  it('[SH2] a ceiling must not be exceeded', () => {
    const energy: SharedTarget = { nature: 'binding', operator: 'le', value: 9, unit: '万吨标准煤' }
    expect(checkShares(energy, [share('东', 4), share('西', 5)], 'adds').isBlocked).toBe(false)
    expect(checkShares(energy, [share('东', 4), share('西', 5.5)], 'adds')).toMatchObject({
      shortfall: 0.5,
      isBlocked: true,
    })
  })

  it('[SH3] rates cannot be summed: weights are needed, or each part meets it', () => {
    const rate: SharedTarget = { nature: 'binding', operator: 'ge', value: 90, unit: '%' }
    const parts = [share('东', 92, 3), share('西', 88, 1)]
    expect(codes(rate, parts, 'adds')).toEqual(['cannot-be-summed'])
    expect(checkShares(rate, parts, 'weighted')).toMatchObject({ combined: 91, isBlocked: false })
    expect(codes(rate, [share('东', 92), share('西', 88, 0)], 'weighted')).toEqual(['no-weight', 'not-positive-weight'])
    const each = checkShares(rate, parts, 'each')
    expect(each).toMatchObject({ combined: null, shortfall: 2, isBlocked: true })
    expect(each.faults[0]?.message.zh).toContain('西街道为 88%，比目标低 2')
    expect([canBeSummed('亿元'), canBeSummed('家'), canBeSummed('%'), canBeSummed('元/人'), canBeSummed('岁')]).toEqual(
      [true, true, false, false, false],
    )
  })

  it('[SH4] every fault at once', () => {
    expect(codes({ ...forest, unit: '%' }, [share('东', 3), share('东', 4)], 'adds')).toEqual([
      'twice',
      'cannot-be-summed',
    ])
    expect(codes(forest, [], 'adds')).toEqual(['none'])
  })

  it('[SH5] a proposal by weights makes the target exactly, for any weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 100000 }),
        fc.integer({ min: 0, max: 3 }),
        (weights, cents, decimals) => {
          const target: SharedTarget = { ...forest, value: cents / 100 }
          const parts = weights.map((weight, i) => ({ part: `p${i}`, name: `p${i}`, weight }))
          const proposed = proposeShares(target, parts, decimals, 'adds')
          const check = checkShares(target, proposed, 'adds')
          expect(check.isBlocked).toBe(false)
          expect((check.combined ?? 0) - target.value).toBeLessThan(10 ** -decimals + 1e-9)
        },
      ),
    )
  })
})
