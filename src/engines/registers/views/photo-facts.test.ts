import fc from 'fast-check'
import { expect, it } from 'vitest'
import { photoFacts } from './photo-facts.ts'
import { areaOf, findPoint, findShape, outlineOf } from './places.ts'

/** A JPEG's beginning with the facts that a phone writes: day and time, zone, place. */
function photo({ taken = '2024:03:05 09:30:15', zone = '', south = false, isLittle = true } = {}): Uint8Array {
  const view = new DataView(new ArrayBuffer(400))
  view.setUint16(0, 0xffd8)
  view.setUint16(2, 0xffe1)
  view.setUint16(4, 380)
  view.setUint32(6, 0x45786966)
  const start = 12
  const u16 = (at: number, value: number) => view.setUint16(start + at, value, isLittle)
  const u32 = (at: number, value: number) => view.setUint32(start + at, value, isLittle)
  const text = (at: number, value: string) => {
    for (const [i, character] of [...value].entries()) view.setUint8(start + at + i, character.charCodeAt(0))
  }
  view.setUint16(start, isLittle ? 0x4949 : 0x4d4d)
  u16(2, 42)
  u32(4, 8)
  const directory = (
    at: number,
    entries: readonly (readonly [tag: number, type: number, count: number, value: number | string])[],
  ) => {
    u16(at, entries.length)
    for (const [i, [tag, type, count, value]] of entries.entries()) {
      const entry = at + 2 + i * 12
      u16(entry, tag)
      u16(entry + 2, type)
      u32(entry + 4, count)
      if (typeof value === 'string') text(entry + 8, value)
      else u32(entry + 8, value)
    }
  }
  directory(8, [
    [0x8769, 4, 1, 60],
    [0x8825, 4, 1, 120],
  ])
  directory(60, [
    [0x9003, 2, 20, 260],
    [0x9011, 2, 7, 290],
  ])
  directory(120, [
    [1, 2, 2, south ? 'S' : 'N'],
    [2, 5, 3, 200],
    [3, 2, 2, 'E'],
    [4, 5, 3, 230],
  ])
  text(260, taken)
  text(290, zone)
  for (const [at, degrees] of [
    [200, [26, 53, 36]],
    [230, [112, 36, 35.28]],
  ] as const)
    for (const [i, value] of degrees.entries()) {
      u32(at + i * 8, Math.round(value * 100))
      u32(at + i * 8 + 4, 100)
    }
  return new Uint8Array(view.buffer)
}

it.each([true, false])('a photo says when and where it was taken, little-endian %s', (isLittle) => {
  expect(photoFacts(photo({ isLittle }))).toEqual({
    takenAt: '2024-03-05T01:30:15.000Z',
    place: [112.6098, 26.8933333],
  })
  expect(photoFacts(photo({ isLittle, zone: '+09:00', south: true }))).toEqual({
    takenAt: '2024-03-05T00:30:15.000Z',
    place: [112.6098, -26.8933333],
  })
  expect(photoFacts(photo({ isLittle, taken: '0000:00:00 00:00:00' })).takenAt).toBeNull()
})

it('a photo that says nothing, is cut off or damaged gives nothing and never throws', () => {
  const nothing = { takenAt: null, place: null }
  expect(photoFacts(new Uint8Array())).toEqual(nothing)
  expect(photoFacts(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toEqual(nothing)
  const whole = photo()
  for (let length = 0; length < whole.length; length += 7) photoFacts(whole.subarray(0, length))
  fc.assert(
    fc.property(fc.nat(399), fc.nat(255), (at, value) => {
      const broken = photo()
      broken[at] = value
      photoFacts(broken)
    }),
    { numRuns: 500 },
  )
})

it('a point is read as people write it', () => {
  expect(findPoint('112.6098, 26.8933')).toEqual([112.6098, 26.8933])
  expect(findPoint('112.6098 26.8933')).toEqual([112.6098, 26.8933])
  expect(findPoint('26.8933，112.6098')).toEqual([112.6098, 26.8933])
  expect(findPoint('北纬26°53′36″ 东经112°36′36″')).toEqual([112.61, 26.8933333])
  expect(findPoint('东经112°36.6′，北纬26°53.6′')).toEqual([112.61, 26.8933333])
  for (const none of ['', '112.6', '1 2 3', '200, 26', '湖滨市', '112.6, 95']) expect(findPoint(none), none).toBeNull()
})

it('a shape is found in what programs export, measured, and drawn north up', () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [112, 26],
        [112.01, 26],
        [112.01, 26.01],
        [112, 26.01],
        [112, 26],
      ],
    ],
  } as const
  expect(
    findShape(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: square }] })),
  ).toEqual(square)
  expect(findShape('{"type":"Point","coordinates":[1,2]}')).toBeNull()
  expect(findShape('not json')).toBeNull()
  // 0.01° of latitude is 1,112 m; of longitude at 26° north, 0.8988 of that.
  expect(areaOf(square) / (1111.95 * 1111.95 * 0.8988)).toBeCloseTo(1, 2)
  expect(outlineOf(square, 100)).toMatch(/^M4\.0 96\.0L/)
})
