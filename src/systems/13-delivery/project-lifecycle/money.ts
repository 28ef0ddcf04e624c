import type { RecordType } from '../../../language/record-type.ts'

const KEEPERS = { planner: 'division', clerk: 'body' } as const
const READERS = { planner: 'division', leader: 'division', clerk: 'body', reviewer: 'body', reporter: 'body' } as const

/** Where money comes from; the same words for what is planned, what arrives and what a plan of the year counts on. */
const SOURCES = {
  central: { zh: '中央预算内和专项', en: 'Central budget' },
  province: { zh: '省级资金', en: 'Province' },
  city: { zh: '市级资金', en: 'City' },
  district: { zh: '区级资金', en: 'District' },
  bond: { zh: '专项债券', en: 'Special bonds' },
  loan: { zh: '银行贷款', en: 'Bank loans' },
  own: { zh: '企业自筹', en: 'Own funds' },
  private: { zh: '社会资本', en: 'Private capital' },
  foreign: { zh: '利用外资', en: 'Foreign capital' },
} as const

/** 资金来源: one secured source of a project's money. Their sum is what the project can count on. */
export const fund: RecordType = {
  id: 'project-fund',
  name: { zh: '项目资金来源', en: 'Source of a project’s money' },
  about: {
    zh: '已经落实（有文件、合同或承诺）的资金，一个来源一条。',
    en: 'Money that is secured by a document, contract or commitment; one row a source.',
  },
  title: 'source',
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    source: { kind: 'choice', choices: SOURCES, label: { zh: '来源', en: 'Source' }, required: true },
    amount: { kind: 'money', unit: '万元', least: 0, label: { zh: '金额', en: 'Amount' }, required: true },
    document_no: { kind: 'text', atMost: 80, label: { zh: '依据文件', en: 'By document' } },
    is_equity: { kind: 'yes-no', label: { zh: '资本金', en: 'Equity' } },
    body: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' }, required: true },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
  },
  columns: ['project', 'source', 'amount', 'document_no', 'is_equity'],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}

/** 到位与支付: one movement of money, by its voucher. */
export const payment: RecordType = {
  id: 'project-payment',
  name: { zh: '资金到位与支付', en: 'Money in and out' },
  about: {
    zh: '一笔到位或支付一条，以拨款单、银行回单为凭。到位不等于支付，支付不等于完成投资。',
    en: 'One row a movement, by its voucher. Arrived is not paid, and paid is not built.',
  },
  title: 'voucher',
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    kind: {
      kind: 'choice',
      choices: { arrival: { zh: '到位', en: 'Arrived' }, payment: { zh: '支付', en: 'Paid' } },
      label: { zh: '类别', en: 'Kind' },
      required: true,
      isFixed: true,
    },
    source: { kind: 'choice', choices: SOURCES, label: { zh: '来源', en: 'Source' }, required: true },
    amount: { kind: 'money', unit: '万元', least: 0, label: { zh: '金额', en: 'Amount' }, required: true },
    on: { kind: 'day', label: { zh: '日期', en: 'Day' }, required: true },
    voucher: { kind: 'text', atMost: 60, label: { zh: '凭证号', en: 'Voucher' }, required: true },
    body: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' }, required: true },
    proof: { kind: 'files', label: { zh: '凭证', en: 'Proof' } },
  },
  unique: [['project', 'kind', 'voucher']],
  columns: ['project', 'kind', 'source', 'amount', 'on', 'voucher'],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: KEEPERS,
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}

