import type { Terminal } from './terminal.ts'

/** What every command is given. */
export interface Cli {
  readonly terminal: Terminal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Set by a command that ended well and has more to say than that. */
  exitCode: number
}
