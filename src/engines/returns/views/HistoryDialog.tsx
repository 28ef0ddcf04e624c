import { Link } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { momentText, numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { valueStatusNames } from '../../indicators/definition.ts'
import type { HistoryAnswer, RowAnswer } from '../answers.ts'
import { useWords } from './words.ts'

/** Every version of one cell: what was said, typed how, by whom, from where. */
export function HistoryDialog({
  path,
  row,
  onClose,
}: {
  readonly path: string
  readonly row: RowAnswer
  readonly onClose: () => void
}) {
  const { history: words } = useWords()
  const say = useSay()
  const answer = useAnswer<HistoryAnswer>(`${path}/cells/${row.id}`)
  return (
    <Drawer title={words.title(say(row.label))} onClose={onClose} width={720}>
      <Answer of={answer} isEmpty={({ versions }) => versions.length === 0} empty={<Empty title={words.empty} />}>
        {({ versions }) => (
          <table className="versions">
            <thead>
              <tr>
                <th>{words.version}</th>
                <th>{words.value}</th>
                <th>{words.typed}</th>
                <th>{words.status}</th>
                <th>{words.note}</th>
                <th>{words.source}</th>
                <th>{words.by}</th>
                <th>{words.at}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((one) => (
                <tr key={one.version}>
                  <td>{one.version}</td>
                  <td className="is-end">
                    {one.kind === 'none' ? '—' : one.value === null ? '' : numberText(one.value)}
                  </td>
                  <td>{one.entered}</td>
                  <td>{say(valueStatusNames[one.status])}</td>
                  <td>
                    {one.note ?? ''}
                    {one.reason !== null && (
                      <div className="muted">
                        {words.reason}：{one.reason}
                      </div>
                    )}
                  </td>
                  <td>
                    {words.sources[one.source]}
                    <SourceDetail detail={one.detail} />
                  </td>
                  <td>{one.by}</td>
                  <td>{momentText(one.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Drawer>
  )
}

/** Where a value stood in a workbook; what a metric asked, worked out and counted. */
function SourceDetail({ detail }: { readonly detail: unknown }) {
  const { history: words } = useWords()
  const say = useSay()
  // As the server keeps it with the version; each part is looked at before it is shown.
  const { at, file, worked, records, counted, href } = (detail ?? {}) as Readonly<Record<string, unknown>>
  if (typeof at === 'string')
    return (
      <div className="muted">
        {typeof file === 'string' ? `${file} ` : ''}
        {at}
      </div>
    )
  if (typeof worked !== 'object' || worked === null || !('zh' in worked) || !('en' in worked)) return null
  return (
    <div className="muted">
      {say({ zh: String(worked.zh), en: String(worked.en) })}
      {Array.isArray(records) && <> · {recordsWords(href, words.records(Number(counted ?? records.length)))}</>}
    </div>
  )
}

/** How many records were counted; with the way to them where the metric has a page. */
const recordsWords = (href: unknown, text: string) =>
  typeof href === 'string' && href.startsWith('/systems/') ? <Link to={href}>{text}</Link> : text
