import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'

type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export interface ButtonLook {
  readonly variant?: ButtonVariant
  readonly size?: 'm' | 'l'
  readonly wide?: boolean
}

/** The class of a button's look, for whatever else must look like one (a link). */
export function buttonClass({ variant = 'secondary', size = 'm', wide = false }: ButtonLook = {}): string {
  return `button button-${variant} button-${size}${wide ? ' button-wide' : ''}`
}

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly icon?: IconName
  /** `after` for what leads on: next, more. */
  readonly iconPlace?: 'before' | 'after'
  /** Work is under way: the button says so and ignores presses, but keeps focus. */
  readonly busy?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a word on it; `type` is `button` unless said otherwise. */
export function Button(props: ButtonProps): ReactNode {
  const {
    variant,
    size,
    wide,
    icon,
    iconPlace = 'before',
    busy = false,
    children,
    onClick,
    type = 'button',
    ...rest
  } = props
  return (
    <button
      {...rest}
      type={busy && type === 'submit' ? 'button' : type}
      className={buttonClass({
        ...(variant && { variant }),
        ...(size && { size }),
        ...(wide !== undefined && { wide }),
      })}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon && iconPlace === 'before' && <Icon name={icon} size={20} />}
      <span>{children}</span>
      {icon && iconPlace === 'after' && <Icon name={icon} size={20} />}
      {busy && <span className="button-busy" aria-hidden="true" />}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> {
  readonly icon: IconName
  /** What the button does, read aloud and shown on hover. */
  readonly label: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a drawing only; its label is always given. */
export function IconButton({ icon, label, type = 'button', ...rest }: IconButtonProps): ReactNode {
  return (
    <button {...rest} type={type} className="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  )
}
