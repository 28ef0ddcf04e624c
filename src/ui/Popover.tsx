import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

interface PopoverProps {
  /** What the button shows, and its name for those who cannot see it. */
  readonly label: ReactNode
  readonly title: string
  readonly className?: string
  /** Content of the box; `close` closes it. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a small box beside it; Escape and a click elsewhere close it. */
export function Popover({ label, title, className = 'button is-quiet is-icon', children }: PopoverProps) {
  const [place, setPlace] = useState<React.CSSProperties | null>(null)
  const isOpen = place !== null
  const id = useId()
  const frame = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setPlace(null)
    button.current?.focus()
  }
  useEffect(() => {
    if (!isOpen) return
    frame.current?.querySelector<HTMLElement>('.popover input, .popover button')?.focus()
    const onDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || !frame.current?.contains(event.target)) setPlace(null)
    }
    const leave = () => setPlace(null)
    addEventListener('pointerdown', onDown)
    addEventListener('resize', leave)
    return () => {
      removeEventListener('pointerdown', onDown)
      removeEventListener('resize', leave)
    }
  }, [isOpen])
  return (
    <span ref={frame} className="popover-frame">
      <button
        ref={button}
        type="button"
        className={className}
        title={title}
        aria-label={title}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={(event) => {
          event.stopPropagation()
          setPlace(isOpen ? null : placeBelow(event.currentTarget))
        }}
      >
        {label}
      </button>
      {isOpen && (
        <div
          id={id}
          className="popover"
          style={place}
          role="dialog"
          aria-label={title}
          tabIndex={-1}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape') close()
          }}
        >
          {children(close)}
        </div>
      )}
    </span>
  )
}

/** Under the button and within the window; fixed to it, so that no box that scrolls cuts it off. */
function placeBelow(button: HTMLElement): React.CSSProperties {
  const { left, right, bottom } = button.getBoundingClientRect()
  const top = Math.min(bottom + 4, innerHeight - 160)
  const maxBlockSize = innerHeight - top - 12
  return right > 280
    ? { top, right: Math.max(8, innerWidth - right), maxBlockSize }
    : { top, left: Math.max(8, left), maxBlockSize }
}
