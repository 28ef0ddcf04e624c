/** OC4IDS (Open Contracting for Infrastructure Data Standard) 0.9: projects as others read them. Pure. */

/** What of a project may be told; a part that may not, or is not known, is null. Money in 万元 as decimal text. */
export interface ExchangedProject {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly summary: string | null
  readonly category: string | null
  readonly investor: string | null
  readonly control: string | null
  readonly sector: string | null
  readonly builder: string | null
  readonly builderCode: string | null
  readonly body: { readonly id: string; readonly name: string } | null
  readonly total: string | null
  readonly plannedStart: string | null
  readonly plannedEnd: string | null
  readonly startedOn: string | null
  readonly completedOn: string | null
  /** null where the stage itself is not told: then it follows from the days that are. */
  readonly state: string | null
  readonly place: readonly [longitude: number, latitude: number] | null
  readonly funds: readonly {
    readonly id: string
    readonly source: string
    readonly amount: string
    readonly documentNo: string | null
  }[]
  readonly gates: readonly {
    readonly id: string
    readonly gate: string
    readonly name: string
    readonly issuer: string | null
    readonly documentNo: string | null
    readonly grantedOn: string | null
  }[]
}

export interface Package {
  readonly uri: string
  readonly publishedDate: string
  readonly version: '0.9'
  readonly publisher: { readonly name: string }
  readonly projects: readonly object[]
}

/** Identifiers that are no part of any international list are told by these schemes. */
export const CODE_SCHEME = 'CN-TZXM'
export const CREDIT_SCHEME = 'CN-USCC'
const SECTOR_SCHEME = 'GB/T 4754-2017'
/** Choices of ours, so that what leaves here can come back. */
export const OWN_SCHEMES = {
  category: 'CN-GANGMU-PROJECT-CATEGORY',
  investor: 'CN-GANGMU-INVESTOR',
  control: 'CN-GANGMU-PROCEDURE',
} as const

/**
 * Stages. The list of 0.9 has no “completed”, which earlier ones had for what is in use: what is in use is operated, and that
 * is “maintenance” there. A project that rests keeps the stage from which it rests.
 */
const STATUS: Readonly<Record<string, string>> = {
  idea: 'identification',
  reserve: 'identification',
  preparing: 'preparation',
  started: 'implementation',
  building: 'implementation',
  completed: 'completion',
  'in-use': 'maintenance',
  evaluated: 'maintenance',
  dropped: 'cancelled',
}

export function statusOf({
  state,
  startedOn,
  completedOn,
}: Pick<ExchangedProject, 'state' | 'startedOn' | 'completedOn'>): string | null {
  if (state === 'paused') return startedOn === null ? 'preparation' : 'implementation'
  if (state !== null) return STATUS[state] ?? null
  return completedOn !== null ? 'completion' : startedOn !== null ? 'implementation' : null
}

/** Sectors that follow from the category or the first digits of the industry; where none does, none is told. */
const BY_CATEGORY: Readonly<Record<string, string>> = {
  industry: 'economy',
  opening: 'economy',
  ecology: 'naturalResources',
}
const BY_INDUSTRY: Readonly<Record<string, string>> = {
  '44': 'energy',
  '46': 'waterAndWaste',
  '53': 'transport.rail',
  '54': 'transport.road',
  '55': 'transport.water',
  '56': 'transport.air',
  '63': 'communications',
  '64': 'communications',
  '76': 'naturalResources.floodProtection',
  '77': 'naturalResources',
  '83': 'education',
  '84': 'health',
  '86': 'cultureSportsAndRecreation',
  '88': 'cultureSportsAndRecreation',
  '89': 'cultureSportsAndRecreation',
  '90': 'cultureSportsAndRecreation',
}

/** Papers that have a code in the list of documents; others go by their title alone. */
const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  feasibility: 'feasibilityStudy',
  environment: 'environmentalImpact',
  land: 'landAndSettlementImpact',
  stability: 'socialImpact',
  design: 'designReport',
  acceptance: 'completionCertificate',
}

/** 万元 as yuan: '1234.5' is 12345000. Exact as far as a JSON number is. */
export function yuanOf(text: string): number {
  const isNegative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = fraction.padEnd(4, '0')
  const value = Number(`${whole}${digits.slice(0, 4)}.${digits.slice(4) || '0'}`)
  return isNegative ? -value : value
}

