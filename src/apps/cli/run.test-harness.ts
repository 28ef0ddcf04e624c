import { run } from './run.ts'

/** Runs the command line in this process and collects what it prints. */
export async function gangmu(args: readonly string[], isScreen = false) {
  const out: string[] = []
  const err: string[] = []
  const code = await run(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isScreen,
    hasColour: false,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
