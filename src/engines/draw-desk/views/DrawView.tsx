import { bytesToHex } from '@noble/hashes/utils.js'
import { type ReactNode, useMemo, useState } from 'react'
import { useAnswer } from '../../../ui/answers.ts'
import { saveFile } from '../../../ui/api.ts'
import { askReason } from '../../../ui/dialogs.tsx'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { commitmentOf } from '../../draws/canonical.ts'
import { verifyDraw } from '../../draws/verify.ts'
import type { DrawPage } from '../answers.ts'
import { useDrawAct } from './act.ts'
import { StageMark } from './DrawsTable.tsx'
import { useWords } from './words.ts'
import './draws.css'

const MARKS = { right: '✓', wrong: '✗', open: '○' } as const

export type DrawResult = NonNullable<DrawPage['published']['result']>

/** What a desk says of its own draws: who is drawn, in which classes, and what follows. */
export interface DrawDesk {
  readonly back: { readonly to: string; readonly title: string }
  /** Whom the classes are of: 信用类别, and what each is called. */
  readonly classTitle: string
  readonly classOf: (name: string) => string
  /** Counts of what is drawn: '12 户'. */
  readonly counted: (count: number) => string
  readonly targetTitle: string
  /** What stands beside the id of whoever is drawn: a firm's name, a masked one. */
  readonly nameOf: (id: string) => ReactNode
  /** Parties that usually promise, as an example. */
  readonly partyHint: string
  readonly listNote?: ReactNode
  /** A column of the result that says what each gets of it: inspectors, a home. */
  readonly gets?: { readonly title: string; readonly of: (id: string, result: DrawResult) => ReactNode }
  /** What can be done once it is drawn. */
  readonly follows?: (part: Part) => ReactNode
}

/** 一次抽取, whichever desk leads it: what was frozen, who promised, the beacon, the result, and the check that anybody can make. */
export function DrawView({
  division,
  id,
  desk,
}: {
  readonly division: string
  readonly id: string
  readonly desk: DrawDesk
}) {
  const path = `/api/v1/draws/${division}/${id}`
  const answer = useAnswer<DrawPage>(path)
  useLive('draws', [path, '/api/v1/draws'])
  return (
    <Answer of={answer}>
      {(page) => (
        <Page
          title={page.line.title}
          back={desk.back}
          note={
            <>
              <StageMark stage={page.line.stage} /> {page.published.simulated && <SimulatedMark />}
            </>
          }
          actions={<Actions page={page} path={path} desk={desk} />}
        >
          <FrozenList page={page} desk={desk} />
          <Parties page={page} path={path} desk={desk} />
          <Beacon page={page} path={path} />
          <Result page={page} desk={desk} />
          <Verify page={page} />
        </Page>
      )}
    </Answer>
  )
}

export interface Part {
  readonly page: DrawPage
  readonly path: string
}

interface Shown extends Part {
  readonly desk: DrawDesk
}

function Actions({ page, path, desk }: Shown) {
  const words = useWords()
  const { act, problem } = useDrawAct(path)
  const { stage } = page.line
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
      {desk.follows?.({ page, path })}
      {page.mayRun && stage !== 'drawn' && stage !== 'void' && (
        <button type="button" className="button" onClick={() => void voidIt()}>
          {words.void}
        </button>
      )}
    </>
  )
}

function FrozenList({ page: { published }, desk }: Omit<Shown, 'path'>) {
  const words = useWords()
  return (
    <Panel title={words.list} note={momentText(published.frozenAt)}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{desk.classTitle}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.take}</th>
          </tr>
        </thead>
        <tbody>
          {published.strata.map(({ name, ids, take }) => (
            <tr key={name}>
              <td>{desk.classOf(name)}</td>
              <td>{ids.length}</td>
              <td>
                {'count' in take ? desk.counted(take.count) : words.share(`${Math.round(take.share * 10_000) / 100}%`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {published.lots?.groups.map(({ name, lots }) => (
        <p key={name} className="muted">
          {words.lots(lots.length)} <span className="draw-hash">{lots.join('、')}</span>
        </p>
      ))}
      {desk.listNote}
      <p className="draw-hash">
        {words.hash} <code>{published.listHash}</code>
      </p>
      {published.lots !== undefined && (
        <p className="draw-hash">
          {words.lotsHash} <code>{published.lots.hash}</code>
        </p>
      )}
    </Panel>
  )
}

function Parties({ page, path, desk }: Shown) {
  const words = useWords()
  const { act, problem } = useDrawAct(path)
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
              placeholder={desk.partyHint}
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
  const { act, problem } = useDrawAct(path)
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

function Result({ page: { published }, desk }: Omit<Shown, 'path'>) {
  const words = useWords()
  const { result } = published
  if (result === null) return null
  return (
    <Panel title={words.result}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{desk.classTitle}</th>
            <th scope="col">{words.order}</th>
            <th scope="col">{desk.targetTitle}</th>
            {desk.gets !== undefined && <th scope="col">{desk.gets.title}</th>}
          </tr>
        </thead>
        <tbody>
          {result.strata.flatMap(({ name, drawn }) =>
            drawn.map((id, i) => (
              <tr key={id}>
                <td>{desk.classOf(name)}</td>
                <td>{i + 1}</td>
                <td>
                  {desk.nameOf(id)} <code>{id}</code>
                </td>
                {desk.gets !== undefined && <td>{desk.gets.of(id, result)}</td>}
              </tr>
            )),
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
