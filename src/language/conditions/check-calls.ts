import type { ASTNode } from '@marcbachmann/cel-js'
import { asKind, type Checking, checkNode, demand, made } from './check.ts'
import { type Expression, FUNCTIONS, type FunctionName, type Kind, type Name, SHIFT_UNITS } from './expression.ts'
import { nearNames } from './near.ts'

/** What a function takes, one entry an argument, and what it gives. min and max are of one kind throughout. */
const TAKES: Readonly<
  Record<Exclude<FunctionName, 'min' | 'max'>, { readonly args: readonly (readonly Kind[])[]; readonly gives: Kind }>
> = {
  size: { args: [['list', 'text']], gives: 'number' },
  year: { args: [['day', 'moment', 'period']], gives: 'number' },
  month: { args: [['day', 'moment']], gives: 'number' },
  dayOf: { args: [['moment']], gives: 'day' },
  abs: { args: [['number']], gives: 'number' },
  round: { args: [['number'], ['number']], gives: 'number' },
  int: { args: [['number', 'text', 'period']], gives: 'number' },
}

const METHODS = ['startsWith', 'contains', 'endsWith', 'size', 'all', 'exists'] as const

/** Each level multiplies the work by the length of a list. */
const MOST_LOOPS = 2

export function checkCall(node: ASTNode, name: string, args: readonly ASTNode[], on: Checking): Expression | null {
  if (name === 'has') return checkHas(node, args, on)
  if ((SHIFT_UNITS as readonly string[]).includes(name)) {
    on.fault(
      node.start,
      node.end,
      'span',
      `${name}(…) 只能加到日期或时刻上：today + ${name}(3)`,
      `${name}(…) can only be added to a day or a moment: today + ${name}(3)`,
    )
    return null
  }
  const known = FUNCTIONS.find((one) => one === name)
  if (known === undefined) return unknownFunction(node, name, [...FUNCTIONS, ...SHIFT_UNITS, 'has'], on)
  const given = args.map((one) => checkNode(one, on))
  if (known === 'min' || known === 'max') return checkExtreme(node, known, given, on)
  const { args: takes, gives } = TAKES[known]
  const isCount = known === 'round' ? args.length === 1 || args.length === 2 : args.length === takes.length
  if (!isCount) {
    on.fault(
      node.start,
      node.end,
      'arguments',
      `${name}(…) 应有 ${known === 'round' ? '1 或 2' : takes.length} 项，这里有 ${args.length} 项`,
      `${name}(…) takes ${known === 'round' ? '1 or 2' : takes.length} values; here are ${args.length}`,
    )
    return null
  }
  const of = given.map((one, i) => demand(one, takes[i] as readonly Kind[], on))
  const digits = of[1]
  if (known === 'round' && digits != null && !(digits.op === 'number' && /^(?:\d|1\d)$/.test(digits.value))) {
    on.fault(digits.start, digits.end, 'digits', '小数位数应是 0—19 的数', 'The digits after the point are 0 to 19')
    return null
  }
  return of.includes(null) ? null : made(node, gives, { op: 'call', name: known, of: of as Expression[] })
}

function checkHas(node: ASTNode, args: readonly ASTNode[], on: Checking): Expression | null {
  const of = args.length === 1 ? checkNode(args[0] as ASTNode, on) : null
  if (args.length !== 1) on.fault(node.start, node.end, 'arguments', 'has(…) 里写一个名字', 'has(…) takes one name')
  return of && made(node, 'truth', { op: 'has', of })
}

function checkExtreme(
  node: ASTNode,
  name: 'min' | 'max',
  given: readonly (Expression | null)[],
  on: Checking,
): Expression | null {
  if (given.length < 2) {
    on.fault(node.start, node.end, 'arguments', `${name}(…) 至少写两项`, `${name}(…) takes at least two values`)
    return null
  }
  const first = demand(given[0] ?? null, ['number', 'day', 'moment', 'period'], on)
  if (first === null || given.includes(null)) return null
  const of = given.map((one) => demand(asKind(one as Expression, first.kind, on), [first.kind], on))
  return of.includes(null) ? null : made(node, first.kind, { op: 'call', name, of: of as Expression[] })
}

