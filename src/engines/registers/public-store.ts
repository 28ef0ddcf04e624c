import { type RawBuilder, sql } from 'kysely'
import { EVERYTHING } from '../../platform/access/policy.ts'
import type { Database, Reading } from '../../platform/database/tables.ts'
import { atOneMoment, readPieces } from './exchange/export-store.ts'
import { declaredSql } from './facts-store.ts'
import { conditionsOf } from './list-store.ts'
import { publicColumnsOf } from './public.ts'
import type { StoredRecord } from './record-store.ts'
import type { Register, Registers } from './register.ts'
import { findSwitches } from './switch-store.ts'

/** Rows that anybody may know of, as a condition; narrowed to words of the title, where that is public. */
export async function publicCondition(
  db: Reading,
  registers: Registers,
  register: Register,
  division: string,
  now: Date,
  q: string | undefined,
): Promise<readonly RawBuilder<boolean>[]> {
  const { type } = register
  const told = await declaredSql(db, registers, register, division, type.isPublic?.when ?? 'false', now)
  const words = (q ?? '').trim()
  if (words === '') return [told]
  const isTitle = publicColumnsOf(type).some(({ name }) => name === type.title)
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  // What is not public is not searched either: a hit would tell of it.
  return [told, isTitle ? sql<boolean>`t.${sql.id(type.title)} ilike ${like}` : sql<boolean>`false`]
}

/** The same rows, piece by piece, at most so many. */
export const publicPieces = <T>(
  db: Database,
  register: Register,
  division: string,
  also: readonly RawBuilder<boolean>[],
  atMost: number,
  work: (tx: Reading, records: readonly StoredRecord[]) => Promise<T>,
): AsyncGenerator<T> =>
  atOneMoment(db, (tx) =>
    readPieces(
      tx,
      {
        register,
        condition: conditionsOf(register, EVERYTHING, { division, also: [...also] }),
        order: sql`t.id limit ${sql.lit(atMost)}`,
      },
      (records) => work(tx, records),
    ),
  )

/** Divisions that stand, with the systems that run there. */
export async function findPublicPlaces(db: Reading) {
  const divisions = await db
    .selectFrom('division')
    .select(['code', 'name_zh', 'name_en', 'simulated'])
    .where('ended_on', 'is', null)
    .orderBy('code')
    .limit(LOOKED_THROUGH)
    .execute()
  return Promise.all(
    divisions.map(async ({ code, name_zh, name_en, simulated }) => ({
      division: code,
      name: { zh: name_zh, en: name_en ?? name_zh },
      isSimulated: simulated,
      on: new Set([...(await findSwitches(db, code))].flatMap(([system, { isOn }]) => (isOn ? [system] : []))),
    })),
  )
}
/** Most divisions that are listed: a nation's server is asked division by division. */
const LOOKED_THROUGH = 50
