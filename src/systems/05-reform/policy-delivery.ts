import { defineSystem } from '../../language/system.ts'
import { claim } from './policy-delivery/claim.ts'
import { budget, clause } from './policy-delivery/clause.ts'
import { givenFact } from './policy-delivery/given-fact.ts'
import { metrics } from './policy-delivery/metrics.ts'
import { policy } from './policy-delivery/policy.ts'
import { relief } from './policy-delivery/relief.ts'
import { ACCEPT_DAYS, DECIDE_DAYS, NOTICE_DAYS, PAY_DAYS, PUBLISH_DAYS, RED_DAYS } from './policy-delivery/settings.ts'
import { told } from './policy-delivery/told.ts'

export default defineSystem({
  id: 'policy-delivery',
  name: { zh: '惠企政策归集与直达', en: 'Policy collection and direct delivery' },
  purpose: {
    zh: '把各级惠企政策集中到一个平台，企业看得到、算得清、申得上，符合条件的免申即享。',
    en: 'Gathers business policies of all levels on one platform so that firms can see, compute and claim them, or receive them without applying.',
  },
  works: {
    zh: '政策条款变成条件和公式：企业看到“符合、不符合、缺材料”，一次申报，金额可复算；预算余额和重复享受自动把关。',
    en: 'A clause becomes conditions and a formula: a firm sees yes, no or unknown, claims once, and can recompute the amount; budgets and duplicates are enforced.',
  },
  engine: 'matching',
  basis: [
    { title: '优化营商环境条例', number: '国务院令第722号', sure: true },
    { title: '公平竞争审查条例', number: '国务院令第783号', sure: true },
    { title: '政府信息公开条例', number: '国务院令第711号', sure: true },
  ],
  recognise: {
    names: [
      '惠企政策',
      '惠企政策归集',
      '惠企利民',
      '免申即享',
      '政策直达',
      '政策兑现',
      '直达快享',
      '即申即享',
      '快享直达',
      '政策找企业',
      '助企纾困',
      '减税降费',
      '减税降租',
      '减租降息',
      '减负降本',
      '普惠性减税',
      '稳岗返还',
      '稳企稳岗',
      '税费优惠',
      '税费减免',
      '退税减税',
      '留抵退税',
      '奖补政策',
      '政策补贴直达',
      '资金直达',
      '减轻税费',
      '清理规范涉企收费',
      '涉企收费',
      '涉企政策',
      '援企稳岗',
      '惠民惠企',
      '惠企纾困',
      '纾困解难',
      '纾困政策',
    ],
    together: [
      ['政策', '归集'],
      ['政策', '申报', '平台'],
      ['企业', '补贴', '申请'],
      ['优惠政策', '申报'],
      ['惠企', '政策'],
    ],
  },
  feeds: ['business-environment'],
  runBy: 'industry',
  records: [policy, clause, budget, claim, told, givenFact, relief],
  metrics,
  settings: [PUBLISH_DAYS, ACCEPT_DAYS, DECIDE_DAYS, NOTICE_DAYS, PAY_DAYS, RED_DAYS],
  screens: [
    { path: '/policies', name: { zh: '政策直达', en: 'Policies for firms' } },
    { path: '/policies/unclaimed', name: { zh: '应享未享', en: 'Unclaimed' } },
    { path: '/policies/reach', name: { zh: '触达率', en: 'Reach' } },
  ],
})
