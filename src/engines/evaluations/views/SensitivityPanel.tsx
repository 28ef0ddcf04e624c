import { useEffect, useState } from 'react'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { momentText, percentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { ProgressBar } from '../../../ui/marks.tsx'
import { Panel } from '../../../ui/Page.tsx'
import { Answer, Problem } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { RoundPage, SensitivityPage } from '../answers.ts'
import { useSensitivityWords } from './sensitivity-words.ts'

const SAMPLES = [128, 512, 1024] as const

/** Which assumptions the places of a result hang on: asked for, followed while it is computed, told in words and shares. */
export function SensitivityPanel({
  round,
  path,
  no,
}: {
  readonly round: RoundPage
  readonly path: string
  readonly no: number
}) {
  const words = useSensitivityWords()
  const say = useSay()
  const language = useLanguage()
  const from = `${path}/results/${no}/sensitivity`
  const [isComputing, setComputing] = useState(false)
  const answer = useAnswer<SensitivityPage>(from, undefined, isComputing ? { every: 1500 } : {})
  const underWay = answer.data?.computing != null
  useEffect(() => setComputing(underWay), [underWay])
  const download = async () => {
    try {
      toast(words.exported(await api.download(`${from}/workbook?language=${language}`)))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  return (
    <Panel
      title={words.title}
      note={words.about}
      actions={
        answer.data?.kept != null && (
          <button type="button" className="button is-small" onClick={() => void download()}>
            {words.export}
          </button>
        )
      }
    >
      <Answer of={answer}>
        {(page) => (
          <>
            {page.computing !== null ? (
              <div className="evaluation-banner" role="status">
                <p>{words.computing(page.computing.by)}</p>
                <ProgressBar share={page.computing.progress} tone="good" />
              </div>
            ) : (
              round.acts.length > 0 && <Ask page={page} from={from} />
            )}
            {page.trouble !== null && <p className="evaluation-banner">{say(page.trouble)}</p>}
            {page.kept === null ? (
              page.computing === null && (
                <p className="muted">{round.acts.length > 0 ? words.none : words.noneForReaders}</p>
              )
            ) : (
              <Shares kept={page.kept} />
            )}
          </>
        )}
      </Answer>
    </Panel>
  )
}

/** What varied last time, so that it can be done again; else what is suggested. */
function lastOrSuggested({ kept, offered, suggested }: SensitivityPage): readonly string[] {
  const last = kept?.content.factors.map(({ id }) => id).filter((id) => offered.some((one) => one.id === id)) ?? []
  return last.length > 1 ? last : suggested
}

/** What varies, and how often. */
function Ask({ page, from }: { readonly page: SensitivityPage; readonly from: string }) {
  const words = useSensitivityWords()
  const say = useSay()
  const forget = useForget()
  const { attempt, problem, isBusy } = useTrying()
  const [chosen, setChosen] = useState<readonly string[]>(() => lastOrSuggested(page))
  const [n, setN] = useState<number>(page.kept?.content.n ?? 512)
  const ask = () =>
    attempt(async () => {
      await api.send('POST', from, { n, factors: [...chosen] })
      await forget([from])
    })
  return (
    <fieldset className="field evaluation-ask">
      <legend>{words.what}</legend>
      {page.offered.map(({ id, words: named, isOwn }) => (
        <label key={id} className="evaluation-choice">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          {say(named)} {isOwn && <small className="muted">{words.own}</small>}
        </label>
      ))}
      <p className="evaluation-actions">
        <label className="evaluation-choice">
          {words.sample}
          <select value={n} onChange={(event) => setN(Number(event.target.value))}>
            {SAMPLES.map((one) => (
              <option key={one} value={one}>
                {one} · {words.samples[one]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className={page.kept === null ? 'button is-primary' : 'button'}
          disabled={isBusy || chosen.length < 2}
          onClick={() => void ask()}
        >
          {page.kept === null ? words.does : words.again}
        </button>
      </p>
      {problem !== null && <Problem of={problem} />}
    </fieldset>
  )
}

/** The shares of each assumption, the weightiest first, and what they mean. */
function Shares({ kept }: { readonly kept: NonNullable<SensitivityPage['kept']> }) {
  const words = useSensitivityWords()
  const say = useSay()
  const { content, says, by, at } = kept
  const factors = [...content.factors].sort((a, b) => (b.total ?? 0) - (a.total ?? 0))
  return (
    <>
      <p>
        <b>{say(says)}</b>
      </p>
      {content.failed === 0 && (
        <div className="evaluation-whole">
          <table className="figures evaluation-shares">
            <thead>
              <tr>
                <th scope="col">{words.factor}</th>
                <th scope="col" title={words.firstHint} colSpan={2}>
                  {words.first}
                </th>
                <th scope="col">{words.interval}</th>
                <th scope="col" title={words.totalHint} colSpan={2}>
                  {words.total}
                </th>
                <th scope="col">{words.interval}</th>
              </tr>
            </thead>
            <tbody>
              {factors.map(({ id, words: named, first, firstInterval, total, totalInterval }) => (
                <tr key={id}>
                  <th scope="row">{say(named)}</th>
                  <Share value={first} />
                  <td>{intervalText(firstInterval)}</td>
                  <Share value={total} />
                  <td>{intervalText(totalInterval)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className="muted evaluation-meanings">
        <div>
          <dt>{words.first}</dt>
          <dd>{words.firstHint}</dd>
        </div>
        <div>
          <dt>{words.total}</dt>
          <dd>{words.totalHint}</dd>
        </div>
      </dl>
      <p className="muted">
        {words.few} {words.made(by, momentText(at), content.runs, content.n)}
      </p>
    </>
  )
}

/** A share with its bar; sampling may carry it a little outside 0 to 1, the bar stays within. */
function Share({ value }: { readonly value: number | null }) {
  const shown = value === null ? 0 : Math.min(1, Math.max(0, value))
  return (
    <>
      <td className="evaluation-chance" aria-hidden="true">
        <i className="is-accent" style={{ inlineSize: percentText(shown, 1) }} />
      </td>
      <td>{percentText(value === null ? null : shown, 0)}</td>
    </>
  )
}

const intervalText = (interval: readonly [number, number] | null) =>
  interval === null ? '—' : `${percentText(interval[0], 0)} — ${percentText(interval[1], 0)}`
