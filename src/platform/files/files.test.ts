import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordPlan } from '../../../test/fixtures/docx.ts'
import { LAKESIDE, personWith, sendFile, type TestServer, testServer } from '../../../test/stage/server.ts'
import { modules } from '../../apps/server/modules.ts'
import type { Actor } from '../access/actor.ts'
import { inTransaction } from '../database/connect.ts'
import { newId } from '../database/ids.ts'
import type { ServerModule } from '../http/module.ts'
import { attachFiles, damagedContents, filesOf, readContent, sweepFiles } from './files-store.ts'

let stage: TestServer
const fisheries = newId()
const water = newId()
const reporter = personWith('reporter', fisheries)
const stranger = personWith('reporter', water)
const planner = personWith('planner')
/** What an engine would declare: files of returns are read by whoever may read the return. */
const returnsOfTheTest: ServerModule = {
  id: 'test',
  permissions: { 'test.read': { about: { zh: '读', en: 'read' }, roles: { reporter: 'body', planner: 'division' } } },
  routes: [],
  fileOwners: {
    'test-return': {
      permission: 'test.read',
      placeOf: async (_db, division, id) => (id === 'r1' ? { division, body: fisheries } : null),
    },
  },
}
beforeAll(async () => {
  stage = await testServer(new Date(), {
    modules: [...modules, returnsOfTheTest],
  })
})
afterAll(() => stage.close())

const upload = (actor: Actor, name: string, bytes: Uint8Array) => sendFile(stage, actor, '/api/v1/files', name, bytes)
const attach = (actor: Actor, files: readonly string[], id = 'r1') =>
  inTransaction(stage.db, (tx) =>
    attachFiles(tx, LAKESIDE, files, { kind: 'test-return', id }, actor, stage.now(), 'proofs'),
  )
const download = (actor: Actor, id: string) => stage.send(actor, 'GET', `/api/v1/files/${LAKESIDE}/${id}`)

describe('attached files', () => {
  it('[FI4] come back to the byte, under their name', async () => {
    const bytes = await wordPlan()
    const kept = (await upload(reporter, '佐证 材料.docx', bytes)).json()
    expect(kept).toMatchObject({ name: '佐证 材料.docx', kind: 'docx', size: bytes.length, byName: 'reporter' })
    const back = await download(reporter, kept.id)
    expect(back.statusCode).toBe(200)
    expect(Buffer.compare(back.rawPayload, bytes)).toBe(0)
    expect(back.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('佐证 材料.docx')}`,
    )
    expect(back.headers['x-content-type-options']).toBe('nosniff')
    expect(back.headers['cache-control']).toBe('no-store')
  })

  it('[FI4] larger than one piece come back too, and the same content is kept once', async () => {
    const bytes = Buffer.from('湖'.repeat(700_000))
    const [first, second] = await Promise.all([upload(reporter, '甲.txt', bytes), upload(planner, '乙.txt', bytes)])
    expect(first.json().sha256).toBe(second.json().sha256)
    expect(first.json().id).not.toBe(second.json().id)
    const contents = await stage.db
      .selectFrom('file_content')
      .select('pieces')
      .where('sha256', '=', first.json().sha256)
      .execute()
    expect(contents).toEqual([{ pieces: 5 }])
    expect(Buffer.compare((await download(planner, second.json().id)).rawPayload, bytes)).toBe(0)
  })

  it('[FI5] are read by whoever brought them, and once attached by whoever may read the row', async () => {
    const { id } = (await upload(reporter, '说明.txt', Buffer.from('一'))).json()
    expect((await download(planner, id)).statusCode).toBe(404)
    expect((await download(stranger, id)).statusCode).toBe(404)
    expect(await attach(reporter, [id])).toMatchObject({ kind: 'done', value: [{ id, name: '说明.txt' }] })
    expect((await download(planner, id)).statusCode).toBe(200)
    expect((await download(reporter, id)).statusCode).toBe(200)
    expect((await download(stranger, id)).statusCode).toBe(404)
    expect((await download({ kind: 'public' }, id)).statusCode).toBe(401)
    expect((await filesOf(stage.db, LAKESIDE, 'test-return', ['r1'])).get('r1')).toEqual([
      expect.objectContaining({ id }),
    ])
  })

  it('[FI5] are attached by nobody but whoever brought them; every missing one is named', async () => {
    const { id } = (await upload(reporter, '说明.txt', Buffer.from('二'))).json()
    expect(await attach(stranger, [id, newId()])).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'faulty', faults: [{ at: 'proofs.0' }, { at: 'proofs.1' }] },
    })
    expect(await attach(reporter, [])).toEqual({ kind: 'done', value: [] })
  })

  it('[FI6] leave an act in the record when they come and when they are read', async () => {
    const { id } = (await upload(reporter, '说明.txt', Buffer.from('三'))).json()
    await download(reporter, id)
    const acts = await stage.db
      .selectFrom('audit_entry')
      .select(['action', 'detail'])
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(acts.map(({ action }) => action)).toEqual(['file.upload', 'file.download'])
    expect(acts[0]?.detail).not.toMatch(/说明/)
  })

  it('are refused with what to do, and nothing is kept of them', async () => {
    const count = () =>
      stage.db
        .selectFrom('file')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirst()
    const before = await count()
    const refused = await upload(reporter, '公报.pdf', Buffer.from('%PDF-'))
    expect(refused.statusCode).toBe(415)
    expect(refused.json()).toMatchObject({ code: 'damaged-file', detail: expect.stringMatching(/请/) })
    expect((await upload({ kind: 'public' }, '说明.txt', Buffer.from('四'))).statusCode).toBe(401)
    const elsewhere = await stage.send(reporter, 'POST', '/api/v1/files?division=999907', Buffer.from(''))
    expect(elsewhere.statusCode).toBeGreaterThanOrEqual(400)
    expect(await count()).toEqual(before)
  })

  it('[FI7] that nothing owns are swept after a while, with contents that nobody names', async () => {
    const text = Buffer.from('五')
    const lost = (await upload(reporter, '丢.txt', text)).json()
    const twin = (await upload(reporter, '双.txt', text)).json()
    const alone = (await upload(reporter, '单.txt', Buffer.from('六'))).json()
    await attach(reporter, [twin.id], 'r2')
    await stage.db
      .updateTable('file')
      .set({ at: '2020-01-01T00:00:00Z' })
      .where('id', 'in', [lost.id, twin.id, alone.id])
      .execute()
    expect(await sweepFiles(stage.db, new Date('2020-01-02T00:00:00Z'))).toBe(2)
    expect(await readContent(stage.db, LAKESIDE, twin.sha256)).toEqual(text)
    await expect(readContent(stage.db, LAKESIDE, alone.sha256)).rejects.toThrow(/damaged/)
    expect(await stage.db.selectFrom('file_content').selectAll().where('sha256', '=', alone.sha256).execute()).toEqual(
      [],
    )
  })

  it('[FI8] that were tampered with are found, and never handed out', async () => {
    const { id, sha256 } = (await upload(reporter, '说明.txt', Buffer.from('七'))).json()
    expect(await damagedContents(stage.db)).toEqual([])
    await sql`update file_piece set bytes = 'x' where sha256 = ${sha256}`.execute(stage.owner)
    expect(await damagedContents(stage.db)).toEqual([{ division: LAKESIDE, sha256 }])
    expect((await download(reporter, id)).statusCode).toBe(500)
  })
})
