import { useState } from 'react'
import type { Group, Indicator, Scheme } from '../../../model/evaluation-scheme.ts'
import { askConfirmation } from '../../../ui/dialogs.tsx'
import { numberText } from '../../../ui/format.ts'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import { nameOf } from '../../evaluation/result.ts'
import {
  addGroup,
  addIndicator,
  moved,
  renamed,
  scaledToTotal,
  type TreeLine,
  treeOf,
  weightSumOf,
  withGroup,
  withIndicator,
  without,
} from '../scheme-edit.ts'
import { AggregationFields, NormalisationFields } from './MethodFields.tsx'
import { Names, NumberField, TextField } from './SchemeFields.tsx'
import { useSchemeWords } from './scheme-words.ts'

interface TreeProps {
  readonly scheme: Scheme
  readonly onChange: (scheme: Scheme) => void
  readonly mayEdit: boolean
}

/** The hierarchy with its weights: every sum is shown as one types, beside what it must be. */
export function SchemeTree({ scheme, onChange, mayEdit }: TreeProps) {
  const { tree: words, tabs } = useSchemeWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const lines = treeOf(scheme)
  const line = lines.find((one) => idOf(one) === chosen)
  return (
    <>
      <Panel title={tabs.tree} note={mayEdit ? words.edit : undefined}>
        <ul className="evaluation-tree">
          {lines.map((one) => (
            <Line
              key={idOf(one)}
              line={one}
              scheme={scheme}
              isChosen={idOf(one) === chosen}
              mayEdit={mayEdit}
              onChoose={() => setChosen(idOf(one) === chosen ? null : idOf(one))}
              onChange={onChange}
            />
          ))}
        </ul>
      </Panel>
      {line !== undefined &&
        (line.kind === 'indicator' ? (
          <IndicatorForm
            key={line.indicator.id}
            indicator={line.indicator}
            scheme={scheme}
            onChange={onChange}
            onRenamed={setChosen}
          />
        ) : (
          <GroupForm key={line.group.id} group={line.group} scheme={scheme} onChange={onChange} onRenamed={setChosen} />
        ))}
      <NormalisationFields
        title={undefined}
        value={scheme.normalise}
        onChange={(normalise) => onChange(withOptional(scheme, 'normalise', normalise))}
      />
      <AggregationFields scheme={scheme} onChange={onChange} />
    </>
  )
}

const idOf = (line: TreeLine) => (line.kind === 'group' ? line.group.id : line.indicator.id)

function withOptional<K extends keyof Scheme>(scheme: Scheme, key: K, value: Scheme[K] | undefined): Scheme {
  if (value !== undefined) return { ...scheme, [key]: value }
  const { [key]: _, ...rest } = scheme
  return rest as Scheme // only optional keys are taken out
}

function Line({
  line,
  scheme,
  isChosen,
  mayEdit,
  onChoose,
  onChange,
}: {
  readonly line: TreeLine
  readonly scheme: Scheme
  readonly isChosen: boolean
  readonly mayEdit: boolean
  readonly onChoose: () => void
  readonly onChange: (scheme: Scheme) => void
}) {
  const { tree: words } = useSchemeWords()
  const say = useSay()
  const item = line.kind === 'group' ? line.group : line.indicator
  const isTop = line.kind === 'group' && line.group.parent === undefined
  const weight = item.weight ?? 1
  const name = say(nameOf(item.name, item.id))
  const remove = async () => {
    if (await askConfirmation({ title: words.removeAsk(name), does: words.remove, isDangerous: true }))
      onChange(without(scheme, item.id))
  }
  return (
    <li className={`${line.kind === 'group' ? 'is-group' : ''}${isChosen ? ' is-chosen' : ''}`}>
      <div style={{ paddingInlineStart: line.depth * 22 }}>
        <button type="button" className="evaluation-line" aria-expanded={isChosen} onClick={onChoose}>
          {name}
          {line.kind === 'indicator' && line.indicator.direction === 'negative' && <small className="muted"> ↓</small>}
        </button>
        {!isTop &&
          (typeof weight === 'number' ? (
            <label className="evaluation-weight">
              <span className="visually-hidden">
                {words.weight} {name}
              </span>
              <input
                type="number"
                min={0}
                step="any"
                value={weight}
                onChange={(event) => {
                  if (event.target.value === '') return
                  const next = { weight: Number(event.target.value) }
                  onChange(
                    line.kind === 'group' ? withGroup(scheme, item.id, next) : withIndicator(scheme, item.id, next),
                  )
                }}
              />
            </label>
          ) : (
            <span className="muted" title={JSON.stringify(weight)}>
              {words.byUnit}
            </span>
          ))}
        {mayEdit && !isTop && (
          <span className="evaluation-line-tools">
            <button
              type="button"
              className="button is-quiet is-small"
              aria-label={`${words.up} ${name}`}
              onClick={() => onChange(moved(scheme, item.id, -1))}
            >
              ↑
            </button>
            <button
              type="button"
              className="button is-quiet is-small"
              aria-label={`${words.down} ${name}`}
              onClick={() => onChange(moved(scheme, item.id, 1))}
            >
              ↓
            </button>
            <button type="button" className="button is-quiet is-small" onClick={() => void remove()}>
              {words.remove}
            </button>
          </span>
        )}
      </div>
      {line.kind === 'group' && (
        <div className="evaluation-sum" style={{ paddingInlineStart: line.depth * 22 + 14 }}>
          <Sum line={line} />
          {mayEdit && (
            <>
              {!line.sum.isRight && (
                <button
                  type="button"
                  className="button is-quiet is-small"
                  onClick={() => onChange(scaledToTotal(scheme, item.id))}
                >
                  {words.scale}
                </button>
              )}
              <button
                type="button"
                className="button is-quiet is-small"
                onClick={() => onChange(addIndicator(scheme, item.id))}
              >
                {words.addIndicator}
              </button>
              <button
                type="button"
                className="button is-quiet is-small"
                onClick={() => onChange(addGroup(scheme, item.id))}
              >
                {words.addGroup}
              </button>
            </>
          )}
        </div>
      )}
    </li>
  )
}

