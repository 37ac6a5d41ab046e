const examples = [
  ...['.env.example', '.env.sample', '.env.template', '.env.dist'],
  ...[
    'docker-compose.yml',
    'docker-compose.yaml',
    'compose.yml',
    'compose.yaml',
    'app.json',
    'render.yaml',
    'fly.toml',
  ],
];
const maxFiles = 2000;

/** What a look for a variable needs to read. */
export interface VariableSearch {
  readonly files: readonly string[];
  read(path: string): Promise<string | undefined>;
}

/**
 * True when the project says itself that the variable is set where the program runs: an example of the environment,
 * a compose file, or other code that reads it. Tests do not count: they set what they need.
 */
export async function isVariableNamed(variable: string, project: VariableSearch): Promise<boolean> {
  const named = new RegExp(`(?:^|[\\s"'-])${variable}(?:"?\\s*[:=]|\\s*$)`, 'm');
  for (const file of examples) {
    if (named.test((await project.read(file)) ?? '')) return true;
  }
  const reads = new RegExp(
    `(?:environ(?:\\.get\\(|\\[)|getenv\\()\\s*["']${variable}["']|process\\.env(?:\\.${variable}\\b|\\[\\s*["']${variable}["'])`,
  );
  const isTest = /(^|\/)(tests?|__tests__|spec)\/|(^|\/)(test_|conftest)|[._](test|spec)\.[cm]?[jt]sx?$/;
  for (const file of project.files.filter((each) => !isTest.test(each)).slice(0, maxFiles)) {
    if (reads.test((await project.read(file)) ?? '')) return true;
  }
  return false;
}
