import type { BlockKind } from '../../model/reading.ts'

/** A paragraph, heading or table row as it is shown: reading text with the way back to the source. */
export interface ShownBlock {
  readonly kind: BlockKind
  readonly text: string
  /** Source offset of each character of `text`; never decreases. */
  readonly at: Uint32Array
  readonly line: number
  /** Id of the outline node it stands in. */
  readonly section: string | null
  readonly box: string | null
  readonly cells: readonly { readonly start: number; readonly end: number }[] | null
  readonly table: number | null
  readonly isHead: boolean
}

/** A block for storing and sending: its offsets as runs, `[offset, length, offset, length …]`. */
export interface PackedBlock extends Omit<ShownBlock, 'at'> {
  readonly runs: readonly number[]
}

export function packedBlock({ at, ...block }: ShownBlock): PackedBlock {
  const runs: number[] = []
  for (let i = 0; i < at.length; ) {
    const start = at[i] as number
    let length = 1
    while (i + length < at.length && at[i + length] === start + length) length++
    runs.push(start, length)
    i += length
  }
  return { ...block, runs }
}

export function unpackedBlock({ runs, ...block }: PackedBlock): ShownBlock {
  const at = new Uint32Array(block.text.length)
  let i = 0
  for (let run = 0; run + 1 < runs.length; run += 2) {
    const [start, length] = [runs[run] as number, runs[run + 1] as number]
    for (let k = 0; k < length && i < at.length; k++) at[i++] = start + k
  }
  return { ...block, at }
}
