import type { ToolResult } from '#core/ports/tools.ts';

/** One sentence on why a tool gave nothing that can be used, with the last words of its output. */
export function explainFailure(tool: string, result: ToolResult): string {
  switch (result.status) {
    case 'timed-out':
      return `${tool} did not finish in ${Math.round(result.ms / 1000)} s`;
    case 'stopped':
      return `${tool} was stopped`;
    case 'not-started':
      return `${tool} could not be started: ${lastWords(result)}`;
    case 'too-much-output':
      return `${tool} printed more than we read`;
    case 'exited':
      return `${tool} ended with ${result.code ?? 'no'} and output that is not its own format: ${lastWords(result)}`;
  }
}
function lastWords({ stdout, stderr }: ToolResult): string {
  const words = (stderr.trim() || stdout.trim()).replace(/\s+/g, ' ');
  return words === '' ? '(nothing)' : words.slice(-200);
}

/** Path below the package of a file that a tool named; undefined when it lies elsewhere. */
export function relativeTo(toolRoot: string, file: string): string | undefined {
  const path = file.replaceAll('\\', '/');
  const root = `${toolRoot.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  if (!/^(?:\/|[A-Za-z]:\/)/.test(path)) return path.replace(/^\.\//, '');
  // Drive letters come in either case.
  return path.slice(0, root.length).toLowerCase() === root.toLowerCase() &&
    (path.startsWith(root) || /^[A-Za-z]:/.test(path))
    ? path.slice(root.length)
    : undefined;
}

/** Splits paths into command lines that every platform takes (Windows: 32,767 characters in all). */
export function chunkPaths(paths: readonly string[], limit = 24_000): readonly (readonly string[])[] {
  const chunks: string[][] = [];
  let size = Infinity;
  for (const path of paths) {
    if (size + path.length + 3 > limit) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(path);
    size += path.length + 3;
  }
  return chunks;
}
