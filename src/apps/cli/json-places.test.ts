import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from './json-places.ts'

describe('JSON with places', () => {
  it('reads what JSON.parse reads, and refuses what it refuses', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const read = readJson(text)
        expect(read.ok && read.value).toEqual(JSON.parse(text))
      }),
    )
    const parsed = (text: string) => {
      try {
        return { ok: true, value: JSON.parse(text) }
      } catch {
        return { ok: false }
      }
    }
    fc.assert(
      fc.property(fc.stringMatching(/^[{}[\],:"a1e.\-\\ \n]{0,14}$/), (text) => {
        const read = readJson(text)
        expect(read.ok ? { ok: true, value: read.value } : { ok: false }, text).toEqual(parsed(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('knows where a value stands; where it is missing, what is around it', () => {
    const read = readJson('{\n  "a": [1, {"b/c": true}],\n  "名": "x"\n}')
    if (!read.ok) throw new Error('refused')
    expect(read.placeOf('/a')).toEqual({ line: 2, column: 3 })
    expect(read.placeOf('/a/1/b~1c')).toEqual({ line: 2, column: 13 })
    expect(read.placeOf('/a/1/none/deeper')).toEqual({ line: 2, column: 12 })
    expect(read.placeOf('/名')).toEqual({ line: 3, column: 3 })
    expect(read.placeOf('/nothing')).toEqual({ line: 1, column: 1 })
  })

  it('says where it stops being JSON', () => {
    expect(readJson('{\n  "a": 1,\n  "b" 2\n}')).toMatchObject({
      ok: false,
      place: { line: 3, column: 7 },
      found: '"2"',
    })
    expect(readJson('{"a": 1')).toMatchObject({ ok: false, found: '' })
    expect(readJson('[1, 2]x')).toMatchObject({ ok: false, place: { line: 1, column: 7 } })
    expect(readJson('['.repeat(100_000))).toMatchObject({ ok: false })
    const proto = readJson('{"__proto__": {"x": 1}}')
    expect(proto.ok && Object.getPrototypeOf(proto.value)).toBe(Object.prototype)
  })
})
