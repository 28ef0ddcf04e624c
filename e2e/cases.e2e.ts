import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../src/model/role.ts'
import { made, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const CITY = '临湖区城管局'
const STREET = '湖东街道办事处'
const PARKS = '临湖区园林所'
const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  permissions: ['geolocation'],
  geolocation: { longitude: 112.6005, latitude: 26.8005 },
}
/** A red dot. */
const DOT = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
    'base64',
  ),
}

let stage: RunningStage | { readonly missing: string }
let running: RunningStage
let classId = ''
let caseId = ''
let number = ''
beforeAll(async () => {
  stage = await setRunningStage([CITY, STREET, PARKS], { systems: ['city-operation'] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})
afterEach(() => {
  if (!('missing' in stage)) expect(stage.complaints.splice(0)).toEqual([])
})

const person = (loginName: string, role: Role, body: string | null = null) => {
  const id = body === null ? null : (running.bodies[body] ?? null)
  return { loginName, name: loginName, roles: [{ role, body: id }], body: id }
}
const worker = () => person('worker', 'grid-worker', STREET)
const officer = () => person('officer', 'intake-officer')
const closer = () => person('closer', 'intake-officer')
const dispatcher = () => person('dispatcher', 'dispatcher')
const clerk = () => person('clerk', 'clerk', CITY)
const parks = () => person('parks', 'clerk', PARKS)
const planner = () => person('planner', 'planner')

const shot = shots('cases')
const P = '/api/v1/records/city-case'
const home = () => `/systems/city-operation/city-case/${LAKESIDE}/${caseId}`
const read = async (page: Page) => (await page.request.get(`${running.address}${P}/${LAKESIDE}/${caseId}`)).json()

/** A step through the interface that the screens use, for those whose form only asks to choose from a list. */
async function step(page: Page, transition: string, gives: object = {}, reason = '') {
  const { revision } = await read(page)
  const answer = await page.request.post(`${running.address}${P}/${LAKESIDE}/${caseId}/do/${transition}`, {
    data: { revision, gives, ...(reason === '' ? {} : { reason }) },
  })
  expect(answer.status(), `${transition}: ${await answer.text()}`).toBe(200)
}
/** A step by its button on the record's page, with a reason where one is asked. */
async function press(page: Page, name: string, reason = '') {
  await page.getByRole('button', { name, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (reason !== '') await dialog.locator('textarea').last().fill(reason)
  await dialog.getByRole('button', { name, exact: true }).last().click()
  await dialog.waitFor({ state: 'detached' })
}
describe('a case, from the photo to the evaluation', () => {
  it('stands on classes and a grid', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(planner(), '/systems/city-operation')
    classId = await made(page, 'case-class', {
      kind: 'event',
      code: '4399060102',
      name: '暴露垃圾',
      major: '市容环境',
      filing_condition: '垃圾露天堆放',
      closing_condition: '清运干净',
      limit_unit: 'workdays',
      limit_a: '2',
      limit_b: '2',
      limit_c: '3',
      is_extendable: true,
      is_for_public: true,
      edition: '示例',
    })
    await made(page, 'grid-cell', {
      code: '439906001001001',
      name: '湖东 1',
      community: '湖东社区',
      street: running.bodies[STREET],
      area_class: 'A',
      shape: {
        type: 'Polygon',
        coordinates: [
          [
            [112.6, 26.8],
            [112.601, 26.8],
            [112.601, 26.801],
            [112.6, 26.801],
            [112.6, 26.8],
          ],
        ],
      },
    })
    await page.context().close()
  })

  it('is reported on a phone without a network, kept there, and sent once there is one', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(worker(), '/field', PHONE)
    await page.getByLabel('问题类别').waitFor()
    // The page itself is kept by its worker before the network goes.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    await page.getByLabel('问题类别').waitFor()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText('没有网络').waitFor()
    await page.getByLabel('问题类别').selectOption(classId)
    await page.locator('form input[type=file]').setInputFiles(DOT)
    await page.getByRole('button', { name: '取当前位置' }).click()
    await page.getByText('东经 112.60050').waitFor()
    await page.getByLabel('问题描述').fill('路边垃圾成堆')
    await page.getByRole('button', { name: '暂存，有网时自动发送' }).click()
    await page.getByText('1 项待发送').waitFor()
    await shot(page, 'phone-outbox')
    await page.context().setOffline(false)
    await page.getByText('1 项待发送').waitFor({ state: 'detached' })
    const list = await (await page.request.get(`${running.address}${P}?division=${LAKESIDE}`)).json()
    expect(list.total).toBe(1)
    caseId = list.rows[0].id
    number = list.rows[0].number
    expect(list.rows[0]).toMatchObject({
      state: 'reported',
      values: { source: 'grid-worker', place: [112.6005, 26.8005] },
    })
    running.complaints.splice(0) // a page without a network says so on its console
    await page.context().close()
  })

  it('is filed, dispatched to a body that sends it back, and dispatched again', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const desk = await running.openAs(officer(), home())
    await desk.getByText(number).first().waitFor()
    const { links } = await read(desk)
    await step(desk, 'file', { class: classId, cell: links.cell.id })
    await desk.context().close()
    const centre = await running.openAs(dispatcher(), home())
    await step(centre, 'dispatch', { handler_body: running.bodies[PARKS] })
    const wrong = await running.openAs(parks(), home())
    await press(wrong, '申请回退', '不是园林所的职责')
    await wrong.context().close()
    await centre.reload()
    await press(centre, '同意回退')
    await step(centre, 'dispatch', { handler_body: running.bodies[CITY] })
    expect(await read(centre)).toMatchObject({ state: 'dispatched', values: { returned_times: 1 } })
    await centre.context().close()
  })

  it('is taken on, extended, and handled with a photo', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const unit = await running.openAs(clerk(), '/my-day')
    await unit.getByText(number).first().waitFor()
    await shot(unit, 'my-day')
    await unit.goto(`${running.address}${home()}`)
    await press(unit, '签收')
    const due = async () =>
      (await read(unit)).clocks.find(({ clock }: { clock: string }) => clock === 'handling').dueAt as string
    const before = await due()
    await step(unit, 'ask-extension', { extension_amount: '1', extension_signed_by: '王某' }, '要采购')
    const centre = await running.openAs(dispatcher(), home())
    await press(centre, '同意延期')
    await centre.context().close()
    expect(Date.parse(await due())).toBeGreaterThan(Date.parse(before))
    const brought = await unit.request.post(`${running.address}${P}/${LAKESIDE}/${caseId}/files/photos_after`, {
      multipart: { file: DOT, takenAt: new Date().toISOString(), lng: '112.6005', lat: '26.8005' },
    })
    expect(brought.status(), await brought.text()).toBe(200)
    await step(unit, 'feed-back', { photos_after: [(await brought.json()).id], handling_note: '已清运' })
    await unit.context().close()
  })

  it('is checked on the phone and closed by another person', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const desk = await running.openAs(officer(), home())
    const found = await running.db
      .selectFrom('person')
      .select('id')
      .where('login_name', '=', 'worker')
      .executeTakeFirst()
    await step(desk, 'send-check', { worker: found?.id })
    await desk.context().close()
    const phone = await running.openAs(worker(), '/field', PHONE)
    const task = phone.getByRole('article', { name: number })
    await task.waitFor()
    await task.locator('input[type=file]').setInputFiles(DOT)
    await task.getByText('1 张照片').waitFor()
    await shot(phone, 'phone-task')
    await task.getByRole('button', { name: '核查通过' }).click()
    await phone.getByText('核查通过 · 已提交').waitFor()
    await phone.context().close()
    const last = await running.openAs(closer(), home())
    await press(last, '结案')
    expect(await read(last)).toMatchObject({ state: 'closed' })
    await shot(last, 'record')
    await last.context().close()
  })

  it('counts in the evaluation, whose figure opens it; the day shows its map', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(planner(), '/cases/evaluation')
    const whole = page.getByRole('region', { name: '全区' })
    await whole.getByRole('row', { name: /处置/ }).getByRole('button', { name: '100.00' }).first().click()
    await page.getByRole('dialog').getByRole('link', { name: number }).waitFor()
    await shot(page, 'evaluation')
    await page.keyboard.press('Escape')
    const another = await running.openAs(worker(), '/field', PHONE)
    await another.getByLabel('问题类别').waitFor()
    await another.context().close()
    await page.goto(`${running.address}/cases`)
    await page.getByRole('figure', { name: /在办案件和高发网格/ }).waitFor()
    await page.locator('.map-canvas[data-drawn=yes]').waitFor({ timeout: 60_000 })
    await page.locator('.map-list').getByText('湖东 1').waitFor()
    await shot(page, 'today')
    await page.context().close()
  })
})
