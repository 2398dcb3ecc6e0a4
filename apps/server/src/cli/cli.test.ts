import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { openDatabase } from '../platform/db/database.ts'
import { demoNetworkId } from '../slices/demo/queries.ts'
import { maillage } from '../testing/command.ts'
import { type NewPlace, newPlace } from '../testing/new-place.ts'

// Each command is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })
const csapa = 'csapa nord franche comte'
const places: NewPlace[] = []
/** Where the demonstration is. */
let demo: NewPlace
let written: string

const another = async (clusterUrl = inject('testDatabaseUrl')): Promise<NewPlace> => {
  const place = await newPlace(clusterUrl)
  places.push(place)
  return place
}

beforeAll(async () => {
  demo = await another()
  written = join(demo.dataDir, 'written')
  await mkdir(written)
  const loaded = await maillage(demo, ['demo', '--json'])
  expect(loaded.stderr).toBe('')
  expect(loaded.json).toMatchObject({ loaded: true, password: 'maillage-demo' })
})
afterAll(() => Promise.all(places.map((place) => place.remove())))

const report = (file: string, more: string[] = []) => [
  ...['report', 'build', '--template', 'csapa', '--structure', csapa, '--year', '2023', '--lang', 'fr'],
  ...['--output', file, ...more],
]

it('the demonstration is loaded once, and says who can be tried', async () => {
  const { code, stdout } = await maillage(demo, ['demo', '--lang', 'fr'])
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^Le réseau de démonstration est déjà là\.\nComptes de démonstration \(mot de passe maillage-demo\) :\n/,
  )
  expect(stdout).toContain('claude.modele@example.org')
})

describe('what is typed wrongly', () => {
  it.each([
    [['fly'], 'unknown_command', 'Il n’y a pas de commande « fly »'],
    [['report', 'build', '--year', '2023'], 'missing_option', '--template'],
    [report('x.docx', ['--format', 'odt']), 'choice_invalid', '« odt »'],
    [report('x.odt'), 'extension_wanted', '.docx'],
    [report('x.pdf', ['--format', 'docx']), 'extension_wanted', '.docx'],
    [[], 'missing_command', 'commande'],
    [['report'], 'missing_command', 'commande'],
    [['user', 'add', 'nobody', '--role', 'worker'], 'email_invalid', '« nobody »'],
  ])('%s is refused with 2, in the language asked for', async (args, code, sentence) => {
    const { code: exit, json, stderr } = await maillage(demo, [...args, '--json', '--lang', 'fr'])
    expect([exit, json.error.code]).toEqual([2, code])
    expect(json.error.message).toContain(sentence)
    expect(stderr.endsWith(`${json.error.message}\n`)).toBe(true)
    if (code === 'missing_command') expect(stderr).toContain('Commandes :')
    else expect(stderr).toBe(`${json.error.message}\n`)
  })

  it('so is a setting, in both languages when nobody chose', async () => {
    const { code, stderr } = await maillage(demo, ['migrate'], { environment: { PORT: 'high' } })
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^Un réglage est à corriger\.\nPORT doit être un nombre.*\nA setting has to be mended\.\nPORT must be a number/,
    )
  })

  it('help says what the exit codes mean', async () => {
    const { code, stdout } = await maillage(demo, ['--help', '--lang', 'fr'])
    expect(code).toBe(0)
    expect(stdout).toContain('Codes de sortie')
    expect(stdout).toMatch(/^ {2}3 {2}les données/m)
  })
})

describe('people', () => {
  it('are added with a password typed or a link, once', async () => {
    const zoe = [
      'user',
      'add',
      'Zoe@Example.org',
      '--name',
      'Zoé',
      '--role',
      'worker',
      '--structure',
      csapa,
      '--json',
    ]
    const short = await maillage(demo, [...zoe, '--password-stdin'], { input: 'short\n' })
    expect([short.code, short.json.error.code]).toEqual([1, 'password_length'])
    const added = await maillage(demo, [...zoe, '--password-stdin'], { input: 'une phrase bien longue\n' })
    expect(added.json).toMatchObject({ email: 'zoe@example.org', role: 'worker', link: null })
    const again = await maillage(demo, [...zoe, '--link'])
    expect(again.json.accountId).toBe(added.json.accountId)
    expect(again.json.link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/sign-in\/password\?token=.{20,}$/)
  })

  it('need a structure that exists', async () => {
    const args = [
      'user',
      'add',
      'a@b.fr',
      '--name',
      'A',
      '--role',
      'head',
      '--structure',
      'Nowhere',
      '--json',
    ]
    const { code, json } = await maillage(demo, args)
    expect([code, json.error.code]).toEqual([1, 'structure_unknown'])
    expect(json.error.message).toContain('CSAPA Nord Franche-Comté')
  })
})

