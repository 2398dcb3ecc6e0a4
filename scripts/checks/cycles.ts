/** The circles of a graph, one for each group of nodes that reach one another, by shortest way through its first node. */
export function findCycles(graph: Map<string, string[]>): string[][] {
  const cycles: string[][] = []
  const seen = new Set<string>()
  for (const node of [...graph.keys()].sort()) {
    if (seen.has(node)) continue
    const cycle = shortestWayBack(node, graph)
    if (cycle === null) continue
    for (const member of cycle) seen.add(member)
    cycles.push(cycle)
  }
  return cycles
}

/** The shortest path from a node to itself, without its repetition at the end, or null. */
function shortestWayBack(start: string, graph: Map<string, string[]>): string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return pathTo(node, start, cameFrom)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  return null
}

function pathTo(end: string, start: string, cameFrom: Map<string, string>): string[] {
  const path = [end]
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start
    path.unshift(node)
  }
  return path
}
