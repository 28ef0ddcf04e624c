import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, ask, dayFrom, type Made, made, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const STREET = '湖东街道办事处'
const FIRM = '临湖灯具厂'
let stage: RunningStage | { readonly missing: string }
let running: RunningStage
const today = dayFrom(0)

beforeAll(async () => {
  stage = await setRunningStage([STREET, FIRM], { systems: ['employment', 'enterprise-gradient'] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('employment')

/** The only record of a type that whoever is signed in may see. */
async function only(page: Page, type: string): Promise<string> {
  const { rows } = await ask<{ rows: Made[] }>(page, 'GET', `/api/v1/records/${type}?division=${LAKESIDE}`)
  if (rows.length !== 1) throw new Error(`${rows.length} records of ${type}`)
  return rows[0]?.id ?? ''
}
const done = (page: Page, type: string, id: string, transition: string, revision: number, gives: object = {}) =>
  act(page, type, { id, revision }, transition, gives)

describe('people and vacancies', () => {
  it('meet with reasons and consent, and what came of it is followed', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const street = running.bodies[STREET] ?? null
    const firmBody = running.bodies[FIRM] ?? null
    const clerk = await running.openAs(
      { loginName: 'clerk', name: '钱经办', roles: [{ role: 'clerk', body: street }], body: street },
      '/placement',
    )
    const firm = await running.openAs(
      { loginName: 'firm', name: '孙厂长', roles: [{ role: 'enterprise', body: firmBody }], body: firmBody },
      '/placement/firm',
    )
    const { rows } = (await running.db
      .selectFrom('person')
      .select('id')
      .where('login_name', '=', 'firm')
      .execute()
      .then((found) => ({ rows: found }))) as { rows: { id: string }[] }
    const account = rows[0]?.id ?? ''
    const enterprise = await made(clerk, 'enterprise', {
      credit_code: '91430406MA4L12346K',
      name: FIRM,
      kind: 'company',
      sector: '3872',
      registered_on: '2019-01-01',
      entered_on: '2019-01-01',
      account,
    })

    // The firm posts a vacancy; its first wording is refused with the article.
    const post = await made(firm, 'vacancy', {
      firm: enterprise,
      title: '焊工',
      occupation: 'welding',
      headcount: 2,
      duties: '焊接灯架',
      demands: '限男性',
      wage_least: '5000',
      wage_most: '6500',
      hours: 'day',
      contract: 'labour',
      education: 'junior',
      skills: ['welding'],
      place: [112.62, 26.88],
      address: '园区一号路',
      lodging: false,
      sex: 'any',
      valid_until: dayFrom(60),
    })
    await firm.goto(`${running.address}/systems/employment/vacancy/${LAKESIDE}/${post}`)
    // What stands in the way is said beside the step, with the article.
    await firm.getByText('文字里有性别限制', { exact: false }).first().waitFor()
    await shot(firm, 'refused')
    await ask(firm, 'PUT', `/api/v1/records/vacancy/${LAKESIDE}/${post}`, {
      revision: 1,
      values: { demands: '男女不限' },
    })
    await done(firm, 'vacancy', post, 'submit', 2)
    await done(clerk, 'vacancy', post, 'publish', 3)

    // A resident is filed, agrees, and seeks.
    const seeker = await made(clerk, 'job-seeker', {
      name: '欧阳明明',
      citizen_id: '43040619900101000X',
      birth_on: '1990-01-01',
      phone: '13912345678',
      registration: 'rural',
      home: [112.6, 26.88],
      service_body: street,
      filed_on: today,
      education: 'senior',
      experience: 3,
      skills: ['welding'],
      wanted: ['welding'],
      hours: ['day'],
      wage_wish: '5000',
      km_most: '10',
      lives_in: false,
      from_day: today,
    })
    const consent = await made(clerk, 'job-consent', {
      seeker,
      purposes: ['match', 'show', 'follow-up'],
      how: 'paper',
      given_on: today,
      service_body: street,
    })
    await done(clerk, 'job-seeker', seeker, 'activate', 1)

    await clerk.goto(`${running.address}/placement/people`)
    await clerk.getByText('欧阳**', { exact: true }).waitFor()
    await shot(clerk, 'people')
    await clerk.goto(`${running.address}/placement/people/${LAKESIDE}/${seeker}`)
    await clerk.getByText('要求焊工操作；都会').waitFor()
    await clerk.getByText('岗位 5000—6500 元/月；期望不低于 5000 元/月').waitFor()
    await shot(clerk, 'person')

    // The firm sees somebody who fits, and not who.
    await firm.goto(`${running.address}/placement/firm/${LAKESIDE}/${post}`)
    await firm.getByRole('heading', { name: '候选人 1' }).waitFor()
    expect(await firm.locator('body').innerText()).not.toMatch(/欧阳|139|QZ20/)
    await shot(firm, 'candidates')

    // The person asks to be referred; the firm agrees, sees the contact for a purpose, interviews and hires.
    await clerk.getByRole('button', { name: '本人要求推荐' }).click()
    await clerk.getByText('已推荐 · 等待同意').waitFor()
    const referral = await only(firm, 'job-referral')
    await firm.goto(`${running.address}/systems/employment/job-referral/${LAKESIDE}/${referral}`)
    await firm.getByRole('button', { name: '企业同意面谈' }).first().click()
    await firm.getByRole('dialog').getByRole('button', { name: '企业同意面谈' }).click()
    await firm.getByText('双方同意').first().waitFor()
    await firm.getByText('139****5678').first().waitFor()
    await shot(firm, 'agreed')
    const revised = await done(firm, 'job-referral', referral, 'arrange', 4, { interview_on: today })
    await done(firm, 'job-referral', referral, 'hire', revised.revision, { starts_on: today, wage: '5600' })

    // The job is registered; its first follow-up is due in a month.
    const entry = await only(clerk, 'employment-entry')
    await clerk.goto(`${running.address}/systems/employment/employment-entry/${LAKESIDE}/${entry}`)
    await done(clerk, 'employment-entry', entry, 'start', 1, { started_on: today, is_transfer: true })
    await clerk.reload()
    await clerk.getByText('1 个月回访').first().waitFor()
    await shot(clerk, 'followed')
    await clerk.goto(`${running.address}/placement`)
    await clerk.getByText('新就业 1 − 自然减员 0').waitFor()
    await shot(clerk, 'overview')

    // The consent is withdrawn: the firm's list is empty with the next look.
    await done(clerk, 'job-consent', consent, 'withdraw', 1)
    await firm.goto(`${running.address}/placement/firm/${LAKESIDE}/${post}`)
    await firm.getByText('没有可以展示的候选人').waitFor()
    await clerk.goto(`${running.address}/placement/people`)
    await clerk.getByText('没有参加匹配的求职者').waitFor()
    expect(running.complaints).toEqual([])
  })
})
