import { isTestFile } from '#syntax/test-files.ts';
import { languageOf, type Node } from '#syntax/parse.ts';
import { readFault, type Fault } from './fault.ts';
import type { PathMap } from './map-path.ts';
import { placePython } from './place-python.ts';
import { placeScript } from './place-script.ts';
import type { Frame, SeenTrace } from './trace.ts';

/** A call of the trace that stands in the package. */
export interface OwnFrame {
  readonly path: string;
  /** Where that line stands now: files change after a log was written. */
  readonly line: number;
  readonly name: string;
  /** 0 for the innermost call of the trace. */
  readonly depth: number;
}
/** Where a trace leads to, in words that stay true when lines move. */
export interface Anchor {
  readonly trace: SeenTrace;
  readonly path: string;
  /** Without its indentation; the n-th such line of the file, from 0. */
  readonly code: string;
  readonly ordinal: number;
  readonly frame: Frame;
  /** What was missing; undefined when the error is another one, or happened in somebody else's code. */
  readonly fault: Fault | undefined;
  /** Why the expression cannot be named though the fault is known; '' when it can. */
  readonly doubt: string;
  /** Calls in the package, innermost first. */
  readonly calls: readonly OwnFrame[];
}
export interface AnchorNeeds {
  readonly paths: PathMap;
  read(path: string): Promise<string | undefined>;
}
/** Why a trace leads nowhere: nothing of it is ours, or the code is another one by now. */
export type NoAnchor = { readonly nowhere: 'outside' | 'changed' };

/** Most calls of one trace that are looked up. */
const mostCalls = 30;

export async function anchorTrace(trace: SeenTrace, needs: AnchorNeeds): Promise<Anchor | NoAnchor> {
  const calls: OwnFrame[] = [];
  let innermost: { frame: Frame; text: string; call: OwnFrame } | undefined;
  let isChanged = false;
  for (const [depth, frame] of trace.frames.entries()) {
    if (calls.length >= mostCalls) break;
    const file = needs.paths.find(frame.file);
    const language = file && languageOf(file.path);
    const text =
      file && (language === 'python') === (trace.language === 'python') ? await needs.read(file.path) : undefined;
    if (!file || text === undefined || language === undefined) continue;
    const line = findLine(text, frame, file.isCertain);
    if (line === undefined) {
      isChanged ||= file.isCertain;
      // What is further out is only the way here: healing there would heal the wrong place.
      if (calls.length === 0 && file.isCertain) return { nowhere: 'changed' };
      continue;
    }
    const call = { path: file.path, line, name: frame.name, depth };
    calls.push(call);
    innermost ??= { frame: { ...frame, line }, text, call };
  }
  if (!innermost) return { nowhere: isChanged ? 'changed' : 'outside' };
  const { frame, text, call } = innermost;
  const fault = call.depth === 0 ? readFault(trace) : undefined;
  const lines = linesOf(text);
  const code = lines[call.line - 1]?.trim() ?? '';
  const ordinal = lines.slice(0, call.line - 1).filter((line) => line.trim() === code).length;
  const placed = fault && place(call.path, text, fault, frame);
  const doubt = isTestFile(call.path)
    ? 'it is the test itself that fails here: what it expects is for a person to say'
    : placed && 'doubt' in placed
      ? placed.doubt
      : '';
  return { trace, path: call.path, code, ordinal, frame, fault, doubt, calls };
}

/** Where the anchor stands in the text as it is now; undefined when it is there no more. */
export function findAnchor(
  anchor: Anchor,
  text: string,
): { readonly line: number; readonly subject?: Node } | undefined {
  const lines = linesOf(text);
  const same = lines.flatMap((line, index) => (line.trim() === anchor.code ? [index + 1] : []));
  const line = same[Math.min(anchor.ordinal, same.length - 1)];
  if (line === undefined) return undefined;
  if (!anchor.fault || anchor.doubt !== '') return { line };
  // The column of the log is that of its own line, wherever that stands now.
  const placed = place(anchor.path, text, anchor.fault, { ...anchor.frame, line });
  return 'subject' in placed ? { line, subject: placed.subject } : undefined;
}

function place(path: string, text: string, fault: Fault, frame: Frame) {
  return fault.kind === 'member' || languageOf(path) !== 'python'
    ? placeScript(path, text, fault, frame)
    : placePython(path, text, fault, frame);
}

/** The line of the frame: by its number when the code that the log shows stands there, else where that stands alone. */
function findLine(text: string, frame: Frame, isCertain: boolean): number | undefined {
  const lines = linesOf(text);
  const there = lines[frame.line - 1]?.trim();
  if (frame.code === undefined || frame.code === '')
    return isCertain && there !== undefined && there !== '' ? frame.line : undefined;
  // Test runners print the line as it was transformed; the beginning is enough.
  if (there !== undefined && isSameCode(there, frame.code)) return frame.line;
  const found = lines.flatMap((line, index) => (isSameCode(line.trim(), frame.code ?? '') ? [index + 1] : []));
  return found.length === 1 ? found[0] : undefined;
}

function isSameCode(a: string, b: string): boolean {
  const plain = (code: string) => code.replace(/\s+/g, ' ').replace(/;$/, '');
  return a !== '' && plain(a) === plain(b);
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}
