import type { Block, Reading, SourceDocument } from '../../model/reading.ts'

/** Cuts a source text into blocks of reading text. */
export function blocksFromSource(document: SourceDocument): Block[] {
  const blocks: Block[] = []
  const { text } = document
  let start = 0
  let line = 1
  while (start <= text.length) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const raw = text.slice(start, end)
    const hashes = document.format === 'markdown' ? (/^(#{1,6})\s/.exec(raw)?.[1]?.length ?? 0) : 0
    const reading = readingOf(text, start + hashes, end)
    if (reading.text !== '') {
      blocks.push(hashes > 0 ? { kind: 'heading', reading, line, level: hashes } : { kind: 'paragraph', reading, line })
    }
    start = end + 1
    line++
  }
  return blocks
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
}

/** Reading text of a stretch of the source, with the way back. */
export function readingOf(source: string, start: number, end: number): Reading {
  const out: string[] = []
  const at: number[] = []
  const isDigit = (c: string | undefined) => c !== undefined && /[0-9０-９]/.test(c)
  const isWord = (c: string | undefined) => c !== undefined && /[A-Za-z]/.test(c)
  for (let i = start; i < end; i++) {
    let c = source[i] as string
    if (/[\s　 ​﻿*]/.test(c)) {
      let j = i
      while (j < end && /\s/.test(source[j] as string)) j++
      if (isWord(out.at(-1)) && isWord(source[j])) {
        out.push(' ')
        at.push(i)
      }
      continue
    }
    const code = c.charCodeAt(0)
    if (code >= 0xff10 && code <= 0xff5a && /[０-９Ａ-Ｚａ-ｚ]/.test(c)) c = String.fromCharCode(code - 0xfee0)
    else if (c === '％') c = '%'
    else if (c === '．') c = '.'
    const betweenDigits = isDigit(out.at(-1)) && isDigit(source[i + 1])
    if (FULL[c] !== undefined && !(betweenDigits && (c === ':' || c === ','))) c = FULL[c] as string
    if (c === ',' && betweenDigits) continue
    out.push(c)
    at.push(i)
  }
  return { text: out.join(''), at: Uint32Array.from(at) }
}
