import type { Field } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { clocks } from './city-case-clocks.ts'
import { lifecycle } from './city-case-flow.ts'

const moment = (zh: string, en: string): Field => ({ kind: 'moment', label: { zh, en }, isDerived: true })
const person = (zh: string, en: string): Field => ({ kind: 'person', label: { zh, en }, isDerived: true })
const times = (zh: string, en: string): Field => ({ kind: 'integer', label: { zh, en }, least: 0, isDerived: true })

const reported: Readonly<Record<string, Field>> = {
  kind: {
    kind: 'choice',
    label: { zh: '部件或事件', en: 'Part or event' },
    choices: { part: { zh: '部件', en: 'Part' }, event: { zh: '事件', en: 'Event' } },
    required: true,
  },
  source: {
    kind: 'choice',
    label: { zh: '来源', en: 'Source' },
    choices: {
      'grid-worker': { zh: '网格员上报', en: 'Grid worker' },
      public: { zh: '公众上报', en: 'Public' },
      hotline: { zh: '12345 热线', en: 'Hotline 12345' },
      video: { zh: '视频发现', en: 'Video' },
      leader: { zh: '领导交办', en: 'Leaders' },
      department: { zh: '部门转办', en: 'Departments' },
    },
    required: true,
    isFixed: true,
  },
  class: { kind: 'link', to: 'case-class', label: { zh: '小类', en: 'Class' }, required: true },
  part: {
    kind: 'link',
    to: 'city-part',
    label: { zh: '部件', en: 'Part' },
    shownWhen: 'kind == "part"',
  },
  description: { kind: 'long-text', label: { zh: '问题描述', en: 'What is wrong' }, atMost: 1000, required: true },
  found_at: { kind: 'moment', label: { zh: '发现时间', en: 'Found at' }, required: true, isFixed: true },
  place: { kind: 'point', label: { zh: '位置', en: 'Place' }, required: true },
  address: { kind: 'text', label: { zh: '地址描述', en: 'Address' } },
  cell: { kind: 'link', to: 'grid-cell', label: { zh: '所在网格', en: 'Grid cell' } },
  urgency: {
    kind: 'choice',
    label: { zh: '紧急程度', en: 'Urgency' },
    choices: { ordinary: { zh: '一般', en: 'Ordinary' }, urgent: { zh: '紧急', en: 'Urgent' } },
  },
  photos_before: {
    kind: 'photos',
    label: { zh: '问题照片', en: 'Photos of the problem' },
    help: { zh: '带拍摄时间和位置。', en: 'With the time and place at which they were taken.' },
    atMost: 6,
  },
  media_url: {
    kind: 'text',
    label: { zh: '上报图片网址', en: 'Address of a picture' },
    help: { zh: '经公众接口上报时给出；系统不会去抓取。', en: 'As a report gave it; it is never fetched.' },
    atMost: 500,
    isFixed: true,
    shownWhen: 'has(media_url)',
  },
  reporter_name: { kind: 'text', label: { zh: '上报人姓名', en: 'Reporter' }, atMost: 40, personal: 'name' },
  reporter_phone: { kind: 'phone', label: { zh: '上报人电话', en: 'Reporter’s phone' }, personal: 'phone' },
  client_key: {
    kind: 'text',
    label: { zh: '上报凭据', en: 'Key of the report' },
    help: { zh: '手机离线上报时生成，同一凭据只成一案。', en: 'Made by the phone when it reports: one key, one case.' },
    atMost: 64,
    isFixed: true,
    shownWhen: 'has(client_key)',
  },
  upstream_id: { kind: 'text', label: { zh: '上级平台案卷号', en: 'Number upstream' }, atMost: 60 },
}

const verified: Readonly<Record<string, Field>> = {
  worker: { kind: 'person', label: { zh: '现场网格员', en: 'Grid worker on the spot' } },
  is_found: { kind: 'yes-no', label: { zh: '核实属实', en: 'Found as reported' }, isDerived: true },
  verify_note: { kind: 'long-text', label: { zh: '核实情况', en: 'What was found' }, atMost: 500 },
  verified_at: moment('核实时间', 'Verified at'),
  verifier: person('核实人', 'Verified by'),
  duplicate_of: { kind: 'link', to: 'city-case', label: { zh: '并入的主案', en: 'Joined to' } },
  recurs: {
    kind: 'link',
    to: 'city-case',
    label: { zh: '同类前案', en: 'Earlier case of the kind' },
    help: {
      zh: '同网格、同小类，在设定天数内的前一件；前案结案后又发的算重复发案。',
      en: 'The one before it of the same class in the same cell, within the days that are set; after that was closed it recurred.',
    },
    isDerived: true,
  },
}

