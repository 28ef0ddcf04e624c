/** A body by the names it goes by. */
export interface NamedBody {
  readonly id: string
  readonly name: string
  readonly endedOn: string | null
}

/**
 * The body that a plan's words mean, by whole name, or by what remains of both names without the division's own name and
 * the usual tails [CW2]. null when none or more than one answers: a wrong suggestion costs more than none.
 */
export function matchBody(words: string, bodies: readonly NamedBody[], division: string): NamedBody | null {
  const standing = bodies.filter(({ endedOn }) => endedOn === null)
  const whole = standing.filter(({ name }) => name === words)
  if (whole.length === 1) return whole[0] as NamedBody
  const core = coreOf(words, division)
  if (core.length < 2) return null
  const alike = standing.filter(({ name }) => coreOf(name, division) === core)
  return alike.length === 1 ? (alike[0] as NamedBody) : null
}

const TAILS = /(?:委员会|管理局|办公室|管委会|部门|局|委|办|部)$/

function coreOf(name: string, division: string): string {
  const bare = division.replace(/[省市区县]$/, '')
  let core = name.replace(/[（(].*?[)）]/g, '').trim()
  for (const own of [division, bare]) if (own !== '' && core.startsWith(own)) core = core.slice(own.length)
  core = core.replace(/^[省市区县](?=..)/, '')
  for (let before = ''; before !== core && core.length > 2; ) {
    before = core
    core = core.replace(TAILS, '')
  }
  return core.replace(/和|与|、/g, '')
}
