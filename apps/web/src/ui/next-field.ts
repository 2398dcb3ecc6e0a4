const typedIn = 'input:not([type=radio], [type=checkbox], [type=hidden], [type=file]), textarea'

/** Whether a finger types: Enter is then the key that its keyboard calls « next ». */
export const isOnPhone = (): boolean => matchMedia('(pointer: coarse)').matches

/** Goes to the next field of the form that is typed in; false when this one is the last. */
export function focusNextField(field: HTMLInputElement): boolean {
  const fields = [...(field.form?.querySelectorAll<HTMLElement>(typedIn) ?? [])]
  const next = fields.slice(fields.indexOf(field) + 1).find((each) => each.checkVisibility())
  next?.focus()
  return next !== undefined
}