export function checkMethod(
  node: ASTNode,
  name: string,
  receiver: ASTNode,
  args: readonly ASTNode[],
  on: Checking,
): Expression | null {
  const method = METHODS.find((one) => one === name)
  if (method === undefined) return unknownFunction(node, name, METHODS, on)
  if (method === 'all' || method === 'exists') return checkLoop(node, method, receiver, args, on)
  if (method === 'size') {
    if (args.length === 0) return checkCall(node, 'size', [receiver], on)
    on.fault(node.start, node.end, 'arguments', 'size() 里不写东西', 'size() takes nothing')
    return null
  }
  const text = demand(checkNode(receiver, on), ['text'], on)
  const part = args.length === 1 ? demand(checkNode(args[0] as ASTNode, on), ['text'], on) : null
  if (args.length !== 1)
    on.fault(node.start, node.end, 'arguments', `${name}(…) 里写一段文字`, `${name}(…) takes one text`)
  if (text === null || part === null) return null
  const how = ({ startsWith: 'starts', contains: 'contains', endsWith: 'ends' } as const)[method]
  return made(node, 'truth', { op: 'match', how, text, part })
}

function checkLoop(
  node: ASTNode,
  method: 'all' | 'exists',
  receiver: ASTNode,
  args: readonly ASTNode[],
  on: Checking,
): Expression | null {
  const list = demand(checkNode(receiver, on), ['list'], on)
  const [variable, body] = args
  if (variable?.op !== 'id' || body === undefined || args.length !== 2) {
    on.fault(
      node.start,
      node.end,
      'arguments',
      `${method}(…) 写作 列表.${method}(x, 关于 x 的条件)`,
      `${method}(…) is written list.${method}(x, a condition about x)`,
    )
    return null
  }
  if (on.bound.length >= MOST_LOOPS) {
    on.fault(
      node.start,
      node.end,
      'loops',
      `all 和 exists 最多套 ${MOST_LOOPS} 层`,
      `all and exists stand at most ${MOST_LOOPS} within each other`,
    )
    return null
  }
  const as = variable.args
  if (Object.hasOwn(on.names, as)) {
    on.fault(
      variable.start,
      variable.end,
      'taken',
      `${as} 已经是字段名，请换一个`,
      `${as} is a name already; take another`,
    )
    return null
  }
  const element = list === null ? null : elementName(list, receiver, on)
  if (list === null || element === null) return null
  const holds = demand(
    checkNode(body, { ...on, names: { ...on.names, [as]: element }, bound: [...on.bound, as] }),
    ['truth'],
    on,
  )
  return holds && made(node, 'truth', { op: method === 'all' ? 'every' : 'some', list, as, holds })
}

/** What one of the list is: by the declaration of the name, or by the literal itself. */
function elementName(list: Expression, receiver: ASTNode, on: Checking): Name | null {
  if (list.op === 'list') {
    const kind = list.of[0]?.kind
    if (kind !== undefined && kind !== 'none' && list.of.every((one) => one.kind === kind))
      return { kind, label: { zh: '其中一项', en: 'one of them' } }
  } else if (list.op === 'name') {
    let names = on.names
    let found: Name | undefined
    for (const step of list.path) {
      found = names[step]
      names = found?.names?.() ?? {}
    }
    if (found?.element !== undefined) return found.element
  }
  on.fault(
    receiver.start,
    receiver.end,
    'elements',
    '这个列表的各项不能逐一判断',
    'What is in this list cannot be asked one by one',
  )
  return null
}

function unknownFunction(node: ASTNode, name: string, known: readonly string[], on: Checking): null {
  const near = nearNames(name, known)
  const offered = near.length > 0 ? near : known
  on.fault(
    node.start,
    node.end,
    'unknown-function',
    `没有函数 ${name}；${near.length > 0 ? '相近' : '可用'}：${offered.join('、')}`,
    `There is no function ${name}; ${near.length > 0 ? 'near' : 'there are'}: ${offered.join(', ')}`,
  )
  return null
}
