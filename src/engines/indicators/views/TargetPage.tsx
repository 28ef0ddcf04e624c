import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { standingLooks } from '../../../model/standing.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { numberText, percentText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { useLive } from '../../../ui/live.ts'
import { NatureMark, ProgressBar, SimulatedMark, StandingMark } from '../../../ui/marks.tsx'
import { Page, Panel } from '../../../ui/Page.tsx'
import { usePlan } from '../../../ui/plan.ts'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import type { TargetPage as Shown } from '../answers.ts'
import { AnnualPlanForm } from './AnnualPlanForm.tsx'
import { apiOfTarget, unitOf } from './addresses.ts'
import { BaseForm, DefinitionForm, RecordForm, RulingForm } from './EntryForms.tsx'
import { MethodsTable } from './MethodsTable.tsx'
import { ObservationsTable } from './ObservationsTable.tsx'
import { PathChart } from './PathChart.tsx'
import { SettingForm } from './SettingForm.tsx'
import { SharesForm } from './SharesForm.tsx'
import { BasesPanel, DefinitionsPanel, SettingPanel, SharesPanel, YearsPanel } from './SidePanels.tsx'
import { useTargetWords } from './target-words.ts'
import './indicators.css'

/** What is open over the page. */
export type OpenForm =
  | { readonly form: 'years' | 'shares' | 'setting' | 'base' | 'record' | 'definition' }
  | { readonly form: 'ruling'; readonly definition: string }

/** A target's page: its sentence, where it stands and why, its path, every value with its versions, what people set. */
export default function TargetPage() {
  const { division = '', id = '' } = useParams()
  const plan = usePlan()
  const path = apiOfTarget({ division, id })
  const answer = useAnswer<Shown>(path, plan.asOf === null ? {} : { asOf: plan.asOf }, { keepsLast: true })
  useLive('targets', [path])
  return <Answer of={answer}>{(page) => <Target key={page.row.id} page={page} />}</Answer>
}

