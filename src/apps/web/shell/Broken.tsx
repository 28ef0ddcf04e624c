import { useRouteError } from 'react-router'
import '../../../ui/kit.css'
import { Failed } from '../../../ui/states.tsx'
import { useWords } from './words.ts'

/** Shows what failed instead of an empty page; the menu around it stays. */
export function Broken() {
  const words = useWords()
  const error = useRouteError()
  const cause = error instanceof Error ? error.message : String(error)
  // After an update the server no longer has the parts that an open page still asks for.
  const isStale = /dynamically imported module|Importing a module script failed|error loading/i.test(cause)
  return (
    <Failed
      title={isStale ? words.broken.stale : words.broken.title}
      actions={
        <button type="button" className="button is-primary" onClick={() => location.reload()}>
          {words.broken.reload}
        </button>
      }
    >
      {!isStale && (
        <>
          <p>{words.broken.what}</p>
          <pre>{cause}</pre>
        </>
      )}
    </Failed>
  )
}
