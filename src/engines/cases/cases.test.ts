import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CityStage, cityStage, type Made } from '../../../test/stage/city-stage.ts'
import { LAKESIDE } from '../../../test/stage/server.ts'
import { createPolicy } from '../../platform/access/policy.ts'
import { tellerOf } from '../../platform/events/event.ts'
import type { Services } from '../../platform/http/route.ts'
import cityOperation from '../../systems/12-safety/city-operation.ts'
import { findRecord } from '../registers/record-store.ts'
import { type Register, registersOf } from '../registers/register.ts'
import { registersModule } from '../registers/registers.ts'
import { casesModule } from './cases.ts'
import { verifyClocks } from './clocks.ts'
import { sweepClocks } from './sweep.ts'

const registers = registersOf([cityOperation])
const modules = [registersModule([cityOperation]), casesModule([cityOperation])]
let stage: CityStage
let services: Pick<Services, 'db' | 'policy' | 'tell' | 'now'>
beforeAll(async () => {
  stage = await cityStage()
  services = {
    db: stage.db,
    policy: createPolicy(modules.map(({ permissions }) => permissions)),
    tell: tellerOf(modules),
    now: stage.now,
  }
})
afterAll(() => stage.close())

/** '2025-09-26 16:50' in China. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const china = (text: string | null | undefined) =>
  text == null ? null : new Date(Date.parse(text) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

interface Clock {
  readonly clock: string
  readonly state: string
  readonly dueAt: string | null
  readonly endedAt: string | null
  readonly isMet: boolean | null
  readonly extended: string
  readonly calendar: string
}
async function clocks(id: string) {
  const answer = await stage.send(stage.people.officer, 'GET', `/api/v1/clocks/city-case/${LAKESIDE}/${id}`)
  expect(answer.statusCode, answer.body).toBe(200)
  const { clocks: found, told } = answer.json() as {
    clocks: Clock[]
    told: { clock: string; point: number; did: string | null; at: string }[]
  }
  return { byId: Object.fromEntries(found.map((one) => [one.clock, one])) as Record<string, Clock | undefined>, told }
}
const sweep = () => sweepClocks(services, registers, LAKESIDE)
const toldOf = async (id: string) => (await clocks(id)).told.map(({ clock, point }) => `${clock} ${point}`).sort()

async function verified(id: string) {
  const register = registers.get('city-case') as Register
  const record = await findRecord(stage.db, register, LAKESIDE, id)
  expect(record).toBeDefined()
  if (record !== undefined) expect(await verifyClocks(stage.db, registers, register, record)).toEqual([])
}

/** A case that was dispatched to the lamps body at the given time. */
async function dispatched(moment: string): Promise<Made> {
  const { officer, dispatcher } = stage.people
  stage.setNow(at(moment))
  const filed = await stage.go(await stage.report(), officer, 'file', { class: stage.class, cell: stage.cell })
  return stage.go(filed, dispatcher, 'dispatch', { handler_body: stage.bodies.lamps })
}
async function fedBack(made: Made): Promise<Made> {
  const { clerk } = stage.people
  const photos = [await stage.photo(clerk, 'photos_after')]
  return stage.go(made, clerk, 'feed-back', { photos_after: photos, handling_note: '已清运' })
}
async function checked(made: Made, passes: boolean): Promise<Made> {
  const { officer, otherWorker } = stage.people
  const sent = await stage.go(made, officer, 'send-check', {
    worker: otherWorker.kind === 'person' ? otherWorker.id : '',
  })
  const photos = [await stage.photo(otherWorker, 'photos_check')]
  return stage.go(sent, otherWorker, passes ? 'check-pass' : 'check-fail', { photos_check: photos, check_note: '看过' })
}

