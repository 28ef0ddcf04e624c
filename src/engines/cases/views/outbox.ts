import type { Values } from '../../../language/field.ts'
import { ApiProblem, api } from '../../../ui/api.ts'

/** A photo with the moment and the place at which it was taken; `sent` is its id once the server has it. */
export interface OutboxPhoto {
  readonly field: string
  readonly blob: Blob
  readonly takenAt: string
  readonly place: readonly [number, number] | null
  readonly sent: string | null
}

interface Common {
  /** The same whenever it is sent: the server makes one case of it. */
  readonly key: string
  readonly system: string
  readonly type: string
  readonly division: string
  /** Whose it is: another person at this phone does not send it. */
  readonly person: string
  readonly madeAt: string
  readonly photos: readonly OutboxPhoto[]
  /** Why the server did not take it; null: it waits. */
  readonly problem: { readonly zh: string; readonly en: string } | null
}

/** Something that was done outdoors and is still to be sent. */
export type OutboxItem =
  | (Common & {
      readonly kind: 'report'
      readonly title: string
      readonly report: {
        readonly class: string
        readonly place: readonly [number, number]
        readonly foundAt: string
        readonly description: string
        readonly address: string | null
      }
    })
  | (Common & {
      readonly kind: 'step'
      readonly title: string
      readonly record: string
      readonly revision: number
      readonly transition: string
      readonly gives: Values
      readonly reason: string
    })

const NAME = 'gangmu-field'
const STORE = 'outbox'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'key' })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('IndexedDB'))
  })
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const asked = work(transaction.objectStore(STORE))
      // Only what the transaction has written down counts as kept.
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'))
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'))
    })
  } finally {
    database.close()
  }
}

/** What a person has still to send, the oldest first. */
export async function waitingItems(person: string): Promise<readonly OutboxItem[]> {
  const all = (await within('readonly', (store) => store.getAll())) as OutboxItem[] // only `keepItem` writes there
  return all.filter((item) => item.person === person).sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
}

export const keepItem = (item: OutboxItem): Promise<unknown> => within('readwrite', (store) => store.put(item))
export const dropItem = (key: string): Promise<unknown> => within('readwrite', (store) => store.delete(key))

/** A key that nobody else has; also where the page is not served over https. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What came of sending one. */
export type Sent =
  | { readonly kind: 'sent'; readonly number: string | null; readonly isNew: boolean }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly problem: { readonly zh: string; readonly en: string } }

/**
 * Sends one item. It leaves the outbox only when the server has said that it has it; sent again, it makes nothing twice: photos
 * that are there already are not sent again, a report's key makes one case, a step that stands already is done.
 */
export async function sendItem(item: OutboxItem): Promise<Sent> {
  let now = item
  try {
    for (const [i, photo] of now.photos.entries()) {
      if (photo.sent !== null) continue
      const id = await sendPhoto(now, photo)
      now = { ...now, photos: now.photos.map((one, j) => (i === j ? { ...one, sent: id } : one)) }
      await keepItem(now)
    }
    const sent = now.kind === 'report' ? await sendReport(now) : await sendStep(now)
    await dropItem(now.key)
    return sent
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.status === 0 || error.status >= 500 || error.status === 429) return { kind: 'offline' }
    const told = error.faults.length > 0 ? error.faults.map(({ message }) => message) : [error.detail]
    const problem = { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') }
    await keepItem({ ...now, problem })
    return { kind: 'refused', problem }
  }
}

async function sendPhoto(item: OutboxItem, photo: OutboxPhoto): Promise<string> {
  const where =
    item.kind === 'report'
      ? `/api/v1/records/${item.type}/files/${photo.field}?division=${item.division}`
      : `/api/v1/records/${item.type}/${item.division}/${item.record}/files/${photo.field}`
  const file = new File([photo.blob], photo.blob.type === 'image/png' ? 'photo.png' : 'photo.jpg', {
    type: photo.blob.type,
  })
  const { id } = await api.upload<{ readonly id: string }>(where, file, {
    fields: {
      takenAt: photo.takenAt,
      ...(photo.place === null ? {} : { lng: String(photo.place[0]), lat: String(photo.place[1]) }),
    },
  })
  return id
}

const idsOf = ({ photos }: OutboxItem, field: string) =>
  photos.filter((photo) => photo.field === field).flatMap(({ sent }) => (sent === null ? [] : [sent]))

async function sendReport(item: OutboxItem & { readonly kind: 'report' }): Promise<Sent> {
  const { number, isNew } = await api.send<{ readonly number: string | null; readonly isNew: boolean }>(
    'POST',
    `/api/v1/desks/${item.system}/reports`,
    {
      division: item.division,
      key: item.key,
      ...item.report,
      photos: item.photos.flatMap(({ sent }) => (sent === null ? [] : [sent])),
    },
  )
  return { kind: 'sent', number, isNew }
}

async function sendStep(item: OutboxItem & { readonly kind: 'step' }): Promise<Sent> {
  const path = `/api/v1/records/${item.type}/${item.division}/${item.record}`
  const fields = [...new Set(item.photos.map(({ field }) => field))]
  const gives = { ...item.gives, ...Object.fromEntries(fields.map((field) => [field, idsOf(item, field)])) }
  try {
    await api.send('POST', `${path}/do/${item.transition}`, {
      revision: item.revision,
      gives,
      ...(item.reason === '' ? {} : { reason: item.reason }),
    })
  } catch (error) {
    // The answer may have been lost on the way: then the step stands, and sending it again is refused.
    if (!(error instanceof ApiProblem) || error.status !== 409) throw error
    const page = await api.get<{ readonly steps: readonly { readonly revision: number; readonly does: string }[] }>(
      path,
    )
    const isDone = page.steps.some(({ revision, does }) => revision === item.revision + 1 && does === item.transition)
    if (!isDone) throw error
    return { kind: 'sent', number: null, isNew: false }
  }
  return { kind: 'sent', number: null, isNew: true }
}

/** Sends everything that waits, one after another; leaves off when there is no network. One tab at a time. */
export async function sendAll(person: string, told: (item: OutboxItem, sent: Sent) => void): Promise<void> {
  const work = async () => {
    for (const item of await waitingItems(person)) {
      if (item.problem !== null) continue
      const sent = await sendItem(item)
      told(item, sent)
      if (sent.kind === 'offline') return
    }
  }
  if ('locks' in navigator)
    await navigator.locks.request('gangmu-field-outbox', { ifAvailable: true }, (lock) =>
      lock === null ? undefined : work(),
    )
  else await work()
}
