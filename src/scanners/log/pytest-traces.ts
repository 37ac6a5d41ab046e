import { mostFrames, type Frame, type Trace, type TraceReader } from './trace.ts';

const mostValues = 50;

/** What pytest prints of a failed test, in its long, short and line styles. */
export function readPytestTraces(): TraceReader {
  let frames: Frame[] = [];
  let values = new Map<string, string>();
  let error: Pick<Trace, 'error' | 'message'> | undefined;
  let code: string | undefined;
  let codeIndent = 0;
  let mark: Frame['mark'];
  let name = '';
  let isShort = false;

  const forgetFrame = () => {
    values = new Map();
    code = undefined;
    mark = undefined;
    name = '';
  };
  const reset = () => {
    frames = [];
    error = undefined;
    isShort = false;
    forgetFrame();
  };
  const complete = (): readonly Trace[] => {
    if (error === undefined || frames.length === 0) return [];
    const trace = { language: 'python' as const, ...error, frames: frames.toReversed(), values, isConsequence: false };
    reset();
    return [trace];
  };

  return {
    push(line) {
      switch (line[0]) {
        case '_':
          if (/^_{3,} .* _{3,}\s*$/.test(line)) reset();
          else if (line.startsWith('_ _ _')) forgetFrame();
          return [];
        case '=':
          reset();
          return [];
        case '>': {
          code = line.slice(1).trim();
          codeIndent = line.length - line.slice(1).trimStart().length;
          return [];
        }
        case 'E': {
          const said = /^E\s{2,}([A-Za-z_][\w.]{0,200})(?::\s?(.*))?$/.exec(line);
          if (!said || error !== undefined || (code === undefined && !isShort)) return [];
          error = { error: (said[1] ?? '').split('.').at(-1) ?? '', message: (said[2] ?? '').trim() };
          return isShort ? complete() : [];
        }
        case ' ': {
          const head = /^\s+(?:async )?def (\w+)\(/.exec(line);
          if (head) name = head[1] ?? '';
          const marks = /^(\s+)([~^]+)\s*$/.exec(line);
          if (marks && code !== undefined) {
            const from = (marks[1]?.length ?? 0) - codeIndent;
            if (from >= 0) mark = { start: from, end: from + (marks[2]?.length ?? 0) };
          }
          const last = frames.at(-1);
          if (isShort && last && last.code === undefined) frames[frames.length - 1] = { ...last, code: line.trim() };
          return [];
        }
        default:
      }
      const place = /^((?:[A-Za-z]:)?[^:\s][^:]{0,500}):(\d{1,9}):(?: (.{0,200}))?$/.exec(line);
      if (place && /\.pyi?$/.test(place[1] ?? '')) {
        const rest = place[3]?.trim() ?? '';
        isShort = rest.startsWith('in ');
        if (frames.length >= mostFrames) frames.shift();
        frames.push({
          file: place[1] ?? '',
          line: Number(place[2]),
          name: isShort ? rest.slice(3) : name,
          ...(code === undefined ? {} : { code }),
          ...(mark === undefined ? {} : { mark }),
        });
        const isLast = error !== undefined && rest !== '' && !isShort;
        const answer = isLast ? complete() : [];
        if (!isLast) code = mark = undefined;
        return answer;
      }
      if (code === undefined || error !== undefined) readValues(line, values);
      return [];
    },
    end: complete,
  };
}

/** `key = 'b', rows = []`: what the function was given. */
function readValues(line: string, values: Map<string, string>): void {
  if (!/^[A-Za-z_]\w* += \S/.test(line) || line.length > 2000) return;
  for (const part of line.split(/, (?=[A-Za-z_]\w* = )/)) {
    const cut = part.indexOf('=');
    const name = part.slice(0, cut).trim();
    if (/^[A-Za-z_]\w*$/.test(name) && values.size < mostValues) values.set(name, part.slice(cut + 1).trim());
  }
}
