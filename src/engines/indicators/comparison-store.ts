import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import { withinScope } from '../../platform/access/within-scope.ts'
import type { Reading } from '../../platform/database/tables.ts'
import type { ComparedIndicator, ComparedPlace } from './comparison.ts'
import type { Measure } from './definition.ts'
import { shippedIndex } from './find-indicator.ts'

/** Bodies of a division that stand, within the scope. */
export async function standingBodies(
  db: Reading,
  scope: Scope,
  division: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly kind: string }[]> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name_zh', 'kind'])
    .where('division', '=', division)
    .where('ended_on', 'is', null)
    .where(withinScope(scope, { division: 'body.division', body: 'body.id' }))
    .orderBy('position')
    .orderBy('name_zh')
    .execute()
  return rows.map(({ id, name_zh, kind }) => ({ id, name: name_zh, kind }))
}

/** The divisions that the scope reaches whole, and the subdistricts and parks of the one asked for. */
export async function comparedPlaces(db: Reading, scope: Scope, division: string): Promise<readonly ComparedPlace[]> {
  const [divisions, parts] = await Promise.all([
    db
      .selectFrom('division')
      .select(['code', 'name_zh'])
      .where(withinScope({ ...scope, bodies: [], own: [] }, { division: 'division.code' }))
      .orderBy('code')
      .execute(),
    db
      .selectFrom('body')
      .select(['id', 'name_zh'])
      .where('division', '=', division)
      .where('kind', 'in', ['subdistrict', 'park'])
      .where(withinScope(scope, { division: 'body.division', body: 'body.id' }))
      .orderBy('position')
      .orderBy('name_zh')
      .execute(),
  ])
  return [
    ...divisions.map(({ code, name_zh }) => ({
      key: code,
      name: name_zh,
      kind: 'division' as const,
      division: code,
      part: null,
    })),
    ...parts.map(({ id, name_zh }) => ({ key: id, name: name_zh, kind: 'part' as const, division, part: id })),
  ]
}

/** An indicator that has values, with how many and of how many parts. */
export type IndicatorWithValues = Omit<ComparedIndicator, 'wanted'> & {
  readonly dimension: string | null
  readonly values: number
  readonly parts: number
  readonly last: string | null
}

/** Indicators of a division that have values, named by its targets or by the catalogue. */
export async function indicatorsOf(
  db: Reading,
  scope: Scope,
  division: string,
): Promise<readonly IndicatorWithValues[]> {
  const [values, targets] = await Promise.all([
    sql<{
      indicator: string
      dimension: string | null
      measure: Measure
      unit: string | null
      count: string
      parts: string
      last: string
    }>`
      select indicator, dimension, measure, max(unit) unit, count(*) count, count(distinct part) parts, max(period) last
      from observation
      where division = ${division} and ${withinScope(scope, { division: 'observation.division', body: 'observation.part' })}
      group by indicator, dimension, measure`.execute(db),
    db
      .selectFrom('target_text as x')
      .select(['x.indicator', 'x.dimension', 'x.name_zh', 'x.name_en', 'x.unit', 'x.direction', 'x.measure'])
      .distinctOn(['x.indicator', 'x.dimension', 'x.measure'])
      .where('x.division', '=', division)
      .orderBy('x.indicator')
      .orderBy('x.dimension')
      .orderBy('x.measure')
      .orderBy('x.version', 'desc')
      .execute(),
  ])
  const index = shippedIndex()
  return values.rows
    .map((row): IndicatorWithValues => {
      const target = targets.find(
        (one) => one.indicator === row.indicator && one.dimension === row.dimension && one.measure === row.measure,
      )
      const entry = index.byId.get(row.indicator)
      const zh = target?.name_zh ?? entry?.name.zh ?? row.indicator.replace(/^local:/, '')
      const isRate = row.measure === 'growth' || row.measure === 'reduction'
      return {
        indicator: row.indicator,
        dimension: row.dimension,
        name: { zh, en: target?.name_en ?? entry?.name.en ?? zh },
        unit: target?.unit ?? (isRate ? '%' : row.unit),
        direction: target?.direction ?? entry?.direction ?? 'up',
        measure: row.measure,
        values: Number(row.count),
        parts: Number(row.parts),
        last: row.last,
      }
    })
    .sort((a, b) => b.parts - a.parts || (a.name.zh < b.name.zh ? -1 : 1))
}
