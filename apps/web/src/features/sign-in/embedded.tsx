export { PasswordField, passwordFault } from './parts/password-field.tsx'
