import type { ExpiryList } from './answers.ts'
import { explainRung } from './assess.ts'
import { expiringWithin } from './expiry.ts'
import type { Loaded } from './load.ts'
import type { StoredTerm } from './survey.ts'

/** What runs out within so many days, with whether its conditions still hold by the data there are. */
export function expiryListOf(
  { firms, rungs }: Loaded,
  terms: readonly StoredTerm[],
  on: string,
  within: number,
): ExpiryList['rows'] {
  const names = new Map(terms.map(({ enterprise, name }) => [enterprise, name]))
  const byFirm = new Map(firms.map((one) => [one.firm.id, one]))
  const renewing = new Set(
    terms.flatMap(({ state, renews }) =>
      renews !== null && (state === 'applying' || state === 'reviewing') ? [renews] : [],
    ),
  )
  const inForce = terms.flatMap(({ id, enterprise, kind, validTo, state, from }) =>
    state === 'valid' && from !== null && from <= on ? [{ id, enterprise, kind, validTo }] : [],
  )
  return expiringWithin(inForce, renewing, on, within).map((one) => {
    const rung = rungs.find(({ qualification }) => qualification === one.kind)
    const firm = byFirm.get(one.enterprise)
    // Judged as if it did not hold the title: whether it would be granted again.
    const again =
      rung === undefined || firm === undefined
        ? null
        : explainRung(rung, firm.facts, without(firm.firm.holds, one.kind), firm.line)
    return {
      ...one,
      name: names.get(one.enterprise) ?? '',
      standing: again?.standing ?? null,
      lacks: again?.lacks ?? { zh: '', en: '' },
    }
  })
}

const without = (holds: ReadonlySet<string>, kind: string): ReadonlySet<string> =>
  new Set([...holds].filter((held) => held !== kind))
