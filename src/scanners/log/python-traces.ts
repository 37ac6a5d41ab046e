import { mostFrames, withoutPrefix, type Frame, type Trace, type TraceReader } from './trace.ts';

const start = 'Traceback (most recent call last):';
const consequence = 'The above exception was the direct cause of the following exception:';
/** Lines inside of a trace that belong to something else, such as another thread that prints. */
const mostStray = 5;

interface Open {
  readonly prefix: string;
  readonly frames: Frame[];
  readonly isConsequence: boolean;
  stray: number;
}

/** What the interpreter itself prints, on its own, in a log, in a group of exceptions, or through unittest. */
export function readPythonTraces(): TraceReader {
  let open: Open | undefined;
  let isConsequence = false;
  return {
    push(line) {
      const at = line.indexOf(start);
      if (at >= 0) {
        const prefix = line.slice(0, at).replace(/Exception Group $/, '');
        open = { prefix, frames: [], isConsequence, stray: 0 };
        isConsequence = false;
        return [];
      }
      if (line.includes(consequence)) isConsequence = true;
      if (open === undefined) return [];
      const own = withoutPrefix(line, open.prefix) ?? line;
      const answer = readLine(own, open);
      if (answer === 'goes-on') return [];
      const { frames } = open;
      const trace = answer && {
        language: 'python' as const,
        ...answer,
        frames: frames.toReversed(),
        values: new Map<string, string>(),
        isConsequence: open.isConsequence,
      };
      open = undefined;
      return trace ? [trace] : [];
    },
    end: () => [],
  };
}

/** The error when this line is the last one; undefined when what was begun is no trace. */
function readLine(line: string, open: Open): 'goes-on' | Pick<Trace, 'error' | 'message'> | undefined {
  const { frames } = open;
  const frame = /^\s+File "([^"]{1,1000})", line (\d{1,9})(?:, in (.{1,200}))?$/.exec(line);
  if (frame) {
    // The innermost frame is the last one: of an endless recursion the first ones can go.
    if (frames.length >= mostFrames) frames.shift();
    frames.push({ file: frame[1] ?? '', line: Number(frame[2]), name: frame[3]?.trim() ?? '' });
    return 'goes-on';
  }
  if (/^\s{3,}\S/.test(line)) {
    const last = frames.pop();
    if (last) frames.push(withCode(last, line));
    return 'goes-on';
  }
  if (line.trim() === '' || /^\s+\[Previous line repeated/.test(line)) return 'goes-on';
  const error = /^([A-Za-z_][\w.]{0,200})(?::\s?(.*))?$/.exec(line);
  if (error && frames.length > 0 && !/^(DEBUG|INFO|WARNING|WARN|ERROR)$/.test(error[1] ?? ''))
    return { error: (error[1] ?? '').split('.').at(-1) ?? '', message: (error[2] ?? '').trim() };
  open.stray++;
  return open.stray > mostStray ? undefined : 'goes-on';
}

/** The source line below a frame, and below that the line that underlines the part which failed. */
export function withCode(frame: Frame, line: string): Frame {
  if (frame.code === undefined) return { ...frame, code: line.trim() };
  const marks = /^(\s*)([~^]+)\s*$/.exec(line);
  if (frame.mark !== undefined || !marks) return frame;
  // The interpreter indents by four; the code above it has lost its own indentation.
  const from = (marks[1]?.length ?? 0) - 4;
  return from < 0 ? frame : { ...frame, mark: { start: from, end: from + (marks[2]?.length ?? 0) } };
}
