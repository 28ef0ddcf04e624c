import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { ApiProblem, api, saveFile } from '../../../ui/api.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { Menu, type MenuChoice } from '../../../ui/Menu.tsx'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Empty } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { RegisterAnswer } from '../../registers/views/RegisterStates.tsx'
import type { ProjectLine, ProjectList } from '../answers.ts'
import { columnsOf } from './columns.tsx'
import { ExchangeDialog } from './ExchangeDialog.tsx'
import { PROJECTS } from './figures.ts'
import { addressOf, system, useNames } from './marks.tsx'
import { ProjectCard } from './ProjectCard.tsx'
import { filterFrom, isNarrowed, pageFrom, searchOf, viewFrom } from './query.ts'
import { Ways } from './Ways.tsx'
import { useWords } from './words.ts'
import './projects.css'

/** 项目进度: every project with its money, schedule, light and why; page by page. */
export default function ListPage() {
  const words = useWords()
  const say = useSay()
  const names = useNames()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const forget = useForget()
  const [isImporting, setImporting] = useState(false)
  const [search, setSearch] = useSearchParams()
  const view = viewFrom(search)
  const { page, size } = pageFrom(search)
  const query = {
    division: session.division,
    on: plan.asOf,
    ...filterFrom(search),
    sort: search.get('sort') ?? '-total',
  }
  const answer = useAnswer<ProjectList>(PROJECTS, { ...query, page, size }, { keepsLast: true })
  useLive('records.project', [PROJECTS])
  useLive('records.project-month', [PROJECTS])
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and say change with the language, and words with it
  const columns = useMemo(() => columnsOf(words, names, say, plan.asOf), [words, plan.asOf])
  const turn = (to: number, of: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(to))
    next.set('size', String(of))
    setSearch(next, { replace: true })
  }
  const exportAll = async () => {
    try {
      toast(words.list.exported(await api.download(`${PROJECTS}/export.xlsx`, query)))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  const exportPackage = async () => {
    try {
      const name = `oc4ids-${session.division}-${session.today()}.json`
      const found = await api.get<object>(`${PROJECTS}/oc4ids/all`, { division: session.division })
      saveFile(name, new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' }))
      toast(words.exchange.exported(name))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      toast(say(error.detail), { tone: 'wrong' })
    }
  }
  const more: readonly MenuChoice[] = [
    ...(answer.data?.mayExport === true
      ? [
          { key: 'xlsx', label: words.list.export, onChoose: () => void exportAll() },
          { key: 'oc4ids', label: words.exchange.out, onChoose: () => void exportPackage() },
        ]
      : []),
    ...(session.may('records.project.import')
      ? [{ key: 'import', label: words.exchange.in, onChoose: () => setImporting(true) }]
      : []),
  ]
  return (
    <Page
      title={words.list.title}
      note={
        <>
          {answer.data !== undefined && (
            <span className="muted">
              {words.through(answer.data.on, answer.data.last)} · {words.rules[answer.data.rule]} · {words.unit}
            </span>
          )}{' '}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        <>
          <Ways at="list" />
          {more.length > 0 && <Menu icon="download" label={words.exchange.more} choices={more} />}
        </>
      }
    >
      <RegisterAnswer of={answer} system={system} lines={8}>
        {({ rows, total }) => (
          <>
            <DataTable<ProjectLine>
              id="projects"
              label={words.list.label}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              onOpen={(line) => navigate(addressOf(line))}
              remote={{
                total,
                view,
                onView: (next) => setSearch(searchOf(next, search), { replace: true }),
                page,
                size,
                onPage: turn,
                isBusy: answer.isPlaceholderData,
              }}
              noMatch={
                <Empty
                  title={isNarrowed(search) ? words.list.none : words.overview.empty}
                  {...(isNarrowed(search)
                    ? {
                        actions: (
                          <button
                            type="button"
                            className="button"
                            onClick={() => setSearch(new URLSearchParams(), { replace: true })}
                          >
                            {words.list.clear}
                          </button>
                        ),
                      }
                    : {})}
                >
                  {isNarrowed(search) ? words.list.noneTodo : words.overview.emptyTodo}
                </Empty>
              }
              card={(line) => <ProjectCard line={line} isLinked={false} />}
            />
            <p className="muted">{words.apart}</p>
          </>
        )}
      </RegisterAnswer>
      {isImporting && <ExchangeDialog onClose={() => setImporting(false)} onDone={() => void forget([PROJECTS])} />}
    </Page>
  )
}
