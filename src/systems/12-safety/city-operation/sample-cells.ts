import type { Point } from '../../../language/field.ts'
import type { SampleActor, SampleRecord, SampleStage } from '../../../language/sample.ts'

/** A drawn patch with its record. */
export interface Cell {
  readonly record: SampleRecord
  readonly west: number
  readonly south: number
  /** Key of the street's body. */
  readonly street: string
}

/** About a hundred metres on this latitude. */
const WIDTH = 0.001
const HEIGHT = 0.0009
const ORIGIN: Point = [112.6, 26.85]
/** Cells of a community, and communities of a street: sixteen cells a street in a square. */
const COLUMNS = 4
const ROWS = 2
const COMMUNITIES = 2

/** Every street a square of sixteen cells, streets three in a row; numbered from west to east and north to south. */
export function cellsOf(stage: SampleStage, at: Date, by: SampleActor): readonly Cell[] {
  const streets = stage.bodies.filter(({ kind }) => kind === 'subdistrict')
  return streets.flatMap((street, i) => {
    const left = ORIGIN[0] + (i % 3) * COLUMNS * WIDTH
    const top = ORIGIN[1] - Math.floor(i / 3) * ROWS * COMMUNITIES * HEIGHT
    return Array.from({ length: COMMUNITIES * ROWS * COLUMNS }, (_, n): Cell => {
      const community = Math.floor(n / (ROWS * COLUMNS))
      const within = n % (ROWS * COLUMNS)
      const west = left + (within % COLUMNS) * WIDTH
      const north = top - (community * ROWS + Math.floor(within / COLUMNS)) * HEIGHT
      const south = north - HEIGHT
      const worker = stage.person('grid-worker', street.key)
      const three = (value: number) => String(value).padStart(3, '0')
      const [w, s, e, t] = [west, south, west + WIDTH, north].map((value) => Number(value.toFixed(6))) as [
        number,
        number,
        number,
        number,
      ]
      return {
        west: w,
        south: s,
        street: street.key,
        record: {
          type: 'grid-cell',
          id: stage.id(at),
          at,
          by,
          values: {
            code: `${stage.division}${three(i + 1)}${three(community + 1)}${three(within + 1)}`,
            name: `模拟街区 ${i + 1}-${community + 1}-${within + 1}`,
            community: `第${'一二三四'[community]}社区（模拟）`,
            street: street.id,
            area_class: i === 0 && community === 0 ? 'A' : i < 3 ? 'B' : 'C',
            worker: worker.id,
            ground: '9980',
            shape: {
              type: 'Polygon',
              coordinates: [
                [
                  [w, s],
                  [e, s],
                  [e, t],
                  [w, t],
                  [w, s],
                ],
              ],
            },
          },
          steps: [],
        },
      }
    })
  })
}

/** A point well inside the cell. */
export const pointIn = (stage: SampleStage, { west, south }: Cell): Point => [
  Number((west + WIDTH * (0.1 + 0.8 * stage.random())).toFixed(6)),
  Number((south + HEIGHT * (0.1 + 0.8 * stage.random())).toFixed(6)),
]

/** A point some metres from another, for what several people report. */
export const pointNear = (stage: SampleStage, [lng, lat]: Point): Point => [
  Number((lng + 0.0001 * (stage.random() - 0.5)).toFixed(6)),
  Number((lat + 0.0001 * (stage.random() - 0.5)).toFixed(6)),
]
