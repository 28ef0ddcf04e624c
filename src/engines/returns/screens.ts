import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'returns',
    title: { zh: '数据报送', en: 'Returns' },
    menu: { group: 'tasks', order: 10 },
    permission: 'returns.read',
    load: () => import('./views/ReturnsPage.tsx'),
  },
  {
    path: 'returns/matrix',
    title: { zh: '报送进度', en: 'Returns by body' },
    menu: { group: 'tasks', order: 11 },
    permission: ['returns.check', 'returns.send-back'],
    load: () => import('./views/MatrixPage.tsx'),
  },
  {
    path: 'returns/forms',
    title: { zh: '报表设置', en: 'Forms' },
    menu: { group: 'tasks', order: 12 },
    permission: 'returns.administer',
    load: () => import('./views/FormsPage.tsx'),
  },
  {
    path: 'returns/forms/:id',
    title: { zh: '报表', en: 'Form' },
    permission: 'returns.administer',
    load: () => import('./views/FormPage.tsx'),
  },
  {
    path: 'returns/:division/:id',
    title: { zh: '报送', en: 'Return' },
    permission: 'returns.read',
    load: () => import('./views/ReturnPage.tsx'),
  },
]
