import { Link, useLocation } from 'react-router'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { useWords } from './words.ts'

export default function NotFound() {
  const words = useWords()
  const { pathname } = useLocation()
  return (
    <Page title={words.notFound.title}>
      <Empty
        title={pathname}
        actions={
          <Link className="button is-primary" to="/">
            {words.notFound.home}
          </Link>
        }
      >
        {words.notFound.what(pathname)}
      </Empty>
    </Page>
  )
}
