import { useState } from 'react'
import type { AttachmentField } from '../../../language/field.ts'
import type { RecordType } from '../../../language/record-type.ts'
import { ApiProblem, api } from '../../../ui/api.ts'
import { Drawer } from '../../../ui/Drawer.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { bytesText, momentText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { fieldsAtFirst } from './conditions.ts'
import type { RecordAnswer, RecordFile } from './contract.ts'
import { pathOf } from './declared.ts'
import { type Chosen, FilesInput, sendFiles, useTaken, withSent } from './files-input.tsx'
import { useRecordWords } from './record-words.ts'

/** Files of a record by the field they belong to: photos as pictures with when and where, others by name. */
export function FilesPanel({
  type,
  page,
  onChanged,
}: {
  readonly type: RecordType
  readonly page: RecordAnswer
  readonly onChanged: () => Promise<void>
}) {
  const words = useRecordWords()
  const fields = Object.entries(type.fields).flatMap(([name, field]) =>
    field.kind === 'files' || field.kind === 'photos' ? [[name, field] as const] : [],
  )
  // What a later step asks for is brought with that step.
  const first = fieldsAtFirst(type)
  const shown = fields.filter(
    ([name]) =>
      page.files.some((file) => file.field === name) ||
      (page.mayChange.includes(name) && page.endedAt === null && first.has(name)),
  )
  if (shown.length === 0) return null
  return (
    <Panel title={words.filesTitle}>
      {shown.map(([name, field]) => (
        <FilesOf key={name} type={type} page={page} name={name} field={field} onChanged={onChanged} />
      ))}
    </Panel>
  )
}

function FilesOf({
  type,
  page,
  name,
  field,
  onChanged,
}: {
  readonly type: RecordType
  readonly page: RecordAnswer
  readonly name: string
  readonly field: AttachmentField
  readonly onChanged: () => Promise<void>
}) {
  const words = useRecordWords()
  const say = useSay()
  const taken = useTaken()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [isBusy, setBusy] = useState(false)
  const [opened, setOpened] = useState<RecordFile | null>(null)
  const kept = page.values[name]
  const ids = Array.isArray(kept) ? kept.map(String) : []
  const files = page.files.filter((file) => file.field === name && (ids.length === 0 || ids.includes(file.id)))
  const mayChange = page.mayChange.includes(name)
  const address = (file: RecordFile) => `/api/v1/files/${page.division}/${file.file}`
  const path = `${pathOf(type.id)}/${page.division}/${page.id}`
  const upload = async () => {
    setBusy(true)
    try {
      const sent = await sendFiles(path, { [name]: chosen }, {}, (field, key, id) =>
        setChosen((now) => withSent({ [field]: now }, field, key, id)[field] ?? now),
      )
      await api.send('PUT', path, {
        revision: page.revision,
        values: { [name]: [...ids, ...(sent[name] ?? [])] },
      })
      setChosen([])
      toast(words.uploaded(chosen.length))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.faults[0]?.message ?? error.detail), { tone: 'wrong' })
    } finally {
      setBusy(false)
      await onChanged()
    }
  }
  const remove = async (file: RecordFile) => {
    if (!(await askConfirmation({ title: words.removeTitle(file.name), text: words.removeWhat, isDangerous: true })))
      return
    try {
      await api.send('PUT', path, {
        revision: page.revision,
        values: { [name]: ids.filter((id) => id !== file.id) },
      })
      setOpened(null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    } finally {
      await onChanged()
    }
  }
  return (
    <section className="register-files" aria-label={say(field.label)}>
      <h3>
        {say(field.label)} <span className="count">{files.length}</span>
      </h3>
      {field.kind === 'photos' ? (
        <ul className="register-photos">
          {files.map((file) => (
            <li key={file.id}>
              <button type="button" onClick={() => setOpened(file)} aria-label={`${words.openPhoto} ${file.name}`}>
                <img src={address(file)} alt={file.name} loading="lazy" />
              </button>
              <small className="muted">{taken(file.takenAt, file.place?.[0] ?? null, file.place?.[1] ?? null)}</small>
            </li>
          ))}
        </ul>
      ) : (
        <ul className="register-documents">
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="file" size={14} />
              <a className="way" href={address(file)} download>
                {file.name}
              </a>
              <span className="count">{bytesText(file.size)}</span>
              <span className="muted">{words.by2(file.byName, momentText(file.at))}</span>
              {mayChange && (
                <button
                  type="button"
                  className="button is-quiet is-small is-icon"
                  aria-label={`${words.removeFile} ${file.name}`}
                  onClick={() => void remove(file)}
                >
                  <Icon name="close" size={14} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {files.length === 0 && <p className="muted">{words.noFiles}</p>}
      {mayChange && (
        <div className="register-upload">
          <FilesInput
            id={`files-${name}`}
            field={field}
            present={files.length}
            chosen={chosen}
            onChange={setChosen}
            isDisabled={isBusy}
          />
          {chosen.length > 0 && (
            <button type="button" className="button is-primary" disabled={isBusy} onClick={() => void upload()}>
              {words.upload}
            </button>
          )}
        </div>
      )}
      {opened !== null && (
        <Drawer
          place="middle"
          width={900}
          title={opened.name}
          onClose={() => setOpened(null)}
          foot={
            <>
              {mayChange && (
                <button type="button" className="button is-dangerous" onClick={() => void remove(opened)}>
                  {words.removeFile}
                </button>
              )}
              <a className="button" href={address(opened)} download>
                <Icon name="download" size={14} />
                {bytesText(opened.size)}
              </a>
            </>
          }
        >
          <img className="register-photo" src={address(opened)} alt={opened.name} />
          <p className="muted">
            {taken(opened.takenAt, opened.place?.[0] ?? null, opened.place?.[1] ?? null)} ·{' '}
            {words.by2(opened.byName, momentText(opened.at))}
          </p>
        </Drawer>
      )}
    </section>
  )
}
