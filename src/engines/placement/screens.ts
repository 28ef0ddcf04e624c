import type { Screen } from '../../ui/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: 'placement',
    title: { zh: '就业对接', en: 'Job matching' },
    menu: { group: 'systems', order: 50 },
    permission: 'placement.read',
    load: () => import('./views/OverviewPage.tsx'),
  },
  {
    path: 'placement/people',
    title: { zh: '求职者', en: 'Job seekers' },
    permission: 'placement.people',
    load: () => import('./views/PeoplePage.tsx'),
  },
  {
    path: 'placement/people/:division/:id',
    title: { zh: '求职者', en: 'Job seeker' },
    permission: 'placement.people',
    load: () => import('./views/PersonPage.tsx'),
  },
  {
    path: 'placement/vacancies',
    title: { zh: '招聘岗位', en: 'Vacancies' },
    permission: 'placement.read',
    load: () => import('./views/VacanciesPage.tsx'),
  },
  {
    path: 'placement/vacancies/:division/:id',
    title: { zh: '岗位', en: 'Vacancy' },
    permission: 'placement.read',
    load: () => import('./views/VacancyPage.tsx'),
  },
  {
    path: 'placement/gaps',
    title: { zh: '技能缺口', en: 'Skill gaps' },
    permission: 'placement.read',
    load: () => import('./views/GapsPage.tsx'),
  },
  {
    path: 'placement/firm',
    title: { zh: '本企业招聘', en: 'Our vacancies' },
    menu: { group: 'systems', order: 51 },
    permission: 'placement.firm',
    load: () => import('./views/FirmPage.tsx'),
  },
  {
    path: 'placement/firm/:division/:id',
    title: { zh: '候选人', en: 'Candidates' },
    permission: 'placement.firm',
    load: () => import('./views/CandidatesPage.tsx'),
  },
]
