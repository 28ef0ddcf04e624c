import type { RecordType } from '../../../language/record-type.ts'

/** 部件: what stands in a street and belongs to somebody. */
export const cityPart: RecordType = {
  id: 'city-part',
  name: { zh: '城市部件', en: 'City part' },
  about: {
    zh: '街面上有固定位置的设施：井盖、路灯、护栏、垃圾箱、行道树……每件一个 16 位编码，查得到权属单位。会发生的事情是事件，不在这里登记。',
    en: 'A fixture in the street: a cover, a lamp, a railing, a bin, a tree; each with a code of 16 digits and an owner. What happens in a street is an event and is not kept here.',
  },
  fields: {
    code: {
      kind: 'part-code',
      label: { zh: '部件编码', en: 'Part code' },
      help: {
        zh: '6 位区划 + 2 位大类 + 2 位小类 + 6 位流水号。',
        en: 'Division 6, major class 2, minor class 2, serial 6.',
      },
      required: true,
      isFixed: true,
    },
    class: { kind: 'link', to: 'case-class', label: { zh: '类别', en: 'Class' }, required: true },
    cell: { kind: 'link', to: 'grid-cell', label: { zh: '所在网格', en: 'Grid cell' }, required: true },
    place: { kind: 'point', label: { zh: '位置', en: 'Place' }, required: true },
    address: { kind: 'text', label: { zh: '地址描述', en: 'Address' } },
    owner: { kind: 'body', label: { zh: '权属单位', en: 'Owner' } },
    condition: {
      kind: 'choice',
      label: { zh: '状况', en: 'Condition' },
      choices: {
        good: { zh: '完好', en: 'Good' },
        damaged: { zh: '破损', en: 'Damaged' },
        missing: { zh: '丢失', en: 'Missing' },
        moved: { zh: '移位', en: 'Moved' },
        disused: { zh: '废弃', en: 'Disused' },
      },
      required: true,
    },
    surveyed_on: { kind: 'day', label: { zh: '普查日期', en: 'Surveyed on' } },
    photos: { kind: 'photos', label: { zh: '照片', en: 'Photos' }, atMost: 4 },
  },
  title: 'code',
  columns: ['code', 'class', 'cell', 'address', 'owner', 'condition', 'surveyed_on'],
  unique: [['code']],
  alike: [{ same: ['class'], within: { field: 'place', metres: 2 } }],
  map: 'place',
  body: 'owner',
  rollups: {
    cases: { label: { zh: '案件数', en: 'Cases' }, of: 'city-case', by: 'part', take: 'count' },
  },
  views: [
    {
      id: 'not-good',
      name: { zh: '有问题的部件', en: 'Not in good condition' },
      where: 'condition != "good"',
    },
  ],
  who: {
    read: {
      planner: 'division',
      leader: 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      clerk: 'division',
      'grid-worker': 'division',
    },
    create: { 'intake-officer': 'division', clerk: 'body' },
    change: { 'intake-officer': 'division', clerk: 'body' },
    import: { 'intake-officer': 'division' },
    export: { planner: 'division', 'intake-officer': 'division' },
    merge: { 'intake-officer': 'division' },
  },
}
