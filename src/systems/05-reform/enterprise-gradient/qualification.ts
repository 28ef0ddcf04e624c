import type { RecordType } from '../../../language/record-type.ts'

/**
 * 资质: a standing that somebody grants a firm for a time: in the statistics as above scale, high-tech, specialised, listed.
 * A renewal is a record of its own that names the one before it.
 */
export const qualification: RecordType = {
  id: 'qualification',
  name: { zh: '企业资质', en: 'Qualification' },
  about: {
    zh: '一家企业取得的一项资质的一个有效期：四上入库、高企、专精特新、上市挂牌等。重新认定、复核通过的，另立一条并注明接续哪一条。是否认定由主管部门决定，这里只记录结果。',
    en: 'One term of one standing of a firm. A renewal is another record that names the one before it. The authority in charge decides; here its decision is kept.',
  },
  title: 'kind',
  number: { prefix: 'ZZ', per: 'year', digits: 5 },
  fields: {
    enterprise: { kind: 'link', to: 'enterprise', label: { zh: '企业', en: 'Firm' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: { zh: '资质', en: 'Qualification' },
      required: true,
      isFixed: true,
      choices: {
        'above-scale': { zh: '四上入库', en: 'Above scale, in the statistics' },
        'tech-sme': { zh: '科技型中小企业', en: 'Technology SME' },
        'innovative-sme': { zh: '创新型中小企业', en: 'Innovative SME' },
        'high-tech': { zh: '高新技术企业', en: 'High-tech enterprise' },
        specialised: { zh: '专精特新中小企业', en: 'Specialised SME' },
        'little-giant': { zh: '专精特新“小巨人”企业', en: 'Little giant' },
        backbone: { zh: '创新型骨干企业', en: 'Innovative backbone firm' },
        'joint-stock': { zh: '股份制改造', en: 'Reform to a joint-stock company' },
        'listing-reserve': { zh: '上市后备企业', en: 'In the listing reserve' },
        neeq: { zh: '新三板挂牌', en: 'Quoted on the NEEQ' },
        listed: { zh: '境内外上市', en: 'Listed on an exchange' },
      },
    },
    category: {
      kind: 'choice',
      label: { zh: '四上类别', en: 'Category above scale' },
      shownWhen: 'kind == "above-scale"',
      required: 'kind == "above-scale"',
      choices: {
        industry: { zh: '规模以上工业', en: 'Industry' },
        construction: { zh: '有资质的建筑业', en: 'Construction' },
        wholesale: { zh: '限额以上批发', en: 'Wholesale' },
        retail: { zh: '限额以上零售', en: 'Retail' },
        hospitality: { zh: '限额以上住宿餐饮', en: 'Accommodation and catering' },
        property: { zh: '房地产开发经营', en: 'Property development' },
        service: { zh: '规模以上服务业', en: 'Services' },
      },
    },
    route: {
      kind: 'choice',
      label: { zh: '申报方式', en: 'Way in' },
      shownWhen: 'kind == "above-scale"',
      choices: {
        monthly: { zh: '月度（当年投产开业）', en: 'Monthly: began within the year' },
        yearly: { zh: '年度', en: 'Yearly' },
      },
    },
    renews: {
      kind: 'link',
      to: 'qualification',
      label: { zh: '接续的资质', en: 'Renews' },
      help: { zh: '重新认定、复核的，选上一个有效期', en: 'For a renewal: the term before it' },
    },
    applied_on: { kind: 'day', label: { zh: '申报日期', en: 'Applied on' } },
    batch: { kind: 'text', label: { zh: '批次', en: 'Batch' }, atMost: 40 },
    issuer: { kind: 'text', label: { zh: '认定（批准）机关', en: 'Granted by' }, atMost: 80 },
    certificate: { kind: 'text', label: { zh: '证书或文件号', en: 'Certificate or document' }, atMost: 60 },
    valid_from: { kind: 'day', label: { zh: '有效期起', en: 'Valid from' }, isDerived: true },
    valid_to: {
      kind: 'day',
      label: { zh: '有效期止', en: 'Valid to' },
      isDerived: true,
      help: {
        zh: '四上、股改、上市没有期限，留空',
        en: 'Being above scale, joint stock or listed has no term: left empty',
      },
    },
    ended_on: {
      kind: 'day',
      label: { zh: '失效之日', en: 'Ended on' },
      isDerived: true,
      help: {
        zh: '到期、退库、撤销或摘牌后，不再计入的第一天',
        en: 'The first day on which it no longer counts: it lapsed, left the list, was revoked or delisted',
      },
    },
    evidence: { kind: 'files', label: { zh: '证书、文件', en: 'Certificate, document' } },
  },
  groups: [
    {
      title: { zh: '资质', en: 'Qualification' },
      fields: ['enterprise', 'kind', 'category', 'route', 'renews'],
    },
    { title: { zh: '申报', en: 'Application' }, fields: ['applied_on', 'batch', 'evidence'] },
    {
      title: { zh: '认定', en: 'Decision' },
      fields: ['issuer', 'certificate', 'valid_from', 'valid_to', 'ended_on'],
    },
  ],
  alike: [{ same: ['enterprise', 'kind', 'valid_from'] }],
  columns: ['enterprise', 'kind', 'category', 'valid_from', 'valid_to', 'ended_on'],
  views: [
    { id: 'in-force', name: { zh: '有效', en: 'In force' }, where: 'state == "valid"' },
    {
      id: 'by-expiry',
      name: { zh: '按到期先后', en: 'By expiry' },
      where: 'state == "valid" && has(valid_to)',
      sort: [{ field: 'valid_to' }],
    },
    { id: 'under-way', name: { zh: '申报中', en: 'Under way' }, where: 'state in ["applying", "reviewing"]' },
  ],
  who: {
    read: { planner: 'division', leader: 'division', clerk: 'division' },
    create: { clerk: 'division' },
    change: { clerk: 'division' },
    import: { clerk: 'division' },
    export: { clerk: 'division', planner: 'division' },
    merge: { clerk: 'division' },
  },
  lifecycle: {
    start: 'applying',
    states: {
      applying: { name: { zh: '申报', en: 'Applying' }, kind: 'open' },
      reviewing: {
        name: { zh: '评审', en: 'Under review' },
        kind: 'waiting',
        help: { zh: '已报主管部门，等结果', en: 'With the authority in charge' },
      },
      valid: { name: { zh: '有效', en: 'In force' }, kind: 'done', editable: ['evidence', 'certificate', 'batch'] },
      lapsed: { name: { zh: '到期', en: 'Lapsed' }, kind: 'done', editable: 'none' },
      revoked: { name: { zh: '撤销（退库）', en: 'Revoked or left the list' }, kind: 'done', editable: 'none' },
      refused: { name: { zh: '未通过', en: 'Not granted' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      submit: {
        name: { zh: '上报', en: 'Submit' },
        from: ['applying'],
        to: 'reviewing',
        who: { clerk: 'division' },
        asks: [{ field: 'applied_on', isRequired: true }, { field: 'batch' }],
        isBulk: true,
      },
      'send-back': {
        name: { zh: '退回补正', en: 'Return for completion' },
        from: ['reviewing'],
        to: 'applying',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      grant: {
        name: { zh: '认定通过', en: 'Granted' },
        from: ['reviewing'],
        to: 'valid',
        who: { clerk: 'division' },
        asks: [
          { field: 'valid_from', isRequired: true },
          { field: 'valid_to' },
          { field: 'issuer', isRequired: true },
          { field: 'certificate' },
          { field: 'evidence' },
        ],
        holds: [
          {
            that: 'kind in ["above-scale", "joint-stock", "listed", "neeq", "listing-reserve", "backbone"] || has(valid_to)',
            else: {
              zh: '这项资质有期限，请填有效期止',
              en: 'This qualification has a term: give the day it is valid to',
            },
          },
          {
            that: '!has(valid_to) || valid_to > valid_from',
            else: { zh: '有效期止应晚于有效期起', en: 'It must be valid to a later day than from' },
          },
        ],
        isBulk: true,
      },
      refuse: {
        name: { zh: '未通过', en: 'Not granted' },
        from: ['reviewing'],
        to: 'refused',
        who: { clerk: 'division' },
        reason: 'required',
      },
      withdraw: {
        name: { zh: '撤回申报', en: 'Withdraw' },
        from: ['applying', 'reviewing'],
        to: 'refused',
        who: { clerk: 'division' },
        reason: 'required',
        isBackward: true,
      },
      lapse: {
        name: { zh: '到期', en: 'Lapse' },
        help: { zh: '有效期满，由程序记下', en: 'Its term has run out; the program notes it' },
        from: ['valid'],
        to: 'lapsed',
        who: { clerk: 'division' },
        automatic: 'valid_to < today',
        sets: { ended_on: 'valid_to + days(1)' },
      },
      revoke: {
        name: { zh: '撤销（退库、摘牌）', en: 'Revoke, or leave the list' },
        from: ['valid'],
        to: 'revoked',
        who: { clerk: 'division' },
        asks: [{ field: 'ended_on', isRequired: true }, { field: 'evidence' }],
        holds: [
          {
            that: 'ended_on >= valid_from',
            else: { zh: '失效之日不能早于有效期起', en: 'It cannot end before it began' },
          },
        ],
        reason: 'required',
        isBulk: true,
      },
      reinstate: {
        name: { zh: '恢复有效', en: 'Reinstate' },
        help: { zh: '撤销决定被纠正的', en: 'When the decision to revoke was corrected' },
        from: ['revoked'],
        to: 'valid',
        who: { clerk: 'division' },
        reason: 'required',
        sets: { ended_on: 'null' },
        isBackward: true,
      },
    },
  },
  clocks: [
    {
      // It is there to warn, and ends with the term: a renewal is a record of its own. Due on the day on which it lapses.
      id: 'term',
      name: { zh: '有效期', en: 'Term' },
      startsAt: ['grant', 'reinstate'],
      endsAt: ['lapse'],
      endsUnjudgedAt: ['revoke'],
      limit: { amount: { expression: 'valid_to - today + 1' }, unit: 'days' },
      escalation: [
        {
          at: { before: 90, unit: 'days' },
          tell: ['clerk'],
          name: { zh: '90 天内到期，提醒企业重新认定', en: 'Runs out in 90 days: remind the firm to renew' },
        },
        {
          at: { before: 30, unit: 'days' },
          tell: ['clerk', 'planner'],
          name: { zh: '30 天内到期', en: 'Runs out in 30 days' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}
