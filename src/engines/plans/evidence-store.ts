import type { Reading, Writing } from '../../platform/database/tables.ts'
import type { ReportReading } from './proposals.ts'

/** What a report holds for one plan, beside its proposals. */
export interface TrackingRow {
  readonly plan: string
  readonly version: number
  readonly trackedAt: Date
  readonly reading: Omit<ReportReading, 'items'>
}

export async function findTrackings(db: Reading, division: string, compilation: string): Promise<TrackingRow[]> {
  const rows = await db
    .selectFrom('report_tracking')
    .selectAll()
    .where('division', '=', division)
    .where('compilation', '=', compilation)
    .execute()
  return rows.map(({ plan, version, tracked_at, reading }) => ({ plan, version, trackedAt: tracked_at, reading }))
}

export async function putTracking(
  tx: Writing,
  row: TrackingRow & { readonly division: string; readonly compilation: string },
): Promise<void> {
  const reading = JSON.stringify(row.reading)
  await tx
    .insertInto('report_tracking')
    .values({
      division: row.division,
      compilation: row.compilation,
      plan: row.plan,
      version: row.version,
      tracked_at: row.trackedAt,
      reading,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['division', 'compilation', 'plan'])
        .doUpdateSet({ version: row.version, tracked_at: row.trackedAt, reading }),
    )
    .execute()
}
