#!/usr/bin/env node
// Turns an annotator's working file into what may be kept here: offsets into the published text instead of its words.
//
//   node bench/gold-from-annotations.mjs WORKING.jsonl DOCUMENT > bench/gold/NAME.jsonl
//
// DOCUMENT is a path below the folder of published texts, such as corpus/plans/national-14.md. A line of WORKING.jsonl
// holds line, quote, value_text, indicator, role, comparator, value, value_max, unit, measure, per, year, modality, and
// where wanted also (other readings) and optional. Items stand in the order of the text.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const [working, document] = process.argv.slice(2)
if (document === undefined) {
  console.error('node bench/gold-from-annotations.mjs WORKING.jsonl DOCUMENT')
  process.exit(2)
}
const folder = process.env.GANGMU_PUBLISHED ?? join('..', 'shared')
const lines = readFileSync(join(folder, document), 'utf8').split(/\r?\n/)
const items = readFileSync(working, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))

const faults = []
const rows = []
let last = { line: 0, valueFrom: -1 }
for (const item of items) {
  const line = lines[item.line - 1] ?? ''
  const inQuote = item.quote.lastIndexOf(item.value_text)
  const resumeAt = item.line === last.line ? last.valueFrom : 0
  let from = line.indexOf(item.quote)
  while (from >= 0 && from + inQuote < resumeAt) from = line.indexOf(item.quote, from + 1)
  if (from < 0 || inQuote < 0) {
    faults.push(`line ${item.line}: “${item.value_text}” of “${item.indicator}” is not where the quote says`)
    continue
  }
  const valueFrom = from + inQuote
  const valueTo = valueFrom + item.value_text.length
  last = { line: item.line, valueFrom }
  // A unit that the value ends with is kept as its offset; only one that stands elsewhere is written out.
  const ends = item.unit !== null && item.value_text.endsWith(item.unit) && item.value_text !== item.unit
  const unit = ends ? { unitFrom: valueTo - item.unit.length } : { unit: item.unit }
  rows.push({
    指标: item.indicator,
    line: item.line,
    from,
    to: from + item.quote.length,
    valueFrom,
    valueTo,
    role: item.role,
    comparator: item.comparator,
    value: item.value,
    ...(item.value_max === undefined ? {} : { valueMax: item.value_max }),
    ...unit,
    measure: item.measure,
    per: item.per,
    year: item.year,
    modality: item.modality,
    ...(item.also === undefined ? {} : { also: item.also }),
    ...(item.optional === true ? { optional: true } : {}),
  })
}
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
process.stdout.write(`${[{ document }, ...rows].map((row) => JSON.stringify(row)).join('\n')}\n`)
