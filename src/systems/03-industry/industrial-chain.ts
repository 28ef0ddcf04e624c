import { defineSystem } from '../../language/system.ts'
import { chain } from './industrial-chain/chain.ts'
import { chainFirm } from './industrial-chain/chain-firm.ts'
import { entry } from './industrial-chain/entry.ts'
import { gap } from './industrial-chain/gap.ts'
import { metrics } from './industrial-chain/metrics.ts'
import { node } from './industrial-chain/node.ts'
import { purchaseNeed, supplyIntroduction } from './industrial-chain/purchase.ts'
import { CONTACT_WITHIN, MEET_WITHIN, TICKET_DAYS } from './industrial-chain/settings.ts'
import { supply } from './industrial-chain/supply.ts'
import { ticket } from './industrial-chain/ticket.ts'

export default defineSystem({
  id: 'industrial-chain',
  name: { zh: '产业链强链补链延链', en: 'Industrial-chain development' },
  purpose: {
    zh: '把每条产业链画成图，找出缺失和薄弱的环节，由链长牵头招引、配套、攻关，提高本地配套率。',
    en: 'Draws each industrial chain as a graph, finds missing and weak links, and lets a chain chief lead attraction of firms, local supply and research for them.',
  },
  works: {
    zh: '产业链图谱可计算：哪些环节要强、要延、要补一目了然，每个目标对应到缺口；本地配套率由双方确认的订单算出；图谱、清单、报告自动生成。',
    en: 'The chain graph computes its own gaps and says which to strengthen, extend or fill; targets point to gaps; the local supply rate comes from confirmed orders; maps, lists and reports are generated.',
  },
  engine: 'network-or-map',
  basis: [{ title: '国务院办公厅关于积极推进供应链创新与应用的指导意见', number: '国办发〔2017〕84号', sure: true }],
  recognise: {
    names: [
      '产业链链长',
      '链长制',
      '链长负责',
      '链长+链主',
      '链主企业',
      '链主制',
      '链主机制',
      '群链长',
      '强链',
      '补链',
      '延链',
      '建链',
      '产业链图谱',
      '产业图谱',
      '产业链全景图',
      '本地配套率',
      '产业链配套',
      '产业链上下游',
      '两网两图',
      '产业集群促进',
      '一链一策',
      '一链一专班',
      '一链一图',
      '产业链建设',
      '产业链专班',
      '产业链办公室',
      '集群发展促进机构',
      '一条产业链一',
    ],
    together: [
      ['产业链', '图谱'],
      ['链长', '产业链'],
      ['产业链供应链', '链长'],
      ['产业链', '强链'],
      ['产业链', '专班'],
      ['产业链', '配套率'],
      ['本地', '配套', '产业链'],
      ['产业链', '上下游', '配套'],
    ],
    not: ['技术创新链长', '干链长'],
  },
  feeds: ['investment-promotion', 'open-challenge', 'target-monitoring'],
  runBy: 'industry',
  records: [chain, node, supply, chainFirm, gap, entry, ticket, purchaseNeed, supplyIntroduction],
  metrics,
  settings: [CONTACT_WITHIN, MEET_WITHIN, TICKET_DAYS],
  screens: [
    { path: '/chains', name: { zh: '图谱和缺口', en: 'Graphs and gaps' } },
    { path: '/chains/needs', name: { zh: '采购对接', en: 'Purchase needs' } },
    { path: '/chains/orders', name: { zh: '配套订单', en: 'Orders' } },
  ],
})
