import type { Label } from '@maillage/contract/values'

/** What a command did, and what it asks. */
export const outcomeWords = {
  listening: { fr: 'Maillage : {address}', en: 'Maillage: {address}' },
  stopping: { fr: 'Fermeture…', en: 'Closing…' },
  demoAccounts: {
    fr: 'Comptes de démonstration (mot de passe {password}) :',
    en: 'Demonstration accounts (password {password}):',
  },
  demoLoading: { fr: 'Chargement du réseau de démonstration…', en: 'Loading the demonstration network…' },
  demoLoaded: { fr: 'Le réseau de démonstration est chargé.', en: 'The demonstration network is loaded.' },
  demoThere: {
    fr: 'Le réseau de démonstration est déjà là.',
    en: 'The demonstration network is there already.',
  },
  migrated: { fr: 'Appliqué : {names}.', en: 'Applied: {names}.' },
  nothingToMigrate: {
    fr: 'La base est à jour ({level}).',
    en: 'The database is up to date ({level}).',
  },
  networkAdded: {
    fr: 'Réseau créé : {name} ({id}). Ajoutez-y la première personne : maillage user add.',
    en: 'Network created: {name} ({id}). Add its first person: maillage user add.',
  },
  userAdded: { fr: '{name} ({email}) a le rôle {role}.', en: '{name} ({email}) holds the role {role}.' },
  userLink: {
    fr: 'Lien pour choisir un mot de passe, valable une heure, une seule fois :\n{link}',
    en: 'Link to choose a password, valid for one hour, once:\n{link}',
  },
  askPassword: {
    fr: 'Mot de passe (vide : un lien à usage unique) : ',
    en: 'Password (empty: a one-time link): ',
  },
  askPasswordAgain: { fr: 'Le même encore une fois : ', en: 'The same once again: ' },
  written: { fr: 'Écrit : {file}', en: 'Written: {file}' },
  deliveriesRead: {
    fr: '{taken} lignes prises, {known} déjà connues, {faults} à corriger.',
    en: '{taken} rows taken in, {known} known already, {faults} to mend.',
  },
  rowFault: { fr: 'ligne {line} : {sentence}', en: 'line {line}: {sentence}' },
  communesRead: {
    fr: '{updated} communes ont leur superficie ; {unknown} codes inconnus.',
    en: '{updated} communes have their area; {unknown} unknown codes.',
  },
  catalogueRead: {
    fr: 'Le catalogue du réseau est complété.',
    en: 'The catalogue of the network is completed.',
  },
  activitiesWritten: {
    fr: '{activities} activités, {rows} lignes : {file}',
    en: '{activities} activities, {rows} rows: {file}',
  },
  networkWritten: {
    fr: '{tables} tables, {rows} lignes : {folder}',
    en: '{tables} tables, {rows} rows: {folder}',
  },
  backupDone: {
    fr: '{rows} lignes sauvegardées dans {file}. Ce fichier contient des empreintes de mots de passe : gardez-le à l’abri, avec le secret de l’installation (MAILLAGE_SECRET, ou le fichier « secret » du dossier de données), qui n’y est pas.',
    en: '{rows} rows saved in {file}. This file holds digests of passwords: keep it safe, with the secret of the installation (MAILLAGE_SECRET, or the file “secret” of the data folder), which is not in it.',
  },
  backupProgress: { fr: '{rows} lignes…', en: '{rows} rows…' },
  restoreProgress: { fr: '{rows} lignes sur {of}…', en: '{rows} rows of {of}…' },
  restoreDone: {
    fr: '{rows} lignes restaurées, relues et comparées. Chacun se connecte de nouveau.',
    en: '{rows} rows restored, read again and compared. Everybody signs in again.',
  },
  restoreOtherSecret: {
    fr: 'Le secret de cette installation n’est pas celui de la sauvegarde : les seconds facteurs (TOTP) ne s’ouvriront pas. Remettez l’ancien secret, ou que chacun refasse le sien.',
    en: 'The secret of this installation is not that of the backup: second factors (TOTP) will not open. Put the old secret back, or let everybody set theirs anew.',
  },
  restoreQuestion: {
    fr: 'Tout ce que contient {place} va être effacé et remplacé par la sauvegarde du {day}. Continuer ? Tapez « oui » : ',
    en: 'All that {place} holds will be erased and replaced by the backup of {day}. Go on? Type “yes”: ',
  },
  yes: { fr: 'oui', en: 'yes' },
} as const satisfies Record<string, Label>
