import type { ASTNode } from '@marcbachmann/cel-js'
import { isDay } from '../../model/calendar.ts'
import { findPeriod } from '../../model/period.ts'
import { checkCall, checkMethod } from './check-calls.ts'
import { findExact } from './exact.ts'
import {
  type Expression,
  type Kind,
  type Name,
  type NameTable,
  SHIFT_UNITS,
  type Shape,
  type ShiftUnit,
  type Sign,
} from './expression.ts'
import { type Complain, KIND_WORDS, nearWords } from './fault-words.ts'
import { nearNames } from './near.ts'

/** What checking one node takes: the text, the names in force here, and where faults go. */
export interface Checking {
  readonly text: string
  readonly names: NameTable
  readonly fault: Complain
  /** Names of one in a list, whose labels need no 'of the record'. */
  readonly bound: readonly string[]
}

/** The tree of the parser as an expression of ours; null when something in it is wrong, which is said through `fault`. */
export function checkExpression(tree: ASTNode, text: string, names: NameTable, fault: Complain): Expression | null {
  return checkNode(tree, { text, names, fault, bound: [] })
}

export const made = (node: ASTNode, kind: Kind, shape: Shape): Expression =>
  ({ ...shape, kind, start: node.start, end: node.end }) as Expression

export function checkNode(node: ASTNode, on: Checking): Expression | null {
  switch (node.op) {
    case 'value':
      return literal(node, node.args, on)
    case 'id':
    case '.':
      return named(node, on)
    case '&&':
    case '||':
      return joined(node, node.op, on)
    case '!_': {
      const of = demand(checkNode(node.args, on), ['truth'], on)
      return of && made(node, 'truth', { op: 'not', of })
    }
    case '-_': {
      const of = demand(checkNode(node.args, on), ['number'], on)
      return of && made(node, 'number', { op: 'negate', of })
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(node, node.op, node.args, on)
    case 'in':
      return within(node, node.args, on)
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return calculated(node, node.op, node.args, on)
    case '?:':
      return chosen(node, node.args, on)
    case 'list':
      return listed(node, node.args, on)
    case 'call':
      return checkCall(node, node.args[0], node.args[1], on)
    case 'rcall':
      return checkMethod(node, node.args[0], node.args[1], node.args[2], on)
    default:
      on.fault(
        node.start,
        node.end,
        'not-supported',
        '不支持这种写法（下标、映射）；列表用 in、size、all、exists',
        'This form (an index, a map) is not taken; lists are asked with in, size, all and exists',
      )
      return null
  }
}

/** Gives the expression back when it is of one of the kinds; else says so. */
export function demand(expression: Expression | null, kinds: readonly Kind[], on: Checking): Expression | null {
  if (expression === null || kinds.includes(expression.kind)) return expression
  on.fault(
    expression.start,
    expression.end,
    'kind',
    `这里应是${kinds.map((kind) => KIND_WORDS[kind].zh).join('或')}，实为${KIND_WORDS[expression.kind].zh}`,
    `${kinds.map((kind) => KIND_WORDS[kind].en).join(' or ')} is expected; this is ${KIND_WORDS[expression.kind].en}`,
  )
  return null
}

function literal(node: ASTNode, value: unknown, on: Checking): Expression | null {
  if (value === null) return made(node, 'none', { op: 'none' })
  if (typeof value === 'boolean') return made(node, 'truth', { op: 'truth', value })
  if (typeof value === 'string') return made(node, 'text', { op: 'text', value })
  // From the text, not from the value: a double would already have lost digits.
  const digits = on.text.slice(node.start, node.end)
  if ((typeof value === 'bigint' || typeof value === 'number') && findExact(digits) !== null)
    return made(node, 'number', { op: 'number', value: digits })
  on.fault(
    node.start,
    node.end,
    'literal',
    '这里应是十进制数、引号里的文字、true 或 false',
    'A decimal number, a text in quotes, true or false is expected',
  )
  return null
}

function named(node: ASTNode, on: Checking): Expression | null {
  const path: string[] = []
  let at = node
  while (at.op === '.') {
    path.unshift(at.args[1])
    at = at.args[0]
  }
  if (at.op !== 'id') {
    on.fault(node.start, node.end, 'field', '点号前应是一个名字', 'A name is expected before the dot')
    return null
  }
  path.unshift(at.args)
  let names: NameTable | undefined = on.names
  let found: Name | undefined
  const labels: Name['label'][] = []
  for (const [i, step] of path.entries()) {
    if (names === undefined) {
      on.fault(
        node.start,
        node.end,
        'no-fields',
        `${path.slice(0, i).join('.')} 不是关联记录，没有 ${step}`,
        `${path.slice(0, i).join('.')} is no linked record and has no ${step}`,
      )
      return null
    }
    found = Object.hasOwn(names, step) ? names[step] : undefined
    if (found === undefined) {
      const near = nearWords(step, names)
      on.fault(
        node.start,
        node.end,
        'unknown-name',
        `没有名为 ${step} 的字段；${near.zh}`,
        `There is no field ${step}; ${near.en}`,
      )
      return null
    }
    if (i > 0 || !on.bound.includes(step) || path.length === 1) labels.push(found.label)
    names = found.names?.()
  }
  const { kind, unit, choices, isPersonal, element } = found as Name // the path has at least one step
  return made(node, kind, {
    op: 'name',
    path,
    label: { zh: labels.map(({ zh }) => zh).join('的'), en: labels.map(({ en }) => en).join(': ') },
    ...(unit === undefined ? {} : { unit }),
    ...(choices === undefined ? {} : { choices }),
    ...(isPersonal === undefined ? {} : { isPersonal }),
    ...(element === undefined ? {} : { element: element.kind }),
    ...(choices === undefined && element?.choices !== undefined ? { choices: element.choices } : {}),
  })
}

/** `a && b && c` is one of three, so that an explanation has one list and not a staircase. */
function joined(node: ASTNode, sign: '&&' | '||', on: Checking): Expression | null {
  const parts: ASTNode[] = []
  const queue: ASTNode[] = [node]
  while (queue.length > 0) {
    const one = queue.pop() as ASTNode
    if (one.op === sign) queue.push(...[...one.args].reverse())
    else parts.push(one)
  }
  const of = parts.map((part) => demand(checkNode(part, on), ['truth'], on))
  if (of.includes(null)) return null
  return made(node, 'truth', { op: sign === '&&' ? 'and' : 'or', of: of as Expression[] })
}

const ORDERED: readonly Kind[] = ['number', 'day', 'moment', 'period']

function compared(node: ASTNode, sign: Sign, args: readonly ASTNode[], on: Checking): Expression | null {
  const [first, second] = args.map((one) => checkNode(one, on)) as [Expression | null, Expression | null]
  if (first === null || second === null) return null
  if (first.kind === 'none' || second.kind === 'none') {
    const other = first.kind === 'none' ? second : first
    const asked = on.text.slice(other.start, other.end)
    on.fault(
      node.start,
      node.end,
      'null',
      `与 null 比较永远是未知；问有没有，写 ${sign === '==' ? '!' : ''}has(${asked})`,
      `A comparison with null is always unknown; to ask whether it is there, write ${sign === '==' ? '!' : ''}has(${asked})`,
    )
    return null
  }
  const left = asKind(first, second.kind, on)
  const right = asKind(second, first.kind, on)
  if (left === null || right === null) return null
  if (left.kind !== right.kind) {
    const isTime = [left.kind, right.kind].sort().join() === 'day,moment'
    on.fault(
      node.start,
      node.end,
      'kinds-differ',
      `${KIND_WORDS[left.kind].zh}不能与${KIND_WORDS[right.kind].zh}比较${isTime ? '；时刻取日期写 dayOf(…)' : ''}`,
      `${KIND_WORDS[left.kind].en} cannot be compared with ${KIND_WORDS[right.kind].en}${isTime ? '; the day of a moment is dayOf(…)' : ''}`,
    )
    return null
  }
  const isEquality = sign === '==' || sign === '!='
  if (!(ORDERED.includes(left.kind) || (isEquality && (left.kind === 'text' || left.kind === 'truth')))) {
    const isChain = left.kind === 'truth'
    on.fault(
      node.start,
      node.end,
      'no-order',
      `${KIND_WORDS[left.kind].zh}不能用 ${sign} 比较${isChain ? '；区间写作 1 < x && x < 5' : ''}`,
      `${KIND_WORDS[left.kind].en} cannot be compared by ${sign}${isChain ? '; a range is written 1 < x && x < 5' : ''}`,
    )
    return null
  }
  if (!isChoice(left, right, on) || !isChoice(right, left, on)) return null
  return made(node, 'truth', { op: 'compare', sign, left, right })
}

/** A text literal where a day, a moment or a period stands on the other side is one. */
export function asKind(expression: Expression, kind: Kind, on: Checking): Expression | null {
  if (expression.op !== 'text' || !(kind === 'day' || kind === 'moment' || kind === 'period')) return expression
  const { value } = expression
  const fits =
    kind === 'day'
      ? isDay(value)
      : kind === 'period'
        ? findPeriod(value) !== null
        : /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))
  if (fits) return { ...expression, op: kind, kind, value }
  const form = { day: '"2025-03-31"', moment: '"2025-03-31T08:30:00+08:00"', period: '"2025"、"2025-Q1"' }[kind]
  on.fault(
    expression.start,
    expression.end,
    'kind',
    `“${value.slice(0, 40)}”不是${KIND_WORDS[kind].zh}，应写作 ${form}`,
    `“${value.slice(0, 40)}” is not ${KIND_WORDS[kind].en}, which is written ${form.replace('、', ', ')}`,
  )
  return null
}

