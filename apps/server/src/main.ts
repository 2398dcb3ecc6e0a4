import { runCli } from './cli/program.ts'

// npm start is the command's own start, so that both open, refuse and close alike.
process.exitCode = await runCli(['start', ...process.argv.slice(2)], process.env)
