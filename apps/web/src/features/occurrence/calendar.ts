/** Where the calendar file is read: of everything that comes back, or of one plan. */
export const calendarAddress = (id?: string): string =>
  `/api/occurrences/calendar${id === undefined ? '' : `?id=${id}`}`
