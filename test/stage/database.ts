import { sql } from 'kysely'
import { inject } from 'vitest'
import { appendOnly, migrations, schemas } from '../../src/apps/server/modules.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { APP } from '../../src/platform/database/embedded/cluster.ts'
import { grantToApplication } from '../../src/platform/database/grants.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import type { Database } from '../../src/platform/database/tables.ts'
import { systems } from '../../src/systems/all.ts'

export interface TestDatabase {
  /** As the running program has it: it may add facts but neither change nor delete them, nor alter the schema. */
  readonly db: Database
  /** With every right, for tests that have to break something. */
  readonly owner: Database
  readonly url: string
  readonly ownerUrl: string
  readonly close: () => Promise<void>
}

const TEMPLATE = `template_${Object.keys(migrations).length}_${hash([...Object.keys(migrations), ...appendOnly, JSON.stringify(systems.map(({ records }) => records))].join())}`

/** A database of its own on the run's PostgreSQL, with every migration applied and nothing in it. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = inject('clusterUrl')
  const admin = connect(cluster, { connections: 1 })
  const name = newName()
  // Test files run in processes of their own: the first makes the template, the others wait for it.
  await sql`select pg_advisory_lock(419)`.execute(admin)
  const present = await sql`select 1 from pg_database where datname = ${TEMPLATE}`.execute(admin)
  if (present.rows.length === 0) {
    await sql`create database ${sql.ref(TEMPLATE)}`.execute(admin)
    const template = connect(urlOf(cluster, TEMPLATE), { connections: 1 })
    await migrate(template, migrations)
    for (const schema of schemas) await schema(template)
    await grantToApplication(template, APP, appendOnly)
    await template.destroy()
  }
  await sql`create database ${sql.ref(name)} template ${sql.ref(TEMPLATE)} strategy file_copy`.execute(admin)
  await sql`select pg_advisory_unlock(419)`.execute(admin)
  await admin.destroy()
  return openTest(cluster, name)
}

/** A database of its own on the run's PostgreSQL with nothing in it, no table either. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const cluster = inject('clusterUrl')
  const admin = connect(cluster, { connections: 1 })
  const name = newName()
  await sql`create database ${sql.ref(name)}`.execute(admin)
  await admin.destroy()
  return openTest(cluster, name)
}

const newName = () => `t_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`

function openTest(cluster: string, name: string): TestDatabase {
  const ownerUrl = urlOf(cluster, name)
  const url = ownerUrl.replace(/\/\/[^@]+@/, `//${APP}@`)
  const db = connect(url, { connections: 8 })
  const owner = connect(ownerUrl, { connections: 2 })
  return {
    db,
    owner,
    url,
    ownerUrl,
    async close() {
      await db.destroy()
      await owner.destroy()
    },
  }
}

function urlOf(cluster: string, database: string): string {
  const url = new URL(cluster)
  url.pathname = `/${database}`
  return url.href
}

function hash(text: string): string {
  let sum = 0
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) | 0
  return (sum >>> 0).toString(36)
}
