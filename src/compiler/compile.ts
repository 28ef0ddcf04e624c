import type { ClauseInfo, PlanModel } from '../model/plan-model.ts'
import type { Clause, SourceDocument } from '../model/reading.ts'
import type { SystemDeclaration } from '../model/system.ts'
import { clausesFromOutline } from './clauses/from-outline.ts'
import { commitmentsFromClauses } from './commitments/from-clauses.ts'
import { diagnosticsFromModel } from './diagnostics/from-model.ts'
import { namesFromClauses } from './names/from-clauses.ts'
import { outlineFromSource } from './outline/from-source.ts'
import { profileFromOutline } from './profile/from-outline.ts'
import { blocksFromSource } from './source/blocks.ts'
import { lineAt, lineStarts } from './source/positions.ts'
import { statementsFromClauses } from './statements/from-clauses.ts'
import { systemsFromClauses } from './systems/from-clauses.ts'

/** What the compiler knows besides the text. */
export interface Knowledge {
  readonly systems: readonly SystemDeclaration[]
}

/**
 * Compiles a document into the plan model. Pure: no I/O, no clock; never throws on any text; time linear in the text.
 *
 * @example compile(documentFromText('plan.txt', text), { systems })
 */
export function compile(document: SourceDocument, knowledge: Knowledge): PlanModel {
  const blocks = blocksFromSource(document)
  const outline = outlineFromSource(blocks)
  const clauses = clausesFromOutline(outline, document.text)
  const profile = profileFromOutline(document, outline)
  const names = namesFromClauses(clauses, profile)
  const model: PlanModel = {
    source: {
      name: document.name,
      format: document.format,
      characters: document.text.length,
      lines: lineCount(document.text),
      encoding: document.encoding ?? null,
    },
    plan: {
      title: profile.title,
      kind: profile.kind,
      period: profile.period,
      horizon: profile.horizon,
      division: profile.division,
    },
    outline: [...outline.nodes],
    clauses: clauses.map(clauseInfo),
    statements: statementsFromClauses(clauses, profile, document.text),
    commitments: commitmentsFromClauses(clauses, profile, names, document.text),
    projects: names.filter((thing) => thing.kind === 'project' || thing.kind === 'programme'),
    bodies: names.filter((thing) => thing.kind === 'body'),
    places: names.filter((thing) => thing.kind === 'place' || thing.kind === 'park'),
    enterprises: names.filter((thing) => thing.kind === 'enterprise'),
    structures: names.filter((thing) => thing.kind === 'spatial-structure'),
    honours: names.filter((thing) => thing.kind === 'honour' || thing.kind === 'brand'),
    systems: systemsFromClauses(clauses, knowledge.systems, { source: document.text, profile }),
    diagnostics: [],
  }
  const located = { ...model, ...linesFromOffsets(model, document.text) }
  return { ...located, diagnostics: diagnosticsFromModel({ document, profile, outline, clauses, model: located }) }
}

function clauseInfo(clause: Clause): ClauseInfo {
  const { at, text } = clause.reading
  return {
    id: clause.id,
    clause: clause.id,
    line: clause.line ?? clause.block.line,
    start: at[0] ?? 0,
    end: (at[at.length - 1] ?? 0) + 1,
    section: clause.section?.id ?? null,
    paragraph: clause.paragraph,
    text,
    lead: clause.lead,
    box: clause.box,
  }
}

/** Lines of all items by their own offsets: a paragraph that the source broke over lines begins earlier than they do. */
function linesFromOffsets(model: PlanModel, text: string) {
  const starts = lineStarts(text)
  const place = <T extends { readonly start: number; readonly line: number }>(item: T): T => ({
    ...item,
    line: lineAt(starts, item.start),
  })
  const named = (thing: PlanModel['bodies'][number]) => ({ ...place(thing), mentions: thing.mentions.map(place) })
  return {
    outline: model.outline.map(place),
    clauses: model.clauses.map(place),
    statements: model.statements.map(place),
    commitments: model.commitments.map(place),
    projects: model.projects.map(named),
    bodies: model.bodies.map(named),
    places: model.places.map(named),
    enterprises: model.enterprises.map(named),
    structures: model.structures.map(named),
    honours: model.honours.map(named),
    systems: model.systems.map(place),
  }
}

function lineCount(text: string): number {
  let lines = 1
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++
  return lines
}
