import { useMemo, useState } from 'react'
import { needsBody, ROLES } from '../../../model/role.ts'
import type { BodyRow, MembershipRow, PersonRow } from '../../../platform/organisation/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText, momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { FormDrawer, today } from './FormDrawer.tsx'
import { ImportDrawer } from './ImportDrawer.tsx'
import { useWords } from './words.ts'
import './administration.css'

/** 角色授权: who held, holds and will hold which role, granted by whom and why. */
export default function RolesPage() {
  const words = useWords()
  const list = words.roleList
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const division = session.division
  const answer = useAnswer<{ rows: MembershipRow[] }>('/api/v1/roles', { division })
  const mayGrant = session.may('roles.grant')
  const people = useAnswer<{ rows: PersonRow[] }>('/api/v1/people', { division }, { when: mayGrant })
  const bodies = useAnswer<{ rows: BodyRow[] }>('/api/v1/bodies', { division }, { when: mayGrant })
  const [open, setOpen] = useState<MembershipRow | null>(null)
  const [doing, setDoing] = useState<'grant' | 'import' | 'end' | null>(null)
  const title = say({ zh: '角色授权', en: 'Roles' })
  const columns = useMemo(
    (): readonly Column<MembershipRow>[] => [
      { key: 'person', title: list.person, width: 120, isFixed: true, value: ({ person }) => person.name },
      { key: 'login', title: list.login, width: 130, value: ({ person }) => person.loginName },
      { key: 'role', title: list.role, width: 120, filters: true, value: ({ role }) => words.roles[role] },
      {
        key: 'body',
        title: list.body,
        width: 200,
        filters: true,
        value: ({ body }) => (body === null ? list.whole : say(body.name)),
      },
      { key: 'from', title: list.from, width: 110, value: ({ fromDay }) => fromDay },
      { key: 'to', title: list.lastDay, width: 110, value: ({ toDay, ending }) => ending?.lastDay ?? toDay },
      {
        key: 'state',
        title: list.state,
        width: 100,
        filters: true,
        value: ({ state }) => list.states[state],
        cell: ({ state }) => (
          <Mark
            tone={state === 'holds' ? 'good' : state === 'coming' ? 'accent' : 'none'}
            shape={state === 'holds' ? '●' : state === 'coming' ? '▷' : '○'}
          >
            {list.states[state]}
          </Mark>
        ),
      },
      {
        key: 'by',
        title: list.grantedBy,
        width: 180,
        value: ({ grantedBy, grantedAt }) => `${grantedBy} ${dayText(grantedAt)}`,
      },
      { key: 'document', title: words.documentNo, width: 160, value: ({ documentNo }) => documentNo },
      { key: 'reason', title: words.reason, width: 220, value: ({ reason }) => reason },
    ],
    [list, words, say],
  )
  const done = () => void forget(['/api/v1/roles', '/api/v1/people', '/api/v1/session'])
  const actions = mayGrant && (
    <>
      <button type="button" className="button is-primary" onClick={() => setDoing('grant')}>
        {list.grant}
      </button>
      <button type="button" className="button" onClick={() => setDoing('import')}>
        {words.import}
      </button>
    </>
  )
  return (
    <Page title={title} note={session.isSimulated && <SimulatedMark />} actions={actions}>
      <p className="muted">{list.apart}</p>
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Empty title={list.emptyTitle} actions={actions}>
            {list.emptyText}
          </Empty>
        }
      >
        {({ rows }) => (
          <DataTable
            id="admin-roles"
            label={title}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={setOpen}
            onExport={() => api.download('/api/v1/roles/export', { division })}
          />
        )}
      </Answer>
      {open !== null && doing === null && (
        <Drawer
          title={`${open.person.name} · ${words.roles[open.role]}`}
          onClose={() => setOpen(null)}
          foot={
            mayGrant &&
            open.state !== 'over' &&
            open.ending === null &&
            open.person.id !== session.person.id && (
              <button type="button" className="button is-danger" onClick={() => setDoing('end')}>
                {list.end}
              </button>
            )
          }
        >
          <dl className="admin-facts">
            <dt>{list.login}</dt>
            <dd>{open.person.loginName}</dd>
            <dt>{list.body}</dt>
            <dd>{open.body === null ? list.whole : say(open.body.name)}</dd>
            <dt>{list.days}</dt>
            <dd>
              {open.fromDay} – {open.toDay ?? ''}
            </dd>
            <dt>{list.grantedBy}</dt>
            <dd>
              {open.grantedBy} {momentText(open.grantedAt)}
            </dd>
            <dt>{words.documentNo}</dt>
            <dd>{open.documentNo ?? '—'}</dd>
            <dt>{words.reason}</dt>
            <dd>{open.reason}</dd>
            {open.ending !== null && (
              <>
                <dt>{list.end}</dt>
                <dd>
                  {list.endedBy(open.ending.endedBy, open.ending.lastDay)}：{open.ending.reason}
                </dd>
              </>
            )}
          </dl>
        </Drawer>
      )}
      {open !== null && doing === 'end' && (
        <FormDrawer
          title={`${list.end} · ${open.person.name} ${words.roles[open.role]}`}
          does={list.end}
          start={{ lastDay: today() }}
          fields={[
            { key: 'lastDay', label: list.lastDay, kind: 'day', isRequired: true, hint: list.endNow },
            { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
          ]}
          send={(values) => api.send('POST', `/api/v1/roles/${open.id}/end`, values, { division })}
          onDone={done}
          onClose={() => {
            setDoing(null)
            setOpen(null)
          }}
        />
      )}
      {doing === 'grant' && (
        <FormDrawer
          title={list.grant}
          does={list.grant}
          start={{ fromDay: today() }}
          fields={({ person, role }) => {
            const chosen = people.data?.rows.find(({ id }) => id === person)
            // Only what the account's duty allows: the rest would be refused.
            const roles = Object.entries(words.roles).filter(
              ([key]) =>
                chosen === undefined || (chosen.duty === 'business' ? !key.endsWith('-admin') : key === chosen.duty),
            )
            return [
              {
                key: 'person',
                label: list.person,
                kind: 'choice',
                isRequired: true,
                choices: (people.data?.rows ?? [])
                  .filter(({ state, id }) => state !== 'suspended' && id !== session.person.id)
                  .map((one) => ({
                    value: one.id,
                    label: `${one.name}（${one.loginName}${one.body === null ? '' : `，${say(one.body.name)}`}）`,
                  })),
              },
              {
                key: 'role',
                label: list.role,
                kind: 'choice',
                isRequired: true,
                choices: roles.map(([value, label]) => ({ value, label })),
              },
              {
                key: 'body',
                label: list.body,
                kind: 'choice',
                hint: list.bodyHint,
                isRequired: ROLES.some((one) => one === role && needsBody(one)),
                when: role?.endsWith('-admin') !== true,
                choices: (bodies.data?.rows ?? [])
                  .filter(({ endedOn, kind }) => endedOn === null && (role !== 'enterprise' || kind === 'company'))
                  .map(({ id, name }) => ({ value: id, label: say(name) })),
              },
              { key: 'fromDay', label: list.from, kind: 'day', isRequired: true },
              { key: 'toDay', label: list.to, kind: 'day' },
              { key: 'documentNo', label: words.documentNo, hint: words.documentHint },
              { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
            ]
          }}
          send={({ person, role, body, fromDay, toDay, documentNo, reason }) =>
            api.send(
              'POST',
              '/api/v1/roles',
              {
                person,
                role,
                body: role?.endsWith('-admin') ? null : body || null,
                fromDay,
                toDay: toDay || null,
                documentNo: documentNo || null,
                reason,
              },
              { division },
            )
          }
          onDone={done}
          onClose={() => setDoing(null)}
        />
      )}
      {doing === 'import' && (
        <ImportDrawer
          title={`${words.import} · ${title}`}
          path="/api/v1/roles"
          division={division}
          onDone={done}
          onClose={() => setDoing(null)}
        />
      )}
    </Page>
  )
}
