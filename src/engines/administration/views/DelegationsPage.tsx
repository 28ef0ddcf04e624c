import { useMemo, useState } from 'react'
import type { DelegationRow, DirectoryRow, MembershipRow } from '../../../platform/organisation/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { FormDrawer, today } from './FormDrawer.tsx'
import { useWords } from './words.ts'
import './administration.css'

/** 代办: who reports or reviews in another's place, from when until when. */
export default function DelegationsPage() {
  const words = useWords()
  const { delegations } = words
  const say = useSay()
  const session = useSession()
  const forget = useForget()
  const division = session.division
  const mayGrant = session.may('delegations.grant')
  const answer = useAnswer<readonly DelegationRow[]>('/api/v1/delegations', { division })
  const own = useAnswer<readonly MembershipRow[]>('/api/v1/delegations/memberships', { division }, { when: mayGrant })
  const people = useAnswer<readonly DirectoryRow[]>('/api/v1/directory', { division }, { when: mayGrant })
  const [isAdding, setAdding] = useState(false)
  const title = say({ zh: '代办', en: 'Standing in' })
  const columns = useMemo(
    (): readonly Column<DelegationRow>[] => [
      { key: 'of', title: delegations.of, width: 120, isFixed: true, value: ({ of }) => of.name },
      { key: 'to', title: delegations.to, width: 120, value: ({ to }) => to.name },
      {
        key: 'what',
        title: delegations.what,
        width: 260,
        value: ({ role, body }) => `${words.roles[role]}${body === null ? '' : ` · ${say(body.name)}`}`,
      },
      { key: 'from', title: delegations.from, width: 110, value: ({ fromDay }) => fromDay },
      { key: 'until', title: delegations.until, width: 110, value: ({ toDay }) => toDay },
      {
        key: 'state',
        title: delegations.state,
        width: 100,
        filters: true,
        value: ({ state }) => delegations.states[state],
      },
      { key: 'reason', title: words.reason, width: 220, value: ({ reason }) => reason },
    ],
    [delegations, words, say],
  )
  const withdraw = async ({ id, to }: DelegationRow) => {
    if (!(await askConfirmation({ title: `${delegations.withdraw} · ${to.name}`, does: delegations.withdraw }))) return
    try {
      await api.send('DELETE', `/api/v1/delegations/${division}/${id}`)
      await forget(['/api/v1/delegations'])
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail))
    }
  }
  const actions = mayGrant && (
    <button type="button" className="button is-primary" onClick={() => setAdding(true)}>
      {delegations.add}
    </button>
  )
  return (
    <Page title={title} actions={actions}>
      <Answer
        of={answer}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Empty title={delegations.emptyTitle} actions={actions}>
            {delegations.emptyText}
          </Empty>
        }
      >
        {(rows) => (
          <DataTable
            id="admin-delegations"
            label={title}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            {...(mayGrant
              ? {
                  onOpen: (row: DelegationRow) => {
                    if (row.state === 'holds' || row.state === 'coming') void withdraw(row)
                  },
                }
              : {})}
          />
        )}
      </Answer>
      {isAdding && (
        <FormDrawer
          title={delegations.add}
          start={{ membership: own.data?.[0]?.id ?? '', fromDay: today(), toDay: today() }}
          fields={[
            {
              key: 'membership',
              label: delegations.what,
              kind: 'choice',
              isRequired: true,
              choices: (own.data ?? []).map((one) => ({
                value: one.id,
                label: `${words.roles[one.role]} · ${one.body === null ? '' : say(one.body.name)}（${one.person.name}）`,
              })),
            },
            {
              key: 'person',
              label: delegations.to,
              kind: 'choice',
              isRequired: true,
              choices: (people.data ?? []).map((one) => ({
                value: one.id,
                label: [one.name, one.body === null ? null : say(one.body.name), one.post]
                  .filter((part) => part)
                  .join(' · '),
              })),
            },
            { key: 'fromDay', label: delegations.from, kind: 'day', isRequired: true },
            { key: 'toDay', label: delegations.until, kind: 'day', isRequired: true },
            { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
          ]}
          send={(values) => api.send('POST', '/api/v1/delegations', { division, ...values })}
          onDone={() => void forget(['/api/v1/delegations'])}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  )
}
