import { Link, useParams } from 'react-router'
import { CERTIFICATES } from '../../../systems/03-industry/industrial-chain/certificates.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { numberText, UNKNOWN } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Mark, SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import { addressOfRecord } from '../../registers/views/declared.ts'
import type { NeedAnswer } from '../answers.ts'
import { levelNames, placeNames } from '../names.ts'
import { NEED_LOOKS } from './NeedTable.tsx'
import { useNeedWords } from './need-words.ts'
import './chains.css'

const LOOKS = {
  true: { tone: 'good', shape: '✓' },
  false: { tone: 'bad', shape: '✕' },
  unknown: { tone: 'fair', shape: '?' },
} as const

/** One purchase need, and whoever stands on its node: who could supply it, who not, of whom nobody can tell, and why. */
export default function NeedPage() {
  const words = useNeedWords()
  const session = useSession()
  const { division = '', id = '' } = useParams()
  const answer = useAnswer<NeedAnswer>(`/api/v1/purchase-needs/${division}/${id}`)
  const record = addressOfRecord('purchase-need', division, id)
  return (
    <Answer of={answer}>
      {(page) => (
        <Page
          title={page.need.product}
          back={{ to: '/chains/needs', title: words.title }}
          note={
            <>
              <Mark {...NEED_LOOKS[page.need.state]}>{words.states[page.need.state]}</Mark>{' '}
              {session.isSimulated && <SimulatedMark />}{' '}
              <span className="muted">
                {page.need.number} · {page.need.buyerName}
              </span>
            </>
          }
          actions={
            record !== null && (
              <Link className="button" to={record}>
                {words.record}
              </Link>
            )
          }
        >
          <Asked page={page} />
          <Suppliers page={page} />
          {page.candidates.length > 0 && (
            <Panel title={words.candidates} note={words.candidatesNote}>
              <ul className="chain-list">
                {page.candidates.map((one) => (
                  <li key={one.id}>
                    <Link to={addressOfRecord('enterprise', page.division, one.id) ?? '#'}>{one.name}</Link>{' '}
                    <span className="muted">{one.sector}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </Page>
      )}
    </Answer>
  )
}

function Asked({ page: { need, division } }: { readonly page: NeedAnswer }) {
  const words = useNeedWords()
  const say = useSay()
  const session = useSession()
  return (
    <Panel title={words.asked} note={words.askedNote}>
      <p className="register-text">{need.spec}</p>
      <dl className="chain-facts">
        <div>
          <dt>{words.node}</dt>
          <dd>
            {need.node === null || need.chain === null ? (
              words.toClass
            ) : session.may('chains.read') ? (
              <Link to={`/chains/${division}/${need.chain}?node=${need.node}`}>{need.nodeName}</Link>
            ) : (
              need.nodeName
            )}
          </dd>
        </div>
        <div>
          <dt>{words.amount}</dt>
          <dd>{numberText(need.amount)}</dd>
        </div>
        <div>
          <dt>{words.certs}</dt>
          <dd>
            {need.certs.length === 0
              ? words.notAsked
              : need.certs.map((one) => say(CERTIFICATES[one] ?? { zh: one, en: one })).join('、')}
          </dd>
        </div>
        <div>
          <dt>{words.level}</dt>
          <dd>{need.leastLevel === null ? words.notAsked : say(levelNames[need.leastLevel])}</dd>
        </div>
        <div>
          <dt>{words.leadDays}</dt>
          <dd>{need.leadDays === null ? words.notAsked : words.days(need.leadDays)}</dd>
        </div>
        <div>
          <dt>{words.buysFrom}</dt>
          <dd>{need.buysFrom === null ? UNKNOWN : say(placeNames[need.buysFrom])}</dd>
        </div>
        <div>
          <dt>{words.wantedBy}</dt>
          <dd>{need.wantedBy ?? UNKNOWN}</dd>
        </div>
        <div>
          <dt>{words.validTo}</dt>
          <dd>{need.validTo}</dd>
        </div>
      </dl>
    </Panel>
  )
}

function Suppliers({ page }: { readonly page: NeedAnswer }) {
  const words = useNeedWords()
  const say = useSay()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const { need, suppliers, division, mayIntroduce } = page
  const introduce = async (placement: string, name: string) => {
    if (!(await askConfirmation({ title: words.introduce, text: words.introduceAsk(name), does: words.introduce })))
      return
    await attempt(async () => {
      await api.send('POST', `/api/v1/purchase-needs/${division}/${need.id}/introductions`, { placement })
      toast(words.introduced)
    })
    await forget(['/api/v1/purchase-needs', '/api/v1/records/supply-introduction'])
  }
  return (
    <Panel title={words.who} note={words.counts(need.can, need.open, need.cannot)}>
      {problem !== null && <Problem of={problem} />}
      {suppliers.length === 0 ? (
        <p className="muted">{need.node === null ? words.classFirst : words.nobody}</p>
      ) : (
        <ul className="need-suppliers">
          {suppliers.map((one) => {
            const introduction =
              one.introduction === null ? null : addressOfRecord('supply-introduction', division, one.introduction.id)
            return (
              <li key={one.placement} data-truth={one.truth}>
                <div className="chain-card-line">
                  <Mark {...LOOKS[one.truth]}>{words.truths[one.truth]}</Mark>
                  <b>{one.name}</b>
                  <span className="muted">{words.asOf(one.asOf)}</span>
                  {one.introduction !== null &&
                    (introduction !== null && mayIntroduce ? (
                      <Link to={introduction}>
                        {words.introductionStates[one.introduction.state as keyof typeof words.introductionStates]}
                      </Link>
                    ) : (
                      <span>
                        {words.introductionStates[one.introduction.state as keyof typeof words.introductionStates]}
                      </span>
                    ))}
                  {one.introduction === null && mayIntroduce && (
                    <button
                      type="button"
                      className="button is-small"
                      disabled={isBusy}
                      onClick={() => void introduce(one.placement, one.name)}
                    >
                      {words.introduce}
                    </button>
                  )}
                </div>
                <ul className="chain-asked">
                  {one.verdicts.map(({ test, truth, words: because }) => (
                    <li key={test}>
                      <Mark {...LOOKS[truth]}>{words.tests[test]}</Mark>
                      <span>{say(because)}</span>
                    </li>
                  ))}
                </ul>
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}
