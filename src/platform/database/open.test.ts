import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { appendOnly, migrations } from '../../apps/server/modules.ts'
import { record } from '../audit/record.ts'
import { connect, inTransaction, isAway } from './connect.ts'
import { APP } from './embedded/cluster.ts'
import { grantToApplication } from './grants.ts'
import { migrationsRun, pendingMigrations } from './migrate.ts'
import { type Opened, openDatabase, plainOf, reachDatabase, sourceFrom } from './open.ts'
import type { Database } from './tables.ts'

let admin: Database
const made: string[] = []
const opened: Opened[] = []
beforeAll(() => {
  admin = connect(inject('clusterUrl'), { connections: 1 })
})
afterAll(async () => {
  for (const one of opened) await one.close()
  for (const name of made) await sql`drop database ${sql.id(name)} with (force)`.execute(admin)
  await admin.destroy()
})

async function emptyDatabase(): Promise<{ url: string; ownerUrl: string }> {
  const name = `open_${process.pid}_${made.length}`
  await sql`create database ${sql.id(name)}`.execute(admin)
  made.push(name)
  const owner = new URL(inject('clusterUrl'))
  owner.pathname = `/${name}`
  return { ownerUrl: owner.href, url: owner.href.replace(/\/\/[^@]+@/, `//${APP}@`) }
}
async function open(urls: { url: string; ownerUrl?: string }) {
  const one = await openDatabase({ kind: 'server', ...urls }, migrations, appendOnly)
  opened.push(one)
  return one
}

describe('a database of the user’s', () => {
  it('is brought up to date from nothing, and left alone the next time', async () => {
    const urls = await emptyDatabase()
    const first = await open(urls)
    expect(first.migrated).toEqual(Object.keys(migrations).sort())
    expect((await open(urls)).migrated).toEqual([])
    expect(await migrationsRun(first.db)).toEqual(Object.keys(migrations).sort())
    expect(
      await pendingMigrations(first.db, { ...migrations, '2099-01-01-01-later': { up: async () => undefined } }),
    ).toEqual(['2099-01-01-01-later'])
  })

  it('lets the application add facts, and neither change nor delete them nor alter the schema', async () => {
    const { db, isGuarded } = await open(await emptyDatabase())
    expect(isGuarded).toBe(true)
    await inTransaction(db, (tx) =>
      record(tx, { kind: 'system', name: 'test' }, new Date(), {
        division: '999906',
        action: 'test',
        subject: { kind: 'test', id: null },
      }),
    )
    for (const statement of [
      sql`update audit_entry set reason = 'other'`,
      sql`delete from audit_entry`,
      sql`truncate audit_entry`,
      sql`delete from schema_migration`,
      sql`alter table division add column other text`,
      sql`create table other (id integer)`,
      sql`drop table body`,
    ])
      await expect(statement.execute(db)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('keeps its promise for every table that a module declares', async () => {
    const { db } = await open(await emptyDatabase())
    for (const table of appendOnly) {
      const rights = await sql<{ may: string }>`
        select privilege_type may from information_schema.role_table_grants
        where table_name = ${table} and grantee = ${APP} order by 1`.execute(db)
      expect(rights.rows.map(({ may }) => may)).toEqual(['INSERT', 'SELECT'])
    }
  })

  it('refuses a declaration of a table that is not there', async () => {
    const { ownerUrl } = await open(await emptyDatabase())
    const owner = connect(ownerUrl, { connections: 1 })
    await expect(grantToApplication(owner, APP, ['audit_entri'])).rejects.toThrow(/audit_entri/)
    await owner.destroy()
  })

  it('is refused when a newer version wrote it', async () => {
    const urls = await emptyDatabase()
    await open(urls)
    const owner = connect(urls.ownerUrl, { connections: 1 })
    await sql`insert into schema_migration (name, timestamp) values ('2099-01-01-01-add-moon', '')`.execute(owner)
    await owner.destroy()
    await expect(open(urls)).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringMatching(/2099-01-01-01-add-moon[\s\S]*newer version/),
    })
  })

  it('says which role is needed when its own may not create tables', async () => {
    const { url } = await emptyDatabase()
    await expect(open({ url })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/DATABASE_OWNER_URL[\s\S]*DATABASE_OWNER_URL/),
    })
  })

  it('serves without a second role too, and knows that facts are not guarded then', async () => {
    const { ownerUrl } = await emptyDatabase()
    const one = await open({ url: ownerUrl })
    expect(one.migrated.length).toBe(Object.keys(migrations).length)
    expect(one.isGuarded).toBe(false)
  })

  it('says when it cannot be reached, and never prints a password', async () => {
    const source = { kind: 'server', url: 'postgresql://somebody:geheim@127.0.0.1:9/gangmu' } as const
    await expect(reachDatabase(source)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/somebody@127\.0\.0\.1:9\/gangmu[\s\S]*cannot be reached/),
    })
    await expect(reachDatabase(source)).rejects.not.toMatchObject({ message: expect.stringMatching(/geheim/) })
    expect(plainOf('nonsense')).toBe('DATABASE_URL')
  })

  it('comes from the environment, and else is a folder', () => {
    const embedded = { kind: 'embedded', folder: 'data' } as const
    expect(sourceFrom({}, embedded)).toBe(embedded)
    expect(sourceFrom({ DATABASE_URL: '' }, embedded)).toBe(embedded)
    expect(sourceFrom({ DATABASE_URL: 'postgresql://a/b', DATABASE_OWNER_URL: 'postgresql://c/b' }, embedded)).toEqual({
      kind: 'server',
      url: 'postgresql://a/b',
      ownerUrl: 'postgresql://c/b',
    })
  })
})

describe('a database that is away', () => {
  it('is told from work that is wrong', async () => {
    const { url } = await emptyDatabase()
    const gone = await connect('postgresql://x@127.0.0.1:9/x')
      .selectFrom('division')
      .selectAll()
      .execute()
      .catch((e) => e)
    expect(isAway(gone)).toBe(true)
    const wrong = await sql`select 1 / 0`.execute(connect(url)).catch((e) => e)
    expect(isAway(wrong)).toBe(false)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    const asked = client.query('select pg_sleep(20)').catch((e) => e)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(20)%'`.execute(
      admin,
    )
    expect(isAway(await asked)).toBe(true)
    expect(isAway(new Error('ENOENT: no such file'))).toBe(false)
  })
})
