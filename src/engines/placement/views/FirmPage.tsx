import { Link, useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { VacancyList } from '../answers.ts'
import { SYSTEM } from './looks.tsx'
import { useVacancyColumns } from './VacanciesPage.tsx'
import { useWords } from './words.ts'
import './placement.css'

/** The vacancies of the firms that a person acts for, each with its candidates. */
export default function FirmPage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const answer = useAnswer<VacancyList>('/api/v1/placement/firm', { division: session.division })
  const columns = useVacancyColumns('/placement/firm', true)
  return (
    <Page
      title={words.firm}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          <Link className="button is-primary" to={`${SYSTEM}/vacancy/new`}>
            {words.vacancyList.new}
          </Link>
          <Link className="button" to={`${SYSTEM}/job-referral`}>
            {words.candidates.referrals}
          </Link>
        </>
      }
    >
      <p className="placement-note">{words.candidates.about}</p>
      <Answer of={answer}>
        {({ rows, division }) => (
          <DataTable
            id="placement-firm"
            label={words.firm}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id, state }) =>
              navigate(state === 'open' ? `/placement/firm/${division}/${id}` : `${SYSTEM}/vacancy/${division}/${id}`)
            }
            empty={<Empty title={words.vacancyList.none}>{words.vacancyList.noneHint}</Empty>}
          />
        )}
      </Answer>
    </Page>
  )
}
