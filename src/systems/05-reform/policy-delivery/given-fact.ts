import type { RecordType } from '../../../language/record-type.ts'
import { GIVEN_FACTS } from './firm-facts.ts'

const numbers = GIVEN_FACTS.filter(([, { kind }]) => kind === 'number').map(([name]) => name)
const inList = numbers.map((name) => `"${name}"`).join(', ')

/** 企业补充数据: a fact that no record holds, given by the firm once with its proof, for every policy that asks for it. */
export const givenFact: RecordType = {
  id: 'firm-given-fact',
  name: { zh: '企业补充数据', en: 'Fact given by a firm' },
  about: {
    zh: '政策条件要看、而系统里没有的一项数，由企业补一次并附凭证，经办人核实后各项政策共用。系统里已有的数不用补，也不会被它改掉。',
    en: 'A fact that conditions ask for and no record holds: the firm gives it once with its proof, and once checked every policy uses it. It never replaces what is on record.',
  },
  title: 'fact',
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    fact: {
      kind: 'choice',
      label: { zh: '哪一项', en: 'Which fact' },
      required: true,
      isFixed: true,
      choices: Object.fromEntries(GIVEN_FACTS.map(([name, { label }]) => [name, label])),
    },
    year: {
      kind: 'period',
      periods: 'year',
      label: { zh: '数据年度', en: 'Year it is of' },
      help: { zh: '“上年”的数填上年的年度', en: 'For facts of last year: that year' },
      required: true,
      isFixed: true,
    },
    amount: {
      kind: 'quantity',
      label: { zh: '数值', en: 'Value' },
      shownWhen: `fact in [${inList}]`,
      required: `fact in [${inList}]`,
      digits: 4,
    },
    holds: {
      kind: 'yes-no',
      label: { zh: '是否', en: 'Yes or no' },
      shownWhen: `!(fact in [${inList}])`,
      required: `!(fact in [${inList}])`,
    },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
    note: { kind: 'text', label: { zh: '说明', en: 'Note' }, atMost: 200 },
    account: { kind: 'person', label: { zh: '企业办事人', en: 'Who acts for the firm' } },
  },
  columns: ['enterprise', 'fact', 'year', 'amount', 'holds', 'note'],
  views: [{ id: 'to-check', name: { zh: '待核实', en: 'To be checked' }, where: 'state == "given"' }],
  person: 'account',
  who: {
    read: { planner: 'division', clerk: 'division', enterprise: 'own' },
    create: { enterprise: 'own' },
    change: { enterprise: 'own' },
    export: { planner: 'division' },
  },
  lifecycle: {
    start: 'given',
    states: {
      given: { name: { zh: '待核实', en: 'To be checked' }, kind: 'open' },
      checked: { name: { zh: '已核实', en: 'Checked' }, kind: 'done', editable: 'none' },
      refused: { name: { zh: '未采用', en: 'Not taken' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      check: {
        name: { zh: '核实', en: 'Check' },
        from: ['given'],
        to: 'checked',
        who: { clerk: 'division' },
        isBulk: true,
      },
      refuse: {
        name: { zh: '不采用', en: 'Do not take' },
        from: ['given'],
        to: 'refused',
        who: { clerk: 'division' },
        reason: 'required',
      },
      revoke: {
        name: { zh: '撤销核实', en: 'Take back' },
        from: ['checked'],
        to: 'refused',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
}
