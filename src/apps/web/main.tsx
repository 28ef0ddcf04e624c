import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { LookProvider } from '../../ui/LookProvider.tsx'
import { createRouter } from './router.tsx'
import '../../ui/base.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <LookProvider>
      <RouterProvider router={createRouter()} />
    </LookProvider>
  </StrictMode>,
)
