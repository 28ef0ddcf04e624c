import type { RecordType } from '../../../language/record-type.ts'
import { KEPT_BY_THE_OFFICE } from './who.ts'

/** 供应关系: one node is needed for another. */
export const supply: RecordType = {
  id: 'chain-supply',
  name: { zh: '供应关系', en: 'Supply' },
  about: {
    zh: '一个环节要用到另一个环节：箭头从供方指向用方。两个环节可以分属两条链。',
    en: 'One node is needed for another: from what supplies to what uses it. The two may belong to two chains.',
  },
  title: 'supplier',
  fields: {
    supplier: {
      kind: 'link',
      to: 'chain-node',
      label: { zh: '供方环节', en: 'Supplying node' },
      required: true,
      isFixed: true,
    },
    consumer: {
      kind: 'link',
      to: 'chain-node',
      label: { zh: '用方环节', en: 'Using node' },
      required: true,
      isFixed: true,
    },
    importance: {
      kind: 'choice',
      label: { zh: '重要程度', en: 'Importance' },
      required: true,
      choices: {
        critical: { zh: '关键：没有它做不了', en: 'Critical: nothing can be made without it' },
        important: { zh: '重要', en: 'Important' },
        ordinary: { zh: '一般', en: 'Ordinary' },
      },
    },
    share: {
      kind: 'percent',
      least: 0,
      most: 100,
      label: { zh: '占用方采购成本', en: 'Share of the user’s purchases' },
      help: { zh: '不知道就留空', en: 'Empty where nobody knows' },
    },
    source: { kind: 'text', atMost: 100, label: { zh: '依据', en: 'Source' } },
    as_of: { kind: 'day', label: { zh: '数据日期', en: 'As of' } },
  },
  unique: [['supplier', 'consumer']],
  columns: ['supplier', 'consumer', 'importance', 'share', 'source', 'as_of'],
  who: KEPT_BY_THE_OFFICE,
}
