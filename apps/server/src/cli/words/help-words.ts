import type { Label } from '@maillage/contract/values'

/** What --help says. */
export const helpWords = {
  about: {
    fr: 'Maillage : le registre partagé d’un réseau.',
    en: 'Maillage: the shared register of a network.',
  },
  usageTitle: { fr: 'Utilisation :', en: 'Usage:' },
  commandsTitle: { fr: 'Commandes :', en: 'Commands:' },
  optionsTitle: { fr: 'Options :', en: 'Options:' },
  argumentsTitle: { fr: 'Arguments :', en: 'Arguments:' },
  globalTitle: { fr: 'Options communes :', en: 'Common options:' },
  optionHelp: { fr: 'affiche cette aide', en: 'show this help' },
  optionVersion: { fr: 'affiche la version', en: 'show the version' },
  optionJson: {
    fr: 'répond en JSON sur la sortie standard, les messages sur l’autre',
    en: 'answer in JSON on standard output, messages on the other',
  },
  optionLang: { fr: 'langue : fr ou en (sinon celle de LANG)', en: 'language: fr or en (else that of LANG)' },
  commandHelp: { fr: 'affiche l’aide d’une commande', en: 'show the help of a command' },
  exitCodesHelp: {
    fr: `Codes de sortie :
  0  c’est fait
  1  ce n’est pas fait, la phrase dit pourquoi
  2  la commande ou un réglage est mal écrit
  3  les données ou le port sont utilisés par un autre programme
  4  c’est fait, et des problèmes ont été trouvés (doctor, import, spectra)

Les réglages (MAILLAGE_DATA, DATABASE_URL, PORT…) sont des variables d’environnement : voir README.md.`,
    en: `Exit codes:
  0  done
  1  not done, the sentence says why
  2  the command or a setting is badly written
  3  another program uses the data or the port
  4  done, and problems were found (doctor, import, spectra)

Settings (MAILLAGE_DATA, DATABASE_URL, PORT…) are environment variables: see README.md.`,
  },
  helpStart: { fr: 'ouvre la base et sert la page', en: 'open the database and serve the page' },
  helpDemo: {
    fr: 'charge le réseau de démonstration dans une base vide',
    en: 'load the demonstration network into an empty database',
  },
  helpMigrate: { fr: 'met la base à cette version', en: 'bring the database to this version' },
  helpNetwork: { fr: 'les réseaux de cette installation', en: 'the networks of this installation' },
  helpNetworkAdd: {
    fr: 'crée un réseau avec le catalogue livré',
    en: 'create a network with the shipped catalogue',
  },
  helpUser: { fr: 'les personnes qui se connectent', en: 'the people who sign in' },
  helpUserAdd: {
    fr: 'crée un compte et lui donne un rôle ; affiche un lien à usage unique si aucun mot de passe n’est saisi',
    en: 'create an account and give it a role; prints a one-time link when no password is typed',
  },
  helpReport: { fr: 'les rapports', en: 'reports' },
  helpReportBuild: {
    fr: 'écrit un rapport dans un fichier, tel qu’il est aujourd’hui ou tel qu’il a été transmis',
    en: 'write a report into a file, as it stands today or as it was submitted',
  },
  helpImport: { fr: 'lit des fichiers', en: 'read files' },
  helpImportDeliveries: {
    fr: 'des livraisons, en CSV ou XLSX : chaque bonne ligne devient une activité',
    en: 'deliveries, in CSV or XLSX: each good row becomes an activity',
  },
  helpImportCommunes: {
    fr: 'les superficies des communes, en CSV (code, area_km2, lat, lon)',
    en: 'the areas of communes, in CSV (code, area_km2, lat, lon)',
  },
  helpImportCatalogue: {
    fr: 'un dossier de catalogue : ce qui est nouveau s’ajoute',
    en: 'a catalogue folder: what is new is added',
  },
  helpExport: { fr: 'écrit des fichiers ouverts', en: 'write open files' },
  helpExportActivities: {
    fr: 'les activités d’une structure ou du réseau, en CSV ou XLSX selon le nom du fichier',
    en: 'the activities of a structure or of the network, in CSV or XLSX by the name of the file',
  },
  helpExportNetwork: {
    fr: 'tout un réseau dans un dossier : une table CSV par sujet, leurs descriptions, les fichiers joints',
    en: 'a whole network into a folder: one CSV table a subject, their descriptions, the attached files',
  },
  helpBackup: {
    fr: 'sauvegarde tout dans un fichier qui se restaure sur l’une ou l’autre base',
    en: 'save everything into one file that restores on either database',
  },
  helpRestore: {
    fr: 'restaure une sauvegarde dans une base vide, tout ou rien',
    en: 'restore a backup into an empty database, all or nothing',
  },
  helpDoctor: {
    fr: 'dit ce qui ne va pas et comment y remédier',
    en: 'say what is wrong and how to mend it',
  },
  argEmail: { fr: 'adresse électronique', en: 'e-mail address' },
  argName: { fr: 'nom', en: 'name' },
  argFile: { fr: 'fichier', en: 'file' },
  argFolder: { fr: 'dossier', en: 'folder' },
  optNetwork: {
    fr: 'réseau, par son nom ou son identifiant ; inutile s’il n’y en a qu’un',
    en: 'network, by name or identifier; not needed when there is only one',
  },
  optStructure: {
    fr: 'structure, par son nom, son nom court ou son identifiant',
    en: 'structure, by name, short name or identifier',
  },
  optZone: { fr: 'fuseau horaire', en: 'time zone' },
  optPersonName: { fr: 'nom de la personne', en: 'name of the person' },
  optRole: { fr: 'rôle', en: 'role' },
  optLink: {
    fr: 'affiche un lien à usage unique plutôt que de demander un mot de passe',
    en: 'print a one-time link rather than ask for a password',
  },
  optPasswordStdin: {
    fr: 'lit le mot de passe sur l’entrée standard',
    en: 'read the password from standard input',
  },
  optTemplate: { fr: 'modèle du rapport : {templates}', en: 'template of the report: {templates}' },
  optYear: { fr: 'année', en: 'year' },
  optFormat: {
    fr: 'format : {formats} (sinon celui du nom du fichier, ou docx)',
    en: 'format: {formats} (else that of the file name, or docx)',
  },
  optOutput: {
    fr: 'fichier à écrire (sinon un nom fait du rapport)',
    en: 'file to write (else a name made from the report)',
  },
  optActivitiesOutput: { fr: 'fichier à écrire, .csv ou .xlsx', en: 'file to write, .csv or .xlsx' },
  optLocale: { fr: 'langue du document', en: 'language of the document' },
  optSubmission: {
    fr: 'tel qu’il a été transmis la première fois (1), la deuxième (2)…',
    en: 'as it was submitted the first time (1), the second (2)…',
  },
  optAs: {
    fr: 'adresse de la personne au nom de qui c’est noté',
    en: 'address of the person in whose name it is recorded',
  },
  optSource: { fr: 'source, citée à côté des chiffres', en: 'source, quoted beside the figures' },
  optFrom: { fr: 'premier jour, AAAA-MM-JJ', en: 'first day, YYYY-MM-DD' },
  optTo: { fr: 'dernier jour, AAAA-MM-JJ', en: 'last day, YYYY-MM-DD' },
  optReplace: {
    fr: 'efface d’abord tout ce que la base contient, après une question',
    en: 'first erase all that the database holds, after a question',
  },
  optYes: { fr: 'répond oui à la question', en: 'answer yes to the question' },
  optMend: { fr: 'répare ce qui peut l’être', en: 'mend what can be mended' },
} as const satisfies Record<string, Label>
