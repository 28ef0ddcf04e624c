import { Type } from 'typebox'
import { defineSystem, type System } from '../../language/system.ts'
import { defineSetting } from '../../model/setting.ts'

const n = (zh: string, en: string) => ({ zh, en })

const REPEAT_DAYS = defineSetting({
  key: 'lanterns.repeat-days',
  name: n('重复投诉天数', 'Days within which a complaint repeats'),
  about: n('同一盏灯在多少天内再次投诉算重复。', 'Within how many days a second complaint counts as the same.'),
  schema: Type.Integer({ minimum: 1 }),
  default: 10,
  source: 'practice',
  kind: 'method',
})

/** A small system that no plan orders: the lanterns of 湖滨市临湖区, who mends them, and what that cost. */
export const lanterns: System = defineSystem({
  id: 'lanterns',
  name: n('路灯管护', 'Lantern care'),
  purpose: n('路灯坏了有人修。', 'Broken lanterns are mended.'),
  works: n('报修到修好，全程留痕。', 'From report to repair, on the record.'),
  engine: 'register',
  basis: [],
  recognise: { names: ['路灯管护机制'] },
  feeds: [],
  records: [
    {
      id: 'lantern',
      name: n('路灯', 'Lantern'),
      about: n('一根灯杆。', 'One pole.'),
      title: 'name',
      number: { prefix: 'LD', per: 'day', digits: 4 },
      unique: [['pole_code']],
      alike: [{ same: ['kind'], within: { field: 'place', metres: 30 } }],
      columns: ['name', 'kind', 'watts', 'keeper_body', 'mended', 'cost_total'],
      views: [{ id: 'standing', name: n('在用', 'Standing'), where: 'state != "gone"', sort: [{ field: 'lit_on' }] }],
      body: 'keeper_body',
      fields: {
        name: { kind: 'text', label: n('名称', 'Name'), required: true, atMost: 50 },
        pole_code: { kind: 'text', label: n('杆号', 'Pole'), isFixed: true, atMost: 20 },
        kind: {
          kind: 'choice',
          label: n('类型', 'Kind'),
          required: true,
          choices: { led: n('LED', 'LED'), sodium: n('钠灯', 'Sodium') },
        },
        watts: { kind: 'quantity', label: n('功率', 'Power'), unit: 'W', least: 1, most: 2000 },
        reason_for_sodium: {
          kind: 'text',
          label: n('沿用钠灯的理由', 'Why sodium'),
          required: 'kind == "sodium"',
          shownWhen: 'kind == "sodium"',
        },
        keeper_body: { kind: 'body', label: n('管护单位', 'Kept by') },
        keeper_name: { kind: 'text', label: n('管护人', 'Keeper'), personal: 'name', atMost: 40 },
        keeper_phone: { kind: 'phone', label: n('电话', 'Phone'), personal: 'phone' },
        keeper_income: { kind: 'money', label: n('补贴', 'Subsidy'), unit: '元', personal: 'hidden' },
        lit_on: { kind: 'day', label: n('亮灯日', 'Lit on') },
        seen_at: { kind: 'moment', label: n('巡查时间', 'Seen at') },
        place: { kind: 'point', label: n('位置', 'Place') },
        works_at: {
          kind: 'choices',
          label: n('时段', 'Works at'),
          choices: { dusk: n('傍晚', 'Dusk'), night: n('夜间', 'Night') },
        },
        is_solar: { kind: 'yes-no', label: n('太阳能', 'Solar') },
        lamps: { kind: 'integer', label: n('灯头数', 'Lamps'), least: 0, most: 100 },
        note: { kind: 'long-text', label: n('备注', 'Note') },
        photos: { kind: 'photos', label: n('照片', 'Photos') },
        area: { kind: 'shape', label: n('照明范围', 'Lit area') },
        broken_note: { kind: 'text', label: n('故障', 'What is broken') },
        mended_on: { kind: 'day', label: n('修复日', 'Mended on'), isDerived: true },
        mender: { kind: 'person', label: n('修复人', 'Mended by'), isDerived: true },
        cost_limit: { kind: 'money', label: n('费用上限', 'Cost limit'), unit: '元' },
      },
      rollups: {
        mended: { label: n('维修次数', 'Repairs'), of: 'lantern-repair', by: 'lantern', take: 'count' },
        cost_total: {
          label: n('维修费', 'Cost'),
          of: 'lantern-repair',
          by: 'lantern',
          take: { sum: 'cost' },
          unit: '元',
        },
      },
      computed: {
        cost_left: { label: n('剩余费用', 'Cost left'), formula: 'cost_limit - cost_total', unit: '元' },
      },
      who: {
        read: { planner: 'division', leader: 'division', reporter: 'body', reviewer: 'body' },
        create: { planner: 'division', reporter: 'body' },
        change: { planner: 'division', reporter: 'body' },
        reveal: { planner: 'division' },
        merge: { planner: 'division' },
        export: { planner: 'division' },
        import: { planner: 'division' },
      },
      lifecycle: {
        start: 'lit',
        states: {
          lit: { name: n('正常', 'Lit'), kind: 'done' },
          broken: { name: n('故障', 'Broken'), kind: 'open' },
          mended: { name: n('待核', 'To be checked'), kind: 'open', editable: ['note'] },
          gone: { name: n('拆除', 'Gone'), kind: 'void', editable: 'none' },
        },
        transitions: {
          break: {
            name: n('报修', 'Report'),
            from: ['lit'],
            to: 'broken',
            who: { reporter: 'body', planner: 'division' },
            asks: [{ field: 'broken_note', isRequired: true }],
          },
          mend: {
            name: n('修复', 'Mend'),
            from: ['broken'],
            to: 'mended',
            who: { reporter: 'body', planner: 'division' },
            sets: { mended_on: 'today', mender: 'actor' },
            holds: [
              {
                that: 'cost_total <= cost_limit',
                else: n('维修费超过上限，请先调整上限', 'Repairs cost more than the limit: raise it first'),
              },
              { that: 'lamps > 0', else: n('灯头数没有填', 'The number of lamps is missing'), isWarning: true },
            ],
            isBulk: true,
          },
          accept: {
            name: n('核验', 'Accept'),
            from: ['mended'],
            to: 'lit',
            who: { reporter: 'body', reviewer: 'body', planner: 'division' },
            notBy: ['mend'],
          },
          'send-back': {
            name: n('退回', 'Send back'),
            from: ['mended'],
            to: 'broken',
            who: { reviewer: 'body', planner: 'division' },
            reason: 'required',
            isBackward: true,
            isRework: true,
          },
          remove: {
            name: n('拆除', 'Remove'),
            from: ['lit', 'broken'],
            to: 'gone',
            who: { planner: 'division' },
            reason: 'required',
          },
          expire: {
            name: n('到寿', 'Worn out'),
            from: ['lit'],
            to: 'broken',
            who: {},
            automatic: 'lit_on < "2000-01-01"',
          },
        },
      },
      map: 'place',
    },
    {
      id: 'lantern-repair',
      name: n('维修单', 'Repair'),
      about: n('一次维修。', 'One repair.'),
      title: 'what',
      columns: ['what', 'cost', 'lantern'],
      fields: {
        what: { kind: 'text', label: n('内容', 'What'), required: true },
        lantern: { kind: 'link', to: 'lantern', label: n('路灯', 'Lantern'), required: true },
        cost: { kind: 'money', label: n('费用', 'Cost'), unit: '元', least: 0 },
        over: {
          kind: 'text',
          label: n('超限说明', 'Why over the limit'),
          required: 'cost > lantern.cost_limit',
        },
      },
      who: {
        read: { planner: 'division', reporter: 'body' },
        create: { planner: 'division', reporter: 'body' },
        change: { planner: 'division' },
      },
    },
    {
      id: 'lantern-complaint',
      name: n('路灯投诉', 'Complaint'),
      about: n('居民的一次投诉。', 'One complaint.'),
      title: 'what',
      columns: ['what', 'lantern'],
      repeats: { field: 'repeats', same: ['lantern'], withinDays: { setting: 'lanterns.repeat-days' } },
      fields: {
        what: { kind: 'text', label: n('内容', 'What'), required: true },
        lantern: { kind: 'link', to: 'lantern', label: n('路灯', 'Lantern') },
        repeats: { kind: 'link', to: 'lantern-complaint', label: n('重复于', 'Repeats'), isDerived: true },
        became: { kind: 'link', to: 'lantern-repair', label: n('维修单', 'Repair'), isDerived: true },
        price: { kind: 'money', label: n('估价', 'Estimate'), unit: '元' },
      },
      who: {
        read: { planner: 'division', reporter: 'body' },
        create: { planner: 'division', reporter: 'body' },
        change: { planner: 'division' },
        import: { planner: 'division' },
      },
      lifecycle: {
        start: 'open',
        states: {
          open: { name: n('待办', 'Open'), kind: 'open' },
          passed: { name: n('已转', 'Passed on'), kind: 'done' },
        },
        transitions: {
          pass: {
            name: n('转维修', 'Pass on'),
            from: ['open'],
            to: 'passed',
            who: { planner: 'division' },
            makes: [
              {
                type: 'lantern-repair',
                values: { what: 'what', lantern: 'lantern', cost: 'price' },
                keepsIn: 'became',
              },
            ],
          },
        },
      },
    },
  ],
  settings: [REPEAT_DAYS],
})
