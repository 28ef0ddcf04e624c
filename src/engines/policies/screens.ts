import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'policies',
    title: { zh: '政策直达', en: 'Policies for firms' },
    menu: { group: 'systems', order: 22 },
    permission: 'policies.read',
    load: () => import('./views/DeskPage.tsx'),
  },
  {
    path: 'policies/unclaimed',
    title: { zh: '应享未享', en: 'Unclaimed' },
    permission: 'policies.read',
    load: () => import('./views/UnclaimedPage.tsx'),
  },
  {
    path: 'policies/reach',
    title: { zh: '触达率', en: 'Reach' },
    permission: 'policies.read',
    load: () => import('./views/ReachPage.tsx'),
  },
  {
    path: 'policies/write',
    title: { zh: '编写条款', en: 'Write a clause' },
    permission: 'policies.write',
    load: () => import('./views/WritePage.tsx'),
  },
  {
    path: 'policies/clauses/:division/:id',
    title: { zh: '政策条款', en: 'Policy clause' },
    permission: 'policies.read',
    load: () => import('./views/ClausePage.tsx'),
  },
  {
    path: 'policies/claims/:division/:id',
    title: { zh: '政策兑现', en: 'Claim' },
    permission: 'records.policy-claim.read',
    load: () => import('./views/ClaimPage.tsx'),
  },
  {
    path: 'policies/mine',
    title: { zh: '我的政策', en: 'My policies' },
    menu: { group: 'systems', order: 23 },
    permission: 'policies.own',
    load: () => import('./views/MinePage.tsx'),
  },
  {
    path: 'policies/firms/:division/:id',
    title: { zh: '企业的政策', en: 'Policies of a firm' },
    permission: 'policies.firm',
    load: () => import('./views/FirmPage.tsx'),
  },
]