/** Whether a text literal is one of the choices of what it is held against. */
export function isChoice(literal: Expression, against: Expression, on: Checking): boolean {
  if (literal.op !== 'text' || against.op !== 'name' || against.choices === undefined) return true
  if (Object.hasOwn(against.choices, literal.value)) return true
  const near = nearNames(literal.value, Object.keys(against.choices))
  const all = Object.entries(against.choices).slice(0, 12)
  const offered = near.length > 0 ? all.filter(([key]) => near.includes(key)) : all
  on.fault(
    literal.start,
    literal.end,
    'unknown-choice',
    `${against.label.zh}没有“${literal.value.slice(0, 40)}”这一项；${near.length > 0 ? '相近' : '可选'}：${offered.map(([key, { zh }]) => `${key}（${zh}）`).join('、')}`,
    `${against.label.en} has no choice “${literal.value.slice(0, 40)}”; ${near.length > 0 ? 'near' : 'there are'}: ${offered.map(([key, { en }]) => `${key} (${en})`).join(', ')}`,
  )
  return false
}

function within(node: ASTNode, args: readonly ASTNode[], on: Checking): Expression | null {
  const [first, list] = args.map((one) => checkNode(one, on)) as [Expression | null, Expression | null]
  if (demand(list, ['list'], on) === null || first === null || list === null) return null
  const element = elementOf(list)
  const item = element === null ? first : asKind(first, element, on)
  if (item === null) return null
  if (list.op === 'list') {
    const of = list.of.map((one) => asKind(one, item.kind, on))
    if (of.includes(null)) return null
    const wrong = (of as Expression[]).find((one) => one.kind !== item.kind)
    if (wrong !== undefined) return differing(wrong, item.kind, on)
    if ((of as Expression[]).map((one) => isChoice(one, item, on)).includes(false)) return null
    return made(node, 'truth', { op: 'in', item, list: { ...list, of: of as Expression[] } })
  }
  if (element !== null && element !== item.kind) return differing(item, element, on)
  if (!isChoice(item, list, on)) return null
  return made(node, 'truth', { op: 'in', item, list })
}