/** 月报: what a month brought. The own figure and that of investment statistics stand apart and are never mixed. */
export const month: RecordType = {
  id: 'project-month',
  name: { zh: '项目月报', en: 'Monthly report of a project' },
  about: {
    zh: '一个项目一个月一条。“完成投资”是本系统口径；“统计口径”只填统计部门认可的数，没有就空着。',
    en: 'One row a project and month. “Invested” is this system’s own count; “as counted” holds only what the statistics bureau accepted, and stays empty otherwise.',
  },
  title: 'month',
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    month: { kind: 'period', periods: 'month', label: { zh: '月份', en: 'Month' }, required: true, isFixed: true },
    invested: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '本月完成投资', en: 'Invested this month' },
      required: true,
    },
    counted: { kind: 'money', unit: '万元', least: 0, label: { zh: '统计口径', en: 'As counted' } },
    image: {
      kind: 'percent',
      least: 0,
      most: 100,
      digits: 1,
      label: { zh: '累计形象进度', en: 'Work done so far' },
      help: { zh: '按节点权重计；不能比上月低。', en: 'By the weights of its milestones; it cannot fall.' },
      required: true,
    },
    image_text: { kind: 'text', atMost: 400, label: { zh: '形象进度说明', en: 'What stands' }, required: true },
    photos: { kind: 'photos', label: { zh: '现场照片', en: 'Photos' } },
    problem: { kind: 'long-text', label: { zh: '存在问题', en: 'Problems' } },
    body: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' }, required: true },
  },
  unique: [['project', 'month']],
  columns: ['project', 'month', 'invested', 'counted', 'image', 'image_text'],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: KEEPERS,
    export: { planner: 'division', leader: 'division', clerk: 'body' },
  },
  lifecycle: {
    start: 'draft',
    states: {
      draft: { name: { zh: '草稿', en: 'Draft' }, kind: 'open' },
      submitted: { name: { zh: '已报', en: 'Submitted' }, kind: 'open', editable: 'none' },
      confirmed: { name: { zh: '已确认', en: 'Confirmed' }, kind: 'done', editable: ['counted'] },
    },
    transitions: {
      submit: {
        name: { zh: '上报', en: 'Submit' },
        from: ['draft'],
        to: 'submitted',
        who: KEEPERS,
        isBulk: true,
        holds: [
          {
            that: '!has(project.image) || image >= project.image',
            else: {
              zh: '形象进度比上次确认的低：核对后再报，确需调低的写进“存在问题”，由项目办更正。',
              en: 'Less work is shown than was confirmed before: check it; where it is right, say so under problems and have the project office correct it.',
            },
          },
          {
            that: 'image == 0.0 || size(photos) > 0',
            else: { zh: '没有现场照片。', en: 'There is no photo.' },
            isWarning: true,
          },
        ],
      },
      confirm: {
        name: { zh: '确认', en: 'Confirm' },
        from: ['submitted'],
        to: 'confirmed',
        who: { planner: 'division' },
        notBy: ['submit'],
        isBulk: true,
        asks: [{ field: 'counted' }],
      },
      return: {
        name: { zh: '退回', en: 'Return' },
        from: ['submitted'],
        to: 'draft',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
        isRework: true,
      },
      reopen: {
        name: { zh: '更正', en: 'Correct' },
        from: ['confirmed'],
        to: 'draft',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
  clocks: [
    {
      id: 'confirm',
      name: { zh: '月报确认', en: 'To be confirmed in' },
      startsAt: ['submit'],
      endsAt: ['confirm', 'return'],
      limit: { amount: { setting: 'projects.confirm-days' }, unit: 'workdays' },
      actor: ['planner'],
    },
  ],
}

const monthlyPlan = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `plan_${String(i + 1).padStart(2, '0')}`,
    {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: `${i + 1}月计划`, en: `Plan of month ${i + 1}` },
    } as const,
  ]),
)
const sumOfMonths = Object.keys(monthlyPlan).join(' + ')

