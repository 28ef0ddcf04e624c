import Excel from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutIds } from '../../../../test/stage/ids.ts'
import { type RegistersStage, registersStage } from '../../../../test/stage/registers-stage.ts'
import { LAKESIDE, personWith, sendFile } from '../../../../test/stage/server.ts'
import type { Actor } from '../../../platform/access/actor.ts'
import { openXlsx, type XlsxRow } from '../../../platform/xlsx/read-xlsx.ts'
import { type RowCell, writeRows } from '../../../platform/xlsx/write-rows.ts'
import { lanterns } from '../lanterns.test-builders.ts'

let stage: RegistersStage
let planner: Actor
beforeAll(async () => {
  const [lantern, ...others] = lanterns.records ?? []
  if (lantern === undefined) throw new Error('the lanterns have no type')
  const rows = (division: string) =>
    ['T1', 'T2'].map((code) => ({ name: `${division} ${code}`, pole_code: code, kind: 'led' }))
  const edition = { zh: '样表', en: 'A table' }
  const builtIn = { name: edition, edition, rows }
  const { mended } = lantern.rollups ?? {}
  if (mended === undefined) throw new Error('the lanterns are not mended')
  // A figure that is called as a field is: in words nobody can tell which of them a column is.
  const rollups = { ...lantern.rollups, mended: { ...mended, label: { zh: '太阳能', en: 'Solar' } } }
  // Reviewers may take lanterns in, and nothing that belongs to them.
  const who = {
    ...lantern.who,
    import: { ...lantern.who.import, reviewer: 'body' as const },
    export: { ...lantern.who.export, leader: 'division' as const },
  }
  // Leaders may take lanterns away, and no complaints.
  const rest = others.map((one) =>
    one.id === 'lantern-complaint' ? { ...one, who: { ...one.who, export: { planner: 'division' as const } } } : one,
  )
  stage = await registersStage([{ ...lanterns, records: [{ ...lantern, builtIn, rollups, who }, ...rest] }])
  planner = personWith('planner')
})
afterAll(() => stage.close())

const P = '/api/v1/records/lantern'

type Rows = readonly (readonly RowCell[])[]

const bookOf = (rows: Rows): Promise<Uint8Array> => bookOfSheets({ 路灯: rows })

async function bookOfSheets(sheets: Readonly<Record<string, Rows>>): Promise<Uint8Array> {
  const all: Buffer[] = []
  const made = Object.entries(sheets).map(([name, rows]) => ({ name, widths: [], frozen: 0, rows }))
  for await (const piece of writeRows(made)) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}
const send = async (rows: readonly (readonly RowCell[])[], query = '', actor = planner, path = P) =>
  sendFile(stage, actor, `${path}/import?division=${LAKESIDE}${query}`, '路灯.xlsx', await bookOf(rows))

