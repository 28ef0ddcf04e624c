import type { RecordType } from '../../../language/record-type.ts'
import { n, TECH_FIELDS } from '../technology-transfer/choices.ts'

/** 评审专家: the pool from which reviewers are drawn. No scores of them, no ranks: who they are, what they know, whom they avoid. */
export const expert: RecordType = {
  id: 'review-expert',
  name: n('评审专家', 'Expert'),
  about: n(
    '专家库里的一人一条。抽取前按工作单位、合作和利害关系自动回避；姓名在评审关闭后才公布。',
    'One of the pool. Employers, co-authors and ties are left out before a draw; names are published only after the review.',
  ),
  title: 'expert_no',
  number: { prefix: 'ZJ', per: 'year', digits: 4 },
  fields: {
    expert_no: { kind: 'text', atMost: 30, label: n('专家编号', 'Expert no.'), required: true, isFixed: true },
    name: { kind: 'text', atMost: 40, label: n('姓名', 'Name'), personal: 'name', required: true },
    employer: { kind: 'text', atMost: 100, label: n('工作单位', 'Employer'), required: true },
    employer_code: { kind: 'credit-code', label: n('单位信用代码', 'Employer’s credit code') },
    title: { kind: 'text', atMost: 40, label: n('职称（职务）', 'Title') },
    tech_fields: { kind: 'choices', choices: TECH_FIELDS, label: n('评审领域', 'Fields'), required: true },
    phone: { kind: 'phone', label: n('联系电话', 'Phone'), personal: 'phone' },
    is_lent: {
      kind: 'yes-no',
      label: n('外地或上级专家库', 'From elsewhere'),
      help: n('本地回避后人数不足时才抽', 'Drawn only where too few remain here'),
    },
    consent_on: { kind: 'day', label: n('本人同意入库日期', 'Agreed to it on'), required: true },
    valid_to: { kind: 'day', label: n('聘期至', 'Until'), required: true },
  },
  unique: [['expert_no']],
  columns: ['expert_no', 'name', 'employer', 'tech_fields', 'is_lent', 'valid_to'],
  views: [{ id: 'ending', name: n('聘期快满', 'Ends soon'), where: 'valid_to < today + days(90)' }],
  who: {
    read: { clerk: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    reveal: { clerk: 'body' },
    import: { clerk: 'body' },
    export: { clerk: 'body' },
    merge: { clerk: 'body' },
  },
}

/** 专家利害关系: whom an expert may not judge besides the own employer. */
export const tie: RecordType = {
  id: 'expert-tie',
  name: n('专家利害关系', 'Tie of an expert'),
  about: n(
    '一名专家与一个单位（或其中一人）的一项关系一条；抽取前按它回避。',
    'One tie of one expert to an organisation or somebody in it, by which they are left out of draws.',
  ),
  title: 'kind',
  fields: {
    expert: { kind: 'link', to: 'review-expert', label: n('专家', 'Expert'), required: true, isFixed: true },
    kind: {
      kind: 'choice',
      label: n('关系', 'Tie'),
      required: true,
      choices: {
        employer: n('曾任职、兼职、顾问', 'Former employer, post, adviser'),
        ownership: n('持股、投资', 'Shares'),
        coauthor: n('合作论文、专利、项目', 'Papers, patents, projects together'),
        relation: n('近亲属、师生', 'Family, teacher and student'),
        other: n('其他', 'Other'),
      },
    },
    organisation: { kind: 'text', atMost: 100, label: n('单位', 'Organisation'), required: true },
    organisation_code: { kind: 'credit-code', label: n('单位信用代码', 'Credit code') },
    with_person: {
      kind: 'text',
      atMost: 40,
      label: n('有关的人', 'Whom'),
      personal: 'name',
      help: n(
        '只与其中一人有关的填姓名；空着的对整个单位回避',
        'Only where the tie is to one person; else the whole organisation is avoided',
      ),
    },
    since: { kind: 'day', label: n('最近一次', 'Last on') },
    until: { kind: 'day', label: n('回避至', 'Until') },
  },
  columns: ['expert', 'kind', 'organisation', 'until'],
  who: {
    read: { clerk: 'body' },
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    reveal: { clerk: 'body' },
    import: { clerk: 'body' },
    merge: { clerk: 'body' },
  },
}
