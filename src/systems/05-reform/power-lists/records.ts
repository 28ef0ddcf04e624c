import type { RecordType } from '../../../language/record-type.ts'

/** A list of powers is public by law: everybody who works here may read it. */
const READERS = {
  planner: 'division',
  leader: 'division',
  clerk: 'division',
  reviewer: 'division',
  reporter: 'division',
  dispatcher: 'division',
  'intake-officer': 'division',
  'grid-worker': 'division',
} as const

/** 法条: one article in one version. When a version ends, everything that cites it has to be looked at. */
export const article: RecordType = {
  id: 'law-article',
  name: { zh: '法规条款', en: 'Article of law' },
  about: {
    zh: '一部法律法规的一条、一个版本。修订后原版本写上失效日期，新版本另立一条。',
    en: 'One article in one version. After an amendment the old one gets its last day and the new one a row of its own.',
  },
  title: 'name',
  fields: {
    name: { kind: 'text', atMost: 120, label: { zh: '名称与条号', en: 'Law and article' }, required: true },
    law: { kind: 'text', atMost: 100, label: { zh: '法律法规', en: 'Law' }, required: true },
    article_no: { kind: 'text', atMost: 40, label: { zh: '条款号', en: 'Article' }, required: true },
    edition: { kind: 'text', atMost: 60, label: { zh: '版本（文号或修订年份）', en: 'Edition' }, required: true },
    rank: {
      kind: 'choice',
      label: { zh: '效力层级', en: 'Rank' },
      required: true,
      choices: {
        law: { zh: '法律', en: 'Law' },
        regulation: { zh: '行政法规', en: 'Administrative regulation' },
        local: { zh: '地方性法规', en: 'Local regulation' },
        rule: { zh: '规章', en: 'Rule' },
        document: { zh: '规范性文件', en: 'Normative document' },
      },
    },
    says: { kind: 'long-text', label: { zh: '条款内容', en: 'What it says' } },
    valid_from: { kind: 'day', label: { zh: '施行日期', en: 'In force from' }, required: true },
    valid_to: { kind: 'day', label: { zh: '失效日期', en: 'Until' } },
    replaced_by: { kind: 'link', to: 'law-article', label: { zh: '由此代替', en: 'Replaced by' } },
  },
  unique: [['law', 'article_no', 'edition']],
  columns: ['name', 'rank', 'edition', 'valid_from', 'valid_to', 'items'],
  views: [
    { id: 'ended', name: { zh: '已失效', en: 'No longer in force' }, where: 'has(valid_to) && valid_to < today' },
  ],
  rollups: {
    items: {
      label: { zh: '引用事项', en: 'Items citing it' },
      of: 'power-item',
      by: 'basis',
      where: 'state != "archived"',
      take: 'count',
    },
  },
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'division' },
    change: { planner: 'division', clerk: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}

