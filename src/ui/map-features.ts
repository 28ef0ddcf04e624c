import type { Tone } from '../model/standing.ts'

/** Longitude and latitude in degrees, CGCS2000. */
export type MapPlace = readonly [longitude: number, latitude: number]

/** Something that stands at a point. */
export interface MapPoint {
  readonly id: string
  readonly place: MapPlace
  /** Names it in the list beside the map and when it is pointed at. */
  readonly label: string
  /** Said after its name: a state, a due day. */
  readonly note?: string
  /** Its entry in the legend. */
  readonly kind: string
}

/** A patch of ground. */
export interface MapArea {
  readonly id: string
  readonly shape: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: readonly unknown[] }
  readonly label: string
  readonly note?: string
  /** Its entry in the legend; null: only its outline is drawn. */
  readonly kind: string | null
}

/** What a colour on the map stands for. The sign stands beside the colour, so that colour is never the only difference. */
export interface MapLegendEntry {
  readonly kind: string
  readonly label: string
  readonly tone: Tone
}

interface Feature {
  readonly type: 'Feature'
  readonly id?: number
  readonly properties: Readonly<Record<string, string | number>>
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}
export interface FeatureCollection {
  readonly type: 'FeatureCollection'
  readonly features: readonly Feature[]
}

export const pointFeatures = (points: readonly MapPoint[], legend: readonly MapLegendEntry[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: points.map(({ id, place, label, kind }) => ({
    type: 'Feature',
    properties: { id, label, kind, tone: toneOf(legend, kind) },
    geometry: { type: 'Point', coordinates: place },
  })),
})

export const areaFeatures = (areas: readonly MapArea[], legend: readonly MapLegendEntry[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: areas.map(({ id, shape, label, kind }) => ({
    type: 'Feature',
    properties: { id, label, kind: kind ?? '', tone: kind === null ? 'outline' : toneOf(legend, kind) },
    geometry: { type: shape.type, coordinates: shape.coordinates },
  })),
})

const toneOf = (legend: readonly MapLegendEntry[], kind: string): Tone =>
  legend.find((entry) => entry.kind === kind)?.tone ?? 'none'

export type MapBounds = readonly [west: number, south: number, east: number, north: number]

/** What holds everything that is drawn; null when nothing is. A single point gets some ground around it. */
export function boundsOf(points: readonly MapPoint[], areas: readonly MapArea[]): MapBounds | null {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity]
  const take = ([lng, lat]: MapPlace) => {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  for (const { place } of points) take(place)
  for (const { shape } of areas) for (const position of positionsOf(shape.coordinates)) take(position)
  if (!Number.isFinite(west)) return null
  const margin = Math.max((east - west) * 0.05, (north - south) * 0.05, 0.002)
  return [west - margin, south - margin, east + margin, north + margin]
}

function* positionsOf(coordinates: readonly unknown[]): Generator<MapPlace> {
  const [lng, lat] = coordinates
  if (typeof lng === 'number' && typeof lat === 'number') yield [lng, lat]
  else for (const one of coordinates) if (Array.isArray(one)) yield* positionsOf(one)
}

/** The middle of an area's box: where the map goes when its entry in the list is chosen. */
export function middleOf(area: MapArea): MapPlace | null {
  const bounds = boundsOf([], [area])
  return bounds === null ? null : [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
}
