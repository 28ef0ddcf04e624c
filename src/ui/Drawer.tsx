import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './Icon.tsx'
import { defineWords } from './language.ts'

const useWords = defineWords({ zh: { close: '关闭' }, en: { close: 'Close' } })

interface BoxProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot. */
  readonly foot?: ReactNode
  /** 'side' comes from the right edge, 'middle' stands over the page. */
  readonly place?: 'side' | 'middle'
  readonly width?: number
}

/** A box over the page that keeps the focus, closes with Escape and gives the focus back where it was. */
export function Drawer({ title, onClose, children, foot, place = 'side', width }: BoxProps) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // Escape does what a click on the ground does.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog closes with Escape by itself
    <dialog
      ref={dialog}
      className={`box is-${place}`}
      style={width === undefined ? undefined : { inlineSize: `min(${width}px, 100vw)` }}
      aria-labelledby={id}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="box-inside">
        <header className="box-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="button is-quiet is-icon" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="box-body">{children}</div>
        {foot !== undefined && <footer className="box-foot">{foot}</footer>}
      </div>
    </dialog>
  )
}

/** The buttons of a box that asks: leave it, or do what it asks about. */
export function BoxButtons({
  cancel,
  onCancel,
  does,
  onDo,
  isOff = false,
}: {
  readonly cancel: ReactNode
  readonly onCancel: () => void
  /** A verb, as the title says it. */
  readonly does: ReactNode
  readonly onDo: () => void
  /** While it is being done, or something is still missing. */
  readonly isOff?: boolean
}) {
  return (
    <>
      <button type="button" className="button" onClick={onCancel}>
        {cancel}
      </button>
      <button type="button" className="button is-primary" disabled={isOff} onClick={onDo}>
        {does}
      </button>
    </>
  )
}
