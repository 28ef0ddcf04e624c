import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignPlans } from '../align/align-plans.ts'
import { compile } from '../compile.ts'
import { diffPlans } from '../diff/diff-plans.ts'
import { documentFromText } from '../source/text.ts'
import { codes } from './codes.ts'

/** Pieces that the checks look for, so that arbitrary texts hit their paths. */
const PIECES = [
  ...[
    '第一章 总则',
    '第二节',
    '第三章',
    '（一）',
    '一是',
    '三是',
    '专栏1',
    '表2 主要指标',
    '见专栏3',
    '！[图](a.png)',
    '1.',
  ],
  ...[
    '达到',
    '增长',
    '由',
    '从',
    '提高到',
    '下降到',
    '降低',
    '其中',
    '每年新增',
    '以上',
    '左右',
    '年均',
    '分别',
    '十四五',
    '到2025年',
  ],
  ...[
    '3',
    '12.5',
    '100',
    '0',
    '9999999999',
    '%',
    '个百分点',
    '亿元',
    '万',
    '家',
    '户',
    '平方公里',
    '㎡',
    '1.2:46.1:52.7',
  ],
  ...[
    '高新技术企业',
    '地区生产总值',
    '城镇登记失业率',
    '占',
    '比重',
    '森林覆盖率',
    '湖滨市',
    '临湖区',
    '东港工业园',
    '东港工业园区',
  ],
  ...['创建', '获评', '国家卫生城市', '示范区', '在在', '和', '街接', '四大工程', '完善', '推进'],
  ...[
    '，',
    '。',
    '；',
    '：',
    '、',
    '“',
    '”',
    '（',
    '）',
    '《',
    '》',
    '\n',
    '\n\n',
    ' ',
    '\u3000',
    '\t',
    '| a | b |',
    '😀',
    '\u0000',
    '廻',
  ],
]
const texts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 120 })
  .map((p) => p.join(''))
const titled = texts.map((text) => `湖滨市国民经济和社会发展第十四个五年规划纲要\n${text}`)
const compiled = (text: string) => compile(documentFromText('plan.txt', text), { systems: [] })

describe('on any text', () => {
  const expectInside = (text: string) => {
    for (const d of compiled(text).diagnostics) {
      expect(d.code in codes).toBe(true)
      for (const { start, end, line } of [d, ...d.related]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(text.slice(0, start).split('\n').length).toBe(line)
      }
    }
  }
  it('checks never throw, and every place lies in the text', () => {
    fc.assert(fc.property(fc.oneof(texts, titled), expectInside), { numRuns: 250 })
  })

  it('diff and align never throw', () => {
    fc.assert(
      fc.property(titled, titled, (one, other) => {
        const [a, b] = [compiled(one), compiled(other)]
        diffPlans(a, b)
        alignPlans(a, b)
      }),
      { numRuns: 60 },
    )
  })

  /** What a careless pattern or a loop in a loop would choke on. */
  const hard: Readonly<Record<string, string>> = {
    'one long list': '推进渔业、航运、林业、',
    'one sentence repeated': '健全渔民转产长效扶持机制，落实好船网回购措施。',
    'figures without end': '高新技术企业达到100家，增长12%，由3家增加到5家，其中2家，',
    'open quotation marks': '“湖滨“临湖（东港《',
    digits: '12.5:46.1:',
    titles: '获评“国家水上运动示范区”，创建省级水上运动示范区，',
    headings: '第一章 建设枢纽\n第一节 打通水路\n',
    captions: '专栏1 主要指标\n\n',
    names: '支持东港工业园扩容。支持东岗工业园区扩容。',
  }
  it.each(Object.entries(hard))('lies in the text without end as well: %s', (_name, piece) => {
    expectInside(`湖滨市国民经济和社会发展第十四个五年规划纲要\n${piece.repeat(Math.ceil(12_000 / piece.length))}`)
  })
})