function differing(expression: Expression, kind: Kind, on: Checking): null {
  demand(expression, [kind], on)
  return null
}

const elementOf = (list: Expression): Kind | null =>
  list.op === 'list' ? (list.of[0]?.kind ?? null) : list.op === 'name' ? (list.element ?? null) : null

function listed(node: ASTNode, args: readonly ASTNode[], on: Checking): Expression | null {
  const of = args.map((one) => demand(checkNode(one, on), ['text', 'number', 'day', 'moment', 'period', 'truth'], on))
  return of.includes(null) ? null : made(node, 'list', { op: 'list', of: of as Expression[] })
}

function calculated(
  node: ASTNode,
  sign: '+' | '-' | '*' | '/' | '%',
  [first, second]: readonly [ASTNode, ASTNode],
  on: Checking,
): Expression | null {
  const unit = second.op === 'call' ? SHIFT_UNITS.find((one) => one === second.args[0]) : undefined
  if (unit !== undefined && second.op === 'call') return shifted(node, sign, first, unit, second, on)
  const [a, b] = [checkNode(first, on), checkNode(second, on)]
  if (a === null || b === null) return null
  const [left, right] = sign === '-' ? [asKind(a, b.kind, on), asKind(b, a.kind, on)] : [a, b]
  if (left === null || right === null) return null
  if (left.kind === 'number' && right.kind === 'number')
    return made(node, 'number', { op: 'arithmetic', sign, left, right })
  if (sign === '+' && left.kind === 'text' && right.kind === 'text')
    return made(node, 'text', { op: 'join', left, right })
  if (sign === '-' && left.kind === right.kind && (left.kind === 'day' || left.kind === 'moment'))
    return made(node, 'number', { op: 'difference', left, right })
  const isTime = ['day', 'moment'].includes(left.kind) && right.kind === 'number'
  on.fault(
    node.start,
    node.end,
    'kinds-differ',
    `${KIND_WORDS[left.kind].zh} ${sign} ${KIND_WORDS[right.kind].zh}没有意义${isTime ? '；加天数写 + days(30)，加月数写 + months(3)' : ''}`,
    `${KIND_WORDS[left.kind].en} ${sign} ${KIND_WORDS[right.kind].en} has no meaning${isTime ? '; write + days(30) or + months(3)' : ''}`,
  )
  return null
}

