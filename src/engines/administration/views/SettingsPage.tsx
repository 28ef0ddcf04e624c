import { useMemo, useState } from 'react'
import type { SettingAnswer, SettingHistory } from '../../../platform/settings/answers.ts'
import { useAnswer, useForget } from '../../../ui/answers.ts'
import { api } from '../../../ui/api.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { momentText } from '../../../ui/format.ts'
import { useLanguage, useSay } from '../../../ui/language.ts'
import { Page, Panel } from '../../../ui/Page.tsx'
import { useSession } from '../../../ui/session.ts'
import { Answer } from '../../../ui/states.tsx'
import { FormDrawer, today } from './FormDrawer.tsx'
import { SettingValue, typedOf, valueOfTyped } from './SettingValue.tsx'
import { linesOf, shapeOf } from './setting-shape.ts'
import { useWords } from './words.ts'
import './administration.css'

/** A law or standard stands as it is cited; what is only usual is said in the reader's language. */
const sourceText = (source: string, practice: string): string => (source === 'practice' ? practice : source)

/** 设置: every number that a rule or the security policy turns on, in force on a day, with all its versions. */
export default function SettingsPage() {
  const words = useWords()
  const { settings } = words
  const say = useSay()
  const session = useSession()
  const [on, setOn] = useState(today())
  const division = session.division
  const answer = useAnswer<{ rows: SettingAnswer[] }>('/api/v1/settings', { division, on }, { keepsLast: true })
  const [open, setOpen] = useState<string | null>(null)
  const language = useLanguage()
  const title = say({ zh: '设置', en: 'Settings' })
  const columns = useMemo(
    (): readonly Column<SettingAnswer>[] => [
      { key: 'name', title: settings.name, width: 220, isFixed: true, value: ({ name }) => say(name) },
      {
        key: 'kind',
        title: say({ zh: '类别', en: 'Kind' }),
        width: 110,
        filters: true,
        value: ({ kind }) => settings[kind],
      },
      {
        key: 'value',
        title: settings.value,
        width: 420,
        value: (row) =>
          linesOf(shapeOf(row.schema), row.value, language, settings, false)
            .map(({ label, text }) => (label === '' ? text : `${label} ${text}`))
            .join('；'),
      },
      {
        key: 'since',
        title: words.history,
        width: 200,
        value: ({ standing }) =>
          standing === null
            ? settings.isDefault
            : `${settings.since(standing.validFrom)}${standing.division === division ? '' : ` · ${settings.from(standing.division)}`}`,
      },
      {
        key: 'source',
        title: settings.source,
        width: 260,
        value: ({ source }) => sourceText(source, settings.practice),
      },
    ],
    [settings, words, say, division, language],
  )
  const current = answer.data?.rows.find(({ key }) => key === open)
  return (
    <Page
      title={title}
      tools={
        <label>
          {settings.on}{' '}
          <input type="date" value={on} onChange={(event) => event.target.value !== '' && setOn(event.target.value)} />
        </label>
      }
    >
      <Answer of={answer}>
        {({ rows }) => (
          <DataTable
            id="admin-settings"
            label={title}
            rows={rows}
            columns={columns}
            rowKey={({ key }) => key}
            onOpen={({ key }) => setOpen(key)}
          />
        )}
      </Answer>
      {current !== undefined && <SettingDrawer setting={current} division={division} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function SettingDrawer({
  setting,
  division,
  onClose,
}: {
  readonly setting: SettingAnswer
  readonly division: string
  readonly onClose: () => void
}) {
  const words = useWords()
  const { settings } = words
  const say = useSay()
  const language = useLanguage()
  const forget = useForget()
  const path = `/api/v1/settings/${encodeURIComponent(setting.key)}`
  const history = useAnswer<SettingHistory>(`${path}/history`, { division })
  const [isSetting, setSetting] = useState(false)
  const shape = useMemo(() => shapeOf(setting.schema), [setting.schema])
  const shown = (value: unknown) => {
    const lines = linesOf(shape, value, language, settings, true)
    return lines.map(({ label, text }, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one value, drawn once
      <div key={i}>
        {label !== '' && settings.labelled(label)}
        {text}
      </div>
    ))
  }
  return (
    <Drawer
      title={say(setting.name)}
      width={680}
      onClose={onClose}
      foot={
        setting.maySet && (
          <button
            type="button"
            className="button is-primary"
            disabled={history.data === undefined}
            onClick={() => setSetting(true)}
          >
            {settings.set}
          </button>
        )
      }
    >
      <p>{say(setting.about)}</p>
      <dl className="admin-facts">
        <dt>{settings.value}</dt>
        <dd>{shown(setting.value)}</dd>
        <dt>{settings.isDefault}</dt>
        <dd>{shown(setting.default)}</dd>
        <dt>{settings.source}</dt>
        <dd>{sourceText(setting.source, settings.practice)}</dd>
      </dl>
      <Panel title={words.history}>
        <Answer
          of={history}
          isEmpty={(rows) => rows.length === 0}
          empty={<p className="muted">{settings.noHistory}</p>}
        >
          {(rows) => (
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{words.fromDay}</th>
                  <th scope="col">{settings.value}</th>
                  <th scope="col">{words.reason}</th>
                  <th scope="col">{settings.setBy}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      {row.validFrom}
                      {row.validTo !== null && ` – ${row.validTo}`}
                    </td>
                    <td>{shown(row.value)}</td>
                    <td>{[row.documentNo, row.article, row.reason].filter((part) => part).join(' · ')}</td>
                    <td>
                      {row.setBy}
                      <br />
                      {momentText(row.setAt)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Answer>
      </Panel>
      {isSetting && (
        <FormDrawer
          title={`${settings.set} · ${say(setting.name)}`}
          note={settings.past}
          start={{ value: typedOf(shape, setting.value), validFrom: today() }}
          fields={[
            { key: 'value', label: settings.value, input: (given) => <SettingValue shape={shape} {...given} /> },
            { key: 'validFrom', label: words.fromDay, kind: 'day', isRequired: true },
            { key: 'validTo', label: words.toDay, kind: 'day' },
            { key: 'documentNo', label: words.documentNo, hint: words.documentHint },
            { key: 'article', label: settings.article },
            { key: 'reason', label: words.reason, kind: 'long', isRequired: true, hint: words.reasonHint },
          ]}
          send={(values) =>
            api.send(
              'POST',
              path,
              {
                value: valueOfTyped(shape, values.value ?? ''),
                validFrom: values.validFrom,
                validTo: values.validTo || null,
                documentNo: values.documentNo || null,
                article: values.article || null,
                reason: values.reason,
                seen: history.data?.[0]?.id ?? null,
              },
              { division },
            )
          }
          onDone={() => void forget(['/api/v1/settings'])}
          onClose={() => setSetting(false)}
        />
      )}
    </Drawer>
  )
}
