import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { dayText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty, Problem } from '../../../ui/states.tsx'
import { useTrying } from '../../../ui/trying.ts'
import type { SchemeList, SchemeRow, ShippedList } from '../answers.ts'
import { useWords } from './words.ts'
import './evaluations.css'

const PATHS = ['/api/v1/evaluation-schemes', '/api/v1/evaluation-schemes-shipped']

/** 评价方案: the schemes of the division, with the version in force. */
export default function SchemesPage() {
  const { schemes: words } = useWords()
  const say = useSay()
  const session = useSession()
  const navigate = useNavigate()
  const [isTaking, setTaking] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const answer = useAnswer<SchemeList>('/api/v1/evaluation-schemes', { division: session.division })
  useLive('evaluations', PATHS)
  const mayDesign = session.may('evaluations.design')
  const columns = useMemo(
    (): readonly Column<SchemeRow>[] => [
      { key: 'name', title: words.name, width: 320, isFixed: true, value: (row) => say(row.name) },
      {
        key: 'inForce',
        title: words.inForce,
        width: 110,
        filters: true,
        value: (row) => (row.inForce === null ? words.notInForce : words.version(row.inForce.no)),
      },
      { key: 'since', title: words.since, width: 110, value: (row) => row.inForce?.from ?? null },
      { key: 'document', title: words.document, width: 180, value: (row) => row.inForce?.documentNo ?? null },
      { key: 'latest', title: words.latest, width: 100, value: (row) => words.version(row.latest) },
      { key: 'indicators', title: words.indicators, width: 90, align: 'end', value: (row) => row.indicators },
      { key: 'grades', title: words.grades, width: 150, value: (row) => row.grades.join('、') || null },
      { key: 'rounds', title: words.rounds, width: 90, align: 'end', value: (row) => row.rounds || null },
      {
        key: 'changed',
        title: words.changed,
        width: 180,
        value: (row) => `${dayText(row.changedAt)} ${row.changedBy}`,
      },
      { key: 'key', title: words.key, width: 240, isHidden: true, value: (row) => row.key },
    ],
    [words, say],
  )
  const actions = mayDesign && (
    <>
      <button type="button" className="button is-primary" onClick={() => setTaking(true)}>
        {words.take}
      </button>
      <button type="button" className="button" onClick={() => setUploading(true)}>
        {words.upload}
      </button>
    </>
  )
  const open = (id: string) => navigate(`/evaluation-schemes/${session.division}/${id}`)
  return (
    <Page title={words.title} note={session.isSimulated && <SimulatedMark />} actions={actions}>
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="evaluation-schemes"
            label={words.label}
            rows={rows}
            rowKey={({ id }) => id}
            columns={columns}
            onOpen={({ id }) => open(id)}
            empty={
              <Empty title={words.empty} actions={actions}>
                {mayDesign ? words.emptyTodo : words.emptyForUnits}
              </Empty>
            }
          />
        )}
      </Answer>
      {isTaking && <TakeDialog onClose={() => setTaking(false)} onMade={open} />}
      {isUploading && <UploadDialog onClose={() => setUploading(false)} onMade={open} />}
    </Page>
  )
}

interface DialogProps {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

/** Makes a scheme, of a shipped one or of a file's content; `onMade` hears its id. */
function useMaking(onMade: (id: string) => void) {
  const session = useSession()
  const forget = useForget()
  const trying = useTrying()
  const make = async (from: { readonly shipped: string } | { readonly content: unknown }) => {
    const { id } = await api.send<{ id: string }>('POST', `/api/v1/evaluation-schemes/${session.division}`, {
      ...from,
      reason: '',
    })
    await forget(PATHS)
    onMade(id)
  }
  return { ...trying, make }
}

function TakeDialog({ onClose, onMade }: DialogProps) {
  const { take: words } = useWords()
  const say = useSay()
  const session = useSession()
  const { attempt, make, problem } = useMaking(onMade)
  const answer = useAnswer<ShippedList>('/api/v1/evaluation-schemes-shipped', { division: session.division })
  return (
    <Drawer
      place="middle"
      width={760}
      title={words.title}
      onClose={onClose}
      foot={
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      }
    >
      <p>{words.text}</p>
      <Answer of={answer}>
        {({ rows }) => (
          <ul className="evaluation-shipped">
            {rows.map((row) => (
              <li key={row.key}>
                <div>
                  <b>{say(row.name)}</b> <span className="muted">{words.indicators(row.indicators)}</span>
                  {row.about !== null && <p className="muted">{say(row.about)}</p>}
                </div>
                <button
                  type="button"
                  className="button is-small"
                  disabled={row.taken}
                  onClick={() => void attempt(() => make({ shipped: row.key }))}
                >
                  {row.taken ? words.taken : words.takes}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}

function UploadDialog({ onClose, onMade }: DialogProps) {
  const { upload: words } = useWords()
  const { attempt, make, problem } = useMaking(onMade)
  const [isNotJson, setNotJson] = useState(false)
  const read = (file: File) => {
    setNotJson(false)
    return attempt(async () => {
      let content: unknown
      try {
        content = JSON.parse(await file.text())
      } catch {
        return setNotJson(true)
      }
      await make({ content })
    })
  }
  return (
    <Drawer
      place="middle"
      width={720}
      title={words.title}
      onClose={onClose}
      foot={
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      }
    >
      <p>{words.text}</p>
      <label className="field">
        <span>{words.file}</span>
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file !== undefined) void read(file)
            event.target.value = ''
          }}
        />
      </label>
      {isNotJson && (
        <p className="wrong" role="alert">
          {words.notJson}
        </p>
      )}
      {problem !== null && <Problem of={problem} />}
    </Drawer>
  )
}
