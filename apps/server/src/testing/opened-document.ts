import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** For tests: documents opened by the programs that people have, LibreOffice and poppler, rather than by what wrote them. */

const run = promisify(execFile)

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'opened-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a PDF reads as, a line per printed line, and what it says about itself ("Tagged: yes"). */
export function openPdf(pdf: Uint8Array): Promise<{ text: string; about: string }> {
  return inFolder(async (folder) => {
    const file = join(folder, 'report.pdf')
    await writeFile(file, pdf)
    const [text, about] = await Promise.all([
      run('pdftotext', ['-layout', file, '-']),
      run('pdfinfo', [file]),
    ])
    return { text: text.stdout, about: about.stdout }
  })
}

/** A file converted by LibreOffice, with a profile of its own: every file that it wrote, by name. */
export function convertByLibreOffice(
  source: { bytes: Uint8Array; extension: 'docx' | 'xlsx' },
  target: string,
): Promise<Map<string, Buffer>> {
  return inFolder(async (folder) => {
    const file = join(folder, `report.${source.extension}`)
    const written = join(folder, 'written')
    await writeFile(file, source.bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    await run('soffice', [
      '--headless',
      '--norestore',
      profile,
      '--convert-to',
      target,
      '--outdir',
      written,
      file,
    ])
    const names = await readdir(written)
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(written, name))] as const)),
    )
  })
}

/** Every kind of space as one plain space, so that what is compared is the words and the figures. */
export function withPlainSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