describe('a case against its clocks', () => {
  it('[CK1] is due by the working hours of the place: 4 hours from Friday 16:50 end on the Sunday that is worked', async () => {
    const made = await dispatched('2025-09-26 16:50')
    const { byId } = await clocks(made.id)
    expect(china(byId.handling?.dueAt)).toBe('2025-09-28 11:50')
    expect(byId.handling?.calendar).toMatch(/chinese-days \d/)
    expect(byId.acceptance).toMatchObject({ state: 'ended', isMet: true })
    expect(byId.closing).toMatchObject({ state: 'running' })
    await verified(made.id)
  })

  it('[CK2] keeps the limit it was filed with, whatever becomes of the class', async () => {
    const made = await dispatched('2025-09-22 09:00')
    const before = (await clocks(made.id)).byId.handling?.dueAt
    expect(china(before)).toBe('2025-09-22 15:30')
    const path = `/api/v1/records/case-class/${LAKESIDE}/${stage.class}`
    const { planner } = stage.people
    const seen = (await stage.send(planner, 'GET', path)).json()
    const changed = await stage.send(planner, 'PUT', path, { revision: seen.revision, values: { limit_a: '1' } })
    expect(changed.statusCode, changed.body).toBe(200)
    const accepted = await stage.go(made, stage.people.clerk, 'accept')
    expect((await clocks(accepted.id)).byId.handling?.dueAt).toBe(before)
    await verified(made.id)
    await stage.send(planner, 'PUT', path, { revision: seen.revision + 1, values: { limit_a: '4' } })
  })

  it('[CK3] stands still while it is suspended, and goes on with what was left', async () => {
    const { clerk, dispatcher } = stage.people
    const taken = await stage.go(await dispatched('2025-09-22 09:00'), clerk, 'accept')
    stage.setNow(at('2025-09-22 11:00'))
    const asked = await stage.go(
      taken,
      clerk,
      'ask-suspension',
      { suspension_cause: 'works', resume_on: '2025-09-24' },
      '等管线',
    )
    const rests = await stage.go(asked, dispatcher, 'suspend')
    expect((await clocks(rests.id)).byId.handling).toMatchObject({ state: 'paused', dueAt: null })
    stage.setNow(at('2025-09-24 09:00'))
    const resumed = await stage.go(rests, dispatcher, 'resume')
    // Two of four hours were used by Monday 11:00.
    expect(china((await clocks(resumed.id)).byId.handling?.dueAt)).toBe('2025-09-24 11:00')
    await verified(made(resumed))
  })

  it('[CK4] an extension moves the deadline when it was asked before it had passed; rework does not begin it anew', async () => {
    const { clerk, dispatcher, otherOfficer } = stage.people
    const taken = await stage.go(await dispatched('2025-09-22 09:00'), clerk, 'accept')
    stage.setNow(at('2025-09-22 15:00'))
    const asked = await stage.go(
      taken,
      clerk,
      'ask-extension',
      { extension_amount: '2', extension_signed_by: '王*' },
      '要采购',
    )
    // Decided after the deadline, and still good: it was asked in time.
    stage.setNow(at('2025-09-22 16:00'))
    const granted = await stage.go(asked, dispatcher, 'grant-extension')
    const { byId } = await clocks(granted.id)
    expect(china(byId.handling?.dueAt)).toBe('2025-09-22 17:30')
    expect(byId.handling?.extended).toBe('2')
    const failed = await checked(await fedBack(granted), false)
    expect((await clocks(failed.id)).byId.handling).toMatchObject({ state: 'ended', isMet: true })
    stage.setNow(at('2025-09-23 09:00'))
    const again = await stage.go(failed, otherOfficer, 'rework', {}, '还有一半没清')
    expect((await clocks(again.id)).byId.handling).toMatchObject({ state: 'running', dueAt: byId.handling?.dueAt })
    const last = await fedBack(again)
    expect((await clocks(last.id)).byId.handling).toMatchObject({ state: 'ended', isMet: false })
    await verified(last.id)
  })

  it('[CK5] a wrong dispatch ends the unit’s clock unjudged, and the next unit has one of its own', async () => {
    const { clerk, dispatcher } = stage.people
    const sent = await dispatched('2025-09-22 09:00')
    const asked = await stage.go(sent, clerk, 'ask-return', {}, '不属本单位')
    const back = await stage.go(asked, dispatcher, 'confirm-return')
    expect((await clocks(back.id)).byId.handling).toMatchObject({ state: 'unjudged', isMet: null })
    stage.setNow(at('2025-09-22 14:30'))
    const again = await stage.go(back, dispatcher, 'dispatch', { handler_body: stage.bodies.parks })
    expect(china((await clocks(again.id)).byId.handling?.dueAt)).toBe('2025-09-23 09:30')
    await verified(again.id)
  })

  it('[CK6] a void case is due no more', async () => {
    const gone = await stage.go(await dispatched('2025-09-22 09:00'), stage.people.officer, 'void', {}, '重复录入')
    const { byId } = await clocks(gone.id)
    expect(Object.values(byId).filter((one) => one?.state === 'running')).toEqual([])
  })
})

const made = ({ id }: Made) => id

