import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { findFreePort, pause } from './served-district.ts'

/** A Directus that serves a copy of the firms' monthly figures. */
export interface Directus {
  readonly address: string
  readonly process: ChildProcess
  readonly version: string
  /** Of the collection `bench_month`. */
  readonly rows: number
  readonly headers: Readonly<Record<string, string>>
}

const DATABASE = 'gangmu_bench_directus'
const TOKEN = 'gangmu-bench'
const COLLECTION = 'bench_month'
/** How long it may take until it answers. */
const PATIENCE = 120_000

/**
 * Starts the Directus that is installed in a folder (`npm install directus`, and `node` of the version that it asks for, if that
 * is not the one that runs this) on the same PostgreSQL, in a database of its own, with as many rows of the same fields. As it
 * comes: who asks is an administrator, whose permissions are the quickest to check; what is done is kept in its activity and
 * revisions; nothing of its cache.
 */
export async function startDirectus(installation: string, ownerUrl: string): Promise<Directus> {
  const program = join(installation, 'node_modules', 'directus')
  const ownNode = join(installation, 'node_modules', 'node', 'bin', 'node')
  const node = existsSync(ownNode) ? ownNode : process.execPath
  const port = await findFreePort()
  const address = `http://127.0.0.1:${port}`
  const environment = {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: `${port}`,
    PUBLIC_URL: address,
    ...databaseOf(ownerUrl),
    DB_POOL__MAX: '16',
    SECRET: TOKEN,
    ADMIN_EMAIL: 'bench@example.com',
    ADMIN_PASSWORD: TOKEN,
    ADMIN_TOKEN: TOKEN,
    TELEMETRY: 'false',
    RATE_LIMITER_ENABLED: 'false',
    CACHE_ENABLED: 'false',
    LOG_LEVEL: 'error',
  }
  const own = new URL(ownerUrl)
  own.pathname = `/${DATABASE}`
  await withClient(ownerUrl, async (client) => {
    await client.query(`drop database if exists ${DATABASE} with (force)`)
    await client.query(`create database ${DATABASE}`)
  })
  const run = { cwd: installation, env: environment }
  execFileSync(node, [join(program, 'cli.js'), 'bootstrap'], { ...run, stdio: ['ignore', 'ignore', 'inherit'] })
  const child = spawn(node, [join(program, 'cli.js'), 'start'], { ...run, stdio: ['ignore', 'ignore', 'inherit'] })
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
  try {
    await answers(address, child)
    await send(`${address}/collections`, headers, collection)
    const rows = await copyMonths(ownerUrl, own.href)
    const { version }: { version: string } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8'))
    return { address, process: child, version, rows, headers }
  } catch (error) {
    child.kill()
    throw error
  }
}

/** What it is asked: the same as ours and the bare server. */
export async function directusAsks({ address, headers }: Directus, values: () => Readonly<Record<string, unknown>>) {
  const found = await fetch(`${address}/items/${COLLECTION}?fields=id&limit=500`, { headers })
  const { data }: { data: readonly { readonly id: string }[] } = await found.json()
  return {
    list: () => ({ path: `/items/${COLLECTION}?filter[source][_eq]=tax&sort=-month&limit=50`, headers }),
    read: (i: number) => ({ path: `/items/${COLLECTION}/${data[i % data.length]?.id}`, headers }),
    create: () => ({ method: 'POST', path: `/items/${COLLECTION}`, headers, body: JSON.stringify(values()) }) as const,
  }
}

/** The fields of a firm's monthly figures, as its forms would make them. */
const collection = {
  collection: COLLECTION,
  schema: {},
  meta: { accountability: 'all' },
  fields: [
    { field: 'id', type: 'uuid', meta: { special: ['uuid'] }, schema: { is_primary_key: true } },
    { field: 'enterprise', type: 'uuid', schema: { is_nullable: false } },
    { field: 'month', type: 'string', schema: { is_nullable: false, max_length: 7 } },
    { field: 'revenue', type: 'decimal', schema: { numeric_precision: 18, numeric_scale: 2 } },
    { field: 'staff', type: 'integer', schema: {} },
    { field: 'source', type: 'string', schema: { max_length: 32 } },
  ],
}

function databaseOf(ownerUrl: string) {
  const url = new URL(ownerUrl)
  return {
    DB_CLIENT: 'pg',
    DB_HOST: url.searchParams.get('host') ?? url.hostname,
    DB_PORT: url.port === '' ? '5432' : url.port,
    DB_DATABASE: DATABASE,
    DB_USER: decodeURIComponent(url.username),
    DB_PASSWORD: decodeURIComponent(url.password),
  }
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end()
  }
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  for (const begun = performance.now(); performance.now() - begun < PATIENCE; await pause(100)) {
    if (child.exitCode !== null) throw new Error('Directus ended before it answered.')
    const answer = await fetch(`${address}/server/ping`).catch(() => null)
    await answer?.arrayBuffer()
    if (answer?.ok) return
  }
  throw new Error(`Directus did not answer within ${PATIENCE / 1000} s.`)
}

async function send(address: string, headers: Readonly<Record<string, string>>, body: object): Promise<void> {
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`Directus: ${answer.status} ${said}`)
}

/** Every monthly figure, some thousands at a time; with an index in the order of its list. */
async function copyMonths(from: string, to: string): Promise<number> {
  const fields = ['id', 'enterprise', 'month', 'revenue', 'staff', 'source']
  return withClient(from, (source) =>
    withClient(to, async (target) => {
      await source.query('begin')
      await source.query(
        `declare months cursor for select ${fields.join(', ')} from r_enterprise_month where ended_at is null`,
      )
      let copied = 0
      for (;;) {
        const { rows } = await source.query('fetch 5000 from months')
        if (rows.length === 0) break
        await target.query(
          `insert into ${COLLECTION} (${fields.join(', ')})
           select ${fields.join(', ')} from jsonb_populate_recordset(null::${COLLECTION}, $1::jsonb)`,
          [JSON.stringify(rows)],
        )
        copied += rows.length
      }
      await source.query('commit')
      await target.query(`create index on ${COLLECTION} (source, month desc)`)
      await target.query(`vacuum analyze ${COLLECTION}`)
      return copied
    }),
  )
}
