import type { PermissionSet } from '../../platform/access/policy.ts'

/** Who may see what of the two sides. Firms see their own vacancies, and people only as far as these agreed to be shown. */
export const permissions = {
  'placement.read': {
    about: {
      zh: '查看就业对接的数字、岗位和技能缺口（不含个人）',
      en: 'see the figures, vacancies and skill gaps of job matching (of no person)',
    },
    roles: { planner: 'division', leader: 'division', clerk: 'division', reviewer: 'division' },
  },
  'placement.people': {
    about: {
      zh: '把本站点服务的求职者与岗位匹配、推荐、报名培训',
      en: 'match the people that one’s station serves with vacancies, refer and enrol them',
    },
    roles: { clerk: 'body', reviewer: 'body' },
  },
  'placement.firm': {
    about: {
      zh: '查看本企业岗位的候选人（经本人同意展示、不含姓名）',
      en: 'see candidates for one’s own firm’s vacancies, who agreed to be shown, without names',
    },
    roles: { enterprise: 'own' },
  },
  'placement.close-month': {
    about: { zh: '结出就业月报', en: 'close a month of employment' },
    roles: { clerk: 'body' },
  },
} as const satisfies PermissionSet