async function countOf(table = 'r_lantern'): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int n from ${sql.table(table)}`.execute(stage.db)
  return found.rows[0]?.n ?? 0
}
const list = async (q = '') =>
  (await stage.send(planner, 'GET', `${P}?division=${LAKESIDE}&q=${encodeURIComponent(q)}`)).json()

async function openWorkbook(bytes: Uint8Array) {
  const opened = await openXlsx(bytes, 'x.xlsx')
  if (opened.kind === 'refused') throw new Error(opened.refusal.code)
  return opened.value
}

/** Rows of one of its sheets, the first unless said. */
async function rowsOfWorkbook(bytes: Uint8Array, sheet?: string): Promise<readonly XlsxRow[]> {
  const { sheets, readRows } = await openWorkbook(bytes)
  const rows: XlsxRow[] = []
  await readRows(sheet ?? sheets[0]?.name ?? '', (row) => rows.push(row))
  return rows
}
const sheetsOf = async (bytes: Uint8Array) => (await openWorkbook(bytes)).sheets.map(({ name }) => name)

describe('taking in a workbook', () => {
  it('is tried first, written whole with numbers and steps, and on record', async () => {
    const rows = [
      ['名称', '杆号', '类型', '功率（W）', '管护单位', '时段', '位置经度', '位置纬度', '亮灯日'],
      ['甲', 'A1', 'LED', '60.5', '临湖区路灯所', '傍晚；夜间', '112.5', '26.5', '2024/1/2'],
      ['乙', 'A2', 'LED', '', '临湖区园林所', '', '', '', ''],
    ]
    const tried = await send(rows, '&dry=1')
    expect(tried.statusCode, tried.body).toBe(200)
    expect(tried.json()).toMatchObject({ isDryRun: true, created: 2, changed: 0, same: 0, ignored: [] })
    expect(await countOf()).toBe(0)
    const done = await send(rows, '&reason=启用系统')
    expect(done.json()).toMatchObject({ isDryRun: false, created: 2 })
    const { rows: made } = await list('甲')
    expect(made[0]).toMatchObject({
      number: 'LD20240305-0001',
      revision: 1,
      state: 'lit',
      body: stage.bodies.lamps,
      values: { watts: '60.5', works_at: ['dusk', 'night'], place: [112.5, 26.5], lit_on: '2024-01-02' },
    })
    const page = (await stage.send(planner, 'GET', `${P}/${LAKESIDE}/${made[0].id}`)).json()
    expect(page.steps).toMatchObject([{ does: 'import', reason: '启用系统' }])
    const audit = await sql<{
      detail: string
    }>`select detail from audit_entry where action = 'records.lantern.import'`.execute(stage.owner)
    expect(audit.rows).toHaveLength(1)
    expect(audit.rows[0]?.detail).toMatch(/"created":2.*|"sha256"/)
  })

  it('changes the record whose number or unique key a row gives; empty cells change nothing, — empties', async () => {
    const again = await send([
      ['编号', '名称', '杆号', '类型', '功率（W）', '亮灯日'],
      ['LD20240305-0001', '', '', '', '70', ''],
      ['', '乙', 'A2', 'LED', '', ''],
      ['', '丙', 'A3', 'LED', '', ''],
    ])
    expect(again.json()).toMatchObject({ created: 1, changed: 1, same: 1 })
    const { rows } = await list('甲')
    expect(rows[0]).toMatchObject({ revision: 2, values: { name: '甲', watts: '70', lit_on: '2024-01-02' } })
    const emptied = await send([
      ['编号', '功率（W）'],
      ['LD20240305-0001', '—'],
    ])
    expect(emptied.json()).toMatchObject({ changed: 1 })
    const [row] = (await list('甲')).rows
    expect(row.values.watts).toBeUndefined()
    expect((await list('丙')).rows[0].number).toBe('LD20240305-0003')
  })

  it('lists every fault at its cell and then writes nothing', async () => {
    const before = await countOf()
    const answer = await send([
      ['编号', '名称', '杆号', '类型', '功率（W）', '管护单位', '电话', '沿用钠灯的理由'],
      ['', '新一', 'B1', 'LED', '5000', '', '', ''],
      ['', '', 'B2', 'LED', '很亮', '', '', ''],
      ['', '新三', 'B3', '钠灯', '', '没有这个所', '123', ''],
      ['LD20240305-9999', '新四', '', 'LED', '', '', '', ''],
      ['', '新五', 'B1', 'LED', '', '', '', ''],
      ['LD20240305-0002', '', 'A9', '', '', '', '', ''],
      ['', '好的', 'B9', 'LED', '', '', '', ''],
    ])
    expect(answer.statusCode).toBe(422)
    const faults = answer.json().faults as readonly { at: string; code: string; message: string; messageEn: string }[]
    expect(faults.map(({ at, code }) => `${at} ${code}`)).toEqual([
      '路灯!E2 too-large',
      '路灯!B3 missing',
      '路灯!E3 not-a-number',
      '路灯!F4 not-there',
      '路灯!G4 mobile',
      '路灯!H4 missing',
      '路灯!A5 no-such-number',
      '路灯!C6 row-twice',
      '路灯!C7 closed',
    ])
    for (const { messageEn } of faults) expect(messageEn).not.toMatch(/undefined|^$/)
    expect(await countOf()).toBe(before)
    const lost = await send([
      ['名称', '杆号'],
      ['甲', 'Z1'],
      ['乙', 'Z2'],
    ])
    expect(lost.json().faults).toMatchObject([{ at: '路灯!A1', code: 'no-column' }])
  })

  it('does what the program does by itself, as when records are made one by one', async () => {
    const old = await send([
      ['名称', '杆号', '类型', '亮灯日'],
      ['老灯', 'OLD', 'LED', '1999-01-01'],
    ])
    expect(old.json()).toMatchObject({ created: 1 })
    expect((await list('老灯')).rows[0]).toMatchObject({ state: 'broken', revision: 2 })
  })

  it('refuses a row that was changed since the workbook was made, and a record that is another body’s', async () => {
    const stale = await send([
      ['number', 'revision', 'name'],
      ['编号', '版本', '名称'],
      ['LD20240305-0001', '1', '新甲'],
    ])
    expect(stale.json().faults).toMatchObject([{ at: '路灯!A3', code: 'changed-meanwhile' }])
    expect(
      (
        await send(
          [
            ['名称', '类型'],
            ['丁', 'LED'],
          ],
          '',
          personWith('reporter', stage.bodies.lamps),
        )
      ).statusCode,
    ).toBe(403)
    const stranger: Actor = personWith('planner', null, { division: '999907' })
    expect(
      (
        await send(
          [
            ['名称', '类型'],
            ['丁', 'LED'],
          ],
          '',
          stranger,
        )
      ).statusCode,
    ).toBe(404)
  })

  it('finds linked records by their number, and says which it does not find or cannot tell apart', async () => {
    const repairs = '/api/v1/records/lantern-repair'
    const allowed: Actor = planner
    // Nobody may import repairs by their declaration.
    expect(
      (
        await send(
          [
            ['内容', '路灯'],
            ['换灯', 'LD20240305-0001'],
          ],
          '',
          allowed,
          repairs,
        )
      ).statusCode,
    ).toBe(403)
  })
})

describe('what a declaration brings along', () => {
  it('[WB10] is taken in once; what stands there by its key is left as the place has it', async () => {
    await send([
      ['名称', '杆号', '类型'],
      ['本地改过名', 'T2', 'LED'],
    ])
    const take = (actor = planner) => stage.send(actor, 'POST', `${P}/built-in?division=${LAKESIDE}`, {})
    expect((await take(personWith('leader'))).statusCode).toBe(403)
    expect((await take()).json()).toEqual({ created: 1, kept: 1 })
    expect((await list(`${LAKESIDE} T1`)).rows).toMatchObject([{ values: { pole_code: 'T1' }, revision: 1 }])
    expect((await list('本地改过名')).rows).toMatchObject([{ values: { pole_code: 'T2' }, revision: 1 }])
    expect((await take()).json()).toEqual({ created: 0, kept: 2 })
  })
})

describe('what repeats', () => {
  it('[WB11] is linked to the earlier record as when it is made by hand, also to a row above it', async () => {
    const path = '/api/v1/records/lantern-complaint'
    await send([
      ['名称', '杆号', '类型'],
      ['重复灯', 'REP', 'LED'],
    ])
    const { rows } = await list('重复灯')
    const number = rows[0].number
    const first = await stage.send(planner, 'POST', path, {
      division: LAKESIDE,
      values: { what: '不亮', lantern: rows[0].id },
    })
    expect(first.statusCode, first.body).toBe(200)
    // What belongs to a record is a register of its own: its sheet names the record by number in a column.
    const astray = await send(
      [
        ['内容', '路灯'],
        ['又不亮', number],
        ['谁的', 'LD20240305-9999'],
      ],
      '',
      planner,
      path,
    )
    expect(astray.json().faults, astray.body).toMatchObject([{ at: '路灯!B3', code: 'not-there' }])
    const taken = await send(
      [
        ['内容', '路灯'],
        ['又不亮', number],
        ['还不亮', number],
        ['别的', ''],
      ],
      '',
      planner,
      path,
    )
    expect(taken.json(), taken.body).toMatchObject({ created: 3 })
    const found = (await stage.send(planner, 'GET', `${path}?division=${LAKESIDE}&sort=made_at`)).json().rows as {
      id: string
      values: { what: string; repeats: string | null }
    }[]
    const of = (what: string) => found.find(({ values }) => values.what === what)
    expect(of('又不亮')?.values.repeats).toBe(first.json().id)
    expect(of('还不亮')?.values.repeats).toBe(of('又不亮')?.id)
    expect(of('别的')).toBeDefined()
    expect(of('别的')?.values.repeats ?? null).toBeNull()
  })
})

describe('taking in a CSV', () => {
  const sendCsv = (bytes: Uint8Array, query = '', name = '路灯.csv') =>
    sendFile(stage, planner, `${P}/import?division=${LAKESIDE}${query}`, name, bytes)
  /** As an older program saves Chinese: 寅灯 and 己㐀 in GB18030, of which 㐀 takes four bytes. */
  const GB = Buffer.from(
    'C3FBB3C62CB8CBBAC52CC0E0D0CD0D0AD2FAB5C62C4742312C4C45440D0ABCBA8139EE392C4742322C4C45440D0A',
    'hex',
  )

  it('[WB9] in UTF-8 with and without its mark, and in GB18030; tried first, whole or not at all', async () => {
    const before = await countOf()
    expect((await sendCsv(GB, '&dry=1')).json()).toMatchObject({ isDryRun: true, created: 2 })
    expect(await countOf()).toBe(before)
    expect((await sendCsv(GB)).json()).toMatchObject({ created: 2, changed: 0 })
    expect((await list('己㐀')).rows).toMatchObject([{ values: { pole_code: 'GB2' } }])
    const utf8 = '\ufeff名称;杆号;类型;备注\n"己, 二";GB2;LED;"两行\n""引""文"\n庚;GB3;LED;\n'
    expect((await sendCsv(Buffer.from(utf8))).json()).toMatchObject({ created: 1, changed: 1 })
    expect((await list('己, 二')).rows[0].values.note).toBe('两行\n"引"文')
  })

  it('[WB9] tells every fault at its line and cell, and writes nothing', async () => {
    const before = await countOf()
    const wrong =
      '名称,杆号,备注,功率（W）,类型\n好的,H1,"两\n行",很亮,LED\n,H2,,60,LED\n好的,H3,,5000,LED\n好的,H3,,60,"LED'
    const answer = await sendCsv(Buffer.from(wrong))
    expect(answer.statusCode, answer.body).toBe(422)
    const faults = answer.json().faults as readonly { at: string; code: string }[]
    // The first record begins on line 2 and takes two: the next one stands on line 4.
    expect(faults.map(({ at, code }) => `${at} ${code}`)).toEqual([
      '2:4 not-a-number',
      '4:1 missing',
      '5:4 too-large',
      '6:2 row-twice',
      '6:5 stray-quote',
    ])
    expect(await countOf()).toBe(before)
    const bytes = await sendCsv(Buffer.from([0x81, 0xff, 0xff, 0x00]))
    expect(bytes.json().code).toBe('not-text')
    expect((await sendCsv(Buffer.from('甲,乙\n1,2\n'))).json().code).toBe('no-sheet')
  })

  it('[WB9] takes back what was exported as a CSV without a change, and gives a template for one', async () => {
    await sendCsv(Buffer.from('名称,杆号,类型,备注,位置经度,位置纬度,时段\n辛,K1,LED,"-1+1",112.5,26.5,傍晚；夜间\n'))
    const away = await stage.send(planner, 'GET', `${P}/export.csv?division=${LAKESIDE}&q=${encodeURIComponent('辛')}`)
    expect(away.body).toContain("'-1+1")
    expect((await sendCsv(away.rawPayload)).json()).toMatchObject({ created: 0, changed: 0, same: 1 })
    const template = await stage.send(planner, 'GET', `${P}/template.csv?division=${LAKESIDE}`)
    expect(template.headers['content-type']).toContain('text/csv')
    expect(template.body).toMatch(/^\ufeff编号,名称\*,/)
    expect((await sendCsv(template.rawPayload)).json().faults).toMatchObject([{ at: '2:1', code: 'no-rows' }])
  })
})

describe('taking records away', () => {
  it('keeps personal data masked, and what is exported can be uploaded again without a change', async () => {
    await send([
      ['名称', '杆号', '类型', '管护人', '电话', '补贴（元）', '备注'],
      ['戊', 'C1', 'LED', '欧阳明', '13800138000', '1200', '=cmd|calc'],
    ])
    const answer = await stage.send(
      planner,
      'GET',
      `${P}/export.xlsx?division=${LAKESIDE}&q=${encodeURIComponent('戊')}`,
    )
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('路灯.xlsx'))
    const bytes = new Uint8Array(answer.rawPayload)
    const rows = await rowsOfWorkbook(bytes)
    const text = withoutIds(rows)
    expect(text).not.toContain('13800138000')
    expect(text).not.toContain('欧阳明')
    expect(text).not.toContain('1200')
    expect(text).toContain('138****8000')
    expect(rows[0]?.cells[0]?.text).toBe('路灯 · 临湖区 · 2024-03-05')
    const again = await sendFile(stage, planner, `${P}/import?division=${LAKESIDE}`, 'x.xlsx', bytes)
    expect(again.json(), again.body).toMatchObject({ created: 0, changed: 0, same: 1 })
    const reveal = await sql<{
      keeper_phone: string
    }>`select keeper_phone from r_lantern where pole_code = 'C1'`.execute(stage.db)
    expect(reveal.rows[0]?.keeper_phone).toBe('13800138000')
  })

  it('gives a CSV that no spreadsheet runs anything of, with the simulated district marked in every row', async () => {
    await sql`update division set simulated = true where code = ${LAKESIDE}`.execute(stage.owner)
    const answer = await stage.send(planner, 'GET', `${P}/export.csv?division=${LAKESIDE}&sort=-name`)
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = answer.body.trimEnd().split('\r\n')
    expect(lines[0]).toContain('数据性质')
    expect(lines.slice(1).every((line) => line.endsWith('模拟数据'))).toBe(true)
    expect(answer.body).toContain("'=cmd|calc")
    const workbook = await stage.send(
      planner,
      'GET',
      `${P}/export.xlsx?division=${LAKESIDE}&lang=en&where=${encodeURIComponent('kind == "led"')}`,
    )
    expect((await rowsOfWorkbook(new Uint8Array(workbook.rawPayload)))[0]?.cells[0]?.text).toContain(
      'Simulated data (模拟数据)',
    )
    await sql`update division set simulated = false where code = ${LAKESIDE}`.execute(stage.owner)
  })

  it('is only for whoever may, of what they may see, with the filter of the list', async () => {
    expect(
      (await stage.send(personWith('reporter', stage.bodies.lamps), 'GET', `${P}/export.xlsx?division=${LAKESIDE}`))
        .statusCode,
    ).toBe(403)
    expect((await stage.send(planner, 'GET', `${P}/export.xlsx?division=${LAKESIDE}&where=nothing`)).statusCode).toBe(
      422,
    )
    const none = await stage.send(
      planner,
      'GET',
      `${P}/export.csv?division=${LAKESIDE}&where=${encodeURIComponent('watts > 100000')}`,
    )
    expect(none.body.trimEnd().split('\r\n')).toHaveLength(1)
  })

  it('has a template with the bodies to choose from', async () => {
    const answer = await stage.send(planner, 'GET', `${P}/template.xlsx?division=${LAKESIDE}&lang=en`)
    expect(answer.statusCode).toBe(200)
    const opened = await openXlsx(new Uint8Array(answer.rawPayload), 'x.xlsx')
    if (opened.kind === 'refused') throw new Error('refused')
    expect(opened.value.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Lantern', false],
      ['_lists', true],
      ['How to fill in', false],
    ])
  })
})

describe('a workbook of several sheets', () => {
  const COMPLAINTS = '/api/v1/records/lantern-complaint'
  const sendSheets = async (sheets: Readonly<Record<string, Rows>>, query = '', actor = planner, path = P) =>
    sendFile(stage, actor, `${path}/import?division=${LAKESIDE}${query}`, '路灯.xlsx', await bookOfSheets(sheets))
  const counts = async () => [await countOf(), await countOf('r_lantern_complaint')]
  const lit = [
    ['名称', '杆号', '类型'],
    ['北岸一号', 'N1', 'LED'],
    ['北岸二号', 'N2', 'LED'],
  ]

  it('is taken in whole, and what is new on one sheet may be named on another', async () => {
    const [lanternsBefore = 0, complaintsBefore = 0] = await counts()
    const complaints = [
      ['内容', '路灯', '估价（元）'],
      ['不亮', '北岸一号', '120'],
      ['灯罩破', '北岸二号', ''],
    ]
    // Sheets may stand in any order, and one of notes beside them.
    const sheets = { 备注: [['随手记的']], 路灯投诉: complaints, 路灯: lit }
    const tried = await sendSheets(sheets, '&dry=1')
    expect(tried.json(), tried.body).toMatchObject({
      isDryRun: true,
      created: 2,
      beside: [{ type: 'lantern-complaint', name: { zh: '路灯投诉' }, created: 2, changed: 0, same: 0, ignored: [] }],
    })
    expect(await counts()).toEqual([lanternsBefore, complaintsBefore])
    const done = await sendSheets(sheets)
    expect(done.json()).toMatchObject({ isDryRun: false, created: 2, beside: [{ created: 2 }] })
    const found = await sql<{ what: string; name: string }>`
      select c.what, l.name from r_lantern_complaint c join r_lantern l on l.id = c.lantern where l.name like '北岸%' order by 2`.execute(
      stage.db,
    )
    expect(found.rows).toEqual([
      { what: '不亮', name: '北岸一号' },
      { what: '灯罩破', name: '北岸二号' },
    ])
    const acts = await sql<{ action: string }>`
      select action from audit_entry where action like 'records.lantern%.import' order by seq desc limit 2`.execute(
      stage.owner,
    )
    expect(acts.rows.map(({ action }) => action).sort()).toEqual([
      'records.lantern-complaint.import',
      'records.lantern.import',
    ])
  })

  it('tells the faults of all sheets at once, without blaming a row that waits for another, and writes nothing', async () => {
    const before = await counts()
    const answer = await sendSheets({
      路灯: [...lit.slice(0, 1), ['南岸一号', 'S1', '煤气灯'], ['南岸二号', 'S2', 'LED']],
      路灯投诉: [
        ['内容', '路灯', '估价（元）'],
        ['不亮', '南岸二号', '很多'],
        ['', '南岸一号', '1'],
        ['倾斜', '没有的灯', '1'],
      ],
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().faults.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`)).toEqual([
      '路灯!C2 no-choice',
      '路灯投诉!C2 not-a-number',
      '路灯投诉!A3 missing',
      '路灯投诉!B4 not-there',
    ])
    expect(await counts()).toEqual(before)
  })

  it('may have its own sheet empty; a sheet that goes by a type’s name must have its heads', async () => {
    const only = await sendSheets({
      路灯: lit.slice(0, 1),
      路灯投诉: [
        ['内容', '路灯'],
        ['又不亮', '北岸一号'],
      ],
    })
    expect(only.json(), only.body).toMatchObject({ created: 0, changed: 0, beside: [{ created: 1 }] })
    const nothing = await sendSheets({ 路灯: lit.slice(0, 1), 路灯投诉: [['内容', '路灯']] })
    expect(nothing.json().faults.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`)).toEqual([
      '路灯!A2 no-rows',
      '路灯投诉!A2 no-rows',
    ])
    const headless = await sendSheets({ 路灯: lit, Complaint: [['张三打来电话']] })
    expect(headless.json().faults.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`)).toEqual([
      'Complaint!A1 no-heads',
    ])
  })

  it('is refused where a sheet is not the person’s to import, and nothing is told of its rows', async () => {
    const before = await counts()
    const reviewer = personWith('reviewer', stage.bodies.lamps)
    const complaints = [
      ['内容', '路灯'],
      ['不亮', '没有的灯'],
    ]
    const rows = [...lit.slice(0, 1).map((row) => [...row, '管护单位']), ['东岸一号', 'E1', 'LED', '临湖区路灯所']]
    const refused = await sendSheets({ 路灯: rows, 路灯投诉: complaints }, '', reviewer)
    expect(refused.json().faults.map(({ at, code }: { at: string; code: string }) => `${at} ${code}`)).toEqual([
      '路灯投诉!A1 not-yours',
    ])
    expect(await counts()).toEqual(before)
    const taken = await sendSheets({ 路灯: rows, 路灯投诉: complaints.slice(0, 1) }, '', reviewer)
    expect(taken.json(), taken.body).toMatchObject({ created: 1, beside: [] })
  })

  it('has a template with a sheet for each, and the sheets of others are theirs alone', async () => {
    const ask = async (query: string) => {
      const answer = await stage.send(planner, 'GET', `${P}/template.xlsx?division=${LAKESIDE}${query}`)
      const opened = await openXlsx(new Uint8Array(answer.rawPayload), 'x.xlsx')
      if (opened.kind === 'refused') throw new Error('refused')
      return opened.value.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name)
    }
    expect(await ask('&beside=1')).toEqual(['路灯', '路灯投诉', '填表说明'])
    expect(await ask('')).toEqual(['路灯', '填表说明'])
    // Complaints have no records that belong to them: lanterns on a further sheet are not theirs to take in.
    const before = await counts()
    const other = await sendSheets(
      {
        路灯: [['名称'], ['丙']],
        路灯投诉: [
          ['内容', '估价（元）'],
          ['丁', '1'],
        ],
      },
      '',
      planner,
      COMPLAINTS,
    )
    expect(other.json(), other.body).toMatchObject({ created: 1, beside: [] })
    expect(await counts()).toEqual([before[0], (before[1] ?? 0) + 1])
  })

  it('[WB14] is given out with what belongs to the records of the list, and taken back without a change', async () => {
    const sheets = {
      路灯: [
        ['名称', '杆号', '类型'],
        ['东岸一号', 'E1', 'LED'],
        ['东岸二号', 'E2', 'LED'],
      ],
      路灯投诉: [
        ['内容', '路灯'],
        ['一号不亮', '东岸一号'],
        ['一号还不亮', '东岸一号'],
        ['二号不亮', '东岸二号'],
        ['不知哪盏', ''],
      ],
    }
    expect((await sendSheets(sheets)).statusCode).toBe(200)
    const away = (query: string, actor = planner) =>
      stage.send(actor, 'GET', `${P}/export.xlsx?division=${LAKESIDE}&beside=1&${query}`)
    const one = `q=${encodeURIComponent('东岸一号')}`
    const book = new Uint8Array((await away(one)).rawPayload)
    expect(await sheetsOf(book)).toEqual(['路灯', '路灯投诉'])
    const rows = (await rowsOfWorkbook(book, '路灯投诉')).slice(3)
    const text = JSON.stringify(rows)
    expect(rows).toHaveLength(2)
    expect(text).toContain('一号还不亮')
    expect(text).not.toMatch(/二号不亮|不知哪盏/)
    const whole = await away(`q=${encodeURIComponent('东岸')}`)
    const before = await counts()
    const again = await sendFile(
      stage,
      planner,
      `${P}/import?division=${LAKESIDE}`,
      'x.xlsx',
      new Uint8Array(whole.rawPayload),
    )
    expect(again.json(), again.body).toMatchObject({
      created: 0,
      changed: 0,
      same: 2,
      beside: [{ created: 0, same: 3 }],
    })
    expect(await counts()).toEqual(before)
    // Of what somebody may not take away there is no sheet; each that is given is on record.
    const leaders = await away(one, personWith('leader'))
    expect(await sheetsOf(new Uint8Array(leaders.rawPayload))).toEqual(['路灯'])
    const acts = await sql<{ action: string; detail: string }>`
      select action, detail from audit_entry where action like '%.export' order by seq desc limit 5`.execute(stage.db)
    expect(acts.rows.map(({ action }) => action)).toEqual([
      'records.lantern.export',
      'records.lantern-complaint.export',
      'records.lantern.export',
      'records.lantern-complaint.export',
      'records.lantern.export',
    ])
    expect(acts.rows[1]?.detail).toContain('"beside":"lantern"')
    // Also as a CSV, where nothing is hidden; a row of a record that is not here is told, and none is made of it.
    const csv = await stage.send(planner, 'GET', `${COMPLAINTS}/export.csv?division=${LAKESIDE}`)
    const sendCsv = (text: string) =>
      sendFile(stage, planner, `${COMPLAINTS}/import?division=${LAKESIDE}`, '路灯投诉.csv', Buffer.from(text))
    const all = await countOf('r_lantern_complaint')
    const told = await sendCsv(csv.body.replaceAll('不知哪盏', '知道了'))
    expect(told.json(), told.body).toMatchObject({ created: 0, changed: 1, same: all - 1 })
    const [id = ''] = /[0-9a-f-]{36}/.exec(csv.body) ?? []
    const strange = await sendCsv(
      csv.body.replaceAll(
        id,
        id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    )
    expect(strange.json().faults).toMatchObject([{ at: '2:2', code: 'no-such-id' }])
    expect(await countOf('r_lantern_complaint')).toBe(all)
  })

  it('[WB14] holds the states that the list is narrowed to, with what belongs to those', async () => {
    const [row] = (await list('东岸一号')).rows
    const broken = await stage.send(planner, 'POST', `${P}/${LAKESIDE}/${row.id}/do/break`, {
      revision: row.revision,
      gives: { broken_note: '不亮' },
    })
    expect(broken.statusCode, broken.body).toBe(200)
    const query = `division=${LAKESIDE}&q=${encodeURIComponent('东岸')}&state=broken`
    const names = (body: string) => body.match(/东岸.号/g)
    expect(names((await stage.send(planner, 'GET', `${P}/export.csv?${query}`)).body)).toEqual(['东岸一号'])
    const book = await stage.send(planner, 'GET', `${P}/export.xlsx?${query}&beside=1`)
    const bytes = new Uint8Array(book.rawPayload)
    for (const [sheet, count] of [
      ['路灯', 1],
      ['路灯投诉', 2],
    ] as const)
      expect((await rowsOfWorkbook(bytes, sheet)).at(-1)?.row, sheet).toBe(3 + count)
  })
})

