const storageKey = 'maillage-network'

/** The network that this device asks for, for somebody who belongs to several; null for their first. */
export function chosenNetwork(): string | null {
  return localStorage.getItem(storageKey)
}

/** Turns every page of this device to another network: nothing read in the one before stays. */
export function chooseNetwork(id: string): void {
  localStorage.setItem(storageKey, id)
  location.assign('/')
}
