import type { RecordType } from '../../../language/record-type.ts'

/**
 * 经营主体: every firm and sole trader of the division, once. All systems that speak of a firm link here; what each of them
 * knows of it stands in its own records.
 */
export const enterprise: RecordType = {
  id: 'enterprise',
  name: { zh: '经营主体', en: 'Market entity' },
  about: {
    zh: '在本区登记或迁入的企业、农民专业合作社和个体工商户，一户一条，以统一社会信用代码为准。分支机构单独一条，不并入总公司。',
    en: 'A firm, farmers’ cooperative or sole trader that is registered in the division or moved into it: one record each, by credit code. A branch has a record of its own.',
  },
  title: 'name',
  fields: {
    credit_code: {
      kind: 'credit-code',
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      required: true,
      isFixed: true,
    },
    name: { kind: 'text', label: { zh: '名称', en: 'Name' }, required: true, atMost: 100 },
    kind: {
      kind: 'choice',
      label: { zh: '主体类型', en: 'Kind' },
      required: true,
      choices: {
        'sole-trader': { zh: '个体工商户', en: 'Sole trader' },
        company: { zh: '有限责任公司', en: 'Limited company' },
        'joint-stock': { zh: '股份有限公司', en: 'Joint-stock company' },
        'sole-proprietorship': { zh: '个人独资企业', en: 'Sole proprietorship' },
        partnership: { zh: '合伙企业', en: 'Partnership' },
        cooperative: { zh: '农民专业合作社', en: 'Farmers’ cooperative' },
        branch: { zh: '分支机构', en: 'Branch' },
      },
    },
    sector: {
      kind: 'sector',
      label: { zh: '行业代码', en: 'Sector' },
      help: {
        zh: '按主要业务活动填 GB/T 4754 的代码，填到小类；四上标准、大中小微划型都按它找线。',
        en: 'By the main activity, GB/T 4754, to the class: statistical thresholds and size classes are looked up by it.',
      },
      required: true,
    },
    township: {
      kind: 'division-code',
      label: { zh: '所在街道（乡镇）', en: 'Subdistrict or town' },
      help: { zh: '统计用区划代码 9 位', en: 'Nine digits of the statistical division code' },
    },
    address: { kind: 'text', label: { zh: '住所（经营场所）', en: 'Address' }, atMost: 200 },
    location: { kind: 'point', label: { zh: '位置', en: 'Location' } },
    park: {
      kind: 'body',
      label: { zh: '所在园区', en: 'Park' },
      help: { zh: '不在园区的留空', en: 'Left empty outside the parks' },
    },
    service_body: {
      kind: 'body',
      label: { zh: '联系服务单位', en: 'Serving body' },
      help: { zh: '平时与它联系的街道或园区', en: 'The subdistrict or park that keeps in touch with it' },
    },
    registered_on: { kind: 'day', label: { zh: '成立日期', en: 'Registered on' }, required: true },
    entered_on: {
      kind: 'day',
      label: { zh: '列入本区之日', en: 'In the division since' },
      help: {
        zh: '在本区成立的，与成立日期相同；从外地迁入的，填迁入之日。户数从这一天起算。',
        en: 'The day of registration, or of moving in from elsewhere: from it on it is counted.',
      },
      required: true,
    },
    started_on: {
      kind: 'day',
      label: { zh: '投产（开业）日期', en: 'Operating since' },
      help: { zh: '当年投产的可以按月申报入统', en: 'Who began within the year may enter the statistics in any month' },
    },
    registered_capital: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '注册资本', en: 'Registered capital' },
    },
    building_licence: {
      kind: 'yes-no',
      label: { zh: '有建筑业资质', en: 'Has a construction qualification' },
      help: {
        zh: '总承包或专业承包资质；有资质的建筑业企业都要入统',
        en: 'General or specialised contracting: every such firm is in the statistics',
      },
      shownWhen: 'kind != "sole-trader"',
    },
    develops_property: {
      kind: 'yes-no',
      label: { zh: '有房地产开发经营活动', en: 'Develops property' },
      shownWhen: 'kind != "sole-trader"',
    },
    converted_from: {
      kind: 'link',
      to: 'enterprise',
      label: { zh: '由哪个个体工商户转来', en: 'Converted from the sole trader' },
      shownWhen: 'kind != "sole-trader"',
    },
    contact_name: {
      kind: 'text',
      label: { zh: '联系人', en: 'Contact person' },
      personal: 'name',
      atMost: 40,
    },
    contact_phone: { kind: 'phone', label: { zh: '联系电话', en: 'Phone' }, personal: 'phone' },
    account: {
      kind: 'person',
      label: { zh: '办事人账号', en: 'Account that acts for it' },
      help: {
        zh: '企业自己的办事人；只看得到、办得了本企业的事',
        en: 'Whoever acts for the firm: sees and handles nothing but this firm’s matters',
      },
    },
    ended_on: {
      kind: 'day',
      label: { zh: '迁出、吊销或注销之日', en: 'Moved out, revoked or deregistered on' },
      isDerived: true,
    },
    moved_to: {
      kind: 'text',
      label: { zh: '迁往', en: 'Moved to' },
      isDerived: true,
      atMost: 60,
    },
  },
  groups: [
    {
      title: { zh: '登记信息', en: 'Registration' },
      fields: ['credit_code', 'name', 'kind', 'sector', 'registered_on', 'entered_on', 'registered_capital'],
    },
    {
      title: { zh: '经营', en: 'Business' },
      fields: ['started_on', 'building_licence', 'develops_property', 'converted_from'],
    },
    {
      title: { zh: '所在地', en: 'Place' },
      fields: ['township', 'address', 'location', 'park', 'service_body'],
    },
    { title: { zh: '联系', en: 'Contact' }, fields: ['contact_name', 'contact_phone', 'account'] },
    { title: { zh: '退出', en: 'Leaving' }, fields: ['ended_on', 'moved_to'] },
  ],
  unique: [['credit_code']],
  alike: [{ same: ['name', 'township'] }],
  columns: ['credit_code', 'name', 'kind', 'sector', 'township', 'park', 'registered_on'],
  views: [
    {
      id: 'firms',
      name: { zh: '在营企业', en: 'Firms in business' },
      where: 'state == "active" && kind != "sole-trader"',
    },
    { id: 'sole-traders', name: { zh: '个体工商户', en: 'Sole traders' }, where: 'kind == "sole-trader"' },
    { id: 'left', name: { zh: '已退出', en: 'Left' }, where: 'has(ended_on)' },
  ],
  rollups: {
    latest_month: {
      label: { zh: '最近月份', en: 'Latest month' },
      of: 'enterprise-month',
      by: 'enterprise',
      take: { most: 'month' },
    },
    latest_revenue: {
      label: { zh: '最近月营业收入', en: 'Revenue of the latest month' },
      of: 'enterprise-month',
      by: 'enterprise',
      take: { latest: 'revenue', by: 'month' },
      unit: '万元',
    },
    land_in_use: {
      label: { zh: '在用工业用地', en: 'Industrial land in use' },
      of: 'land-use',
      by: 'firm',
      where: '!has(to_day) || to_day >= today',
      take: { sum: 'mu' },
      unit: '亩',
    },
    titles_in_force: {
      label: { zh: '有效资质', en: 'Qualifications in force' },
      of: 'qualification',
      by: 'enterprise',
      where: 'state == "valid"',
      take: 'count',
    },
  },
  body: 'service_body',
  person: 'account',
  who: {
    // A register that every desk works with; what a firm earns stands in other records, with narrower doors.
    read: {
      planner: 'division',
      leader: 'division',
      clerk: 'division',
      reviewer: 'body',
      reporter: 'body',
      enterprise: 'own',
    },
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    reveal: { clerk: 'division', planner: 'division' },
    import: { clerk: 'division' },
    export: { clerk: 'division', planner: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'active',
    states: {
      active: { name: { zh: '在营', en: 'In business' }, kind: 'open' },
      dormant: {
        name: { zh: '歇业', en: 'Dormant' },
        kind: 'waiting',
        help: {
          zh: '已办歇业备案，最长三年，仍计入户数',
          en: 'On record as dormant, for three years at most; still counted',
        },
      },
      'moved-out': { name: { zh: '迁出', en: 'Moved out' }, kind: 'done', editable: 'none' },
      revoked: {
        name: { zh: '吊销', en: 'Licence revoked' },
        kind: 'waiting',
        editable: 'none',
        help: { zh: '被吊销，尚未注销', en: 'Its licence was revoked; it is not yet deregistered' },
      },
      deregistered: { name: { zh: '注销', en: 'Deregistered' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      rest: {
        name: { zh: '歇业备案', en: 'Record as dormant' },
        from: ['active'],
        to: 'dormant',
        who: { clerk: 'division' },
        reason: 'optional',
        isBulk: true,
      },
      resume: {
        name: { zh: '恢复经营', en: 'Resume' },
        from: ['dormant'],
        to: 'active',
        who: { clerk: 'division' },
        isBackward: true,
      },
      'move-out': {
        name: { zh: '迁出', en: 'Move out' },
        from: ['active', 'dormant'],
        to: 'moved-out',
        who: { clerk: 'division' },
        asks: [{ field: 'ended_on', isRequired: true }, { field: 'moved_to' }],
        holds: [
          {
            that: 'ended_on >= entered_on',
            else: {
              zh: '迁出日不能早于列入本区之日，请核对',
              en: 'It cannot move out before it came in: check the day',
            },
          },
        ],
        reason: 'optional',
      },
      revoke: {
        name: { zh: '吊销', en: 'Revoke its licence' },
        from: ['active', 'dormant'],
        to: 'revoked',
        who: { clerk: 'division' },
        asks: [{ field: 'ended_on', isRequired: true }],
        reason: 'required',
      },
      deregister: {
        name: { zh: '注销', en: 'Deregister' },
        from: ['active', 'dormant', 'revoked'],
        to: 'deregistered',
        who: { clerk: 'division' },
        asks: [{ field: 'ended_on', isRequired: true }],
        holds: [
          {
            that: 'ended_on >= entered_on',
            else: {
              zh: '注销日不能早于列入本区之日，请核对',
              en: 'It cannot end before it came in: check the day',
            },
          },
        ],
        reason: 'optional',
        isBulk: true,
      },
      reopen: {
        name: { zh: '恢复在营', en: 'Back in business' },
        help: { zh: '登记错误，或迁出后迁回', en: 'It was recorded wrongly, or it came back' },
        from: ['moved-out', 'revoked', 'deregistered'],
        to: 'active',
        who: { clerk: 'division' },
        reason: 'required',
        sets: { ended_on: 'null', moved_to: 'null' },
        isBackward: true,
      },
    },
  },
  map: 'location',
  upstream: {
    name: { zh: '国家企业信用信息公示系统', en: 'National enterprise credit publicity system' },
    id: 'credit_code',
  },
}
