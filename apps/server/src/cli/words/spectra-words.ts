import type { Label } from '@maillage/contract/values'

/** What is said of spectra. */
export const spectraWords = {
  helpSpectra: {
    fr: 'lit, compare et démêle des spectres infrarouges',
    en: 'read, compare and unmix infrared spectra',
  },
  helpSpectraRead: { fr: 'dit ce que contient chaque fichier', en: 'say what each file holds' },
  helpSpectraIdentify: {
    fr: 'les références qui ressemblent le plus à chaque spectre',
    en: 'the references most like each spectrum',
  },
  helpSpectraUnmix: {
    fr: 'les composants de chaque mélange, en parts du signal infrarouge',
    en: 'the components of each mixture, in shares of infrared signal',
  },
  helpSpectraLink: {
    fr: 'pour chaque paire de comprimés, s’ils semblent d’un même lot ; un dossier réunit les mesures d’un comprimé',
    en: 'for each pair of tablets, whether they look like one batch; a folder holds the measurements of one tablet',
  },
  helpSpectraIndex: {
    fr: 'construit une bibliothèque en un fichier, en ajoute ou en retire des références',
    en: 'build a library into one file, add references to it or remove some',
  },
  helpSpectraBench: {
    fr: 'mesure le temps de chaque étape, sur ces fichiers et sur cette machine',
    en: 'measure the time of each step, on these files and on this machine',
  },
  argSpectra: { fr: 'fichiers de spectres, de tout fabricant', en: 'spectrum files, of any maker' },
  argSpectraFolders: {
    fr: 'dossiers de spectres : une référence porte le nom de son fichier, un sous-dossier celui d’une substance',
    en: 'folders of spectra: a reference bears the name of its file, a folder inside that of a substance',
  },
  optLibrary: {
    fr: 'bibliothèque : un dossier de spectres, ou un fichier construit par « index »',
    en: 'library: a folder of spectra, or a file built by “index”',
  },
  optTop: { fr: 'nombre de références', en: 'how many references' },
  optIndexOutput: { fr: 'fichier à écrire', en: 'file to write' },
  optIndexFrom: { fr: 'bibliothèque construite, à compléter', en: 'a built library, to go on from' },
  optIndexRemove: { fr: 'références à retirer', en: 'references to remove' },
  spectraProgress: { fr: '{done} fichiers lus sur {all}…', en: '{done} files of {all} read…' },
  spectraRead: {
    fr: '{file} : {points} points, de {first} à {last} cm⁻¹, {kind}, maximum {max}',
    en: '{file}: {points} points, {first} to {last} cm⁻¹, {kind}, greatest {max}',
  },
  spectraAbsorbance: { fr: 'absorbance', en: 'absorbance' },
  spectraTransmittance: { fr: 'transmittance', en: 'transmittance' },
  spectraReflectance: { fr: 'réflectance', en: 'reflectance' },
  spectraOthers: {
    fr: 'Le fichier contient aussi d’autres spectres : {count}. Le premier est lu.',
    en: 'The file holds other spectra too: {count}. The first is read.',
  },
  spectraRefused: { fr: '{file} : {sentence}', en: '{file}: {sentence}' },
  spectraNoReference: {
    fr: 'Aucun spectre utilisable dans {path}. Mettez-y des fichiers de spectres, un par référence.',
    en: 'No spectrum that can be used in {path}. Put spectrum files there, one a reference.',
  },
  spectraNoneReadable: {
    fr: 'Aucun de ces fichiers n’a de spectre de 650 à 4000 cm⁻¹. « maillage spectra read » dit pourquoi.',
    en: 'None of these files has a spectrum from 650 to 4000 cm⁻¹. “maillage spectra read” says why.',
  },
  spectraTwoWanted: {
    fr: 'Donnez au moins deux fichiers à comparer.',
    en: 'Give at least two files to compare.',
  },
  spectraGap: {
    fr: '  Avance sur la substance suivante : {gap}',
    en: '  Lead over the next substance: {gap}',
  },
  spectraLinked: {
    fr: '{file} et {other} : r = {correlation}, même lot probable',
    en: '{file} and {other}: r = {correlation}, probably one batch',
  },
  spectraNotLinked: {
    fr: '{file} et {other} : r = {correlation}, pas de lien',
    en: '{file} and {other}: r = {correlation}, no link',
  },
  spectraLinkRates: {
    fr: 'À partir de r = {threshold} : {truePositive} % des paires d’un même lot sont reliées, et {falsePositive} % des paires de lots différents.',
    en: 'From r = {threshold} on: {truePositive}% of pairs of one batch are linked, and {falsePositive}% of pairs of different batches.',
  },
  spectraIndexed: {
    fr: 'Bibliothèque écrite dans {file} : {references} références, {bytes} octets.',
    en: 'Library written to {file}: {references} references, {bytes} bytes.',
  },
  spectraLeftOut: {
    fr: 'Références laissées de côté, qui ne couvrent pas 650–1800 et 2700–3150 cm⁻¹ : {count}.',
    en: 'References left out, which do not cover 650–1800 and 2700–3150 cm⁻¹: {count}.',
  },
  spectraShare: {
    fr: '{share} du signal infrarouge ({low} à {high}) : {reference} (marge {margin})',
    en: '{share} of infrared signal ({low} to {high}): {reference} (margin {margin})',
  },
  spectraOr: { fr: 'ou : {names}', en: 'or: {names}' },
  spectraNothingFound: {
    fr: 'Aucune référence n’est reconnue.',
    en: 'No reference is recognised.',
  },
  spectraExplained: {
    fr: 'Part du signal expliquée : {explained}',
    en: 'Share of the signal explained: {explained}',
  },
  spectraUnknown: {
    fr: 'Quelque chose ici n’est pas dans la bibliothèque.',
    en: 'Something here is not in the library.',
  },
  spectraBelowFive: {
    fr: 'Sous 5 %, l’infrarouge n’est pas fiable : confirmez par une autre technique.',
    en: 'Below 5%, infrared is not reliable: confirm by another technique.',
  },
  spectraBenched: {
    fr: '{files} spectres, {references} références ; temps médian pour un spectre :',
    en: '{files} spectra, {references} references; median time for one spectrum:',
  },
} satisfies Record<string, Label>
