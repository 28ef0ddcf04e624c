import { Value } from 'typebox/value'
import { PublishedDraw } from '../../engines/draws/published.ts'
import { type Verdict, verifyDraw } from '../../engines/draws/verify.ts'
import type { Bilingual } from '../../model/system.ts'

const MARKS = { right: '✓', wrong: '✗', open: '○' } as const
const VERDICTS: Readonly<Record<Verdict['verdict'], Bilingual>> = {
  right: { zh: '✓ 与公布的一致', en: 'It is as published' },
  wrong: { zh: '✗ 与公布的不一致', en: 'It is not as published' },
  open: { zh: '○ 还没有完成', en: 'It is not finished' },
  void: { zh: '○ 按规则作废', en: 'It is void, by its rules' },
}

const result = document.getElementById('result') as HTMLElement
const input = document.querySelector('input') as HTMLInputElement

input.addEventListener('change', () => void take(input.files?.[0]))
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void take(event.dataTransfer?.files[0])
})

async function take(file: File | undefined) {
  if (file === undefined) return
  const draw = parsed(await file.text())
  if (typeof draw === 'string') {
    result.replaceChildren(
      element('p', 'verdict is-wrong', both({ zh: '✗ 这个文件不能用', en: 'This file cannot be used' })),
      element('pre', '', draw),
    )
    return
  }
  show(draw, verifyDraw(draw))
}

/** The draw, or what is wrong with the file. */
function parsed(text: string): PublishedDraw | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  if (Value.Check(PublishedDraw, value)) return value
  return [...Value.Errors(PublishedDraw, value)]
    .slice(0, 20)
    .map(({ instancePath, message }) => `${instancePath || '/'}: ${message}`)
    .join('\n')
}

function show(draw: PublishedDraw, { verdict, checks }: Verdict) {
  const list = element('ul', 'checks')
  for (const { state, words } of checks) {
    const line = element('li', `is-${state}`)
    line.append(element('span', 'mark', MARKS[state]), element('span', '', both(words)))
    list.append(line)
  }
  result.replaceChildren(
    element('h2', '', draw.title + (draw.simulated ? '（模拟数据 simulated data）' : '')),
    element('p', '', draw.by),
    element('p', `verdict is-${verdict}`, both(VERDICTS[verdict])),
    list,
  )
  if (draw.result !== null) result.append(tableOf(draw.result))
}

/** Who was drawn, in the order drawn, and what each gets of it: inspectors, or a lot. */
function tableOf({ strata, assignments, lots = [] }: NonNullable<PublishedDraw['result']>) {
  const gets = new Map([
    ...assignments.map(({ target, inspectors }) => [target, inspectors.join('、')] as const),
    ...lots.map(({ target, lot }) => [target, lot] as const),
  ])
  const what = assignments.length > 0 ? '检查人员 Inspectors' : lots.length > 0 ? '房源 Lot' : null
  const table = element('table')
  const head = element('tr')
  for (const words of ['类别 Class', '次序 Order', '抽中 Drawn', ...(what === null ? [] : [what])])
    head.append(element('th', '', words))
  table.append(head)
  for (const { name, drawn } of strata) {
    for (const [i, target] of drawn.entries()) {
      const row = element('tr')
      const cells = [name, String(i + 1), target, ...(what === null ? [] : [gets.get(target) ?? '—'])]
      for (const words of cells) row.append(element('td', '', words))
      table.append(row)
    }
  }
  return table
}

function element(name: string, className = '', content: string | Node = '') {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(content)
  return made
}

function both({ zh, en }: Bilingual) {
  const words = element('span')
  const english = element('span', '', en)
  english.lang = 'en'
  words.append(zh, english)
  return words
}
