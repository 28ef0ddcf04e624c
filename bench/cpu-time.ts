import { readFileSync } from 'node:fs'

/** Ticks a second in /proc/…/stat: Linux has had 100 on every machine that people run servers on. */
const TICKS = 100

/**
 * Milliseconds of processor time that processes have used, with those of their children that have ended; null where there is
 * no /proc. On a machine that others use too, this tells what a request costs, when its duration does not.
 */
export function cpuTimeOf(ids: readonly number[]): number | null {
  let ticks = 0
  let isTold = false
  for (const id of ids) {
    try {
      // After the name in brackets, which may hold spaces: utime, stime, cutime and cstime are the 12th to the 15th.
      const [, rest = ''] = readFileSync(`/proc/${id}/stat`, 'utf8').split(/\) (?=[A-Za-z] )/)
      for (const part of rest.split(' ').slice(11, 15)) ticks += Number(part)
      isTold = true
    } catch {
      // It has ended.
    }
  }
  return isTold ? (ticks * 1000) / TICKS : null
}
