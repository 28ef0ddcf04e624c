import type { Bilingual } from '../../model/system.ts'
import {
  type CodeAnswer,
  type CodeFault,
  codeFault,
  DIGITS_WRITTEN,
  faultsOfShape,
  invalid,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'
import { faultsOfDivision } from './division-code.ts'

export interface ProjectCodeParts {
  /** 'old' before November 2020, with the year for its first segment and no check digit. */
  readonly form: 'new' | 'old'
  /** '2021-07', or '2018' in the old form. */
  readonly given: string
  readonly division: string
  /** 中央业务指导部门; in the old form the sector. */
  readonly department: string
  /** 项目类型. */
  readonly type: string
}

const NAME: Bilingual = { zh: '项目代码', en: 'the project code' }

/**
 * 投资项目统一代码 (GB/T 40058-2021), 'YYMM-AAAAAA-DD-TT-RRRRRC', and the form that went before, 'YYYY-AAAAAA-DD-TT-RRRRRR'.
 * The check digit is ISO 7064 MOD 11,10 by what published codes show, not by the text of the standard, which could not be
 * read: a mismatch is a warning and no refusal, until its clause 4.7 is confirmed.
 */
export function checkProjectCode(text: string): CodeAnswer<ProjectCodeParts> {
  const digits = withoutSeparators(text)
  const shape = faultsOfShape(digits, { name: NAME, lengths: [20], accepts: isDigit, written: DIGITS_WRITTEN })
  if (shape.length > 0) return invalid(shape)
  const first = digits.slice(0, 4)
  // As YYMM these would be the months 15 to 20: the two forms never collide.
  const isOld = Number(first) >= 2015 && Number(first) <= 2020
  const faults: CodeFault[] = []
  const [year, month] = [Number(first.slice(0, 2)), Number(first.slice(2))]
  if (!isOld && (year < 20 || month < 1 || month > 12))
    faults.push(
      codeFault(
        'time',
        [1, 4],
        `第 1—4 位“${first}”应为年月（如 2107 指 2021 年 7 月），旧代码为 2015—2020 的年份`,
        `Digits 1–4, “${first}”, should be year and month (2107 is July 2021), or in old codes a year from 2015 to 2020`,
      ),
    )
  faults.push(...faultsOfDivision(digits.slice(4, 10), 5))
  if (faults.length > 0) return invalid(faults)
  const check = projectCheck(digits.slice(0, 19))
  const warnings =
    isOld || Number(digits[19]) === check
      ? []
      : [
          codeFault(
            'check-digit',
            [20],
            `最后一位校验码推算应为 ${check}，这里是 ${digits[19]}：请对照批复或备案证明核对`,
            `The last digit, the check, works out as ${check} and is ${digits[19]}: compare it with the approval`,
          ),
        ]
  return valid(
    [first, digits.slice(4, 10), digits.slice(10, 12), digits.slice(12, 14), digits.slice(14)].join('-'),
    {
      form: isOld ? 'old' : 'new',
      given: isOld ? first : `20${first.slice(0, 2)}-${first.slice(2)}`,
      division: digits.slice(4, 10),
      department: digits.slice(10, 12),
      type: digits.slice(12, 14),
    },
    warnings,
  )
}

/** ISO 7064 MOD 11,10 (GB/T 17710) over 19 digits. */
export function projectCheck(body: string): number {
  let product = 10
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (11 - product) % 10
}
