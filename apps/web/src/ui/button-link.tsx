import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'
import { type ButtonLook, buttonClass } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

interface AnchorProps extends ButtonLook, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> {
  readonly icon?: IconName
  readonly ref?: Ref<HTMLAnchorElement>
}

function ButtonAnchor({ variant, size, wide, icon, children, ...rest }: AnchorProps): ReactNode {
  const look = { ...(variant && { variant }), ...(size && { size }), ...(wide !== undefined && { wide }) }
  return (
    <a {...rest} className={buttonClass(look)}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </a>
  )
}

/** A link to a page of the application that looks like a button; `to` and `params` are checked against the route table. */
export const ButtonLink = createLink(ButtonAnchor)
