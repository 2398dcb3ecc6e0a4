import { paraglideVitePlugin } from '@inlang/paraglide-js'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { appManifest } from './app-manifest.ts'
import { wordsOptions } from './words-options.ts'

const server = `http://127.0.0.1:${process.env.MAILLAGE_SERVER_PORT ?? '8080'}`
/** What the server answers itself; everything else is a page of this application. */
const serverPaths = ['/rpc', '/api', '/health']

export default defineConfig({
  plugins: [
    react(),
    paraglideVitePlugin(wordsOptions),
    { ...optimizeLocales.vite({ locales: ['fr-FR', 'en-GB', 'en-US'] }), enforce: 'pre' },
    VitePWA({
      strategies: 'generateSW',
      // The page asks before it changes version: what is being typed comes first.
      registerType: 'prompt',
      injectRegister: null,
      manifest: appManifest,
      includeAssets: ['theme.js', 'icons/*.svg'],
      workbox: {
        globPatterns: ['**/*.{js,css,html,woff2,svg,png}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: serverPaths.map((path) => new RegExp(`^${path}(/|$)`)),
        // No runtime caching at all: an answer of the server is never kept by the worker.
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
        skipWaiting: false,
        // The very first visit is already served by the worker: the network may be gone a minute later.
        clientsClaim: true,
      },
    }),
  ],
  build: { manifest: true, target: 'es2022', assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: Object.fromEntries(serverPaths.map((path) => [path, server])) },
})
