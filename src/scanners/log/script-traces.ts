import { mostFrames, withoutPrefix, type Frame, type Trace, type TraceReader } from './trace.ts';

interface Open {
  readonly prefix: string;
  readonly error: string;
  readonly message: string;
  readonly frames: Frame[];
  /** Source lines that were shown around it, by number. */
  readonly code: Map<number, string>;
  /** Lines since the error was named, or since its last call. */
  quiet: number;
}
/** Test runners show some lines of code between the error and its calls. */
const mostQuiet = 20;

/** What Node prints, and what vitest, jest and mocha make of it. */
export function readScriptTraces(): TraceReader {
  let open: Open | undefined;
  const before: string[] = [];
  const complete = (): readonly Trace[] => {
    const trace = open && open.frames.length > 0 ? toTrace(open) : undefined;
    open = undefined;
    return trace ? [trace] : [];
  };
  return {
    push(line) {
      const own = open === undefined ? line : (withoutPrefix(line, open.prefix) ?? line);
      if (open !== undefined) {
        const frame = readFrame(own);
        if (frame) {
          if (open.frames.length < mostFrames) open.frames.push(frame);
          open.quiet = 0;
          return [];
        }
        const shown = /^\s*>?\s*(\d{1,9})\s?[|│](.*)$/.exec(own);
        if (shown) {
          open.code.set(Number(shown[1]), (shown[2] ?? '').trim());
          return [];
        }
      }
      const header = /\b((?:[A-Z]\w{0,80})?Error)(?: \[\w{1,80}\])?: (.*)$/.exec(line);
      if (header && !/^\s*(?:at|❯)\s/.test(line)) {
        const done = complete();
        const prefix = line.slice(0, header.index).replace(/Uncaught |Unhandled |\[cause\]: /, '');
        open = {
          // Runners indent what belongs to an error further than the error itself.
          prefix: prefix.trim() === '' ? '' : prefix,
          error: header[1] ?? '',
          message: (header[2] ?? '').trim(),
          frames: [],
          code: shownBefore(before),
          quiet: 0,
        };
        before.length = 0;
        return done;
      }
      before.push(line);
      if (before.length > 6) before.shift();
      if (open === undefined) return [];
      const isGap = own.trim() === '' || /^\s*[|│]/.test(own);
      if (open.frames.length > 0 && !isGap) return complete();
      open.quiet++;
      if (open.quiet > mostQuiet) return complete();
      return [];
    },
    end: complete,
  };
}

/** `at f (file:1:2)`, `at async file:1:2`, `❯ f file:1:2`. */
function readFrame(line: string): Frame | undefined {
  const call = /^\s*(at|❯) (?:async )?(?:new )?(.{1,1500})$/.exec(line);
  if (!call) return undefined;
  const rest = (call[2] ?? '').trim();
  const place = /^(.*):(\d{1,9}):(\d{1,9})\)?$/.exec(rest);
  if (!place) return { file: '', line: 0, name: rest };
  const head = place[1] ?? '';
  const cut = call[1] === 'at' ? head.lastIndexOf(' (') : head.lastIndexOf(' ');
  const file = cut < 0 ? head : head.slice(cut + (call[1] === 'at' ? 2 : 1));
  const name = cut < 0 ? '' : head.slice(0, cut).replace(/ \[as .*\]$/, '');
  return { file, line: Number(place[2]), column: Number(place[3]), name: name.slice(0, 200) };
}

/** An error that nobody caught is printed below its place and its source line. */
function shownBefore(lines: readonly string[]): Map<number, string> {
  const at = lines.findLastIndex((line) => /:\d{1,9}$/.test(line));
  const place = /:(\d{1,9})$/.exec(lines[at] ?? '');
  const code = lines[at + 1]?.trim();
  return new Map(place && code && /^\s*\^/.test(lines[at + 2] ?? '') ? [[Number(place[1]), code]] : []);
}

function toTrace(open: Open): Trace {
  let isFirst = true;
  const frames = open.frames.map((frame) => {
    const code = open.code.get(frame.line);
    // The shown lines are those of one place: the innermost call that can be meant.
    if (!isFirst || code === undefined || code === '') return frame;
    isFirst = false;
    return { ...frame, code };
  });
  const { error, message } = open;
  return { language: 'script', error, message, frames, values: new Map(), isConsequence: false };
}
