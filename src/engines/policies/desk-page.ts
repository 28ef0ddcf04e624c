import { compareDecimals } from '../../language/decimal.ts'
import { FACT_SOURCES, FIRM_FACTS } from '../../systems/05-reform/policy-delivery/firm-facts.ts'
import { TRUE } from '../matching/judge.ts'
import { settle, sumOf, type Taken } from './amount.ts'
import type { ClaimAnswer, ClauseRow, FirmClause, FundRow, UnclaimedRow } from './answers.ts'
import { isVoid, type StoredClaim, type StoredDecision } from './claim-store.ts'
import { readStored, type StoredClause } from './clause-store.ts'
import { workedOut } from './decide.ts'
import type { KnownFirm } from './facts-store.ts'
import { whyClosed } from './file-claim.ts'
import type { Fund } from './fund-store.ts'
import type { LoadedFirms } from './load.ts'
import { amountAlone, countsOf, matchClause, totalOf } from './matching-page.ts'
import { type ClauseStanding, standingOf } from './standing.ts'

/** Claims that stand of a clause, in any version of it, that keep a firm from claiming again on a day. */
export const standingClaims = (
  claims: readonly StoredClaim[],
  { policy, key, per }: Pick<StoredClause, 'policy' | 'key' | 'per'>,
  year: string,
): readonly StoredClaim[] =>
  claims.filter(
    (one) => !isVoid(one.state) && one.policy === policy && one.key === key && (per === 'once' || one.year === year),
  )

/** A claim as people read it. */
export const claimRow = (one: StoredClaim): ClaimAnswer['claim'] => ({
  id: one.id,
  number: one.number,
  state: one.state,
  firm: one.firm,
  firmName: one.firmName,
  title: one.title,
  year: one.year,
  mode: one.mode,
  expected: one.expected,
  amount: one.amount,
  filedOn: one.filedOn,
  noticedOn: one.noticedOn,
  payableOn: one.payableOn,
  paidOn: one.paidOn,
  recovered: one.recovered,
})

export const fundRow = (fund: Fund, title: string): FundRow => ({
  ...fund,
  title,
  left: sumOf([fund.allotted, `-${fund.reserved}`, `-${fund.paid}`]),
})

/** A clause in force against every firm, with what came of it this year. */
export function clauseRow(
  clause: StoredClause,
  loaded: LoadedFirms,
  claims: readonly StoredClaim[],
  on: string,
): ClauseRow {
  const read = readStored(clause)
  const year = on.slice(0, 4)
  const own = standingClaims(claims, clause, year)
  const have = new Set(own.map(({ firm }) => firm))
  const ofYear = own.filter((one) => one.year === year)
  const paid = ofYear.filter(({ state }) => state === 'paid' || state === 'recovered')
  const truths = read === null ? null : matchClause(read, loaded.table).truths
  const waiting =
    read === null || truths === null ? [] : loaded.firms.filter(({ id }, i) => truths[i] === TRUE && !have.has(id))
  const { yes, no, unknown } = truths === null ? { yes: 0, no: 0, unknown: loaded.firms.length } : countsOf(truths)
  return {
    id: clause.id,
    policy: clause.policy,
    policyTitle: clause.policyTitle,
    document: clause.document,
    level: clause.level,
    key: clause.key,
    version: clause.version,
    title: clause.title,
    mode: clause.mode,
    from: clause.from,
    to: clause.to,
    isOpen: whyClosed(clause, on).kind === 'done',
    yes,
    no,
    unknown,
    claims: ofYear.length,
    paid: paid.length,
    paidAmount: totalOf(paid.map(({ amount }) => amount)),
    unclaimed: waiting.length,
    unclaimedAmount: read === null ? '0' : totalOf(waiting.map((firm) => amountAlone(read, clause.bounds, firm))),
  }
}

