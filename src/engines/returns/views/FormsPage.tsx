import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { FormList } from '../answers.ts'
import { NewFormDialog } from './NewFormDialog.tsx'
import { useWords, type Words } from './words.ts'
import './returns.css'

type FormSummary = FormList['forms'][number]

/** 报表设置: the forms of the division. */
export default function FormsPage() {
  const words = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const answer = useAnswer<FormList>('/api/v1/return-forms', { division: session.division })
  const columns = useMemo(() => columnsOf(words), [words])
  const create = (
    <button type="button" className="button is-primary" onClick={() => setMaking(true)}>
      {words.forms.create}
    </button>
  )
  return (
    <Page title={words.forms.title} actions={create}>
      <Answer of={answer}>
        {({ forms }) => (
          <DataTable
            id="return-forms"
            label={words.forms.label}
            rows={forms}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ id }) => navigate(`/returns/forms/${id}`)}
            empty={
              <Empty title={words.forms.empty} actions={create}>
                {words.forms.emptyTodo}
              </Empty>
            }
          />
        )}
      </Answer>
      {isMaking && <NewFormDialog onClose={() => setMaking(false)} onMade={(id) => navigate(`/returns/forms/${id}`)} />}
    </Page>
  )
}

function columnsOf({ forms: words }: Words): readonly Column<FormSummary>[] {
  return [
    { key: 'name', title: words.name, width: 260, isFixed: true, value: (form) => form.name },
    {
      key: 'frequency',
      title: words.frequency,
      width: 90,
      filters: true,
      value: (form) => words.frequencies[form.frequency],
    },
    { key: 'first', title: words.first, width: 100, value: (form) => form.firstPeriod },
    { key: 'last', title: words.last, width: 100, value: (form) => form.lastPeriod },
    { key: 'version', title: words.version, width: 80, align: 'end', value: (form) => form.version },
    { key: 'rows', title: words.rows, width: 80, align: 'end', value: (form) => form.rows },
    { key: 'bodies', title: words.bodies, width: 100, align: 'end', value: (form) => form.bodies },
    { key: 'unanswered', title: words.unanswered, width: 100, align: 'end', value: (form) => form.unanswered || null },
  ]
}
