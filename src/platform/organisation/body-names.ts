import type { Bilingual } from '../../model/system.ts'
import type { Reading } from '../database/tables.ts'

/** Names of the bodies of a division in both languages, by id; ended ones included, for old facts still name them. */
export async function bilingualBodyNames(db: Reading, division: string): Promise<ReadonlyMap<string, Bilingual>> {
  const rows = await db
    .selectFrom('body')
    .select(['id', 'name_zh', 'name_en'])
    .where('division', '=', division)
    .execute()
  return new Map(rows.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en ?? name_zh }]))
}

/** The same in Chinese, as documents and most lists have them. */
export async function bodyNames(db: Reading, division: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('body').select(['id', 'name_zh']).where('division', '=', division).execute()
  return new Map(rows.map(({ id, name_zh }) => [id, name_zh]))
}
