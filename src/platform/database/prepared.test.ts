import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect, inTransaction } from './connect.ts'
import type { Database, Reading } from './tables.ts'

const NAME = `prepared_${process.pid}`
let admin: Database
let db: Database
let other: Database
beforeAll(async () => {
  admin = connect(inject('clusterUrl'), { connections: 1 })
  await sql`create database ${sql.id(NAME)}`.execute(admin)
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${NAME}`
  db = connect(url.href, { connections: 1 })
  other = connect(url.href, { connections: 1 })
  await sql`create table shelf (id integer primary key, name text)`.execute(other)
  await sql`insert into shelf values (1, '甲'), (2, '乙')`.execute(other)
})
afterAll(async () => {
  await db.destroy()
  await other.destroy()
  await sql`drop database ${sql.id(NAME)} with (force)`.execute(admin)
  await admin.destroy()
})

const named = async (on: Reading, id: number) =>
  (await sql<object>`select * from shelf where id = ${id}`.execute(on)).rows
const prepared = async () =>
  (
    await sql<{
      n: number
    }>`select count(*)::int n from pg_prepared_statements where statement like '%from shelf%'`.execute(db)
  ).rows[0]?.n

describe('a statement that comes again', () => {
  it('is prepared once it has been seen a few times, and answers by its parameters', async () => {
    for (let i = 0; i < 3; i++) expect(await named(db, 1)).toEqual([{ id: 1, name: '甲' }])
    expect(await prepared()).toBe(0)
    for (let i = 0; i < 3; i++) expect(await named(db, 2)).toEqual([{ id: 2, name: '乙' }])
    expect(await named(db, 3)).toEqual([])
    expect(await prepared()).toBe(1)
  })

  it('is planned anew when its table has changed under it: also in a transaction, which is done again', async () => {
    for (let i = 0; i < 8; i++) await named(db, 1)
    await sql`alter table shelf add column place text`.execute(other)
    const found = await inTransaction(db, async (tx) => {
      await sql`insert into shelf values (5, '戊')`.execute(tx)
      return named(tx, 1)
    })
    expect(found).toEqual([{ id: 1, name: '甲', place: null }])
    expect(await named(db, 5)).toEqual([{ id: 5, name: '戊', place: null }])
    for (let i = 0; i < 8; i++) await named(db, 1)
    await sql`alter table shelf drop column place`.execute(other)
    expect(await named(db, 1)).toEqual([{ id: 1, name: '甲' }])
  })
})
