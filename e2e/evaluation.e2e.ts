import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creditCheck } from '../src/language/codes/credit-code.ts'
import { newId } from '../src/platform/database/ids.ts'
import { shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const BODIES = ['东湖街道', '西湖街道', '南湖街道', '湖北工业园', '湖东街道'] as const

let stage: RunningStage | { readonly missing: string }
beforeAll(async () => {
  stage = await setRunningStage(BODIES)
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('evaluation')
const planner = { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' as const }] }
const of = (role: 'reporter' | 'reviewer', body: string, key: string) => ({
  loginName: `${key}-${role}`,
  name: role === 'reporter' ? '钱填报' : '孙审核',
  roles: [{ role, body }],
  body,
})
const file = (name: string, text: string) => {
  const path = join(tmpdir(), `gangmu-e2e-${process.pid}-${name}`)
  writeFileSync(path, text)
  return path
}
/** A credit code of a firm that does not exist. */
const creditCode = (n: number) => {
  const stem = `91999906MA00000${n}X`
  return `${stem}${creditCheck(stem)}`
}
const HEAD = '代码,名称,税收,建设用地面积,研发经费,营业收入,净增四上企业数,上年末四上企业数,能耗降低率,排放削减率'
const ROWS = [
  '东湖街道,东湖街道,8200,400,620,21000,9,60,3.8,4.1',
  '西湖街道,西湖街道,3100,380,140,9000,2,41,2.2,3.0',
  '南湖街道,南湖街道,5400,410,330,15000,5,52,3.1,3.6',
  '湖北工业园,湖北工业园,15200,900,2100,60000,14,120,4.4,2.9',
  '湖东街道,湖东街道,4300,350,210,11000,4,38,2.9,3.3',
]
/** Answers the box that asks for a reason or a number. */
const answer = async (page: Page, words: string) => {
  const box = page.getByRole('dialog')
  await box.getByRole('textbox').fill(words)
  await box.getByRole('button', { name: '确定' }).click()
}

describe('an evaluation, in a browser', () => {
  it('goes from a shipped scheme to a published list, an objection and a corrected result', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const page = await stage.openAs(planner, '/evaluation-schemes')

    // A scheme to start from: weights that no longer add up are told as one types, and cannot be saved.
    await page.getByText('还没有评价方案').waitFor()
    await page.getByRole('button', { name: '从现成方案新建' }).first().click()
    const shipped = page.getByRole('listitem').filter({ hasText: '高质量发展评价（极差法）' })
    await shipped.getByRole('button', { name: '采用' }).click()
    await page.getByText('成员合计 100，应为 100 ✓').waitFor()
    const weight = page.getByRole('spinbutton', { name: /权重 亩均税收/ })
    await weight.fill('30')
    await page.getByText('成员合计 110，应为 100 ✗').waitFor()
    expect(await page.getByRole('button', { name: '保存为新版本' }).isDisabled()).toBe(true)
    await shot(page, 'scheme-weights')
    await page.getByRole('button', { name: '按比例调到合计' }).click()
    await page.getByText('成员合计 100，应为 100 ✓').waitFor()
    await page.getByRole('tab', { name: '等级与否决' }).click()
    await page.getByLabel('定等方式').selectOption('shares')
    await shot(page, 'scheme-grades')
    await page.getByRole('tab', { name: '数据要求' }).click()
    await page.getByLabel('提供单位').first().fill('区税务局')
    await page.getByLabel('提供单位').first().blur()
    await page.getByRole('button', { name: '保存为新版本' }).click()
    await answer(page, '提高税收权重，按比例定等')
    await page.getByText('已保存为第 2 版').waitFor()
    await page.getByRole('button', { name: '公布施行' }).click()
    const enact = page.getByRole('dialog')
    await enact.getByLabel('文号').fill('临政办发〔2024〕6号')
    await enact.getByRole('button', { name: '公布施行' }).click()
    await page.getByText('施行中').first().waitFor()

    // A round over bodies of the district.
    await page.goto(`${stage.address}/evaluations`)
    await page.getByRole('button', { name: '新建一轮评价' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('2023年度高质量发展评价')
    await dialog.getByLabel('期别').fill('2023')
    await dialog.locator('summary').filter({ hasText: '部门' }).click()
    await dialog.getByLabel('全选').check()
    await dialog.getByRole('button', { name: '建立' }).click()
    await page.getByRole('heading', { name: '2023年度高质量发展评价' }).waitFor()

    // A table with faults is refused by cell; the right one is looked at before it is saved.
    await page.getByRole('button', { name: '上传数据表' }).first().click()
    const upload = page.getByRole('dialog')
    const wrong = [HEAD, ROWS[0]?.replace('8200', '八千二'), ...ROWS.slice(1)].join('\n')
    await upload.locator('input[type=file]').setInputFiles(file('wrong.csv', wrong))
    await upload.getByText(/!C2/).waitFor()
    await shot(page, 'upload-faults')
    await upload.locator('input[type=file]').setInputFiles(file('right.csv', [HEAD, ...ROWS].join('\n')))
    await upload.getByText(/将改动 40 格/).waitFor()
    await shot(page, 'upload-preview')
    await upload.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存 40 格').waitFor()
    await shot(page, 'round-data')

    // Every unit confirms its own row; then the data is frozen and computed.
    await page.getByRole('button', { name: '交单位核对' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText('数据确认').first().waitFor()
    expect(await page.getByRole('button', { name: '锁定数据并试算' }).isDisabled()).toBe(true)
    const address = new URL(page.url()).pathname
    for (const [i, name] of BODIES.entries()) {
      const reviewer = await stage.openAs(
        of('reviewer', stage.bodies[name] ?? '', `b${i}`),
        `${address}/units/${encodeURIComponent(name)}`,
      )
      await reviewer.getByRole('button', { name: '确认数据无误' }).click()
      await reviewer.getByText(/已由 .+ 确认/).waitFor()
      if (i === 0) {
        await reviewer.getByRole('button', { name: '附佐证' }).click()
        const proving = reviewer.getByRole('dialog')
        await proving.getByLabel('材料名称').fill('完税证明')
        await proving.getByLabel(/文号或出处/).fill('临税〔2024〕12号')
        await proving.getByRole('checkbox', { name: '税收' }).check()
        await proving.getByRole('button', { name: '附上' }).click()
        await reviewer.getByText('完税证明（临税〔2024〕12号）').waitFor()
        await shot(reviewer, 'unit-confirm')
      }
      await reviewer.context().close()
    }
    await page.reload()
    await page.getByRole('button', { name: '锁定数据并试算' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByRole('tab', { name: '结果' }).click()
    await page.getByText('把握由 1,000 次重算得出').or(page.getByText('把握由 1000 次重算得出')).waitFor()
    await page.locator('.chart canvas').first().waitFor()
    await shot(page, 'results')

    // Which assumptions the places hang on, in words and as a workbook.
    await page.getByRole('button', { name: '分析', exact: true }).click()
    await page.getByText(/名次平均挪动|名次都不动/).waitFor()
    await shot(page, 'sensitivity')
    const analysis = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出', exact: true }).click()
    expect((await analysis).suggestedFilename()).toMatch(/敏感性分析\.xlsx$/)

    // The trial has days of its own, says what comes at their end, and is put off once.
    await page.getByText(/还有 \d+ 个工作日/).waitFor()
    await page.getByRole('button', { name: '延期' }).click()
    const later = page.getByRole('dialog')
    await later.getByRole('spinbutton').fill('3')
    await later.getByRole('textbox').fill('等税务部门核实')
    await later.getByRole('button', { name: '确定' }).click()
    await page.getByText('本阶段已延期 1 次').waitFor()
    expect(await page.getByRole('button', { name: '延期' }).isDisabled()).toBe(true)
    await shot(page, 'extended')

    // A unit: its arithmetic, how sure, what if, what would lift it.
    await page.goto(`${stage.address}${address}/units/${encodeURIComponent('西湖街道')}`)
    await page.getByRole('heading', { name: '得分怎么来的' }).waitFor()
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByRole('spinbutton', { name: '税收' }).fill('9000')
    await page.getByRole('rowheader', { name: '假如' }).waitFor()
    await shot(page, 'unit')

    // Published; the unit sees the list and its own result, and objects.
    await page.goto(`${stage.address}${address}`)
    await page.getByRole('button', { name: '公示', exact: true }).click()
    await answer(page, '临发改公示〔2024〕2号')
    await page.getByRole('tab', { name: /公示与异议/ }).click()
    await page.getByRole('heading', { name: '公示名单' }).waitFor()
    const west = of('reporter', stage.bodies.西湖街道 ?? '', 'west')
    const reporter = await stage.openAs(west, address)
    await reporter.getByRole('link', { name: '西湖街道' }).click()
    await reporter.getByRole('button', { name: '提出异议' }).click()
    const objecting = reporter.getByRole('dialog')
    await objecting.getByLabel(/写明哪一项不对/).fill('税收漏计代征部分，应为 9100 万元')
    await objecting.getByRole('checkbox', { name: '税收' }).check()
    await objecting.getByRole('button', { name: '提出', exact: true }).click()
    await objecting.waitFor({ state: 'detached' })
    await reporter.getByText('税收漏计代征部分').waitFor()
    await shot(reporter, 'unit-own')

    // Accepted: a new result, the first one stays.
    await page.reload()
    await page.getByRole('button', { name: '答复' }).click()
    const answering = page.getByRole('dialog')
    await answering.getByLabel('改为').fill('9100')
    await answering.getByLabel(/理由/).fill('经税务部门核实，漏计代征部分')
    await shot(page, 'answer')
    await answering.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('更正后的结果是第 2 次，原结果保留').waitFor()
    await shot(page, 'notice')
    const list = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出名单' }).click()
    expect((await list).suggestedFilename()).toMatch(/结果名单\.xlsx$/)
    await page.getByRole('button', { name: '导出公示文' }).click()
    const notice = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
    expect((await notice).suggestedFilename()).toMatch(/公示\.docx$/)
    await page.getByRole('tab', { name: '过程与版本' }).click()
    await page.getByRole('button', { name: '复算核验' }).first().click()
    await page.getByText('5 个单位的得分、名次和等级复算一致').waitFor()
    await shot(page, 'history')
  })

  it('compares two schemes on the same data, is tried as one types, and fits a phone and English', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const page = await stage.openAs(planner, '/evaluation-schemes')
    await page.getByRole('button', { name: '从现成方案新建' }).first().click()
    const shipped = page.getByRole('listitem').filter({ hasText: '高质量发展评价（名次法）' })
    await shipped.getByRole('button', { name: '采用' }).click()
    // The trial on the round's data stands beside the form.
    await page.getByText(/5 个单位/).waitFor()
    for (const name of ['亩均税收', '研发经费投入强度', '净增“四上”企业率', '单位工业增加值能耗降低率'])
      await page.getByRole('spinbutton', { name: `权重 ${name}` }).fill('5')
    await page.getByRole('spinbutton', { name: '权重 主要污染物排放削减率' }).fill('80')
    await page.getByText(/名次最多变/).waitFor()
    await shot(page, 'scheme-trial')
    await page.goto(`${stage.address}/evaluations`)
    await page.getByText('2023年度高质量发展评价').first().dblclick()
    await page.getByRole('link', { name: '方案比较' }).click()
    await page.getByText(/名次最多差/).waitFor()
    await shot(page, 'compare')
    const phone = await stage.openAs(planner, '/evaluations', { viewport: { width: 390, height: 844 } })
    await phone.getByText('2023年度高质量发展评价').first().waitFor()
    await shot(phone, 'phone')
    expect(stage.complaints).toEqual([])
  })

  it('a firm checks its data cell by cell, sees its grade, objects, and the old score stays in sight', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const { address, db } = stage
    const firms = [
      { code: creditCode(1), name: '湖滨一厂', cells: [9200, 410, 700, 23000, 10, 61, 3.9, 4.0] },
      { code: creditCode(2), name: '湖滨二厂', cells: [2600, 390, 120, 8000, 1, 40, 2.0, 2.9] },
      { code: creditCode(3), name: '湖滨三厂', cells: [5200, 400, 300, 14000, 4, 50, 3.0, 3.5] },
      { code: creditCode(4), name: '湖滨四厂', cells: [6100, 420, 410, 16000, 6, 55, 3.2, 3.4] },
    ]
    const bodies = await Promise.all(
      firms.slice(1, 3).map(async ({ code, name }) => {
        const id = newId()
        await db
          .insertInto('body')
          .values({
            division: LAKESIDE,
            id,
            name_zh: name,
            name_en: null,
            kind: 'company',
            credit_code: code,
            parent: null,
            place: null,
            position: 90,
            ended_on: null,
          })
          .execute()
        return id
      }),
    )
    const page = await stage.openAs(planner, '/evaluations')
    await page.getByText('2023年度高质量发展评价').first().waitFor()
    const call = <T>(method: string, path: string, body?: unknown) =>
      page.evaluate(
        async ([how, where, what]) => {
          const answer = await fetch(where, {
            method: how,
            ...(what === null ? {} : { headers: { 'content-type': 'application/json' }, body: what }),
          })
          if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
          return answer.json()
        },
        [method, path, body === undefined ? null : JSON.stringify(body)] as const,
      ) as Promise<T> // what its route answers

    // The office lists the firms with their figures, and asks them.
    const schemes = await call<{ rows: { id: string; inForce: { no: number } | null }[] }>(
      'GET',
      '/api/v1/evaluation-schemes',
    )
    const scheme = schemes.rows.find(({ inForce }) => inForce !== null)
    const { id } = await call<{ id: string }>('POST', `/api/v1/evaluation-rounds/${LAKESIDE}`, {
      title: '2023年度企业评价',
      scheme: scheme?.id,
      schemeNo: scheme?.inForce?.no,
      period: '2023',
      previous: null,
      units: { kind: 'named', units: firms.map(({ code, name }) => ({ code, name })) },
    })
    const round = `/api/v1/evaluation-rounds/${LAKESIDE}/${id}`
    const columns = HEAD.split(',').slice(2)
    const cells = firms.flatMap((firm) =>
      columns.map((column, i) => ({ code: firm.code, column, text: String(firm.cells[i]) })),
    )
    const { revision } = await call<{ revision: number }>('GET', round)
    await call('PUT', `${round}/cells`, { revision, cells, reason: '' })
    await page.goto(`${address}/evaluations/${LAKESIDE}/${id}`)
    await page.getByRole('button', { name: '交单位核对' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText('数据确认').first().waitFor()

    // The firm doubts a cell and says what it should be; the office corrects it, and the firm confirms.
    const second = {
      loginName: 'firm2',
      name: '吴办事',
      roles: [{ role: 'enterprise' as const, body: bodies[0] ?? '' }],
      body: bodies[0] ?? '',
    }
    const firm = await stage.openAs(second, '/my-evaluations')
    await firm.getByText(/前核对数据/).waitFor()
    await shot(firm, 'own-todo')
    await firm.getByRole('link', { name: '核对数据' }).click()
    await firm.getByRole('button', { name: '有疑问' }).click()
    const doubting = firm.getByRole('dialog')
    await doubting.getByRole('checkbox', { name: /税收/ }).check()
    await doubting.getByLabel('税收 应为').fill('2800')
    await doubting.getByLabel('税收 依据或说明').fill('漏计代征')
    await shot(firm, 'own-doubt')
    await doubting.getByRole('button', { name: '提交 1 处疑问' }).click()
    await firm.getByText(/应为 2800/).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '待处理的疑问' }).waitFor()
    await shot(page, 'doubts')
    await page.getByRole('button', { name: '照单位所说更正' }).click()
    await answer(page, '税务部门核实')
    await page.getByRole('heading', { name: '待处理的疑问' }).waitFor({ state: 'detached' })
    await firm.reload()
    await firm.getByRole('button', { name: '确认数据无误' }).click()
    await firm.getByText(/已由 .+ 确认/).waitFor()

    // The other firm confirms, the trial runs, and the notice is for everybody.
    const third = {
      loginName: 'firm3',
      name: '郑办事',
      roles: [{ role: 'enterprise' as const, body: bodies[1] ?? '' }],
      body: bodies[1] ?? '',
    }
    const other = await stage.openAs(third, '/my-evaluations')
    await other.getByRole('link', { name: '核对数据' }).click()
    await other.getByRole('button', { name: '确认数据无误' }).click()
    await other.getByText(/已由 .+ 确认/).waitFor()
    expect(await other.getByText('湖滨二厂').count()).toBe(0)
    await page.reload()
    await page.getByRole('button', { name: '锁定数据并试算' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByRole('tab', { name: '结果' }).click()
    await page.getByRole('heading', { name: '地图' }).waitFor()
    await page.getByRole('button', { name: '公示', exact: true }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('临工信公示〔2024〕1号')
    await page.getByRole('dialog').getByRole('checkbox').check()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByRole('tab', { name: /公示与异议/ }).click()
    await page.getByText('已向社会公开').waitFor()

    // It sees its grade, how sure it is and what would lift it; it objects, and the corrected result stands beside the old one.
    await firm.goto(`${address}/my-evaluations`)
    await firm.getByText(/第 4 名，共 4 家/).waitFor()
    await shot(firm, 'own-grade')
    await firm.getByRole('link', { name: '看得分和依据' }).click()
    await firm.getByRole('heading', { name: '得分怎么来的' }).waitFor()
    await firm.getByRole('heading', { name: '有多大把握' }).waitFor()
    await firm.getByRole('button', { name: '试算', exact: true }).click()
    await firm
      .getByRole('columnheader', { name: '改到' })
      .or(firm.getByText(/单靠一项数值提不了档/))
      .waitFor()
    await firm.getByRole('button', { name: '提出异议' }).click()
    const objecting = firm.getByRole('dialog')
    await objecting.getByLabel(/写明哪一项不对/).fill('税收少计，应为 9900 万元')
    await objecting.getByRole('checkbox', { name: '税收' }).check()
    await objecting.locator('input[type=file]').setInputFiles(file('proof.pdf', '%PDF-1.4\n%%EOF\n'))
    await objecting.getByText(/proof/).first().waitFor()
    await objecting.getByRole('button', { name: '提出', exact: true }).click()
    await objecting.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: '答复' }).click()
    const answering = page.getByRole('dialog')
    await answering.getByLabel('改为').fill('9900')
    await answering.getByLabel(/理由/).fill('经税务部门核实')
    await answering.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('更正后的结果是第 2 次，原结果保留').waitFor()
    await firm.reload()
    await firm.getByRole('heading', { name: '以前的结果' }).waitFor()
    await firm.getByText(/第 1 次 · 试算/).waitFor()
    await shot(firm, 'own-corrected')
    await firm.goto(`${address}/my-evaluations`)
    await firm.getByText('已更正 1 次，以前的结果保留').waitFor()

    // Anybody reads the list, without an account, and nothing more.
    const anybody = await stage.openAs(third, '/my-evaluations')
    await anybody.context().clearCookies()
    await anybody.goto(`${address}/public/evaluations`)
    await anybody.getByText('2023年度企业评价').first().dblclick()
    await anybody.getByText('湖滨二厂').waitFor()
    expect(await anybody.getByText('9900').count()).toBe(0)
    await shot(anybody, 'public')
    expect(stage.complaints).toEqual([])
  })
})
