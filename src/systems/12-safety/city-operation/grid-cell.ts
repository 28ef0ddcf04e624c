import type { RecordType } from '../../../language/record-type.ts'

/** 单元网格: the one grid layer of the division, which the desk for cases and the grid's own service both stand on. */
export const gridCell: RecordType = {
  id: 'grid-cell',
  name: { zh: '单元网格', en: 'Grid cell' },
  about: {
    zh: '社区内约一万平方米的闭合地块，不重叠、不留缝，是发现和统计问题的最小单位。一网统管和网格化管理共用这一张网。',
    en: 'A closed patch of about ten thousand square metres inside a community, without overlap or gap: the smallest unit in which problems are found and counted. The case desk and the grid service share this one layer.',
  },
  fields: {
    code: {
      kind: 'grid-cell',
      label: { zh: '网格编码', en: 'Cell code' },
      help: {
        zh: '6 位区划 + 3 位街道（乡镇）+ 3 位社区（村）+ 3 位顺序码。',
        en: 'Division 6, street or town 3, community 3, sequence 3.',
      },
      required: true,
      isFixed: true,
    },
    name: { kind: 'text', label: { zh: '网格名称', en: 'Name' }, atMost: 60, required: true },
    community: { kind: 'text', label: { zh: '社区（村）', en: 'Community' }, atMost: 40, required: true },
    street: { kind: 'body', label: { zh: '街道（乡镇）', en: 'Street or town' }, required: true },
    area_class: {
      kind: 'choice',
      label: { zh: '区域类别', en: 'Class of area' },
      help: {
        zh: 'A 类为主要干道、广场、车站等；B 类为一般城区；C 类为城郊结合部和其他。具体划分由本地确定。',
        en: 'A: main roads, squares, stations; B: ordinary town; C: the fringe and the rest. The place draws the lines.',
      },
      choices: {
        A: { zh: 'A 类', en: 'A' },
        B: { zh: 'B 类', en: 'B' },
        C: { zh: 'C 类', en: 'C' },
      },
      required: true,
    },
    worker: { kind: 'person', label: { zh: '责任网格员', en: 'Grid worker' } },
    ground: { kind: 'area', label: { zh: '面积', en: 'Area' }, unit: '㎡', least: 1, digits: 0 },
    shape: { kind: 'shape', label: { zh: '边界', en: 'Boundary' }, required: true },
  },
  title: 'name',
  columns: ['code', 'name', 'community', 'street', 'area_class', 'worker'],
  unique: [['code']],
  map: 'shape',
  body: 'street',
  person: 'worker',
  rollups: {
    open_cases: {
      label: { zh: '在办案件', en: 'Open cases' },
      of: 'city-case',
      by: 'cell',
      where: '!(state in ["closed", "refused", "void", "duplicate"])',
      take: 'count',
    },
    parts: { label: { zh: '部件数', en: 'Parts' }, of: 'city-part', by: 'cell', take: 'count' },
  },
  who: {
    read: {
      planner: 'division',
      leader: 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      clerk: 'division',
      'grid-worker': 'division',
    },
    create: { planner: 'division', 'intake-officer': 'division' },
    change: { planner: 'division', 'intake-officer': 'division' },
    import: { planner: 'division', 'intake-officer': 'division' },
    export: { planner: 'division', 'intake-officer': 'division' },
    merge: { 'intake-officer': 'division' },
  },
}
