import type { Writing } from '../database/tables.ts'

/** Does an engine's part of something that another engine did. What it throws undoes the whole; `Refused` says why. */
export type Listener = (tx: Writing, event: never) => Promise<void>
/** Listeners of one module by the event's name. */
export type Listeners = Readonly<Record<string, Listener>>

/** A kind of event: its name, and what it carries. */
export interface EventKind<E> {
  readonly name: string
  /** Binds a listener, for `ServerModule.events`: `events: { ...planAdopted.on(createTargets) }`. */
  readonly on: (listener: (tx: Writing, event: E) => Promise<void>) => Listeners
}

/** Tells every module's listeners of an event, in the transaction in which it happens. */
export type Tell = <E>(tx: Writing, kind: EventKind<E>, event: E) => Promise<void>

/**
 * Declares something that happens in one engine and that other engines must write with it or not at all. The engine that
 * tells knows nobody who listens.
 *
 * @example export const planAdopted = defineEvent<PlanAdoption>('plan.adopted')
 */
export function defineEvent<E>(name: string): EventKind<E> {
  return { name, on: (listener) => ({ [name]: listener }) }
}

/** One after another: they write in one transaction. In which order is not promised. */
export function tellerOf(modules: readonly { readonly events?: Listeners }[]): Tell {
  return async (tx, kind, event) => {
    for (const { events } of modules) {
      // Only `on` makes listeners, and binds each to the kind whose name it stands under.
      await events?.[kind.name]?.(tx, event as never)
    }
  }
}
