import { Drawer } from '../../../ui/Drawer.tsx'
import { useKeysInForce } from '../../../ui/keys.ts'
import { useWords } from './words.ts'

const shown: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

const keyWords = (key: string) =>
  key
    .split('+')
    .map((part) => shown[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1)))
    .join(' + ')

/** Every key in force on this page, with what it does. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const groups = useKeysInForce().filter(({ keys }) => keys.length > 0)
  return (
    <Drawer place="middle" title={words.helpHeading} onClose={onClose}>
      {groups.length === 0 && <p className="muted">{words.helpNone}</p>}
      {groups.map(({ keys }) => (
        <table key={keys.map(([key]) => key).join()} className="keys">
          <tbody>
            {keys.map(([key, does]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{keyWords(key)}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Drawer>
  )
}
