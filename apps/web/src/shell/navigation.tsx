import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import * as m from '../paraglide/messages.js'
import { useMe } from '../platform/session.ts'
import { buttonClass } from '../ui/button.tsx'
import { Sheet } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { type Destination, useCanRecord, useDestinations, usePageExists } from './destinations.ts'
import { Mark } from './mark.tsx'
import './navigation.css'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { QueueMark } from './queue-mark.tsx'

function Item({ destination, className }: { destination: Destination; className: string }): ReactNode {
  return (
    <Link
      to={destination.to}
      className={className}
      activeOptions={{ exact: destination.to === '/' || destination.to === '/network', includeSearch: false }}
      style={{ '--part': `var(--part-${destination.part})` }}
    >
      <Icon name={destination.icon} />
      <span>{destination.word()}</span>
    </Link>
  )
}

/** The desk's navigation, down the left side. */
export function Rail(): ReactNode {
  const me = useMe()
  const destinations = useDestinations()
  const canRecord = useCanRecord()
  return (
    <header className="rail">
      <Link to="/" className="brand">
        <Mark />
        {m.shell_app_name()}
      </Link>
      {me.network && <p className="rail-network">{me.network.name}</p>}
      {canRecord && (
        <Link to={'/record' as string} className={buttonClass({ variant: 'primary', wide: true })}>
          <Icon name="plus" size={20} />
          <span>{m.nav_record()}</span>
        </Link>
      )}
      <nav className="rail-nav" aria-label={m.nav_main()}>
        {destinations.map((destination) => (
          <Item key={destination.to} destination={destination} className="rail-item" />
        ))}
      </nav>
      <div className="rail-foot">
        <QueueMark />
        <ConnectionMark />
        <AccountLink />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  )
}

function AccountLink(): ReactNode {
  const me = useMe()
  if (!usePageExists('/account')) return <p className="rail-person">{me.name}</p>
  return (
    <Link to={'/account' as string} className="rail-item">
      <Icon name="account" />
      <span>{me.name}</span>
    </Link>
  )
}

/** The phone's navigation, under the thumb: Record in the middle, the rest behind « More ». */
export function Bar(): ReactNode {
  const [open, setOpen] = useState(false)
  const destinations = useDestinations()
  const canRecord = useCanRecord()
  const place = useLocation({ select: (location) => location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move to another page closes the sheet
  useEffect(() => setOpen(false), [place])

  const onBar = destinations.filter((destination) => destination.onBar)
  return (
    <nav className="bar" aria-label={m.nav_main()}>
      {onBar.slice(0, 2).map((destination) => (
        <Item key={destination.to} destination={destination} className="bar-item" />
      ))}
      {canRecord && (
        <Link to={'/record' as string} className="bar-item bar-record">
          <Icon name="plus" size={28} />
          <span>{m.nav_record()}</span>
        </Link>
      )}
      {onBar.slice(2).map((destination) => (
        <Item key={destination.to} destination={destination} className="bar-item" />
      ))}
      <button type="button" className="bar-item" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="more" />
        <span>{m.nav_more()}</span>
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.nav_more()}>
        <div className="more">
          <nav className="rail-nav" aria-label={m.nav_more()}>
            {destinations
              .filter((destination) => !destination.onBar)
              .map((destination) => (
                <Item key={destination.to} destination={destination} className="rail-item" />
              ))}
            <AccountLink />
          </nav>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </Sheet>
    </nav>
  )
}