function Sum({ line }: { readonly line: Extract<TreeLine, { kind: 'group' }> }) {
  const { tree: words } = useSchemeWords()
  const { sum, total, isRight } = line.sum
  if (sum === null) return <span className="muted">{words.sumByUnit}</span>
  return (
    <span className={isRight ? 'muted' : 'wrong'} role="status">
      {total === null ? words.sumOnly(numberText(sum)) : words.sum(numberText(sum), numberText(total))}
      {total !== null && (isRight ? ' ✓' : ' ✗')}
    </span>
  )
}

interface FormProps {
  readonly scheme: Scheme
  readonly onChange: (scheme: Scheme) => void
  readonly onRenamed: (id: string) => void
}

function IndicatorForm({ indicator, scheme, onChange, onRenamed }: FormProps & { readonly indicator: Indicator }) {
  const { fields: words } = useSchemeWords()
  const say = useSay()
  const set = (change: { readonly [K in keyof Indicator]?: Indicator[K] | undefined }) =>
    onChange(withIndicator(scheme, indicator.id, change as Partial<Indicator>)) // emptied keys are taken out there
  const { denominator } = indicator
  return (
    <Panel title={say(nameOf(indicator.name, indicator.id))}>
      <div className="evaluation-fields">
        <TextField
          label={words.id}
          value={indicator.id}
          onDone={(id) => {
            if (id === '' || id === indicator.id) return
            onChange(renamed(scheme, indicator.id, id))
            onRenamed(id)
          }}
        />
        <Names name={indicator.name} id={indicator.id} onChange={(name) => set({ name })} />
        <label className="field">
          <span>{words.group}</span>
          <select value={indicator.group} onChange={(event) => set({ group: event.target.value })}>
            {scheme.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {say(nameOf(name, id))}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{words.direction}</span>
          <select
            value={indicator.direction ?? 'positive'}
            onChange={(event) => set({ direction: event.target.value === 'negative' ? 'negative' : undefined })}
          >
            <option value="positive">{words.positive}</option>
            <option value="negative">{words.negative}</option>
          </select>
        </label>
        <TextField
          label={words.unit}
          value={indicator.unit ?? ''}
          onDone={(unit) => set({ unit: unit || undefined })}
        />
        <TextField
          label={words.column}
          value={indicator.column ?? indicator.id}
          onDone={(column) => set({ column: column === '' || column === indicator.id ? undefined : column })}
        />
        <TextField
          label={words.denominator}
          placeholder={words.denominatorNone}
          value={denominator?.column ?? ''}
          onDone={(column) => set({ denominator: column === '' ? undefined : { ...denominator, column } })}
        />
        {denominator !== undefined && (
          <NumberField
            label={words.scale}
            value={denominator.scale ?? 1}
            onChange={(scale) =>
              set({
                denominator:
                  scale === null || scale === 1
                    ? { column: denominator.column, ...(denominator.log === undefined ? {} : { log: denominator.log }) }
                    : { ...denominator, scale },
              })
            }
          />
        )}
        <NumberField
          label={words.target}
          value={indicator.target ?? null}
          onChange={(target) => set({ target: target ?? undefined })}
        />
      </div>
      <NormalisationFields
        title={words.normalise}
        inherits={words.asScheme}
        value={indicator.normalise}
        onChange={(normalise) => set({ normalise })}
      />
    </Panel>
  )
}

function GroupForm({ group, scheme, onChange, onRenamed }: FormProps & { readonly group: Group }) {
  const { fields: words } = useSchemeWords()
  const say = useSay()
  const set = (change: { readonly [K in keyof Group]?: Group[K] | undefined }) =>
    onChange(withGroup(scheme, group.id, change as Partial<Group>)) // emptied keys are taken out there
  const { sum } = weightSumOf(scheme, group)
  return (
    <Panel title={say(nameOf(group.name, group.id))}>
      <div className="evaluation-fields">
        <TextField
          label={words.id}
          value={group.id}
          onDone={(id) => {
            if (id === '' || id === group.id) return
            onChange(renamed(scheme, group.id, id))
            onRenamed(id)
          }}
        />
        <Names name={group.name} id={group.id} onChange={(name) => set({ name })} />
        <NumberField
          label={words.total}
          value={group.total ?? null}
          placeholder={numberText(sum)}
          onChange={(total) => set({ total: total ?? undefined })}
        />
      </div>
    </Panel>
  )
}
