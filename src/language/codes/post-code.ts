import {
  type CodeAnswer,
  codeFault,
  DIGITS_WRITTEN,
  faultsOfShape,
  invalid,
  isDigit,
  valid,
  withoutSeparators,
} from './code-answer.ts'

export interface PostCodeParts {
  /** The first two digits, which are a province's or a large city's. */
  readonly area: string
}

/** 邮政编码: six digits, of which the first is 0 to 8. */
export function checkPostCode(text: string): CodeAnswer<PostCodeParts> {
  const code = withoutSeparators(text)
  const name = { zh: '邮政编码', en: 'the post code' }
  const shape = faultsOfShape(code, { name, lengths: [6], accepts: isDigit, written: DIGITS_WRITTEN })
  if (shape.length > 0) return invalid(shape)
  if (code.startsWith('9') || code.startsWith('00'))
    return invalid([
      codeFault(
        'area',
        [1, 2],
        `邮政编码不以“${code.slice(0, 2)}”开头（衡阳为 421）`,
        `No post code begins with “${code.slice(0, 2)}” (421 is Hengyang)`,
      ),
    ])
  return valid(code, { area: code.slice(0, 2) })
}
