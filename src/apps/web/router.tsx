import { createBrowserRouter, type RouteObject } from 'react-router'
import type { Screen } from '../../ui/screen.ts'
import { screens } from './screens.ts'
import { Broken } from './shell/Broken.tsx'

/** The addresses: the public workbench, and the running plan's screens within their shell. */
export const createRouter = () =>
  createBrowserRouter([
    {
      path: '/workbench',
      lazy: async () => ({ Component: (await import('./workbench/WorkbenchPage.tsx')).default }),
      HydrateFallback: Waiting,
      ErrorBoundary: Broken,
    },
    {
      path: '/',
      lazy: async () => ({ Component: (await import('./shell/Shell.tsx')).default }),
      HydrateFallback: Waiting,
      ErrorBoundary: Broken,
      children: [...screens.map(routeOf), { path: '*', lazy: notFound, ErrorBoundary: Broken }],
    },
  ])

const notFound = async () => ({ Component: (await import('./shell/NotFound.tsx')).default })

/** A screen as a route; the shell decides by `handle` whether the person may see it. */
const routeOf = (screen: Screen): RouteObject => ({
  path: screen.path.replace(/^\//, ''),
  handle: screen,
  lazy: async () => ({ Component: (await screen.load()).default }),
  ErrorBoundary: Broken,
})

function Waiting() {
  return <div className="waiting" aria-busy="true" />
}
