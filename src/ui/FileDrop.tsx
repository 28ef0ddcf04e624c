import { type ReactNode, useId, useRef, useState } from 'react'
import { ApiProblem, api } from './api.ts'
import { bytesText, percentText } from './format.ts'
import { Icon } from './Icon.tsx'
import { defineWords, useSay } from './language.ts'
import { Faults } from './states.tsx'

const useWords = defineWords({
  zh: {
    drop: '把文件拖到这里，或点击选择',
    release: '松开即可上传',
    sending: '正在上传',
    checking: '已送达，正在检查…',
    done: '已完成',
    cancel: '取消',
    cancelled: '已取消，文件没有保存',
    tooLarge: (size: string, limit: string) => `文件 ${size}，超过上限 ${limit}。请压缩图片或拆分后再传。`,
    wrongKind: (accepted: string) => `这里只接受 ${accepted} 文件。`,
    retry: '重试',
  },
  en: {
    drop: 'Drop a file here, or click to choose',
    release: 'Release to upload',
    sending: 'Uploading',
    checking: 'Arrived, being checked…',
    done: 'Done',
    cancel: 'Cancel',
    cancelled: 'Cancelled; nothing was saved',
    tooLarge: (size: string, limit: string) =>
      `The file has ${size}, the limit is ${limit}. Compress its pictures or split it.`,
    wrongKind: (accepted: string) => `Only ${accepted} files are taken here.`,
    retry: 'Try again',
  },
})

interface Upload {
  readonly id: number
  readonly file: File
  readonly share: number
  readonly state: 'sending' | 'done' | 'failed' | 'cancelled'
  readonly error: unknown
}

interface FileDropProps<T> {
  /** Path that takes the file. */
  readonly path: string
  readonly method?: 'POST' | 'PUT'
  readonly fields?: Readonly<Record<string, string>>
  /** Endings: ['.xlsx']. */
  readonly accept: readonly string[]
  readonly atMost: number
  readonly isMultiple?: boolean
  readonly isDisabled?: boolean
  /** Words under the invitation: what is expected. */
  readonly children?: ReactNode
  readonly onDone: (answer: T, file: File) => void
  /** Instead of the faults being listed here. */
  readonly onRefused?: (problem: ApiProblem, file: File) => void
}

let last = 0

/** Takes files by drop, click or keyboard, sends each with its progress, and lists what the server found wrong. */
export function FileDrop<T>(props: FileDropProps<T>) {
  const words = useWords()
  const say = useSay()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const controllers = useRef(new Map<number, AbortController>())
  const set = (upload: number, change: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.id === upload ? { ...one, ...change } : one)))

  const send = async (file: File) => {
    const upload: Upload = { id: ++last, file, share: 0, state: 'sending', error: null }
    setUploads((now) => [...(props.isMultiple ? now : []), upload])
    const fault = faultOf(file, props, words)
    if (fault !== null) return set(upload.id, { state: 'failed', error: new Error(fault) })
    const controller = new AbortController()
    controllers.current.set(upload.id, controller)
    try {
      const answer = await api.upload<T>(props.path, file, {
        method: props.method ?? 'POST',
        ...(props.fields === undefined ? {} : { fields: props.fields }),
        onProgress: (share) => set(upload.id, { share }),
        signal: controller.signal,
      })
      set(upload.id, { state: 'done', share: 1 })
      props.onDone(answer, file)
    } catch (error) {
      const isCancelled = error instanceof DOMException && error.name === 'AbortError'
      set(upload.id, { state: isCancelled ? 'cancelled' : 'failed', error })
      if (error instanceof ApiProblem) props.onRefused?.(error, file)
    } finally {
      controllers.current.delete(upload.id)
    }
  }
  const sendAll = (files: FileList | null) => {
    for (const file of [...(files ?? [])].slice(0, props.isMultiple ? 50 : 1)) void send(file)
  }

  return (
    <div className="file-drop">
      <label
        className={`drop-zone${isOver ? ' is-over' : ''}${props.isDisabled ? ' is-disabled' : ''}`}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!props.isDisabled) sendAll(event.dataTransfer.files)
        }}
      >
        <Icon name="upload" size={28} />
        <b>{isOver ? words.release : words.drop}</b>
        <span className="muted">{props.children ?? `${props.accept.join('、')} · ≤ ${bytesText(props.atMost)}`}</span>
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept={props.accept.join(',')}
          multiple={props.isMultiple ?? false}
          disabled={props.isDisabled ?? false}
          onChange={(event) => {
            sendAll(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      {uploads.length > 0 && (
        <ul className="uploads" aria-live="polite">
          {uploads.map(({ id: upload, file, share, state, error }) => (
            <li key={upload} className={`upload is-${state}`}>
              <div className="upload-line">
                <Icon name={state === 'done' ? 'check' : state === 'failed' ? 'warning' : 'file'} />
                <b>{file.name}</b>
                <span className="muted">
                  {state === 'sending'
                    ? share < 1
                      ? `${words.sending} ${percentText(share, 0)}`
                      : words.checking
                    : state === 'done'
                      ? words.done
                      : state === 'cancelled'
                        ? words.cancelled
                        : ''}
                </span>
                <span className="spacer" />
                {state === 'sending' && (
                  <button
                    type="button"
                    className="button is-small"
                    onClick={() => controllers.current.get(upload)?.abort()}
                  >
                    {words.cancel}
                  </button>
                )}
                {state === 'failed' && error instanceof ApiProblem && error.faults.length === 0 && (
                  <button
                    type="button"
                    className="button is-small"
                    onClick={() => {
                      setUploads((now) => now.filter((one) => one.id !== upload))
                      void send(file)
                    }}
                  >
                    {words.retry}
                  </button>
                )}
              </div>
              {state === 'sending' && <progress max={1} value={share} aria-label={file.name} />}
              {state === 'failed' && (
                <div className="wrong" role="alert">
                  {error instanceof ApiProblem ? say(error.detail) : error instanceof Error ? error.message : ''}
                  {error instanceof ApiProblem && props.onRefused === undefined && <Faults of={error} />}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function faultOf(
  file: File,
  { accept, atMost }: { readonly accept: readonly string[]; readonly atMost: number },
  words: {
    readonly tooLarge: (size: string, limit: string) => string
    readonly wrongKind: (accepted: string) => string
  },
): string | null {
  if (file.size > atMost) return words.tooLarge(bytesText(file.size), bytesText(atMost))
  const isAccepted = accept.length === 0 || accept.some((ending) => file.name.toLowerCase().endsWith(ending))
  return isAccepted ? null : words.wrongKind(accept.join('、'))
}
