import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inventCreditCode } from '../src/systems/05-reform/enterprise-gradient/invent.ts'
import { dayFrom, made, picture, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

/**
 * A gap found on a chain's graph becomes a lead: claimed once, held against the places on offer, signed within fair competition,
 * handed to the reserve, built, in full production, its promises looked at; the gap knows of it all the way.
 */
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
  let gap = ''
  let chain = ''
  let node = ''

  it('begins with a gap that the graph of a chain computes', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(planner(), '/chains')
    chain = await made(page, 'industry-chain', {
      code: 'SBD',
      name: '输变电装备产业链',
      office: running.bodies[BUREAU],
      opened_on: '2024-01-01',
    })
    const nodes: string[] = []
    for (const [code, name, at] of [
      ['SBD-1', '绝缘件', 'upstream'],
      ['SBD-2', '套管', 'midstream'],
      ['SBD-3', '变压器', 'downstream'],
    ])
      nodes.push(
        await made(page, 'chain-node', {
          chain,
          code,
          name,
          stage: at,
          kind: 'product',
          weight: 'core',
          wanted: 'here',
        }),
      )
    node = nodes[1] as string
    for (const [supplier, consumer] of [
      [nodes[0], nodes[1]],
      [nodes[1], nodes[2]],
    ])
      await made(page, 'chain-supply', { supplier, consumer, importance: 'critical' })
    await page.goto(`${running.address}/chains/${LAKESIDE}/${chain}`)
    await page.getByRole('option', { name: /套管.*断/ }).dblclick()
    const panel = page.getByRole('dialog', { name: '套管' })
    await panel.getByRole('button', { name: '立项跟进' }).click()
    await panel.getByRole('button', { name: '立项', exact: true }).click()
    // The gap in hand leads to the form of a lead that knows which gap it fills.
    await panel.getByRole('link', { name: '登记招商项目' }).click()
    await page.waitForURL(/\/lead\/new\?/)
    gap = new URL(page.url()).searchParams.get('gap') ?? ''
    await page.getByRole('heading', { level: 1, name: /招商项目/ }).waitFor()
    await page.getByText('套管建链').first().waitFor()
    await shot(page, 'lead-for-gap')
    await page.context().close()
  })
  let investor = ''
  const leadOf = (values: object) => ({
    investor,
    sector: '3829',
    source: 'chain',
    gap,
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
    lead = await made(page, 'lead', leadOf({ name: '套管生产线', body: running.bodies[BUREAU], room: '3200' }))
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
    // What the lead says it needs stands in the form, and goes on into the demand.
    const dialog = page.locator('dialog[open]')
    expect(await dialog.getByLabel('场地面积').inputValue()).toBe('3200')
    await dialog.getByLabel('净高要求').fill('8')
    await dialog.getByRole('button', { name: '找地方' }).click()
    await page.getByText('已办理：找地方').waitFor()
    const office = await running.openAs(planner(), '/places')
    await office.getByText('套管生产线').first().waitFor()
    await shot(office, 'demands')
    await office.getByText('套管生产线').first().dblclick()
    await office.getByText('没有正在推介的空间').waitFor()
    await office.getByText('3,200').first().waitFor()
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

  it('is built, produces in full by proofs, and its gap shows it', async ({ skip }) => {
    if ('missing' in stage) return skip(stage.missing)
    const page = await running.openAs(clerk(), `${SYSTEM}/lead/${LAKESIDE}/${lead}`)
    const dialog = page.locator('dialog[open]')
    for (const [does, day] of [
      ['开工', '开工日期'],
      ['投产', '投产日期'],
    ] as const) {
      await page.getByRole('button', { name: does, exact: true }).click()
      await dialog.getByLabel(day).fill(dayFrom(0))
      await dialog.locator('input[type=file]').setInputFiles(paper)
      await dialog.getByText('凭证.png').waitFor()
      await dialog.getByRole('button', { name: does, exact: true }).click()
      await page.getByText(`已办理：${does}`).waitFor()
    }
    const office = await running.openAs(second(), `${SYSTEM}/lead/${LAKESIDE}/${lead}`)
    await office.getByRole('button', { name: '达产', exact: true }).click()
    const asked = office.locator('dialog[open]')
    await asked.getByLabel('达产（升规）日期').fill(dayFrom(0))
    await asked.locator('input[type=file]').setInputFiles(paper)
    await asked.getByText('凭证.png').waitFor()
    await asked.getByRole('button', { name: '达产', exact: true }).click()
    await office.getByText('已办理：达产').waitFor()
    // From the chain the way leads back to it.
    await office.goto(`${running.address}/chains/${LAKESIDE}/${chain}?node=${node}`)
    const panel = office.getByRole('dialog', { name: '套管' })
    await panel.getByRole('link', { name: '套管生产线' }).waitFor()
    await panel.getByText('招商项目 · 达产').waitFor()
    await shot(office, 'gap-with-lead')
    await page.context().close()
    await office.context().close()
  })
})
