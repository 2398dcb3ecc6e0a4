import type { ParaglideVitePluginOptions } from '@inlang/paraglide-js'

const folder = import.meta.dirname

/** How the messages of `src/messages` become typed functions in `src/paraglide`; read by the build and by the tests. */
export const wordsOptions = {
  project: `${folder}/project.inlang`,
  outdir: `${folder}/src/paraglide`,
  strategy: ['globalVariable', 'baseLocale'],
  isServer: 'false',
  emitReadme: false,
} satisfies ParaglideVitePluginOptions