function shifted(
  node: ASTNode,
  sign: string,
  first: ASTNode,
  unit: ShiftUnit,
  second: ASTNode & { readonly op: 'call' },
  on: Checking,
): Expression | null {
  const isShort = unit === 'hours' || unit === 'minutes'
  const of = demand(checkNode(first, on), isShort ? ['moment'] : ['day', 'moment'], on)
  const args = second.args[1]
  const by = args.length === 1 ? demand(checkNode(args[0] as ASTNode, on), ['number'], on) : null
  if (args.length !== 1)
    on.fault(second.start, second.end, 'arguments', `${unit}(…) 里写一个数`, `${unit}(…) takes one number`)
  if (sign !== '+' && sign !== '-') {
    on.fault(node.start, node.end, 'kinds-differ', '时长只能加减', 'A span of time can only be added or taken away')
    return null
  }
  if (of === null || by === null) return null
  return made(node, of.kind, { op: 'shift', of, sign, by, unit })
}

function chosen(node: ASTNode, args: readonly ASTNode[], on: Checking): Expression | null {
  const [condition, a, b] = args.map((one) => checkNode(one, on)) as (Expression | null)[]
  const when = demand(condition ?? null, ['truth'], on)
  if (when === null || a == null || b == null) return null
  const then = asKind(a, b.kind, on)
  const otherwise = asKind(b, a.kind, on)
  if (then === null || otherwise === null) return null
  const kind = then.kind === 'none' ? otherwise.kind : then.kind
  if (otherwise.kind !== kind && otherwise.kind !== 'none') return differing(otherwise, kind, on)
  if (kind === 'list' || kind === 'record' || kind === 'opaque') return differing(then, 'number', on)
  return made(node, kind, { op: 'choose', when, then, otherwise })
}
