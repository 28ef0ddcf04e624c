import { bytesToHex } from '@noble/hashes/utils.js'
import { useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api, saveFile } from '../../../ui/api.ts'
import { askConfirmation, askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { commitmentOf } from '../../draws/canonical.ts'
import { verifyDraw } from '../../draws/verify.ts'
import type { DrawPage as Page_ } from '../answers.ts'
import { StageMark } from './DrawsPage.tsx'
import { useWords } from './words.ts'
import './draws.css'

const MARKS = { right: '✓', wrong: '✗', open: '○' } as const

/** 一次抽取: what was frozen, who promised, the beacon, the result, and the check that anybody can make. */
export default function DrawPage() {
  const { division = '', id = '' } = useParams()
  const path = `/api/v1/draws/${division}/${id}`
  const answer = useAnswer<Page_>(path)
  useLive('draws', [path, '/api/v1/draws'])
  const words = useWords()
  return (
    <Answer of={answer}>
      {(page) => (
        <Page
          title={page.line.title}
          back={{ to: '/draws', title: words.back }}
          note={
            <>
              <StageMark stage={page.line.stage} /> {page.published.simulated && <SimulatedMark />}
            </>
          }
          actions={<Actions page={page} path={path} />}
        >
          <FrozenList page={page} />
          <Parties page={page} path={path} />
          <Beacon page={page} path={path} />
          <Result page={page} />
          <Verify page={page} />
        </Page>
      )}
    </Answer>
  )
}

interface Part {
  readonly page: Page_
  readonly path: string
}

/** Sends one act, tells what went wrong, and reads everything again. */
function useAct(path: string) {
  const forget = useForget()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const act = async <T,>(to: string, body?: object): Promise<T | null> => {
    setProblem(null)
    try {
      return await api.send<T>('POST', `${path}/${to}`, body)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      return null
    } finally {
      await forget([path, '/api/v1/draws'])
    }
  }
  return { act, problem }
}

function Actions({ page, path }: Part) {
  const words = useWords()
  const { act, problem } = useAct(path)
  const { stage, drawn } = page.line
  const giveOut = async () => {
    if (!(await askConfirmation({ title: words.giveOut, text: words.giveOutAsk(drawn ?? 0), does: words.giveOut })))
      return
    const made = await act<{ made: number; joined: number; short: number }>('visits')
    if (made !== null) toast(words.gaveOut(made.made, made.joined, made.short))
  }
  const voidIt = async () => {
    const because = await askReason({
      title: words.void,
      label: words.voidReason,
      text: words.voidText,
      does: words.void,
    })
    if (because !== null) await act('void', { because })
  }
  return (
    <>
      {problem !== null && <Problem of={problem} />}
      {page.visits !== null && (
        <Link
          className="button"
          to={`/systems/regulation/inspection?where=${encodeURIComponent(`draw == "${page.line.id}"`)}`}
        >
          {words.toVisits}
        </Link>
      )}
      {page.mayRun && stage === 'drawn' && page.visits === null && (
        <button type="button" className="button is-primary" onClick={() => void giveOut()}>
          {words.giveOut}
        </button>
      )}
      {page.mayRun && stage !== 'drawn' && stage !== 'void' && (
        <button type="button" className="button" onClick={() => void voidIt()}>
          {words.void}
        </button>
      )}
    </>
  )
}

function FrozenList({ page: { published, excluded } }: Pick<Part, 'page'>) {
  const words = useWords()
  return (
    <Panel title={words.list} note={momentText(published.frozenAt)}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.class}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.take}</th>
          </tr>
        </thead>
        <tbody>
          {published.strata.map(({ name, ids, take }) => (
            <tr key={name}>
              <td>{words.classes[name as keyof typeof words.classes] ?? name}</td>
              <td>{ids.length}</td>
              <td>
                {'count' in take ? words.count(take.count) : words.share(`${Math.round(take.share * 10_000) / 100}%`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {excluded > 0 && <p className="muted">{words.excluded(excluded)}</p>}
      <p className="draw-hash">
        {words.hash} <code>{published.listHash}</code>
      </p>
    </Panel>
  )
}

function Parties({ page, path }: Part) {
  const words = useWords()
  const { act, problem } = useAct(path)
  const [party, setParty] = useState('')
  const [secret, setSecret] = useState('')
  const { published, line, ownParty, missing } = page
  const isDue = Date.parse(page.now) >= Date.parse(published.beacon.due)
  const mayPromise = page.mayPromise && ownParty === null && !isDue && line.stage !== 'void'
  const mayReveal = ownParty !== null && missing.includes(ownParty) && line.stage === 'revealing'
  const promise = async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32))
    const text = `SSJ-DRAW/v1\n${line.title}\n${line.id}\n${party.trim()}\n${bytesToHex(bytes)}\n`
    // Saved first: a promise whose secret is lost would void the draw.
    saveFile(`${line.title}-${party.trim()}.txt`, new Blob([text], { type: 'text/plain' }))
    const made = await act('promises', { party: party.trim(), hash: commitmentOf(bytes) })
    if (made !== null) toast(words.promiseDone)
  }
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return
    setSecret(/[0-9a-f]{64}(?![\s\S]*[0-9a-f]{64})/.exec(await file.text())?.[0] ?? '')
  }
  const reveal = async () => {
    if ((await act('reveals', { secret: secret.trim().toLowerCase() })) !== null) toast(words.revealDone)
  }
  const revealed = new Map(published.reveals.map((one) => [one.party, one]))
  return (
    <Panel title={words.parties}>
      {problem !== null && <Problem of={problem} />}
      {published.commitments.length === 0 ? (
        <p className="muted">{words.noneYet}</p>
      ) : (
        <table className="figures draw-parties">
          <thead>
            <tr>
              <th scope="col">{words.party}</th>
              <th scope="col">{words.promised}</th>
              <th scope="col">{words.revealed}</th>
            </tr>
          </thead>
          <tbody>
            {published.commitments.map((one) => (
              <tr key={one.party}>
                <td>{one.party}</td>
                <td>
                  <code>{one.hash}</code> <span className="muted">{momentText(one.at)}</span>
                </td>
                <td>{revealed.has(one.party) ? <code>{revealed.get(one.party)?.secret}</code> : words.notYet}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayPromise && (
        <form
          className="draw-form"
          onSubmit={(event) => {
            event.preventDefault()
            void promise()
          }}
        >
          <label className="field">
            <span>{words.promiseAs}</span>
            <input
              required
              value={party}
              placeholder={words.promiseHint}
              onChange={(event) => setParty(event.target.value)}
            />
          </label>
          <button type="submit" className="button is-primary" disabled={party.trim() === ''}>
            {words.promise}
          </button>
          <p className="muted">{words.promiseText}</p>
        </form>
      )}
      {mayReveal && (
        <form
          className="draw-form"
          onSubmit={(event) => {
            event.preventDefault()
            void reveal()
          }}
        >
          <p className="muted">{words.revealText}</p>
          <input
            type="file"
            accept=".txt,text/plain"
            aria-label={words.revealText}
            onChange={(event) => void takeFile(event.target.files?.[0])}
          />
          <label className="field">
            <span>{ownParty}</span>
            <input value={secret} onChange={(event) => setSecret(event.target.value)} />
          </label>
          <button type="submit" className="button is-primary" disabled={!/^[0-9a-fA-F]{64}$/.test(secret.trim())}>
            {words.reveal}
          </button>
        </form>
      )}
    </Panel>
  )
}

function Beacon({ page, path }: Part) {
  const words = useWords()
  const { act, problem } = useAct(path)
  const [value, setValue] = useState('')
  const { beacon } = page.published
  const mayEnter = page.mayRun && page.line.stage === 'revealing' && beacon.value === null
  return (
    <Panel title={words.beacon}>
      {problem !== null && <Problem of={problem} />}
      <dl className="draw-facts">
        <div>
          <dt>{words.round}</dt>
          <dd>{beacon.round}</dd>
        </div>
        <div>
          <dt>{words.due}</dt>
          <dd>{momentText(beacon.due)}</dd>
        </div>
        <div>
          <dt>{words.revealBy}</dt>
          <dd>{momentText(page.revealBy)}</dd>
        </div>
        <div>
          <dt>{words.beaconValue}</dt>
          <dd>{beacon.value === null ? '—' : <code>{beacon.value}</code>}</dd>
        </div>
      </dl>
      {mayEnter && (
        <form
          className="draw-form"
          onSubmit={(event) => {
            event.preventDefault()
            void act('beacon', { value: value.trim() })
          }}
        >
          <p className="muted">{beacon.kind === 'lottery' ? words.beaconLottery : words.beaconDrand}</p>
          <label className="field">
            <span>{words.beaconValue}</span>
            <input value={value} onChange={(event) => setValue(event.target.value)} />
          </label>
          <button type="submit" className="button is-primary" disabled={value.trim() === ''}>
            {words.beaconDoes}
          </button>
        </form>
      )}
    </Panel>
  )
}

function Result({ page: { published, names } }: Pick<Part, 'page'>) {
  const words = useWords()
  const { result } = published
  if (result === null) return null
  const assigned = new Map(result.assignments.map((one) => [one.target, one]))
  return (
    <Panel title={words.result}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.class}</th>
            <th scope="col">{words.target}</th>
            <th scope="col">{words.inspectors}</th>
          </tr>
        </thead>
        <tbody>
          {result.strata.flatMap(({ name, drawn }) =>
            drawn.map((code) => {
              const one = assigned.get(code)
              return (
                <tr key={code}>
                  <td>{words.classes[name as keyof typeof words.classes] ?? name}</td>
                  <td>
                    {names[code] ?? ''} <code>{code}</code>
                  </td>
                  <td>
                    {one === undefined || one.state === 'short' ? words.short : one.inspectors.join('、')}
                    {one?.state === 'borrowed' && <span className="muted">（{words.borrowed}）</span>}
                  </td>
                </tr>
              )
            }),
          )}
        </tbody>
      </table>
    </Panel>
  )
}

function Verify({ page }: Pick<Part, 'page'>) {
  const words = useWords()
  const say = useSay()
  const { published } = page
  const { verdict, checks } = useMemo(() => verifyDraw(published), [published])
  const download = () =>
    saveFile(`${published.title}.json`, new Blob([JSON.stringify(published, null, 2)], { type: 'application/json' }))
  return (
    <Panel
      title={words.verify}
      note={words.verdicts[verdict]}
      actions={
        <>
          <button type="button" className="button" onClick={download}>
            {words.download}
          </button>
          <a className="button" href="/draw-verifier.html" download="draw-verifier.html">
            {words.verifier}
          </a>
        </>
      }
    >
      <p className="muted">{words.verifyText}</p>
      <ul className={`draw-checks is-${verdict}`}>
        {checks.map((check) => (
          <li key={check.of} className={`is-${check.state}`}>
            <b aria-hidden="true">{MARKS[check.state]}</b> {say(check.words)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
