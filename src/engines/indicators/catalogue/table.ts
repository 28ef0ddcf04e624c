import type { IndicatorDefinition } from '../../../model/indicator.ts'

const COLUMNS = ['id', 'zh', 'en', 'aliases', 'unit', 'direction', 'kind', 'nature', 'source'] as const
const DIRECTIONS = ['up', 'down', 'band'] as const
const KINDS = ['level', 'cumulative', 'growth', 'cumulative-reduction', 'annual-bound'] as const
const NATURES = ['binding', 'expected', '-'] as const

/**
 * Reads a page of the catalogue: one indicator a line, columns between bars, aliases between `、`. The pages are kept as
 * tables so that a planner can read and extend them without knowing the language they are wrapped in. A unit of `-` means a plain number.
 * Throws with the line that is wrong.
 */
export function indicatorsFromTable(
  category: IndicatorDefinition['category'],
  table: string,
): readonly IndicatorDefinition[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => indicatorFromLine(category, line))
}

function indicatorFromLine(category: IndicatorDefinition['category'], line: string): IndicatorDefinition {
  const fail = (why: string): never => {
    throw new Error(`Indicator catalogue, ${category}: ${why}\n  ${line}\n  Columns: ${COLUMNS.join(' | ')}`)
  }
  const cells = line.split('|').map((cell) => cell.trim())
  if (cells.length !== COLUMNS.length) fail(`${cells.length} columns where ${COLUMNS.length} are expected`)
  const [id, zh, en, aliases, unit, direction, kind, nature, source] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const oneOf = <T extends string>(values: readonly T[], value: string, column: string): T =>
    values.find((known) => known === value) ?? fail(`${column} “${value}” is none of ${values.join(', ')}`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fail(`id “${id}” must be lower-case words joined by hyphens`)
  if (zh === '' || en === '' || unit === '' || source === '') fail('name, unit and source must not be empty')
  const marked = oneOf(NATURES, nature, 'nature')
  return {
    id,
    name: { zh, en },
    aliases: aliases === '' ? [] : aliases.split('、'),
    unit: unit === '-' ? '' : unit,
    direction: oneOf(DIRECTIONS, direction, 'direction'),
    kind: oneOf(KINDS, kind, 'kind'),
    nature: marked === '-' ? null : marked,
    source,
    category,
  }
}
