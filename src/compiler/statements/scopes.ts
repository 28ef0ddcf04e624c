import type { Claim } from './sentence.ts'

/** What is left out, written behind the value: "63家（不含园区）". */
const LEFT_OUT = /^(?:以上|以内|以下|左右)?（((?:均|都|全部)?(?:不含|不包括|不包含|不计)[^（）。；]{1,16})）/

/**
 * Puts a scope that is written behind a value to the name of what is measured, as if it stood there: a figure without the
 * park is another figure. Claims of the sentence that take their name from this one take its scope too.
 */
export function withScopesBehind(text: string, claims: readonly Claim[]): Claim[] {
  const renamed = new Map<string, string>()
  return claims.map((claim) => {
    const scope = LEFT_OUT.exec(text.slice(claim.quantity.end, claim.quantity.end + 28))?.[1]
    if (scope !== undefined && !claim.indicator.includes('不含') && !claim.indicator.includes('不包括')) {
      const indicator = `${claim.indicator}（${scope.replace(/^(?:均|都|全部)/, '')}）`
      renamed.set(claim.indicator, indicator)
      return { ...claim, indicator }
    }
    const taken = claim.inherited ? renamed.get(claim.indicator) : undefined
    return taken === undefined ? claim : { ...claim, indicator: taken }
  })
}
