import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inventCreditCode } from '../src/systems/05-reform/enterprise-gradient/invent.ts'
import { dayFrom, made, picture, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

/** A lead for a gap: claimed once, held against the places on offer, signed within fair competition, handed to the reserve. */
const BUREAU = '临湖区商务局'
const OTHER = '临湖区工业局'
const SYSTEM = '/systems/investment-promotion'

let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU, OTHER], {
    systems: [
      'investment-promotion',
      'carriers-and-land',
      'industrial-chain',
      'enterprise-gradient',
      'mu-yield-evaluation',
      'project-lifecycle',
      'power-lists',
    ],
  })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})
afterEach(() => {
  if (!('missing' in stage)) expect(stage.complaints.splice(0)).toEqual([])
})

const shot = shots('investment')
const planner = () => ({ loginName: 'desk', name: '周招商', roles: [{ role: 'planner' as const }] })
const second = () => ({ loginName: 'second', name: '吴复核', roles: [{ role: 'planner' as const }] })
const clerk = () => ({
  loginName: 'clerk',
  name: '郑跟进',
  roles: [{ role: 'clerk' as const, body: running.bodies[BUREAU] as string }],
})
const rival = () => ({
  loginName: 'rival',
  name: '王抢先',
  roles: [{ role: 'clerk' as const, body: running.bodies[OTHER] as string }],
})
const paper = picture('凭证.png')

describe('a lead', () => {
  let lead = ''
  let investor = ''
  const leadOf = (values: object) => ({
    investor,
    sector: '3829',
    source: 'association',
    kind: 'plant',
    summary: '生产变压器套管',
    investment: '12000',
    ...values,
  })

  it('is claimed by one body with a proof; another lead of the investor is told that it is being followed', async ({
    skip,
  }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(clerk(), `${SYSTEM}/lead`)
    investor = await made(page, 'investor', { name: '远山电气集团', home: 'gba' })
    lead = await made(page, 'lead', leadOf({ name: '套管生产线', body: running.bodies[BUREAU] }))
    await page.goto(`${running.address}${SYSTEM}/lead/${LAKESIDE}/${lead}`)
    await page.getByRole('button', { name: '认领跟进' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.locator('input[type=file]').setInputFiles(paper)
    await dialog.getByText('凭证.png').waitFor()
    await dialog.getByRole('button', { name: '认领跟进' }).click()
    await page.getByText('已办理：认领跟进').waitFor()
    await shot(page, 'claimed')

    const late = await running.openAs(rival(), `${SYSTEM}/lead`)
    const twin = await made(late, 'lead', leadOf({ name: '另一条线索', body: running.bodies[OTHER] }))
    await late.goto(`${running.address}${SYSTEM}/lead/${LAKESIDE}/${twin}`)
    const cannot = late.locator('.register-cannot > li').filter({ hasText: '认领跟进' })
    await cannot.getByText('已有线索在跟').waitFor()
    await shot(late, 'claim-refused')
    await page.context().close()
    await late.context().close()
  })

  it('looks for a place, and every space says whether it suits', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(clerk(), `${SYSTEM}/lead/${LAKESIDE}/${lead}`)
    await page.getByRole('button', { name: '找地方' }).click()
    await page.locator('dialog[open]').getByRole('button', { name: '找地方' }).click()
    await page.getByText('已办理：找地方').waitFor()
    const office = await running.openAs(planner(), '/places')
    await office.getByText('套管生产线').first().waitFor()
    await shot(office, 'demands')
    await office.getByText('套管生产线').first().dblclick()
    await office.getByText('没有正在推介的空间').waitFor()
    await page.context().close()
    await office.context().close()
  })

  it('passes its assessment, is kept from signing a tax rebate, registers, and goes to the reserve in one step', async ({
    skip,
  }) => {
    if ('missing' in stage) return skip(stage.missing)
    const judge = await running.openAs(second(), `${SYSTEM}/lead/${LAKESIDE}/${lead}`)
    await judge.getByRole('button', { name: '评审通过' }).click()
    const asked = judge.locator('dialog[open]')
    for (const label of ['产业准入', '生态环境分区准入', '能耗', '用地', '投资方信用'])
      await asked.getByLabel(label, { exact: false }).first().selectOption('pass')
    await asked.getByRole('button', { name: '评审通过' }).click()
    await judge.getByText('已办理：评审通过').waitFor()
    await judge.context().close()

    const page = await running.openAs(clerk(), `${SYSTEM}/lead/${LAKESIDE}/${lead}`)
    await page.getByRole('button', { name: '签约' }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('与税收挂钩的返还').check()
    await dialog.getByLabel('公平竞争审查').selectOption('pass')
    await dialog.getByLabel('审查日期').fill(dayFrom(-2))
    await dialog.locator('input[type=file]').setInputFiles(paper)
    await dialog.getByText('凭证.png').waitFor()
    await dialog.getByLabel('签约日期').fill(dayFrom(-1))
    await dialog.getByLabel('合同投资额').fill('12000')
    await dialog.getByRole('button', { name: '签约' }).click()
    await dialog.getByText('违反公平竞争审查条例').first().waitFor()
    await shot(page, 'unfair')
    await dialog.getByLabel('与税收挂钩的返还').uncheck()
    await dialog.getByRole('button', { name: '签约' }).click()
    await page.getByText('已办理：签约').waitFor()

    await page.getByRole('button', { name: '注册' }).click()
    await dialog.getByLabel('项目公司信用代码').fill(inventCreditCode('430406', 'company', 4711))
    await dialog.getByLabel('注册日期').fill(dayFrom(0))
    await dialog.getByRole('button', { name: '注册' }).click()
    await page.getByText('已办理：注册').waitFor()
    await page.getByRole('button', { name: '移交项目储备库' }).click()
    await dialog.getByRole('button', { name: '移交项目储备库' }).click()
    await page.getByText('已办理：移交项目储备库').waitFor()
    await shot(page, 'handed-over')

    const office = await running.openAs(planner(), '/projects/list')
    await office.getByText('套管生产线').first().waitFor()
    // The cohort says what became of it, and opens the leads it is made of.
    await office.goto(`${running.address}/investment`)
    const all = office.getByRole('row').filter({ hasText: '全部' })
    await all.getByText('100%').first().waitFor()
    await shot(office, 'cohorts')
    await all.getByText('100%').first().click()
    await office.getByText('IC2').first().waitFor()
    await page.context().close()
    await office.context().close()
  })
})
