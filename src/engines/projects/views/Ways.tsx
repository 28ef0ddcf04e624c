import { Link, useSearchParams } from 'react-router'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from './words.ts'

/** The same projects as a table, as bars over time, on a map; the filters go along. */
export function Ways({ at }: { readonly at: 'list' | 'gantt' | 'map' }) {
  const words = useWords()
  const [search] = useSearchParams()
  const kept = new URLSearchParams(search)
  for (const key of ['page', 'sort']) kept.delete(key)
  const text = kept.toString()
  return (
    <nav className="projects-ways">
      {(
        [
          ['list', 'table'],
          ['gantt', 'columns'],
          ['map', 'target'],
        ] as const
      ).map(([key, icon]) => (
        <Link
          key={key}
          className="button"
          to={`/projects/${key}${text === '' ? '' : `?${text}`}`}
          aria-current={key === at ? 'page' : undefined}
        >
          <Icon name={icon} size={14} />
          {words.ways[key]}
        </Link>
      ))}
    </nav>
  )
}
