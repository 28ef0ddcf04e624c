import { useMemo, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { Values } from '../../../language/field.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useKeys } from '../../../ui/keys.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Menu, type MenuChoice } from '../../../ui/Menu.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import { Actions } from './Actions.tsx'
import { useBodies, usePeople } from './choices.ts'
import type { RecordAnswer } from './contract.ts'
import { addressOfList, addressOfRecord, type Declared, findType, groupsOf, pathOf, SYSTEMS } from './declared.ts'
import { isFiles } from './draft.ts'
import { EditDrawer } from './EditDrawer.tsx'
import { FieldView } from './FieldView.tsx'
import { FilesPanel } from './FilesPanel.tsx'
import { History } from './History.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { StateMark } from './marks.tsx'
import { RecordSide } from './RecordSide.tsx'
import { NotDeclared, RegisterAnswer } from './RegisterStates.tsx'
import { useRecordWords } from './record-words.ts'
import { type Speech, titleOf } from './value-text.ts'
import './registers.css'

/** One record: what it holds, how it stands, what can be done with it, and everything that happened to it. */
export default function RecordPage() {
  const { system, type, division = '', id = '' } = useParams()
  const declared = findType(type)
  const answer = useAnswer<RecordAnswer>(`${pathOf(type ?? '')}/${division}/${id}`, undefined, {
    when: declared !== undefined,
  })
  useLive(`records.${type}`, [`${pathOf(type ?? '')}/${division}/${id}`])
  if (declared === undefined || declared.system.id !== system) return <NotDeclared />
  return (
    <RegisterAnswer of={answer} system={declared.system}>
      {(page) => <Shown key={page.id} declared={declared} page={page} />}
    </RegisterAnswer>
  )
}

/** Names of what a record points to, also of bodies and people that only its history speaks of. */
function useSpeech(type: Declared['type'], page: RecordAnswer) {
  const language = useLanguage()
  const has = (kind: string) => Object.values(type.fields).some((field) => field.kind === kind)
  const { choices: bodies } = useBodies(page.division, has('body') || page.steps.some(({ byBody }) => byBody !== null))
  const { choices: people } = usePeople(page.division, has('person'))
  return useMemo(() => {
    const names = new Map<string, string>([
      ...people.map(({ value, label }) => [value, label] as const),
      ...bodies.map(({ value, label }) => [value, label] as const),
      ...Object.values(page.links).flatMap(({ id, title }) => (title === '' ? [] : [[id, title] as const])),
    ])
    const speech: Speech = { language, nameOf: (id) => names.get(id) ?? null }
    return speech
  }, [bodies, people, page.links, language])
}