/** Yuan as 万元, decimal text: 12345000 is '1234.5'. */
export function wanOf(yuan: number): string {
  const [whole = '0', fraction = ''] = yuan.toFixed(2).split('.')
  const digits = whole.padStart(5, '0')
  const text = `${digits.slice(0, -4)}.${digits.slice(-4)}${fraction}`.replace(/0+$/, '').replace(/\.$/, '')
  return text.replace(/^0+(?=\d)/, '')
}

const dateTime = (day: string) => `${day}T00:00:00+08:00`
const money = (text: string) => ({ amount: yuanOf(text), currency: 'CNY' })

/** Leaves out what is null, and objects and lists in which nothing is left: the standard knows no empty ones. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map(dense).filter((one) => one !== undefined)
    return kept.length === 0 ? undefined : kept
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).flatMap(([key, one]) => {
      const inner = dense(one)
      return inner === undefined ? [] : [[key, inner] as const]
    })
    return kept.length === 0 ? undefined : Object.fromEntries(kept)
  }
  return value === null || value === '' ? undefined : value
}

/** A project in the standard's words. `prefix` makes its id unique in the world: 'CN-430406'. */
export function projectOf(project: ExchangedProject, prefix: string): object {
  const { category, sector, builder, builderCode, body, total, plannedStart, plannedEnd, startedOn, completedOn } =
    project
  const sectors = [
    category === null ? undefined : BY_CATEGORY[category],
    sector === null ? undefined : BY_INDUSTRY[sector.slice(0, 2)],
  ]
  const builderId = builderCode === null ? `${project.id}-builder` : `${CREDIT_SCHEME}-${builderCode}`
  const own = (Object.keys(OWN_SCHEMES) as (keyof typeof OWN_SCHEMES)[]).map((field) =>
    project[field] === null ? null : { scheme: OWN_SCHEMES[field], id: project[field] },
  )
  const made = dense({
    id: `${prefix}-${project.code ?? project.id}`,
    identifiers: [project.code === null ? null : { id: project.code, scheme: CODE_SCHEME }],
    title: project.name,
    description: project.summary,
    status: statusOf(project),
    sector: [...new Set(sectors.filter((one) => one !== undefined))],
    additionalClassifications: [...own, sector === null ? null : { scheme: SECTOR_SCHEME, id: sector }],
    publicAuthority: body === null ? null : { id: `${prefix}-body-${body.id}`, name: body.name },
    parties: [
      body === null ? null : { id: `${prefix}-body-${body.id}`, name: body.name, roles: ['publicAuthority'] },
      builder === null
        ? null
        : {
            id: builderId,
            name: builder,
            roles: ['procuringEntity'],
            identifier: builderCode === null ? null : { scheme: CREDIT_SCHEME, id: builderCode, legalName: builder },
          },
    ],
    budget: {
      amount: total === null ? null : money(total),
      budgetBreakdowns: [
        project.funds.length === 0
          ? null
          : {
              id: 'sources',
              description: '按资金来源',
              budgetBreakdown: project.funds.map(({ id, source, amount, documentNo }) => ({
                id,
                description: documentNo === null ? source : `${source}（${documentNo}）`,
                amount: money(amount),
              })),
            },
      ],
    },
    period: {
      startDate: plannedStart === null ? null : dateTime(plannedStart),
      endDate: plannedEnd === null ? null : dateTime(plannedEnd),
    },
    implementationPeriod: {
      startDate: startedOn === null ? null : dateTime(startedOn),
      endDate: completedOn === null || startedOn === null ? null : dateTime(completedOn),
    },
    completion: { endDate: completedOn === null ? null : dateTime(completedOn) },
    locations: [
      project.place === null ? null : { id: 'site', geometry: { type: 'Point', coordinates: [...project.place] } },
    ],
    documents: project.gates.map(({ id, gate, name, issuer, documentNo, grantedOn }) => ({
      id,
      documentType: DOCUMENT_TYPES[gate] ?? null,
      title: name,
      description: documentNo,
      author: issuer,
      datePublished: grantedOn === null ? null : dateTime(grantedOn),
    })),
  })
  return made as object // its id is always there
}

/** A package, as it is published at an address. Needs at least one project: the standard knows no empty one. */
export function packageOf(
  projects: readonly ExchangedProject[],
  {
    uri,
    publishedAt,
    publisher,
    prefix,
  }: { readonly uri: string; readonly publishedAt: Date; readonly publisher: string; readonly prefix: string },
): Package {
  return {
    uri,
    publishedDate: publishedAt.toISOString(),
    version: '0.9',
    publisher: { name: publisher },
    projects: projects.map((project) => projectOf(project, prefix)),
  }
}