describe('reports and exports', () => {
  it('build a report that nobody began, and never over another file', async () => {
    const file = join(written, 'report.docx')
    const { json } = await maillage(demo, report(file, ['--json']))
    expect(json).toEqual({
      file,
      bytes: (await stat(file)).size,
      mediaType: expect.stringContaining('wordprocessingml'),
    })
    const again = await maillage(demo, report(file, ['--json']))
    expect([again.code, again.json.error.code]).toEqual([1, 'file_exists'])
    const nowhere = await maillage(demo, report(join(written, 'none', 'report.csv'), ['--json']))
    expect([nowhere.code, nowhere.json.error.code]).toEqual([1, 'folder_missing'])
    const named = await maillage(demo, report(join(written, 'report.csv'), ['--json']))
    expect(named.json.mediaType).toContain('csv')
  })

  it('write activities as typed cells, and as text', async () => {
    const [csv, xlsx] = [join(written, 'activities.csv'), join(written, 'activities.xlsx')]
    const year = [
      'export',
      'activities',
      '--year',
      '2023',
      '--structure',
      csapa,
      '--lang',
      'fr',
      '--json',
      '--output',
    ]
    const { json } = await maillage(demo, [...year, csv])
    const lines = (await readFile(csv, 'utf8')).trimEnd().split('\r\n')
    expect(lines).toHaveLength(json.rows + 1)
    expect(lines[0]).toMatch(/^\ufeffActivité;Jour;Type;Structure;Avec;Lieu;.*;Mesure;État;Valeur$/)
    expect(
      lines.filter((line) => line.includes(';Stage de ') && line.endsWith(';Activités;observé;1')),
    ).toHaveLength(10)
    await maillage(demo, [...year, xlsx])
    const values = await readSheet(xlsx, 1)
    expect(values).toHaveLength(json.rows + 1)
    expect(values[1]?.[1]).toBeInstanceOf(Date)
    expect(await readSheet(xlsx, 2)).toHaveLength(json.activities + 1)
  })

  it('write a whole network as open files that describe themselves', async () => {
    const folder = join(written, 'network')
    const { json } = await maillage(demo, ['export', 'network', folder, '--json'])
    const about = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8'))
    expect(about.resources).toHaveLength(json.tables)
    const sites = about.resources.find(({ name }: { name: string }) => name === 'site')
    const [header] = (await readFile(join(folder, sites.path), 'utf8')).split('\n')
    expect(header?.split(',')).toEqual(sites.schema.fields.map(({ name }: { name: string }) => name))
    expect(existsSync(join(folder, 'user.csv'))).toBe(false)
  })
})

describe('imports', () => {
  it('take in good rows and list the others, in somebody’s name', async () => {
    const file = join(written, 'deliveries.csv')
    await writeFile(
      file,
      'jour;partenaire;kit;quantité\n2024-03-05;Pharmacie A;steribox_plus_1ml;20\n2024-02-30;B;steribox_plus_1ml;1\n',
    )
    const args = ['import', 'deliveries', file, '--structure', csapa, '--json']
    const nobody = await maillage(demo, [...args, '--as', 'nobody@example.org'])
    expect([nobody.code, nobody.json.error.code]).toEqual([1, 'account_unknown'])
    const reader = await maillage(demo, [...args, '--as', 'maxime.lecture@example.org'])
    expect([reader.code, reader.json.error.code]).toEqual([1, 'access.denied'])
    const { code, json } = await maillage(demo, [...args, '--as', 'camille.exemple@example.org'])
    expect(code).toBe(4)
    expect(json).toMatchObject({ taken: 1, known: 0, by: 'Camille Exemple', faults: [{ line: 3 }] })
  })

  it('give communes their area, and say which are unknown', async () => {
    const file = join(written, 'areas.csv')
    await writeFile(file, 'code,area_km2\n25388,15.01\n99999,1\n')
    const { code, json } = await maillage(demo, [
      'import',
      'communes',
      file,
      '--source',
      'IGN',
      '--year',
      '2024',
      '--json',
    ])
    expect(code).toBe(4)
    expect(json).toEqual({ updated: 1, unknown: ['99999'] })
  })
})

