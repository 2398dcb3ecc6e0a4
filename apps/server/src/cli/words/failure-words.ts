import type { Label } from '@maillage/contract/values'

/** Why a command did nothing, and what to do about it. */
export const failureWords = {
  dataInUse: {
    fr: 'Le dossier de données {directory} est utilisé par le processus {pid} : arrêtez-le (ou attendez qu’il finisse), puis recommencez.',
    en: 'The data folder {directory} is in use by process {pid}: stop it (or wait for it to end), then try again.',
  },
  portTaken: {
    fr: 'Le port {port} est déjà utilisé par un autre programme : arrêtez-le, ou choisissez-en un autre (PORT=8081 npm start).',
    en: 'Port {port} is already used by another program: stop it, or choose another (PORT=8081 npm start).',
  },
  badSetting: { fr: 'Un réglage est à corriger.\n{detail}', en: 'A setting has to be mended.\n{detail}' },
  cannotMigrate: {
    fr: 'La base ne peut pas être mise à cette version.\n{detail}',
    en: 'The database cannot be brought to this version.\n{detail}',
  },
  badCatalogue: {
    fr: 'Le catalogue ne peut pas être installé.\n{detail}',
    en: 'The catalogue cannot be installed.\n{detail}',
  },
  databaseAway: {
    fr: 'La base de données ne répond pas : vérifiez DATABASE_URL et que le serveur tourne.\n{detail}',
    en: 'The database does not answer: check DATABASE_URL and that the server runs.\n{detail}',
  },
  fileExists: {
    fr: 'Le fichier {path} existe déjà : choisissez un autre nom.',
    en: 'The file {path} exists already: choose another name.',
  },
  fileMissing: { fr: 'Il n’y a pas de fichier {path}.', en: 'There is no file {path}.' },
  folderMissing: {
    fr: 'Il n’y a pas de dossier {folder} : créez-le, ou choisissez-en un autre.',
    en: 'There is no folder {folder}: make it, or choose another.',
  },
  fileRefused: {
    fr: 'Le système refuse l’accès à {path} : vérifiez ses droits.',
    en: 'The system refuses access to {path}: check its permissions.',
  },
  fileWrongKind: {
    fr: '{path} n’est pas de la bonne sorte : un fichier est attendu là où est un dossier, ou l’inverse.',
    en: '{path} is of the wrong kind: a file is expected where a folder is, or the reverse.',
  },
  diskFull: { fr: 'Le disque est plein : libérez de la place.', en: 'The disk is full: make room.' },
  missingCommand: { fr: 'Il manque une commande.', en: 'A command is missing.' },
  unknownCommand: {
    fr: 'Il n’y a pas de commande « {what} » : maillage --help les donne.',
    en: 'There is no command “{what}”: maillage --help lists them.',
  },
  unknownOption: {
    fr: 'Il n’y a pas d’option {what} : ajoutez --help pour les voir.',
    en: 'There is no option {what}: add --help to see them.',
  },
  missingArgument: { fr: 'Il manque : {what}. Ajoutez --help.', en: 'This is missing: {what}. Add --help.' },
  missingOption: { fr: 'Il manque l’option {what}.', en: 'The option {what} is missing.' },
  missingValue: { fr: 'L’option {what} attend une valeur.', en: 'The option {what} needs a value.' },
  excessArguments: {
    fr: 'Il y a un mot de trop. Ajoutez --help.',
    en: 'There is a word too many. Add --help.',
  },
  invalidArgument: {
    fr: 'Une valeur n’est pas acceptée : {detail}',
    en: 'A value is not accepted: {detail}',
  },
  wrongUsage: { fr: '{detail}', en: '{detail}' },
  demoNotEmpty: {
    fr: 'La base contient déjà quelqu’un : la démonstration ne se charge que dans une base vide (MAILLAGE_DATA=autre-dossier maillage demo).',
    en: 'Somebody is in the database already: the demonstration loads into an empty one only (MAILLAGE_DATA=other-folder maillage demo).',
  },
  noNetwork: {
    fr: 'Il n’y a pas encore de réseau : maillage network add "Nom du réseau", ou maillage demo.',
    en: 'There is no network yet: maillage network add "Name of the network", or maillage demo.',
  },
  networkUnknown: {
    fr: 'Il n’y a pas de réseau « {what} ». Il y a : {names}.',
    en: 'There is no network “{what}”. There are: {names}.',
  },
  networkWanted: {
    fr: 'Il y a plusieurs réseaux : ajoutez --network ({names}).',
    en: 'There are several networks: add --network ({names}).',
  },
  zoneUnknown: {
    fr: '« {zone} » n’est pas un fuseau horaire : par exemple Europe/Paris.',
    en: '“{zone}” is not a time zone: for example Europe/Paris.',
  },
  structureUnknown: {
    fr: 'Il n’y a pas de structure « {what} ». Il y a : {names}.',
    en: 'There is no structure “{what}”. There are: {names}.',
  },
  structureAmbiguous: {
    fr: 'Plusieurs structures s’appellent « {what} » : donnez son identifiant ({names}).',
    en: 'Several structures are called “{what}”: give its identifier ({names}).',
  },
  structureWanted: {
    fr: 'Le rôle {role} se tient dans une structure : ajoutez --structure.',
    en: 'The role {role} is held in a structure: add --structure.',
  },
  structureNotWanted: {
    fr: 'Le rôle {role} se tient dans tout le réseau : retirez --structure.',
    en: 'The role {role} is held in the whole network: leave --structure out.',
  },
  roleUnknown: {
    fr: 'Il n’y a pas de rôle « {what} ». Il y a : {names}.',
    en: 'There is no role “{what}”. There are: {names}.',
  },
  emailInvalid: {
    fr: '« {what} » n’est pas une adresse électronique.',
    en: '“{what}” is not an e-mail address.',
  },
  nameWanted: {
    fr: 'Cette personne n’a pas encore de compte : ajoutez --name.',
    en: 'This person has no account yet: add --name.',
  },
  passwordLength: {
    fr: 'Le mot de passe doit avoir de {min} à {max} caractères.',
    en: 'The password must have {min} to {max} characters.',
  },
  passwordsDiffer: { fr: 'Les deux mots de passe diffèrent.', en: 'The two passwords differ.' },
  passwordKept: {
    fr: 'Cette personne a déjà un compte et garde son mot de passe ; --link donne de quoi en choisir un autre.',
    en: 'This person has an account already and keeps its password; --link gives what it takes to choose another.',
  },
  accountUnknown: {
    fr: 'Personne n’a l’adresse {email} ici.',
    en: 'Nobody here has the address {email}.',
  },
  yearInvalid: { fr: '« {what} » n’est pas une année.', en: '“{what}” is not a year.' },
  dayInvalid: {
    fr: '« {what} » n’est pas un jour : AAAA-MM-JJ.',
    en: '“{what}” is not a day: YYYY-MM-DD.',
  },
  choiceInvalid: { fr: '« {what} » n’en est pas : {names}.', en: '“{what}” is not one of these: {names}.' },
  extensionWanted: {
    fr: 'Le fichier {file} doit finir par {names}.',
    en: 'The file {file} must end with {names}.',
  },
  backupUnreadable: {
    fr: 'Ce fichier n’est pas une sauvegarde de Maillage, ou il est abîmé.',
    en: 'This file is not a backup of Maillage, or it is damaged.',
  },
  backupIncomplete: {
    fr: 'Cette sauvegarde s’arrête en chemin : la copie ou l’écriture a été interrompue. Rien n’a été changé.',
    en: 'This backup stops on the way: copying or writing it was interrupted. Nothing was changed.',
  },
  backupAltered: {
    fr: 'Cette sauvegarde n’est plus telle qu’elle a été écrite ({detail}). Rien n’a été changé.',
    en: 'This backup is no longer as it was written ({detail}). Nothing was changed.',
  },
  backupLater: {
    fr: 'Cette sauvegarde vient d’une version plus récente ({detail}) : mettez Maillage à jour. Rien n’a été changé.',
    en: 'This backup comes from a later version ({detail}): update Maillage. Nothing was changed.',
  },
  backupOtherMigrations: {
    fr: 'Cette sauvegarde a été faite sous une autre migration {detail} que celle d’ici. Rien n’a été changé.',
    en: 'This backup was made under another migration {detail} than the one here. Nothing was changed.',
  },
  restoreNotEmpty: {
    fr: 'La base contient déjà des données : restaurez dans une base vide, ou ajoutez --replace pour les effacer.',
    en: 'The database holds data already: restore into an empty one, or add --replace to erase them.',
  },
  restoreNotOurs: {
    fr: 'Cette base contient des tables qui ne viennent pas de Maillage : donnez-en une autre.',
    en: 'This database holds tables that do not come from Maillage: give another one.',
  },
  restoreInUse: {
    fr: 'D’autres programmes ({detail}) sont connectés à cette base : arrêtez Maillage d’abord.',
    en: 'Other programs ({detail}) are connected to this database: stop Maillage first.',
  },
  restoreUnanswered: {
    fr: 'Rien n’a été changé. Sans terminal, --replace demande aussi --yes.',
    en: 'Nothing was changed. Without a terminal, --replace also needs --yes.',
  },
} as const satisfies Record<string, Label>
