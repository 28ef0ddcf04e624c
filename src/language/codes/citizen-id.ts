import type { Bilingual } from '../../model/system.ts'
import {
  type CodeAnswer,
  type CodeFault,
  type CodeTable,
  codeFault,
  faultsOfShape,
  invalid,
  isCalendarDay,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'
import { faultsOfDivision, withdrawn } from './division-code.ts'

export interface CitizenIdParts {
  /** Where it was first issued; it stays with the person and may have been withdrawn as a division since. */
  readonly division: string
  /** 'YYYY-MM-DD'. */
  readonly birth: string
  readonly sex: 'male' | 'female'
}

const NAME: Bilingual = { zh: '身份证号', en: 'the citizen’s id' }

/**
 * 居民身份证号码 (GB 11643-1999): 18 characters; the old form of 15 is taken and given back as 18. A division that a table does
 * not know, or knows as withdrawn, is a warning: ids outlive divisions. With `on`, a birth after that day is refused.
 */
export function checkCitizenId(
  text: string,
  { on, table }: { readonly on?: string; readonly table?: CodeTable } = {},
): CodeAnswer<CitizenIdParts> {
  const given = withoutSeparators(text)
  const shape = faultsOfShape(given, {
    name: NAME,
    lengths: [18, 15],
    accepts: (character, place, length) => isDigit(character) || (character === 'X' && place === 18 && length === 18),
    written: { zh: '数字（只有第 18 位可以是 X）', en: 'a digit (only the 18th may be X)' },
  })
  if (shape.length > 0) return invalid(shape)
  const isOld = given.length === 15
  const body = isOld ? `${given.slice(0, 6)}19${given.slice(6)}` : given.slice(0, 17)
  const code = isOld ? body + citizenCheck(body) : given
  const faults: CodeFault[] = [...faultsOfDivision(code.slice(0, 6))]
  const [year, month, day] = [code.slice(6, 10), code.slice(10, 12), code.slice(12, 14)]
  const birth = `${year}-${month}-${day}`
  const places = isOld ? ([7, 12] as const) : ([7, 14] as const)
  const isBirth = isCalendarDay(Number(year), Number(month), Number(day)) && Number(year) >= 1850
  if (!isBirth || (on !== undefined && birth > on))
    faults.push(
      codeFault(
        'birth',
        places,
        `第 ${places[0]}—${places[1]} 位应为出生日期，“${code.slice(6, 14)}”${isBirth ? '还没有到' : '不是一个日期'}`,
        `Digits ${places[0]}–${places[1]} are the day of birth; “${code.slice(6, 14)}” ${isBirth ? 'lies ahead' : 'is no day'}`,
      ),
    )
  const check = citizenCheck(body)
  if (code[17] !== check)
    faults.push(
      codeFault(
        'check-digit',
        [18],
        `第 18 位校验码按前 17 位应为 ${check}，这里是 ${code[17]}：有一位抄错了，请对照证件逐位核对`,
        `Character 18, the check, should be ${check} by the 17 before it and is ${code[17]}: one is wrong; compare all with the card`,
      ),
    )
  if (faults.length > 0) return invalid(faults)
  const warnings: CodeFault[] = [...withdrawn(table?.find(code.slice(0, 6)))]
  if (table?.covers(code.slice(0, 6)) === true && table.find(code.slice(0, 6)) === undefined)
    warnings.push(
      codeFault(
        'unknown-division',
        [1, 6],
        '前 6 位区划代码在现用的表里没有，可能是早年撤销的，请核对',
        'The division, digits 1–6, is not in the table in use and may have been withdrawn long ago: have a look',
      ),
    )
  if (code.slice(14, 17) === '000')
    warnings.push(
      codeFault(
        'sequence',
        isOld ? [13, 15] : [15, 17],
        '顺序码 000 从不发放，多半是编造或试用的号码',
        'Sequence 000 is never issued; this is most likely an invented number',
      ),
    )
  if (isOld)
    warnings.push(
      codeFault(
        'old-form',
        null,
        '这是 15 位的旧号，已换算为 18 位，请对照现用证件',
        'This is the old form of 15 digits, worked out to 18: compare it with the present card',
      ),
    )
  return valid(
    code,
    { division: code.slice(0, 6), birth, sex: Number(code[16]) % 2 === 1 ? 'male' : 'female' },
    warnings,
  )
}

/** The check character of 17 digits: weights 2^(17−i) modulo 11. */
export function citizenCheck(body: string): string {
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return '10X98765432'[sum % 11] as string
}
