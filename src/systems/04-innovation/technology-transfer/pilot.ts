import type { RecordType } from '../../../language/record-type.ts'
import { n, STAFF, TECH_FIELDS } from './choices.ts'

/** 中试基地: one line of equipment on which results are tried at pilot scale; its days are booked one by one. */
export const pilotBase: RecordType = {
  id: 'pilot-base',
  name: n('中试基地', 'Pilot base'),
  about: n(
    '一条中试线（一套能单独排期的设备）一条，几条线分开登记。开放的日子逐日预约，一天只给一个项目。',
    'One pilot line, that is equipment with a calendar of its own; several lines have several records. Its open days are booked one by one, each for one project.',
  ),
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 80, label: n('名称', 'Name'), required: true },
    operator: { kind: 'text', atMost: 100, label: n('运营单位', 'Run by'), required: true },
    tech_fields: { kind: 'choices', choices: TECH_FIELDS, label: n('适用领域', 'Fields'), required: true },
    equipment: { kind: 'long-text', atMost: 2000, label: n('设备和能力', 'Equipment'), required: true },
    where: { kind: 'text', atMost: 100, label: n('地点', 'Where'), required: true },
    is_here: { kind: 'yes-no', label: n('在本区', 'In the district'), required: true },
    fee: {
      kind: 'money',
      unit: '元/天',
      least: 0,
      label: n('收费', 'Fee'),
      help: n('免费填 0，没有定的留空', '0 where it is free, empty where it is not settled'),
    },
    rules: { kind: 'long-text', atMost: 2000, label: n('使用规则', 'Rules of use') },
    phone: { kind: 'phone', label: n('联系电话', 'Phone'), personal: 'phone' },
  },
  unique: [['name']],
  columns: ['name', 'operator', 'tech_fields', 'fee', 'open_days', 'taken_days', 'load'],
  rollups: {
    open_days: {
      label: n('今后三十天开放', 'Open days of thirty'),
      of: 'pilot-day',
      by: 'base',
      where: 'day >= today && day < today + days(30) && state != "closed"',
      take: 'count',
      unit: '天',
    },
    taken_days: {
      label: n('其中已约', 'Of them booked'),
      of: 'pilot-day',
      by: 'base',
      where: 'day >= today && day < today + days(30) && state in ["booked", "used"]',
      take: 'count',
      unit: '天',
    },
    used_days: {
      label: n('累计使用', 'Used so far'),
      of: 'pilot-day',
      by: 'base',
      where: 'state == "used"',
      take: 'count',
      unit: '天',
    },
  },
  computed: {
    load: {
      label: n('负荷', 'Load'),
      help: n('今后三十天已约 ÷ 开放；没有开放的日子时不计', 'Booked over open days of thirty; none open, none told'),
      formula: 'taken_days * 100.0 / open_days',
      unit: '%',
      digits: 0,
    },
  },
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    reveal: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
    merge: { clerk: 'division' },
  },
  isPublic: { fields: ['name', 'operator', 'tech_fields', 'equipment', 'where', 'fee', 'rules'], when: 'true' },
  lifecycle: {
    start: 'open',
    states: {
      open: { name: n('开放', 'Open'), kind: 'open' },
      stopped: { name: n('停用', 'Out of use'), kind: 'waiting' },
    },
    transitions: {
      stop: {
        name: n('停用', 'Take out of use'),
        from: ['open'],
        to: 'stopped',
        who: { clerk: 'division' },
        reason: 'required',
      },
      resume: {
        name: n('恢复', 'Resume'),
        from: ['stopped'],
        to: 'open',
        who: { clerk: 'division' },
        isBackward: true,
      },
    },
  },
}

/** 中试预约日: one day of one base. It is there once, and who books it first has it. */
export const pilotDay: RecordType = {
  id: 'pilot-day',
  name: n('中试预约日', 'Day of a pilot base'),
  about: n(
    '一个中试基地开放的一天一条，同一天只有一条，约出去的不能再约。',
    'One open day of one base; a day is there once, and one that is booked cannot be booked again.',
  ),
  title: 'day',
  fields: {
    base: { kind: 'link', to: 'pilot-base', label: n('中试基地', 'Base'), required: true, isFixed: true },
    day: { kind: 'day', label: n('日期', 'Day'), required: true, isFixed: true },
    conversion: { kind: 'link', to: 'tech-conversion', label: n('项目', 'Project') },
    purpose: { kind: 'text', atMost: 200, label: n('做什么', 'What for') },
    booked_on: { kind: 'day', label: n('预约日期', 'Booked on'), isDerived: true },
    outcome: { kind: 'text', atMost: 300, label: n('使用情况', 'How it went') },
  },
  unique: [['base', 'day']],
  columns: ['base', 'day', 'conversion', 'purpose', 'booked_on'],
  views: [
    { id: 'booked', name: n('已约', 'Booked'), where: 'state == "booked"', sort: [{ field: 'day' }] },
    { id: 'to-record', name: n('已过未登记', 'Past, not recorded'), where: 'state == "booked" && day < today' },
  ],
  who: {
    read: STAFF,
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { planner: 'division', clerk: 'division' },
  },
  lifecycle: {
    start: 'free',
    states: {
      free: { name: n('可约', 'Free'), kind: 'open' },
      booked: { name: n('已约', 'Booked'), kind: 'open', editable: ['purpose'] },
      used: { name: n('已用', 'Used'), kind: 'done', editable: ['outcome'] },
      missed: { name: n('约了没来', 'Missed'), kind: 'done', editable: 'none' },
      closed: { name: n('不开放', 'Closed'), kind: 'waiting' },
    },
    transitions: {
      book: {
        name: n('预约', 'Book'),
        from: ['free'],
        to: 'booked',
        who: { clerk: 'division' },
        asks: [
          { field: 'conversion', isRequired: true },
          { field: 'purpose', isRequired: true },
        ],
        holds: [
          { that: 'day >= today', else: n('这一天已经过去。', 'This day is past.') },
          { that: 'base.state == "open"', else: n('这个基地停用了。', 'The base is out of use.') },
          {
            that: '!(conversion.state in ["landed", "stopped"])',
            else: n('这个项目已经落地或停止，不用再中试。', 'The project has landed or was stopped.'),
          },
        ],
        sets: { booked_on: 'today' },
      },
      cancel: {
        name: n('取消预约', 'Cancel'),
        from: ['booked'],
        to: 'free',
        who: { clerk: 'division' },
        reason: 'required',
        sets: { conversion: 'null', purpose: 'null', booked_on: 'null' },
        isBackward: true,
        isBulk: true,
      },
      use: {
        name: n('登记使用', 'Record the use'),
        from: ['booked'],
        to: 'used',
        who: { clerk: 'division' },
        asks: [{ field: 'outcome', isRequired: true }],
        holds: [{ that: 'day <= today', else: n('这一天还没有到。', 'This day has not come yet.') }],
      },
      miss: {
        name: n('约了没来', 'Missed'),
        from: ['booked'],
        to: 'missed',
        who: { clerk: 'division' },
        holds: [{ that: 'day < today', else: n('这一天还没有过去。', 'This day is not over yet.') }],
      },
      close: {
        name: n('这天不开放', 'Close the day'),
        from: ['free'],
        to: 'closed',
        who: { clerk: 'division' },
        reason: 'required',
        isBulk: true,
      },
      reopen: {
        name: n('恢复开放', 'Open it again'),
        from: ['closed'],
        to: 'free',
        who: { clerk: 'division' },
        isBackward: true,
      },
    },
  },
}
