import type { Bonds } from './answers.ts'
import type { BondRow } from './lists-store.ts'
import { coverOf } from './schedule.ts'
import { addDecimals, groupedBy, shareOf } from './shares.ts'

/** Cover of every project with bonds, and of all of them together; the thinnest first. Pure. */
export function coverOfAll(
  division: string,
  rows: readonly BondRow[],
  least: { readonly project: number; readonly all: number },
): Bonds {
  const projects = [...groupedBy(rows, ({ id }) => id).values()].map((own) => {
    const [first] = own as readonly [BondRow]
    const cover = coverOf(
      own.map(({ amount, rate, years, income, incomeYears }) => ({
        amount: Number(amount),
        rate: Number(rate),
        years,
        netIncome: Number(income),
        incomeYears,
      })),
      least.project,
    )
    const spent = own.flatMap(({ spent }) => (spent === null ? [] : [spent]))
    return {
      id: first.id,
      name: first.name,
      state: first.state,
      bodyName: first.bodyName,
      debt: addDecimals(own.map(({ debt }) => debt)),
      income: addDecimals(own.map(({ income }) => income)),
      times: cover.times,
      judgement: cover.judgement,
      isTermLonger: cover.isTermLonger,
      amount: addDecimals(own.map(({ amount }) => amount)),
      spent: spent.length === 0 ? null : addDecimals(spent),
      bonds: own.map(({ bond, title, amount, rate, years, income, incomeYears }) => ({
        id: bond,
        name: title,
        amount,
        rate,
        years,
        income,
        incomeYears,
      })),
    }
  })
  const debt = addDecimals(projects.map((project) => project.debt))
  const income = addDecimals(projects.map((project) => project.income))
  const times = shareOf(income, debt)
  return {
    division,
    least: { ...least },
    all: {
      debt,
      income,
      times,
      judgement: times === null ? 'unknown' : times >= least.all ? 'enough' : 'short',
      projects: projects.length,
      amount: addDecimals(projects.map(({ amount }) => amount)),
      spent: addDecimals(projects.flatMap(({ spent }) => (spent === null ? [] : [spent]))),
    },
    rows: projects.sort(
      (a, b) => (a.times ?? Number.POSITIVE_INFINITY) - (b.times ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1),
    ),
  }
}
