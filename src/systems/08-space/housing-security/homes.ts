import type { RecordType } from '../../../language/record-type.ts'
import { SHARE_OF_APPLICATION } from './leases.ts'
import { GROUPS, HAS_PAYER, KINDS, OFFICE, PAYER, PAYS_BY, ROOM_CHOICES, SEEN } from './who.ts'

const SHOWN: RecordType['who'] = {
  read: { planner: 'division', leader: 'division', clerk: 'division' },
  create: { clerk: 'body' },
  change: { clerk: 'body' },
  import: { clerk: 'body' },
  export: { planner: 'division', clerk: 'division' },
  merge: { planner: 'division' },
}

/** 房源: one home each, with what it costs; held by one household at most. */
export const home: RecordType = {
  id: 'housing-home',
  name: { zh: '房源', en: 'Home' },
  about: {
    zh: '一套一条：户型、面积、租金标准。一套房同时只能给一户。',
    en: 'One home, one row: rooms, area, rent. One household at a time.',
  },
  title: 'code',
  fields: {
    code: { kind: 'text', atMost: 60, label: { zh: '房源编号', en: 'Code' }, required: true },
    estate: { kind: 'text', atMost: 100, label: { zh: '小区', en: 'Estate' }, required: true },
    door: { kind: 'text', atMost: 60, label: { zh: '楼栋房号', en: 'Building and door' }, required: true },
    kind: { kind: 'choice', label: { zh: '类别', en: 'Kind' }, required: true, choices: KINDS },
    rooms: { kind: 'choice', label: { zh: '户型', en: 'Rooms' }, required: true, choices: ROOM_CHOICES },
    area: { kind: 'area', unit: '㎡', least: 10, most: 200, label: { zh: '建筑面积', en: 'Area' }, required: true },
    floor: { kind: 'integer', least: -1, most: 60, label: { zh: '楼层', en: 'Floor' } },
    is_accessible: { kind: 'yes-no', label: { zh: '无障碍', en: 'Accessible' } },
    rent: { kind: 'money', unit: '元/㎡·月', least: 0, label: { zh: '租金标准', en: 'Rent' }, required: true },
    market_rent: {
      kind: 'money',
      unit: '元/㎡·月',
      least: 0,
      label: { zh: '市场租金', en: 'Market rent' },
      required: true,
    },
    office: OFFICE,
    ready_on: { kind: 'day', label: { zh: '可入住日期', en: 'Ready on' }, required: true },
    round: { kind: 'link', to: 'housing-round', label: { zh: '配租批次', en: 'Round' } },
  },
  unique: [['code']],
  columns: ['code', 'estate', 'door', 'kind', 'rooms', 'area', 'rent', 'state', 'round'],
  rollups: {
    held: { label: { zh: '占用', en: 'Held' }, of: 'housing-offer', by: 'holds', take: 'count' },
    leased: {
      label: { zh: '在租', en: 'Leased' },
      of: 'housing-lease',
      by: 'home',
      where: 'state != "left"',
      take: 'count',
    },
  },
  views: [
    { id: 'free', name: { zh: '空置', en: 'Free' }, where: 'state == "free"' },
    {
      id: 'idle',
      name: { zh: '空置超过半年', en: 'Free for half a year' },
      where: 'state == "free" && changed_at < now - days(180)',
    },
  ],
  body: 'office',
  who: SHOWN,
  isPublic: { fields: ['code', 'estate', 'kind', 'rooms', 'area', 'rent'], when: 'state in ["free", "in-round"]' },
  lifecycle: {
    start: 'free',
    states: {
      free: { name: { zh: '空置', en: 'Free' }, kind: 'waiting' },
      'in-round': { name: { zh: '配租中', en: 'In a round' }, kind: 'open', editable: 'none' },
      let: { name: { zh: '已出租', en: 'Let' }, kind: 'done', editable: ['rent', 'market_rent'] },
      repair: { name: { zh: '维修', en: 'Under repair' }, kind: 'waiting' },
      gone: { name: { zh: '退出房源', en: 'Withdrawn' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      offer: {
        name: { zh: '列入批次', en: 'Put into a round' },
        from: ['free'],
        to: 'in-round',
        who: { clerk: 'body' },
        asks: [{ field: 'round', isRequired: true }],
        holds: [
          { that: 'held == 0', else: { zh: '还有家庭占用。', en: 'A household holds it.' } },
          {
            that: 'round.state == "planned"',
            else: { zh: '批次已经抽取或选房，不能再加房源。', en: 'The round is drawn or choosing already.' },
          },
          {
            that: 'kind == round.kind',
            else: { zh: '房源类别与批次不同。', en: 'It is of another kind than the round.' },
          },
          {
            that: 'ready_on <= round.planned_on',
            else: { zh: '到批次日期还不能入住。', en: 'It is not ready by then.' },
          },
        ],
        isBulk: true,
      },
      'take-back': {
        name: { zh: '移出批次', en: 'Take out of the round' },
        from: ['in-round'],
        to: 'free',
        who: { clerk: 'body' },
        holds: [
          { that: 'held == 0', else: { zh: '已有家庭选中。', en: 'A household has chosen it.' } },
          {
            that: 'round.state in ["planned", "closed", "cancelled"]',
            else: { zh: '批次还在进行，名单已冻结。', en: 'The round is under way; its list is frozen.' },
          },
        ],
        sets: { round: 'null' },
        isBulk: true,
      },
      let: {
        name: { zh: '出租', en: 'Let' },
        from: ['in-round'],
        to: 'let',
        who: {},
        automatic: 'leased > 0',
      },
      'let-again': {
        name: { zh: '验房收回', en: 'Take back and inspect' },
        from: ['let'],
        to: 'free',
        who: { clerk: 'body' },
        holds: [{ that: 'leased == 0', else: { zh: '还有没结束的租约。', en: 'A lease still runs.' } }],
        sets: { round: 'null' },
      },
      repair: {
        name: { zh: '停用维修', en: 'Repair' },
        from: ['free'],
        to: 'repair',
        who: { clerk: 'body' },
        reason: 'required',
      },
      ready: { name: { zh: '维修完成', en: 'Ready' }, from: ['repair'], to: 'free', who: { clerk: 'body' } },
      withdraw: {
        name: { zh: '退出房源', en: 'Withdraw' },
        from: ['free', 'repair'],
        to: 'gone',
        who: { clerk: 'body' },
        reason: 'required',
      },
    },
  },
}

/** 配租批次: homes that are given together, and how: in the order of the queue, or of a draw that anybody can run again. */
export const round: RecordType = {
  id: 'housing-round',
  name: { zh: '配租批次', en: 'Round' },
  about: {
    zh: '一批房源一次配租。摇号的，名单冻结、承诺、信标、揭示都公开；按轮候的，依次选房。',
    en: 'Homes given at one time: by a draw led in public, or in the order of the queue.',
  },
  title: 'name',
  number: { prefix: 'PZ', per: 'year', digits: 3 },
  fields: {
    name: { kind: 'text', atMost: 100, label: { zh: '批次名称', en: 'Name' }, required: true },
    kind: { kind: 'choice', label: { zh: '房源类别', en: 'Kind' }, required: true, isFixed: true, choices: KINDS },
    mode: {
      kind: 'choice',
      label: { zh: '配租方式', en: 'How' },
      required: true,
      choices: {
        choice: { zh: '摇号定次序，依次选房', en: 'Order drawn, then choosing' },
        assigned: { zh: '摇号定房', en: 'Homes drawn' },
        queue: { zh: '按轮候次序选房', en: 'In the order of the queue' },
      },
    },
    planned_on: { kind: 'day', label: { zh: '配租日期', en: 'Planned on' }, required: true },
    office: OFFICE,
  },
  columns: ['number', 'name', 'kind', 'mode', 'planned_on', 'homes', 'taken', 'state'],
  rollups: {
    homes: { label: { zh: '房源', en: 'Homes' }, of: 'housing-home', by: 'round', unit: '套', take: 'count' },
    offers: { label: { zh: '配租通知', en: 'Offers' }, of: 'housing-offer', by: 'round', take: 'count' },
    open_offers: {
      label: { zh: '待选房', en: 'Still to choose' },
      of: 'housing-offer',
      by: 'round',
      where: 'state == "offered"',
      take: 'count',
    },
    taken: {
      label: { zh: '已选定', en: 'Taken' },
      of: 'housing-offer',
      by: 'round',
      where: 'state in ["chosen", "signed"]',
      unit: '套',
      take: 'count',
    },
    next_1: {
      label: { zh: '一居室轮到', en: 'Next, one room' },
      of: 'housing-offer',
      by: 'round',
      where: 'state == "offered" && rooms == "1"',
      take: { least: 'turn' },
    },
    next_2: {
      label: { zh: '两居室轮到', en: 'Next, two rooms' },
      of: 'housing-offer',
      by: 'round',
      where: 'state == "offered" && rooms == "2"',
      take: { least: 'turn' },
    },
    next_3: {
      label: { zh: '三居室轮到', en: 'Next, three rooms' },
      of: 'housing-offer',
      by: 'round',
      where: 'state == "offered" && rooms == "3"',
      take: { least: 'turn' },
    },
  },
  body: 'office',
  who: SHOWN,
  isPublic: { fields: ['number', 'name', 'kind', 'mode', 'planned_on'], when: 'state != "cancelled"' },
  lifecycle: {
    start: 'planned',
    states: {
      planned: { name: { zh: '筹备', en: 'Planned' }, kind: 'open' },
      frozen: {
        name: { zh: '名单已冻结', en: 'List frozen' },
        kind: 'waiting',
        editable: 'none',
        help: {
          zh: '正在摇号。作废后可以重新筹备。',
          en: 'A draw is under way; after it is void the round may be planned anew.',
        },
      },
      choosing: { name: { zh: '选房', en: 'Choosing' }, kind: 'open', editable: 'none' },
      closed: { name: { zh: '结束', en: 'Closed' }, kind: 'done', editable: 'none' },
      cancelled: { name: { zh: '取消', en: 'Cancelled' }, kind: 'void', editable: 'none' },
    },
    transitions: {
      // With the draw that is frozen of it, by the desk that leads the draw.
      freeze: {
        name: { zh: '冻结名单', en: 'Freeze the list' },
        from: ['planned', 'frozen'],
        to: 'frozen',
        who: {},
        automatic: 'false',
        holds: [{ that: 'homes > 0', else: { zh: '批次里没有房源。', en: 'The round has no homes.' } }],
      },
      thaw: {
        name: { zh: '重新筹备', en: 'Plan anew' },
        from: ['frozen'],
        to: 'planned',
        who: {},
        automatic: 'false',
        isBackward: true,
      },
      begin: {
        name: { zh: '开始选房', en: 'Begin choosing' },
        from: ['planned', 'frozen'],
        to: 'choosing',
        who: {},
        automatic: 'offers > 0',
      },
      close: {
        name: { zh: '结束批次', en: 'Close' },
        from: ['choosing'],
        to: 'closed',
        who: { clerk: 'body' },
        holds: [
          { that: 'open_offers == 0', else: { zh: '还有家庭没有选房。', en: 'Some household has still to choose.' } },
        ],
      },
      cancel: {
        name: { zh: '取消', en: 'Cancel' },
        from: ['planned'],
        to: 'cancelled',
        who: { clerk: 'body' },
        reason: 'required',
      },
    },
  },
}

/** 配租: one household's turn in a round, and the home it takes. */
export const offer: RecordType = {
  id: 'housing-offer',
  name: { zh: '配租', en: 'Offer' },
  about: {
    zh: '一户在一批里的一次机会：轮到时选房、签约，或放弃。前面的没选完，后面的不能选；一套房只给一户。',
    en: 'A household’s turn in a round: it chooses and signs, or refuses. Nobody chooses before those ahead; a home goes to one household.',
  },
  title: 'case_number',
  fields: {
    round: { kind: 'link', to: 'housing-round', label: { zh: '批次', en: 'Round' }, required: true, isFixed: true },
    application: {
      kind: 'link',
      to: 'housing-application',
      label: { zh: '保障申请', en: 'Application' },
      required: true,
      isFixed: true,
    },
    case_number: {
      kind: 'text',
      atMost: 40,
      label: { zh: '申请编号', en: 'Case number' },
      required: true,
      isFixed: true,
    },
    office: { ...OFFICE, isFixed: true },
    rooms: { kind: 'choice', label: { zh: '户型', en: 'Rooms' }, required: true, isFixed: true, choices: ROOM_CHOICES },
    group: { kind: 'choice', label: { zh: '组别', en: 'Group' }, isFixed: true, choices: GROUPS },
    turn: { kind: 'integer', least: 1, label: { zh: '选房次序', en: 'Turn' }, required: true, isFixed: true },
    came_by: {
      kind: 'choice',
      label: { zh: '怎么轮到', en: 'How it came' },
      isFixed: true,
      choices: {
        draw: { zh: '摇号抽中', en: 'Drawn' },
        queue: { zh: '轮候次序', en: 'By the queue' },
        reserve: { zh: '摇号候补递补', en: 'Next of the draw' },
        next: { zh: '轮候递补', en: 'Next of the queue' },
      },
      help: {
        zh: '前面的家庭放弃、逾期或已离开轮候的，房源当即递补：先按摇号候补次序，再按轮候次序。',
        en: 'What a household gave up goes to the next at once: first in the order of the draw, then of the queue.',
      },
    },
    offered_on: { kind: 'day', label: { zh: '通知日期', en: 'Offered on' }, required: true, isFixed: true },
    answer_until: { kind: 'day', label: { zh: '选房截止', en: 'Choose until' }, required: true, isFixed: true },
    home: { kind: 'link', to: 'housing-home', label: { zh: '选定房源', en: 'Home' } },
    // What may be held once: a home by one household, a turn by one household at a time.
    holds: { kind: 'link', to: 'housing-home', label: { zh: '占用房源', en: 'Holds' }, isDerived: true },
    live: {
      kind: 'link',
      to: 'housing-application',
      label: { zh: '占用名额', en: 'Holds the turn of' },
      isDerived: true,
    },
    lease_from: { kind: 'day', label: { zh: '租期起', en: 'Lease from' } },
    lease_until: { kind: 'day', label: { zh: '租期止', en: 'Lease until' } },
    pays_by: { kind: 'choice', label: { zh: '缴租方式', en: 'Pays by' }, choices: PAYS_BY },
    payer: PAYER,
    lease: { kind: 'link', to: 'housing-lease', label: { zh: '租约', en: 'Lease' }, isDerived: true },
  },
  unique: [['holds'], ['live'], ['round', 'rooms', 'turn']],
  columns: [
    'round',
    'rooms',
    'turn',
    'case_number',
    'application',
    'group',
    'came_by',
    'state',
    'home',
    'answer_until',
  ],
  views: [
    {
      id: 'open',
      name: { zh: '待选房', en: 'Still to choose' },
      where: 'state == "offered"',
      sort: [{ field: 'turn' }],
    },
    { id: 'to-sign', name: { zh: '待签约', en: 'To sign' }, where: 'state == "chosen"' },
  ],
  body: 'office',
  who: {
    read: SEEN,
    create: { planner: 'division' },
    change: { clerk: 'body' },
    export: { planner: 'division', clerk: 'body' },
  },
  lifecycle: {
    start: 'offered',
    states: {
      offered: { name: { zh: '待选房', en: 'To choose' }, kind: 'open', editable: 'none' },
      chosen: { name: { zh: '已选定', en: 'Chosen' }, kind: 'open', editable: 'none' },
      signed: { name: { zh: '已签约', en: 'Signed' }, kind: 'done', editable: 'none' },
      refused: { name: { zh: '放弃', en: 'Refused' }, kind: 'void', editable: 'none' },
      lapsed: { name: { zh: '逾期未选', en: 'Missed the turn' }, kind: 'void', editable: 'none' },
      ended: { name: { zh: '已退房', en: 'Home given back' }, kind: 'done', editable: 'none' },
    },
    transitions: {
      choose: {
        name: { zh: '选房', en: 'Choose' },
        from: ['offered'],
        to: 'chosen',
        who: { clerk: 'body' },
        asks: [{ field: 'home', isRequired: true }],
        holds: [
          {
            that: 'turn == (rooms == "1" ? round.next_1 : rooms == "2" ? round.next_2 : round.next_3)',
            else: { zh: '还没有轮到：前面的家庭先选。', en: 'Not its turn yet: those ahead choose first.' },
          },
          {
            that: 'home.round.id == round.id && home.state == "in-round"',
            else: { zh: '这套房不在本批次。', en: 'The home is not in this round.' },
          },
          { that: 'home.rooms == rooms', else: { zh: '户型不符。', en: 'Its rooms are not those of the household.' } },
          { that: 'home.held == 0', else: { zh: '这套房已经有人选了。', en: 'The home is taken.' } },
        ],
        sets: { holds: 'home' },
      },
      // A draw that gave homes: the household takes the one it was given.
      accept: {
        name: { zh: '接受', en: 'Accept' },
        from: ['offered'],
        to: 'chosen',
        who: { clerk: 'body' },
        holds: [
          {
            that: 'has(home) && holds.id == home.id',
            else: { zh: '没有摇到房，须选房。', en: 'No home was drawn for it: it chooses.' },
          },
        ],
      },
      sign: {
        name: { zh: '签约', en: 'Sign' },
        from: ['chosen'],
        to: 'signed',
        who: { clerk: 'body' },
        asks: [
          { field: 'lease_from', isRequired: true },
          { field: 'lease_until', isRequired: true },
          { field: 'pays_by', isRequired: true },
          { field: 'payer' },
        ],
        holds: [
          HAS_PAYER,
          { that: 'lease_until > lease_from', else: { zh: '租期止须晚于租期起。', en: 'It ends after it begins.' } },
          {
            that: 'lease_until <= lease_from + years(setting.lease_years)',
            else: { zh: '租期超过上限。', en: 'The lease is longer than allowed.' },
          },
          {
            that: 'application.state == "queued"',
            else: { zh: '家庭已不在轮候。', en: 'The household is not in the queue.' },
          },
        ],
        makes: [
          {
            type: 'housing-lease',
            values: {
              application: 'application',
              case_number: 'case_number',
              home: 'holds',
              office: 'office',
              from_day: 'lease_from',
              until_day: 'lease_until',
              pays_by: 'pays_by',
              payer: 'payer',
              share: SHARE_OF_APPLICATION,
            },
            keepsIn: 'lease',
          },
        ],
      },
      refuse: {
        name: { zh: '放弃', en: 'Refuse' },
        from: ['offered', 'chosen'],
        to: 'refused',
        who: { clerk: 'body' },
        reason: 'required',
        sets: { holds: 'null', live: 'null' },
      },
      lapse: {
        name: { zh: '逾期未选', en: 'Miss the turn' },
        from: ['offered'],
        to: 'lapsed',
        who: {},
        automatic: 'today > answer_until',
        sets: { holds: 'null', live: 'null' },
      },
      release: {
        name: { zh: '退房', en: 'Home given back' },
        from: ['signed'],
        to: 'ended',
        who: {},
        automatic: 'lease.state == "left"',
        sets: { holds: 'null', live: 'null' },
      },
    },
  },
}
