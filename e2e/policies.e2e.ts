import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, make, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const BUREAU = '临湖区工业和信息化局'
let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU], {
    systems: ['policy-delivery', 'enterprise-gradient', 'regulation', 'power-lists'],
  })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('policies')

/** Does a step on the claim's page, with what its dialog asks for. */
async function does(
  page: Page,
  step: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
) {
  await page.reload()
  await page.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: step, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('a policy for firms', () => {
  it('is written, found by a firm, claimed, granted and paid', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const body = running.bodies[BUREAU] ?? null
    const year = new Date().getFullYear()
    const agent = await running.openAs(
      { loginName: 'agent', name: '孙办事', roles: [{ role: 'enterprise', body }], body },
      '/policies/mine',
    )
    await agent.getByText('您还没有办事的企业').waitFor()
    const { person } = await ask<{ person: { id: string } }>(agent, 'GET', '/api/v1/session')
    const clerk = await running.openAs(
      { loginName: 'clerk', name: '钱经办', roles: [{ role: 'clerk', body }], body },
      '/policies',
    )
    const firm = await make(clerk, 'enterprise', {
      credit_code: '91430406MA4L12346K',
      name: '甲灯具厂',
      kind: 'company',
      sector: '3872',
      registered_on: '2019-01-01',
      entered_on: '2019-01-01',
      account: person.id,
    })
    await make(clerk, 'enterprise-year', { enterprise: firm.id, year: String(year - 1), revenue: '2500', rd: '100' })
    const small = await make(clerk, 'enterprise', {
      credit_code: '91350100M000100Y43',
      name: '乙灯具厂',
      kind: 'company',
      sector: '3872',
      registered_on: '2019-01-01',
      entered_on: '2019-01-01',
      account: person.id,
    })
    await make(clerk, 'enterprise-year', { enterprise: small.id, year: String(year - 1), revenue: '1620' })

    const planner = await running.openAs(
      { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' }] },
      '/policies',
    )
    const policy = await make(planner, 'policy', {
      title: '临湖区研发补助办法',
      issuer: '湖滨市人民政府',
      level: 'city',
      benefit: 'subsidy',
      lead: body,
      effective_on: `${year}-01-01`,
      expires_on: `${year + 1}-12-31`,
    })
    await ask(planner, 'POST', `/api/v1/records/policy/${LAKESIDE}/${policy.id}/do/adopt-upper`, {
      revision: policy.revision,
      gives: { published_on: `${year}-01-01` },
    })
    await make(planner, 'policy-budget', {
      policy: policy.id,
      year: String(year),
      amount: '150000',
      document: '预算批复',
    })

    // The clause is written with what comes of it beside it.
    await planner.goto(`${running.address}/policies/write`)
    await planner.getByLabel('条款', { exact: true }).fill('第三条（一）')
    await planner.getByLabel('事项名称').fill('研发费用后补助')
    await planner.getByLabel('给谁').fill('上年营业收入 2000 万元以上、有研发投入的企业')
    await planner.getByLabel('条件（原式） 1').fill('revenu >= 2000')
    await planner.getByLabel('依据 1').fill('第三条（一）')
    await planner.getByLabel(/金额公式/).fill('rd * 10000 * 0.1')
    await planner.getByText(/1 处要改/).waitFor()
    await shot(planner, 'faulty')
    await planner.getByLabel('条件（原式） 1').fill('revenue >= 2000')
    await planner.getByRole('button', { name: '加一个条件' }).click()
    await planner.getByLabel('条件（原式） 2').fill('rd > 0')
    await planner.getByLabel('每次封顶（元）').fill('80000')
    await planner.getByLabel('拨付前公示').uncheck()
    await planner.getByRole('button', { name: '符合 1', exact: true }).waitFor()
    await planner.getByText('全部符合的企业合计 80,000 元').waitFor()
    await shot(planner, 'written')
    await planner.getByRole('button', { name: '保存并发布' }).click()
    await planner.getByRole('heading', { level: 1, name: '研发费用后补助' }).waitFor()
    await planner.getByRole('button', { name: '不符合 1', exact: true }).click()
    await planner.getByText(/380/).first().waitFor()
    await shot(planner, 'clause')

    // The firm finds it, and the other one sees why not.
    await agent.goto(`${running.address}/policies/firms/${LAKESIDE}/${small.id}`)
    await agent.getByText(/现在不符合/).waitFor()
    await agent.getByText(/380/).first().waitFor()
    await shot(agent, 'not-entitled')
    // The daily matching finds it as well: it is told, and the desk sees who was reached.
    await planner.goto(`${running.address}/policies/reach`)
    await planner.getByText('还没有匹配过').waitFor()
    await planner.getByRole('button', { name: '现在匹配并告知' }).click()
    await planner.getByText('新符合 1 户次，已告知 1 户次').waitFor()
    await planner
      .getByText(/已触达 0/)
      .first()
      .waitFor()
    await shot(planner, 'told')
    await agent.goto(`${running.address}/policies/mine`)
    await agent.getByText(/新符合：研发费用后补助/).waitFor()
    await shot(agent, 'news')
    await agent.getByRole('link', { name: '甲灯具厂' }).click()
    await agent.getByText('80,000 元').first().waitFor()
    await agent
      .getByText(/新符合/)
      .first()
      .waitFor()
    await expect
      .poll(async () => {
        await planner.reload()
        await planner
          .getByText(/已触达/)
          .first()
          .waitFor()
        return planner.getByText(/已触达 1 100.0%/).count()
      })
      .toBeGreaterThan(0)
    await shot(planner, 'reached')
    await shot(agent, 'found')
    await agent.getByRole('button', { name: '申报', exact: true }).click()
    await agent.getByLabel('开户银行').fill('湖滨银行临湖支行')
    await agent.getByLabel('收款账号').fill('6222 0000 0000 1234')
    await agent.getByLabel(/承诺所填真实/).check()
    await agent.getByRole('button', { name: '提交' }).click()
    await agent.getByRole('link', { name: /^DX/ }).first().click()
    await agent.getByRole('heading', { name: /怎么算的/ }).waitFor()
    await shot(agent, 'claimed')
    const address = new URL(agent.url()).pathname

    await clerk.goto(`${running.address}${address}`)
    await does(clerk, '受理')
    await does(clerk, '初审通过')
    const reviewer = await running.openAs(
      { loginName: 'reviewer', name: '郑审核', roles: [{ role: 'reviewer', body }], body },
      address,
    )
    // The amount stands in already, and no other is taken.
    await does(reviewer, '核定', async (dialog) => {
      expect(await dialog.getByLabel(/核定金额/).inputValue()).toBe('80000')
    })
    // The account came with the claim: nothing is left to confirm.
    await does(clerk, '免公示')
    await does(clerk, '拨付', (dialog) => dialog.getByLabel(/拨付凭证号/).fill('付〔2026〕1号'))
    await clerk.getByText('已拨付').first().waitFor()
    await shot(clerk, 'paid')

    await agent.goto(`${running.address}${address}`)
    await agent.getByText('✓ 重算一致').first().waitFor()
    await agent.getByText('已拨付').first().waitFor()
    await shot(agent, 'firm-paid')
    await planner.goto(`${running.address}/policies`)
    await planner.getByText('70,000').first().waitFor()
    await shot(planner, 'desk')
    expect(running.complaints).toEqual([])
  })
})
