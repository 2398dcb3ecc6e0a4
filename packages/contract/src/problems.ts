/**
 * Every refusal that a person can act on: code → status and the sentence in both languages.
 * `{name}` in a sentence is filled from the problem's data. Anything that is not in this list is a bug (500).
 */
export const problems = {
  'auth.required': { status: 401, fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  'access.denied': {
    status: 403,
    fr: 'Votre rôle ne permet pas cette action. Demandez-la à la personne qui coordonne votre réseau.',
    en: 'Your role does not allow this. Ask the person who coordinates your network.',
  },
  'access.other_structure': {
    status: 403,
    fr: 'Cette action concerne une autre structure que la vôtre.',
    en: 'This belongs to another structure than yours.',
  },
  'request.invalid': {
    status: 400,
    fr: 'Certaines valeurs ne peuvent pas être enregistrées : {fields}. Corrigez-les et recommencez.',
    en: 'Some values cannot be saved: {fields}. Correct them and try again.',
  },
  'request.too_many': {
    status: 429,
    fr: 'Trop d’essais à la suite. Attendez une minute puis recommencez.',
    en: 'Too many attempts in a row. Wait a minute, then try again.',
  },
  'request.too_large': {
    status: 413,
    fr: 'Ce fichier est trop lourd (au plus {maxMb} Mo). Réduisez-le puis recommencez.',
    en: 'This file is too large (at most {maxMb} MB). Make it smaller and try again.',
  },
  'thing.not_found': {
    status: 404,
    fr: 'Cet élément n’existe pas, ou n’existe plus.',
    en: 'This does not exist, or no longer exists.',
  },
  'thing.changed_meanwhile': {
    status: 409,
    fr: 'Quelqu’un a modifié cet élément entre-temps (version {version}). Relisez-le, puis refaites votre correction.',
    en: 'Somebody changed this meanwhile (version {version}). Read it again, then redo your correction.',
  },
  'thing.id_taken': {
    status: 409,
    fr: 'Cet identifiant désigne déjà autre chose. Recommencez la saisie.',
    en: 'This identifier already names something else. Enter it again.',
  },
  'server.unavailable': {
    status: 503,
    fr: 'Le service est momentanément indisponible. Rien n’est perdu : réessayez dans un instant.',
    en: 'The service is briefly unavailable. Nothing is lost: try again in a moment.',
  },

  'activity.kind_unknown': {
    status: 400,
    fr: 'Le type d’activité « {kind} » (version {version}) n’est pas dans le catalogue.',
    en: 'The kind of activity “{kind}” (version {version}) is not in the catalogue.',
  },
  'activity.kind_not_valid_on_day': {
    status: 400,
    fr: 'Ce type d’activité n’était pas en vigueur le {day}. Choisissez-en un autre ou changez la date.',
    en: 'This kind of activity was not in force on {day}. Choose another or change the date.',
  },
  'activity.invalid': {
    status: 400,
    fr: 'Cette activité ne peut pas être enregistrée telle quelle : {fields}.',
    en: 'This activity cannot be saved as it is: {fields}.',
  },
  'activity.site_not_of_structure': {
    status: 400,
    fr: 'Ce lieu n’est pas un lieu de la structure choisie. Choisissez un de ses lieux.',
    en: 'This site does not belong to the chosen structure. Choose one of its sites.',
  },
  'activity.read_only': {
    status: 409,
    fr: 'Cette activité vient d’ailleurs ({source}) : corrigez-la là-bas, elle se mettra à jour ici.',
    en: 'This activity comes from elsewhere ({source}): correct it there and it will follow here.',
  },
  'activity.reason_required': {
    status: 400,
    fr: 'Dites en quelques mots pourquoi vous corrigez une année déjà transmise.',
    en: 'Say in a few words why you correct a year that was already submitted.',
  },
  'statement.additive': {
    status: 400,
    fr: 'Cette mesure s’additionne : elle se calcule à partir des activités. Vous pouvez seulement déclarer « non observé » ou zéro.',
    en: 'This measure adds up: it is computed from activities. You can only declare “not observed” or zero.',
  },
  'report.template_unknown': {
    status: 400,
    fr: 'Ce modèle de rapport n’existe pas pour l’année {year}.',
    en: 'This report template does not exist for {year}.',
  },
  'report.exists': {
    status: 409,
    fr: 'Ce rapport existe déjà pour cette structure et cette année. Ouvrez-le.',
    en: 'This report already exists for this structure and year. Open it.',
  },
  'report.nothing_submitted': {
    status: 409,
    fr: 'Ce rapport n’a pas encore été transmis.',
    en: 'This report has not been submitted yet.',
  },
  'report.reason_required': {
    status: 400,
    fr: 'Ce rapport a déjà été transmis. Dites pourquoi vous en transmettez une nouvelle version.',
    en: 'This report was already submitted. Say why you submit a new version.',
  },
  'import.unreadable': {
    status: 400,
    fr: 'Le fichier « {file} » ne peut pas être lu : {reason}. Il est conservé ; enregistrez-le en CSV (UTF-8) ou XLSX et recommencez.',
    en: 'The file “{file}” cannot be read: {reason}. It is kept; save it as CSV (UTF-8) or XLSX and try again.',
  },
} as const satisfies Record<string, { status: number; fr: string; en: string }>

export type ProblemCode = keyof typeof problems
export type ProblemData = Readonly<Record<string, string | number | boolean | null | readonly unknown[]>>

/** The problem's sentence in one language, its `{name}` parts filled from data. */
export function problemSentence(code: ProblemCode, locale: 'fr' | 'en', data: ProblemData = {}): string {
  return problems[code][locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = data[name]
    return value === undefined || value === null
      ? whole
      : Array.isArray(value)
        ? value.join(', ')
        : String(value)
  })
}

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code)