describe('the sweep', () => {
  it('[CS1] tells each point once, in whatever number it runs, also two at once', async () => {
    const taken = await stage.go(await dispatched('2025-08-04 09:00'), stage.people.clerk, 'accept')
    stage.setNow(at('2025-08-04 15:00'))
    await Promise.all([sweep(), sweep()])
    expect(await toldOf(taken.id)).toEqual(['handling 0'])
    stage.setNow(at('2025-08-04 15:31'))
    await sweep()
    await sweep()
    expect(await toldOf(taken.id)).toEqual(['handling 0', 'handling 1'])
    await verified(taken.id)
  })

  it('[CS2] makes up for what passed while nobody swept, and tells nothing of what ended in time', async () => {
    const early = await fedBack(await stage.go(await dispatched('2025-08-05 09:00'), stage.people.clerk, 'accept'))
    const late = await stage.go(await dispatched('2025-08-05 09:00'), stage.people.clerk, 'accept')
    stage.setNow(at('2025-08-20 09:00'))
    await sweep()
    expect((await toldOf(early.id)).filter((one) => one.startsWith('handling'))).toEqual([])
    expect((await toldOf(late.id)).filter((one) => one.startsWith('handling'))).toEqual([
      'handling 0',
      'handling 1',
      'handling 2',
    ])
  })

  it('[CS3] does what is declared: what nobody returned within its time is taken as acknowledged', async () => {
    const sent = await dispatched('2025-08-06 09:00')
    stage.setNow(at('2025-08-06 11:01'))
    await Promise.all([sweep(), sweep()])
    const page = await stage.page(sent.id)
    expect(page).toMatchObject({ state: 'handling' })
    const { told } = await clocks(sent.id)
    expect(told.filter(({ clock }) => clock === 'acknowledgement')).toHaveLength(1)
    expect(
      (page as unknown as { steps: { does: string }[] }).steps.filter(({ does }) => does === 'accept'),
    ).toHaveLength(1)
    await verified(sent.id)
  })

  it('[CS4] a sweep that is cut off in the middle of a point leaves nothing of it, and the next one does it whole', async () => {
    const sent = await dispatched('2025-08-07 09:00')
    stage.setNow(at('2025-08-07 11:01'))
    const cut: typeof services = {
      ...services,
      tell: async () => {
        throw new Error('the machine died')
      },
    }
    await expect(sweepClocks(cut, registers, LAKESIDE)).rejects.toThrow('the machine died')
    expect(await toldOf(sent.id)).toEqual([])
    expect(await stage.page(sent.id)).toMatchObject({ state: 'dispatched' })
    await sweep()
    expect((await toldOf(sent.id)).filter((one) => one.startsWith('acknowledgement'))).toHaveLength(1)
    expect(await stage.page(sent.id)).toMatchObject({ state: 'handling' })
  })

  it('[CS5] what is told cannot be changed or taken back by the program', async () => {
    await expect(stage.db.deleteFrom('record_clock_told').execute()).rejects.toThrow(/permission denied/)
  })
})

