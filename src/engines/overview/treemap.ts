/** A rectangle in any unit. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Divides a rectangle among sizes so that areas are in proportion and shapes as near to squares as can be (Bruls, Huizing,
 * van Wijk 2000, "Squarified Treemaps"). Sizes that are not above zero get nothing. The answer is in the order of the sizes.
 */
export function squarified(sizes: readonly number[], within: Rectangle): readonly Rectangle[] {
  const empty = { x: within.x, y: within.y, width: 0, height: 0 }
  const rectangles: Rectangle[] = sizes.map(() => empty)
  const total = sizes.reduce((sum, size) => sum + Math.max(0, size), 0)
  if (total <= 0 || within.width <= 0 || within.height <= 0) return rectangles
  const scale = (within.width * within.height) / total
  const queue = sizes
    .map((size, at) => ({ at, area: Math.max(0, size) * scale }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area)
  let { x, y, width, height } = within
  let row: { readonly at: number; readonly area: number }[] = []
  const lay = () => {
    const sum = row.reduce((all, { area }) => all + area, 0)
    const isColumn = width >= height
    const thickness = sum / (isColumn ? height : width)
    let along = isColumn ? y : x
    for (const { at, area } of row) {
      const length = area / thickness
      rectangles[at] = isColumn
        ? { x, y: along, width: thickness, height: length }
        : { x: along, y, width: length, height: thickness }
      along += length
    }
    if (isColumn) {
      x += thickness
      width -= thickness
    } else {
      y += thickness
      height -= thickness
    }
    row = []
  }
  for (const next of queue) {
    const side = Math.min(width, height)
    if (row.length > 0 && worst([...row, next], side) > worst(row, side)) lay()
    row.push(next)
  }
  if (row.length > 0) lay()
  return rectangles
}

/** The longest side over the shortest of the least square rectangle of a row laid along a side. */
function worst(row: readonly { readonly area: number }[], side: number): number {
  let sum = 0
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const { area } of row) {
    sum += area
    least = Math.min(least, area)
    most = Math.max(most, area)
  }
  const square = side * side
  return Math.max((square * most) / (sum * sum), (sum * sum) / (square * least))
}
