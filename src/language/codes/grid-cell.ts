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

export interface GridCellParts {
  /** The nine digits of its street or town, and the twelve of its community. */
  readonly township: string
  readonly community: string
  /** 顺序码, from 1, numbered from west to east and north to south. */
  readonly sequence: number
}

const NAME: Bilingual = { zh: '单元网格编码', en: 'the code of a grid cell' }

/** 单元网格编码 (GB/T 30428.1): division 6, street or town 3, community 3, sequence 3. */
export function checkGridCell(text: string): CodeAnswer<GridCellParts> {
  const code = withoutSeparators(text)
  const shape = faultsOfShape(code, { name: NAME, lengths: [15], accepts: isDigit, written: DIGITS_WRITTEN })
  if (/^\d{14}$/.test(code))
    return invalid([
      codeFault(
        'old-form',
        null,
        '单元网格编码是 15 位；14 位是 2005 年标准的编码，街道只占 2 位，请按现行标准重新编码',
        'A grid cell has 15 digits; 14 are the form of the 2005 standard, with two for the street: give it a new code',
      ),
    ])
  if (shape.length > 0) return invalid(shape)
  const faults: CodeFault[] = [...faultsOfDivision(code.slice(0, 12))]
  const parts = [
    [7, 9, { zh: '街道（乡镇）', en: 'the street or town' }],
    [10, 12, { zh: '社区（村）', en: 'the community' }],
    [13, 15, { zh: '顺序码', en: 'the sequence' }],
  ] as const
  for (const [from, to, what] of parts)
    if (code.slice(from - 1, to) === '000')
      faults.push(
        codeFault(
          'zero',
          [from, to],
          `第 ${from}—${to} 位（${what.zh}）不能是 000，从 001 起`,
          `Digits ${from}–${to}, ${what.en}, cannot be 000; they begin at 001`,
        ),
      )
  if (faults.length > 0) return invalid(faults)
  return valid(code, {
    township: code.slice(0, 9),
    community: code.slice(0, 12),
    sequence: Number(code.slice(12)),
  })
}
