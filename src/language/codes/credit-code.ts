import type { Bilingual } from '../../model/system.ts'
import {
  type CodeAnswer,
  type CodeFault,
  codeFault,
  faultsOfShape,
  invalid,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'
import { faultsOfDivision } from './division-code.ts'

export interface CreditCodeParts {
  /** Who registers: 1 机构编制, 5 民政, 9 市场监管, Y 其他, and further ones. */
  readonly registrar: string
  readonly division: string
  /** 组织机构代码, the nine characters of the subject. */
  readonly organisation: string
}

const NAME: Bilingual = { zh: '统一社会信用代码', en: 'the unified social credit code' }
/** GB 32100 leaves out I, O, S, V and Z, which read like digits or like each other. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const MISREAD: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' }

/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check over all. The organisation code within has a check of
 * its own (GB 11714), which not every register kept: a mismatch there is a warning.
 */
export function checkCreditCode(text: string): CodeAnswer<CreditCodeParts> {
  const code = withoutSeparators(text)
  const shape = faultsOfShape(code, {
    name: NAME,
    lengths: [18],
    // Places 3 to 8 are the division.
    accepts: (character, place) => (place >= 3 && place <= 8 ? isDigit(character) : ALPHABET.includes(character)),
    written: {
      zh: '数字或大写字母（不用 I、O、S、V、Z；第 3—8 位只用数字）',
      en: 'a digit or a letter other than I, O, S, V, Z (digits only from 3 to 8)',
    },
    hint: (character) =>
      MISREAD[character] === undefined
        ? null
        : { zh: `多半是“${MISREAD[character]}”`, en: `most likely “${MISREAD[character]}”` },
  })
  if (shape.length > 0) return invalid(shape)
  const faults: CodeFault[] = [...faultsOfDivision(code.slice(2, 8), 3)]
  const check = creditCheck(code.slice(0, 17))
  if (code[17] !== check)
    faults.push(
      codeFault(
        'check-digit',
        [18],
        `第 18 位校验码按前 17 位应为 ${check}，这里是 ${code[17]}：有一位抄错了，请对照证照逐位核对`,
        `Character 18, the check, should be ${check} by the 17 before it and is ${code[17]}: one character is wrong; compare all with the certificate`,
      ),
    )
  if (faults.length > 0) return invalid(faults)
  const organisation = code.slice(8, 17)
  const inner = organisationCheck(organisation.slice(0, 8))
  const warnings =
    organisation[8] === inner
      ? []
      : [
          codeFault(
            'organisation-check',
            [9, 17],
            `其中的组织机构代码（第 9—17 位）校验码应为 ${inner}，这里是 ${organisation[8]}：请核对`,
            `The organisation code within (9–17) should end in ${inner} and ends in ${organisation[8]}: have a look`,
          ),
        ]
  return valid(code, { registrar: code[0] as string, division: code.slice(2, 8), organisation }, warnings)
}

/** The check character of 17: Σ value·3^i modulo 31, taken from 31. */
export function creditCheck(body: string): string {
  let sum = 0
  let weight = 1
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] as string
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of an organisation code (GB 11714), with letters as 10 to 35; 10 is written X. */
export function organisationCheck(body: string): string {
  const sum = [...body].reduce(
    (total, character, i) => total + Number.parseInt(character, 36) * (ORGANISATION_WEIGHTS[i] as number),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
