import { sql } from 'kysely'
import type { Scope } from '../../platform/access/policy.ts'
import type { Reading } from '../../platform/database/tables.ts'
import { judgedProjects, type Look, RANKS } from './facts-store.ts'
import type { Light } from './lights.ts'
import { flaggedSql, whichProjects } from './projects-store.ts'
import { addDecimals } from './shares.ts'

/** Counts and money of all projects that somebody may see. Money in 万元, decimal text. */
export interface ProjectSums {
  readonly states: readonly { readonly state: string; readonly projects: number; readonly total: string }[]
  /** By light, of those that are judged. */
  readonly lights: readonly { readonly light: Light; readonly projects: number; readonly total: string }[]
  readonly stalls: Readonly<Record<'fake-start' | 'stalled', number>>
  readonly lateStarts: number
  readonly uncounted: number
  /** Approved plans of the year: how many, how much, how much of it was due, by own count and as counted. */
  readonly year: {
    readonly plans: number
    readonly plan: string
    readonly due: number
    readonly now: string
    readonly countedNow: string
    /** Projects of the plan of which not one month was reported. */
    readonly silent: number
  }
  readonly invested: string
  readonly counted: string
}

interface Grouped {
  state: string
  rank: number | null
  stall: 'fake-start' | 'stalled' | null
  late: boolean
  uncounted: boolean
  planned: boolean
  silent: boolean
  n: number
  total: string
  plan: string
  due: number
  now: string
  counted_now: string
  invested: string
  counted: string
}

/** One pass over the division, grouped; the groups are few and are added up here. */
export async function sumProjects(db: Reading, look: Look, scope: Scope): Promise<ProjectSums> {
  const found = await sql<Grouped>`${judgedProjects(look, whichProjects(scope, {}))}
    select l.state, l.rank, l.stall, ${flaggedSql(look.setting, 'late')} as late,
      ${flaggedSql(look.setting, 'uncounted')} as uncounted, l.plan is not null as planned, ${flaggedSql(look.setting, 'silent')} as silent,
      count(*)::int n, sum(l.total_investment) total, coalesce(sum(l.plan), 0) plan, coalesce(sum(l.planned * l.plan::float8), 0) due,
      coalesce(sum(l.now) filter (where l.plan is not null), 0) now, coalesce(sum(l.counted_now) filter (where l.plan is not null), 0) counted_now,
      coalesce(sum(l.invested), 0) invested, coalesce(sum(l.counted), 0) counted
    from l group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
  const { rows } = found
  const countOf = (fits: (row: Grouped) => boolean) => rows.filter(fits).reduce((sum, { n }) => sum + n, 0)
  const sumOf = (
    of: 'total' | 'plan' | 'now' | 'counted_now' | 'invested' | 'counted',
    fits: (row: Grouped) => boolean = () => true,
  ) => addDecimals(rows.filter(fits).map((row) => row[of]))
  const states = [...new Set(rows.map(({ state }) => state))]
  return {
    states: states.map((state) => ({
      state,
      projects: countOf((row) => row.state === state),
      total: sumOf('total', (row) => row.state === state),
    })),
    lights: RANKS.map((light, rank) => ({
      light,
      projects: countOf((row) => row.rank === rank),
      total: sumOf('total', (row) => row.rank === rank),
    })).toReversed(),
    stalls: {
      'fake-start': countOf(({ stall }) => stall === 'fake-start'),
      stalled: countOf(({ stall }) => stall === 'stalled'),
    },
    lateStarts: countOf(({ late }) => late),
    uncounted: countOf(({ uncounted }) => uncounted),
    year: {
      plans: countOf(({ planned }) => planned),
      plan: sumOf('plan'),
      due: rows.reduce((sum, { due }) => sum + due, 0),
      now: sumOf('now'),
      countedNow: sumOf('counted_now'),
      silent: countOf(({ silent }) => silent),
    },
    invested: sumOf('invested'),
    counted: sumOf('counted'),
  }
}

export interface MoneyMoved {
  readonly arrived: string
  readonly paid: string
  readonly secured: string
  /** Total investment of the projects that money arrived for or could: all but ideas and what was dropped. */
  readonly total: string
}

/** Money secured, arrived and paid of everything beyond an idea and not dropped. */
export async function sumMoney(db: Reading, { division, on }: Look, scope: Scope): Promise<MoneyMoved> {
  const found = await sql<{ arrived: string; paid: string; secured: string; total: string }>`
    with p as (
      select t.id, t.total_investment from r_project t
      where t.division = ${division} and t.ended_at is null and t.state not in ('idea', 'dropped') and ${whichProjects(scope, {})}
    )
    select
      (select coalesce(sum(total_investment), 0) from p) total,
      (select coalesce(sum(f.amount), 0) from r_project_fund f join p on p.id = f.project where f.division = ${division} and f.ended_at is null) secured,
      coalesce(sum(q.amount) filter (where q.kind = 'arrival'), 0) arrived,
      coalesce(sum(q.amount) filter (where q.kind = 'payment'), 0) paid
    from r_project_payment q join p on p.id = q.project
    where q.division = ${division} and q.ended_at is null and q."on" <= ${on}::date`.execute(db)
  return found.rows[0] ?? { arrived: '0', paid: '0', secured: '0', total: '0' }
}
