import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useLanguage } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { Unclaimed, UnclaimedRow } from '../answers.ts'
import { firmAddress, UNCLAIMED, usePolicyNews, yuanText } from './looks.tsx'
import { useWords } from './words.ts'
import './policies.css'

const PATHS = [UNCLAIMED]

/** 应享未享: firms that qualify and have not claimed, with what the formula would give them. */
export default function UnclaimedPage() {
  const words = useWords()
  const session = useSession()
  const language = useLanguage()
  const navigate = useNavigate()
  const answer = useAnswer<Unclaimed>(UNCLAIMED, { division: session.division })
  usePolicyNews(PATHS)
  const columns = useMemo(
    (): readonly Column<UnclaimedRow>[] => [
      { key: 'name', title: words.firm, width: 260, isFixed: true, value: (row) => row.name },
      { key: 'title', title: words.clause, width: 220, filters: true, value: (row) => row.title },
      { key: 'policy', title: words.policy, width: 240, filters: true, value: (row) => row.policyTitle },
      { key: 'mode', title: words.mode, width: 110, filters: true, value: (row) => words.modes[row.mode] },
      { key: 'body', title: words.body, width: 180, filters: true, value: (row) => row.body },
      { key: 'to', title: words.to, width: 120, value: (row) => row.to },
      {
        key: 'amount',
        title: words.estimated,
        width: 140,
        align: 'end',
        value: (row) => (row.amount === null ? null : Number(row.amount)),
        cell: (row) => yuanText(row.amount),
      },
    ],
    [words],
  )
  return (
    <Page
      title={words.unclaimedTitle}
      back={{ to: '/policies', title: words.back }}
      note={
        <>
          {answer.data !== undefined && words.unclaimedSum(answer.data.total, yuanText(answer.data.amount))}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
    >
      <Panel>
        <p>
          {words.unclaimedText} {words.estimatedNote}
        </p>
      </Panel>
      <Answer of={answer}>
        {({ rows, total, division }) => (
          <>
            <DataTable
              id="policy-unclaimed"
              label={words.unclaimedTitle}
              rows={rows}
              rowKey={(row) => `${row.firm} ${row.clause}`}
              columns={columns}
              onOpen={({ firm }) => navigate(firmAddress(division, firm))}
              card={(row) => (
                <div className="policies-card">
                  <b>{row.name}</b>
                  <span>{row.title}</span>
                  <span className="muted">
                    {words.modes[row.mode]} · {yuanText(row.amount)} {words.yuan}
                  </span>
                </div>
              )}
              empty={<Empty title={words.noUnclaimed}>{words.noUnclaimedText}</Empty>}
              {...(session.may('policies.export')
                ? { onExport: () => api.download(`${UNCLAIMED}.xlsx`, { division, language }) }
                : {})}
            />
            {rows.length < total && <p className="muted">{words.more(rows.length, total)}</p>}
          </>
        )}
      </Answer>
    </Page>
  )
}
