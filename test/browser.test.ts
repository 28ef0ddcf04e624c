import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { report, txt } from '../e2e/files.ts'
import { openSample, type Stage, setStage, summaryOf } from '../e2e/stage.ts'

let stage: Stage | null = null
let missing = ''

beforeAll(async () => {
  const set = await setStage()
  if ('missing' in set) missing = set.missing
  else stage = set
}, 600_000)
afterAll(() => stage?.close())

/** The way a person goes through the page for the first time; the whole set is `npm run e2e`. */
describe('the page in a browser', () => {
  it('opens the sample, walks through its items by keyboard, and takes files of one’s own', async (context) => {
    if (stage === null) return context.skip(missing)
    const page = await stage.open()
    await openSample(page)
    expect(await summaryOf(page, /目标/)).toBeGreaterThan(50)

    // A target's card shows the very words of the source.
    await page.keyboard.press('2')
    await page.locator('.ant-table-row').first().click()
    const words = await page.locator('.card blockquote mark').innerText()
    await page.keyboard.press('t')
    await page.locator('.text .is-selected').first().waitFor()
    const marked = await page.locator('.text .is-selected').allInnerTexts()
    expect(marked.join('').replace(/\s/g, '').slice(0, 6)).toBe(words.replace(/\s/g, '').slice(0, 6))

    await page.keyboard.press('j')
    await page.locator('.text .is-selected').first().waitFor()

    await page.locator('input[type=file]').setInputFiles([txt, report])
    await page.getByRole('heading', { level: 1, name: /临湖区/ }).waitFor()
    expect(await page.locator('.documents .chip').count()).toBeGreaterThanOrEqual(2)
    await page.keyboard.press('Control+z')
    await page.getByRole('heading', { level: 1, name: /雁峰/ }).waitFor()
    expect(stage.complaints).toEqual([])

    // What was built is what people get: the libraries' debugging form would weigh and cost twice as much.
    const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    const main = scripts.find((name) => /\/index-[^/]*\.js$/.test(name)) ?? ''
    expect(await (await fetch(main)).text()).not.toContain('Download the React DevTools')
  })
})
