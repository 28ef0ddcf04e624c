import type { Name, NameTable } from '../../language/conditions/expression.ts'
import { FIRM_FACTS } from '../../systems/05-reform/policy-delivery/firm-facts.ts'

/** What conditions and formulas of clauses may speak of: the declared facts about a firm, and the day it is judged. */
export const FACT_NAMES: NameTable = {
  ...Object.fromEntries(
    Object.entries(FIRM_FACTS).map(([name, { kind, label, unit, choices }]): [string, Name] => [
      name,
      { kind, label, ...(unit === undefined ? {} : { unit }), ...(choices === undefined ? {} : { choices }) },
    ]),
  ),
  today: { kind: 'day', label: { zh: '申报之日', en: 'The day of the claim' } },
}
