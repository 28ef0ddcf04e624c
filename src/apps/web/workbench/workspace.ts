import type { CompiledDocument, OpenDocument } from './documents/document.ts'

/** The open documents, with the way back to what was open before. */
export interface Workspace {
  readonly documents: readonly OpenDocument[]
  readonly past: readonly (readonly OpenDocument[])[]
}

export const emptyWorkspace: Workspace = { documents: [], past: [] }

export type WorkspaceChange =
  | {
      readonly kind: 'open'
      readonly documents: readonly CompiledDocument[]
      /** What is known of documents by name beforehand: those of the sample. */
      readonly known?: ReadonlyMap<string, Pick<OpenDocument, 'role' | 'note' | 'notice'>>
      /** Set when the documents take the place of everything that is open: the sample. */
      readonly instead?: boolean
    }
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'role'; readonly id: string; readonly role: 'plan' | 'report' }
  | { readonly kind: 'close-all' }
  | { readonly kind: 'undo' }

const KEPT = 20

/** The next state of the workspace. At most one document is the plan; a new plan takes the place of the old one. */
export function changeWorkspace(workspace: Workspace, change: WorkspaceChange): Workspace {
  const { documents, past } = workspace
  const to = (next: readonly OpenDocument[]): Workspace => ({
    documents: next,
    past: [...past.slice(-KEPT + 1), documents],
  })
  switch (change.kind) {
    case 'open': {
      let next: readonly OpenDocument[] = change.instead ? [] : documents
      for (const document of change.documents) {
        const known = change.known?.get(document.name)
        const role = known?.role ?? roleOf(document, next)
        // The same file again takes its own place; another plan takes the plan's.
        next = next.filter((other) => other.name !== document.name && !(role === 'plan' && other.role === 'plan'))
        next = [
          ...next,
          { ...document, id: document.name, role, note: known?.note ?? null, notice: known?.notice ?? null },
        ]
      }
      return to(inOrder(next))
    }
    case 'close':
      return to(documents.filter((document) => document.id !== change.id))
    case 'close-all':
      return documents.length === 0 ? workspace : to([])
    case 'role':
      return to(
        inOrder(
          documents.map((document) =>
            document.id === change.id
              ? { ...document, role: change.role }
              : change.role === 'plan' && document.role === 'plan'
                ? { ...document, role: 'report' }
                : document,
          ),
        ),
      )
    case 'undo': {
      const last = past.at(-1)
      return last === undefined ? workspace : { documents: last, past: past.slice(0, -1) }
    }
  }
}

function roleOf(document: CompiledDocument, open: readonly OpenDocument[]): 'plan' | 'report' {
  const { kind } = document.model.plan
  if (kind === 'plan') return 'plan'
  if (kind === 'report' || kind === 'bulletin') return 'report'
  return open.some((other) => other.role === 'plan') ? 'report' : 'plan'
}

/** The plan first, then reports by the year they report on. */
function inOrder(documents: readonly OpenDocument[]): OpenDocument[] {
  const rank = (document: OpenDocument) => (document.role === 'plan' ? '' : `r${document.model.plan.period ?? '~'}`)
  return [...documents].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

export const planOf = (documents: readonly OpenDocument[]) =>
  documents.find((document) => document.role === 'plan') ?? null
