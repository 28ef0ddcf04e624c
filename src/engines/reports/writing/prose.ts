import type { Run } from '../../official-documents/model.ts'

/** Bare numbers are years and the like; whatever was counted or measured is a figure and cites. */
type Part = string | number | Run | readonly Run[]

/**
 * Words with figures in them: prose`完成${progress}，为${standing}。`. Neighbouring words are joined, so that the same
 * sentence always gives the same runs.
 */
export function prose(words: TemplateStringsArray, ...parts: readonly Part[]): readonly Run[] {
  return joined(words.flatMap((word, i): readonly Part[] => [word, parts[i] ?? '']))
}

/** Runs one after the other, with a sign between them: inList(items, '；'). */
export function inList(items: readonly (readonly Run[])[], between: string): readonly Run[] {
  return joined(items.flatMap((item, i): readonly Part[] => (i === 0 ? [item] : [between, item])))
}

export function joined(parts: readonly Part[]): readonly Run[] {
  const runs: Run[] = []
  const add = (run: Run) => {
    const last = runs[runs.length - 1]
    if (run.kind === 'text' && run.text === '') return
    if (run.kind === 'text' && last?.kind === 'text')
      runs[runs.length - 1] = { kind: 'text', text: last.text + run.text }
    else runs.push(run)
  }
  for (const part of parts) {
    if (typeof part === 'string' || typeof part === 'number') add({ kind: 'text', text: String(part) })
    else if ('kind' in part) add(part)
    else part.forEach(add)
  }
  return runs
}

/** 甲、乙和丙; beyond `most`, 甲、乙等5项. */
export function names(items: readonly string[], counter: string, most = Number.POSITIVE_INFINITY): string {
  if (items.length > most) return `${items.slice(0, most).join('、')}等${items.length}${counter}`
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join('、')}和${items[items.length - 1]}`
}