/** 权责事项: what one body may and must do, by which article. */
export const item: RecordType = {
  id: 'power-item',
  name: { zh: '权责事项', en: 'Item of the power list' },
  about: {
    zh: '一项职权及与它对应的责任。没有现行有效的依据，不能进清单。',
    en: 'One power with the duties that go with it. Without an article in force it is not on the list.',
  },
  title: 'name',
  fields: {
    code: { kind: 'text', atMost: 31, label: { zh: '事项编码', en: 'Code' }, required: true },
    name: { kind: 'text', label: { zh: '职权名称', en: 'Name' }, required: true },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      required: true,
      choices: {
        licence: { zh: '行政许可', en: 'Licence' },
        penalty: { zh: '行政处罚', en: 'Penalty' },
        compulsion: { zh: '行政强制', en: 'Compulsion' },
        levy: { zh: '行政征收', en: 'Levy' },
        payment: { zh: '行政给付', en: 'Payment' },
        inspection: { zh: '行政检查', en: 'Inspection' },
        confirmation: { zh: '行政确认', en: 'Confirmation' },
        award: { zh: '行政奖励', en: 'Award' },
        adjudication: { zh: '行政裁决', en: 'Adjudication' },
        other: { zh: '其他职权', en: 'Other' },
      },
    },
    basis: { kind: 'link', to: 'law-article', label: { zh: '设定依据', en: 'Basis' }, required: true },
    body: { kind: 'body', label: { zh: '实施主体', en: 'Body' }, required: true },
    office: { kind: 'text', atMost: 60, label: { zh: '承办机构', en: 'Office' } },
    level: {
      kind: 'choice',
      label: { zh: '行使层级', en: 'Level' },
      required: true,
      choices: {
        county: { zh: '县级', en: 'County' },
        street: { zh: '镇街', en: 'Subdistrict' },
        shared: { zh: '分级行使', en: 'Shared' },
      },
    },
    subject: { kind: 'text', label: { zh: '实施对象', en: 'Towards whom' } },
    duty_accept: { kind: 'long-text', label: { zh: '受理责任', en: 'Duty to accept' } },
    duty_examine: { kind: 'long-text', label: { zh: '审查责任', en: 'Duty to examine' } },
    duty_decide: { kind: 'long-text', label: { zh: '决定责任', en: 'Duty to decide' } },
    duty_deliver: { kind: 'long-text', label: { zh: '送达责任', en: 'Duty to deliver' } },
    duty_supervise: { kind: 'long-text', label: { zh: '事后监管责任', en: 'Duty to supervise' } },
    accountability: { kind: 'long-text', label: { zh: '追责情形和依据', en: 'Accountability' } },
    legal_days: { kind: 'integer', unit: '工作日', least: 0, most: 365, label: { zh: '法定时限', en: 'Legal time' } },
    promised_days: {
      kind: 'integer',
      unit: '工作日',
      least: 0,
      most: 365,
      label: { zh: '承诺时限', en: 'Promised time' },
    },
    effective_from: { kind: 'day', label: { zh: '生效日期', en: 'In force from' }, isDerived: true },
    document_no: { kind: 'document-number', label: { zh: '公布文号', en: 'Issued by' } },
    adjust_because: {
      kind: 'choice',
      label: { zh: '调整原因', en: 'Why it is adjusted' },
      choices: {
        law: { zh: '法律法规立改废', en: 'Change of law' },
        reform: { zh: '机构改革', en: 'Reform of bodies' },
        delegation: { zh: '下放、委托', en: 'Delegation' },
        correction: { zh: '更正', en: 'Correction' },
      },
    },
  },
  groups: [
    {
      title: { zh: '职权', en: 'Power' },
      fields: ['code', 'name', 'kind', 'basis', 'body', 'office', 'level', 'subject', 'legal_days', 'promised_days'],
    },
    {
      title: { zh: '责任', en: 'Duties' },
      fields: ['duty_accept', 'duty_examine', 'duty_decide', 'duty_deliver', 'duty_supervise', 'accountability'],
    },
    {
      title: { zh: '公布与调整', en: 'Issue and adjustment' },
      fields: ['document_no', 'effective_from', 'adjust_because'],
    },
  ],
  unique: [['code']],
  alike: [{ same: ['name', 'body'] }],
  columns: ['code', 'name', 'kind', 'body', 'basis', 'level', 'effective_from'],
  views: [
    { id: 'in-force', name: { zh: '现行', en: 'In force' }, where: 'state == "in-force"' },
    {
      id: 'dead-basis',
      name: { zh: '依据已失效', en: 'Basis no longer in force' },
      where: 'state in ["in-force", "adjusting"] && has(basis.valid_to) && basis.valid_to < today',
    },
  ],
  rollups: {
    delegations: {
      label: { zh: '下放', en: 'Delegations' },
      of: 'power-delegation',
      by: 'item',
      where: 'state == "in-force"',
      take: 'count',
    },
  },
  body: 'body',
  who: {
    read: READERS,
    create: { clerk: 'body' },
    change: { clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
    merge: { planner: 'division' },
  },
  isPublic: {
    fields: ['code', 'name', 'kind', 'basis', 'body', 'level', 'legal_days', 'promised_days', 'effective_from'],
    when: 'state == "in-force"',
  },
  lifecycle: {
    start: 'proposed',
    states: {
      proposed: { name: { zh: '部门提出', en: 'Proposed' }, kind: 'open' },
      reviewing: { name: { zh: '合法性审核', en: 'Legal review' }, kind: 'open', editable: 'none' },
      approved: { name: { zh: '已审定', en: 'Approved' }, kind: 'open', editable: ['document_no'] },
      'in-force': { name: { zh: '已公布', en: 'In force' }, kind: 'open', editable: 'none' },
      adjusting: { name: { zh: '待调整', en: 'To be adjusted' }, kind: 'open' },
      archived: { name: { zh: '已取消', en: 'Removed' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      submit: {
        name: { zh: '送审', en: 'Send to legal review' },
        from: ['proposed', 'adjusting'],
        to: 'reviewing',
        who: { clerk: 'body' },
        holds: [
          {
            that: '!has(promised_days) || !has(legal_days) || promised_days <= legal_days',
            else: { zh: '承诺时限不得长于法定时限。', en: 'The promised time must not exceed the legal one.' },
          },
        ],
      },
      approve: {
        name: { zh: '审核通过', en: 'Pass' },
        from: ['reviewing'],
        to: 'approved',
        who: { planner: 'division', reviewer: 'division' },
        notBy: ['submit'],
        holds: [
          {
            that: 'basis.valid_from <= today && (!has(basis.valid_to) || basis.valid_to >= today)',
            else: {
              zh: '依据的条款没有施行或已经失效：换成现行有效的条款。',
              en: 'The article is not in force: cite one that is.',
            },
          },
          {
            that: 'kind != "licence" || basis.rank in ["law", "regulation", "local"]',
            else: {
              zh: '行政许可只能由法律、行政法规、地方性法规设定。',
              en: 'A licence rests on a law, an administrative or a local regulation only.',
            },
          },
        ],
      },
      reject: {
        name: { zh: '退回修改', en: 'Return' },
        from: ['reviewing'],
        to: 'proposed',
        who: { planner: 'division', reviewer: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      publish: {
        name: { zh: '公布', en: 'Publish' },
        from: ['approved'],
        to: 'in-force',
        who: { planner: 'division' },
        asks: [{ field: 'document_no', isRequired: true }],
        sets: { effective_from: 'today' },
        isBulk: true,
      },
      trigger: {
        name: { zh: '启动调整', en: 'Begin adjustment' },
        from: ['in-force'],
        to: 'adjusting',
        who: { planner: 'division', clerk: 'body' },
        reason: 'required',
        asks: [{ field: 'adjust_because', isRequired: true }],
      },
      expire: {
        name: { zh: '依据失效，自动转待调整', en: 'Basis ended' },
        from: ['in-force'],
        to: 'adjusting',
        who: {},
        automatic: 'has(basis.valid_to) && basis.valid_to < today',
        sets: { adjust_because: '"law"' },
      },
      remove: {
        name: { zh: '取消', en: 'Remove' },
        from: ['proposed', 'adjusting', 'in-force'],
        to: 'archived',
        who: { planner: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'adjust',
      name: { zh: '调整时限', en: 'To be adjusted in' },
      startsAt: ['trigger', 'expire'],
      endsAt: ['publish'],
      endsUnjudgedAt: ['remove'],
      limit: { amount: { setting: 'powers.adjust-days' }, unit: 'workdays' },
      escalation: [
        { at: { share: 0.8 }, tell: ['clerk'], name: { zh: '快到期', en: 'Soon due' } },
        {
          at: { after: 0, unit: 'workdays' },
          tell: ['clerk', 'planner'],
          name: { zh: '逾期未调整', en: 'Adjustment overdue' },
        },
      ],
      actor: ['clerk'],
    },
  ],
}

/** 下放、委托: a power that a subdistrict may use, with what it needs to use it. */
export const delegation: RecordType = {
  id: 'power-delegation',
  name: { zh: '下放与委托', en: 'Delegation' },
  about: {
    zh: '一项职权交给一个镇街。没有依据、没有人手的下放会被标出来。',
    en: 'One power given to one subdistrict. Without law or staff it is flagged.',
  },
  title: 'item',
  fields: {
    item: { kind: 'link', to: 'power-item', label: { zh: '权责事项', en: 'Item' }, required: true, isFixed: true },
    street: { kind: 'body', label: { zh: '镇街', en: 'Subdistrict' }, required: true, isFixed: true },
    method: {
      kind: 'choice',
      label: { zh: '方式', en: 'Method' },
      required: true,
      choices: {
        transfer: { zh: '下放（直接行使）', en: 'Transfer' },
        entrust: { zh: '委托（以委托机关名义）', en: 'Entrusted' },
      },
    },
    basis: { kind: 'link', to: 'law-article', label: { zh: '下放依据', en: 'By which article' } },
    staff: { kind: 'integer', unit: '人', least: 0, label: { zh: '承接人员', en: 'Staff' }, required: true },
    certified: {
      kind: 'integer',
      unit: '人',
      least: 0,
      label: { zh: '其中持执法证', en: 'With certificate' },
      required: true,
    },
    document_no: { kind: 'document-number', label: { zh: '文号', en: 'Issued by' } },
    from_day: { kind: 'day', label: { zh: '起始日期', en: 'From' }, required: true },
    to_day: { kind: 'day', label: { zh: '终止日期', en: 'Until' } },
  },
  unique: [['item', 'street']],
  columns: ['item', 'street', 'method', 'basis', 'staff', 'certified', 'from_day', 'to_day'],
  views: [
    {
      id: 'weak',
      name: { zh: '无依据或无人手', en: 'Without law or staff' },
      where:
        'state == "in-force" && (!has(basis) || staff == 0 || (item.kind in ["penalty", "compulsion"] && certified < 2))',
    },
  ],
  body: 'street',
  who: {
    read: READERS,
    create: { planner: 'division' },
    change: { planner: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
  lifecycle: {
    start: 'proposed',
    states: {
      proposed: { name: { zh: '拟下放', en: 'Proposed' }, kind: 'open' },
      'in-force': { name: { zh: '已下放', en: 'In force' }, kind: 'open', editable: ['staff', 'certified'] },
      ended: { name: { zh: '已收回', en: 'Taken back' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      give: {
        name: { zh: '下放', en: 'Put in force' },
        from: ['proposed'],
        to: 'in-force',
        who: { planner: 'division' },
        asks: [{ field: 'document_no', isRequired: true }],
        holds: [
          {
            that: 'item.state == "in-force"',
            else: { zh: '事项不在现行清单里。', en: 'The item is not on the list in force.' },
          },
          { that: 'has(basis)', else: { zh: '没有下放依据。', en: 'No article allows it.' } },
          { that: 'staff > 0', else: { zh: '镇街没有承接人员。', en: 'The subdistrict has no staff for it.' } },
          {
            that: '!(item.kind in ["penalty", "compulsion"]) || certified >= 2',
            else: {
              zh: '处罚、强制须有两名以上持证人员。',
              en: 'Penalties and compulsion need two or more with a certificate.',
            },
          },
        ],
      },
      end: {
        name: { zh: '收回', en: 'Take back' },
        from: ['proposed', 'in-force'],
        to: 'ended',
        who: { planner: 'division' },
        reason: 'required',
        asks: [{ field: 'to_day', isRequired: true }],
      },
    },
  },
}

/** 镇街责任: what a subdistrict is held to. With a power of its own, or one delegated, it is matched; else it is not. */
export const duty: RecordType = {
  id: 'street-duty',
  name: { zh: '镇街责任', en: 'Duty of a subdistrict' },
  about: {
    zh: '压给镇街的一项责任。背后有本级职权或下放职权的才算匹配。',
    en: 'One duty laid on a subdistrict. It is matched when a power of its own or a delegated one stands behind it.',
  },
  title: 'name',
  fields: {
    street: { kind: 'body', label: { zh: '镇街', en: 'Subdistrict' }, required: true },
    name: { kind: 'text', label: { zh: '责任', en: 'Duty' }, required: true },
    source: { kind: 'text', label: { zh: '来源文件', en: 'By which document' }, required: true },
    department: { kind: 'body', label: { zh: '派出部门', en: 'Laid on by' } },
    item: { kind: 'link', to: 'power-item', label: { zh: '本级职权', en: 'Own power' } },
    delegation: { kind: 'link', to: 'power-delegation', label: { zh: '下放职权', en: 'Delegated power' } },
    from_day: { kind: 'day', label: { zh: '起始日期', en: 'From' }, required: true },
    to_day: { kind: 'day', label: { zh: '终止日期', en: 'Until' } },
  },
  unique: [['street', 'name']],
  columns: ['street', 'name', 'department', 'item', 'delegation', 'from_day'],
  views: [
    {
      id: 'unmatched',
      name: { zh: '有责无权', en: 'Duty without power' },
      where: '!((has(item) && item.state == "in-force") || (has(delegation) && delegation.state == "in-force"))',
    },
  ],
  body: 'street',
  who: {
    read: READERS,
    create: { planner: 'division', clerk: 'body' },
    change: { planner: 'division', clerk: 'body' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}

/** 归口: which item answers for a class of matter. What “whose duty is it?” is answered from. */
export const route: RecordType = {
  id: 'duty-route',
  name: { zh: '事项归口', en: 'Whose matter' },
  about: {
    zh: '一类事情归哪一项职权管。可以按案件类别编码的前几位写，也可以按词写；越具体的越优先。',
    en: 'Which power answers for a class of matter: by the first digits of a case class, or by words; the more particular one wins.',
  },
  title: 'matter',
  fields: {
    matter: { kind: 'text', atMost: 80, label: { zh: '事情', en: 'Matter' }, required: true },
    class_prefix: {
      kind: 'text',
      atMost: 16,
      label: { zh: '类别编码前缀', en: 'Digits of the class' },
      help: {
        zh: '事件类别如 0101（前面的 6 位区划可以不写），部件类别前加 part-，如 part-0118；与词至少填一个。',
        en: 'Of events such as 0101 (the six digits of the division may be left out), of parts with part- before them; this or words, at least one.',
      },
      required: '!has(words)',
    },
    words: {
      kind: 'text',
      label: { zh: '词（顿号分隔）', en: 'Words, separated by 、' },
      required: '!has(class_prefix)',
    },
    item: { kind: 'link', to: 'power-item', label: { zh: '权责事项', en: 'Item' }, required: true },
    street: { kind: 'body', label: { zh: '只在这个镇街', en: 'Only in this subdistrict' } },
    note: { kind: 'long-text', label: { zh: '边界说明', en: 'Where the line runs' } },
  },
  columns: ['matter', 'class_prefix', 'words', 'item', 'street'],
  who: {
    read: READERS,
    create: { planner: 'division' },
    change: { planner: 'division' },
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'division' },
    merge: { planner: 'division' },
  },
}

/** 职责边界裁定: two bodies say “not mine”; who decides, what, and why. It becomes a route. */
export const boundary: RecordType = {
  id: 'duty-boundary',
  name: { zh: '职责争议裁定', en: 'Ruling on a boundary' },
  about: {
    zh: '一起权责争议一条；裁定后写进事项归口，同样的事不再推。',
    en: 'One dispute; once ruled it becomes a route, so that the same matter does not bounce again.',
  },
  title: 'matter',
  number: { prefix: 'ZY', per: 'year', digits: 3 },
  fields: {
    matter: { kind: 'text', label: { zh: '争议事项', en: 'Matter' }, required: true },
    one: { kind: 'body', label: { zh: '一方', en: 'One body' }, required: true },
    other: { kind: 'body', label: { zh: '另一方', en: 'Other body' }, required: true },
    said: { kind: 'long-text', label: { zh: '双方意见和依据', en: 'What both say' }, required: true },
    item: {
      kind: 'link',
      to: 'power-item',
      label: { zh: '裁定依据事项', en: 'Item it is ruled by' },
      required: 'state == "ruled"',
    },
    class_prefix: { kind: 'text', atMost: 16, label: { zh: '类别编码前缀', en: 'Digits of the class' } },
    words: { kind: 'text', label: { zh: '词（顿号分隔）', en: 'Words' } },
    ruling: { kind: 'long-text', label: { zh: '裁定', en: 'Ruling' }, required: 'state == "ruled"' },
    became: { kind: 'link', to: 'duty-route', label: { zh: '写入归口', en: 'Became the route' }, isDerived: true },
  },
  columns: ['matter', 'one', 'other', 'item'],
  who: {
    read: READERS,
    create: { dispatcher: 'division', clerk: 'body', planner: 'division' },
    change: { planner: 'division', dispatcher: 'own', clerk: 'own' },
    export: { planner: 'division', leader: 'division' },
  },
  lifecycle: {
    start: 'open',
    states: {
      open: { name: { zh: '待裁定', en: 'To be ruled' }, kind: 'open' },
      ruled: { name: { zh: '已裁定', en: 'Ruled' }, kind: 'done', editable: 'none' },
      settled: { name: { zh: '协商一致', en: 'Settled' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      rule: {
        name: { zh: '裁定', en: 'Rule' },
        from: ['open'],
        to: 'ruled',
        who: { planner: 'division', leader: 'division' },
        notBy: ['create'],
        asks: [
          { field: 'item', isRequired: true },
          { field: 'ruling', isRequired: true },
          { field: 'class_prefix' },
          { field: 'words' },
        ],
        holds: [
          {
            that: 'item.state == "in-force"',
            else: { zh: '裁定所据的事项不在现行清单里。', en: 'The item is not on the list in force.' },
          },
          {
            that: 'has(class_prefix) || has(words)',
            else: {
              zh: '写明类别编码前缀或词，才能写入归口。',
              en: 'Give digits of the class or words, so that it can become a route.',
            },
          },
        ],
        makes: [
          {
            type: 'duty-route',
            values: { matter: 'matter', class_prefix: 'class_prefix', words: 'words', item: 'item', note: 'ruling' },
            keepsIn: 'became',
          },
        ],
      },
      settle: {
        name: { zh: '协商一致', en: 'Settle' },
        from: ['open'],
        to: 'settled',
        who: { planner: 'division', dispatcher: 'division' },
        reason: 'required',
      },
    },
  },
  clocks: [
    {
      id: 'rule',
      name: { zh: '裁定时限', en: 'To be ruled in' },
      startsAt: ['create'],
      endsAt: ['rule', 'settle'],
      limit: { amount: { setting: 'powers.rule-days' }, unit: 'workdays' },
      actor: ['planner'],
    },
  ],
}
