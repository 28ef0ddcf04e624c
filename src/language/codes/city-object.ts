import type { Bilingual } from '../../model/system.ts'
import {
  type CodeAnswer,
  type CodeFault,
  type CodeTable,
  codeFault,
  DIGITS_WRITTEN,
  faultsOfShape,
  invalid,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'
import { faultsOfDivision } from './division-code.ts'

export interface CityObjectParts {
  readonly division: string
  /** 大类 and 小类. */
  readonly major: string
  readonly minor: string
}

/**
 * What the codes of parts and of events share: division 6, major class 2, minor class 2. Places add classes of their own,
 * so a class beyond the standard's is a warning; with a table of classes in force, keyed by the four digits, it decides.
 */
export function checkCityObject(
  text: string,
  form: { readonly name: Bilingual; readonly serial: number; readonly majors: number },
  table?: CodeTable,
): CodeAnswer<CityObjectParts & { readonly serial: number }> {
  const code = withoutSeparators(text)
  const length = 10 + form.serial
  const shape = faultsOfShape(code, { name: form.name, lengths: [length], accepts: isDigit, written: DIGITS_WRITTEN })
  if (shape.length > 0) return invalid(shape)
  const faults: CodeFault[] = [...faultsOfDivision(code.slice(0, 6))]
  const zero = (from: number, to: number, zh: string, en: string) => {
    if (Number(code.slice(from - 1, to)) === 0)
      faults.push(
        codeFault(
          'zero',
          [from, to],
          `第 ${from}—${to} 位（${zh}）不能全是 0`,
          `Digits ${from}–${to}, ${en}, cannot all be 0`,
        ),
      )
  }
  zero(7, 8, '大类', 'the major class')
  zero(9, 10, '小类', 'the minor class')
  if (form.serial > 0) zero(11, length, '流水号', 'the serial number')
  const [major, minor] = [code.slice(6, 8), code.slice(8, 10)]
  if (faults.length === 0 && table?.covers(major + minor) === true && table.find(major + minor) === undefined)
    faults.push(
      codeFault(
        'no-such-class',
        [7, 10],
        `没有类别 ${major}-${minor}（依据：${table.edition}）`,
        `There is no class ${major}-${minor} by the table in use`,
      ),
    )
  if (faults.length > 0) return invalid(faults)
  const isOwn = Number(major) > form.majors && table?.find(major + minor) === undefined
  const warnings = isOwn
    ? [
        codeFault(
          'own-class',
          [7, 8],
          `大类 ${major} 不在标准之内，应是本地扩展，请核对`,
          `Major class ${major} is not the standard’s; it should be an extension of the place: have a look`,
        ),
      ]
    : []
  return valid(code, { division: code.slice(0, 6), major, minor, serial: Number(code.slice(10)) }, warnings)
}
