import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { BuiltIn } from '../../../language/record-type.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, addressOf, api } from '../../../ui/api.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { dayText } from '../../../ui/format.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Menu, type MenuChoice } from '../../../ui/Menu.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { typesBeside } from '../exchange/beside.ts'
import { BulkBar } from './BulkBar.tsx'
import { useBodies } from './choices.ts'
import { columnsOf } from './columns.tsx'
import type { RecordList, RecordRow } from './contract.ts'
import { addressOfList, addressOfSystem, type Declared, findType, labelOf, pathOf } from './declared.ts'
import { Filters } from './Filters.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import {
  addressFromView,
  EMPTY_VIEW,
  fieldsOf,
  type ListView,
  narrowedBy,
  queryOf,
  viewFromAddress,
} from './list-query.ts'
import { useListWords } from './list-words.ts'
import { ClockMark, mostPressing, StateMark } from './marks.tsx'
import { NotDeclared, RegisterAnswer } from './RegisterStates.tsx'
import { StateTabs } from './StateTabs.tsx'
import { Views } from './Views.tsx'
import { titleOf, valueWithUnit } from './value-text.ts'
import './registers.css'

/** The list of a register: pages, filters, views, bulk steps, files in and out, whatever its records are. */
export default function ListPage() {
  const { system, type } = useParams()
  const declared = findType(type)
  if (declared === undefined || declared.system.id !== system) return <NotDeclared />
  return <List key={declared.type.id} declared={declared} />
}

