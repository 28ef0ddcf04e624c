import { useState } from 'react'
import type { RecordType } from '../../../language/record-type.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useSay } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Page.tsx'
import type { RecordAnswer } from './contract.ts'
import type { Declared } from './declared.ts'
import { isFiles } from './draft.ts'
import { useRecordWords } from './record-words.ts'
import { TransitionDialog } from './TransitionDialog.tsx'
import { type Speech, titleOf } from './value-text.ts'
import { WaysOut } from './WaysOut.tsx'

/** What can be done with a record now, and what cannot, with everything that stands in its way. */
export function Actions({
  declared,
  page,
  speech,
  onDone,
  start = null,
  hidesNone,
}: {
  readonly declared: Declared
  readonly page: RecordAnswer
  readonly speech: Speech
  readonly onDone: () => void
  /** A transition that is opened at once. */
  readonly start?: string | null
  readonly hidesNone?: boolean
}) {
  const { type } = declared
  const words = useRecordWords()
  const say = useSay()
  const [opened, setOpened] = useState<string | null>(start)
  const can = page.mayDo.filter(({ may }) => may === 'yes')
  const cannot = page.mayDo.filter(({ may }) => may === 'no')
  const nameOf = (id: string) => {
    const name = type.lifecycle?.transitions[id]?.name
    return name === undefined ? id : say(name)
  }
  const known = {
    values: page.values,
    names: Object.fromEntries(Object.entries(page.links).map(([name, link]) => [name, link.title])),
    computed: page.computed,
  }
  if (page.mayDo.length === 0 && hidesNone !== false) return <WaysOut type={type} of={known} />
  // The usual way on: not back, and not out of the register's count.
  const firstForward = can.find(({ transition }) => {
    const one = type.lifecycle?.transitions[transition]
    return one !== undefined && one.isBackward !== true && type.lifecycle?.states[one.to]?.kind !== 'void'
  })
  return (
    <Panel title={words.may} className="register-actions">
      {can.length > 0 && (
        <div className="form-actions">
          {can.map(({ transition }) => {
            const declaredTransition = type.lifecycle?.transitions[transition]
            const isFirst = transition === firstForward?.transition
            return (
              <button
                key={transition}
                type="button"
                className={`button${isFirst ? ' is-primary' : ''}`}
                title={declaredTransition?.help === undefined ? undefined : say(declaredTransition.help)}
                onClick={() => setOpened(transition)}
              >
                {declaredTransition?.isBackward && <Icon name="undo" size={14} />}
                {nameOf(transition)}
              </button>
            )
          })}
        </div>
      )}
      {cannot.length > 0 && (
        <ul className="register-cannot">
          {cannot.map(({ transition, because }) => (
            <li key={transition}>
              <b>{words.notYet(nameOf(transition))}</b>
              <ul>
                {because.map((one) => (
                  <li key={one.zh}>{say(one)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {page.mayDo.length === 0 && <p className="muted">{words.nobodyYou}</p>}
      <WaysOut type={type} of={known} />
      {opened !== null && (
        <TransitionDialog
          key={`${opened} ${page.revision}`}
          declared={declared}
          transition={opened}
          division={page.division}
          records={[
            {
              id: page.id,
              revision: page.revision,
              state: page.state,
              title: titleOf({ name: type.title, field: type.fields[type.title] }, page, speech),
              values: page.values,
              names: known.names,
              computed: page.computed,
              files: filesByField(type, page),
            },
          ]}
          onClose={() => setOpened(null)}
          onDone={() => {
            setOpened(null)
            onDone()
          }}
        />
      )}
    </Panel>
  )
}

/** Files and photos that a record has, by field. */
function filesByField(type: RecordType, { values }: RecordAnswer): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(type.fields).flatMap(([name, field]) => {
      const value = values[name]
      return isFiles(field) && Array.isArray(value) ? [[name, value.map(String)] as const] : []
    }),
  )
}
