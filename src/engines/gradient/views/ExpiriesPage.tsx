import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { ExpiryList } from '../answers.ts'
import { rungStandingNames } from '../rung-standing.ts'
import { firmAddress, GradientLinks, qualificationNames, RungMark, recordAddress, useFirmNews } from './looks.tsx'
import { useWords } from './words.ts'
import './gradient.css'

type Row = ExpiryList['rows'][number]
const WITHIN = [30, 90, 180, 365] as const

/** Qualifications that run out, and whether they would be granted again. */
export default function ExpiriesPage() {
  const words = useWords()
  const language = useLanguage()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const [within, setWithin] = useState<number | null>(null)
  const query = { division: session.division, on: plan.asOf, within }
  useFirmNews()
  const answer = useAnswer<ExpiryList>('/api/v1/gradient/expiries', query)
  const columns = useColumns(session.division)
  return (
    <Page
      title={words.expiries}
      note={session.isSimulated && <SimulatedMark />}
      tools={
        <>
          <GradientLinks here="expiries" />
          <fieldset className="gradient-tabs" aria-label={words.expiry.within}>
            {WITHIN.map((days) => (
              <button
                key={days}
                type="button"
                aria-pressed={(within ?? answer.data?.within) === days}
                onClick={() => setWithin(days)}
              >
                {days} {words.expiry.within}
              </button>
            ))}
          </fieldset>
        </>
      }
    >
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="gradient-expiries"
            label={words.expiries}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ enterprise }) => navigate(firmAddress(session.division, enterprise))}
            empty={<Empty title={words.expiry.none} />}
            {...(session.may('gradient.export')
              ? { onExport: () => api.download('/api/v1/gradient/expiries.xlsx', { ...query, language }) }
              : {})}
          />
        )}
      </Answer>
    </Page>
  )
}

function useColumns(division: string): readonly Column<Row>[] {
  const words = useWords()
  const say = useSay()
  return useMemo(() => {
    const { list, expiry } = words
    const kind = (row: Row) => {
      const name = qualificationNames[row.kind]
      return name === undefined ? row.kind : say(name)
    }
    return [
      {
        key: 'firm',
        title: list.firm,
        width: 240,
        isFixed: true,
        value: ({ name }) => name,
        cell: ({ enterprise, name }) => <Link to={firmAddress(division, enterprise)}>{name}</Link>,
      },
      {
        key: 'kind',
        title: expiry.kind,
        width: 200,
        filters: true,
        value: kind,
        cell: (row) => <Link to={recordAddress('qualification', division, row.id)}>{kind(row)}</Link>,
      },
      { key: 'validTo', title: expiry.validTo, width: 110, value: ({ validTo }) => validTo },
      { key: 'daysLeft', title: expiry.daysLeft, width: 90, align: 'end', value: ({ daysLeft }) => daysLeft },
      {
        key: 'renewing',
        title: expiry.renewing,
        width: 120,
        filters: true,
        value: ({ isRenewing }) => (isRenewing ? expiry.yes : expiry.no),
      },
      {
        key: 'standing',
        title: expiry.again,
        width: 140,
        filters: true,
        value: ({ standing }) => (standing === null ? null : say(rungStandingNames[standing])),
        cell: ({ standing }) => (standing === null ? null : <RungMark standing={standing} />),
      },
      { key: 'lacks', title: list.lacks, width: 460, wraps: true, value: ({ lacks }) => say(lacks) },
    ]
  }, [words, say, division])
}
