import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { carryCommitments } from '../src/engines/commitments/adoption-store.ts'
import type { PlanAdoption } from '../src/engines/plans/definition.ts'
import { inTransaction } from '../src/platform/database/connect.ts'
import { newId } from '../src/platform/database/ids.ts'
import { shots } from './acts.ts'
import { LAKESIDE, type RunningStage, setRunningStage } from './running-stage.ts'

const PLANNING = '临湖区发展和改革局'
const TRANSPORT = '临湖区交通运输局'
const WATER = '临湖区水务局'

let stage: RunningStage | { readonly missing: string }
beforeAll(async () => {
  stage = await setRunningStage([PLANNING, TRANSPORT, WATER])
  if ('missing' in stage) return
  const sentences = ['新建环湖公路18公里。', '改造湖东码头。', '实施湖岸截污工程，新建管网30公里。']
  await inTransaction(
    stage.db,
    (tx) =>
      carryCommitments(tx, {
        division: LAKESIDE,
        plan: {
          id: newId(),
          kind: 'outline',
          title: '临湖区“十四五”规划',
          from: 2021,
          to: new Date().getFullYear() + 1,
        },
        version: { number: 1 },
        model: { outline: [{ id: 'c3', level: 'chapter', number: '3', title: '基础设施' }] },
        elements: {
          commitments: sentences.map((text, i) => ({
            id: `c${i}`,
            was: null,
            way: 'person',
            section: 'c3',
            found: null,
            value: {
              clause: `3.p${i}.s1`,
              line: 40 + i,
              text,
              verb: text.slice(0, 2),
              object: text.slice(2),
              verifiable: true,
              lead: { body: i === 2 ? '水务局' : '交通运输局', reason: '按职责推断', confidence: 0.7 },
            },
          })),
        },
        at: new Date(),
      } as unknown as PlanAdoption), // what the listener reads of an adoption
  )
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const shot = shots('tasks')
const planner = { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' as const }] }
const inTransport = (role: 'reporter' | 'reviewer') => (body: string | undefined) => ({
  loginName: role,
  name: role === 'reporter' ? '钱填报' : '孙审核',
  roles: [{ role, body: body ?? null }],
  body: body ?? null,
})

describe('the division of work, in a browser', () => {
  it('is taken from suggestions, issued, reported on with evidence, endorsed and accepted', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const page = await stage.openAs(planner, '/tasks')
    await page.getByText('新建环湖公路18公里。').waitFor()
    await shot(page, 'list')
    for (const box of await page.locator('tbody input[type=checkbox], [role=row] input[type=checkbox]').all())
      await box.check({ force: true }).catch(() => undefined)
    await page.getByRole('button', { name: '采用建议牵头' }).click()
    await page.getByText('已为 3 项任务采用建议牵头').waitFor()

    // One commitment gets its goal, its day and its milestones.
    await page.getByText('新建环湖公路18公里。').first().dblclick()
    await page.getByRole('heading', { name: '分工', exact: true }).waitFor()
    await page.getByRole('button', { name: '修改分工' }).click()
    await page.getByLabel('目标要求').fill('全线通车')
    await page.getByLabel('完成时限').fill(`${new Date().getFullYear() + 1}-12-31`)
    await shot(page, 'work-form')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('全线通车').waitFor()
    await page.getByRole('button', { name: '编辑节点' }).click()
    await page.getByRole('button', { name: '加一个节点' }).click()
    await page.getByRole('textbox', { name: '节点' }).fill('完成设计')
    await page.locator('dialog input[type=date]').first().fill('2020-01-01')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('应在规划期').first().waitFor()
    await shot(page, 'milestones-refused')
    await page.locator('dialog input[type=date]').first().fill('2024-06-30')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('完成设计').first().waitFor()
    await shot(page, 'page')

    // Issued with the notice that departments receive.
    await page.goto(`${stage.address}/tasks`)
    await page.getByText('新建环湖公路18公里。').waitFor()
    const row = page.locator('[role=row], tr').filter({ hasText: '新建环湖公路18公里。' }).first()
    await row.locator('input[type=checkbox]').check({ force: true })
    await page.getByRole('button', { name: '下发' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: '下发' }).click()
    expect((await download).suggestedFilename()).toMatch(/^任务分工通知-.*\.docx$/)
    await page.getByText('已下发 1 项任务').waitFor()

    // The lead body takes note and reports the milestone with a document number.
    const body = stage.bodies[TRANSPORT]
    const reporter = await stage.openAs(inTransport('reporter')(body), '/tasks')
    await reporter.getByText('新建环湖公路18公里。').first().dblclick()
    await reporter.getByRole('button', { name: '签收' }).click()
    await reporter.getByText('已签收').waitFor()
    await reporter.locator('table').getByRole('button', { name: '反馈进展' }).first().click()
    await reporter.getByLabel('完成日期').fill('2024-06-20')
    await reporter.getByLabel('进展情况').fill('设计文件已批复')
    await reporter.getByRole('button', { name: '提交反馈' }).click()
    await reporter.getByText('报告完成须附佐证材料或文号').waitFor()
    await reporter.getByRole('button', { name: '加一份佐证' }).click()
    await reporter.getByLabel('材料名称').fill('批复文件')
    await reporter.getByLabel('文号或出处').fill('临交〔2024〕8号')
    await shot(reporter, 'report-form')
    await reporter.getByRole('button', { name: '提交反馈' }).click()
    await reporter.getByText('待本单位审核', { exact: true }).waitFor()

    const reviewer = await stage.openAs(inTransport('reviewer')(body), new URL(reporter.url()).pathname)
    await reviewer.getByRole('button', { name: '审核通过' }).click()
    await reviewer.getByText('待发改确认').first().waitFor()

    const accepting = await stage.openAs(planner, new URL(reporter.url()).pathname)
    await accepting.getByRole('button', { name: '确认', exact: true }).click()
    await accepting.getByText('已确认').first().waitFor()
    // The percentage opens to the milestone and the report behind it.
    await accepting.getByRole('button', { name: /^100%/ }).click()
    await accepting.getByRole('dialog').getByText('完成设计（计入）').waitFor()
    await shot(accepting, 'progress-origin')
  })

  it('shows a leader what each body carries, on a phone as well', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const leader = { loginName: 'leader', name: '吴区长', roles: [{ role: 'leader' as const }] }
    const page = await stage.openAs(leader, '/tasks/bodies')
    await page.getByText(TRANSPORT).first().waitFor()
    await shot(page, 'bodies')
    const phone = await stage.openAs(leader, '/tasks', { viewport: { width: 390, height: 844 } })
    await phone.getByText('新建环湖公路18公里。').first().waitFor()
    await shot(phone, 'phone')
    expect(stage.complaints).toEqual([])
  })
})
