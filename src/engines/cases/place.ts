import type { Point, Shape } from '../../language/field.ts'

/** Whether a point lies in a shape; on its edge counts for one side only, so that patches without gaps share no point. */
export function isWithin([lng, lat]: Point, shape: Shape): boolean {
  const polygons = (
    shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  ) as readonly (readonly (readonly Point[])[])[] // checked when it was kept
  return polygons.some(
    ([outer, ...holes]) =>
      outer !== undefined && crosses(outer, lng, lat) && !holes.some((hole) => crosses(hole, lng, lat)),
  )
}

/** Even-odd rule: how many edges a ray to the east crosses. */
function crosses(ring: readonly Point[], lng: number, lat: number): boolean {
  let isInside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i] as Point // i and j are places of the ring
    const [x2, y2] = ring[j] as Point
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) isInside = !isInside
  }
  return isInside
}
