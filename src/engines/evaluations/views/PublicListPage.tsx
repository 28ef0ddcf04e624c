import { useParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { dayText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer } from '../../../ui/states.tsx'
import type { PublicList } from '../answers.ts'
import { ListTable } from './ListTable.tsx'
import { useOwnWords } from './own-words.ts'
import './evaluations.css'

/** One published list, as anybody may see it. */
export default function PublicListPage() {
  const { public: words } = useOwnWords()
  const say = useSay()
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/public/evaluations/${division}/${id}`
  const answer = useAnswer<PublicList>(path)
  return (
    <Page
      title={answer.data?.title ?? words.title}
      back={{ to: '/public/evaluations', title: words.back }}
      note={
        answer.data !== undefined && (
          <>
            {answer.data.isSimulated && <SimulatedMark />} <span lang="zh">{answer.data.division}</span> ·{' '}
            {answer.data.period} · {say(answer.data.state)}
          </>
        )
      }
      actions={
        <a className="button" href={`${path}/list`} download>
          {words.xlsx}
        </a>
      }
    >
      <Answer of={answer}>
        {(list) => (
          <Panel>
            <p lang="zh">
              {words.basis(list.scheme, list.schemeDocument)}
              {list.documentNo !== null && ` · ${words.number(list.documentNo)}`}
              {list.publishedOn !== null && ` · ${dayText(list.publishedOn)}`}
            </p>
            {list.until !== null && <p className="evaluation-banner">{words.standing(list.until)}</p>}
            <ListTable
              heads={list.heads}
              rows={list.rows.map((cells, i) => ({ key: `${i}`, cells }))}
              notes={list.notes}
              isWhole
            />
            <p className="muted">
              {words.hash} <code className="evaluation-hash">{list.hash}</code>
            </p>
          </Panel>
        )}
      </Answer>
    </Page>
  )
}
