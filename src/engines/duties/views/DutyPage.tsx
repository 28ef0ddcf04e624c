import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Name } from '../../../model/session.ts'
import { item as declaredItem } from '../../../systems/05-reform/power-lists/records.ts'
import powerLists from '../../../systems/05-reform/power-lists.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { toast } from '../../../ui/toasts.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { ClaimAnswer, DutyAnswer } from '../answers.ts'
import { useWords } from './words.ts'
import './duties.css'

const KINDS = declaredItem.fields.kind?.kind === 'choice' ? declaredItem.fields.kind.choices : {}
const recordOf = (type: string, division: string, id: string) => `/systems/${powerLists.id}/${type}/${division}/${id}`

interface Bodies {
  readonly rows: readonly {
    readonly id: string
    readonly name: Name
    readonly kind: string
    readonly endedOn: string | null
  }[]
}

/** 这事归谁管: asked in words or by class, answered with the article; the address holds the question, so others link to it. */
export default function DutyPage() {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const plan = usePlan()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState(search.get('text') ?? '')
  const [classCode, setClass] = useState(search.get('class') ?? '')
  const [street, setStreet] = useState(search.get('street') ?? '')
  const bodies = useAnswer<Bodies>(
    '/api/v1/bodies',
    { division: session.division },
    { when: session.may('bodies.read') },
  )
  const streets = (bodies.data?.rows ?? []).filter(({ kind, endedOn }) => kind === 'subdistrict' && endedOn === null)
  const asked = { text: search.get('text'), class: search.get('class'), street: search.get('street') }
  const isAsked = (asked.text ?? '') !== '' || (asked.class ?? '') !== ''
  const answer = useAnswer<DutyAnswer>(
    '/api/v1/duties',
    { division: session.division, on: plan.asOf, ...asked },
    { when: isAsked, keepsLast: true },
  )
  const ask = (event: FormEvent) => {
    event.preventDefault()
    const next = new URLSearchParams(search)
    for (const [key, value] of [
      ['text', text.trim()],
      ['class', classCode.trim()],
      ['street', street],
    ] as const)
      if (value === '') next.delete(key)
      else next.set(key, value)
    setSearch(next)
  }
  return (
    <Page
      title={words.title}
      width="text"
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <Link className="button" to="/duties/match">
          {words.match}
        </Link>
      }
    >
      <form className="duties-form" onSubmit={ask}>
        <label className="field duties-text">
          <span>{words.text}</span>
          <input
            value={text}
            placeholder={words.textHint}
            maxLength={500}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{words.classCode}</span>
          <input
            value={classCode}
            pattern="(part-)?\d{0,16}"
            placeholder={words.classHint}
            onChange={(event) => setClass(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{words.street}</span>
          <select value={street} onChange={(event) => setStreet(event.target.value)}>
            <option value="">{words.anyStreet}</option>
            {streets.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button is-primary" disabled={text.trim() === '' && classCode.trim() === ''}>
          {words.ask}
        </button>
      </form>
      <p className="muted">{words.about}</p>
      {isAsked ? (
        <RegisterAnswer of={answer} system={powerLists}>
          {(found) => <Answered found={found} matter={asked.text ?? asked.class ?? ''} />}
        </RegisterAnswer>
      ) : (
        <p className="muted">{words.again}</p>
      )}
    </Page>
  )
}

function Answered({ found, matter }: { readonly found: DutyAnswer; readonly matter: string }) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const [first] = found.claims
  return (
    <div aria-live="polite" className="duties-answer">
      {found.kind === 'one' && first !== undefined && (
        <Panel title={words.one(first.body.name)}>
          <p>{say(first.because)}</p>
          <Claim claim={first} division={found.division} />
        </Panel>
      )}
      {found.kind === 'overlap' && (
        <Panel title={words.overlap(found.claims.length)} actions={<Ruling found={found} matter={matter} />}>
          <p>
            <Mark tone="fair" shape="⇄">
              {words.overlapTodo}
            </Mark>
          </p>
          {found.claims.map((claim) => (
            <Claim key={claim.route.id} claim={claim} division={found.division} hasBody />
          ))}
        </Panel>
      )}
      {found.kind === 'lapsed' && (
        <Panel title={words.lapsed}>
          {found.because !== null && <p>{say(found.because)}</p>}
          {found.claims.map((claim) => (
            <Claim key={claim.route.id} claim={claim} division={found.division} hasBody />
          ))}
        </Panel>
      )}
      {found.kind === 'gap' && (
        <Panel
          title={words.gap}
          actions={
            session.may('records.duty-route.create') && (
              <Link className="button" to={`/systems/${powerLists.id}/duty-route/new`}>
                {words.addRoute}
              </Link>
            )
          }
        >
          {found.because !== null && <p>{say(found.because)}</p>}
          <p className="muted">{words.gapTodo}</p>
        </Panel>
      )}
      {found.others.length > 0 && (
        <Panel title={words.others}>
          {found.others.map((claim) => (
            <Claim key={claim.route.id} claim={claim} division={found.division} hasBody />
          ))}
        </Panel>
      )}
    </div>
  )
}

function Claim({
  claim,
  division,
  hasBody = false,
}: {
  readonly claim: ClaimAnswer
  readonly division: string
  readonly hasBody?: boolean
}) {
  const words = useWords()
  const say = useSay()
  const { item, basis, route, delegation } = claim
  const kind = KINDS[item.kind]
  return (
    <dl className="facts">
      {hasBody && (
        <>
          <dt lang="zh">{claim.body.name}</dt>
          <dd>{say(claim.because)}</dd>
        </>
      )}
      <dt>{words.item}</dt>
      <dd>
        <Link to={recordOf('power-item', division, item.id)} lang="zh">
          {item.name}
        </Link>{' '}
        <span className="muted">
          {kind === undefined ? '' : say(kind)} {item.code}
        </span>
      </dd>
      <dt>{words.basis}</dt>
      <dd>
        <Link to={recordOf('law-article', division, basis.id)} lang="zh">
          {basis.name}
        </Link>{' '}
        <span className="muted">{words.since(basis.validFrom, basis.validTo)}</span>
      </dd>
      <dt>{words.route}</dt>
      <dd>
        <Link to={recordOf('duty-route', division, route.id)} lang="zh">
          {route.matter}
        </Link>
        {delegation !== null && <span> · {delegation.method === 'transfer' ? words.transfer : words.entrust}</span>}
      </dd>
      {route.note !== null && (
        <>
          <dt>{words.note}</dt>
          <dd lang="zh">{route.note}</dd>
        </>
      )}
    </dl>
  )
}

/** Two bodies claim it alike: whoever may, asks for a ruling with what both say. */
function Ruling({ found, matter }: { readonly found: DutyAnswer; readonly matter: string }) {
  const words = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const [one, other] = found.claims
  if (!session.may('records.duty-boundary.create') || one === undefined || other === undefined) return null
  const start = async () => {
    const said = await askReason({ title: words.rulingTitle(matter), label: words.rulingSaid })
    if (said === null) return
    try {
      const made = await api.send<{ id: string; number: string | null }>('POST', '/api/v1/records/duty-boundary', {
        division: found.division,
        values: { matter, one: one.body.id, other: other.body.id, said },
      })
      toast(words.rulingMade(made.number ?? ''))
      navigate(recordOf('duty-boundary', found.division, made.id))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  return (
    <button type="button" className="button is-primary" onClick={() => void start()}>
      {words.startRuling}
    </button>
  )
}
