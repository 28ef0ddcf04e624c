import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/stage/database.ts'
import { inTransaction } from '../database/connect.ts'
import { FIRST, hashOf, record } from './record.ts'

let stage: TestDatabase
beforeAll(async () => {
  stage = await testDatabase()
})
afterAll(() => stage.close())

describe('the record of what was done', () => {
  it('[AU1] chains every act to the one before, in its division', async () => {
    const at = new Date('2024-01-02T03:04:05.678Z')
    const actor = { kind: 'person', id: 'p1', name: '王某', memberships: [] } as const
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        inTransaction(stage.db, (tx) =>
          record(tx, actor, at, {
            division: '999906',
            action: 'return.submit',
            subject: { kind: 'return', id: `${n}` },
            detail: { n },
          }),
        ),
      ),
    )
    const entries = await stage.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute()
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    let previous = FIRST
    for (const entry of entries) {
      expect(entry.previous).toBe(previous)
      expect(hashOf({ ...entry, at: entry.at.toISOString() })).toBe(entry.hash)
      previous = entry.hash
    }
  })

  it('[AU2] stands or falls with the act', async () => {
    const before = await sql<{ n: number }>`select count(*) n from audit_entry`.execute(stage.db)
    await expect(
      inTransaction(stage.db, async (tx) => {
        await record(tx, { kind: 'system', name: 'sweep' }, new Date(), {
          division: '999906',
          action: 'a',
          subject: { kind: 's', id: null },
        })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect((await sql<{ n: number }>`select count(*) n from audit_entry`.execute(stage.db)).rows).toEqual(before.rows)
  })
})
