import type { CodePlace, DataFlow, Language, Priority } from '#core/finding.ts';
import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { messageOf } from '#core/errors.ts';
import { languageOf } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { makeAnalysis } from './analyse.ts';
import type { SinkSighting } from './machine.ts';
import { Catalogue } from './catalogue.ts';
import type { FlowModel } from './models.ts';
import { flowRules } from './rules.ts';

/** Raised when the same text gives other findings. */
const version = '2';
/** Below this it is more likely than not that somebody made the data harmless on the way. */
const leastConfidence = 0.5;
/** In characters. */
const largestText = 1_000_000;
/** Files of a package that are read so that flows through calls can be followed. */
const mostFiles = 6000;

/** Follows data from where it comes in to where it can do harm, inside functions and through calls within the package. */
export function createFlowScanner(loadModels: () => Promise<readonly FlowModel[]>): Scanner {
  return {
    name: 'flow',
    languages: ['python', 'typescript', 'javascript'],
    weight: 2,
    async applies(request) {
      return request.files.some((path) => languageOf(path) !== undefined);
    },
    async scan(request) {
      const models = await loadModels();
      const findings: RawFinding[] = [];
      const notes: string[] = [];
      const texts = new Map<string, string>();
      const wanted = request.allFiles.length > mostFiles ? request.files : request.allFiles;
      for (const path of new Set([...request.files, ...wanted])) {
        request.signal.throwIfAborted();
        const text = languageOf(path) === undefined ? undefined : await request.read(path);
        if (text !== undefined && !isMadeByTool(path, text)) texts.set(path, text);
      }
      for (const family of ['python', 'typescript'] as const) {
        const own = request.files.filter((path) => isOf(family, path) && texts.has(path) && !isDevelopmentFile(path));
        if (own.length === 0) continue;
        for await (const finding of scanFamily(family, own, texts, models, request, notes)) findings.push(finding);
      }
      return { version, origin: 'bundled', findings, ...(notes.length > 0 ? { notes } : {}) };
    },
  };
}

/** Minified or bundled: not what people write, and slow to follow. */
function isMadeByTool(path: string, text: string): boolean {
  if (text.length > largestText) return true;
  if (languageOf(path) === 'python') return false;
  if (/\.(min|bundle)\.[cm]?js$/.test(path)) return true;
  return text.length > 5000 && text.length / text.split('\n', text.length / 150 + 2).length > 150;
}

function isOf(family: Language, path: string): boolean {
  const language = languageOf(path);
  return family === 'python' ? language === 'python' : language === 'typescript' || language === 'javascript';
}

async function* scanFamily(
  family: Language,
  own: readonly string[],
  texts: ReadonlyMap<string, string>,
  models: readonly FlowModel[],
  request: ScanRequest,
  notes: string[],
): AsyncGenerator<RawFinding> {
  const compiled = new Catalogue(models, family);
  const analysis = makeAnalysis({
    models: compiled,
    text: (path) => texts.get(path),
    files: new Set(request.allFiles),
  });
  const sightings = new Map<string, SinkSighting>();
  for (const path of own) {
    // Between files others may have their turn.
    await new Promise<void>((resolve) => setImmediate(resolve));
    request.signal.throwIfAborted();
    const text = texts.get(path) ?? '';
    if (!compiled.isWorthALook(text)) continue;
    try {
      for (const sighting of analysis.analyse(path)) keep(sightings, sighting);
    } catch (error) {
      notes.push(`${path}: ${messageOf(error)}`);
    }
  }
  for (const sighting of sightings.values()) {
    const finding = makeFinding(sighting, texts);
    if (finding) yield finding;
  }
}

/** The same sink met from several files: the most dangerous way counts. */
function keep(sightings: Map<string, SinkSighting>, sighting: SinkSighting): void {
  const key = `${sighting.path}:${sighting.range.start}:${sighting.range.end}:${sighting.sink.rule}`;
  const old = sightings.get(key);
  const weight = ({ verdict, taint }: SinkSighting) =>
    (verdict === 'tainted' ? 2 : verdict === 'open' ? 1 : 0) + (taint?.confidence ?? 0);
  if (!old || weight(sighting) > weight(old)) sightings.set(key, sighting);
}

function makeFinding(sighting: SinkSighting, texts: ReadonlyMap<string, string>): RawFinding | undefined {
  const rule = flowRules[sighting.sink.rule];
  const place = placeOf(sighting.path, sighting.range, texts);
  if (!rule || !place) return undefined;
  const confidence = sighting.taint?.confidence ?? 0;
  const isDoubtful = sighting.verdict === 'tainted' && confidence < leastConfidence;
  const flow: DataFlow = {
    verdict: isDoubtful ? 'open' : sighting.verdict,
    confidence,
    steps: (sighting.taint?.steps ?? []).flatMap(({ path, start, end, note }) => {
      const at = placeOf(path, { start, end }, texts);
      return at ? [{ place: at, note }] : [];
    }),
  };
  return {
    rule: `flow/${rule.id}`,
    category: 'security',
    severity: rule.severity,
    priority: priorityOf(sighting, rule.severity),
    message: rule.message,
    place,
    toolFixes: [],
    flow,
  };
}

/** What the person who starts the program gives it is theirs to break. */
function priorityOf(sighting: SinkSighting, severity: string): Priority {
  if (sighting.taint?.kind !== 'request') return 'P2';
  return severity === 'low' ? 'P2' : 'P0';
}

function placeOf(
  path: string,
  range: { readonly start: number; readonly end: number },
  texts: ReadonlyMap<string, string>,
): CodePlace | undefined {
  const text = texts.get(path);
  if (text === undefined) return undefined;
  const positions = new Positions(text);
  const start = positions.place(range.start);
  const end = positions.place(range.end);
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