it('a template that is filled in has no column that is not known, whatever its words say elsewhere', async () => {
  const answer = await stage.send(planner, 'GET', `${P}/template.xlsx?division=${LAKESIDE}&beside=1`)
  const book = new Excel.Workbook()
  await book.xlsx.load(answer.rawPayload as never)
  const sheet = book.getWorksheet('路灯')
  const heads = sheet?.getRow(1).values as readonly string[]
  for (const [key, text] of [
    ['name', '模板灯'],
    ['kind', 'LED'],
  ] as const)
    if (sheet !== undefined) sheet.getRow(3).getCell(heads.indexOf(key)).value = text
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  const tried = await sendFile(stage, planner, `${P}/import?division=${LAKESIDE}&dry=1`, '模板.xlsx', bytes)
  expect(tried.json(), tried.body).toMatchObject({ created: 1, ignored: [], beside: [{ created: 0, ignored: [] }] })
})

describe('20,000 rows', () => {
  it('are taken in, told to be the same, and away', { timeout: 240_000 }, async () => {
    const rows: (readonly RowCell[])[] = [['名称', '杆号', '类型', '功率（W）', '管护单位', '亮灯日', '灯头数', '备注']]
    for (let i = 0; i < 20_000; i++)
      rows.push([
        `湖滨大道第${i}号路灯`,
        `Q${i}`,
        'LED',
        `${(i % 900) + 1}.5`,
        i % 2 === 0 ? '临湖区路灯所' : '临湖区园林所',
        '2023-05-06',
        String(i % 9),
        `备注 ${i}`,
      ])
    const bytes = await bookOf(rows)
    const made = await sendFile(stage, planner, `${P}/import?division=${LAKESIDE}`, 'x.xlsx', bytes)
    expect(made.json(), made.body.slice(0, 500)).toMatchObject({ created: 20_000 })
    const again = await sendFile(stage, planner, `${P}/import?division=${LAKESIDE}`, 'x.xlsx', bytes)
    expect(again.json()).toMatchObject({ created: 0, same: 20_000 })
    const exported = await stage.send(planner, 'GET', `${P}/export.xlsx?division=${LAKESIDE}`)
    expect(exported.rawPayload.length).toBeGreaterThan(500_000)
  })
})
