import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import { done, type Fault, type Outcome, refused } from '../../model/outcome.ts'
import { checkExpression } from './check.ts'
import type { Condition, Expression, Formula, Kind, NameTable } from './expression.ts'
import { type Complain, KIND_WORDS } from './fault-words.ts'

/** A fault of an expression. `at` is its 1-based column; an editor underlines from `start` to `end`. */
export interface ExpressionFault extends Fault {
  readonly start: number
  readonly end: number
}

/** Longest text and greatest depth that are read: nobody writes more by hand, and a user's text must not take long. */
export const LIMITS = { characters: 4_000, maxAstNodes: 800, maxDepth: 60, maxListElements: 300, maxCallArguments: 20 }

const { characters, ...limits } = LIMITS
const reader = new Environment({ limits })

/**
 * Reads a condition. Every name is held against `names`, every operation against what it can be done with, and all faults
 * come back at once, each with its column, what was expected and what is near. Never throws.
 *
 *     parseCondition('revenue >= 2000 && has(licence)', names)
 */
export function parseCondition(text: string, names: NameTable): Outcome<Condition> {
  const read = parseFormula(text, names, ['truth'])
  return read.kind === 'refused' ? read : done({ ...read.value, isCondition: true })
}

/** Reads an expression of any kind, or of the kinds that are `expected`. `null` alone is taken for a value not known. */
export function parseFormula(text: string, names: NameTable, expected?: readonly Kind[]): Outcome<Formula> {
  const faults: ExpressionFault[] = []
  const fault = (start: number, end: number, code: string, zh: string, en: string) => {
    const column = start + 1
    faults.push({
      at: String(column),
      code,
      message: { zh: `第 ${column} 个字符：${zh}`, en: `Column ${column}: ${en}` },
      start,
      end: Math.max(end, start),
    })
  }
  const expression = expressionOf(text, names, fault)
  if (expression !== null && faults.length === 0) {
    if (
      expected === undefined ||
      expected.includes(expression.kind) ||
      (expression.op === 'none' && expected[0] !== 'truth')
    )
      return done({ text, expression })
    fault(
      expression.start,
      expression.end,
      'kind',
      `这里应是${expected.map((kind) => KIND_WORDS[kind].zh).join('或')}，实为${KIND_WORDS[expression.kind].zh}`,
      `${expected.map((kind) => KIND_WORDS[kind].en).join(' or ')} is expected here; this is ${KIND_WORDS[expression.kind].en}`,
    )
  }
  return refused({
    reason: 'faulty',
    code: 'faulty-expression',
    message: {
      zh: `表达式有 ${faults.length} 处错误：${faults[0]?.message.zh ?? ''}`,
      en: `The expression has ${faults.length} faults: ${faults[0]?.message.en ?? ''}`,
    },
    faults: faults.sort((a, b) => a.start - b.start),
  })
}

function expressionOf(text: string, names: NameTable, fault: Complain): Expression | null {
  if (text.trim() === '') {
    fault(0, 0, 'empty', '表达式为空', 'The expression is empty')
    return null
  }
  if (text.length > characters) {
    fault(
      characters,
      text.length,
      'too-long',
      `表达式最长 ${characters} 个字符，这里有 ${text.length} 个`,
      `An expression has at most ${characters} characters; here are ${text.length}`,
    )
    return null
  }
  let tree: ASTNode
  try {
    tree = reader.parse(text).ast
  } catch (error) {
    sayUnreadable(error, text, names, fault)
    return null
  }
  return checkExpression(tree, text, names, fault)
}

/** What the reader stumbled over, in words of what people most likely meant. */
function sayUnreadable(error: unknown, text: string, names: NameTable, fault: Complain) {
  // A stack that overflows, on input that is nothing but signs, is no ParseError.
  if (!(error instanceof ParseError) || error.code === 'limit_exceeded') {
    fault(
      0,
      text.length,
      'too-deep',
      '表达式太长或嵌套太深，请拆成几条',
      'The expression is too large or nested too deeply; divide it',
    )
    return
  }
  const start = Math.min(error.range?.start ?? 0, text.length)
  const end = Math.max(error.range?.end ?? start, start)
  if (start >= text.length) {
    fault(
      start,
      end,
      'unfinished',
      '表达式没有写完，缺少后一半或右括号',
      'The expression ends too early: something or a closing bracket is missing',
    )
    return
  }
  const rest = text.slice(start)
  const han = /^\p{Script=Han}{1,40}/u.exec(rest)?.[0]
  if (han !== undefined) {
    const meant = Object.keys(names)
      .filter((name) => names[name]?.label.zh.includes(han))
      .slice(0, 3)
    fault(
      start,
      start + han.length,
      'not-a-name',
      `“${han}”不能直接写：字段写它的英文名${meant.length > 0 ? `（${meant.join('、')}）` : ''}，文字加引号`,
      `Chinese cannot stand here: fields go by their names${meant.length > 0 ? ` (${meant.join(', ')})` : ''}, text stands in quotes`,
    )
    return
  }
  const word = /^(?:and|or|not)\b/i.exec(rest)?.[0].toLowerCase()
  const sign = rest.startsWith('=') ? '=' : rest.charAt(0)
  const hint =
    word !== undefined
      ? { and: '&&', or: '||', not: '!' }[word]
      : {
          '=': '==',
          '＝': '==',
          '≥': '>=',
          '≤': '<=',
          '≠': '!=',
          '＞': '>',
          '＜': '<',
          '（': '(',
          '）': ')',
          '，': ',',
          '“': '"',
          '”': '"',
          '‘': '"',
          '’': '"',
          '。': '.',
          '；': '&&',
          ';': '&&',
          '&': '&&',
          '|': '||',
          '×': '*',
          '÷': '/',
          '！': '!',
        }[sign]
  const found = text.slice(start, Math.max(end, start + 1)).slice(0, 20)
  if (error.code.includes('string'))
    fault(
      start,
      end,
      'string',
      '文字的引号没有配对，或中间换了行',
      'A text is not closed by its quote, or breaks over lines',
    )
  else if (error.code === 'reserved_identifier')
    fault(start, end, 'reserved', `“${found}”是保留字，不能用作名字`, `“${found}” is reserved and can be no name`)
  else if (hint !== undefined)
    fault(
      start,
      start + (word ?? sign).length,
      'sign',
      `“${word ?? sign}”应写作 ${hint}`,
      `“${word ?? sign}” is written ${hint}`,
    )
  else
    fault(
      start,
      end,
      'unexpected',
      `没想到这里会是“${found}”：两项之间应有 &&、||、比较或运算符号，括号应配对`,
      `“${found}” was not expected: parts are joined by &&, ||, a comparison or an operation, and brackets come in pairs`,
    )
}
