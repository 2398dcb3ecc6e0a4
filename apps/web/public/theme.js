// Before the first paint: the theme and the language chosen on this device. A file of its own, since no inline script may run.
{
  const saved = localStorage.getItem('maillage-theme')
  const dark = saved === 'dark' || (saved !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.lang =
    localStorage.getItem('maillage-language') ??
    navigator.languages.map((each) => each.slice(0, 2)).find((each) => each === 'fr' || each === 'en') ??
    'fr'
}
