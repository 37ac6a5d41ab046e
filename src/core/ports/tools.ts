export type ToolOrigin = 'repository' | 'machine' | 'bundled';

export interface Tool {
  /** How to start it: program and leading arguments. */
  readonly argv: readonly string[];
  readonly version: string;
  readonly origin: ToolOrigin;
}
/** Finds tools: the repository's own (venv, node_modules), then the machine's PATH, then the bundled one. */
export interface Toolbox {
  /** Undefined when it is nowhere; `from` limits where to look. */
  find(name: ToolName, from?: readonly ToolOrigin[]): Promise<Tool | undefined>;
}
export type ToolName =
  'ruff' | 'mypy' | 'pyright' | 'bandit' | 'python' | 'pytest' | 'tsc' | 'oxlint' | 'eslint' | 'biome' | 'node' | 'git';

export interface ToolRun {
  readonly argv: readonly string[];
  /** Relative to the package; default: the package itself. */
  readonly cwd?: string;
  readonly stdin?: string;
  readonly timeoutMs: number;
  /** Output past this is cut, the process ended and the status says so. Default 64 MiB. */
  readonly maxOutputBytes?: number;
  /** Added to the empty environment. */
  readonly env?: Readonly<Record<string, string>>;
}
export interface ToolResult {
  readonly status: 'exited' | 'timed-out' | 'stopped' | 'not-started' | 'too-much-output';
  /** Undefined unless `exited`; 128 + n after signal n. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}
/** Starts a process, bounded in time and output, and takes its whole process tree down with it. Never throws for what the process does. */
export type RunTool = (run: ToolRun, signal?: AbortSignal) => Promise<ToolResult>;
