import type { ManifestOptions } from 'vite-plugin-pwa'

/** What a phone shows once the application is installed. French, the network's language; the page itself follows the reader. */
export const appManifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Maillage',
  short_name: 'Maillage',
  description: 'Le registre partagé du réseau : saisir une fois, retrouver partout.',
  lang: 'fr',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#fbf8f1',
  theme_color: '#fbf8f1',
  icons: [
    { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [{ name: 'Saisir', url: '/record', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] }],
}
