import { join } from 'node:path'
import { recordLimitBytes, recordScripts } from './record-size.ts'

const scripts = recordScripts(join(import.meta.dirname, '../dist'))
const total = scripts.reduce((sum, script) => sum + script.gzipBytes, 0)
const say = (line: string) => process.stdout.write(`${line}\n`)
const kb = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`
for (const { file, gzipBytes } of scripts) say(`${kb(gzipBytes)}  ${file}`)
say(`${kb(total)}  in all for /record, gzip (limit ${recordLimitBytes / 1000} kB)`)
if (total > recordLimitBytes) process.exitCode = 1
