import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindText, COVER, type Identity, leakingNames, leaksIn, namesOf } from './anonymise.ts'
import { plainName } from './avoidance.ts'

const identity: Identity = {
  organisations: ['湖滨市临湖区蓝塔灯具股份有限公司', '湖滨理工大学'],
  people: ['郑望舒', '江一苇'],
  codes: ['91430406MA4L12346K'],
}

describe('what tells who bids', () => {
  it('knows an organisation by the names under which it goes', () => {
    expect(namesOf('湖滨市临湖区蓝塔灯具股份有限公司')).toEqual([
      '湖滨市临湖区蓝塔灯具股份有限公司',
      '湖滨市临湖区蓝塔灯具',
      '临湖区蓝塔灯具',
      '蓝塔灯具',
      '蓝塔',
    ])
    expect(namesOf('湖滨理工大学')).toEqual(['湖滨理工大学', '湖滨理工', '湖滨'])
    // What begins many names would cover half of every text.
    expect(namesOf('新材料研究院')).toEqual(['新材料研究院', '新材料'])
  })

  it('is found and covered: names short and whole, persons, codes, phones, addresses, patents', () => {
    const text =
      '我们蓝塔灯具与湖滨理工大学（负责人郑望舒，电话 138 0013 8000，邮箱 zws@lanta.example）合作，代码 91430406MA4L12346K，专利 ZL201410012345.6。'
    expect(leaksIn(text, identity).map(({ kind }) => kind)).toEqual([
      'organisation',
      'organisation',
      'person',
      'phone',
      'email',
      'code',
      'patent',
    ])
    const blind = blindText(text, identity)
    for (const secret of ['蓝塔', '理工', '望舒', '138', 'lanta', 'MA4L', '2014100'])
      expect(blind, secret).not.toContain(secret)
    expect(blind).toContain(COVER)
    expect(blind.startsWith('我们')).toBe(true)
  })

  it('leaves alone what tells nothing', () => {
    const text = '涂层在 1200 摄氏度下保持 95%，2024 年 3 月完成中试，成本 12.5 元。'
    expect(leaksIn(text, identity)).toEqual([])
    expect(blindText(text, identity)).toBe(text)
  })

  it('warns of names of files', () => {
    expect(leakingNames(['方案.pdf', '蓝塔灯具-方案.pdf', '郑望舒简历.docx'], identity)).toEqual([
      '蓝塔灯具-方案.pdf',
      '郑望舒简历.docx',
    ])
  })

  it('is not hidden by what is put between its letters, in whatever width', () => {
    const between = fc.constantFrom('', ' ', '　', '·', '-', '、', '\n')
    const secret = fc.constantFrom('蓝塔灯具', '湖滨理工大学', '郑望舒', '江一苇', '91430406MA4L12346K')
    const wide = (text: string) =>
      [...text]
        .map((one) => (/[0-9A-Z]/.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one))
        .join('')
    fc.assert(
      fc.property(
        secret,
        fc.array(between, { minLength: 20, maxLength: 20 }),
        fc.boolean(),
        fc.string({ maxLength: 20 }),
        (word, gaps, isWide, around) => {
          const letters = [...(isWide ? wide(word) : word)]
          const hidden = letters.map((letter, i) => letter + (i < letters.length - 1 ? (gaps[i] ?? '') : '')).join('')
          const text = `${around}。${hidden}。${around}`
          expect(plainName(blindText(text, identity))).not.toContain(plainName(word))
        },
      ),
    )
  })

  it('covers a phone with digits written against it, and no sum of money', () => {
    for (const hidden of ['13800138000𝟎', '７13800138000', '1380013800011'])
      expect(blindText(`请拨 ${hidden}。`, identity), hidden).toBe(`请拨 ${COVER}。`)
    const money = '预算 1,500,000,000.00 元'
    expect(blindText(money, identity)).toBe(money)
  })

  it('covers every text so that nothing is found in it again', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '蓝塔灯具',
        '郑望舒',
        '13800138000',
        'a@b',
        'ZL201410012345',
        '湖',
        '滨',
        '理工大学',
        '😀',
        '第 3 步',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const once = blindText(pieces.join(''), identity)
        for (const secret of ['蓝塔灯具', '郑望舒', '13800138000']) expect(plainName(once)).not.toContain(secret)
      }),
    )
  })
})
