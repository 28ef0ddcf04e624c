import { type GeoJSONSource, MapLibreMap, type MapMouseEvent, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { useEffect, useRef } from 'react'
import {
  areaFeatures,
  boundsOf,
  type MapArea,
  type MapLegendEntry,
  type MapPlace,
  type MapPoint,
  pointFeatures,
} from './map-features.ts'
import { chartColours, FONTS } from './theme.ts'

// Its own file on our own server: the page's policy lets no other script run.
setWorkerUrl(workerUrl)

interface DrawingProps {
  readonly title: string
  readonly points: readonly MapPoint[]
  readonly areas: readonly MapArea[]
  readonly legend: readonly MapLegendEntry[]
  readonly isDark: boolean
  readonly goTo: { readonly place: MapPlace } | null
  readonly onOpen?: (id: string) => void
  readonly onPlace?: (place: MapPlace) => void
  readonly onUndrawable: () => void
}

/** The canvas of a map. Its own file, so that MapLibre is fetched when the first map is drawn. */
export default function MapDrawing(props: DrawingProps) {
  const { title, points, areas, legend, isDark, goTo, onUndrawable } = props
  const place = useRef<HTMLDivElement>(null)
  const map = useRef<MapLibreMap | null>(null)
  const latest = useRef(props)
  latest.current = props
  const undrawable = useRef(onUndrawable)
  undrawable.current = onUndrawable

  useEffect(() => {
    const element = place.current
    if (element === null) return
    let made: MapLibreMap
    try {
      made = new MapLibreMap({
        container: element,
        style: styleOf(isDark) as never, // written as its specification says; its types ask for mutable arrays
        attributionControl: false,
        localIdeographFontFamily: FONTS,
        dragRotate: false,
        pitchWithRotate: false,
        fadeDuration: 0,
      })
    } catch {
      undrawable.current()
      return
    }
    map.current = made
    made.touchZoomRotate.disableRotation()
    made.keyboard.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.on('load', () => {
      fill(made, latest.current)
      showAll(made, latest.current)
      element.dataset.drawn = 'yes'
    })
    made.on('click', (event) => pick(made, event, latest.current))
    made.on('mousemove', (event) => {
      const found = made.queryRenderedFeatures(event.point, { layers: PICKED })[0]
      made.getCanvas().style.cursor = found === undefined ? '' : 'pointer'
      element.title = found === undefined ? '' : String(found.properties.label ?? '')
    })
    return () => {
      made.remove()
      map.current = null
    }
  }, [isDark])

  useEffect(() => {
    // Before its style has come, 'load' fills it.
    if (map.current !== null && place.current?.dataset.drawn === 'yes') fill(map.current, { points, areas, legend })
  }, [points, areas, legend])

  useEffect(() => {
    if (goTo !== null)
      map.current?.easeTo({ center: [...goTo.place], zoom: Math.max(map.current.getZoom(), 15), duration: 150 })
  }, [goTo])

  return <div ref={place} className="map-canvas" role="application" aria-label={title} />
}

const PICKED = ['clusters', 'points', 'areas']

function fill(map: MapLibreMap, { points, areas, legend }: Pick<DrawingProps, 'points' | 'areas' | 'legend'>) {
  // Both are sources of the style below.
  void (map.getSource('points') as GeoJSONSource).setData(pointFeatures(points, legend) as never)
  void (map.getSource('areas') as GeoJSONSource).setData(areaFeatures(areas, legend) as never)
}

function showAll(map: MapLibreMap, { points, areas }: Pick<DrawingProps, 'points' | 'areas'>) {
  const bounds = boundsOf(points, areas)
  if (bounds !== null) map.fitBounds([...bounds], { animate: false, maxZoom: 17 })
}

function pick(map: MapLibreMap, event: MapMouseEvent, { onOpen, onPlace }: DrawingProps) {
  const found = map.queryRenderedFeatures(event.point, { layers: PICKED })[0]
  if (found?.properties.cluster_id !== undefined) {
    const source = map.getSource('points') as GeoJSONSource
    const { coordinates } = found.geometry as unknown as { readonly coordinates: MapPlace } // a cluster is a point
    void source
      .getClusterExpansionZoom(Number(found.properties.cluster_id))
      .then((zoom) => map.easeTo({ center: [...coordinates], zoom, duration: 150 }))
    return
  }
  if (found !== undefined && onOpen !== undefined) onOpen(String(found.properties.id))
  else onPlace?.([event.lngLat.lng, event.lngLat.lat])
}

/** The whole style: our own two sources, colours of the page, numbers drawn with the page's fonts. */
function styleOf(isDark: boolean) {
  const colours = chartColours(isDark)
  const empty = { type: 'FeatureCollection', features: [] }
  const byTone = [
    'match',
    ['get', 'tone'],
    ...(['good', 'fair', 'poor', 'bad'] as const).flatMap((tone) => [tone, colours.tones[tone]]),
    colours.tones.none,
  ]
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: empty },
      points: { type: 'geojson', data: empty, cluster: true, clusterRadius: 36, clusterMaxZoom: 16 },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': byTone,
          'fill-opacity': ['case', ['==', ['get', 'tone'], 'outline'], 0.02, 0.35],
        },
      },
      { id: 'outlines', type: 'line', source: 'areas', paint: { 'line-color': colours.line, 'line-width': 1 } },
      {
        id: 'clusters',
        type: 'circle',
        source: 'points',
        filter: ['has', 'point_count'],
        paint: {
          'circle-color': colours.accent,
          'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 100, 20, 1000, 25],
          'circle-stroke-color': colours.ground,
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'counts',
        type: 'symbol',
        source: 'points',
        filter: ['has', 'point_count'],
        layout: { 'text-field': ['to-string', ['get', 'point_count']], 'text-size': 12, 'text-allow-overlap': true },
        paint: { 'text-color': colours.ground },
      },
      {
        id: 'points',
        type: 'circle',
        source: 'points',
        filter: ['!', ['has', 'point_count']],
        paint: {
          'circle-color': byTone,
          'circle-radius': 7,
          'circle-stroke-color': colours.ground,
          'circle-stroke-width': 2,
        },
      },
    ],
  }
}
