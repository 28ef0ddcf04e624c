import type { Condition, Expression } from './expression.ts'

/**
 * The states of which a condition on a record can be true, by what it says of `state` alone; whatever else it speaks of may be so
 * or not. Only what is certain is left out.
 */
export const possibleStates = ({ expression }: Condition, states: readonly string[]): readonly string[] =>
  states.filter((state) => said(expression, state) !== false)

/** What an expression comes to in this state: true, false, or null where the state does not tell. */
function said(e: Expression, state: string): boolean | null {
  switch (e.op) {
    case 'truth':
      return e.value
    case 'not': {
      const of = said(e.of, state)
      return of === null ? null : !of
    }
    case 'and':
      return outweighed(e.of, false, state)
    case 'or':
      return outweighed(e.of, true, state)
    case 'compare': {
      if (e.sign !== '==' && e.sign !== '!=') return null
      const other = isState(e.left) ? e.right : isState(e.right) ? e.left : null
      return other?.op === 'text' ? (other.value === state) === (e.sign === '==') : null
    }
    case 'in': {
      if (!isState(e.item) || e.list.op !== 'list') return null
      if (e.list.of.some((one) => one.op === 'text' && one.value === state)) return true
      return e.list.of.every(({ op }) => op === 'text') ? false : null
    }
    default:
      return null
  }
}

const isState = (e: Expression): boolean => e.op === 'name' && e.path.length === 1 && e.path[0] === 'state'

/** One that is `value` decides; else it is told only when all are. */
function outweighed(all: readonly Expression[], value: boolean, state: string): boolean | null {
  const each = all.map((one) => said(one, state))
  return each.includes(value) ? value : each.includes(null) ? null : !value
}
