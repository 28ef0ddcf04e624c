import { useMemo, useState } from 'react'
import type { DivisionRow } from '../../../platform/organisation/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { useSay } from '../../../ui/language.ts'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { FormDrawer, type FormField, today } from './FormDrawer.tsx'
import { useWords } from './words.ts'
import './administration.css'

type Doing = { readonly kind: 'add' } | { readonly kind: 'open' | 'edit' | 'end' | 'reopen'; readonly row: DivisionRow }

/** 行政区划: the own division, what is above it to see, and what is under it to look after. */
export default function DivisionsPage() {
  const words = useWords()
  const { divisions } = words
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const answer = useAnswer<readonly DivisionRow[]>('/api/v1/divisions')
  const [doing, setDoing] = useState<Doing | null>(null)
  const mayManage = session.may('divisions.manage')
  const title = say({ zh: '行政区划', en: 'Divisions' })
  const columns = useMemo(
    (): readonly Column<DivisionRow>[] => [
      { key: 'code', title: divisions.code, width: 130, isFixed: true, value: ({ code }) => code },
      { key: 'name', title: divisions.nameZh, width: 200, value: ({ name }) => say(name) },
      { key: 'parent', title: divisions.parent, width: 120, value: ({ parent }) => parent },
      { key: 'bodies', title: divisions.bodies, width: 90, align: 'end', value: ({ bodies }) => bodies },
      { key: 'people', title: divisions.people, width: 90, align: 'end', value: ({ people }) => people },
      {
        key: 'state',
        title: divisions.state,
        width: 240,
        value: (row) =>
          row.endedOn !== null
            ? `${words.bodies.ended(row.endedOn)}${row.mergedInto === null ? '' : ` · ${words.bodies.merged(row.mergedInto)}`}`
            : row.code === session.division
              ? divisions.own
              : row.isManaged || !mayManage
                ? divisions.standing
                : divisions.above,
      },
    ],
    [divisions, words, say, session.division, mayManage],
  )
  const note: readonly FormField[] = [
    { key: 'documentNo', label: words.documentNo, hint: words.documentHint },
    { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
  ]
  const fromDay: FormField = { key: 'fromDay', label: words.fromDay, kind: 'day', isRequired: true }
  const managed = (answer.data ?? []).filter(({ isManaged, endedOn }) => isManaged && endedOn === null)
  const choices = managed.map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }))
  const done = () => void forget(['/api/v1/divisions', '/api/v1/session'])
  const close = () => setDoing(null)
  return (
    <Page
      title={title}
      actions={
        mayManage && (
          <button type="button" className="button is-primary" onClick={() => setDoing({ kind: 'add' })}>
            {divisions.add}
          </button>
        )
      }
    >
      <Answer of={answer}>
        {(rows) => (
          <DataTable
            id="admin-divisions"
            label={title}
            rows={rows}
            columns={columns}
            rowKey={({ code }) => code}
            onOpen={(row) => setDoing({ kind: 'open', row })}
          />
        )}
      </Answer>
      {doing?.kind === 'add' && (
        <FormDrawer
          title={divisions.add}
          start={{ parent: choices[0]?.value ?? '' }}
          fields={[
            { key: 'parent', label: divisions.parent, kind: 'choice', isRequired: true, choices },
            { key: 'code', label: divisions.code, isRequired: true, hint: divisions.codeHint },
            { key: 'nameZh', label: divisions.nameZh, isRequired: true },
            { key: 'nameEn', label: divisions.nameEn },
            ...note,
          ]}
          send={({ nameEn, documentNo, ...values }) =>
            api.send('POST', '/api/v1/divisions', { ...values, nameEn: nameEn || null, documentNo: documentNo || null })
          }
          onDone={done}
          onClose={close}
        />
      )}
      {doing?.kind === 'open' && (
        <Drawer
          title={`${doing.row.code} ${say(doing.row.name)}`}
          onClose={close}
          foot={
            doing.row.isManaged &&
            (doing.row.endedOn === null ? (
              <>
                <button
                  type="button"
                  className="button is-primary"
                  onClick={() => setDoing({ kind: 'edit', row: doing.row })}
                >
                  {divisions.edit}
                </button>
                {doing.row.code !== session.division && (
                  <button
                    type="button"
                    className="button is-danger"
                    onClick={() => setDoing({ kind: 'end', row: doing.row })}
                  >
                    {divisions.end}
                  </button>
                )}
              </>
            ) : (
              <button type="button" className="button" onClick={() => setDoing({ kind: 'reopen', row: doing.row })}>
                {divisions.reopen}
              </button>
            ))
          }
        >
          <dl className="admin-facts">
            <dt>{divisions.nameZh}</dt>
            <dd>{doing.row.name.zh}</dd>
            <dt>{divisions.nameEn}</dt>
            <dd>{doing.row.name.en ?? '—'}</dd>
            <dt>{divisions.parent}</dt>
            <dd>{doing.row.parent ?? '—'}</dd>
            <dt>{divisions.bodies}</dt>
            <dd>{doing.row.bodies}</dd>
            <dt>{divisions.people}</dt>
            <dd>{doing.row.people}</dd>
          </dl>
          {doing.row.simulated && <p className="muted">{divisions.simulated}</p>}
        </Drawer>
      )}
      {doing !== null && doing.kind !== 'add' && doing.kind !== 'open' && (
        <FormDrawer
          title={`${divisions[doing.kind]} · ${say(doing.row.name)}`}
          start={{ fromDay: today(), nameZh: doing.row.name.zh, nameEn: doing.row.name.en ?? '' }}
          fields={[
            { key: 'nameZh', label: divisions.nameZh, isRequired: true, when: doing.kind === 'edit' },
            { key: 'nameEn', label: divisions.nameEn, when: doing.kind === 'edit' },
            {
              key: 'into',
              label: divisions.into,
              kind: 'choice',
              choices: choices.filter(({ value }) => value !== doing.row.code),
              when: doing.kind === 'end',
            },
            fromDay,
            ...note,
          ]}
          send={({ nameZh, nameEn, into, fromDay: day, documentNo, reason }, version) => {
            const base = { version: version ?? doing.row.version, fromDay: day, documentNo: documentNo || null, reason }
            const path = `/api/v1/divisions/${doing.row.code}`
            if (doing.kind === 'edit') return api.send('PATCH', path, { ...base, nameZh, nameEn: nameEn || null })
            if (doing.kind === 'end') return api.send('POST', `${path}/end`, { ...base, into: into || null })
            return api.send('POST', `${path}/reopen`, base)
          }}
          onDone={done}
          onClose={close}
        />
      )}
    </Page>
  )
}