function Target({ page }: { readonly page: Shown }) {
  const words = useTargetWords()
  const say = useSay()
  const session = useSession()
  const plan = usePlan()
  const forget = useForget()
  const [open, setOpen] = useState<OpenForm | null>(null)
  const { row, standing } = page
  // What is written builds on what stands now: nothing is edited while looking back.
  const mayEdit = plan.asOf === null && session.may('targets.set')
  const close = () => setOpen(null)
  const saved = () => {
    setOpen(null)
    void forget(['/api/v1/targets', '/api/v1/comparison'])
  }
  return (
    <Page
      title={say(row.name)}
      note={
        <>
          <StandingMark standing={row.standing} /> <NatureMark nature={row.nature} />{' '}
          {(row.isSimulated || session.isSimulated) && <SimulatedMark />}
        </>
      }
      back={{ to: `/targets?plan=${row.plan}`, title: words.back }}
    >
      {row.warning !== null && (
        <div className={`target-warning is-${row.warning.severity}`} role="note">
          <b>{say(row.warning.words)}</b>
          {row.warning.remedy !== null && <span>{say(row.warning.remedy)}</span>}
        </div>
      )}
      <div className="target-grid">
        <div>
          <Panel
            title={words.sentence}
            note={`${words.version(page.sentence.version)} · ${words.line(row.line)} · ${row.section || row.chapter}`}
            actions={<Link to={`/plans/${row.plan}?tab=text&line=${row.line}`}>{words.inText}</Link>}
          >
            <blockquote className="target-sentence">{page.sentence.text}</blockquote>
            <Figures page={page} />
            {standing.reasons.length > 0 && (
              <ul className="target-reasons" aria-label={words.reasons}>
                {standing.reasons.map((reason) => (
                  <li key={reason.zh}>{say(reason)}</li>
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={words.chart}>
            <PathChart page={page} />
          </Panel>
          <Panel title={words.methods} note={words.settingsVersion(standing.settings)}>
            <MethodsTable page={page} />
          </Panel>
          <Panel
            title={words.observations}
            actions={
              plan.asOf === null &&
              session.may('observations.record') && (
                <button type="button" className="button is-small" onClick={() => setOpen({ form: 'record' })}>
                  {words.record}
                </button>
              )
            }
          >
            <ObservationsTable page={page} />
          </Panel>
        </div>
        <div>
          <YearsPanel page={page} onEdit={mayEdit && row.type !== 'task' ? () => setOpen({ form: 'years' }) : null} />
          <SharesPanel page={page} onEdit={mayEdit && row.type !== 'task' ? () => setOpen({ form: 'shares' }) : null} />
          <BasesPanel page={page} onEdit={mayEdit ? () => setOpen({ form: 'base' }) : null} />
          <DefinitionsPanel
            page={page}
            onNote={plan.asOf === null && session.may('targets.rule') ? () => setOpen({ form: 'definition' }) : null}
            onRule={(definition) => setOpen({ form: 'ruling', definition })}
          />
          <SettingPanel page={page} onEdit={mayEdit ? () => setOpen({ form: 'setting' }) : null} />
        </div>
      </div>
      {open?.form === 'years' && <AnnualPlanForm page={page} onClose={close} onSaved={saved} />}
      {open?.form === 'shares' && <SharesForm page={page} onClose={close} onSaved={saved} />}
      {open?.form === 'setting' && <SettingForm page={page} onClose={close} onSaved={saved} />}
      {open?.form === 'base' && <BaseForm page={page} onClose={close} onSaved={saved} />}
      {open?.form === 'record' && <RecordForm page={page} onClose={close} onSaved={saved} />}
      {open?.form === 'definition' && <DefinitionForm page={page} onClose={close} onSaved={saved} />}
      {open?.form === 'ruling' && (
        <RulingForm page={page} definition={open.definition} onClose={close} onSaved={saved} />
      )}
    </Page>
  )
}

/** The figures that matter first, each opening its origin. */
function Figures({ page }: { readonly page: Shown }) {
  const words = useTargetWords()
  const say = useSay()
  const { row, standing } = page
  const { origins } = standing
  const unit = unitOf(row)
  return (
    <dl className="target-figures">
      <div>
        <dt>{words.wanted}</dt>
        <dd>
          <Figure value={row.value} text={say(row.wanted)} title={say(row.name)} origin={origins.target} />
        </dd>
      </div>
      <div>
        <dt>
          {words.base}（{row.baseYear}）
        </dt>
        <dd>
          <Figure
            value={row.base}
            unit={row.base === null ? null : row.unit}
            title={words.base}
            origin={origins.base}
          />
        </dd>
      </div>
      <div>
        <dt>
          {words.latest}
          {row.latest !== null && `（${row.latest.period}）`}
        </dt>
        <dd>
          <Figure value={row.latest?.value ?? null} unit={unit} title={words.latest} origin={origins.latest} />
        </dd>
      </div>
      <div>
        <dt>{words.progress}</dt>
        <dd>
          <Figure
            value={row.progress}
            text={percentText(row.progress)}
            title={words.progress}
            origin={row.progress === null ? null : origins.progress}
          />
          <ProgressBar share={row.progress} elapsed={row.elapsed} tone={standingLooks[row.standing].tone} />
          <small>{words.elapsed(percentText(row.elapsed), percentText(standing.elapsedToday))}</small>
        </dd>
      </div>
      {standing.plannedNow !== null && (
        <div>
          <dt>{words.planned}</dt>
          <dd>
            <Figure
              value={standing.plannedNow}
              digits={2}
              unit={unit}
              title={words.planned}
              origin={origins.progress}
            />
          </dd>
        </div>
      )}
      {row.required !== null && (
        <div>
          <dt>{words.required}</dt>
          <dd>
            <Figure value={row.required} digits={2} unit={unit} title={words.required} origin={origins.required} />
            <small>{words.perYear}</small>
          </dd>
        </div>
      )}
      {row.nextYear !== null && (
        <div>
          <dt>{words.nextYear(row.nextYear.year)}</dt>
          <dd>
            <Figure
              value={row.nextYear.value}
              digits={2}
              unit={unit}
              title={words.nextYear(row.nextYear.year)}
              origin={origins.required}
            />
          </dd>
        </div>
      )}
      {standing.forecast !== null && (
        <div>
          <dt>{words.forecast(standing.forecast.period)}</dt>
          <dd>
            <Figure
              value={standing.forecast.value}
              digits={2}
              unit={unit}
              title={words.forecast(standing.forecast.period)}
              origin={origins.forecast}
            />
            <small>
              {numberText(standing.forecast.low, 2)} — {numberText(standing.forecast.high, 2)}；
              {words.chance(percentText(standing.forecast.chance, 0))}
            </small>
          </dd>
        </div>
      )}
      {row.failed.length > 0 && (
        <div>
          <dt>{words.failed}</dt>
          <dd>{row.failed.join('、')}</dd>
        </div>
      )}
      {standing.missing.length > 0 && (
        <div>
          <dt>{words.missing}</dt>
          <dd>{standing.missing.join('、')}</dd>
        </div>
      )}
    </dl>
  )
}
