/**
 * Child process: asks oxlint for its fixes. oxlint's report does not tell them, and `--fix` writes them all into the files;
 * its language server names the fix of each finding, for a text that it is handed. Nothing of the repository is written.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FixAnswer, FixFile, FixRequest, Offer, TextChange } from './fix-protocol.ts';
import { startLanguageServer, type LanguageServer } from './language-server.ts';

/** A fix that is larger is none that we would take. */
const most = { edits: 200, characters: 100_000 };

/** The parts of a code action that are read; what they hold is checked by the scanner. */
interface CodeAction {
  readonly title?: string;
  readonly kind?: string;
  readonly isPreferred?: boolean;
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly TextChange[]>> };
}

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  // Our own scanner wrote this.
  const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as FixRequest;
  const folder = mkdtempSync(join(tmpdir(), 'heal-oxlint-'));
  const server = startLanguageServer([...request.command, '--lsp']);
  try {
    await start(server, folder, request.config);
    const files: FixAnswer['files'] = [];
    for (const file of request.files) files.push({ path: file.path, offers: await listOffers(server, file) });
    process.stdout.write(JSON.stringify({ files } satisfies FixAnswer));
  } catch (error) {
    process.stderr.write(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `safe_fix` is what `oxlint --fix` applies; suggestions and dangerous fixes are not even told. */
async function start(server: LanguageServer, folder: string, config: string | undefined): Promise<void> {
  const uri = uriOf('.');
  const options: Record<string, unknown> = { run: 'onType', fixKind: 'safe_fix' };
  if (config !== undefined) {
    const file = join(folder, 'oxlintrc.json');
    writeFileSync(file, config);
    Object.assign(options, { configPath: file, disableNestedConfig: true });
  }
  await server.ask('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'package' }],
    capabilities: {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
    },
    initializationOptions: [{ workspaceUri: uri, options }],
  });
  server.tell('initialized', {});
}

async function listOffers(server: LanguageServer, file: FixFile): Promise<Offer[][]> {
  const uri = uriOf(file.path);
  const languageId = /\.[cm]?tsx?$/.test(file.path) ? 'typescript' : 'javascript';
  server.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: file.text } });
  const offers: Offer[][] = [];
  for (const range of file.places) {
    const context = { diagnostics: [], only: ['quickfix'] };
    const answer = await server.ask('textDocument/codeAction', { textDocument: { uri }, range, context });
    offers.push(Array.isArray(answer) ? answer.map(simplify) : []);
  }
  server.tell('textDocument/didClose', { textDocument: { uri } });
  return offers;
}

function simplify(action: CodeAction): Offer {
  const changes = Object.values(action.edit?.changes ?? {});
  // A fix that touches other files is none that we know how to judge.
  const isCure = action.kind === 'quickfix' && action.isPreferred === true && changes.length === 1;
  const edits = isCure ? (changes[0] ?? []) : [];
  const isBounded = edits.length <= most.edits && edits.every((edit) => edit.newText.length <= most.characters);
  return { title: String(action.title).slice(0, 1000), isCure, changes: isBounded ? [...edits] : [] };
}

/** Processes start in the package's folder. */
function uriOf(path: string): string {
  return pathToFileURL(join(process.cwd(), path)).href.replace(/\/$/, '');
}

// No top-level await: a child that waits for its input has nothing else to do.
void main();