/** Firms that qualify for an open clause and have no claim: what they could have, before what they had elsewhere. */
export function unclaimedOf(
  clauses: readonly StoredClause[],
  loaded: LoadedFirms,
  claims: readonly StoredClaim[],
  on: string,
  bodies: ReadonlyMap<string, string>,
): readonly UnclaimedRow[] {
  return clauses
    .filter((clause) => whyClosed(clause, on).kind === 'done')
    .flatMap((clause) => {
      const read = readStored(clause)
      if (read === null) return []
      const have = new Set(standingClaims(claims, clause, on.slice(0, 4)).map(({ firm }) => firm))
      const { truths } = matchClause(read, loaded.table)
      return loaded.firms.flatMap((firm, i): UnclaimedRow[] =>
        truths[i] !== TRUE || have.has(firm.id)
          ? []
          : [
              {
                firm: firm.id,
                name: firm.name,
                code: firm.code,
                body: firm.body === null ? null : (bodies.get(firm.body) ?? null),
                clause: clause.id,
                title: clause.title,
                policyTitle: clause.policyTitle,
                mode: clause.mode,
                to: clause.to,
                amount: amountAlone(read, clause.bounds, firm),
              },
            ],
      )
    })
}

const requirementsOf = ({ requirements }: ClauseStanding) =>
  requirements.map((one) => ({ ...one, missing: [...one.missing], sources: [...one.sources] }))

/** A clause as one firm stands to it. */
export function firmClause(
  clause: StoredClause,
  firm: KnownFirm,
  claims: readonly StoredClaim[],
  taken: readonly Taken[],
  fund: Fund | undefined,
  on: string,
  unopened: ReadonlySet<string>,
): FirmClause | null {
  const read = readStored(clause)
  if (read === null) return null
  const standing = standingOf(read, firm)
  const claim = standingClaims(claims, clause, on.slice(0, 4))[0]
  const settled =
    standing.truth === 'false'
      ? null
      : settle(read.formula, firm.facts, clause.bounds, claim === undefined ? taken : [], clause.policy)
  const left = fund === undefined ? '0' : sumOf([fund.allotted, `-${fund.reserved}`, `-${fund.paid}`])
  return {
    id: clause.id,
    policyTitle: clause.policyTitle,
    document: clause.document,
    level: clause.level,
    benefit: clause.benefit,
    key: clause.key,
    title: clause.title,
    beneficiaries: clause.beneficiaries,
    evidence: clause.evidence,
    mode: clause.mode,
    from: clause.from,
    to: clause.to,
    isOpen: whyClosed(clause, on).kind === 'done',
    truth: standing.truth,
    requirements: requirementsOf(standing),
    amount: settled?.amount ?? null,
    lines: [...(settled?.lines ?? [])],
    nothing: claim === undefined && settled?.amount != null ? settled.nothing : null,
    isNew: unopened.has(`${clause.policy} ${clause.key}`),
    isShort: settled?.amount != null && compareDecimals(settled.amount, left) > 0,
    claim:
      claim === undefined
        ? null
        : { id: claim.id, number: claim.number, state: claim.state, amount: claim.amount ?? claim.expected },
  }
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'boolean'
      ? value
        ? '是 · yes'
        : '否 · no'
      : String(value)

/** What a claim was judged by, and what it comes to when it is worked out again from the same. */
export function decisionAnswer({ does, at, byName, basis, amount }: StoredDecision): ClaimAnswer['decisions'][number] {
  const again = workedOut(basis)
  return {
    does,
    at: at.toISOString(),
    byName,
    on: basis.on,
    version: basis.clause.version,
    formula: basis.formula,
    truth: again.standing.truth,
    requirements: requirementsOf(again.standing),
    facts: Object.entries(basis.facts).flatMap(([name, value]) => {
      const fact = FIRM_FACTS[name]
      if (fact === undefined) return []
      const given = basis.given[name]
      const text = asText(value)
      return [
        {
          name,
          label: fact.label,
          value: (text !== null && fact.choices?.[text]?.zh) || text,
          unit: fact.unit ?? null,
          asOf: given ?? basis.asOf[fact.from],
          source:
            given === undefined
              ? FACT_SOURCES[fact.from].name
              : { zh: '企业补充、已核实', en: 'given by the firm, checked' },
        },
      ]
    }),
    lines: [...again.settled.lines],
    amount,
    again: again.settled.amount,
  }
}
