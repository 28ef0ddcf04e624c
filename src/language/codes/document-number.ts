import { type CodeAnswer, type CodeFault, codeFault, halfWidth, invalid, valid } from './code-answer.ts'

export interface DocumentNumberParts {
  /** 发文机关代字, '国办发'. */
  readonly issuer: string
  readonly year: number
  readonly number: number
}

const FORM = '如“国办发〔2022〕32号”'
const FORM_EN = 'the issuer’s letters, the year in hexagon brackets, the number and the word for number'

/**
 * 发文字号 (GB/T 9704): issuer, year in hexagon brackets, number without leading zero and without 第. Any brackets and spaces
 * are taken; a leading zero is refused from 2013 on and noted before, since older documents do carry one.
 */
export function checkDocumentNumber(text: string): CodeAnswer<DocumentNumberParts> {
  const given = halfWidth(text)
    .replace(/\s/g, '')
    .replace(/[([{【〖「〈<]/g, '〔')
    .replace(/[)\]}】〗」〉>]/g, '〕')
  if (given === '') return invalid([codeFault('empty', null, '请填写文号', 'The document number is missing')])
  const match = given.length > 40 ? null : /^([^〔〕\d]*)〔(\d{0,8})〕(第?)(\d{0,8})(号?)$/.exec(given)
  if (match === null)
    return invalid([
      codeFault('form', null, `文号由机关代字、年份和序号组成，${FORM}`, `A document number is ${FORM_EN}`),
    ])
  const [, issuer = '', year = '', ordinal = '', number = '', sign = ''] = match
  const faults: CodeFault[] = []
  const warnings: CodeFault[] = []
  const places = (from: number, length: number) => [from, from + Math.max(length, 1) - 1] as const
  const yearAt = issuer.length + 2
  const numberAt = yearAt + year.length + 1
  if (issuer.length < 2 || issuer.length > 12)
    faults.push(
      codeFault(
        'issuer',
        places(1, issuer.length),
        `机关代字应为 2—12 个字，${FORM}`,
        `The issuer’s letters are 2 to 12; here are ${issuer.length}`,
      ),
    )
  if (!/^(?:19|20)\d{2}$/.test(year))
    faults.push(
      codeFault(
        'year',
        places(yearAt, year.length),
        `年份应为四位，这里是“${year}”，${FORM}`,
        `The year has four digits; here is “${year}”`,
      ),
    )
  if (ordinal !== '')
    faults.push(codeFault('ordinal', [numberAt], '序号前不加“第”', 'No ordinal sign stands before the number'))
  const at = places(numberAt + ordinal.length, number.length)
  if (!/^\d{1,4}$/.test(number) || Number(number) === 0)
    faults.push(
      codeFault(
        'number',
        at,
        `序号应为 1—9999，这里是“${number}”`,
        `The number lies within 1–9999; here is “${number}”`,
      ),
    )
  else if (number.startsWith('0'))
    (Number(year) >= 2013 ? faults : warnings).push(
      codeFault(
        'leading-zero',
        at,
        `序号不编虚位：${number} 应写作 ${Number(number)}`,
        `The number has no leading zero: ${number} is written ${Number(number)}`,
      ),
    )
  if (sign === '')
    faults.push(codeFault('sign', [given.length], `末尾缺“号”字，${FORM}`, 'The word for number is missing at the end'))
  if (faults.length > 0) return invalid(faults)
  // What an old document has printed stays as it was printed.
  return valid(`${issuer}〔${year}〕${number}号`, { issuer, year: Number(year), number: Number(number) }, warnings)
}
