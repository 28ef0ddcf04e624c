import type { Reading } from '../database/tables.ts'

/** What every document of a simulated district says first; null for a real one. */
export async function simulatedLabel(db: Reading, division: string): Promise<string | null> {
  const row = await db.selectFrom('division').select('simulated').where('code', '=', division).executeTakeFirst()
  return row?.simulated === true ? '模拟数据 · Simulated data' : null
}
