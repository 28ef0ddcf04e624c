import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendOnly, migrations } from '../src/apps/server/modules.ts'
import { APP } from '../src/platform/database/embedded/cluster.ts'
import { grantToApplication } from '../src/platform/database/grants.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from './stage/database.ts'
import { schemaOf, tableNames } from './stage/schema.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** A database as the migrations make it, without the tables of records that systems declare. */
async function migrated(which = migrations): Promise<TestDatabase> {
  const database = await emptyDatabase()
  await migrate(database.owner, which)
  if (which === migrations) await grantToApplication(database.owner, APP, appendOnly)
  return database
}

let fresh: TestDatabase
let schema: string
beforeAll(async () => {
  fresh = await migrated()
  schema = await schemaOf(fresh.owner)
})
afterAll(() => fresh.close())

describe('docs/schema.sql', () => {
  it('is what the migrations make', async () => {
    const stale = 'docs/schema.sql is stale: the schema changed. Run: npx vitest run test/schema.test.ts --update'
    await expect(schema, stale).toMatchFileSnapshot(join(root, 'docs/schema.sql'))
  })

  it('leaves nothing out: a database made from it has the same schema', async () => {
    const copy = await emptyDatabase()
    await sql.raw(schema).execute(copy.owner)
    await grantToApplication(copy.owner, APP, appendOnly)
    expect(await schemaOf(copy.owner)).toBe(schema)
    await copy.close()
  })

  it('is the same below what systems declare, whose tables stand apart', async () => {
    const whole = await testDatabase()
    const names = await tableNames(fresh.owner)
    expect(await schemaOf(whole.owner, names)).toBe(schema)
    const apart = (await tableNames(whole.owner)).filter((name) => !names.includes(name))
    expect(apart.length).toBeGreaterThan(0)
    expect(apart.filter((name) => !name.startsWith('r_'))).toEqual([])
    await whole.close()
  })

  it('sees a column, a constraint, an index, a right and a trigger that changes', async () => {
    const changed = await migrated()
    let before = schema
    for (const change of [
      'alter table body add column other text',
      'alter table body alter column position drop not null',
      'alter table body drop constraint body_kind_check',
      'alter table body drop constraint body_division_fkey',
      'drop index membership_person',
      `grant update on membership to ${APP}`,
      'create function nothing() returns trigger language plpgsql as $$ begin return new; end $$',
      'create trigger nothing before update on body for each row execute function nothing()',
      'create view bodies as select id from body',
    ]) {
      await sql.raw(change).execute(changed.owner)
      const after = await schemaOf(changed.owner)
      expect(after, change).not.toBe(before)
      before = after
    }
    await changed.close()
  })
})

describe('a database of older migrations', () => {
  /** Before there were roles for desks. */
  const CUT = '2026-11-27-55-add-desk-roles'

  it('with rows in it is brought to the newest schema, and keeps its rows', async () => {
    const names = Object.keys(migrations).sort()
    const older = Object.fromEntries(names.filter((name) => name < CUT).map((name) => [name, migrations[name]]))
    expect(Object.keys(older).length).toBeGreaterThan(10)
    const old = await migrated(older as typeof migrations) // its names are names of migrations
    const granted = (id: string, role: string) =>
      sql`
      insert into membership (division, id, person, duty, role, body, from_day, reason, granted_by, granted_by_name, granted_at)
      values ('999906', ${id}::uuid, 'wang', 'business', ${role}, '00000000-0000-7000-8000-000000000001',
        '2024-03-05', 'x', 'x', 'x', '2024-03-05T02:00:00Z')`.execute(old.owner)
    await sql`insert into division (code, name_zh) values ('999906', '临湖区')`.execute(old.owner)
    await sql`insert into body (division, id, name_zh, kind)
      values ('999906', '00000000-0000-7000-8000-000000000001', '临湖区统计局', 'department')`.execute(old.owner)
    await sql`insert into person (id, division, name, login_name, email, duty, created_at, updated_at)
      values ('wang', '999906', '王', 'wang', 'wang@nowhere', 'business', now(), now())`.execute(old.owner)
    await granted('00000000-0000-7000-8000-000000000002', 'reporter')
    await expect(granted('00000000-0000-7000-8000-000000000003', 'clerk')).rejects.toThrow(/membership_role_check/)

    expect(await migrate(old.owner, migrations)).toEqual(names.filter((name) => name >= CUT))
    await grantToApplication(old.owner, APP, appendOnly)
    expect(await schemaOf(old.owner)).toBe(schema)
    await granted('00000000-0000-7000-8000-000000000003', 'clerk')
    const rows = await old.owner.selectFrom('membership').select(['role', 'person']).orderBy('role').execute()
    expect(rows).toEqual([
      { role: 'clerk', person: 'wang' },
      { role: 'reporter', person: 'wang' },
    ])
    await old.close()
  })
})
