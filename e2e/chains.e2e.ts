import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventChain } from '../src/engines/chains/invented.test-builders.ts'
import { inventCreditCode } from '../src/systems/05-reform/enterprise-gradient/invent.ts'
import { ask, made, shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const BUREAU = '临湖区工业和信息化局'
let stage: RunningStage | { readonly missing: string }
let running: RunningStage
beforeAll(async () => {
  stage = await setRunningStage([BUREAU], { systems: ['industrial-chain', 'enterprise-gradient'] })
  if ('missing' in stage) return
  running = stage
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('chains')

const today = new Date().toISOString().slice(0, 10)

describe('a chain in the browser', () => {
  it('shows a gap with its reasons, which somebody takes up; confirmed orders change the rate', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const body = running.bodies[BUREAU] ?? null
    const agents: Page[] = []
    const accounts: string[] = []
    for (const n of [1, 2, 3]) {
      agents.push(
        await running.openAs(
          { loginName: `firm${n}`, name: `办事人${n}`, roles: [{ role: 'enterprise', body }], body },
          '/chains/orders',
        ),
      )
      const person = await running.db
        .selectFrom('person')
        .select('id')
        .where('login_name', '=', `firm${n}`)
        .executeTakeFirstOrThrow()
      accounts.push(person.id)
    }
    const clerk = await running.openAs(
      { loginName: 'clerk', name: '钱经办', roles: [{ role: 'clerk', body }], body },
      '/chains',
    )
    await clerk.getByText('还没有产业链').waitFor()
    const firms: string[] = []
    for (const i of [0, 1, 2, 3, 4, 5])
      firms.push(
        await made(clerk, 'enterprise', {
          credit_code: inventCreditCode('430406', 'company', i + 1),
          name: `${'甲乙丙丁戊己'[i]}电气厂`,
          kind: 'company',
          sector: '3821',
          registered_on: '2019-01-01',
          entered_on: '2019-01-01',
          account: accounts[i % 3],
        }),
      )
    const chain = await made(clerk, 'industry-chain', {
      code: 'SBD',
      name: '输变电装备产业链',
      office: body,
      opened_on: '2024-01-01',
    })
    const nodes: string[] = []
    for (const [i, [name, at]] of (
      [
        ['钢材', 'upstream'],
        ['铁芯', 'midstream'],
        ['变压器', 'downstream'],
      ] as const
    ).entries())
      nodes.push(
        await made(clerk, 'chain-node', {
          chain,
          code: `SBD-${i}`,
          name,
          stage: at,
          kind: 'product',
          weight: 'core',
          wanted: 'here',
        }),
      )
    for (const [supplier, consumer] of [
      [nodes[0], nodes[1]],
      [nodes[1], nodes[2]],
    ])
      await made(clerk, 'chain-supply', { supplier, consumer, importance: 'critical' })
    for (const [node, firm] of [
      [0, 0],
      [2, 1],
    ] as const)
      await made(clerk, 'chain-firm', {
        node: nodes[node],
        enterprise: firms[firm],
        role: 'backbone',
        level: 'national',
        source: 'firm',
        as_of: today,
        account: accounts[firm],
      })

    // Each firm looks its place over and confirms it.
    for (const [n, name] of [
      [0, '钢材'],
      [1, '变压器'],
    ] as const) {
      const page = agents[n] as Page
      await page.reload()
      await page.getByRole('link', { name: new RegExp(name) }).click()
      await page.getByRole('button', { name: '确认属实' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '确认属实' }).click()
      await page.getByText('企业已确认').first().waitFor()
    }

    const planner = await running.openAs(
      { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' }] },
      '/chains',
    )
    await planner.getByRole('link', { name: /输变电装备产业链/ }).click()
    await planner.getByRole('option', { name: /铁芯.*断.*补链/ }).waitFor()
    await shot(planner, 'map')
    // By keyboard along the supplies, from the first node to the gap.
    await planner.getByRole('listbox', { name: '输变电装备产业链图谱' }).focus()
    await planner.keyboard.press('Home')
    await planner.keyboard.press('ArrowRight')
    await planner.keyboard.press('Enter')
    const panel = planner.getByRole('dialog', { name: '铁芯' })
    await panel.getByText('上家、下家本区都有企业，中间断开').waitFor()
    await shot(planner, 'gap')
    await panel.getByRole('button', { name: '立项跟进' }).click()
    await panel.getByRole('button', { name: '立项', exact: true }).click()
    const lead = panel.getByRole('link', { name: /登记库、池条目/ })
    await lead.waitFor()
    await lead.click()
    await planner.getByRole('heading', { level: 1, name: /库、池条目/ }).waitFor()
    // The form knows for which gap it was opened.
    await planner.getByText('铁芯补链').first().waitFor()
    await shot(planner, 'target')
    await planner.goto(`${running.address}/chains/${LAKESIDE}/${chain}?tab=gaps`)
    await planner.getByText('铁芯补链').first().waitFor()

    // Three orders of three buyers and three sellers; the last still waits for its seller.
    const orders: string[] = []
    for (const [i, [buyer, seller, amount]] of (
      [
        [0, 1, '600'],
        [1, 2, '300'],
        [2, null, '100'],
      ] as const
    ).entries()) {
      const page = agents[buyer] as Page
      const { id } = await ask<{ id: string }>(page, 'POST', '/api/v1/chain-orders', {
        division: LAKESIDE,
        contract: `HT-${i}`,
        node: nodes[1],
        buyer: firms[buyer],
        supplier: seller === null ? null : firms[seller],
        place: seller === null ? 'province' : 'district',
        ...(seller === null ? { supplierName: '外地铁芯厂' } : {}),
        amount,
        signedOn: today,
      })
      orders.push(id)
      await ask(page, 'POST', `/api/v1/chain-orders/${LAKESIDE}/${id}/confirmations`, { side: 'buyer' })
    }
    await ask(clerk, 'POST', `/api/v1/chain-orders/${LAKESIDE}/${orders[2]}/confirmations`, {
      side: 'supplier',
      paper: '发票 3 号',
    })
    await ask(agents[1] as Page, 'POST', `/api/v1/chain-orders/${LAKESIDE}/${orders[0]}/confirmations`, {
      side: 'supplier',
    })
    await planner.goto(`${running.address}/chains/${LAKESIDE}/${chain}?tab=supply`)
    const figure = planner.locator('[data-figure="local-supply"]')
    await figure.getByText('—').waitFor()
    await planner.getByText('买方太少，为保护商业秘密不出数').first().waitFor()
    // The office sees bands only.
    await planner.getByText('500—1000 万元').first().waitFor()
    expect(await planner.getByText('600 万元').count()).toBe(0)

    const seller = agents[2] as Page
    await seller.goto(`${running.address}/chains/orders`)
    await seller.getByText('HT-1').first().click()
    await seller.getByRole('dialog').getByText('300 万元').waitFor()
    await seller.getByRole('button', { name: '确认（卖方）' }).click()
    await seller.getByRole('dialog').getByText('双方已确认').waitFor()
    await shot(seller, 'order')
    await planner.reload()
    await figure.getByText('90%').waitFor()
    await shot(planner, 'supply')

    await planner.goto(`${running.address}/chains/${LAKESIDE}/${chain}?tab=kit`)
    const [report] = await Promise.all([
      planner.waitForEvent('download'),
      planner.getByRole('button', { name: '生成 docx' }).first().click(),
    ])
    const words = strFromU8(unzipSync(readFileSync(await report.path()))['word/document.xml'] as Uint8Array)
    expect(words.replace(/<[^>]+>/g, '')).toContain('配套率90%')
    await shot(planner, 'kit')

    await planner.goto(`${running.address}/chains/${LAKESIDE}/${chain}`)
    const [picture] = await Promise.all([
      planner.waitForEvent('download'),
      planner.getByRole('button', { name: '存为 SVG' }).click(),
    ])
    const svg = readFileSync(await picture.path(), 'utf8')
    expect(svg).toContain('铁芯')
    expect(svg).not.toContain('var(--')
    expect(running.complaints).toEqual([])
  })

  it('draws 300 nodes so that they can be read: whole at first, no name over what stands beside it, folded on demand', {
    timeout: 300_000,
  }, async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const body = running.bodies[BUREAU] ?? null
    const keeper = await running.openAs(
      { loginName: 'keeper', name: '吴登记', roles: [{ role: 'clerk', body }], body },
      '/chains',
    )
    const chain = await made(keeper, 'industry-chain', {
      code: 'DX',
      name: '大型装备产业链',
      office: body,
      opened_on: '2024-01-01',
    })
    const graph = inventChain(300, 7)
    const ids = new Map<string, string>()
    for (let i = 0; i < graph.nodes.length; i += 8)
      await Promise.all(
        graph.nodes.slice(i, i + 8).map(async ({ id, code, stage: at, kind, weight, wanted }) =>
          ids.set(
            id,
            await made(keeper, 'chain-node', {
              chain,
              code: `DX-${code}`,
              name: `${['特高压换流变压器', '硅钢片', 'GIS 组合电器', '储能逆变器控制模块'][Number(code) % 4]}${code}`,
              stage: at,
              kind,
              weight,
              wanted,
            }),
          ),
        ),
      )
    for (let i = 0; i < graph.supplies.length; i += 8)
      await Promise.all(
        graph.supplies
          .slice(i, i + 8)
          .map(({ supplier, consumer, importance }) =>
            made(keeper, 'chain-supply', { supplier: ids.get(supplier), consumer: ids.get(consumer), importance }),
          ),
      )
    const planner = { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' as const }] }
    const page = await running.openAs(planner, `/chains/${LAKESIDE}/${chain}`)
    const map = page.locator('.chain-map')
    await map.locator('.chain-node').nth(299).waitFor()
    // It begins whole: nothing of it lies outside.
    const whole = await map.evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight])
    expect(Math.max(...whole)).toBeLessThanOrEqual(4)
    await shot(page, 'whole-300')
    await page.getByRole('button', { name: '原大' }).click()
    const crowded = await map.evaluate(
      (box) =>
        [...box.querySelectorAll('.chain-node')].filter((node) => {
          const edge = (of: string) => node.querySelector(of)?.getBoundingClientRect()
          const [name, count, rect] = [edge('.chain-name'), edge('.chain-count'), edge('.chain-box')]
          return name !== undefined && rect !== undefined && name.right > (count?.left ?? rect.right) + 0.5
        }).length,
    )
    expect(crowded).toBe(0)
    await page.getByRole('button', { name: '折叠' }).click()
    await page.getByRole('button', { name: /^中游 第 1 层/ }).press('Enter')
    await page.getByText(/中游 第 1 层 · \d+ 个环节/).waitFor()
    const phone = await running.openAs(planner, `/chains/${LAKESIDE}/${chain}`, {
      viewport: { width: 390, height: 844 },
    })
    await phone.locator('.chain-overview').waitFor()
    await shot(phone, 'phone-300')
    expect(running.complaints).toEqual([])
  })
})
