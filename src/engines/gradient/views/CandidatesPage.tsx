import { useMemo } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useAnswer } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { SimulatedMark } from '../../../ui/marks.tsx'
import { Page } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer, Empty } from '../../../ui/states.tsx'
import { ALERTS, type Alert, alertNames } from '../alerts.ts'
import type { CandidateList, CandidateRow } from '../answers.ts'
import { RUNG_STANDINGS, type RungStanding, rungStandingNames } from '../rung-standing.ts'
import { RUNGS, type RungId } from '../rungs.ts'
import {
  AlertMark,
  categoryWords,
  firmAddress,
  GradientLinks,
  RungMark,
  recordAddress,
  SYSTEM,
  useFirmNews,
} from './looks.tsx'
import { useWords } from './words.ts'
import './gradient.css'

/** Firms that could be next on a rung, the nearest first, with what each still lacks. */
export default function CandidatesPage() {
  const words = useWords()
  const say = useSay()
  const language = useLanguage()
  const session = useSession()
  const plan = usePlan()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const rung = (RUNGS.find(({ id }) => id === search.get('rung'))?.id ?? 'above-scale') as RungId
  const isScale = rung === 'above-scale'
  const chosen = search.get(isScale ? 'alert' : 'standing')
  useFirmNews()
  const answer = useAnswer<CandidateList>('/api/v1/gradient/candidates', {
    division: session.division,
    on: plan.asOf,
    rung,
  })
  const columns = useColumns(session.division, isScale)
  const choose = (key: string, value: string | null) => {
    const next = new URLSearchParams(search)
    if (value === null) next.delete(key)
    else next.set(key, value)
    if (key === 'rung') {
      next.delete('alert')
      next.delete('standing')
    }
    setSearch(next, { replace: true })
  }
  return (
    <Page
      title={words.candidates}
      note={
        <>
          {answer.data !== undefined && words.asOf(answer.data.on, answer.data.month ?? '—')}
          {session.isSimulated && <SimulatedMark />}
        </>
      }
      actions={
        session.may('records.promotion-plan.create') ? (
          <Link className="button" to={`${SYSTEM}/promotion-plan/new`}>
            {words.list.newPlan}
          </Link>
        ) : undefined
      }
      tools={
        <>
          <GradientLinks here="candidates" />
          <fieldset className="gradient-tabs" aria-label={words.list.rung}>
            {RUNGS.map(({ id, name }) => (
              <button key={id} type="button" aria-pressed={id === rung} onClick={() => choose('rung', id)}>
                {say(name)}
              </button>
            ))}
          </fieldset>
        </>
      }
    >
      <p className="gradient-note">{rung === 'company' ? words.list.voluntary : words.decides}</p>
      <Answer of={answer}>
        {({ rows, counts }) => {
          const keys = isScale ? ALERTS : RUNG_STANDINGS
          const shown = rows.filter((row) => chosen === null || (isScale ? row.alert : row.standing) === chosen)
          return (
            <>
              <fieldset className="gradient-tabs" aria-label={isScale ? words.list.alert : words.list.standing}>
                <button
                  type="button"
                  aria-pressed={chosen === null}
                  onClick={() => choose(isScale ? 'alert' : 'standing', null)}
                >
                  {words.list.all} {rows.length}
                </button>
                {keys
                  .filter((key) => (counts[key] ?? 0) > 0)
                  .map((key) => (
                    <button
                      key={key}
                      type="button"
                      aria-pressed={chosen === key}
                      onClick={() => choose(isScale ? 'alert' : 'standing', key)}
                    >
                      {say(isScale ? alertNames[key as Alert] : rungStandingNames[key as RungStanding])} {counts[key]}
                    </button>
                  ))}
              </fieldset>
              <DataTable
                id={`gradient-candidates-${isScale ? 'scale' : 'title'}`}
                label={words.candidates}
                rows={shown}
                columns={columns}
                rowKey={({ id }) => id}
                onOpen={({ id }) => navigate(firmAddress(session.division, id))}
                empty={<Empty title={words.list.none}>{words.list.noneHint}</Empty>}
                {...(session.may('gradient.export')
                  ? {
                      onExport: () =>
                        api.download('/api/v1/gradient/candidates.xlsx', {
                          division: session.division,
                          on: plan.asOf,
                          rung,
                          language,
                          ...(chosen === null ? {} : isScale ? { alert: chosen } : { standing: chosen }),
                        }),
                    }
                  : {})}
              />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function useColumns(division: string, isScale: boolean): readonly Column<CandidateRow>[] {
  const words = useWords()
  const say = useSay()
  return useMemo(() => {
    const { list, figures, consent, plans } = words
    const firm: Column<CandidateRow> = {
      key: 'firm',
      title: list.firm,
      width: 240,
      isFixed: true,
      value: ({ name }) => name,
      cell: ({ id, name }) => <Link to={firmAddress(division, id)}>{name}</Link>,
    }
    const standing: Column<CandidateRow> = {
      key: 'standing',
      title: list.standing,
      width: 130,
      filters: true,
      value: (row) => say(rungStandingNames[row.standing]),
      cell: (row) => <RungMark standing={row.standing} />,
    }
    const more: readonly Column<CandidateRow>[] = [
      {
        key: 'lacks',
        title: list.lacks,
        width: 460,
        wraps: true,
        value: ({ lacks }) => say(lacks),
      },
      {
        key: 'plan',
        title: list.plan,
        width: 150,
        filters: true,
        value: ({ plan }) =>
          plan === null
            ? null
            : `${plans[plan.state as keyof typeof plans] ?? plan.state} · ${consent[plan.consent === null ? 'none' : plan.consent ? 'yes' : 'no']}`,
        cell: ({ plan }) =>
          plan === null ? null : (
            <Link to={recordAddress('promotion-plan', division, plan.id)}>
              {plans[plan.state as keyof typeof plans] ?? plan.state}
              {' · '}
              {consent[plan.consent === null ? 'none' : plan.consent ? 'yes' : 'no']}
            </Link>
          ),
      },
      { key: 'body', title: list.body, width: 180, filters: true, value: ({ bodyName }) => bodyName },
      { key: 'sector', title: list.sector, width: 80, value: ({ sector }) => sector },
      { key: 'creditCode', title: list.creditCode, width: 190, isHidden: true, value: ({ creditCode }) => creditCode },
    ]
    if (!isScale) return [firm, standing, ...more]
    return [
      firm,
      {
        key: 'alert',
        title: list.alert,
        width: 110,
        value: ({ alert }) => (alert === null ? null : say(alertNames[alert])),
        cell: ({ alert }) => (alert === null ? null : <AlertMark alert={alert} />),
      },
      {
        key: 'share',
        title: list.share,
        width: 90,
        align: 'end',
        value: ({ share }) => share,
        cell: ({ share }) => percentText(share),
      },
      {
        key: 'gap',
        title: list.gap,
        unit: list.wan,
        width: 120,
        align: 'end',
        value: ({ gap }) => gap,
        cell: ({ gap }) => numberText(gap, 2),
      },
      {
        key: 'revenue',
        title: list.revenue,
        unit: list.wan,
        width: 170,
        align: 'end',
        value: ({ revenue12 }) => revenue12,
        cell: ({ revenue12 }) => numberText(revenue12, 2),
      },
      { key: 'figure', title: list.figure, width: 80, filters: true, value: ({ figure }) => figures[figure] },
      {
        key: 'line',
        title: list.line,
        unit: list.wan,
        width: 110,
        align: 'end',
        value: ({ line }) => line,
        cell: ({ line }) => numberText(line),
      },
      {
        key: 'category',
        title: list.category,
        width: 130,
        filters: true,
        value: ({ category }) => {
          const name = category === null ? undefined : categoryWords[category]
          return name === undefined ? null : say(name)
        },
      },
      ...more,
    ]
  }, [words, say, division, isScale])
}
