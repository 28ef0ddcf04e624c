import { useMemo } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { Statement } from '../../../model/plan-model.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import type { DifferencesAnswer } from '../answers.ts'
import { itemWords } from '../item-words.ts'
import type { StoredItem } from '../review-store.ts'
import { useWords } from './words.ts'
import './plans.css'

type Line = DifferencesAnswer['lines'][number]

/** What changed from one text to the next: targets, items, chapters, mechanisms. */
export default function DifferencesPage() {
  const words = useWords()
  const say = useSay()
  const language = useLanguage()
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const session = useSession()
  const navigate = useNavigate()
  const answer = useAnswer<DifferencesAnswer>(`/api/v1/reviews/${session.division}/${id}/differences`, {
    with: search.get('with'),
  })
  const columns = useMemo((): readonly Column<Line>[] => {
    // As the server stored them: `found` belongs to `kind`.
    const name = (item: Line['old']) => (item === null ? '—' : itemWords(item as unknown as StoredItem)[language])
    return [
      { key: 'fate', title: words.differences.fate, width: 90, value: ({ fate }) => words.fates[fate], filters: true },
      {
        key: 'group',
        title: words.differences.group,
        width: 110,
        value: ({ old, recent }) => words.groups[(recent ?? old)?.group ?? 'target'],
        filters: true,
      },
      { key: 'old', title: words.differences.old, width: 340, value: ({ old }) => name(old), wraps: true },
      { key: 'recent', title: words.differences.recent, width: 340, value: ({ recent }) => name(recent), wraps: true },
      {
        key: 'fields',
        title: words.differences.reason,
        width: 180,
        value: ({ fate, fields }) =>
          fate !== 'changed'
            ? ''
            : fields.length === 0
              ? words.differences.wordsOnly
              : fields.map((field) => words.fields[field as keyof typeof words.fields] ?? field).join('、'),
      },
      {
        key: 'state',
        title: words.differences.state,
        width: 90,
        value: ({ state, recent }) => (recent === null ? '' : words.states[state]),
        filters: true,
      },
    ]
  }, [words, language])
  const figure = (target: unknown) => {
    const found = target as Statement | null // a statement of the plan model
    return found === null ? '—' : itemWords({ kind: 'statement', found })[language]
  }
  return (
    <Page title={words.differences.title} back={{ to: `/reviews/${id}`, title: words.review.title }}>
      <Answer of={answer}>
        {({ lines, counts, targets, chapters, systems, old, recent }) => (
          <>
            <p>
              {old.title} → {recent.title}
              <span className="muted">
                {' '}
                · {words.differences.counts(counts.kept, counts.changed, counts.new, counts.dropped)}
              </span>
            </p>
            {targets.some(({ fate }) => fate !== 'kept') && (
              <Panel title={words.differences.targets}>
                <table className="plan-table">
                  <thead>
                    <tr>
                      <th>{words.differences.fate}</th>
                      <th>{words.differences.old}</th>
                      <th>{words.differences.recent}</th>
                      <th>{words.differences.reason}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {targets
                      .filter(({ fate }) => fate !== 'kept')
                      .map((one, i) => (
                        // Targets of two plans have no id of their own; their order is fixed.
                        // biome-ignore lint/suspicious/noArrayIndexKey: see above
                        <tr key={i}>
                          <td>{words.fates[one.fate]}</td>
                          <td>{figure(one.old)}</td>
                          <td>{figure(one.new)}</td>
                          <td className="muted">{say(one.reason)}</td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </Panel>
            )}
            <Panel title={words.differences.items}>
              <DataTable
                id="plan-differences"
                label={words.differences.items}
                rows={lines}
                columns={columns}
                rowKey={({ old: was, recent: is }) => `${was?.id}|${is?.id}`}
                onOpen={({ recent: is }) => {
                  if (is !== null) navigate(`/reviews/${id}?item=${encodeURIComponent(is.id)}`)
                }}
                empty={<Empty title={words.differences.none} />}
              />
            </Panel>
            {chapters.some(({ fate }) => fate !== 'kept') && (
              <Panel title={words.differences.chapters}>
                <ul>
                  {chapters
                    .filter(({ fate }) => fate !== 'kept')
                    .map((one) => (
                      <li key={`${one.old?.line}-${one.new?.line}`}>
                        {words.fates[one.fate]}：
                        {one.fate === 'renamed' ? `${one.old?.title} → ${one.new?.title}` : (one.new ?? one.old)?.title}
                      </li>
                    ))}
                </ul>
              </Panel>
            )}
            {systems.some(({ fate }) => fate !== 'kept') && (
              <Panel title={words.differences.systems}>
                <ul>
                  {systems
                    .filter(({ fate }) => fate !== 'kept')
                    .map((one) => (
                      <li key={one.system}>
                        {words.fates[one.fate]}：{one.system}
                      </li>
                    ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}