describe('who does what', () => {
  it('[CW1] the finder cannot handle, the handler cannot check, and neither closes', async () => {
    const { clerk, otherOfficer, worker } = stage.people
    const ready = await checked(
      await fedBack(await stage.go(await dispatched('2025-09-22 09:00'), clerk, 'accept')),
      true,
    )
    for (const actor of [worker, clerk])
      await expect(stage.go(ready, actor, 'close')).rejects.toThrow(/403|not-yours|forbidden/)
    const closed = await stage.go(ready, otherOfficer, 'close')
    expect(closed.state).toBe('closed')
    const self = await stage.report(otherOfficer, { source: 'video', found_at: stage.now().toISOString() })
    await expect(stage.go(self, worker, 'file')).rejects.toThrow(/403|not-yours|forbidden/)
  })

  it('[CW2] who took a report in cannot close it: another officer must', async () => {
    const { officer, otherOfficer, dispatcher, clerk, worker } = stage.people
    stage.setNow(at('2025-09-22 09:00'))
    const taken = await stage.report(officer, { source: 'hotline' })
    const sent = await stage.go(taken, officer, 'send-verify', { worker: worker.kind === 'person' ? worker.id : '' })
    const photos = [await stage.photo(worker, 'photos_before')]
    const found = await stage.go(sent, worker, 'verify', { photos_before: photos })
    const filed = await stage.go(found, officer, 'file', { class: stage.class, cell: stage.cell })
    const handled = await fedBack(
      await stage.go(
        await stage.go(filed, dispatcher, 'dispatch', { handler_body: stage.bodies.lamps }),
        clerk,
        'accept',
      ),
    )
    const ready = await checked(handled, true)
    await expect(stage.go(ready, officer, 'close')).rejects.toThrow(/same-person/)
    expect((await stage.go(ready, otherOfficer, 'close')).state).toBe('closed')
  })

  it('[CW3] a unit sees its own cases, a grid worker what is theirs outdoors', async () => {
    const { parksClerk, clerk, worker, otherWorker } = stage.people
    const sent = await dispatched('2025-09-22 09:00')
    const see = async (actor: typeof clerk) =>
      (await stage.send(actor, 'GET', `/api/v1/records/city-case/${LAKESIDE}/${sent.id}`)).statusCode
    expect([await see(clerk), await see(parksClerk), await see(worker), await see(otherWorker)]).toEqual([
      200, 404, 200, 404,
    ])
  })

  it('[CW4] a second return needs an arbitration, and what was arbitrated stays', async () => {
    const { clerk, parksClerk, dispatcher, leader } = stage.people
    const first = await stage.go(await dispatched('2025-09-22 09:00'), clerk, 'ask-return', {}, '不属本单位')
    const back = await stage.go(first, dispatcher, 'confirm-return')
    const second = await stage.go(back, dispatcher, 'dispatch', { handler_body: stage.bodies.parks })
    const asked = await stage.go(second, parksClerk, 'ask-return', {}, '也不属本单位')
    await expect(stage.go(asked, dispatcher, 'confirm-return')).rejects.toThrow(/裁决/)
    const disputed = await stage.go(asked, dispatcher, 'refer', {}, '两次回退')
    const decided = await stage.go(disputed, leader, 'arbitrate', { handler_body: stage.bodies.lamps }, '按权责清单')
    await expect(stage.go(decided, clerk, 'ask-return', {}, '不服')).rejects.toThrow(/裁决/)
  })

  it('[CW5] duplicates keep whoever reported them, and the main case counts them', async () => {
    const { officer, otherWorker } = stage.people
    const main = await dispatched('2025-09-22 09:00')
    const twice = await stage.report(otherWorker)
    const joined = await stage.go(twice, officer, 'join', { duplicate_of: main.id })
    expect(joined.state).toBe('duplicate')
    expect(await stage.page(main.id)).toMatchObject({ rollups: { duplicates: 1 } })
    expect(await stage.page(twice.id)).toMatchObject({ links: { duplicate_of: { id: main.id } } })
  })
})

describe('what waits for a person', () => {
  it('[CD1] is what they have to do, those due first first, and what they were told of', async () => {
    const { clerk, leader, parksClerk, officer } = stage.people
    const sent = await dispatched('2025-10-13 09:00')
    const dues = async (actor: typeof clerk) => {
      const answer = await stage.send(actor, 'GET', '/api/v1/dues')
      expect(answer.statusCode, answer.body).toBe(200)
      return (
        answer.json() as { dues: { record: string; clock: string; because: string; title: { zh: string } }[] }
      ).dues.filter(({ record }) => record === sent.id)
    }
    expect((await dues(clerk)).map(({ clock }) => clock)).toEqual(['acknowledgement', 'handling'])
    expect(await dues(parksClerk)).toEqual([])
    expect((await dues(officer)).map(({ clock }) => clock)).toEqual(['closing'])
    expect(await dues(leader)).toEqual([])
    stage.setNow(at('2025-10-15 09:00'))
    await sweep()
    const [told] = await dues(leader)
    expect(told).toMatchObject({ clock: 'handling', because: 'told', title: { zh: expect.stringContaining('超期') } })
  })

  it('[CD2] can be subscribed to as a calendar, until it is closed; it holds nothing personal', async () => {
    const { clerk } = stage.people
    const sent = await dispatched('2025-10-13 09:00')
    const opened = (await stage.send(clerk, 'POST', '/api/v1/calendars', {})).json() as { id: string; path: string }
    const feed = await stage.server.inject({ method: 'GET', url: opened.path })
    expect(feed.statusCode, feed.body).toBe(200)
    expect(feed.headers['content-type']).toContain('text/calendar')
    expect(feed.body.replaceAll('\r\n ', '')).toContain(sent.number)
    expect(feed.body).not.toContain('路边垃圾')
    const kept = await stage.db.selectFrom('calendar_token').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(opened.path.slice(17, 40))
    const other = await stage.send(stage.people.parksClerk, 'DELETE', `/api/v1/calendars/${LAKESIDE}/${opened.id}`)
    expect(other.statusCode).toBe(404)
    expect((await stage.send(clerk, 'DELETE', `/api/v1/calendars/${LAKESIDE}/${opened.id}`)).statusCode).toBe(200)
    expect((await stage.server.inject({ method: 'GET', url: opened.path })).statusCode).toBe(404)
  })
})