function Shown({ declared, page }: { readonly declared: Declared; readonly page: RecordAnswer }) {
  const { system, type } = declared
  const words = useRecordWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const [search] = useSearchParams()
  const speech = useSpeech(type, page)
  const [editing, setEditing] = useState<'change' | 'correct' | null>(null)
  const [merging, setMerging] = useState<{ readonly into: string | null } | null>(null)
  const [revealed, setRevealed] = useState<Values | null>(null)
  const path = `${pathOf(type.id)}/${page.division}/${page.id}`
  const refresh = () => forget([pathOf(type.id), SYSTEMS, '/api/v1/cases', '/api/v1/my-day'])
  const title = titleOf({ name: type.title, field: type.fields[type.title] }, page, speech)
  const isEnded = page.endedAt !== null
  const mayEdit = page.mayChange.length > 0 && !isEnded
  const mayCorrect =
    page.may.change &&
    !isEnded &&
    Object.entries(type.fields).some(([name, { isDerived }]) => isDerived !== true && !page.mayChange.includes(name))
  const hasPersonal = Object.entries(type.fields).some(
    ([name, { personal }]) =>
      personal !== undefined && ((page.values[name] ?? null) !== null || page.hidden.includes(name)),
  )
  useKeys(mayEdit ? { e: { does: words.keysEdit, run: () => setEditing('change') } } : {})

  const act = async (send: () => Promise<unknown>, said: string) => {
    try {
      await send()
      toast(said)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
    await refresh()
  }
  const reveal = async () => {
    const purpose = await askReason({
      title: words.revealTitle,
      text: words.revealWhat,
      label: words.revealPurpose,
      does: words.reveal,
      atLeast: 4,
    })
    if (purpose === null) return
    try {
      const { values } = await api.send<{ readonly values: Values }>('POST', `${path}/reveal`, { purpose })
      setRevealed(values)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  const withReason = async (
    asked: { readonly title: string; readonly text?: string; readonly isDangerous?: boolean },
    act2: 'take-out' | 'restore',
    said: string,
  ) => {
    const reason = await askReason(asked)
    if (reason !== null) await act(() => api.send('POST', `${path}/${act2}`, { revision: page.revision, reason }), said)
  }
  const more: readonly MenuChoice[] = [
    ...(mayCorrect ? [{ key: 'correct', label: words.correct, onChoose: () => setEditing('correct') }] : []),
    ...(page.may.reveal && hasPersonal
      ? [
          revealed === null
            ? { key: 'reveal', label: words.reveal, onChoose: () => void reveal() }
            : { key: 'hide', label: words.hide, onChoose: () => setRevealed(null) },
        ]
      : []),
    ...(page.may.merge && !isEnded
      ? [
          { key: 'merge', label: words.merge, onChoose: () => setMerging({ into: null }) },
          {
            key: 'take-out',
            label: words.takeOut,
            onChoose: () =>
              void withReason(
                { title: words.takeOutTitle, text: words.takeOutWhat, isDangerous: true },
                'take-out',
                words.takeOutDone,
              ),
          },
        ]
      : []),
    ...(page.may.merge && isEnded && page.mergedInto === null
      ? [
          {
            key: 'restore',
            label: words.restore,
            onChoose: () => void withReason({ title: words.restoreTitle }, 'restore', words.restoreDone),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={title}
      back={{ to: addressOfList(declared), title: say(type.name) }}
      note={
        <>
          <StateMark type={type} state={page.state} />
          {page.number !== null && page.number !== title && <span className="register-code">{page.number}</span>}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <>
          {mayEdit && (
            <button type="button" className="button" onClick={() => setEditing('change')}>
              {words.edit}
            </button>
          )}
          {more.length > 0 && <Menu icon="menu" title={words.more} label="" choices={more} />}
        </>
      }
    >
      {isEnded && <Ended declared={declared} page={page} />}
      {revealed !== null && (
        <p className="register-notes" role="status">
          <Icon name="lock" size={14} /> {words.revealed}{' '}
          <button type="button" className="button is-small" onClick={() => setRevealed(null)}>
            {words.hide}
          </button>
        </p>
      )}
      <div className="register-columns">
        <div>
          {!isEnded && (
            <Actions
              declared={declared}
              page={page}
              speech={speech}
              onDone={() => void refresh()}
              start={search.get('do')}
            />
          )}
          <Facts
            declared={declared}
            page={page}
            values={{ ...page.values, ...revealed }}
            speech={speech}
            isRevealed={revealed !== null}
          />
          <FilesPanel type={type} page={page} onChanged={refresh} />
        </div>
        <div>
          <RecordSide declared={declared} page={page} onMerge={(into) => setMerging({ into })} />
          <History type={type} steps={page.steps} speech={speech} bodyName={speech.nameOf} />
        </div>
      </div>
      {editing !== null && (
        <EditDrawer
          type={type}
          page={page}
          isCorrecting={editing === 'correct'}
          speech={speech}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            void refresh()
          }}
        />
      )}
      {merging !== null && (
        <MergeDialog
          declared={declared}
          page={page}
          into={merging.into}
          speech={speech}
          onClose={() => setMerging(null)}
          onDone={(into) => {
            setMerging(null)
            void refresh()
            navigate(addressOfRecord(type.id, page.division, into) ?? `/systems/${system.id}`)
          }}
        />
      )}
    </Page>
  )
}

function Ended({ declared: { type }, page }: { readonly declared: Declared; readonly page: RecordAnswer }) {
  const words = useRecordWords()
  const address = page.mergedInto === null ? null : addressOfRecord(type.id, page.division, page.mergedInto)
  return (
    <p className="register-notes" role="status">
      <Icon name="warning" size={14} /> {page.mergedInto === null ? words.takenOut : words.merged} ·{' '}
      {momentText(page.endedAt)}{' '}
      {address !== null && (
        <Link className="way" to={address}>
          {words.toMerged}
        </Link>
      )}
    </p>
  )
}

/** The fields by their headings. What later steps fill in and nobody has filled yet does not take up room. */
function Facts({
  declared: { type },
  page,
  values,
  speech,
  isRevealed,
}: {
  readonly declared: Declared
  readonly page: RecordAnswer
  readonly values: Values
  readonly speech: Speech
  readonly isRevealed: boolean
}) {
  const words = useRecordWords()
  const say = useSay()
  return groupsOf(type).map(({ title, fields }) => {
    const own = fields.filter((name) => type.fields[name] !== undefined && !isFiles(type.fields[name] as never))
    const isEmpty = own.every((name) => (values[name] ?? null) === null && !page.hidden.includes(name))
    if (own.length === 0 || (title !== null && isEmpty)) return null
    return (
      <Panel key={title?.zh ?? ''} title={title === null ? words.basics : say(title)}>
        <dl className="register-facts">
          {own.map((name) => {
            const field = type.fields[name]
            if (field === undefined) return null
            const value = values[name] ?? null
            if (value === null && !page.hidden.includes(name) && field.required === undefined && title !== null)
              return null
            const isWide = field.kind === 'long-text' || field.kind === 'shape'
            return (
              <div key={name} className={isWide ? 'is-wide' : ''}>
                <dt title={field.help === undefined ? undefined : say(field.help)}>{say(field.label)}</dt>
                <dd>
                  {page.hidden.includes(name) && !isRevealed ? (
                    <span className="muted">
                      <Icon name="lock" size={12} /> {words.masked}
                    </span>
                  ) : (
                    <FieldView field={field} value={value} speech={speech} division={page.division} />
                  )}
                </dd>
              </div>
            )
          })}
        </dl>
      </Panel>
    )
  })
}
