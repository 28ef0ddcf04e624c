import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docx } from './files.ts'
import { type RunningStage, setRunningStage } from './running-stage.ts'
import { root } from './stage.ts'

const PLANNING = '临湖区发展和改革局'
let stage: RunningStage | { readonly missing: string }
beforeAll(async () => {
  stage = await setRunningStage([PLANNING, '临湖区商务局'])
})
afterAll(async () => {
  if (!('missing' in stage)) await stage.close()
})

const out = join(root, 'e2e', 'out')
const shot = async (page: Page, name: string) => {
  mkdirSync(out, { recursive: true })
  await page.screenshot({ path: join(out, `${name}.png`) })
}
const planner = { loginName: 'planner', name: '周计划', roles: [{ role: 'planner' as const }] }

describe('from a published text to a mid-term report', () => {
  it('a planner uploads the plan as docx, reviews it by keyboard, adopts it, and makes the report', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const page = await stage.openAs(planner, '/plans')
    await page.getByRole('button', { name: '上传文本' }).first().click()
    await page.locator('dialog input[type=file]').setInputFiles(await docx())
    await page.getByText('已上传并编译').waitFor()
    await page.goto(`${stage.address}/plans`)
    const review = page.getByRole('link', { name: '校核' }).first()
    await review.waitFor()
    await shot(page, 'chain-plans')
    await review.click()
    await page.getByRole('heading', { level: 1, name: /校核/ }).waitFor()
    await shot(page, 'chain-review')

    // The doubtful ones by keyboard: accepting goes on to the next. Then the rest at once, which says how many it takes.
    const isDone = () => page.getByText('须校核的内容已全部决定').first().isVisible()
    await page.keyboard.press('j')
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('a')
      await page.waitForTimeout(500)
    }
    const bulk = page.getByRole('button', { name: /^批量采纳/ })
    if (!(await isDone()) && (await bulk.isEnabled())) {
      await bulk.click()
      await page.getByRole('dialog').getByRole('button', { name: '采纳' }).click()
      await page.getByText(/已批量采纳/).waitFor()
    }
    // Whatever is left is doubtful: once more by keyboard, from the top.
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /校核/ }).waitFor()
    for (let i = 0; i < 30 && !(await isDone()); i++) {
      await page.keyboard.press(i % 3 === 0 ? 'j' : 'a')
      await page.waitForTimeout(400)
    }
    await shot(page, 'chain-reviewed')
    await page.getByRole('link', { name: '去采用' }).click()
    await page.getByRole('heading', { name: '采用规划文本' }).waitFor()
    await page.getByRole('button', { name: '采用为正式文本' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '采用为正式文本' }).click()
    // Without the approving document it is refused, and says where.
    await page.getByRole('alert').first().waitFor()
    await shot(page, 'chain-adopt-refused')
    await page.getByLabel('批准文件文号').fill('临政发〔2021〕3号')
    await page.getByLabel('批准日期').fill('2021-03-01')
    await page.getByLabel('批准机关').fill('区人民代表大会')
    await page.getByLabel('施行日期').fill('2021-03-15')
    await page.getByRole('button', { name: '采用为正式文本' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '采用为正式文本' }).click()
    await page.getByText('已采用为第 1 版').waitFor()
    await shot(page, 'chain-plan')

    // The targets stand, each with its sentence; the commitments wait to be divided.
    await page.goto(`${stage.address}/targets`)
    await page.getByText('常住人口城镇化率').first().waitFor()
    await shot(page, 'chain-targets')
    await page.goto(`${stage.address}/tasks`)
    await page
      .getByText(/建设临湖智能传感产业园/)
      .first()
      .waitFor()

    await page.goto(`${stage.address}/reports`)
    await page.getByRole('button', { name: '编制报告' }).first().click()
    await page.getByText('中期评估报告').first().click()
    await page.getByRole('dialog').getByRole('button', { name: '生成', exact: true }).click()
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '中期评估' }).waitFor({ timeout: 60_000 })
    await shot(page, 'chain-report')
    const download = page.waitForEvent('download', { timeout: 90_000 })
    await page.getByText('下载', { exact: true }).click()
    await page.getByText('docx（含数据来源）').click()
    const saved = await (await download).path()
    const words = strFromU8(
      unzipSync(new Uint8Array(readFileSync(saved)))['word/document.xml'] ?? new Uint8Array(),
    ).replace(/<[^>]+>/g, '')
    expect(words).toContain('常住人口城镇化率')
    expect(words).toContain('68')
    expect(stage.complaints).toEqual([])
  })

  it('a leader opens the overview and finds the target with its sentence', async (context) => {
    if ('missing' in stage) return context.skip(stage.missing)
    const leader = { loginName: 'leader', name: '吴区长', roles: [{ role: 'leader' as const }] }
    const page = await stage.openAs(leader, '/')
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    await shot(page, 'chain-overview')
    await page.goto(`${stage.address}/targets`)
    await page.getByText('常住人口城镇化率').first().dblclick()
    await page.getByRole('heading', { level: 1, name: /常住人口城镇化率/ }).waitFor()
    await page
      .getByText(/常住人口城镇化率提高到68%以上/)
      .first()
      .waitFor()
    await shot(page, 'chain-target')
    expect(stage.complaints).toEqual([])
  })
})
