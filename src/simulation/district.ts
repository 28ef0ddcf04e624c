import { DUTIES } from '../compiler/commitments/duties.ts'
import { nameOfDuty } from '../compiler/commitments/lead.ts'
import type { Role } from '../model/role.ts'
import type { SimulatedPlace } from '../model/sample-manifest.ts'
import type { Bilingual } from '../model/system.ts'
import { inventName } from './names.ts'
import { type Random, randomFrom } from './random.ts'

/** What a simulated district is made from. The same seed gives the same district. */
export interface DistrictSettings {
  readonly seed: string
  readonly place: SimulatedPlace
  /** The first day of the plan, from which everybody is in office. */
  readonly from: Date
  /** Stands before the names that people sign in with, where there are several districts: 'd2.'. */
  readonly logins?: string
}

export interface SimulatedBody {
  readonly id: string
  /** What the simulation calls it: 'science', 'subdistrict-2'. */
  readonly key: string
  readonly name: Bilingual
  readonly kind: 'leadership' | 'department' | 'subdistrict' | 'park' | 'assessor' | 'company'
  readonly position: number
}

export interface SimulatedPerson {
  readonly name: string
  /** 'science.reporter'. */
  readonly loginName: string
  readonly post: string
  /** Key of the body the person works in. */
  readonly body: string | null
  readonly role: Role
  /** Whether the role is held for that body alone, and not for the whole division. */
  readonly isForBody: boolean
}

/** 模拟数据: a district that does not exist, whose bodies bear the names that such a plan gives them. */
export interface SimulatedDistrict {
  readonly settings: DistrictSettings
  readonly division: { readonly code: string; readonly name: Bilingual }
  readonly parent: { readonly code: string; readonly name: Bilingual }
  readonly bodies: readonly SimulatedBody[]
  readonly people: readonly SimulatedPerson[]
}

export function simulateDistrict(settings: DistrictSettings): SimulatedDistrict {
  const random = randomFrom(settings.seed)
  const bodies = bodiesOf(settings, random.part('bodies'))
  const { place } = settings
  return {
    settings,
    division: { code: place.code, name: place.name },
    parent: place.parent,
    bodies,
    people: peopleOf(bodies, random.part('people'), random.part('desks')).map((person) => ({
      ...person,
      loginName: `${settings.logins ?? ''}${person.loginName}`,
    })),
  }
}

/** In the order in which such lists are kept: leadership, party, government, people's organisations, places. */
const ENGLISH: Readonly<Record<string, string>> = {
  organisation: 'Organisation Department of the Party Committee',
  publicity: 'Publicity Department of the Party Committee',
  'united-front': 'United Front Department of the Party Committee',
  'political-legal': 'Political and Legal Commission of the Party Committee',
  discipline: 'Commission for Discipline Inspection and Supervision',
  'development-reform': 'Development and Reform Bureau',
  industry: 'Industry and Information Technology Bureau',
  science: 'Science and Technology Bureau',
  education: 'Education Bureau',
  'civil-affairs': 'Civil Affairs Bureau',
  justice: 'Justice Bureau',
  finance: 'Finance Bureau',
  'human-resources': 'Human Resources and Social Security Bureau',
  'natural-resources': 'Natural Resources Bureau',
  environment: 'Ecology and Environment Branch Bureau',
  housing: 'Housing and Urban-Rural Development Bureau',
  'urban-management': 'Urban Management and Law Enforcement Bureau',
  transport: 'Transport Bureau',
  water: 'Water Resources Bureau',
  agriculture: 'Agriculture and Rural Affairs Bureau',
  'rural-revitalisation': 'Rural Revitalisation Bureau',
  forestry: 'Forestry Bureau',
  commerce: 'Commerce Bureau',
  'culture-tourism-sport': 'Culture, Tourism, Broadcasting and Sport Bureau',
  health: 'Health Bureau',
  veterans: 'Veterans Affairs Bureau',
  emergency: 'Emergency Management Bureau',
  audit: 'Audit Bureau',
  'market-regulation': 'Market Regulation Bureau',
  statistics: 'Statistics Bureau',
  'medical-insurance': 'Medical Insurance Bureau',
  'government-services': 'Administrative Approval and Services Bureau',
  data: 'Data Bureau',
  'letters-visits': 'Letters and Visits Bureau',
  'state-assets': 'State Assets Supervision Bureau',
  'financial-affairs': 'Financial Affairs Centre',
  'public-security': 'Public Security Branch Bureau',
  congress: 'Office of the People’s Congress Standing Committee',
  consultative: 'Office of the Consultative Conference',
  'trade-union': 'Federation of Trade Unions',
  'youth-league': 'Communist Youth League Committee',
  'women-federation': 'Women’s Federation',
  'federation-industry': 'Federation of Industry and Commerce',
  'science-association': 'Association for Science and Technology',
  'disabled-federation': 'Disabled Persons’ Federation',
  'supply-marketing': 'Supply and Marketing Cooperative',
  defence: 'People’s Armed Forces Department',
}

