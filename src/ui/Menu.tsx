import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export interface MenuChoice {
  readonly key: string
  readonly label: ReactNode
  readonly isChecked?: boolean
  readonly onChoose: () => void
}

interface MenuProps {
  readonly label: ReactNode
  readonly title?: string
  readonly icon?: IconName
  readonly className?: string
  readonly choices: readonly MenuChoice[]
}

/** A button that opens a list of choices; arrow keys walk, Escape closes. */
export function Menu({ label, title, icon, className = 'button', choices }: MenuProps) {
  const [place, setPlace] = useState<React.CSSProperties | null>(null)
  const isOpen = place !== null
  const setOpen = (opens: boolean) => setPlace(opens ? placeBelow(button.current) : null)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return
    box.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const onDown = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || !box.current?.contains(event.target)) setPlace(null)
    }
    const onResize = () => setPlace(null)
    addEventListener('pointerdown', onDown)
    addEventListener('resize', onResize)
    return () => {
      removeEventListener('pointerdown', onDown)
      removeEventListener('resize', onResize)
    }
  }, [isOpen])

  const walk = (event: React.KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      items[(to + items.length) % items.length]?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.stopPropagation()
      setOpen(false)
      button.current?.focus()
    }
  }

  return (
    <div className="menu" ref={box}>
      <button
        ref={button}
        type="button"
        className={className}
        title={title}
        aria-label={title}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {icon && <Icon name={icon} />}
        {label}
      </button>
      {isOpen && (
        <div className="menu-list" style={place} id={id} role="menu" tabIndex={-1} onKeyDown={walk}>
          {choices.map((choice) => (
            <button
              key={choice.key}
              type="button"
              {...(choice.isChecked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': choice.isChecked })}
              onClick={() => {
                setOpen(false)
                button.current?.focus()
                choice.onChoose()
              }}
            >
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Under the button, within the window; fixed to it, so that no box that scrolls cuts the list off. */
function placeBelow(button: HTMLElement | null): React.CSSProperties {
  if (!button) return {}
  const { left, right, bottom } = button.getBoundingClientRect()
  return right > 240 ? { top: bottom + 4, right: Math.max(8, innerWidth - right) } : { top: bottom + 4, left }
}
