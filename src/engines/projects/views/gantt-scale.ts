/** Days on a line: where each stands, as a share of the whole. Pure. */
export interface Scale {
  readonly from: string
  readonly to: string
  /** 0 to 100, for percentages of a drawing's width. */
  readonly at: (day: string) => number
  readonly ticks: readonly { readonly day: string; readonly label: string }[]
}

const time = (day: string) => Date.parse(`${day}T00:00:00Z`)

/**
 * A scale over whole quarters that holds every day; ticks by quarter while there are few of them, else by year.
 * @param days at least one.
 */
export function scaleOf(days: readonly string[]): Scale {
  const sorted = [...days].sort()
  const first = sorted[0] ?? '2000-01-01'
  const last = sorted.at(-1) ?? first
  const from = quarterOf(first, 0)
  const to = quarterOf(last, 1)
  const width = time(to) - time(from)
  const quarters: string[] = []
  for (let day = from; day < to; day = quarterOf(day, 1)) quarters.push(day)
  const isFew = quarters.length <= 12
  const ticks = quarters
    .filter((day) => isFew || day.slice(5, 7) === '01')
    .map((day) => ({
      day,
      label: isFew && day.slice(5, 7) !== '01' ? `Q${Math.ceil(Number(day.slice(5, 7)) / 3)}` : day.slice(0, 4),
    }))
  return { from, to, at: (day) => ((time(day) - time(from)) / width) * 100, ticks }
}

/** The first day of the day's quarter, or of one so many after it. */
function quarterOf(day: string, after: number): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + after * 3
  return new Date(Date.UTC(Number(day.slice(0, 4)), month, 1)).toISOString().slice(0, 10)
}
