/** A body by the name it goes by. */
export interface NamedBody {
  readonly id: string
  readonly name: string
  /** Left out or null: it stands. */
  readonly endedOn?: string | null
}

/**
 * The body that a plan's or an indicator's words mean, of those that stand: by whole name; by what remains of both names
 * without the division's own name and the usual tails; by the tail of a name; by an abbreviation, whose characters stand in
 * the name in their order (市场监管局 for 临湖区市场监督管理局). Where words name several bodies the first counts. The first way
 * that finds any body decides; null when it finds more than one, for a wrong suggestion costs more than none.
 *
 *     matchBody('区发展改革局', bodies, '临湖区')?.name // '临湖区发展和改革局'
 */
export function matchBody<B extends NamedBody>(words: string | null, bodies: readonly B[], division: string): B | null {
  const standing = bodies.filter(({ endedOn }) => endedOn == null)
  const whole = standing.filter(({ name }) => name === words)
  if (whole.length > 0) return onlyOf(whole)
  const named = words?.split(/[、，,/及]|(?<=[局委办部])和/)[0]?.trim() ?? ''
  const core = coreOf(named, division)
  if (core.length < 2) return null
  const bare = withoutDivision(named, division)
  for (const fits of [
    (name: string) => coreOf(name, division) === core,
    (name: string) => name.endsWith(bare),
    (name: string) => standsInOrder(bare, withoutDivision(name, division)),
  ]) {
    const found = standing.filter(({ name }) => fits(name))
    if (found.length > 0) return onlyOf(found)
  }
  return null
}

const onlyOf = <B>(found: readonly B[]): B | null => (found.length === 1 ? (found[0] ?? null) : null)

const TAILS = /(?:委员会|管理局|办公室|管委会|分局|部门|局|委|办|部)$/

function coreOf(name: string, division: string): string {
  let core = withoutDivision(name.replace(/[（(].*?[)）]/g, '').trim(), division)
  for (let before = ''; before !== core && core.length > 2; ) {
    before = core
    core = core.replace(TAILS, '')
  }
  return core.replace(/和|与|、/g, '')
}

/** Without the place's own name, or the word for its level. */
function withoutDivision(name: string, division: string): string {
  let rest = name
  for (const own of [division, division.replace(/[省市区县]$/, '')])
    if (own !== '' && rest.startsWith(own)) rest = rest.slice(own.length)
  return rest.replace(/^(?:国家|[省市区县])(?=..)/, '')
}

function standsInOrder(letters: string, name: string): boolean {
  let at = -1
  return [...letters].every((letter) => {
    at = name.indexOf(letter, at + 1)
    return at !== -1
  })
}
