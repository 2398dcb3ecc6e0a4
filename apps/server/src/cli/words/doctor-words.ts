import type { Label } from '@maillage/contract/values'

/** What doctor finds, and how to mend it. */
export const doctorWords = {
  doctorWell: { fr: 'Rien à réparer.', en: 'Nothing to mend.' },
  doctorProblems: { fr: 'Problèmes : {count}.', en: 'Problems: {count}.' },
  nodeRecent: { fr: 'Node {version}.', en: 'Node {version}.' },
  nodeOld: { fr: 'Node {version} est trop ancien.', en: 'Node {version} is too old.' },
  nodeOldMend: {
    fr: 'Installez Node 20.19 ou plus récent : https://nodejs.org.',
    en: 'Install Node 20.19 or later: https://nodejs.org.',
  },
  settingsGood: { fr: 'Les réglages se lisent.', en: 'The settings can be read.' },
  settingsMend: { fr: 'Corrigez cette variable d’environnement.', en: 'Mend this environment variable.' },
  webBuilt: { fr: 'La page est construite.', en: 'The page is built.' },
  webMissing: { fr: 'La page n’est pas encore construite.', en: 'The page is not built yet.' },
  webMissingMend: { fr: 'npm start la construit.', en: 'npm start builds it.' },
  folderNotMade: {
    fr: 'Pas encore de données : npm start crée {folder}.',
    en: 'No data yet: npm start makes {folder}.',
  },
  folderGood: {
    fr: 'Le dossier {folder} s’écrit ; {free} Go libres.',
    en: 'The folder {folder} can be written; {free} GB free.',
  },
  folderRefused: { fr: 'Le dossier {folder} ne s’écrit pas.', en: 'The folder {folder} cannot be written.' },
  folderRefusedMend: {
    fr: 'Donnez-le à l’utilisateur qui lance Maillage (chown), ou réglez MAILLAGE_DATA.',
    en: 'Give it to the user who runs Maillage (chown), or set MAILLAGE_DATA.',
  },
  folderFull: {
    fr: 'Il ne reste que {free} Go pour {folder}.',
    en: 'Only {free} GB are left for {folder}.',
  },
  folderFullMend: { fr: 'Libérez de la place sur ce disque.', en: 'Make room on this disk.' },
  secretSet: { fr: 'Le secret vient de MAILLAGE_SECRET.', en: 'The secret comes from MAILLAGE_SECRET.' },
  secretNotMade: {
    fr: 'Le secret sera créé au premier démarrage ({file}).',
    en: 'The secret will be made at the first start ({file}).',
  },
  secretGood: {
    fr: 'Le secret n’est lisible que d’ici ({file}).',
    en: 'The secret is for this user only ({file}).',
  },
  secretOpen: {
    fr: 'D’autres utilisateurs de la machine peuvent lire le secret ({file}).',
    en: 'Other users of the machine can read the secret ({file}).',
  },
  secretOpenMend: {
    fr: 'chmod 600 {file}, ou maillage doctor --mend.',
    en: 'chmod 600 {file}, or maillage doctor --mend.',
  },
  secretMended: {
    fr: 'Le secret n’est plus lisible que d’ici ({file}).',
    en: 'The secret is for this user only again ({file}).',
  },
  mailSent: { fr: 'Le courrier part par SMTP.', en: 'Mail leaves by SMTP.' },
  mailRefused: {
    fr: 'Le courrier part par SMTP ; {waiting} messages refusés ou anciens attendent dans {folder}.',
    en: 'Mail leaves by SMTP; {waiting} refused or old messages wait in {folder}.',
  },
  mailRefusedMend: {
    fr: 'Vérifiez SMTP_URL ; la page « Courriels » montre ces messages.',
    en: 'Check SMTP_URL; the page “Mail” shows these messages.',
  },
  mailKept: {
    fr: 'Le courrier ne part pas : {waiting} messages attendent dans {folder}.',
    en: 'Mail does not leave: {waiting} messages wait in {folder}.',
  },
  mailKeptMend: {
    fr: 'Réglez SMTP_URL pour qu’il parte.',
    en: 'Set SMTP_URL to let it leave.',
  },
  databaseNotMade: { fr: 'Pas encore de base de données.', en: 'No database yet.' },
  databaseOpens: {
    fr: 'La base s’ouvre ({engine} {version}).',
    en: 'The database opens ({engine} {version}).',
  },
  databaseBusy: {
    fr: 'La base est utilisée par le processus {pid} : ce qu’elle contient n’a pas été vérifié.',
    en: 'The database is in use by process {pid}: what it holds was not checked.',
  },
  databaseBusyMend: {
    fr: 'Arrêtez Maillage, puis recommencez.',
    en: 'Stop Maillage, then try again.',
  },
  databaseAwayMend: {
    fr: 'Démarrez PostgreSQL ou corrigez DATABASE_URL.',
    en: 'Start PostgreSQL or mend DATABASE_URL.',
  },
  migrationsApplied: {
    fr: 'Les migrations sont appliquées ({level}).',
    en: 'The migrations are applied ({level}).',
  },
  migrationsWait: { fr: '{count} migrations attendent.', en: '{count} migrations wait.' },
  migrationsWaitMend: {
    fr: 'Sauvegardez (maillage backup), puis maillage migrate.',
    en: 'Back up (maillage backup), then maillage migrate.',
  },
  migrationLater: {
    fr: 'La base vient d’une version plus récente (migration {name}).',
    en: 'The database comes from a later version (migration {name}).',
  },
  migrationLaterMend: { fr: 'Mettez Maillage à jour.', en: 'Update Maillage.' },
  migrationAltered: {
    fr: 'Le fichier de la migration {name} n’est plus celui qui a été appliqué.',
    en: 'The file of the migration {name} is no longer the one that was applied.',
  },
  migrationAlteredMend: {
    fr: 'Remettez le fichier comme il était (git checkout) : un changement est une nouvelle migration.',
    en: 'Put the file back as it was (git checkout): a change is a new migration.',
  },
  wallHolds: { fr: 'Le mur entre réseaux tient.', en: 'The wall between networks holds.' },
  wallBroken: {
    fr: 'Le mur entre réseaux est percé.\n{detail}',
    en: 'The wall between networks is pierced.\n{detail}',
  },
  wallBrokenMend: {
    fr: 'Quelqu’un a changé le schéma à la main : restaurez une sauvegarde, ou refaites ces tables.',
    en: 'Somebody changed the schema by hand: restore a backup, or make these tables again.',
  },
  roleUnbound: {
    fr: 'Le rôle maillage_app manque, ou passe le mur entre réseaux.',
    en: 'The role maillage_app is missing, or passes the wall between networks.',
  },
  roleUnboundMend: {
    fr: 'En administrateur de PostgreSQL : alter role maillage_app nosuperuser nobypassrls.',
    en: 'As an administrator of PostgreSQL: alter role maillage_app nosuperuser nobypassrls.',
  },
  journalHolds: {
    fr: 'Le journal est intact ({lines} lignes).',
    en: 'The journal is whole ({lines} lines).',
  },
  journalBroken: {
    fr: 'Le journal de « {network} » n’est plus comme il a été écrit, à partir de la ligne {seq} ({fault}).',
    en: 'The journal of “{network}” is no longer as it was written, from line {seq} on ({fault}).',
  },
  journalBrokenMend: {
    fr: 'Quelqu’un a écrit dans la base sans passer par Maillage. Gardez une sauvegarde de cet état, et comparez avec la précédente.',
    en: 'Somebody wrote into the database past Maillage. Keep a backup of this state, and compare with the one before.',
  },
  catalogueGood: {
    fr: 'Le catalogue de « {network} » est complet.',
    en: 'The catalogue of “{network}” is complete.',
  },
  catalogueWaits: {
    fr: 'Le catalogue de « {network} » attend {count} entrées de cette version.',
    en: 'The catalogue of “{network}” waits for {count} entries of this version.',
  },
  catalogueWaitsMend: {
    fr: 'Le prochain démarrage les ajoute, ou maillage doctor --mend.',
    en: 'The next start adds them, or maillage doctor --mend.',
  },
  catalogueMended: {
    fr: 'Le catalogue de « {network} » a reçu {count} entrées.',
    en: 'The catalogue of “{network}” received {count} entries.',
  },
  catalogueFaults: {
    fr: 'Le catalogue de « {network} » a des défauts.\n{detail}',
    en: 'The catalogue of “{network}” has faults.\n{detail}',
  },
  catalogueFaultsMend: {
    fr: 'Corrigez ses fichiers (apps/server/catalogue/README.md), puis recommencez.',
    en: 'Mend its files (apps/server/catalogue/README.md), then try again.',
  },
  figuresAgree: {
    fr: 'Les chiffres de « {network} » sont ceux de ses activités.',
    en: 'The figures of “{network}” are those of its records.',
  },
  figuresDiffer: {
    fr: '{count} sommes de « {network} » ne sont pas celles de ses activités.',
    en: '{count} sums of “{network}” are not those of its records.',
  },
  figuresDifferMend: {
    fr: 'maillage doctor --mend les recompte.',
    en: 'maillage doctor --mend counts them again.',
  },
  figuresDifferStop: {
    fr: 'Arrêtez Maillage, puis maillage doctor --mend.',
    en: 'Stop Maillage, then maillage doctor --mend.',
  },
  figuresMended: {
    fr: '{count} sommes de « {network} » ont été recomptées.',
    en: '{count} sums of “{network}” were counted again.',
  },
  backupNever: { fr: 'Aucune sauvegarde n’a été faite.', en: 'No backup was made.' },
  backupOld: {
    fr: 'La dernière sauvegarde a {days} jours ({file}).',
    en: 'The last backup is {days} days old ({file}).',
  },
  backupGone: {
    fr: 'La dernière sauvegarde n’est plus là ({file}).',
    en: 'The last backup is no longer there ({file}).',
  },
  backupRecent: {
    fr: 'La dernière sauvegarde a {days} jours ({file}).',
    en: 'The last backup is {days} days old ({file}).',
  },
  backupMend: {
    fr: 'maillage backup FICHIER, sur un autre disque.',
    en: 'maillage backup FILE, on another disk.',
  },
} as const satisfies Record<string, Label>
