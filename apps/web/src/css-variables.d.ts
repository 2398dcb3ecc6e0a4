import 'react'

declare module 'react' {
  /** A style may also set one of the variables that the style sheets read. */
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
