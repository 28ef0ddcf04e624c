import { useMemo, useState } from 'react'
import type { BodyRow, PersonRow } from '../../../platform/organisation/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { FormDrawer } from './FormDrawer.tsx'
import { ImportDrawer, Passwords } from './ImportDrawer.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import { useWords } from './words.ts'
import './administration.css'

/** 人员: accounts of the division, with what they may do and how they stand. */
export default function PeoplePage() {
  const words = useWords()
  const { people } = words
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const division = session.division
  const answer = useAnswer<{ rows: PersonRow[] }>('/api/v1/people', { division })
  const bodies = useAnswer<{ rows: BodyRow[] }>('/api/v1/bodies', { division })
  const [open, setOpen] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const [first, setFirst] = useState<{ name: string; loginName: string; password: string } | null>(null)
  const mayManage = session.may('people.manage')
  const columns = useMemo(
    (): readonly Column<PersonRow>[] => [
      { key: 'name', title: people.name, width: 120, isFixed: true, value: ({ name }) => name },
      { key: 'loginName', title: people.loginName, width: 140, value: ({ loginName }) => loginName },
      {
        key: 'body',
        title: people.body,
        width: 180,
        filters: true,
        value: ({ body }) => (body === null ? null : say(body.name)),
      },
      { key: 'post', title: people.post, width: 110, value: ({ post }) => post },
      {
        key: 'roles',
        title: people.roles,
        width: 230,
        value: ({ roles }) =>
          roles
            .map(({ role, bodyName }) =>
              bodyName === null ? words.roles[role] : `${words.roles[role]}（${say(bodyName)}）`,
            )
            .join('、') || null,
      },
      { key: 'phone', title: people.phone, width: 130, value: ({ phone }) => phone },
      {
        key: 'state',
        title: people.state,
        width: 110,
        filters: true,
        value: ({ state }) => people.states[state],
        cell: ({ state }) => (
          <Mark tone={STATE_LOOKS[state].tone} shape={STATE_LOOKS[state].shape}>
            {people.states[state]}
          </Mark>
        ),
      },
      {
        key: 'factor',
        title: people.secondFactor,
        width: 90,
        filters: true,
        value: ({ hasSecondFactor }) => (hasSecondFactor ? people.has : people.hasNot),
      },
      {
        key: 'last',
        title: people.lastSignedIn,
        width: 120,
        value: ({ lastSignedInAt }) => (lastSignedInAt === null ? null : dayText(lastSignedInAt)),
      },
      {
        key: 'duty',
        title: people.duty,
        width: 120,
        filters: true,
        isHidden: true,
        value: ({ duty }) => words.duties[duty],
      },
    ],
    [people, words, say],
  )
  const choices = (bodies.data?.rows ?? [])
    .filter(({ endedOn }) => endedOn === null)
    .map(({ id, name }) => ({ value: id, label: say(name) }))
  const actions = mayManage && (
    <>
      <button type="button" className="button is-primary" onClick={() => setAdding(true)}>
        {people.add}
      </button>
      <button type="button" className="button" onClick={() => setImporting(true)}>
        {words.import}
      </button>
    </>
  )
  return (
    <Page title={say({ zh: '人员', en: 'People' })} note={session.isSimulated && <SimulatedMark />} actions={actions}>
      <Answer
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <Empty title={people.emptyTitle} actions={actions}>
            {people.emptyText}
          </Empty>
        }
      >
        {({ rows }) => (
          <DataTable
            id="admin-people"
            label={say({ zh: '人员', en: 'People' })}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => setOpen(id)}
            onExport={() => api.download('/api/v1/people/export', { division })}
          />
        )}
      </Answer>
      {open !== null && <PersonDrawer id={open} bodies={choices} onClose={() => setOpen(null)} />}
      {isAdding && (
        <FormDrawer
          title={people.add}
          start={{ duty: 'business' }}
          fields={[
            { key: 'name', label: people.name, isRequired: true },
            { key: 'loginName', label: people.loginName, isRequired: true },
            {
              key: 'duty',
              label: people.duty,
              kind: 'choice',
              isRequired: true,
              hint: people.dutyHint,
              choices: Object.entries(words.duties).map(([value, label]) => ({ value, label })),
            },
            { key: 'body', label: people.body, kind: 'choice', choices },
            { key: 'post', label: people.post },
            { key: 'phone', label: people.phone, hint: people.phoneHint },
          ]}
          send={async ({ name = '', loginName = '', duty, body, post, phone }) => {
            const account = { name, loginName, duty, body: body || null, post: post || null, phone: phone || null }
            const { password } = await api.send<{ password: string }>('POST', '/api/v1/people', account, { division })
            setFirst({ name, loginName, password })
          }}
          onDone={() => void forget(['/api/v1/people'])}
          onClose={() => setAdding(false)}
        />
      )}
      {first !== null && (
        <Drawer title={people.initial} place="middle" onClose={() => setFirst(null)}>
          <Passwords rows={[first]} />
        </Drawer>
      )}
      {isImporting && (
        <ImportDrawer
          title={`${words.import} · ${say({ zh: '人员', en: 'People' })}`}
          path="/api/v1/people"
          division={division}
          onDone={() => void forget(['/api/v1/people'])}
          onClose={() => setImporting(false)}
        />
      )}
    </Page>
  )
}

const STATE_LOOKS = {
  active: { tone: 'good', shape: '●' },
  first: { tone: 'none', shape: '○' },
  locked: { tone: 'poor', shape: '▲' },
  unused: { tone: 'poor', shape: '▲' },
  suspended: { tone: 'bad', shape: '■' },
} as const
