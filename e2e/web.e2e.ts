import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { docx, type GivenFile, gb18030, html, markdown, pdf, report, txt, unusable } from './files.ts'
import { openSample, type Stage, setStage, summaryOf, textIsDrawn } from './stage.ts'

const set = await setStage()
const missing = 'missing' in set ? set.missing : null
if (missing !== null) console.warn(missing)
const stage = set as Stage // used only where `missing` is null

describe.skipIf(missing !== null)('the page in a browser', () => {
  let page: Page
  beforeAll(() => undefined)
  afterAll(() => stage.close())
  afterEach(async () => {
    const complaints = stage.complaints.splice(0)
    await page?.context().close()
    expect(complaints).toEqual([])
  })

  const choose = (files: readonly GivenFile[]) => page.locator('input[type=file]').setInputFiles([...files])
  const text = () => textIsDrawn(page)

  describe('the sample', () => {
    it('shows outline, marked text, figures of every kind, and where the targets stand', async () => {
      page = await stage.open()
      await openSample(page)
      expect(await page.locator('.outline [role=treeitem]').count()).toBeGreaterThan(10)
      expect(await summaryOf(page, /目标/)).toBeGreaterThan(50)
      expect(await summaryOf(page, /任务/)).toBeGreaterThan(50)
      expect(await summaryOf(page, /系统/)).toBeGreaterThan(20)
      expect(await summaryOf(page, /体检/)).toBeGreaterThan(0)
      await page.locator('.distribution-legend span').first().waitFor()
      expect(await page.locator('.distribution').innerText()).toMatch(/个有报告值/)
      for (const kind of ['target', 'result', 'commitment', 'system', 'diagnostic']) {
        expect(await page.locator(`.text .run.k-${kind}`).count(), kind).toBeGreaterThan(0)
        expect(await page.locator(`.text .sign.k-${kind}`).count(), kind).toBeGreaterThan(0)
      }
      expect(await page.locator('.page-notice').innerText()).toMatch(/摘编|模拟数据/)
    })

    it('leads from a report’s figure to its sentence in the report and back', async () => {
      page = await stage.open()
      await openSample(page)
      await page.keyboard.press('2')
      const figure = page.locator('.figure-link').first()
      await figure.waitFor()
      const value = (await figure.innerText()).replace(/[^\d.]/g, '')
      await figure.click()
      const cited = page.locator('.evidence.is-focused .cited').first()
      expect(await cited.innerText()).toContain(value)
      await cited.click()
      await page.locator('.chip.is-shown .role.is-report').waitFor()
      expect((await page.locator('.text .is-selected, .text .is-hit').allInnerTexts()).join('')).toContain(value)
      await page.goBack()
      await page.locator('.ant-table-row.is-chosen').waitFor()
    })

    it('says what each system is for and that it is ordered, not yet running', async () => {
      page = await stage.open()
      await openSample(page)
      await page.keyboard.press('4')
      await page.locator('.ant-table-row').first().click()
      const card = page.locator('.card')
      await card.getByText('用途').waitFor()
      expect(await card.locator('.state').innerText()).toMatch(/已部署、未运行|文中提及/)
    })

    it('jumps from a finding to its place', async () => {
      page = await stage.open()
      await openSample(page)
      await page.keyboard.press('5')
      await page.locator('.ant-table-row').first().click()
      await page.getByRole('button', { name: '在正文中查看' }).click()
      await page.locator('.text .is-selected').first().waitFor()
    })
  })

  describe('filters', () => {
    it('hides a kind of mark without drawing the text again, and keeps it out of the walk', async () => {
      page = await stage.open()
      await openSample(page)
      const sign = page.locator('.text .sign.k-commitment').first()
      expect(await sign.evaluate((element) => getComputedStyle(element).display)).not.toBe('none')
      for (const kind of ['result', 'context', 'commitment', 'system', 'diagnostic']) {
        await page.locator(`.kind.k-${kind}`).click()
      }
      expect(await sign.evaluate((element) => getComputedStyle(element).display)).toBe('none')
      for (let i = 0; i < 4; i++) {
        await page.keyboard.press('j')
        expect(await page.locator('.card > header b').innerText()).toBe('目标')
      }
    })

    it('shows one chapter alone, by confidence, and by words', async () => {
      page = await stage.open()
      await openSample(page)
      const all = await page.locator('.page .block').count()
      await page.locator('.outline .node').nth(3).hover()
      await page.locator('.outline .node').nth(3).locator('.only').click()
      await page.locator('.chapter-chip').waitFor()
      await expect.poll(() => page.locator('.page .block').count()).toBeLessThan(all)
      await page.locator('.chapter-chip').click()
      await expect.poll(() => page.locator('.page .block').count()).toBe(all)

      const count = async () => Number(await page.locator('.kind.k-commitment .count').innerText())
      const before = await count()
      await page.locator('.select').selectOption('0.95')
      await expect.poll(count).toBeLessThan(before)
      await page.locator('.select').selectOption('0')

      await page.keyboard.press('/')
      await page.keyboard.type('产业 集群')
      await page.locator('.text .is-hit').first().waitFor()
      const place = () => page.locator('.search output').innerText()
      await expect.poll(place).toMatch(/^1\/\d+$/)
      await page.keyboard.press('Enter')
      await expect.poll(place).toMatch(/^2\//)
    })
  })

  describe('by keyboard alone', () => {
    it('opens the sample, visits every tab, walks, finds, asks for help and leaves', async () => {
      page = await stage.open()
      const button = page.getByRole('button', { name: '打开示例规划' })
      for (let i = 0; i < 12 && !(await button.evaluate((element) => element === document.activeElement)); i++) {
        await page.keyboard.press('Tab')
      }
      expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
      await page.keyboard.press('Enter')
      await text()
      for (const [key, tab] of [
        ['2', '指标'],
        ['3', '任务'],
        ['4', '系统'],
        ['5', '体检'],
        ['6', '项目与名称'],
      ] as const) {
        await page.keyboard.press(key)
        expect(await page.locator('[role=tab][aria-selected=true]').innerText()).toContain(tab)
        await page.locator('.ant-table-row').first().waitFor()
        await page.keyboard.press('j')
        await page.locator('.ant-table-row.is-chosen').first().waitFor()
      }
      await page.keyboard.press('t')
      await page.locator('.text .is-selected').first().waitFor()
      await page.keyboard.press('k')
      await page.keyboard.press('Escape')
      await page.locator('.card.is-empty').waitFor()
      await page.keyboard.press('?')
      await page.locator('dialog[open]').waitFor()
      await page.keyboard.press('Escape')
      expect(await page.locator('dialog[open]').count()).toBe(0)
      await page.keyboard.press('o')
      expect(await page.locator('.outline').count()).toBe(0)
    })

    it('walks the outline tree with arrows', async () => {
      page = await stage.open()
      await openSample(page)
      await page.locator('.outline [role=treeitem][tabindex="0"]').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      const title = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(400)
      const top = await page.locator('.text').evaluate((element) => element.scrollTop)
      expect(title).not.toBe('')
      expect(top).toBeGreaterThan(100)
    })
  })

  describe('files of one’s own', () => {
    for (const file of [txt, gb18030, markdown, html]) {
      it(`reads ${file.name}`, async () => {
        page = await stage.open()
        await choose([file])
        await text()
        await expectPlan(page)
      })
    }

    it('reads a docx with its table', async () => {
      page = await stage.open()
      await choose([await docx()])
      await text()
      await expectPlan(page)
      expect(await page.locator('.table-box td, .table-box th').count()).toBeGreaterThan(5)
    })

    it('reads a pdf that a browser printed', async () => {
      page = await stage.open()
      await page.goto('about:blank')
      const file = await pdf(page)
      await page.goto(`${stage.address}/workbench`)
      await choose([file])
      await text()
      await expectPlan(page)
    })

    it('takes them dropped on the page, a plan with its report, and tracks', async () => {
      page = await stage.open()
      const transfer = await page.evaluateHandle(
        (files) => {
          const data = new DataTransfer()
          for (const { name, content } of files) data.items.add(new File([content], name))
          return data
        },
        [txt, report].map(({ name, buffer }) => ({ name, content: buffer.toString('utf8') })),
      )
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
      await page.locator('.app.is-dropping').waitFor()
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
      await text()
      expect(await page.locator('.documents .role.is-plan').count()).toBe(1)
      expect(await page.locator('.documents .role.is-report').count()).toBe(1)
      await page.keyboard.press('2')
      await page.locator('.figure-link', { hasText: '63.9' }).first().waitFor()
    })

    it('closes and reopens with undo', async () => {
      page = await stage.open()
      await choose([txt, report])
      await text()
      await page
        .locator('.chip', { has: page.locator('.is-report') })
        .locator('.chip-menu')
        .click()
      await page.getByRole('menuitem', { name: '关闭' }).click()
      expect(await page.locator('.documents .chip').count()).toBe(1)
      await page.locator('.notice button').last().click()
      expect(await page.locator('.documents .chip').count()).toBe(2)
      await page.keyboard.press('Control+z')
      await page.locator('.welcome').waitFor()
    })

    it('says of each file that it cannot use what is wrong and what to do, and opens the others', async () => {
      page = await stage.open()
      await choose([...unusable, txt])
      await text()
      const refused = page.locator('.refusals li')
      expect(await refused.count()).toBe(unusable.length)
      for (const item of await refused.all()) {
        expect(await item.locator('code').innerText()).toMatch(/^[a-z-]+$/)
        expect((await item.locator('.todo').innerText()).length).toBeGreaterThan(8)
      }
      await page.getByRole('button', { name: 'English' }).click()
      expect(await page.locator('.refusals').innerText()).not.toMatch(/怎么办|请/)
      await page.locator('.refusals button').click()
      expect(await page.locator('.refusals').count()).toBe(0)
    })
  })

  describe('exports', () => {
    const download = async (name: RegExp) => {
      await page
        .locator('.actions')
        .getByRole('button', { name: /导出|Export/ })
        .click()
      const waiting = page.waitForEvent('download')
      await page.getByRole('menuitem', { name }).click()
      const file = await waiting
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
    }

    it('gives all tables as one xlsx named after the plan', async () => {
      page = await stage.open()
      await openSample(page)
      await page.locator('.distribution-legend').waitFor()
      const { name, bytes } = await download(/全部表格/)
      expect(name).toMatch(/雁峰区.*\.xlsx$/)
      const parts = unzipSync(bytes)
      const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array())
      const workbook = part('xl/workbook.xml')
      for (const sheet of ['目标与进展', '量化表述', '任务', '系统', '体检意见', '项目与名称', '目录', '说明']) {
        expect(workbook).toContain(`name="${sheet}"`)
      }
      const first = part('xl/worksheets/sheet1.xml')
      expect(first).toMatch(/state="frozen"/)
      expect(first).toMatch(/<col [^>]*width=/)
      const rows = first.match(/<row /g)?.length ?? 0
      expect(rows - 1).toBe(await summaryOf(page, /目标/))
      expect(part('xl/sharedStrings.xml')).toMatch(/判断/)
    })

    it('gives the model as JSON', async () => {
      page = await stage.open()
      await openSample(page)
      const { name, bytes } = await download(/规划模型/)
      expect(name).toMatch(/\.json$/)
      const model = JSON.parse(bytes.toString('utf8'))
      expect(model.plan.division).toMatch(/雁峰区/)
      expect(model.statements.length).toBeGreaterThan(100)
    })
  })

  describe('links', () => {
    it('open the sample at the very item', async () => {
      page = await stage.open()
      await openSample(page)
      for (let i = 0; i < 12; i++) await page.keyboard.press('j')
      const hash = new URL(page.url()).hash
      const words = await page.locator('.card blockquote mark').innerText()
      await page.context().close()
      page = await stage.open(hash)
      await page.locator('.text .is-selected').first().waitFor()
      expect(await page.locator('.card blockquote mark').innerText()).toBe(words)
      expect(await page.locator('.text .is-selected').first().isVisible()).toBe(true)
    })

    it('into a file that is not open say which one to open', async () => {
      page = await stage.open('#view=text&doc=%E8%A7%84%E5%88%92.docx&item=s1')
      expect(await page.locator('.hint-box').innerText()).toContain('规划.docx')
    })
  })

  describe('appearance', () => {
    it('speaks English throughout, and remembers it', async () => {
      page = await stage.open()
      await page.getByRole('button', { name: 'English' }).click()
      await openSample(page)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      for (const key of ['1', '2', '3', '4', '5', '6']) {
        await page.keyboard.press(key)
        await page.keyboard.press('j')
        await page.waitForTimeout(300)
        const chinese = await page.evaluate(() => {
          // What the interface itself says; words of the documents stand in elements of their own.
          const own =
            '.tabs, .tools, .legend, .summary .tiles, .distribution, .actions, .card dt, .card h3, .ant-table-thead, .outline > header'
          return [...document.querySelectorAll<HTMLElement>(own)]
            .filter((element) => element.offsetParent !== null)
            .map((element) => element.innerText)
            .filter((words) => /[\u4e00-\u9fff]/.test(words.replace('中文', '')))
        })
        expect(chinese).toEqual([])
      }
      await page.reload()
      await page.locator('.welcome, .page').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    })

    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is legible when ${colorScheme}`, async () => {
        page = await stage.open('', { colorScheme })
        await openSample(page)
        await page.keyboard.press('j')
        const ratios = await page.evaluate(contrasts)
        expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([])
      })
    }

    it('fits a phone', async () => {
      page = await stage.open('', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
      await openSample(page)
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.locator('.text .run.k-target').first().tap()
      const card = await page.locator('.card').boundingBox()
      expect(card?.width).toBe(390)
      for (const tab of ['指标', '任务', '体检']) {
        await page.getByRole('tab', { name: tab }).tap()
        await page.locator('.ant-table-row').first().waitFor()
        expect(await overflow(), tab).toBeLessThanOrEqual(0)
      }
    })

    it('prints the whole text and none of the controls', async () => {
      page = await stage.open()
      await openSample(page)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.header').isVisible()).toBe(false)
      expect(await page.locator('.page .block').last().isVisible()).toBe(true)
      const file = await page.pdf({ format: 'A4' })
      expect(file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(5)
    })
  })

  it('stops a compilation that is cancelled, and goes on working', async () => {
    page = await stage.open()
    const long = txt.buffer.toString('utf8').repeat(4000)
    await choose([{ name: '长.txt', mimeType: 'text/plain', buffer: Buffer.from(long) }])
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByText('已取消').waitFor()
    await choose([txt])
    await text()
    await expectPlan(page)
  })

  it('tells when the server has no sample', async () => {
    page = await stage.open()
    await page.route('**/api/v1/sample', (route) => route.abort())
    await page.getByRole('button', { name: '打开示例规划' }).click()
    await page.locator('.entry-sample .failed').waitFor()
    stage.complaints.splice(0)
  })
})

async function expectPlan(page: Page) {
  await page.getByRole('heading', { level: 1, name: /临湖区/ }).waitFor()
  expect(await page.locator('.outline [role=treeitem]').count()).toBeGreaterThanOrEqual(3)
  expect(await summaryOf(page, /目标/)).toBeGreaterThanOrEqual(8)
  expect(await page.locator('.text').innerText()).toContain('临湖智能传感产业园')
}

/** Contrast of the words on the page against what lies behind them, by WCAG 2. Runs in the page. */
function contrasts(): { words: string; ratio: number }[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const linear = (value: number) => {
      const share = value / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
  }
  const ground = (element: Element | null): number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const [r = 0, g = 0, b = 0, alpha = 1] = channels(getComputedStyle(at).backgroundColor)
      if (alpha === 1) return [r, g, b]
    }
    return [255, 255, 255]
  }
  const wanted =
    '.brand b, .chip-title, .role, .note, .summary h1, .summary p, .tile b, .tile span, .tile small, .tabs button, .kind:not([aria-pressed=false]), .node-title, .node-number, .block, .run, .card dt, .card dd, .card h2, .card h3, .card blockquote, .citation span, .button, .distribution-text, .distribution-legend span'
  return [...document.querySelectorAll(wanted)].slice(0, 600).map((element) => {
    const front = luminance(channels(getComputedStyle(element).color))
    const back = luminance(ground(element))
    return {
      words: `${element.className}: ${(element.textContent ?? '').slice(0, 20)}`,
      ratio: (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05),
    }
  })
}