function List({ declared }: { readonly declared: Declared }) {
  const { system, type } = declared
  const words = useListWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const navigate = useNavigate()
  const forget = useForget()
  const [search, setSearch] = useSearchParams()
  const [isImporting, setImporting] = useState(false)
  const path = pathOf(type.id)
  const may = (act: string) => session.may(`records.${type.id}.${act}`)
  const view = viewFromAddress(type, search)
  const [columns, setColumns] = useState<readonly string[]>([])
  const query = { ...queryOf(type, session.division, view), fields: fieldsOf(type, columns) }
  const answer = useAnswer<RecordList>(path, query, { keepsLast: true })
  const { choices: bodies } = useBodies(
    session.division,
    Object.values(type.fields).some(({ kind }) => kind === 'body'),
  )
  useLive(`records.${type.id}`, [path])
  const show = (next: ListView) => setSearch(addressFromView(next, search), { replace: true })
  const address = addressOfList(declared)
  const download = async (file: string, isFiltered: boolean, further: Readonly<Record<string, number>> = {}) => {
    try {
      const { page: _, size: __, fields: ___, ...filter } = query
      const asked = isFiltered ? filter : { division: session.division }
      toast(words.exported(await api.download(`${path}/${file}`, { ...asked, ...further, lang: language })))
    } catch (error) {
      if (error instanceof ApiProblem) toast(say(error.detail), { tone: 'wrong' })
      else throw error
    }
  }
  const takeBuiltIn = async (builtIn: BuiltIn | undefined) => {
    if (builtIn === undefined) return
    const text = `${words.builtInWhat} ${say(builtIn.edition)}`
    if (!(await askConfirmation({ title: words.builtIn(say(builtIn.name)), text, does: words.builtInDo }))) return
    try {
      const taken = await api.send<{ readonly created: number; readonly kept: number }>(
        'POST',
        addressOf(`${path}/built-in`, { division: session.division }),
        {},
      )
      toast(words.builtInDone(taken.created, taken.kept))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
    await forget([path])
  }
  const further = typesBeside(system, type, 'export').filter(({ id }) => session.may(`records.${id}.export`))
  const besideWords = ([first = '', ...others]: readonly string[]) =>
    others.length > 1
      ? words.exportBesideMany(first, others.length + 1)
      : words.exportBeside([first, ...others].join(words.listed))
  const more: readonly MenuChoice[] = [
    ...(may('import')
      ? [
          { key: 'import', label: words.import, onChoose: () => setImporting(true) },
          { key: 'template', label: words.template, onChoose: () => void download('template.xlsx', false) },
        ]
      : []),
    ...(type.builtIn !== undefined && may('create')
      ? [
          {
            key: 'built-in',
            label: words.builtIn(say(type.builtIn.name)),
            onChoose: () => void takeBuiltIn(type.builtIn),
          },
        ]
      : []),
    ...(may('export')
      ? [
          { key: 'xlsx', label: words.export, onChoose: () => void download('export.xlsx', true) },
          ...(further.length > 0
            ? [
                {
                  key: 'beside',
                  label: besideWords(further.map(({ name }) => say(name))),
                  onChoose: () => void download('export.xlsx', true, { beside: 1 }),
                },
              ]
            : []),
          { key: 'csv', label: words.exportCsv, onChoose: () => void download('export.csv', true) },
        ]
      : []),
  ]
  const bulk = Object.entries(type.lifecycle?.transitions ?? {}).filter(
    ([id, { isBulk }]) => isBulk === true && may(`do.${id}`),
  )
  // A link from another record's page: of which field it is, is said in words.
  const pointedField = /^([a-z0-9_]+)\.id == /.exec(view.where ?? '')?.[1]
  const pointed = pointedField === undefined ? null : labelOf(type, pointedField)
  const narrowed = narrowedBy(view) + (view.state === null ? 0 : 1) + (view.view === null ? 0 : 1)
  const newRecord = may('create') && (
    <Link className="button is-primary" to={`${address}/new`}>
      <Icon name="plus" size={14} />
      {words.createOf(say(type.name))}
    </Link>
  )
  return (
    <Page
      title={say(type.name)}
      back={{ to: addressOfSystem(system.id), title: say(system.name) }}
      note={session.isSimulated && <SimulatedMark />}
      actions={
        <>
          {newRecord}
          <Ways declared={declared} at="list" />
          {more.length > 0 && <Menu icon="download" label={words.more} choices={more} />}
        </>
      }
      tools={
        answer.data !== undefined &&
        type.lifecycle !== undefined && (
          <StateTabs
            type={type}
            counts={answer.data.states}
            chosen={view.state}
            onChoose={(state) => show({ ...view, state, page: 1 })}
          />
        )
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {({ rows, total, isAtLeast }) => (
          <DataTable<RecordRow>
            id={`records.${type.id}`}
            label={say(type.name)}
            rows={rows}
            columns={columnsOf(type, words, language, say, bodies)}
            rowKey={({ id }) => id}
            onOpen={({ division, id }) => navigate(`${address}/${division}/${id}`)}
            remote={{
              total,
              isAtLeast,
              view: { search: view.search, filters: view.filters, sort: view.sort },
              onView: (next) => show({ ...view, ...next, page: 1 }),
              page: view.page,
              size: view.size,
              onPage: (page, size) => show({ ...view, page, size }),
              onColumns: setColumns,
              isBusy: answer.isPlaceholderData,
            }}
            tools={
              <>
                <Views type={type} view={view} onView={show} />
                <Filters type={type} view={view} onView={show} />
                {view.where !== null && (
                  <button
                    type="button"
                    className="button is-small"
                    title={view.where}
                    onClick={() => show({ ...view, where: null, page: 1 })}
                  >
                    {pointed === null ? words.byCondition : words.pointsTo(say(pointed))}
                    <span className="visually-hidden">{words.dropCondition}</span>
                    <Icon name="close" size={12} />
                  </button>
                )}
              </>
            }
            {...(bulk.length === 0
              ? {}
              : {
                  bulk: (chosen: readonly RecordRow[], clear: () => void) => (
                    <BulkBar declared={declared} transitions={bulk} rows={chosen} onDone={clear} />
                  ),
                })}
            {...(narrowed > 0
              ? { noMatch: <NothingFits onClear={() => show(EMPTY_VIEW)} /> }
              : {
                  empty: (
                    <Empty
                      title={words.empty(say(type.name))}
                      actions={
                        <>
                          {newRecord}
                          {type.builtIn !== undefined && may('create') && (
                            <button type="button" className="button" onClick={() => void takeBuiltIn(type.builtIn)}>
                              {words.builtIn(say(type.builtIn.name))}
                            </button>
                          )}
                        </>
                      }
                    >
                      <p>{say(type.about)}</p>
                      <p>{may('create') || may('import') ? words.emptyTodo : words.emptyReader}</p>
                    </Empty>
                  ),
                })}
            card={(row) => <Card declared={declared} row={row} />}
          />
        )}
      </RegisterAnswer>
      {isImporting && (
        <ImportDialog
          declared={declared}
          onClose={() => setImporting(false)}
          onTemplate={(format, isWhole) =>
            void download(`template.${format}`, false, isWhole ? { beside: 1 } : undefined)
          }
          onDone={() => void forget([path])}
        />
      )}
    </Page>
  )
}

function NothingFits({ onClear }: { readonly onClear: () => void }): ReactNode {
  const words = useListWords()
  return (
    <Empty
      title={words.noMatch}
      actions={
        <button type="button" className="button" onClick={onClear}>
          {words.clearAll}
        </button>
      }
    >
      {words.noMatchTodo}
    </Empty>
  )
}

/** The same records as a list, by state, on a map. */
export function Ways({ declared, at }: { readonly declared: Declared; readonly at: 'list' | 'board' | 'map' }) {
  const words = useListWords()
  const address = addressOfList(declared)
  const ways = [
    { key: 'list', to: address, icon: 'table' },
    ...(declared.type.lifecycle === undefined
      ? []
      : [{ key: 'board', to: `${address}/board`, icon: 'columns' } as const]),
    ...(declared.type.map === undefined ? [] : [{ key: 'map', to: `${address}/map`, icon: 'target' } as const]),
  ] as const
  if (ways.length === 1) return null
  return (
    <nav className="register-ways">
      {ways.map(({ key, to, icon }) => (
        <Link key={key} className="button" to={to} aria-current={key === at ? 'page' : undefined}>
          <Icon name={icon} size={14} />
          {words[key]}
        </Link>
      ))}
    </nav>
  )
}

/** A record on a phone: its name, state, the deadline that presses, and the first columns in words. */
function Card({ declared: { type }, row }: { readonly declared: Declared; readonly row: RecordRow }) {
  const say = useSay()
  const language = useLanguage()
  const speech = {
    language,
    nameOf: (id: string) => Object.values(row.links).find((link) => link?.id === id)?.title ?? null,
  }
  const clock = mostPressing(row.clocks ?? [])
  const shown = type.columns.filter((name) => name !== type.title && type.fields[name] !== undefined).slice(0, 3)
  return (
    <div className="register-card">
      <b>{titleOf({ name: type.title, field: type.fields[type.title] }, row, speech)}</b>
      <div className="register-card-line">
        <StateMark type={type} state={row.state} />
        {clock !== undefined && <ClockMark clock={clock} />}
        <span className="muted">{row.number ?? dayText(row.changedAt)}</span>
      </div>
      <div className="register-card-line muted">
        {shown.map((name) => {
          const field = type.fields[name]
          if (field === undefined) return null
          const text = valueWithUnit(field, row.values[name], speech)
          return text === '—' ? null : (
            <span key={name}>
              {say(field.label)} {text}
            </span>
          )
        })}
      </div>
    </div>
  )
}