/** 年度投资计划: what a project is to do in a year, in which of the three batches, month by month. */
export const year: RecordType = {
  id: 'project-year',
  name: { zh: '年度投资计划', en: 'Plan of a project for a year' },
  about: {
    zh: '一个项目一年一条，列入竣工、启动、实施三个批次之一。调整是更正，须有批准。',
    en: 'One row a project and year, in one of the three batches: complete, start, carry on. An adjustment is a correction and needs approval.',
  },
  title: 'year',
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    year: { kind: 'period', periods: 'year', label: { zh: '年度', en: 'Year' }, required: true, isFixed: true },
    batch: {
      kind: 'choice',
      label: { zh: '批次', en: 'Batch' },
      required: true,
      choices: {
        complete: { zh: '竣工一批', en: 'To be completed' },
        start: { zh: '启动一批', en: 'To be started' },
        'carry-on': { zh: '实施一批', en: 'To be carried on' },
      },
    },
    investment: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '年度计划投资', en: 'Investment of the year' },
      required: true,
    },
    goal: { kind: 'long-text', label: { zh: '年度形象进度目标', en: 'Work to be done' }, required: true },
    ...monthlyPlan,
    body: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' }, required: true },
    document_no: {
      kind: 'document-number',
      label: { zh: '下达文号', en: 'Issued by' },
      required: 'state == "approved"',
    },
  },
  computed: {
    unplanned: {
      label: { zh: '未分解到月', en: 'Not divided over months' },
      formula: `investment - (${sumOfMonths})`,
      unit: '万元',
    },
  },
  unique: [['project', 'year']],
  columns: ['project', 'year', 'batch', 'investment', 'unplanned', 'goal'],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division', clerk: 'body' },
  },
  lifecycle: {
    start: 'proposed',
    states: {
      proposed: { name: { zh: '申报', en: 'Proposed' }, kind: 'open' },
      approved: { name: { zh: '下达', en: 'Approved' }, kind: 'done', editable: 'none' },
      rejected: { name: { zh: '未列入', en: 'Not taken' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      approve: {
        name: { zh: '列入并下达', en: 'Approve' },
        from: ['proposed'],
        to: 'approved',
        who: { planner: 'division' },
        asks: [{ field: 'document_no', isRequired: true }],
        isBulk: true,
        holds: [
          {
            that: 'project.state != "idea" && project.state != "dropped" && project.state != "paused"',
            else: {
              zh: '项目不在库、已暂停或终止，不能列入年度计划。',
              en: 'The project is not in the reserve, rests or was dropped.',
            },
          },
          {
            that: 'project.investor != "government" || project.approved > 0',
            else: {
              zh: '政府投资项目须已批复可行性研究报告才能列入年度计划（政府投资条例第十七条）。',
              en: 'Government investment enters the plan of a year only with an approved feasibility study (regulation on government investment, art. 17).',
            },
          },
          {
            that: 'batch != "complete" || has(project.started_on)',
            else: { zh: '没有开工的项目不能列入竣工一批。', en: 'What has not started cannot be completed this year.' },
          },
          {
            that: 'batch != "start" || !has(project.started_on) || year(project.started_on) == int(year)',
            else: {
              zh: '已经开工的项目不能列入启动一批。',
              en: 'What has started already cannot be started this year.',
            },
          },
          {
            that: 'unplanned == 0.0',
            else: { zh: '月度分解之和与年度计划不等。', en: 'The months do not add up to the year.' },
          },
        ],
      },
      reject: {
        name: { zh: '不列入', en: 'Leave out' },
        from: ['proposed'],
        to: 'rejected',
        who: { planner: 'division' },
        reason: 'required',
        isBulk: true,
      },
      adjust: {
        name: { zh: '调整', en: 'Adjust' },
        from: ['approved', 'rejected'],
        to: 'proposed',
        who: { planner: 'division' },
        reason: 'required',
        isBackward: true,
      },
    },
  },
}

/** 专项债券: what a project is to repay and out of what. */
export const bond: RecordType = {
  id: 'project-bond',
  name: { zh: '专项债券安排', en: 'Bond of a project' },
  about: {
    zh: '一期债券一条。覆盖倍数＝债券存续期内项目净收益÷应付本息；每半年付息、到期还本的按单利计。',
    en: 'One row an issue. Cover = the project’s net income over the life of the bond ÷ principal and interest; interest simple, principal at the end.',
  },
  title: 'name',
  fields: {
    project: { kind: 'link', to: 'project', label: { zh: '项目', en: 'Project' }, required: true, isFixed: true },
    name: { kind: 'text', label: { zh: '债券名称', en: 'Bond' }, required: true },
    amount: { kind: 'money', unit: '万元', least: 0, label: { zh: '发行金额', en: 'Amount' }, required: true },
    rate: { kind: 'percent', least: 0, most: 20, digits: 4, label: { zh: '票面利率', en: 'Rate' }, required: true },
    years: { kind: 'integer', unit: '年', least: 1, most: 40, label: { zh: '期限', en: 'Term' }, required: true },
    issued_on: { kind: 'day', label: { zh: '发行日期', en: 'Issued on' } },
    net_income: {
      kind: 'money',
      unit: '万元',
      least: 0,
      label: { zh: '存续期净收益', en: 'Net income over the term' },
      required: true,
    },
    project_years: {
      kind: 'integer',
      unit: '年',
      least: 1,
      most: 60,
      label: { zh: '项目收益期', en: 'Years of income' },
    },
    spent: { kind: 'money', unit: '万元', least: 0, label: { zh: '已支出', en: 'Spent' } },
    body: { kind: 'body', label: { zh: '责任单位', en: 'Responsible body' }, required: true },
    papers: {
      kind: 'files',
      label: { zh: '一案两书', en: 'Scheme and two opinions' },
      help: {
        zh: '实施方案、财务评估报告、法律意见书。',
        en: 'Scheme of implementation, financial report, legal opinion.',
      },
    },
  },
  computed: {
    interest: { label: { zh: '利息合计', en: 'Interest' }, formula: 'amount * rate / 100.0 * years', unit: '万元' },
    debt: {
      label: { zh: '本息合计', en: 'Principal and interest' },
      formula: 'amount + amount * rate / 100.0 * years',
      unit: '万元',
    },
    cover: {
      label: { zh: '本息覆盖倍数', en: 'Cover' },
      formula: 'net_income / (amount + amount * rate / 100.0 * years)',
      digits: 4,
    },
    spending: { label: { zh: '支出进度', en: 'Spent' }, formula: 'spent / amount * 100.0', unit: '%', digits: 1 },
  },
  columns: ['project', 'name', 'amount', 'rate', 'years', 'net_income', 'debt', 'cover', 'spending'],
  body: 'body',
  who: {
    read: READERS,
    create: KEEPERS,
    change: KEEPERS,
    import: { planner: 'division' },
    export: { planner: 'division', leader: 'division' },
    merge: { planner: 'division' },
  },
}
