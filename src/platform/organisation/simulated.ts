import type { Reading } from '../database/tables.ts'

/** Whether everything in the division is simulated (模拟数据). */
export async function isSimulated(db: Reading, division: string): Promise<boolean> {
  const row = await db.selectFrom('division').select('simulated').where('code', '=', division).executeTakeFirst()
  return row?.simulated ?? false
}

/** What every document of a simulated district says first; null for a real one. */
export async function simulatedLabel(db: Reading, division: string): Promise<string | null> {
  return (await isSimulated(db, division)) ? '模拟数据 · Simulated data' : null
}
