import type { Answered, Asked, ChosenFile } from './spectrum-work.ts'

/** Somebody at work beside the page. */
export interface SpectrumWorker {
  /** What it answers; an Error when it stopped working altogether. Questions are answered in the order they were asked. */
  ask(asked: Asked): Promise<Answered>
  end(): void
}

export function startSpectrumWorker(): SpectrumWorker {
  const worker = new Worker(new URL('./spectrum-worker.ts', import.meta.url), { type: 'module' })
  const waiting: { resolve: (answer: Answered) => void; reject: (error: Error) => void }[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => waiting.shift()?.resolve(data))
  worker.addEventListener('error', ({ message }) => waiting.shift()?.reject(new Error(message)))
  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        worker.postMessage(asked)
      }),
    end: () => worker.terminate(),
  }
}

/** The contents of files chosen on the device. */
export const contentsOf = (files: Iterable<File>): Promise<ChosenFile[]> =>
  Promise.all(
    Array.from(files, async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
