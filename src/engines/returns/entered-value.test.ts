import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, ENTRY_FAULTS, entryFaultMessage, readEntered } from './entered-value.ts'

const yuan = { unit: '亿元', measure: 'level' } as const
const read = (text: string, unit: string | null = '亿元') => {
  const entered = readEntered(text, { unit, measure: 'level' })
  return entered.kind === 'number' ? entered.value : entered.kind === 'fault' ? entered.fault : entered.kind
}

describe('reading what people enter', () => {
  it('[RE1] full-width digits, separators, signs and the field’s own unit mean what they mean', () => {
    expect(
      ['866.56', '８６６．５６', '1,234.50', '1，234，567', ' 12 ', '+3', '007', '.5', '5.', '0.0'].map((t) => read(t)),
    ).toEqual(['866.56', '866.56', '1234.5', '1234567', '12', '3', '7', '0.5', '5', '0'])
    expect(['-3', '−3', '－3', '—3', '–0.5', '-0'].map((t) => read(t))).toEqual(['-3', '-3', '-3', '-3', '-0.5', '0'])
    expect(read('866.56亿元')).toBe('866.56')
    expect(read('6.5%', '%')).toBe('6.5')
    expect(read('６.５％', '%')).toBe('6.5')
    expect(read('0.3个百分点', '%')).toBe('0.3')
    expect(read('0.3%', '百分点')).toBe('0.3')
    expect(read("'12")).toBe('12')
  })

  it('[RE2] nothing typed, no value, and zero are three different things', () => {
    expect(['', '  ', '\u3000'].map((t) => read(t))).toEqual(['empty', 'empty', 'empty'])
    expect(['—', '——', '－', '-', '/', '无', '暂无', 'N/A', '…'].map((t) => read(t))).toEqual(Array(9).fill('none'))
    expect(['0', '0.00', '０'].map((t) => read(t))).toEqual(['0', '0', '0'])
  })

  it('[RE3] what could mean two things is refused with what to write', () => {
    expect(read('1.2万')).toBe('magnitude-word')
    expect(read('3亿', '万元')).toBe('magnitude-word')
    expect(read('3.5亿', '亿元')).toBe('magnitude-word')
    expect(read('12家')).toBe('other-unit')
    expect(read('12km', '公里')).toBe('other-unit')
    expect(read('6.5%')).toBe('percent-sign')
    expect(['1,23', '12,34,567', '1.234.567', '1.2.3'].map((t) => read(t))).toEqual(
      Array(4).fill('separators').with(3, 'not-a-number'),
    )
    expect(['10-12', '10~12', '10至12'].map((t) => read(t))).toEqual(['range', 'range', 'range'])
    expect(['约12', '12左右', '12余', '超12'].map((t) => read(t))).toEqual(Array(4).fill('approximate'))
    expect(['下降1.2', '增长6', '负3'].map((t) => read(t))).toEqual(Array(3).fill('direction-word'))
    expect(read('1.2E+05')).toBe('scientific')
    expect(['abc', '见附件', '一百', '(3)', 'NaN', 'Infinity'].map((t) => read(t))).toEqual(
      Array(6).fill('not-a-number'),
    )
    expect(read('9'.repeat(80))).toBe('too-long')
  })

  it('[RE3] the advice does the sum where the units allow it', () => {
    const advice = (text: string, unit: string) => {
      const entered = readEntered(text, { unit, measure: 'level' })
      return entered.kind === 'fault' ? entered.message.zh : ''
    }
    expect(advice('1.2万', '元')).toContain('应填 12000')
    expect(advice('1.2亿', '万元')).toContain('应填 12000')
    expect(advice('3.5亿元', '亿元')).toBe('')
    expect(advice('3500万元', '亿元')).toContain('应填 0.35')
    expect(advice('3500万人', '亿元')).not.toContain('应填 0')
  })

  it('[RE4] a task set from above is answered by done or not done', () => {
    const fulfilment = { unit: null, measure: 'fulfilment' } as const
    expect(['完成', '是', '√', '1'].map((t) => readEntered(t, fulfilment))).toEqual(
      Array(4).fill({ kind: 'number', value: '1' }),
    )
    expect(['未完成', '否', '×', '0'].map((t) => readEntered(t, fulfilment))).toEqual(
      Array(4).fill({ kind: 'number', value: '0' }),
    )
    expect(readEntered('完成', yuan)).toMatchObject({ kind: 'fault' })
  })

  it('[RE5] every fault has words in both languages', () => {
    for (const fault of ENTRY_FAULTS) {
      const { zh, en } = entryFaultMessage(fault, 'x', '亿元')
      expect(zh, fault).toMatch(/。$/)
      expect(en, fault).toMatch(/[.]$/)
    }
  })

  it('[RE6] never throws, and a value that was read reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+]?[\d,.，．万亿% —无]{0,12}$/)), (text) => {
        const entered = readEntered(text, yuan)
        if (entered.kind === 'number') {
          expect(readEntered(entered.value, yuan)).toEqual(entered)
          expect(Number.isFinite(Number(entered.value))).toBe(true)
        }
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }), (n, decimals) => {
        const value = n / 10 ** decimals
        const entered = readEntered(value.toLocaleString('en-US', { maximumFractionDigits: 6 }), yuan)
        expect(entered.kind === 'number' && Number(entered.value)).toBe(Object.is(value, -0) ? 0 : value)
      }),
    )
  })

  it('[RE7] what a sheet computed in binary is read as people see it', () => {
    expect([0.1 + 0.2, 1.005 * 1000, 1e-7, 1e21, 12, -0.5].map(decimalText)).toEqual([
      '0.3',
      '1005',
      '0.0000001',
      '1000000000000000000000',
      '12',
      '-0.5',
    ])
  })
})