const filed: Readonly<Record<string, Field>> = {
  is_filed: { kind: 'yes-no', label: { zh: '已立案', en: 'Filed' }, isDerived: true },
  filed_at: moment('立案时间', 'Filed at'),
  filer: person('立案人', 'Filed by'),
  area_class: {
    kind: 'choice',
    label: { zh: '区域类别', en: 'Class of area' },
    choices: { A: { zh: 'A 类', en: 'A' }, B: { zh: 'B 类', en: 'B' }, C: { zh: 'C 类', en: 'C' } },
    isDerived: true,
  },
  limit_amount: {
    kind: 'quantity',
    label: { zh: '处置时限', en: 'Handling limit' },
    help: { zh: '立案时按类别和区域确定，标准以后调整不影响本案。', en: 'Fixed when filed, from class and area.' },
    isDerived: true,
  },
  closing_limit: { kind: 'quantity', label: { zh: '结案时限', en: 'Closing limit' }, isDerived: true },
  limit_unit: {
    kind: 'choice',
    label: { zh: '时限单位', en: 'Unit of limits' },
    choices: {
      'urgent-hours': { zh: '紧急工作时（昼夜计）', en: 'urgent hours (day and night)' },
      'work-hours': { zh: '工作时', en: 'working hours' },
      workdays: { zh: '工作日', en: 'working days' },
      days: { zh: '日', en: 'days' },
    },
    isDerived: true,
  },
}

const dispatched: Readonly<Record<string, Field>> = {
  handler_body: { kind: 'body', label: { zh: '处置单位', en: 'Handling body' } },
  dispatched_at: moment('派遣时间', 'Dispatched at'),
  dispatcher: person('派遣人', 'Dispatched by'),
  is_arbitrated: { kind: 'yes-no', label: { zh: '经过裁决', en: 'Arbitrated' }, isDerived: true },
  dispatch_times: times('派遣次数', 'Times dispatched'),
  right_dispatches: times('准确派遣次数', 'Times dispatched rightly'),
  returned_times: times('回退次数', 'Times returned'),
}

const handled: Readonly<Record<string, Field>> = {
  extension_amount: {
    kind: 'quantity',
    label: { zh: '申请延长', en: 'Extension asked' },
    help: { zh: '单位同处置时限，不超过原时限。', en: 'In the unit of the limit, at most the original limit.' },
    least: 0.25,
    most: 365,
  },
  extension_signed_by: {
    kind: 'text',
    label: { zh: '单位签批人', en: 'Signed by' },
    help: { zh: '处置单位负责人。', en: 'Who is in charge of the handling body.' },
    atMost: 40,
    personal: 'name',
  },
  extended_times: times('延期次数', 'Times extended'),
  suspension_cause: {
    kind: 'choice',
    label: { zh: '挂账原因', en: 'Why it is suspended' },
    choices: {
      works: { zh: '需工程施工', en: 'Needs works' },
      season: { zh: '季节性作业', en: 'Has its season' },
      weather: { zh: '天气原因', en: 'Weather' },
      law: { zh: '待法定程序', en: 'Awaits a legal procedure' },
    },
  },
  resume_on: { kind: 'day', label: { zh: '恢复日期', en: 'Goes on, on' } },
  suspension_reviewed_on: { kind: 'day', label: { zh: '挂账复查日', en: 'Suspension reviewed on' }, isDerived: true },
  photos_after: { kind: 'photos', label: { zh: '处置后照片', en: 'Photos after handling' }, atMost: 6 },
  handling_note: { kind: 'long-text', label: { zh: '处置情况', en: 'What was done' }, atMost: 1000 },
  fed_back_at: moment('反馈时间', 'Fed back at'),
  handler: person('处置人', 'Handled by'),
  feedback_times: times('反馈次数', 'Times fed back'),
}

