import { describe, expect, it } from 'vitest'
import { areaFeatures, boundsOf, type MapArea, type MapPoint, middleOf, pointFeatures } from './map-features.ts'

const point = (id: string, lng: number, lat: number): MapPoint => ({ id, place: [lng, lat], label: id, kind: 'late' })
const cell: MapArea = {
  id: 'cell',
  label: '网格',
  kind: null,
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [112, 26],
        [112.01, 26],
        [112.01, 26.02],
        [112, 26],
      ],
    ],
  },
}
const legend = [{ kind: 'late', label: '超期', tone: 'bad' as const }]

describe('what a map draws', () => {
  it('holds every point and every corner of every patch', () => {
    const bounds = boundsOf([point('a', 111.9, 26.1)], [cell])
    expect(bounds).not.toBeNull()
    const [west, south, east, north] = bounds ?? [0, 0, 0, 0]
    expect(west).toBeLessThan(111.9)
    expect(south).toBeLessThan(26)
    expect(east).toBeGreaterThan(112.01)
    expect(north).toBeGreaterThan(26.1)
  })

  it('gives a single point some ground around it, and nothing no bounds', () => {
    const [west, , east] = boundsOf([point('a', 112, 26)], []) ?? [0, 0, 0, 0]
    expect(east - west).toBeCloseTo(0.004, 6)
    expect(boundsOf([], [])).toBeNull()
  })

  it('takes colours from the legend; what the legend does not know has none, what has no kind is an outline', () => {
    const [known, unknown] = pointFeatures([point('a', 1, 2), { ...point('b', 1, 2), kind: 'other' }], legend).features
    expect(known?.properties.tone).toBe('bad')
    expect(unknown?.properties.tone).toBe('none')
    expect(areaFeatures([cell], legend).features[0]?.properties.tone).toBe('outline')
  })

  it('finds the middle of a patch', () => {
    expect(middleOf(cell)?.[0]).toBeCloseTo(112.005, 6)
    expect(middleOf(cell)?.[1]).toBeCloseTo(26.01, 6)
  })
})
