import { Link } from 'react-router'
import { momentText } from '../../../ui/format.ts'
import type { SchemePage } from '../answers.ts'
import { useSchemeWords } from './scheme-words.ts'

/** Every version that was kept, with the document that put it in force. */
export function VersionsTable({
  page,
  mayEdit,
  onEnact,
}: {
  readonly page: SchemePage
  readonly mayEdit: boolean
  readonly onEnact: (no: number) => void
}) {
  const { versions: words, version, inForce } = useSchemeWords()
  return (
    <table className="figures">
      <thead>
        <tr>
          {[words.no, words.reason, words.by, words.at, words.from, words.documentNo, ''].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.versions.toReversed().map((one) => (
          <tr key={one.no} className={one.no === page.no ? 'is-own' : ''}>
            <td>
              {version(one.no)}
              {page.inForce === one.no && <b> {inForce}</b>}
            </td>
            <td lang="zh">{one.reason || '—'}</td>
            <td lang="zh">{one.by}</td>
            <td>{momentText(one.at)}</td>
            <td>{one.inForceFrom ?? '—'}</td>
            <td>{one.documentNo ?? '—'}</td>
            <td>
              <Link className="button is-small" to={`?no=${one.no}`}>
                {words.open}
              </Link>
              {mayEdit && page.inForce !== one.no && (
                <button type="button" className="button is-small" onClick={() => onEnact(one.no)}>
                  {words.enact}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
