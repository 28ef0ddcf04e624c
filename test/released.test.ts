import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { version } from '../package.json'
import { appendOnly, migrations, schemas } from '../src/apps/server/modules.ts'
import { createServer } from '../src/apps/server/server.ts'
import { faultsOfRecord } from '../src/platform/audit/store.ts'
import { APP } from '../src/platform/database/embedded/cluster.ts'
import { grantToApplication } from '../src/platform/database/grants.ts'
import { migrate, migrationsRun } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/open.ts'
import type { Database } from '../src/platform/database/tables.ts'
import { emptyDatabase, testDatabase } from './stage/database.ts'
import { browserOn, QUICK, STAGE_SECRET } from './stage/people.ts'
import { dumpOf, RELEASED_PASSWORD, releasedStage } from './stage/released.ts'
import { schemaOf, tableNames } from './stage/schema.ts'
import { LAKESIDE } from './stage/server.ts'

/**
 * Databases as released versions left them. Each is written once, when its version is released, and never again: what
 * comes later must open it. See docs/decisions/tested-from-every-release.md.
 */
const folder = fileURLToPath(new URL('released/', import.meta.url))
const released = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length))

describe('the version in package.json', () => {
  it('has a database to test later versions from', async () => {
    const file = `${folder}${version}.sql`
    if (!existsSync(file) && process.env.GANGMU_RELEASE === version) {
      const stage = await releasedStage()
      writeFileSync(file, await dumpOf(stage.owner))
      await stage.close()
    }
    expect(
      released(),
      `There is no test/released/${version}.sql. When ${version} is released, once: GANGMU_RELEASE=${version} npx vitest run test/released.test.ts`,
    ).toContain(version)
  })

  it('is used from end to end for it, and written out whole', async () => {
    const stage = await releasedStage()
    const dump = await dumpOf(stage.owner)
    await stage.close()
    const copy = await emptyDatabase()
    await sql.raw(dump).execute(copy.owner)
    await grantToApplication(copy.owner, APP, appendOnly)
    expect(await dumpOf(copy.owner)).toBe(dump)
    const counts = Object.values(await countsOf(copy.owner))
    await copy.close()
    // Not everything can be used once; most of it was.
    expect(counts.filter((rows) => rows > 0).length).toBeGreaterThan(50)
  }, 180_000)
})

describe('a database of a released version', () => {
  let schema: string
  let declared: readonly string[]
  let ofMigrations: readonly string[]
  beforeAll(async () => {
    const fresh = await emptyDatabase()
    await migrate(fresh.owner, migrations)
    await grantToApplication(fresh.owner, APP, appendOnly)
    schema = await schemaOf(fresh.owner)
    ofMigrations = await tableNames(fresh.owner)
    await fresh.close()
    const whole = await testDatabase()
    declared = linesOf(await schemaOf(whole.owner))
    await whole.close()
  })

  for (const name of released()) {
    it(`${name} is brought up to date with everything in it, and works`, async () => {
      const old = await emptyDatabase()
      await sql.raw(readFileSync(`${folder}${name}.sql`, 'utf8')).execute(old.owner)
      const counts = await countsOf(old.owner)
      const had = await migrationsRun(old.owner)
      const { url, ownerUrl } = old
      const opened = await openDatabase({ kind: 'server', url, ownerUrl }, migrations, appendOnly, schemas)
      const came = Object.keys(migrations).filter((one) => !had.includes(one))
      expect(opened.migrated).toEqual(came.sort())
      // The same as a database made today: so no released migration was changed behind its back either.
      expect(await schemaOf(old.owner, ofMigrations)).toBe(schema)
      // Columns of records stand in the order in which systems came to declare them.
      expect(linesOf(await schemaOf(old.owner))).toEqual(declared)
      const lost = Object.entries(await countsOf(old.owner)).filter(([table, rows]) => rows < (counts[table] ?? 0))
      expect(lost).toEqual([])
      expect(await faultsOfRecord(old.owner)).toEqual([])
      await worksOn(opened.db)
      await opened.close()
      await old.close()
    })
  }
})

const linesOf = (schema: string) =>
  schema
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .sort()

/** Signs in with the password of then, and reads what was kept. */
async function worksOn(db: Database) {
  const nowhere = mkdtempSync(join(tmpdir(), 'gangmu-released-'))
  mkdirSync(join(nowhere, 'web'))
  writeFileSync(join(nowhere, 'web', 'index.html'), '<!doctype html>')
  const server = await createServer({
    webFolder: join(nowhere, 'web'),
    plansFolder: join(nowhere, 'plans'),
    projectFolder: nowhere,
    logLevel: 'silent',
    running: { db, now: () => new Date('2024-04-08T02:00:00Z'), secret: STAGE_SECRET, passwordCost: QUICK },
  })
  const planner = browserOn(server)
  const entered = await planner.send('POST', '/api/v1/session', { loginName: 'planner', password: RELEASED_PASSWORD })
  expect(entered.statusCode, entered.body).toBe(200)
  for (const path of [
    'plans',
    'documents',
    'targets',
    'commitments',
    'return-forms',
    'returns',
    'reports',
    'systems',
  ]) {
    const answer = await planner.send('GET', `/api/v1/${path}?division=${LAKESIDE}`)
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200)
    const lists = [answer.json()].flatMap((shown) => (Array.isArray(shown) ? [shown] : Object.values(shown)))
    expect(lists.filter(Array.isArray).flat().length, path).toBeGreaterThan(0)
  }
  await server.close()
  rmSync(nowhere, { recursive: true, force: true })
}

/** Rows of every table. */
async function countsOf(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string }>`
    select relname name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not like 'schema_migration%'`.execute(db)
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const counted = await sql<{ n: number }>`select count(*) n from ${sql.table(name)}`.execute(db)
    counts[name] = counted.rows[0]?.n ?? 0
  }
  return counts
}
