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
    fr: 'Certaines valeurs ne peuvent pas être enregistrées : {fields}. Corrigez-les et recommencez.',
    en: 'Some values cannot be saved: {fields}. Correct them and try again.',
  },
  'request.unreadable': {
    status: 400,
    fr: 'Cette demande ne peut pas être lue. Vérifiez qu’elle est complète et bien formée, puis recommencez.',
    en: 'This request cannot be read. Check that it is whole and well formed, then try again.',
  },
  'request.without_length': {
    status: 411,
    fr: 'Cette demande n’annonce pas sa longueur. Envoyez-la d’un seul tenant.',
    en: 'This request does not announce its length. Send it in one piece.',
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
    fr: 'Le service est momentanément indisponible. Rien n’est perdu : réessayez dans un instant.',
    en: 'The service is briefly unavailable. Nothing is lost: try again in a moment.',
  },

  'account.email_taken': {
    status: 409,
    fr: 'Un compte existe déjà pour cette adresse.',
    en: 'An account already exists for this address.',
  },
  'invitation.ended': {
    status: 404,
    fr: 'Cette invitation a déjà servi, a été retirée ou a expiré. Demandez-en une nouvelle à la personne qui vous l’a envoyée.',
    en: 'This invitation was already used, was withdrawn or has expired. Ask the person who sent it for a new one.',
  },
  'role.needs_structure': {
    status: 400,
    fr: 'Ce rôle se tient dans une structure. Choisissez laquelle.',
    en: 'This role is held in a structure. Choose which one.',
  },
  'role.of_network': {
    status: 400,
    fr: 'Ce rôle se tient dans tout le réseau, pas dans une structure.',
    en: 'This role is held in the whole network, not in one structure.',
  },
  'role.not_yours': {
    status: 403,
    fr: 'Vous donnez et retirez les rôles de votre structure seulement. Pour les autres, demandez à la coordination.',
    en: 'You give and take roles of your own structure only. For the others, ask the coordination.',
  },
  'role.administrators_only': {
    status: 403,
    fr: 'Ce rôle est donné et retiré par une personne qui administre le réseau. Demandez-lui.',
    en: 'This role is given and taken by an administrator of the network. Ask one.',
  },
  'role.last_administrator': {
    status: 409,
    fr: 'C’est la dernière personne qui administre ce réseau. Donnez d’abord ce rôle à quelqu’un d’autre.',
    en: 'This is the last administrator of the network. Give somebody else this role first.',
  },

  'activity.kind_unknown': {
    status: 400,
    fr: 'Le type d’activité « {kind} » (version {version}) n’est pas dans le catalogue.',
    en: 'The kind of activity “{kind}” (version {version}) is not in the catalogue.',
  },
  'activity.kind_not_valid_on_day': {
    status: 400,
    fr: 'Ce type d’activité n’était pas en vigueur le {day}. Choisissez-en un autre ou changez la date.',
    en: 'This kind of activity was not in force on {day}. Choose another or change the date.',
  },
  'activity.day_to_come': {
    status: 400,
    fr: 'Ce jour n’est pas encore venu. Une activité se note une fois faite : corrigez le jour.',
    en: 'This day has not come yet. An activity is noted once it is done: correct the day.',
  },
  'activity.invalid': {
    status: 400,
    fr: 'Cette activité ne peut pas être enregistrée telle quelle : {fields}.',
    en: 'This activity cannot be saved as it is: {fields}.',
  },
  'activity.site_not_of_structure': {
    status: 400,
    fr: 'Ce lieu n’est pas un lieu de la structure choisie. Choisissez un de ses lieux.',
    en: 'This site does not belong to the chosen structure. Choose one of its sites.',
  },
  'activity.read_only': {
    status: 409,
    fr: 'Cette activité vient d’ailleurs ({source}) : corrigez-la là-bas, elle se mettra à jour ici.',
    en: 'This activity comes from elsewhere ({source}): correct it there and it will follow here.',
  },
  'activity.reason_required': {
    status: 400,
    fr: 'Dites en quelques mots pourquoi vous corrigez une année déjà transmise.',
    en: 'Say in a few words why you correct a year that was already submitted.',
  },
  'statement.additive': {
    status: 400,
    fr: 'Cette mesure s’additionne : elle se calcule à partir des activités. Vous pouvez seulement déclarer « non observé » ou zéro.',
    en: 'This measure adds up: it is computed from activities. You can only declare “not observed” or zero.',
  },
  'statement.total_taken': {
    status: 409,
    fr: 'Le total de cette année a déjà été saisi pour ce chiffre. Corrigez celui-là.',
    en: 'The total of this year was already typed in for this figure. Correct that one.',
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
  'structure.kind_unknown': {
    status: 400,
    fr: 'Le type de structure « {kind} » n’est pas dans le catalogue.',
    en: 'The kind of structure “{kind}” is not in the catalogue.',
  },
  'structure.commune_unknown': {
    status: 400,
    fr: 'La commune {commune} n’est pas dans le code officiel géographique. Choisissez-la dans la liste.',
    en: 'The commune {commune} is not in the official code list. Choose it from the list.',
  },
  'structure.parent_unknown': {
    status: 400,
    fr: 'La structure de rattachement n’existe pas, ou n’existe plus.',
    en: 'The structure that this one belongs to does not exist, or no longer exists.',
  },
  'structure.parent_circle': {
    status: 400,
    fr: 'Une structure ne peut pas être rattachée à elle-même, ni à l’une de ses composantes.',
    en: 'A structure cannot belong to itself, nor to one of its own parts.',
  },
  'structure.has_parts': {
    status: 409,
    fr: 'D’autres structures y sont rattachées : {names}. Archivez-les ou rattachez-les ailleurs d’abord.',
    en: 'Other structures belong to it: {names}. Archive them or attach them elsewhere first.',
  },
  'site.structure_unknown': {
    status: 400,
    fr: 'La structure de ce lieu n’existe pas, ou n’existe plus.',
    en: 'The structure of this site does not exist, or no longer exists.',
  },
  'territory.name_taken': {
    status: 409,
    fr: 'Un territoire du réseau porte déjà ce nom. Choisissez-en un autre.',
    en: 'A territory of the network already has this name. Choose another.',
  },
  'territory.member_unknown': {
    status: 400,
    fr: 'Territoire inconnu : {keys}. Choisissez-le dans la liste.',
    en: 'Unknown territory: {keys}. Choose it from the list.',
  },
  'territory.members_overlap': {
    status: 400,
    fr: 'Un territoire compterait deux fois les mêmes communes : {names}. Retirez l’un des deux.',
    en: 'A territory would count the same communes twice: {names}. Remove one of the two.',
  },
  'territory.figure_taken': {
    status: 409,
    fr: 'Ce territoire a déjà un chiffre de cette année et de cette source. Corrigez celui-là.',
    en: 'This territory already has a figure of this year and source. Correct that one.',
  },
  'territory.too_many_rows': {
    status: 400,
    fr: 'Ce tableau aurait {rows} lignes. Choisissez un découpage plus large, ou un territoire plus petit.',
    en: 'This table would have {rows} rows. Choose larger parts, or a smaller territory.',
  },
  'agreement.party_unknown': {
    status: 400,
    fr: 'Une des structures de la convention n’existe pas, ou n’existe plus.',
    en: 'One of the structures of the agreement does not exist, or no longer exists.',
  },
  'document.type_refused': {
    status: 400,
    fr: 'Ce fichier n’est pas d’un type accepté. Envoyez un PDF, un document de bureautique, une image JPEG, PNG ou WebP, ou du texte.',
    en: 'This type of file is not accepted. Send a PDF, an office document, a JPEG, PNG or WebP picture, or text.',
  },
  'document.unreadable_picture': {
    status: 400,
    fr: 'Cette image ne peut pas être lue. Enregistrez-la de nouveau en JPEG ou en PNG, puis recommencez.',
    en: 'This picture cannot be read. Save it again as JPEG or PNG, then try again.',
  },
  'document.empty': {
    status: 400,
    fr: 'Ce fichier est vide. Choisissez-en un autre.',
    en: 'This file is empty. Choose another.',
  },
  'occurrence.not_on_day': {
    status: 400,
    fr: 'Rien n’était prévu ce jour-là ({day}). Enregistrez l’activité depuis « Saisir ».',
    en: 'Nothing was planned on that day ({day}). Record the activity from “Record”.',
  },
  'occurrence.answered': {
    status: 409,
    fr: 'Quelqu’un a déjà répondu pour le {day}. Ouvrez l’activité pour la corriger.',
    en: 'Somebody already answered for {day}. Open the activity to correct it.',
  },
  'occurrence.no_day': {
    status: 400,
    fr: 'Rien n’aurait lieu entre le premier et le dernier jour. Changez l’un des deux, ou ce qui revient.',
    en: 'Nothing would happen between the first and the last day. Change one of them, or what comes back.',
  },
  'meeting.with_itself': {
    status: 400,
    fr: 'Votre propre structure ne peut pas être le partenaire. Choisissez-en une autre.',
    en: 'Your own structure cannot be the partner. Choose another.',
  },
  'series.itself': {
    status: 400,
    fr: 'Une activité ne peut pas être sa propre suite. Choisissez-en une autre.',
    en: 'An activity cannot follow itself. Choose another.',
  },
  'series.backwards': {
    status: 400,
    fr: 'La suite ne peut pas précéder le début : vérifiez les dates des deux activités.',
    en: 'What follows cannot come before the beginning: check the days of both activities.',
  },
  'series.linked': {
    status: 409,
    fr: 'Ces deux activités sont déjà liées.',
    en: 'These two activities are already linked.',
  },
  'import.unreadable': {
    status: 400,
    fr: 'Le fichier « {file} » ne peut pas être lu : {reason}. Enregistrez-le en CSV (UTF-8) ou XLSX et recommencez.',
    en: 'The file “{file}” cannot be read: {reason}. Save it as CSV (UTF-8) or XLSX and try again.',
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
