import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/stage/database.ts'
import type { Field } from '../../language/field.ts'
import type { RecordType } from '../../language/record-type.ts'
import type { System } from '../../language/system.ts'
import { newId } from '../../platform/database/ids.ts'
import { lanterns } from './lanterns.test-builders.ts'
import { registersOf } from './register.ts'
import { bringTablesUpToDate } from './schema-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.owner
    .insertInto('division')
    .values({ code: '99', name_zh: '省', name_en: null, parent: null })
    .execute()
})
afterAll(() => database.close())

const bring = (system: System) => bringTablesUpToDate(database.owner, registersOf([system]))
/** The lanterns with their first type changed. */
const changed = (change: (fields: Readonly<Record<string, Field>>) => Readonly<Record<string, Field>>): System => ({
  ...lanterns,
  records: (lanterns.records ?? []).map(
    (type, i): RecordType => (i === 0 ? { ...type, fields: change(type.fields) } : type),
  ),
})
const label = { zh: '新', en: 'new' }

describe('tables from declarations', () => {
  it('are made once, and are up to date then', async () => {
    expect((await bring(lanterns)).length).toBeGreaterThan(20)
    expect(await bring(lanterns)).toEqual([])
  })

  it('hold what the declaration says, whoever writes', async () => {
    const insert = (column: string, value: unknown) =>
      sql`insert into r_lantern (division, id, made_at, made_by_name, changed_at, ${sql.id(column)})
        values ('99', ${newId()}, now(), '', now(), ${value})`.execute(database.owner)
    await insert('name', '灯')
    await expect(insert('name', '长'.repeat(51))).rejects.toThrow(/check constraint/)
    await expect(insert('kind', 'candle')).rejects.toThrow(/check constraint/)
    await expect(insert('watts', '0')).rejects.toThrow(/check constraint/)
    await expect(insert('place_lat', 91)).rejects.toThrow(/check constraint/)
    await expect(insert('keeper_body', newId())).rejects.toThrow(/foreign key/)
    await insert('pole_code', 'P1')
    await expect(insert('pole_code', 'P1')).rejects.toThrow(/unique/)
  })

  it('take a new field, a longer text and another choice', async () => {
    const wider = changed((fields) => ({
      ...fields,
      name: { ...fields.name, atMost: 80 } as Field, // a text, as it was
      kind: {
        kind: 'choice',
        label,
        choices: { led: label, sodium: label, candle: label },
      },
      colour: { kind: 'text', label },
    }))
    const ran = await bring(wider)
    expect(ran.some((one) => one.includes('add column "colour"'))).toBe(true)
    expect(ran.filter((one) => /drop (?:table|column)/.test(one))).toEqual([])
    expect(await bring(wider)).toEqual([])
    await sql`update r_lantern set kind = 'candle', name = ${'长'.repeat(80)}`.execute(database.owner)
  })

  it('are left alone when rows that are there do not fit a narrower declaration, which is named', async () => {
    await expect(bring(lanterns)).rejects.toThrow(/lantern\.fields\.(?:name|kind).*rows that are there/s)
    const kinds = await sql<{ kind: string }>`select distinct kind from r_lantern`.execute(database.owner)
    expect(kinds.rows).toEqual([{ kind: 'candle' }])
    // Nothing of it was done: the wider check still stands.
    await sql`update r_lantern set kind = 'candle'`.execute(database.owner)
  })

  it.each([
    ['unit', { watts: { kind: 'quantity', label, unit: 'kW' } }],
    ['kind', { watts: { kind: 'text', label } }],
    ['kind', { watts: { kind: 'percent', label } }],
    ['what it links to', { keeper_body: { kind: 'link', to: 'lantern-repair', label } }],
  ] as const)('are refused when %s of a field changes', async (_, fields) => {
    const other = changed((before) => ({ ...before, ...fields }))
    const [name = ''] = Object.keys(fields)
    await expect(bring(other)).rejects.toThrow(new RegExp(`lantern\\.fields\\.${name}.*migration`, 's'))
  })

  it('keep a column that is declared no more', async () => {
    await sql`update r_lantern set kind = 'led', name = '灯'`.execute(database.owner)
    await bring(changed(({ note: _, ...fields }) => fields))
    const found = await sql`select note from r_lantern limit 1`.execute(database.owner)
    expect(found.rows).toHaveLength(1)
  })
})
