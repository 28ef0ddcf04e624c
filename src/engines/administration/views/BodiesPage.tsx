import { useMemo, useState } from 'react'
import type { BodyRow, ChangeRow } from '../../../platform/organisation/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText, momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { FormDrawer, type FormField, today } from './FormDrawer.tsx'
import { ImportDrawer } from './ImportDrawer.tsx'
import { useWords } from './words.ts'
import './administration.css'

type Doing =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'merge' | 'end' | 'reopen' | 'history'; readonly body: BodyRow }

/** 单位: the bodies of the division as they stand under each other, and what became of them. */
export default function BodiesPage() {
  const words = useWords()
  const { bodies } = words
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const division = session.division
  const answer = useAnswer<{ rows: BodyRow[] }>('/api/v1/bodies', { division })
  const [doing, setDoing] = useState<Doing | null>(null)
  const [isImporting, setImporting] = useState(false)
  const [withEnded, setWithEnded] = useState(false)
  const mayManage = session.may('bodies.manage')
  const title = say({ zh: '单位', en: 'Bodies' })
  const all = answer.data?.rows ?? []
  const rows = useMemo(() => inOrder(all.filter(({ endedOn }) => withEnded || endedOn === null)), [all, withEnded])
  const names = useMemo(() => new Map(all.map(({ id, name }) => [id, say(name)])), [all, say])
  const columns = useMemo(
    (): readonly Column<Placed>[] => [
      {
        key: 'name',
        title: bodies.nameZh,
        width: 280,
        isFixed: true,
        value: ({ body }) => say(body.name),
        cell: ({ body, depth }) => <span style={{ paddingInlineStart: depth * 18 }}>{say(body.name)}</span>,
      },
      { key: 'kind', title: bodies.kind, width: 110, filters: true, value: ({ body }) => words.kinds[body.kind] },
      { key: 'parent', title: bodies.parent, width: 200, value: ({ body }) => names.get(body.parent ?? '') ?? null },
      { key: 'place', title: bodies.place, width: 120, value: ({ body }) => body.place },
      { key: 'people', title: bodies.people, width: 80, align: 'end', value: ({ body }) => body.people },
      { key: 'position', title: bodies.position, width: 70, align: 'end', value: ({ body }) => body.position },
      {
        key: 'state',
        title: bodies.state,
        width: 200,
        value: ({ body }) =>
          body.endedOn === null
            ? bodies.standing
            : body.mergedInto === null
              ? bodies.ended(body.endedOn)
              : `${bodies.ended(body.endedOn)} · ${bodies.merged(names.get(body.mergedInto) ?? '')}`,
      },
    ],
    [bodies, words, say, names],
  )
  const standing = all.filter(({ endedOn }) => endedOn === null)
  const choices = standing.map(({ id, name }) => ({ value: id, label: say(name) }))
  const note: readonly FormField[] = [
    { key: 'documentNo', label: words.documentNo, hint: words.documentHint },
    { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
  ]
  const facts: readonly FormField[] = [
    { key: 'nameZh', label: bodies.nameZh, isRequired: true },
    { key: 'nameEn', label: bodies.nameEn },
    {
      key: 'kind',
      label: bodies.kind,
      kind: 'choice',
      isRequired: true,
      choices: Object.entries(words.kinds).map(([value, label]) => ({ value, label })),
    },
    { key: 'parent', label: bodies.parent, kind: 'choice', choices },
    { key: 'place', label: bodies.place, hint: bodies.placeHint },
    { key: 'creditCode', label: bodies.creditCode, hint: bodies.creditCodeHint },
    { key: 'position', label: bodies.position, kind: 'number' },
  ]
  const fromDay: FormField = { key: 'fromDay', label: words.fromDay, kind: 'day', isRequired: true }
  const done = () => void forget(['/api/v1/bodies', '/api/v1/session'])
  const close = () => setDoing(null)
  const sent = ({
    nameZh,
    nameEn,
    kind,
    parent,
    place,
    creditCode,
    position,
    documentNo,
    reason,
  }: Readonly<Record<string, string>>) => ({
    nameZh,
    nameEn: nameEn || null,
    kind,
    parent: parent || null,
    place: place || null,
    creditCode: creditCode || null,
    position: Number(position || 0),
    documentNo: documentNo || null,
    reason,
  })
  const actions = mayManage && (
    <>
      <button type="button" className="button is-primary" onClick={() => setDoing({ kind: 'add' })}>
        {bodies.add}
      </button>
      <button type="button" className="button" onClick={() => setImporting(true)}>
        {words.import}
      </button>
    </>
  )
  return (
    <Page
      title={title}
      note={session.isSimulated && <SimulatedMark />}
      actions={actions}
      tools={
        <label>
          <input type="checkbox" checked={withEnded} onChange={(event) => setWithEnded(event.target.checked)} />{' '}
          {bodies.showEnded}
        </label>
      }
    >
      <Answer
        of={answer}
        isEmpty={(found) => found.rows.length === 0}
        empty={
          <Empty title={bodies.emptyTitle} actions={actions}>
            {bodies.emptyText}
          </Empty>
        }
      >
        {() => (
          <DataTable
            id="admin-bodies"
            label={title}
            rows={rows}
            columns={columns}
            rowKey={({ body }) => body.id}
            onOpen={({ body }) => setDoing({ kind: 'history', body })}
            onExport={() => api.download('/api/v1/bodies/export', { division })}
          />
        )}
      </Answer>
      {doing?.kind === 'add' && (
        <FormDrawer
          title={bodies.add}
          start={{ kind: 'department', position: '0' }}
          fields={[...facts, ...note]}
          send={(values) => api.send('POST', '/api/v1/bodies', sent(values), { division })}
          onDone={done}
          onClose={close}
        />
      )}
      {doing?.kind === 'edit' && (
        <FormDrawer
          title={`${bodies.edit} · ${say(doing.body.name)}`}
          start={{
            nameZh: doing.body.name.zh,
            nameEn: doing.body.name.en ?? '',
            kind: doing.body.kind,
            parent: doing.body.parent ?? '',
            place: doing.body.place ?? '',
            creditCode: doing.body.creditCode ?? '',
            position: String(doing.body.position),
            fromDay: today(),
          }}
          fields={[...facts, fromDay, ...note]}
          send={(values, version) =>
            api.send(
              'PATCH',
              `/api/v1/bodies/${doing.body.id}`,
              { ...sent(values), fromDay: values.fromDay, version: version ?? doing.body.version },
              { division },
            )
          }
          currentWords={(current) => {
            const now = current as Readonly<Record<string, string | number | null>> // the body's facts as they stand
            const keys = ['nameZh', 'nameEn', 'kind', 'parent', 'place', 'creditCode', 'position']
            return Object.fromEntries(keys.map((key) => [key, String(now[key] ?? '')]))
          }}
          onDone={done}
          onClose={close}
        />
      )}
      {(doing?.kind === 'merge' || doing?.kind === 'end' || doing?.kind === 'reopen') && (
        <FormDrawer
          title={`${bodies[doing.kind]} · ${say(doing.body.name)}`}
          does={bodies[doing.kind]}
          note={doing.kind === 'merge' ? bodies.mergeNote : undefined}
          start={{ fromDay: today() }}
          fields={[
            {
              key: 'into',
              label: bodies.into,
              kind: 'choice',
              isRequired: true,
              choices: choices.filter(({ value }) => value !== doing.body.id),
              when: doing.kind === 'merge',
            },
            fromDay,
            ...note,
          ]}
          send={({ into, fromDay: day, documentNo, reason }) =>
            api.send(
              'POST',
              `/api/v1/bodies/${doing.body.id}/${doing.kind}`,
              {
                version: doing.body.version,
                fromDay: day,
                documentNo: documentNo || null,
                reason,
                ...(doing.kind === 'merge' ? { into } : {}),
              },
              { division },
            )
          }
          onDone={done}
          onClose={close}
        />
      )}
      {doing?.kind === 'history' && (
        <BodyHistory
          body={doing.body}
          division={division}
          names={names}
          onClose={close}
          actions={
            mayManage &&
            (doing.body.endedOn === null ? (
              <>
                <button
                  type="button"
                  className="button is-primary"
                  onClick={() => setDoing({ kind: 'edit', body: doing.body })}
                >
                  {bodies.edit}
                </button>
                <button type="button" className="button" onClick={() => setDoing({ kind: 'merge', body: doing.body })}>
                  {bodies.merge}
                </button>
                <button
                  type="button"
                  className="button is-danger"
                  onClick={() => setDoing({ kind: 'end', body: doing.body })}
                >
                  {bodies.end}
                </button>
              </>
            ) : (
              <button type="button" className="button" onClick={() => setDoing({ kind: 'reopen', body: doing.body })}>
                {bodies.reopen}
              </button>
            ))
          }
        />
      )}
      {isImporting && (
        <ImportDrawer
          title={`${words.import} · ${title}`}
          path="/api/v1/bodies"
          division={division}
          onDone={done}
          onClose={() => setImporting(false)}
        />
      )}
    </Page>
  )
}

interface Placed {
  readonly body: BodyRow
  readonly depth: number
}

/** Bodies as a tree read from above, each under the one that it stands under. */
function inOrder(rows: readonly BodyRow[]): readonly Placed[] {
  const known = new Set(rows.map(({ id }) => id))
  const under = new Map<string, BodyRow[]>()
  for (const row of rows) {
    const key = row.parent !== null && known.has(row.parent) ? row.parent : ''
    under.set(key, [...(under.get(key) ?? []), row])
  }
  const visit = (parent: string, depth: number): readonly Placed[] =>
    (under.get(parent) ?? []).flatMap((body) => [{ body, depth }, ...visit(body.id, depth + 1)])
  return visit('', 0)
}

function BodyHistory({
  body,
  division,
  names,
  actions,
  onClose,
}: {
  readonly body: BodyRow
  readonly division: string
  readonly names: ReadonlyMap<string, string>
  readonly actions: React.ReactNode
  readonly onClose: () => void
}) {
  const words = useWords()
  const { bodies } = words
  const say = useSay()
  const answer = useAnswer<readonly ChangeRow[]>(`/api/v1/bodies/${body.id}/history`, { division })
  const shown = (key: string, value: unknown) =>
    value === null || value === ''
      ? words.empty
      : key === 'kind'
        ? (words.kinds[value as BodyRow['kind']] ?? String(value))
        : key === 'parent' || key === 'mergedInto'
          ? (names.get(String(value)) ?? String(value))
          : String(value)
  return (
    <Drawer title={say(body.name)} width={640} onClose={onClose} foot={actions}>
      <h3>{bodies.historyOf(say(body.name))}</h3>
      <Answer of={answer} isEmpty={(rows) => rows.length === 0}>
        {(rows) => (
          <table className="figures">
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    {dayText(row.fromDay)}
                    <br />
                    <b>{bodies.changes[row.kind as keyof typeof bodies.changes] ?? row.kind}</b>
                  </td>
                  <td>
                    {Object.entries(row.after)
                      .filter(
                        ([key, value]) => row.before !== null && row.before[key as keyof typeof row.before] !== value,
                      )
                      .map(([key, value]) => (
                        <div key={key}>
                          {bodies.facts[key as keyof typeof bodies.facts] ?? key}：
                          {shown(key, row.before?.[key as keyof typeof row.after])} → {shown(key, value)}
                        </div>
                      ))}
                    {row.before === null && row.after.nameZh}
                    <div className="muted">
                      {[row.documentNo, row.reason, row.doneBy, momentText(row.doneAt)]
                        .filter((part) => part)
                        .join(' · ')}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Drawer>
  )
}