const closed: Readonly<Record<string, Field>> = {
  photos_check: { kind: 'photos', label: { zh: '核查照片', en: 'Photos of the check' }, atMost: 6 },
  check_note: { kind: 'long-text', label: { zh: '核查情况', en: 'What the check found' }, atMost: 500 },
  is_put_right: { kind: 'yes-no', label: { zh: '核查通过', en: 'Put right' }, isDerived: true },
  checked_at: moment('核查时间', 'Checked at'),
  checker: person('核查人', 'Checked by'),
  rework_times: times('返工次数', 'Times done again'),
  closed_at: moment('结案时间', 'Closed at'),
  closer: person('结案人', 'Closed by'),
  ended_on: { kind: 'day', label: { zh: '办结日', en: 'Ended on' }, isDerived: true },
}

/** 案件（案卷）: a part or an event that is to be put right, from the report to the closing. */
export const cityCase: RecordType = {
  id: 'city-case',
  name: { zh: '城市管理案件', en: 'City case' },
  about: {
    zh: '一处要处置的城市部件或事件问题，从上报到核查结案。发现、处置、结案由不同的人做；同一问题被多人上报的，并到一案。',
    en: 'A part or an event of the city that has to be put right, from the report to checking and closing. Finder, handler and closer are different people; what several people report is joined to one case.',
  },
  fields: { ...reported, ...verified, ...filed, ...dispatched, ...handled, ...closed },
  groups: [
    { title: { zh: '核实与并案', en: 'Verification' }, fields: Object.keys(verified) },
    { title: { zh: '立案', en: 'Filing' }, fields: Object.keys(filed) },
    { title: { zh: '派遣', en: 'Dispatch' }, fields: Object.keys(dispatched) },
    { title: { zh: '处置', en: 'Handling' }, fields: Object.keys(handled) },
    { title: { zh: '核查与结案', en: 'Check and closing' }, fields: Object.keys(closed) },
  ],
  title: 'description',
  number: { prefix: 'AJ', per: 'day', digits: 4 },
  unique: [['client_key']],
  repeats: { field: 'recurs', same: ['cell', 'class'], withinDays: { setting: 'city-operation.recurrence-days' } },
  alike: [{ same: ['class'], within: { field: 'place', metres: 30, hours: 24 } }],
  columns: ['class', 'description', 'cell', 'source', 'found_at', 'handler_body', 'returned_times', 'rework_times'],
  views: [
    {
      id: 'in-hand',
      name: { zh: '在办', en: 'In hand' },
      where: '!(state in ["closed", "refused", "void", "duplicate"])',
      sort: [{ field: 'found_at' }],
    },
    {
      id: 'suspended',
      name: { zh: '挂账问题库', en: 'Suspended' },
      where: 'state == "suspended"',
      sort: [{ field: 'resume_on' }],
    },
    { id: 'returned', name: { zh: '被回退', en: 'Returned' }, where: 'returned_times > 0' },
    { id: 'rework', name: { zh: '返工', en: 'Done again' }, where: 'rework_times > 0' },
    {
      id: 'public',
      name: { zh: '公众上报', en: 'From the public' },
      where: 'source == "public" || source == "hotline"',
    },
  ],
  rollups: {
    duplicates: {
      label: { zh: '并入的上报', en: 'Reports joined' },
      of: 'city-case',
      by: 'duplicate_of',
      where: 'state == "duplicate"',
      take: 'count',
    },
  },
  computed: {
    class_code: {
      label: { zh: '类别代码', en: 'Class code' },
      formula: 'class.kind == "part" ? "part-" + class.code : class.code',
    },
  },
  ways: [
    {
      name: { zh: '这事归谁管', en: 'Whose duty is it' },
      path: '/duties',
      permission: 'records.duty-route.read',
      query: { class: 'class_code', text: 'class' },
    },
  ],
  body: 'handler_body',
  person: 'worker',
  who: {
    read: {
      planner: 'division',
      leader: 'division',
      'intake-officer': 'division',
      dispatcher: 'division',
      clerk: 'body',
      'grid-worker': 'own',
    },
    create: { 'grid-worker': 'division', 'intake-officer': 'division' },
    change: { 'intake-officer': 'division', 'grid-worker': 'own' },
    reveal: { 'intake-officer': 'division' },
    export: { planner: 'division', 'intake-officer': 'division', dispatcher: 'division' },
  },
  isPublic: {
    fields: ['kind', 'class', 'place', 'found_at', 'handler_body', 'closed_at'],
    when: 'state != "void"',
  },
  lifecycle,
  clocks,
  map: 'place',
  upstream: {
    name: { zh: '市城市运行管理服务平台', en: 'City operation platform of the municipality' },
    id: 'upstream_id',
  },
}
