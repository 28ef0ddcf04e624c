import { Select } from 'antd'
import { useId, useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { BoxButtons, Drawer } from '../../../ui/Drawer.tsx'
import { askWhichHolds } from '../../../ui/dialogs.tsx'
import { Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { CommitmentPage } from '../answers.ts'
import { useWords } from './words.ts'

interface Parties {
  readonly rows: readonly { readonly id: string; readonly name: string }[]
}
interface Draft {
  readonly lead: string | null
  readonly supports: readonly string[]
  readonly goal: string
  readonly dueOn: string | null
}

/** 分工: who leads and supports, what for, by when. A stale edit shows both versions. */
export function WorkForm({
  page,
  onClose,
  onSaved,
}: {
  readonly page: CommitmentPage
  readonly onClose: () => void
  readonly onSaved: () => void
}) {
  const { form: words } = useWords()
  const key = useId()
  const parties = useAnswer<Parties>('/api/v1/commitment-parties', { division: page.division })
  const [draft, setDraft] = useState<Draft>({
    lead: page.lead?.id ?? page.suggestion?.body?.id ?? null,
    supports: page.supports.map(({ id }) => id),
    goal: page.goal,
    dueOn: page.dueOn,
  })
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const options = (parties.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const names = new Map(options.map(({ value, label }) => [value, label]))
  const say = ({ lead, supports, goal, dueOn }: Draft) => [
    lead === null ? '' : (names.get(lead) ?? lead),
    supports.map((id) => names.get(id) ?? id).join('、'),
    goal,
    dueOn ?? '',
  ]
  const save = async (revision: number): Promise<void> => {
    try {
      await api.send('PUT', `/api/v1/commitments/${page.division}/${page.id}/work`, { revision, work: draft, reason })
      toast(words.saved)
      onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code !== 'commitment-changed') return setProblem(error)
      const current = error.current as { revision: number; work: Draft | null } // the route's own answer
      const theirs = say(current.work ?? { lead: null, supports: [], goal: '', dueOn: null })
      const mine = say(draft)
      const heads = [words.lead, words.supports, words.goal, words.dueOn]
      const choice = await askWhichHolds(
        heads.map((name, i) => ({ name, mine: mine[i] ?? '', theirs: theirs[i] ?? '' })),
      )
      if (choice === 'mine') return save(current.revision)
      if (choice === 'theirs') onSaved()
    }
  }
  return (
    <Drawer
      title={page.text.replace(/\s+/g, '').slice(0, 30)}
      width={560}
      onClose={onClose}
      foot={
        <BoxButtons cancel={words.cancel} onCancel={onClose} does={words.save} onDo={() => void save(page.revision)} />
      }
    >
      <label className="field" htmlFor={`${key}-lead`}>
        <span>{words.lead}</span>
        <Select
          id={`${key}-lead`}
          showSearch
          allowClear
          optionFilterProp="label"
          placeholder={words.none}
          value={draft.lead}
          options={options}
          loading={parties.isPending}
          getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
          onChange={(lead) => setDraft({ ...draft, lead: lead ?? null })}
        />
      </label>
      {page.suggestion !== null && <p className="muted">{page.suggestion.because}</p>}
      <label className="field" htmlFor={`${key}-supports`}>
        <span>{words.supports}</span>
        <Select
          id={`${key}-supports`}
          mode="multiple"
          optionFilterProp="label"
          value={[...draft.supports]}
          options={options.filter(({ value }) => value !== draft.lead)}
          getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
          onChange={(supports) => setDraft({ ...draft, supports })}
        />
      </label>
      <label className="field">
        <span>{words.goal}</span>
        <textarea
          rows={3}
          value={draft.goal}
          placeholder={words.goalHint}
          onChange={(event) => setDraft({ ...draft, goal: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{words.dueOn}</span>
        <input
          type="date"
          value={draft.dueOn ?? ''}
          onChange={(event) => setDraft({ ...draft, dueOn: event.target.value === '' ? null : event.target.value })}
        />
      </label>
      <label className="field">
        <span>{words.reason}</span>
        <input
          value={reason}
          placeholder={page.issue === 'draft' ? '' : words.reasonNeeded}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
