import type { RecordType } from '../../../language/record-type.ts'
import { KEPT_BY_THE_OFFICE } from './who.ts'

/** 环节: one stage product, technology or service of a chain, whether anybody here makes it or not. */
export const node: RecordType = {
  id: 'chain-node',
  name: { zh: '产业链环节', en: 'Node of a chain' },
  about: {
    zh: '链上的一种产品、技术或服务，本区有没有企业做都登记；有没有、强不强由链上企业算出来，不在这里填。',
    en: 'One product, technology or service of the chain, whether or not anybody here makes it: whether it is missing, weak or strong is computed from firms, not entered here.',
  },
  title: 'name',
  fields: {
    chain: { kind: 'link', to: 'industry-chain', label: { zh: '产业链', en: 'Chain' }, required: true, isFixed: true },
    code: {
      kind: 'text',
      atMost: 30,
      label: { zh: '环节代码', en: 'Code' },
      help: { zh: '全区唯一，如 SBD-U03；导入时靠它对上', en: 'Unique in the division; workbooks refer to it' },
      required: true,
      isFixed: true,
    },
    name: { kind: 'text', atMost: 60, label: { zh: '环节名称', en: 'Name' }, required: true },
    stage: {
      kind: 'choice',
      label: { zh: '所在段', en: 'Stage' },
      required: true,
      choices: {
        upstream: { zh: '上游', en: 'Upstream' },
        midstream: { zh: '中游', en: 'Midstream' },
        downstream: { zh: '下游', en: 'Downstream' },
        service: { zh: '配套服务', en: 'Services' },
      },
    },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      choices: {
        product: { zh: '产品', en: 'Product' },
        technology: { zh: '技术', en: 'Technology' },
        service: { zh: '服务', en: 'Service' },
      },
    },
    sector: {
      kind: 'sector',
      label: { zh: '行业代码', en: 'Sector' },
      help: {
        zh: 'GB/T 4754，到中类或小类；可据此找本区同行企业',
        en: 'GB/T 4754; firms of the division are found by it',
      },
    },
    product_class: {
      kind: 'text',
      atMost: 20,
      label: { zh: '产品分类代码', en: 'Product class' },
      help: { zh: '统计用产品分类目录的代码', en: 'Code of the statistical classification of products' },
      shownWhen: 'kind == "product"',
    },
    weight: {
      kind: 'choice',
      label: { zh: '重要程度', en: 'Importance' },
      required: true,
      choices: {
        core: { zh: '核心', en: 'Core' },
        important: { zh: '重要', en: 'Important' },
        ordinary: { zh: '一般', en: 'Ordinary' },
      },
    },
    wanted: {
      kind: 'choice',
      label: { zh: '布局意向', en: 'Where it is wanted' },
      help: {
        zh: '资源、能耗、环境等条件不合适的，写区外采购：缺了算区外依赖，不算缺口',
        en: 'Where resources, energy or the environment forbid it: a want is then a dependency, not a gap',
      },
      required: true,
      choices: {
        here: { zh: '本区布局', en: 'In the division' },
        nearby: { zh: '周边配套即可', en: 'Nearby will do' },
        elsewhere: { zh: '区外采购', en: 'Bought elsewhere' },
      },
    },
    demand: {
      kind: 'money',
      unit: '万元/年',
      least: 0,
      label: { zh: '本地年需求', en: 'Yearly demand here' },
      help: {
        zh: '本区用户一年要用多少；不知道就留空，留空不等于零',
        en: 'What users of the division need in a year; empty where nobody knows, which is not zero',
      },
    },
    demand_source: {
      kind: 'text',
      atMost: 100,
      label: { zh: '需求数据来源', en: 'Source of the demand' },
      required: 'has(demand)',
      shownWhen: 'has(demand)',
    },
    demand_on: {
      kind: 'day',
      label: { zh: '需求数据日期', en: 'Demand as of' },
      required: 'has(demand)',
      shownWhen: 'has(demand)',
    },
    note: { kind: 'long-text', atMost: 1000, label: { zh: '说明', en: 'Note' } },
  },
  groups: [
    {
      title: { zh: '环节', en: 'Node' },
      fields: ['chain', 'code', 'name', 'stage', 'kind', 'sector', 'product_class', 'weight', 'wanted', 'note'],
    },
    { title: { zh: '本地需求', en: 'Demand here' }, fields: ['demand', 'demand_source', 'demand_on'] },
  ],
  unique: [['code']],
  columns: ['code', 'name', 'chain', 'stage', 'kind', 'weight', 'wanted', 'sector', 'firms'],
  views: [
    { id: 'core', name: { zh: '核心环节', en: 'Core nodes' }, where: 'weight == "core"' },
    { id: 'without-firm', name: { zh: '本区没有企业', en: 'Without a firm here' }, where: 'firms == 0' },
  ],
  rollups: {
    firms: {
      label: { zh: '本区企业', en: 'Firms here' },
      of: 'chain-firm',
      by: 'node',
      where: 'state != "left"',
      take: 'count',
    },
    supplies: {
      label: { zh: '供给的环节', en: 'Nodes it supplies' },
      of: 'chain-supply',
      by: 'supplier',
      take: 'count',
    },
  },
  who: KEPT_BY_THE_OFFICE,
}
