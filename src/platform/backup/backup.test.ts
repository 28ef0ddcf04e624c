import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/stage/database.ts'
import { migrations, schemas } from '../../apps/server/modules.ts'
import { record } from '../audit/record.ts'
import { connect, inTransaction } from '../database/connect.ts'
import { checkFile } from '../files/check-file.ts'
import { keepFile } from '../files/files-store.ts'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

const SIMPLE = { kind: 'system', name: 'test' } as const
const DIVISION = '999906'
let stage: TestDatabase
let folder: string
const made: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-backup-'))
  stage = await testDatabase()
  await stage.db
    .insertInto('division')
    .values({ code: DIVISION, name_zh: '临湖区\t“制表”\\n', name_en: 'line\nbreak', parent: null })
    .execute()
})
afterAll(async () => {
  await stage.close()
  const admin = connect(inject('clusterUrl'), { connections: 1 })
  for (const name of made) await sql`drop database ${sql.id(name)} with (force)`.execute(admin)
  await admin.destroy()
  rmSync(folder, { recursive: true, force: true })
})

async function emptyUrl(): Promise<string> {
  const admin = connect(inject('clusterUrl'), { connections: 1 })
  const name = `restore_${process.pid}_${made.length}`
  await sql`create database ${sql.id(name)}`.execute(admin)
  await admin.destroy()
  made.push(name)
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${name}`
  return url.href
}
const act = (n: number) =>
  inTransaction(stage.db, (tx) =>
    record(tx, SIMPLE, new Date(), {
      division: DIVISION,
      action: 'test.act',
      subject: { kind: 'test', id: `${n}` },
      detail: { text: `第${n}条\t制表\n换行 \\. 结束` },
    }),
  )
const faultsOf = async (url: string) => {
  const owner = connect(url, { connections: 2 })
  const checks = await verify(owner).finally(() => owner.destroy())
  return checks.flatMap(({ check, faults }) => faults.map(({ en }) => `${check}: ${en}`))
}

describe('a backup', () => {
  it('[BU1] written while people write holds every row acknowledged before it began, and restores elsewhere', async () => {
    const bytes = new TextEncoder().encode('湖'.repeat(300_000))
    const checked = await checkFile('说明.txt', bytes)
    if (checked.kind === 'refused') throw new Error(checked.refusal.code)
    await inTransaction(stage.db, (tx) => keepFile(tx, DIVISION, checked.value, bytes, SIMPLE, new Date()))
    let acknowledged = 0
    let isOver = false
    const writing = (async () => {
      for (let n = 1; !isOver; n++) {
        await act(n)
        acknowledged = n
      }
    })()
    while (acknowledged < 30) await new Promise((done) => setTimeout(done, 5))
    const before = acknowledged
    const file = join(folder, 'one.gangmu')
    const done = await backUp(stage.ownerUrl, file, { program: 'test', secret: 'the secret' })
    isOver = true
    await writing
    expect(acknowledged).toBeGreaterThan(before)
    expect(done.rows).toBeGreaterThan(before)
    expect(statSync(file).mode & 0o077).toBe(0)

    const url = await emptyUrl()
    const restored = await restore(url, file, migrations, schemas)
    expect(restored).toMatchObject({ rows: done.rows, at: done.at, head: { secret: 'the secret' } })
    const owner = connect(url, { connections: 1 })
    const rows = await owner.selectFrom('audit_entry').select(['seq', 'detail']).orderBy('seq').execute()
    expect(rows.length).toBeGreaterThanOrEqual(before)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1))
    expect(JSON.parse(rows[0]?.detail ?? '')).toEqual({ text: '第1条\t制表\n换行 \\. 结束' })
    expect(await owner.selectFrom('division').select(['name_zh', 'name_en']).execute()).toEqual([
      { name_zh: '临湖区\t“制表”\\n', name_en: 'line\nbreak' },
    ])
    await owner.destroy()
    expect(await faultsOf(url)).toEqual([])
  })

  it('[BU2] that is cut, changed or none at all is refused, and nothing of it stands', async () => {
    const file = join(folder, 'two.gangmu')
    await backUp(stage.ownerUrl, file, { program: 'test', secret: null })
    const text = gunzipSync(readFileSync(file)).toString('utf8')
    const broken = {
      cut: gzipSync(text.slice(0, text.length - 300)),
      changed: gzipSync(text.replace('test.act', 'test.akt')),
      torn: readFileSync(file).subarray(0, 400),
      none: Buffer.from('hello'),
    }
    for (const [name, content] of Object.entries(broken)) {
      const path = join(folder, name)
      writeFileSync(path, content)
      const url = await emptyUrl()
      await expect(restore(url, path, migrations, schemas), name).rejects.toMatchObject({ code: 'damaged' })
      const owner = connect(url, { connections: 1 })
      const present =
        await sql`select to_regclass('public.division') is null or not exists (select 1 from division) "is"`
          .execute(owner)
          .catch(() => ({ rows: [{ is: true }] }))
      expect(present.rows, name).toEqual([{ is: true }])
      await owner.destroy()
    }
  })

  it('[BU2] is never restored over data, nor by an older program', async () => {
    const file = join(folder, 'two.gangmu')
    await expect(restore(stage.ownerUrl, file, migrations, schemas)).rejects.toMatchObject({ code: 'in-use' })
    const [first = '', ...rest] = Object.keys(migrations).sort().reverse()
    const older = Object.fromEntries(rest.map((name) => [name, migrations[name] as (typeof migrations)[string]]))
    expect(first).not.toBe('')
    await expect(restore(await emptyUrl(), file, older)).rejects.toMatchObject({ code: 'newer-schema' })
  })
})

describe('verify', () => {
  it('[BU5] brings back tables that refer to one another in circles, and what is declared no more', async () => {
    const declare = (old: string) => async (owner: TestDatabase['owner']) => {
      await sql.raw(`create table r_moon (id uuid primary key, star uuid${old})`).execute(owner)
      await sql`create table r_star (id uuid primary key, moon uuid references r_moon deferrable)`.execute(owner)
      await sql`alter table r_moon add foreign key (star) references r_star deferrable`.execute(owner)
    }
    await declare(', names text[]')(stage.owner)
    await sql`create table r_gone (id uuid primary key, at timestamptz)`.execute(stage.owner)
    const id = '00000000-0000-7000-8000-000000000001'
    await sql`
      with moon as (insert into r_moon values (${id}, null, array['月', 'a,b']))
      insert into r_star values (${id}, null)`.execute(stage.owner)
    await sql`update r_moon set star = ${id}`.execute(stage.owner)
    await sql`update r_star set moon = ${id}`.execute(stage.owner)
    await sql`insert into r_gone values (${id}, '2024-03-05T02:00:00Z')`.execute(stage.owner)
    const file = join(folder, 'circles.gangmu')
    await backUp(stage.ownerUrl, file, { program: 'test', secret: null })
    const url = await emptyUrl()
    await restore(url, file, migrations, [...schemas, declare('')])
    const owner = connect(url, { connections: 1 })
    const moons = await sql`select names, star from r_moon`.execute(owner)
    expect(moons.rows).toEqual([{ names: ['月', 'a,b'], star: id }])
    expect((await sql`select at from r_gone`.execute(owner)).rows).toEqual([{ at: new Date('2024-03-05T02:00:00Z') }])
    await owner.destroy()
    await sql`drop table r_moon, r_star, r_gone cascade`.execute(stage.owner)
  })

  it('[BU3] finds an entry of the record that was changed, taken out or cut off, and a file that was changed', async () => {
    expect(await faultsOf(stage.ownerUrl)).toEqual([])
    await sql`update audit_entry set reason = 'other' where seq = 5`.execute(stage.owner)
    expect(await faultsOf(stage.ownerUrl)).toEqual([`audit: An entry of the record was changed: ${DIVISION}#5`])
    await sql`update audit_entry set reason = null where seq = 5`.execute(stage.owner)
    await sql`delete from audit_entry where seq = 7`.execute(stage.owner)
    expect((await faultsOf(stage.ownerUrl))[0]).toBe(`audit: An entry of the record is missing: ${DIVISION}#7`)
    await sql`delete from audit_entry where seq > 3`.execute(stage.owner)
    expect((await faultsOf(stage.ownerUrl))[0]).toMatch(/^audit: The record of 999906 was cut/)
    await sql`update file_piece set bytes = 'x'`.execute(stage.owner)
    expect(await faultsOf(stage.ownerUrl)).toContainEqual(
      expect.stringMatching(/^files: The content of a file differs/),
    )
  })

  it('[BU4] finds rows that refer to nothing', async () => {
    await stage.owner.connection().execute(async (db) => {
      await sql`set session_replication_role = replica`.execute(db)
      await sql`insert into file_owner (division, file, owner_kind, owner_id, at)
        values (${DIVISION}, gen_random_uuid(), 'x', 'y', now())`.execute(db)
      await sql`reset session_replication_role`.execute(db)
    })
    expect(await faultsOf(stage.ownerUrl)).toContainEqual(
      expect.stringMatching(/^constraints: 1 rows of file_owner refer to no file/),
    )
  })
})
