import { type RawBuilder, sql } from 'kysely'
import type { RoundFeed } from '../../../language/system.ts'
import { lastDayOf } from '../../../model/period.ts'
import { dayOf } from '../../../platform/calendar/calendar.ts'
import type { Reading } from '../../../platform/database/tables.ts'
import type { RoundAsk, RoundCell, RoundSource, RoundUnit } from '../../../platform/metrics/round-source.ts'
import { type ExpressionSetting, formulaSql, holdsSql } from '../expression-store.ts'
import { settingFacts } from '../facts-store.ts'
import type { Register, Registers } from '../register.ts'
import { placesOf } from './places-store.ts'

/** The rounds of evaluation that systems declare (`System.rounds`), read from their records. */
export function roundSources(registers: Registers): readonly RoundSource[] {
  const systems = new Map([...registers.values()].map(({ system }) => [system.id, system]))
  return [...systems.values()].flatMap((system) =>
    (system.rounds ?? []).map((feed): RoundSource => {
      const register = registers.get(feed.of)
      if (register === undefined)
        throw new Error(`The round ${system.id}.${feed.id} takes ${feed.of}, which nobody declares.`)
      return {
        id: `${system.id}.${feed.id}`,
        name: feed.name,
        about: feed.about,
        columns: feed.columns.map(({ id, name, unit = null }) => ({ id, name, unit })),
        units: async (db, ask) => findUnits(db, feed, register, ask, await settingOf(db, registers, register, ask)),
        ...(feed.places === undefined ? {} : { places: placesOf(registers, register, feed, feed.places) }),
        cells: async (db, ask) => findCells(db, feed, register, ask, await settingOf(db, registers, register, ask)),
      }
    }),
  )
}

/** `today` in a round's expressions is the last day of its period, or the present day while that is not over. */
async function settingOf(
  db: Reading,
  registers: Registers,
  register: Register,
  { division, period }: RoundAsk,
): Promise<ExpressionSetting> {
  const now = new Date()
  const [today, last] = [dayOf(now), lastDayOf(period)]
  return {
    today: last < today ? last : today,
    now: last < today ? new Date(`${last}T23:59:59.999+08:00`) : now,
    typeOf: (id) => registers.get(id)?.type,
    setting: await settingFacts(db, register, division, now),
  }
}

/** The records that take part: of the period, standing, and as the feed says. */
const takingPart = (feed: RoundFeed, register: Register, { division, period }: RoundAsk, setting: ExpressionSetting) =>
  sql`from ${sql.table(register.table)} t where t.division = ${division} and t.ended_at is null
    and t.${sql.ref(feed.period)} = ${period.text}
    and ${feed.where === undefined ? sql`true` : holdsSql(feed.where, register.type, setting)}`

async function findUnits(
  db: Reading,
  feed: RoundFeed,
  register: Register,
  ask: RoundAsk,
  setting: ExpressionSetting,
): Promise<readonly RoundUnit[]> {
  const found = await sql<RoundUnit>`
    select t.${sql.ref(feed.code)} as code, t.${sql.ref(feed.title)} as name,
      ${register.type.body === undefined ? sql`null::uuid` : sql`t.body`} as body
    ${takingPart(feed, register, ask, setting)}
    order by t.${sql.ref(feed.title)}, t.${sql.ref(feed.code)}`.execute(db)
  return found.rows.filter(({ code }) => code !== null)
}

/** Every cell with the record that it was read from; a value of a choice by its Chinese name, as schemes and sheets write it. */
async function findCells(
  db: Reading,
  feed: RoundFeed,
  register: Register,
  ask: RoundAsk & { readonly units: readonly string[]; readonly columns: readonly string[] },
  setting: ExpressionSetting,
): Promise<readonly RoundCell[]> {
  const columns = feed.columns.filter(({ id }) => ask.columns.includes(id))
  if (columns.length === 0 || ask.units.length === 0) return []
  const values = columns.map(({ formula }, i): RawBuilder<unknown> => {
    const { kind, sql: value } = formulaSql(formula, register.type, setting)
    return sql`${kind === 'number' ? sql`(${value})::numeric::text` : sql`(${value})::text`} as ${sql.ref(`c${i}`)}`
  })
  const found = await sql<Record<string, string | null>>`
    select t.id, t.${sql.ref(feed.code)} as code, ${sql.join(values)}
    ${takingPart(feed, register, ask, setting)} and t.${sql.ref(feed.code)} = any(${[...ask.units]})`.execute(db)
  return found.rows.flatMap((row) =>
    columns.map(({ id: column, name, formula, unit }, i): RoundCell => {
      const text = wordsOf(register, formula, row[`c${i}`] ?? null)
      const shown = text === null ? '—' : `${text}${unit ?? ''}`
      return {
        unit: row.code as string,
        column,
        text,
        worked: { zh: `${name.zh}：${shown}（${formula}）`, en: `${name.en}: ${shown} (${formula})` },
        records: [{ kind: register.type.id, id: row.id as string }],
      }
    }),
  )
}

/** 'accident' → '重大安全事故' where the column is a field of choices; a number without the zeros of its scale. */
function wordsOf({ type }: Register, formula: string, value: string | null): string | null {
  if (value === null) return null
  const field = type.fields[formula]
  if (field?.kind === 'choice') return field.choices[value]?.zh ?? value
  return /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '') : value
}
