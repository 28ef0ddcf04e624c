import type { Point, Shape } from '../../../language/field.ts'

type Ring = readonly (readonly [number, number])[]

/** '112.6098, 26.8933' or '东经112°36′35″ 北纬26°53′36″' as a point; null when there are no two numbers in range in it. */
export function findPoint(text: string): Point | null {
  // The sign of seconds becomes two of minutes by it.
  const plain = text.normalize('NFKC')
  const degrees = [
    ...plain.matchAll(
      /(-?\d{1,3}(?:\.\d{1,12})?)\s*°?\s*(?:(\d{1,2}(?:\.\d{1,6})?)\s*[′'分]\s*)?(?:(\d{1,2}(?:\.\d{1,6})?)\s*(?:′′|''|[″"秒]))?/g,
    ),
  ]
  const [first, second, ...rest] = degrees.map(
    ([, whole = '', minutes = '0', seconds = '0']) =>
      Number(whole) + Math.sign(Number(whole) || 1) * (Number(minutes) / 60 + Number(seconds) / 3600),
  )
  if (first === undefined || second === undefined || rest.length > 0) return null
  // Latitude first, as maps for people write it, is told by its words or by lying out of range.
  const isLatitudeFirst = /^\s*(?:北纬|N)/i.test(plain) || (Math.abs(first) <= 60 && Math.abs(second) > 90)
  const [longitude, latitude] = isLatitudeFirst ? [second, first] : [first, second]
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return null
  return [round(longitude), round(latitude)]
}

const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** The rings of a shape, outer ones and holes alike. */
export function ringsOf(shape: Shape): readonly Ring[] {
  const polygons = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as readonly (readonly Ring[])[] // checked where it came in
  return polygons.flat()
}

const EARTH_RADIUS_M = 6_371_008.8

/** Area in square metres on a sphere, holes taken off; good to a percent for the sizes of plots and districts. */
export function areaOf(shape: Shape): number {
  const polygons = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates) as readonly (readonly Ring[])[] // checked where it came in
  return polygons.reduce(
    (sum, [outer = [], ...holes]) => sum + areaOfRing(outer) - holes.reduce((less, hole) => less + areaOfRing(hole), 0),
    0,
  )
}

function areaOfRing(ring: Ring): number {
  const radians = Math.PI / 180
  let sum = 0
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y]
    sum += (nextX - x) * radians * (2 + Math.sin(y * radians) + Math.sin(nextY * radians))
  }
  return Math.abs((sum * EARTH_RADIUS_M * EARTH_RADIUS_M) / 2)
}

/** A path for SVG in a box of `size`, north up, in true proportion. */
export function outlineOf(shape: Shape, size: number): string {
  const rings = ringsOf(shape)
  const points = rings.flat()
  if (points.length === 0) return ''
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))]
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))]
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (size - 8) / Math.max((east - west) * narrow, north - south, 1e-9)
  const place = ([x, y]: readonly [number, number]) =>
    `${(4 + (x - west) * narrow * scale).toFixed(1)} ${(4 + (north - y) * scale).toFixed(1)}`
  return rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('')
}

/** The shape in a GeoJSON text, also where it is wrapped in a feature or a collection of one; null when there is none. */
export function findShape(text: string): Shape | null {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return null
  }
  for (let i = 0; i < 3; i++) {
    if (typeof found !== 'object' || found === null) return null
    const { type, geometry, features } = found as { type?: unknown; geometry?: unknown; features?: unknown[] } // checked here
    if (type === 'Polygon' || type === 'MultiPolygon') return found as Shape // its rings are checked by `readValue`
    if (type === 'Feature') found = geometry
    else if (type === 'FeatureCollection' && Array.isArray(features) && features.length === 1) found = features[0]
    else return null
  }
  return null
}
