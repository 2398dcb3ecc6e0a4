import { spawnSync } from 'node:child_process'

/** What numpy answers to the same questions. */
export interface NumpySearch {
  readonly version: string
  /** One for each query, in milliseconds: a product with the whole matrix, and the ten greatest of it in order. */
  readonly timesMs: readonly number[]
  readonly nearest: readonly (readonly number[])[]
}

const SCRIPT = `
import json, sys, time
import numpy as np
rows_path, queries_path, points = sys.argv[1], sys.argv[2], int(sys.argv[3])
rows = np.fromfile(rows_path, dtype=np.float32).reshape(-1, points)
queries = np.fromfile(queries_path, dtype=np.float32).reshape(-1, points)
times, nearest = [], []
rows @ queries[0]
for query in queries:
    began = time.perf_counter()
    scores = rows @ query
    best = np.argpartition(scores, -10)[-10:]
    best = best[np.argsort(-scores[best], kind="stable")]
    times.append((time.perf_counter() - began) * 1000)
    nearest.append(best.tolist())
print(json.dumps({"version": np.__version__, "timesMs": times, "nearest": nearest}))
`

/**
 * Searches float32 rows in a file with numpy and its BLAS on one thread, tuned as it tunes itself; null where there is
 * no numpy.
 */
export function numpySearch(rowsPath: string, queriesPath: string, points: number): NumpySearch | null {
  const env: NodeJS.ProcessEnv = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' }
  delete env.OPENBLAS_CORETYPE
  delete env.OPENBLAS_L2_SIZE
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, ['-c', SCRIPT, rowsPath, queriesPath, String(points)], {
      ...{ env, encoding: 'utf8', maxBuffer: 2 ** 26 },
    })
    if (status === 0) return JSON.parse(stdout)
  }
  return null
}
