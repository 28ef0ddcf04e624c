import { useState } from 'react'
import { ApiProblem, api } from '../../../ui/api.ts'
import { momentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { toast } from '../../../ui/toasts.tsx'
import type { RoundPage } from '../answers.ts'
import { useRoundWords } from './round-words.ts'

/** Everything that happened, and every version of data and result that was kept. */
export function HistoryPanel({ round, path }: { readonly round: RoundPage; readonly path: string }) {
  const { history: words, results, document } = useRoundWords()
  const say = useSay()
  const [isBusy, setBusy] = useState(false)
  const verify = async (no: number) => {
    setBusy(true)
    try {
      const { isSame, isDataSame, units } = await api.get<{ isSame: boolean; isDataSame: boolean; units: number }>(
        `${path}/results/${no}/verification`,
      )
      if (isSame && isDataSame) toast(results.same(units))
      else toast(results.differs, { tone: 'wrong' })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    } finally {
      setBusy(false)
    }
  }
  const ways = words.ways as Readonly<Record<string, string>>
  return (
    <div className="evaluation-panels">
      <Panel title={words.steps}>
        <table className="figures">
          <thead>
            <tr>
              {[words.act, words.at, words.by, document, words.reason].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.steps.map((step) => (
              <tr key={`${step.at} ${step.words.zh}`}>
                <td>{say(step.words)}</td>
                <td>{momentText(step.at)}</td>
                <td lang="zh">{step.by}</td>
                <td>{step.documentNo ?? '—'}</td>
                <td>{step.reason || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      {round.results.length > 0 && (
        <Panel title={words.results}>
          <table className="figures">
            <thead>
              <tr>
                {[words.no, words.way, words.usesData, words.at, words.by, words.reason, words.hash, ''].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {round.results.map((result) => (
                <tr key={result.no}>
                  <td>{results.versionNo(result.no)}</td>
                  <td>{results.why[result.why]}</td>
                  <td>{result.dataNo}</td>
                  <td>{momentText(result.at)}</td>
                  <td lang="zh">{result.by}</td>
                  <td>{result.reason || '—'}</td>
                  <td>
                    <code title={result.hash}>{result.hash.slice(0, 12)}</code>
                  </td>
                  <td>
                    {round.acts.length > 0 && (
                      <button
                        type="button"
                        className="button is-small"
                        disabled={isBusy}
                        onClick={() => void verify(result.no)}
                      >
                        {results.verify}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {round.data.length > 0 && (
        <Panel title={words.data}>
          <table className="figures">
            <thead>
              <tr>
                {[words.no, words.way, words.cells, words.at, words.by, words.reason, words.hash].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {round.data.map((version) => (
                <tr key={version.no}>
                  <td>{version.no}</td>
                  <td>
                    {ways[version.way] ?? version.way}
                    {version.file !== null && <span className="muted"> {version.file}</span>}
                  </td>
                  <td>{version.cells}</td>
                  <td>{momentText(version.at)}</td>
                  <td lang="zh">{version.by}</td>
                  <td>{version.reason || '—'}</td>
                  <td>
                    <code title={version.hash}>{version.hash.slice(0, 12)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </div>
  )
}