/** Two of each office, since a reporter cannot review what they report. */
function bodiesOf({ place, from }: DistrictSettings, random: Random): readonly SimulatedBody[] {
  const body = (key: string, zh: string, en: string, kind: SimulatedBody['kind']) => ({ key, name: { zh, en }, kind })
  const order = Object.keys(ENGLISH)
  const offices = DUTIES.filter(({ id }) => ENGLISH[id] !== undefined)
    .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .flatMap((duty) => {
      const name = nameOfDuty(duty, 'county', place.name.zh)
      return name === null ? [] : [body(duty.id, name, ENGLISH[duty.id] ?? duty.id, 'department')]
    })
  return [
    body('government', '区人民政府', 'District Government', 'leadership'),
    ...offices,
    ...place.parks.map(({ zh, en }, i) => body(`park-${i + 1}`, zh, en, 'park')),
    ...place.subdistricts.map(({ zh, en }, i) => body(`subdistrict-${i + 1}`, zh, en, 'subdistrict')),
    body('assessor', '第三方评估组（模拟）', 'Third-party assessors (simulated)', 'assessor'),
    // Last, so that the others keep their ids.
    body('firm-agents', '企业代办中心（模拟）', 'Firms’ agents (simulated)', 'company'),
  ].map((one, i) => ({ ...one, id: random.id(from), position: i + 1 }))
}

function peopleOf(bodies: readonly SimulatedBody[], random: Random, desks: Random): readonly SimulatedPerson[] {
  const taken = new Set<string>()
  const agents = bodies.find(({ kind }) => kind === 'company')
  const hire =
    (from: Random) =>
    (loginName: string, post: string, role: Role, body: SimulatedBody | null, isForBody = false): SimulatedPerson => ({
      name: inventName(from, taken),
      loginName,
      post,
      body: body?.key ?? null,
      role,
      isForBody,
    })
  const person = hire(random)
  const of = (key: string) => bodies.find((one) => one.key === key) ?? null
  return [
    person('leader1', '区长', 'leader', of('government')),
    person('leader2', '常务副区长', 'leader', of('government')),
    person('planner1', '规划股股长', 'planner', of('development-reform')),
    person('planner2', '规划股副股长', 'planner', of('development-reform')),
    person('assessor1', '评估组组长', 'assessor', of('assessor')),
    person('system1', '系统管理员', 'system-admin', of('data')),
    person('security1', '安全保密管理员', 'security-admin', of('data')),
    person('audit1', '安全审计员', 'audit-admin', of('audit')),
    ...bodies
      .filter(({ kind }) => kind === 'department' || kind === 'subdistrict' || kind === 'park')
      .flatMap((body) => [
        person(
          `${body.key}.reporter`,
          body.kind === 'subdistrict' ? '统计站统计员' : '综合股科员',
          'reporter',
          body,
          true,
        ),
        person(
          `${body.key}.reviewer`,
          body.kind === 'subdistrict' ? '分管副主任' : '分管副局长',
          'reviewer',
          body,
          true,
        ),
      ]),
    ...deskPeopleOf(bodies, hire(desks)),
    // Buyer and seller of an order have different agents.
    ...(agents === undefined
      ? []
      : [1, 2, 3].map((n) => hire(desks)(`firm${n}`, '企业办事人', 'enterprise', agents, true))),
  ]
}

/** Whoever runs the desks; drawn apart, so that the others keep their names. */
function deskPeopleOf(
  bodies: readonly SimulatedBody[],
  person: (loginName: string, post: string, role: Role, body: SimulatedBody, isForBody?: boolean) => SimulatedPerson,
): readonly SimulatedPerson[] {
  return bodies
    .filter(({ kind }) => kind === 'department' || kind === 'subdistrict')
    .flatMap((body) => {
      const { key, kind } = body
      const isCity = key === 'urban-management'
      const outdoors = isCity ? '信息采集员' : '网格员'
      const hasGrid = isCity || kind === 'subdistrict'
      return [
        person(`${key}.clerk`, kind === 'subdistrict' ? '便民服务中心经办员' : '业务股经办员', 'clerk', body, true),
        ...(hasGrid ? [1, 2] : []).map((n) => person(`${key}.grid${n}`, outdoors, 'grid-worker', body, true)),
        // The two centres stand in this bureau and work for the whole district.
        ...(isCity
          ? [
              person(`${key}.intake`, '监督中心受理员', 'intake-officer', body),
              // Two: whoever takes a report in may not close the case.
              person(`${key}.intake2`, '监督中心值班长', 'intake-officer', body),
              person(`${key}.dispatch`, '指挥中心派遣员', 'dispatcher', body),
            ]
          : []),
      ]
    })
}
