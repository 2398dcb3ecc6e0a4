import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writePublishable } from './publishable.ts'

const dist = join(import.meta.dirname, '../dist')
rmSync(dist, { recursive: true, force: true })
writePublishable(dist)
