import type { RecordType } from '../../../language/record-type.ts'
import { BUILT_IN_TABLE, CLASS_TABLE_EDITION, valuesOfRow } from './class-table.ts'

/** 小类: what may be wrong with a part, or may happen in a street, and how soon it has to be put right. */
export const caseClass: RecordType = {
  id: 'case-class',
  name: { zh: '案件类别', en: 'Case class' },
  about: {
    zh: '部件和事件的小类：什么情况立案、各类区域多少时间内处置、怎样算结案、谁负责。调整标准时停用旧的、另立新的，已立案件仍按立案时的时限。',
    en: 'A minor class of parts or events: when a case is filed, how long handling may take by class of area, what counts as done, who is responsible. To change a standard, withdraw the old class and make a new one; filed cases keep the limit they were filed with.',
  },
  fields: {
    kind: {
      kind: 'choice',
      label: { zh: '部件或事件', en: 'Part or event' },
      choices: { part: { zh: '部件', en: 'Part' }, event: { zh: '事件', en: 'Event' } },
      required: true,
      isFixed: true,
    },
    code: {
      kind: 'event-code',
      label: { zh: '类别代码', en: 'Class code' },
      help: {
        zh: '6 位区划 + 2 位大类 + 2 位小类；部件编码的前 10 位也是它。',
        en: 'Division 6, major class 2, minor class 2; the code of a part begins with it.',
      },
      required: true,
      isFixed: true,
    },
    name: { kind: 'text', label: { zh: '小类', en: 'Minor class' }, atMost: 40, required: true },
    major: { kind: 'text', label: { zh: '大类', en: 'Major class' }, atMost: 40, required: true },
    english: {
      kind: 'text',
      label: { zh: '英文名称', en: 'English name' },
      help: { zh: '公众上报接口用。', en: 'For the public door.' },
      atMost: 80,
    },
    filing_condition: { kind: 'long-text', label: { zh: '立案条件', en: 'Filed when' }, required: true },
    closing_condition: { kind: 'long-text', label: { zh: '结案条件', en: 'Closed when' }, required: true },
    limit_unit: {
      kind: 'choice',
      label: { zh: '时限单位', en: 'Unit of limits' },
      choices: {
        'urgent-hours': { zh: '紧急工作时（昼夜计）', en: 'urgent hours (day and night)' },
        'work-hours': { zh: '工作时', en: 'working hours' },
        workdays: { zh: '工作日', en: 'working days' },
        days: { zh: '日', en: 'days' },
      },
      required: true,
    },
    limit_a: {
      kind: 'quantity',
      label: { zh: 'A 类区域时限', en: 'Limit, area A' },
      least: 0.25,
      most: 365,
      required: true,
    },
    limit_b: {
      kind: 'quantity',
      label: { zh: 'B 类区域时限', en: 'Limit, area B' },
      least: 0.25,
      most: 365,
      required: true,
    },
    limit_c: {
      kind: 'quantity',
      label: { zh: 'C 类区域时限', en: 'Limit, area C' },
      least: 0.25,
      most: 365,
      required: true,
    },
    is_extendable: {
      kind: 'yes-no',
      label: { zh: '工程类，可延期', en: 'Works: may be extended' },
      help: { zh: '一般案件不延期。', en: 'Ordinary cases are not extended.' },
      required: true,
    },
    responsible: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' } },
    is_for_public: { kind: 'yes-no', label: { zh: '公众可以上报', en: 'The public may report it' }, required: true },
    edition: {
      kind: 'text',
      label: { zh: '依据', en: 'Source' },
      help: {
        zh: '标准及版本，或本地文件的文号。',
        en: 'The standard with its edition, or the document of the place.',
      },
      required: true,
    },
  },
  groups: [
    {
      title: { zh: '处置时限', en: 'Limits' },
      fields: ['limit_unit', 'limit_a', 'limit_b', 'limit_c', 'is_extendable'],
    },
    { title: { zh: '责任与公开', en: 'Responsibility' }, fields: ['responsible', 'is_for_public', 'edition'] },
  ],
  title: 'name',
  columns: ['code', 'major', 'name', 'limit_a', 'limit_b', 'limit_c', 'limit_unit', 'responsible'],
  unique: [['kind', 'code']],
  rollups: {
    cases: {
      label: { zh: '案件数', en: 'Cases' },
      of: 'city-case',
      by: 'class',
      take: 'count',
    },
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
    export: { planner: 'division', 'intake-officer': 'division', dispatcher: 'division' },
  },
  builtIn: {
    name: { zh: '内置部件、事件类别表', en: 'Built-in classes of parts and events' },
    edition: {
      zh: `${CLASS_TABLE_EDITION}；GB/T 30428.2 的正式代码请对照标准原文核定后修改`,
      en: 'In the order of CJ/T 214-2007, with limits as usual practice; check codes against GB/T 30428.2 before claiming conformity',
    },
    rows: (division) => BUILT_IN_TABLE.map((row) => valuesOfRow(row, division)),
  },
  isPublic: {
    fields: ['kind', 'code', 'name', 'major', 'english', 'filing_condition', 'closing_condition', 'edition'],
    when: 'state == "in-force" && is_for_public',
  },
  lifecycle: {
    start: 'in-force',
    states: {
      'in-force': { name: { zh: '在用', en: 'In force' }, kind: 'open' },
      withdrawn: { name: { zh: '停用', en: 'Withdrawn' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      withdraw: {
        name: { zh: '停用', en: 'Withdraw' },
        from: ['in-force'],
        to: 'withdrawn',
        who: { planner: 'division', 'intake-officer': 'division' },
        reason: 'required',
        isBulk: true,
      },
      reinstate: {
        name: { zh: '恢复使用', en: 'Put in force again' },
        from: ['withdrawn'],
        to: 'in-force',
        who: { planner: 'division', 'intake-officer': 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
}
