// @ts-check
import { isMainThread } from 'node:worker_threads'

// `npm start` killed outright cannot forward a signal: the closed channel asks the server to close cleanly,
// so that no orphan keeps the data folder locked.
if (isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
