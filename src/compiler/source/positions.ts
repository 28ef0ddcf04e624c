/** Source offsets at which lines begin; the first is 0. A line ends at a line feed, a carriage return, or both. */
export function lineStarts(text: string): Uint32Array {
  let count = 1
  for (let i = 0; i < text.length; i++) if (endsLine(text, i)) count++
  const starts = new Uint32Array(count)
  let n = 0
  for (let i = 0; i < text.length; i++) if (endsLine(text, i)) starts[++n] = i + 1
  return starts
}

const endsLine = (text: string, i: number) => {
  const code = text.charCodeAt(i)
  return code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)
}

/** 1-based line of a source offset. */
export function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}
