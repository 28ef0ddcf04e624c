import { useEffect, useRef } from 'react'
import { useWords } from '../words/words.ts'

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="dialog" onClose={onClose} aria-labelledby="help-heading">
      <h2 id="help-heading">{words.help.heading}</h2>
      <table>
        <tbody>
          {words.help.rows.map(([keys, does]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="dialog">
        <button type="submit" className="button is-primary">
          {words.card.close}
        </button>
      </form>
    </dialog>
  )
}
