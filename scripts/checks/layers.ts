/**
 * Which way imports may point. Each rule names the files that it governs and what they may import from the
 * repository; the first whose `from` fits decides. A target is a repository path, or a specifier for a library.
 */
type Layer = { from: RegExp; may: (target: string, from: string) => boolean; remedy: string }

const inside =
  (...folders: string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(folder))
const contract = inside('packages/contract/')
const readyMade = inside('packages/contract/', 'packages/spectra/', 'packages/coverage/')
const serverPlatform = inside('apps/server/src/platform/')
const webPlatform = inside('apps/web/src/platform/')
const ui = inside('apps/web/src/ui/')
const folderOf = (path: string, depth: number) => `${path.split('/').slice(0, depth).join('/')}/`
const isShared = (target: string) =>
  /^apps\/server\/src\/slices\/[^/]+\/(queries|rules|port)\.ts$/.test(target)
const isOpenToFeatures = (target: string) =>
  /^apps\/web\/src\/features\/[^/]+\/(api\.ts|embedded\.tsx)$/.test(target)

const LAYERS: Layer[] = [
  {
    from: /^packages\//,
    may: (target, from) => target.startsWith(folderOf(from, 2)),
    remedy: 'a package knows neither the apps nor another package: pass what it needs as an argument',
  },
  {
    from: /^apps\/server\/src\/platform\//,
    may: (target) => serverPlatform(target) || contract(target),
    remedy: 'the platform knows no word of the field: let the slice call the platform, or pass a function',
  },
  {
    from: /^apps\/server\/src\/slices\//,
    may: (target, from) =>
      target.startsWith(folderOf(from, 5)) || isShared(target) || serverPlatform(target) || readyMade(target),
    remedy:
      "a slice imports the platform, the contract, spectra, coverage, and another slice's queries.ts, rules.ts or port.ts",
  },
  {
    from: /^apps\/server\/src\/app\.ts$/,
    may: (target) =>
      /\/slices\/[^/]+\/(routes|jobs)\.ts$/.test(target) || serverPlatform(target) || contract(target),
    remedy: "app.ts is the table of contents: it mounts each slice's routes.ts and jobs.ts, nothing else",
  },
  {
    from: /^apps\/server\//,
    may: inside('apps/server/', 'packages/'),
    remedy: 'the server never imports the page: what both need is in the contract',
  },
  {
    from: /^apps\/web\/src\/ui\//,
    may: ui,
    remedy: 'ui knows no word of the field: give it the value as a property',
  },
  {
    from: /^apps\/web\/src\/platform\//,
    may: (target) => webPlatform(target) || contract(target),
    remedy: 'the platform imports the contract only: let the feature call it, or pass a function',
  },
  {
    from: /^apps\/web\/src\/shell\//,
    may: (target) =>
      inside('apps/web/src/shell/')(target) || ui(target) || webPlatform(target) || contract(target),
    remedy: 'the shell imports ui, platform and contract: pages reach it through the routes',
  },
  {
    from: /^apps\/web\/src\/features\//,
    may: (target, from) =>
      target.startsWith(folderOf(from, 5)) ||
      isOpenToFeatures(target) ||
      ui(target) ||
      webPlatform(target) ||
      readyMade(target),
    remedy:
      "a feature imports ui, platform, contract, spectra, coverage, and another feature's api.ts or embedded.tsx",
  },
  {
    from: /^apps\/web\//,
    may: inside('apps/web/', 'packages/'),
    remedy: 'the page never imports the server: what both need is in the contract',
  },
]

/** Libraries that a place may not use, with the reason. */
const LIBRARIES: { from: RegExp; refused: RegExp; remedy: string }[] = [
  {
    from: /^packages\/contract\/src\//,
    refused: /^(?!zod$|zod\/|@orpc\/contract$)/,
    remedy: 'the contract knows zod and @orpc/contract only',
  },
  {
    from: /^packages\/(spectra|coverage)\/src\//,
    refused: /^node:/,
    remedy: 'the package takes arrays and gives arrays: reading files is for its caller',
  },
  {
    from: /^apps\/web\/src\//,
    refused: /^(node:|@orpc\/server|fastify|kysely|pg$|zod$|zod\/)/,
    remedy: 'this does not belong in a browser; zod stays out of the page (decision 0003)',
  },
]

/** Why an import is refused and what to do instead, or null when it may stand. */
export function refusedArrow(from: string, target: string): string | null {
  const isFile = /^(apps|packages)\//.test(target)
  if (target.startsWith('.') || target.startsWith('@maillage/')) return null
  if (!isFile) {
    const rule = LIBRARIES.find((library) => library.from.test(from) && library.refused.test(target))
    return rule === undefined ? null : `imports ${target}: ${rule.remedy}`
  }
  const layer = LAYERS.find((candidate) => candidate.from.test(from))
  return layer === undefined || layer.may(target, from) ? null : `imports ${target}: ${layer.remedy}`
}
