import { unmeasured, type Evidence, type TimedSize } from '#core/evidence.ts';
import { parseJson } from '#core/json.ts';
import { compareRounds, leastGain, leastHits, leastSize, sayFigures } from './figures.ts';

/** What the program in the sandbox told; everything else that was printed is not from it. */
export function findAnswer(stdout: string, word: string): unknown {
  const line = stdout.split('\n').findLast((one) => one.startsWith(`${word} `));
  return line === undefined ? undefined : parseJson(line.slice(word.length + 1));
}

/** Judges the answer. It comes from a process in which the repository's code ran: every figure is checked. */
export function judgeAnswer(answer: unknown, name: string): Evidence {
  if (!isRecord(answer)) return unmeasured('the benchmark ended without an answer');
  if (answer['status'] === 'unmeasured') return unmeasured(textOf(answer['why'], 240));
  const { sizes, isGuessed } = answer;
  if (answer['status'] !== 'measured' || !Array.isArray(sizes) || sizes.length === 0 || sizes.length > 8)
    return unmeasured('the benchmark answered something odd');
  const subject = `${name}(${textOf(answer['arguments'], 120)})`;
  const timed: TimedSize[] = [];
  let hits = 0;
  for (const one of sizes) {
    if (!isRecord(one) || !isCount(one['size'])) return unmeasured('the benchmark answered something odd');
    if (one['isDifferent'] === true) {
      const seen = `${subject} with ${one['size']} elements: ${textOf(one['was'], 120)} became ${textOf(one['is'], 120)}`;
      // What nobody ever hands in may come out differently.
      return isGuessed === true
        ? unmeasured(`with arguments of guessed types the answers differ, ${seen}`)
        : { verdict: 'different', said: `It answers differently: ${seen}`, subject, sizes: timed };
    }
    const before = readTimes(one['before']);
    const after = readTimes(one['after']);
    if (!before || !after) return unmeasured('the benchmark answered something odd');
    timed.push(compareRounds(one['size'], before, after));
    if (isCount(one['hits'])) hits = Math.max(hits, one['hits']);
  }
  return judge(timed, hits, subject);
}

/** The largest size decides: what is slow is slow because there is much of it. */
function judge(sizes: readonly TimedSize[], hits: number, subject: string): Evidence {
  const largest = sizes.at(-1);
  if (!largest || largest.rounds < 6) return unmeasured(`${subject} takes too long to be measured`);
  const figures = `${sayFigures(largest)}: ${subject}`;
  if (largest.ratio < 1 - leastGain && largest.high < 1) return { verdict: 'gain', said: figures, subject, sizes };
  if (largest.size < leastSize) return unmeasured(`${subject} takes too long to be measured with much`);
  if (hits < leastHits) return unmeasured(`made-up arguments run the healed lines only ${hits} times`);
  return {
    verdict: 'no-gain',
    said: `not more than ${leastGain * 100} % faster for certain: ${figures}`,
    subject,
    sizes,
  };
}

/** True when more than the least gain is likely, and it is not certain that there is one. */
export function isUndecided({ verdict, sizes }: Evidence): boolean {
  return verdict === 'no-gain' && (sizes.at(-1)?.ratio ?? 1) < 1 - leastGain;
}

function readTimes(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > 200) return undefined;
  const times: number[] = [];
  for (const one of value) {
    if (typeof one !== 'number' || !(one > 0) || !(one < 1e12)) return undefined;
    times.push(one);
  }
  return times;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Bounded and on one line: it is shown to people. */
function textOf(value: unknown, most: number): string {
  return typeof value === 'string' ? value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, most) : '';
}
