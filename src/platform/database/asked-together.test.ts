import { describe, expect, it } from 'vitest'
import { AskedTogether } from './asked-together.ts'

const turn = () => new Promise((done) => setImmediate(done))

describe('what is asked together', () => {
  it('is asked once of all who came before it was put, and anew of who comes after', async () => {
    const put: string[][] = []
    let state = 1
    const asked = new AskedTogether(async (keys) => {
      put.push([...keys])
      const seen = state
      await turn()
      return new Map(keys.map((key) => [key, seen]))
    })
    const first = [asked.of('a'), asked.of('b'), asked.of('a')]
    // It is put after this.
    state = 2
    while (put.length === 0) await turn()
    // It was put: who comes now is told what stands now.
    state = 3
    const later = asked.of('a')
    expect(await Promise.all(first)).toEqual([2, 2, 2])
    expect(await later).toBe(3)
    expect(put).toEqual([['a', 'b'], ['a']])
  })

  it('fails those who share a question that fails, and nobody after them', async () => {
    let isBroken = true
    const asked = new AskedTogether(async (keys) => {
      if (isBroken) throw new Error('broken')
      return new Map(keys.map((key) => [key, 1]))
    })
    const outcomes = await Promise.allSettled([asked.of('a'), asked.of('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    isBroken = false
    expect(await asked.of('a')).toBe(1)
  })

  it('is not held up by a question that is never answered', async () => {
    let isHanging = true
    const asked = new AskedTogether<number>((keys) => {
      if (!isHanging) return Promise.resolve(new Map(keys.map((key) => [key, 1])))
      isHanging = false
      return new Promise<ReadonlyMap<string, number>>(() => undefined)
    })
    asked.of('a')
    await turn()
    await turn()
    await turn()
    expect(await asked.of('b')).toBe(1)
  })
})
