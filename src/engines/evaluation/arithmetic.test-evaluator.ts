/** Does the arithmetic of a printed expression again: + − × ÷ ^, brackets, min, max, ln. Throws on anything else. */
export function computed(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?(?:e-?\d+)?|[+−×÷^(),]|min|max|ln/g) ?? []
  if (tokens.join('').length !== expression.replace(/\s/g, '').length) throw new Error(`cannot read ${expression}`)
  let at = 0
  const value = sum()
  if (at !== tokens.length) throw new Error(`cannot read ${expression} from ${tokens[at]}`)
  return value

  function sum(): number {
    let left = product()
    while (tokens[at] === '+' || tokens[at] === '−') {
      const sign = tokens[at++]
      left = sign === '+' ? left + product() : left - product()
    }
    return left
  }
  function product(): number {
    let left = power()
    while (tokens[at] === '×' || tokens[at] === '÷') {
      const sign = tokens[at++]
      left = sign === '×' ? left * power() : left / power()
    }
    return left
  }
  function power(): number {
    const left = atom()
    if (tokens[at] !== '^') return left
    at++
    return left ** atom()
  }
  function atom(): number {
    const token = tokens[at++]
    if (token === '−') return -atom()
    if (token === '(') {
      const inner = sum()
      at++
      return inner
    }
    if (token === 'min' || token === 'max' || token === 'ln') {
      const args: number[] = []
      while (tokens[at] !== ')') {
        at++
        args.push(sum())
      }
      at++
      return token === 'ln' ? Math.log(args[0] ?? Number.NaN) : token === 'min' ? Math.min(...args) : Math.max(...args)
    }
    return Number(token)
  }
}
