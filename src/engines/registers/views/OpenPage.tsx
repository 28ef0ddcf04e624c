import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { FieldValue } from '../../../language/field.ts'
import type { Bilingual } from '../../../model/system.ts'
import { useAnswer } from '../../../ui/answers.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { dayText, momentText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Answer, Empty } from '../../../ui/states.tsx'
import { useOpenWords } from './open-words.ts'
import './registers.css'

interface OpenField {
  readonly name: string
  readonly label: Bilingual
  readonly kind: string
  readonly unit: string | null
  readonly choices: Readonly<Record<string, Bilingual>> | null
}

interface OpenRegister {
  readonly type: string
  readonly systemName: Bilingual
  readonly name: Bilingual
  readonly about: Bilingual
  readonly fields: readonly OpenField[]
  readonly places: readonly { readonly division: string; readonly name: Bilingual; readonly isSimulated: boolean }[]
  readonly json: string
  readonly csv: string
}

interface OpenRow {
  readonly id: string
  readonly values: Readonly<Record<string, FieldValue>>
}

interface OpenRows {
  readonly rows: readonly OpenRow[]
  readonly total: number
  readonly isAtLeast: boolean
}

/** What anybody may see of the registers, without an account: to read, to search by title, to take along. */
export default function OpenPage() {
  const words = useOpenWords()
  const registers = useAnswer<readonly OpenRegister[]>('/api/v1/public/registers')
  return (
    <Page title={words.title}>
      <p className="muted">{words.about}</p>
      <Answer
        of={registers}
        isEmpty={(all) => all.every(({ places }) => places.length === 0)}
        empty={<Empty>{words.nothing}</Empty>}
      >
        {(all) => <OpenRegisters all={all.filter(({ places }) => places.length > 0)} />}
      </Answer>
    </Page>
  )
}

function OpenRegisters({ all }: { readonly all: readonly OpenRegister[] }) {
  const words = useOpenWords()
  const say = useSay()
  const [asked, setAsked] = useSearchParams()
  const shown = all.find(({ type }) => type === asked.get('type')) ?? all[0]
  if (shown === undefined) return null
  const place = shown.places.find(({ division }) => division === asked.get('division')) ?? shown.places[0]
  if (place === undefined) return null
  const choose = (change: Readonly<Record<string, string>>) =>
    setAsked({ type: shown.type, division: place.division, ...change })
  return (
    <>
      <div className="open-choice">
        <label className="field">
          <span>{words.register}</span>
          <select value={shown.type} onChange={(event) => choose({ type: event.target.value })}>
            {all.map(({ type, name, systemName }) => (
              <option key={type} value={type}>{`${say(name)}（${say(systemName)}）`}</option>
            ))}
          </select>
        </label>
        {shown.places.length > 1 && (
          <label className="field">
            <span>{words.place}</span>
            <select value={place.division} onChange={(event) => choose({ division: event.target.value })}>
              {shown.places.map(({ division, name }) => (
                <option key={division} value={division}>
                  {say(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        {place.isSimulated && <SimulatedMark />}
      </div>
      <p>{say(shown.about)}</p>
      <OpenTable key={`${shown.type} ${place.division}`} register={shown} division={place.division} />
    </>
  )
}

const PAGE = 50

function OpenTable({ register, division }: { readonly register: OpenRegister; readonly division: string }) {
  const words = useOpenWords()
  const say = useSay()
  const language = useLanguage()
  const [page, setPage] = useState(1)
  const [q, setQ] = useState('')
  const rows = useAnswer<OpenRows>(
    register.json,
    { division, page, size: PAGE, ...(q === '' ? {} : { q }) },
    { keepsLast: true },
  )
  const columns = useMemo(
    () =>
      register.fields.map(
        (field, i): Column<OpenRow> => ({
          key: field.name,
          title: say(field.label),
          unit: field.unit,
          width: field.kind === 'long-text' || i === 0 ? 260 : 150,
          value: ({ values }) => spoken(values[field.name] ?? null, field, say),
          sorts: false,
        }),
      ),
    [register, say],
  )
  const query = `division=${division}&lang=${language}`
  return (
    <Answer of={rows}>
      {({ rows: found, total, isAtLeast }) => (
        <>
          <DataTable
            id={`open.${register.type}`}
            label={say(register.name)}
            rows={found}
            columns={columns}
            rowKey={({ id }) => id}
            remote={{
              total,
              isAtLeast,
              view: { search: q, filters: {}, sort: null },
              onView: ({ search }) => {
                setQ(search.trim())
                setPage(1)
              },
              page,
              size: PAGE,
              onPage: setPage,
              isBusy: rows.isPlaceholderData,
            }}
          />
          <p className="open-files">
            <a className="button is-small" href={`${register.csv}?${query}`}>
              <Icon name="download" size={14} />
              CSV
            </a>
            <a className="button is-small" href={`${register.json}?division=${division}`}>
              JSON
            </a>
            <span className="muted">{words.files}</span>
          </p>
        </>
      )}
    </Answer>
  )
}

/** A value in words. */
function spoken(
  value: FieldValue,
  { kind, choices }: OpenField,
  say: (text: Bilingual) => string,
): string | number | null {
  if (value === null) return null
  if (Array.isArray(value)) return value.map((one) => sayChoice(String(one), choices, say)).join('、')
  if (typeof value === 'boolean') return say(value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })
  if (kind === 'day') return dayText(String(value))
  if (kind === 'moment') return momentText(String(value))
  return choices === null ? (typeof value === 'number' ? value : String(value)) : sayChoice(String(value), choices, say)
}

const sayChoice = (key: string, choices: OpenField['choices'], say: (text: Bilingual) => string) => {
  const choice = choices?.[key]
  return choice === undefined ? key : say(choice)
}