describe('backup, restore, doctor', () => {
  let backup: string
  let elsewhere: NewPlace
  beforeAll(async () => {
    backup = join(written, 'all.maillage')
    // From one engine to the other, where there are two.
    elsewhere = await another('')
    expect((await maillage(demo, ['backup', backup, '--json'])).json).toMatchObject({ file: backup })
    const restored = await maillage(elsewhere, ['restore', backup, '--json'])
    expect(restored.stderr).toBe('')
    expect(restored.json).toMatchObject({ rows: expect.any(Number), isSameSecret: false })
  })

  it('give the same figures on the other side', async () => {
    const [here, there] = [join(written, 'here.csv'), join(written, 'there.csv')]
    await maillage(demo, report(here, ['--format', 'csv']))
    await maillage(elsewhere, report(there, ['--format', 'csv']))
    expect(await readFile(there, 'utf8')).toBe(await readFile(here, 'utf8'))
  })

  it('find nothing wrong there', async () => {
    const { code, json } = await maillage(elsewhere, ['doctor', '--json'])
    expect(json.checks.filter(({ state }: { state: string }) => state === 'problem')).toEqual([])
    expect([code, json.ok]).toEqual([0, true])
    const names = json.checks.map(({ check }: { check: string }) => check)
    expect(names).toEqual(
      expect.arrayContaining(['database', 'migrations', 'wall', 'journal', 'catalogue', 'figures']),
    )
  })

  it('refuse to restore over data, unless told to twice', async () => {
    const refused = await maillage(elsewhere, ['restore', backup, '--json'])
    expect([refused.code, refused.json.error.code]).toEqual([1, 'restore_not_empty'])
    const unanswered = await maillage(elsewhere, ['restore', backup, '--replace', '--json'])
    expect([unanswered.code, unanswered.json.error.code]).toEqual([2, 'restore_unanswered'])
    const replaced = await maillage(elsewhere, ['restore', backup, '--replace', '--yes', '--json'])
    expect(replaced.code).toBe(0)
    const missing = await maillage(elsewhere, ['restore', join(written, 'none'), '--json'])
    expect([missing.code, missing.json.error.code]).toEqual([1, 'file_missing'])
  })

  it('find what was changed past the commands, and mend what can be', async () => {
    const database = await openDatabase({ dataDir: elsewhere.dataDir })
    await database.transaction({ networkId: demoNetworkId }, async (tx) => {
      await sql`update rollup set amount = amount + 1 where measure = 'participants'`.execute(tx)
    })
    await database.close()
    await chmod(join(elsewhere.dataDir, 'secret'), 0o644)
    const problemsOf = ({ json }: Awaited<ReturnType<typeof maillage>>) =>
      json.checks
        .filter(({ state }: { state: string }) => state === 'problem')
        .map(({ check }: { check: string }) => check)
    const found = await maillage(elsewhere, ['doctor', '--json'])
    expect(found.code).toBe(4)
    expect(problemsOf(found)).toEqual(['secret', 'figures'])
    const mended = await maillage(elsewhere, ['doctor', '--mend', '--json'])
    expect([mended.code, problemsOf(mended)]).toEqual([0, []])
    expect((await stat(join(elsewhere.dataDir, 'secret'))).mode & 0o777).toBe(0o600)
    const tampering = await openDatabase({ dataDir: elsewhere.dataDir })
    await sql`update audit_line set at = at + interval '1 day' where seq = 3`.execute(tampering.kysely)
    await sql`alter table site no force row level security`.execute(tampering.kysely)
    await tampering.close()
    expect(problemsOf(await maillage(elsewhere, ['doctor', '--mend', '--json']))).toEqual(['wall', 'journal'])
  })
})

describe('where there is nothing yet', () => {
  it('doctor makes nothing', async () => {
    const place = await another('')
    const { code } = await maillage({ dataDir: join(place.dataDir, 'none') }, ['doctor', '--json'])
    expect(code).toBe(0)
    expect(existsSync(join(place.dataDir, 'none'))).toBe(false)
  })

  it('there is nothing to back up', async () => {
    const place = await another('')
    const file = join(place.dataDir, 'nothing.maillage')
    const { code, json } = await maillage(place, ['backup', file, '--json'])
    expect([code, json.error.code, existsSync(file)]).toEqual([1, 'no_network', false])
  })

  it('a network and its first person are added by the command', async () => {
    const place = await another()
    const person = ['user', 'add', 'ada@example.org', '--name', 'Ada', '--role', 'administrator', '--json']
    const early = await maillage(place, person)
    expect([early.code, early.json.error.code]).toEqual([1, 'no_network'])
    const network = await maillage(place, ['network', 'add', 'Réseau du Jura', '--json'])
    expect(network.json).toMatchObject({ name: 'Réseau du Jura', zone: 'Europe/Paris' })
    expect((await maillage(place, person)).json).toMatchObject({
      networkId: network.json.id,
      link: expect.stringMatching(/^http/),
    })
    const demoed = await maillage(place, ['demo', '--json'])
    expect([demoed.code, demoed.json.error.code]).toEqual([1, 'demo_not_empty'])
    expect((await maillage(place, ['migrate', '--json'])).json.applied).toEqual([])
  })

  it('a server that does not answer is a sentence', async () => {
    const databaseUrl = `postgres://nobody@127.0.0.1:${await closedPort()}/none`
    const { code, json } = await maillage({ dataDir: demo.dataDir, databaseUrl }, ['migrate', '--json'])
    expect([code, json.error.code]).toEqual([1, 'database_away'])
  })
})

/** A port where nobody listens. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
