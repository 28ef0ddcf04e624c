import type { ClaimAnswer, DutyAnswer, Matches } from './answers.ts'
import type { KnownLists, StreetDuty } from './lists-store.ts'
import { type Claim, type Matter, matchIndex, whoseDuty } from './resolve.ts'

/** Whose duty a matter is, with names, articles and routes to open. Pure. */
export function dutyOf(division: string, matter: Matter, lists: KnownLists): DutyAnswer {
  const answer = whoseDuty(matter, lists)
  const told = (claims: readonly Claim[]) => claims.map((claim) => claimOf(claim, lists))
  const shared = { division, on: matter.on, kind: answer.kind }
  switch (answer.kind) {
    case 'one':
      return {
        ...shared,
        because: { ...answer.lead.because },
        claims: told([answer.lead]),
        others: told(answer.others),
      }
    case 'overlap':
      return { ...shared, because: null, claims: told(answer.claims), others: [] }
    case 'lapsed':
      return { ...shared, because: { ...answer.because }, claims: told(answer.claims), others: [] }
    case 'gap':
      return { ...shared, because: { ...answer.because }, claims: [], others: [] }
  }
}

function claimOf({ body, item, route, delegation, weight, because }: Claim, lists: KnownLists): ClaimAnswer {
  const facts = lists.facts.get(item.id)
  return {
    body: { id: body, name: lists.bodies.get(body) ?? body },
    item: {
      id: item.id,
      name: item.name,
      code: facts?.code ?? '',
      kind: facts?.kind ?? 'other',
      level: item.level,
      state: item.state,
    },
    basis: { id: facts?.article ?? '', ...item.basis },
    route: { id: route.id, matter: route.matter, note: lists.notes.get(route.id) ?? null },
    delegation:
      delegation === null
        ? null
        : { id: delegation.id, method: delegation.method, from: delegation.from, to: delegation.to },
    weight,
    because: { ...because },
  }
}

/** 匹配度 of each subdistrict and of all, with every duty that no power stands behind; the worst matched first. */
export function matchesOf(division: string, on: string, duties: readonly StreetDuty[]): Matches {
  const byStreet = new Map<string, StreetDuty[]>()
  for (const duty of duties) {
    const own = byStreet.get(duty.street)
    if (own === undefined) byStreet.set(duty.street, [duty])
    else own.push(duty)
  }
  const whole = matchIndex(duties)
  return {
    division,
    on,
    all: whole === null ? { matched: 0, all: 0, share: null } : { ...whole },
    streets: [...byStreet]
      .flatMap(([id, own]) => {
        const index = matchIndex(own)
        if (index === null) return []
        const unmatched = own
          .filter(({ hasPower }) => !hasPower)
          .map(({ id, name, source, departmentName, lapsed }) => ({ id, name, source, departmentName, lapsed }))
        return [{ id, name: own[0]?.streetName ?? id, ...index, unmatched }]
      })
      .sort((a, b) => a.share - b.share || (a.name < b.name ? -1 : 1)),
  }
}
