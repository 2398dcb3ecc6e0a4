import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../../../e2e/browser.ts'

// Run by hand when the mark changes: node --import tsx apps/web/scripts/draw-icons.ts
const folder = join(import.meta.dirname, '../public/icons')
const mark = readFileSync(join(folder, 'mark.svg'), 'utf8')

const icons = [
  { file: 'icon-192.png', size: 192, share: 0.74, paper: '#fbf8f1', light: false },
  { file: 'icon-512.png', size: 512, share: 0.74, paper: '#fbf8f1', light: false },
  // A phone may cut this one to any shape: the mark stays within the middle.
  { file: 'maskable-512.png', size: 512, share: 0.56, paper: '#0c5a54', light: true },
]

const browser = await launchBrowser()
for (const { file, size, share, paper, light } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: 'light' })
  const lightThreads = '.warp{stroke:#fffdf9!important}.weft{stroke:#a9d3c8!important}'
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${paper}}
     svg{width:${share * 100}%}${light ? lightThreads : ''}</style>${mark}`,
  )
  await page.screenshot({ path: join(folder, file) })
  await page.close()
}
await browser.close()
