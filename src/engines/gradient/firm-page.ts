import { monthNumber, monthOf } from '../../model/calendar.ts'
import type { FirmAnswer } from './answers.ts'
import { explainRung, type ReadRung } from './assess.ts'
import { type FirmMonth, rollingInWords, rollingRevenue, sumsOfMonths } from './rolling.ts'
import type { GradientSettings } from './settings.ts'
import type { StoredPlan, StoredTerm, SurveyedFirm } from './survey.ts'

/** A firm's own page: where it stands on each rung, what it lacks in words, its months and its qualifications. */
export function firmPage(
  one: SurveyedFirm,
  months: readonly FirmMonth[],
  terms: readonly StoredTerm[],
  plans: readonly StoredPlan[],
  rungs: readonly ReadRung[],
  settings: GradientSettings,
  month: string | null,
  bodyName: string | null,
): Pick<FirmAnswer, 'firm' | 'rungs' | 'months' | 'terms' | 'plans'> {
  const { firm, line, rolling, distance, hold, size, facts, year } = one
  // Its own will is asked for in its plan; the latest word counts.
  const consent = plans.find(({ rung }) => rung === 'company')?.consent ?? null
  const own = { ...facts, consent }
  return {
    firm: {
      id: firm.id,
      name: firm.name,
      creditCode: firm.creditCode,
      kind: firm.kind,
      sector: firm.sector,
      state: firm.state,
      registeredOn: firm.registeredOn,
      bodyName,
      size: {
        class: size.class,
        between: [...size.between],
        missing: [...size.missing],
        rule: size.rule?.name ?? null,
      },
      category: line?.category ?? null,
      line: line?.revenue ?? null,
      rolling: {
        kind: rolling.kind,
        value: rolling.value,
        atLeast: rolling.atLeast,
        months: rolling.months,
        known: rolling.known,
        estimated: rolling.estimated,
        missing: rolling.missing,
        worked: rollingInWords(rolling, month ?? '—'),
      },
      year,
      alert: firm.holds.has('above-scale') ? null : (distance?.alert ?? null),
      hold,
      share: distance?.share ?? null,
      gap: distance?.gap ?? null,
    },
    rungs: rungs
      .filter((rung) => rung.of.includes(firm.kind))
      .map((rung) => {
        const answer = explainRung(rung, own, firm.holds, line)
        return {
          rung: rung.id,
          name: rung.name,
          about: rung.about,
          track: rung.track,
          basis: rung.basis,
          standing: answer.standing,
          met: answer.met,
          failed: answer.failed,
          unknown: answer.unknown,
          lacks: answer.lacks,
          requirements: answer.requirements.map(({ id, name, truth, text }) => ({ id, name, truth, text })),
        }
      }),
    months: monthlyPath(months, firm.began, settings),
    terms: terms.map(({ id, kind, category, state, from, validTo, ended, issuer }) => ({
      id,
      kind,
      category,
      state,
      from,
      validTo,
      ended,
      issuer,
    })),
    plans: plans.map(({ id, rung, state, consent: said }) => ({ id, rung, state, consent: said })),
  }
}

/** Every month from the first to the last, those without data among them, with the twelve months up to each. */
function monthlyPath(months: readonly FirmMonth[], began: string, settings: GradientSettings): FirmAnswer['months'] {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const byMonth = new Map(months.map((one) => [one.month, one]))
  const path: FirmAnswer['months'] = []
  for (let at = monthNumber(first.month); at <= monthNumber(last.month); at++) {
    const month = monthOf(at)
    const rolling = rollingRevenue(sumsOfMonths(months, month, began), settings.proxy)
    path.push({
      month,
      revenue: byMonth.get(month)?.revenue ?? null,
      tax: byMonth.get(month)?.tax ?? null,
      // Twelve months are twelve: a young firm's first months are no year.
      rolling: rolling.months === 12 ? rolling.value : null,
      isEstimate: rolling.kind === 'estimated',
    })
  }
  return path
}
