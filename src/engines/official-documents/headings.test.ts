import { describe, expect, it } from 'vitest'
import { chineseNumeral, headingMarkers } from './headings.ts'
import type { Block } from './model.ts'
import { titleLines, widthOf } from './titles.ts'

const heading = (level: 1 | 2 | 3 | 4): Block => ({ kind: 'heading', key: String(level), level, text: '标题' })

describe('headings', () => {
  it('[RP3] are numbered by their place, deeper ones anew under each heading', () => {
    const blocks = [
      heading(1),
      heading(2),
      heading(3),
      heading(3),
      heading(4),
      heading(2),
      heading(3),
      heading(1),
      heading(2),
    ]
    expect([...headingMarkers(blocks).values()]).toEqual([
      '一、',
      '（一）',
      '1.',
      '2.',
      '（1）',
      '（二）',
      '1.',
      '二、',
      '（一）',
    ])
  })

  it('[RP3] counts in Chinese as people write it', () => {
    expect([1, 10, 11, 20, 21, 100, 105, 110, 119].map(chineseNumeral)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百',
      '一百〇五',
      '一百一十',
      '一百一十九',
    ])
    expect(() => chineseNumeral(0)).toThrow(RangeError)
  })
})

describe('titles', () => {
  it('[RP5] keeps a short title and the breaks that its writer set', () => {
    expect(titleLines('关于做好年度监测工作的通知')).toEqual(['关于做好年度监测工作的通知'])
    expect(titleLines('临湖区人民政府\n关于中期评估的报告')).toEqual(['临湖区人民政府', '关于中期评估的报告'])
  })

  it('[RP5] breaks a long title evenly, and not inside brackets or numbers', () => {
    const title = '湖滨市临湖区人民政府关于《临湖区“十四五”规划纲要》2023年度实施情况监测评估的报告'
    const lines = titleLines(title)
    expect(lines.join('')).toBe(title)
    for (const line of lines) {
      expect(widthOf(line)).toBeLessThanOrEqual(20)
      expect((line.match(/《/g) ?? []).length).toBe((line.match(/》/g) ?? []).length)
      expect(line).not.toMatch(/\d$/)
    }
  })
})
