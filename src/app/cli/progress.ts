import type { HealEvent, Listener } from '#core/event.ts';
import { cleanLine, defuseWorkflowCommands } from './clean.ts';
import { countOf, fit } from './layout.ts';
import type { Terminal } from './terminal.ts';

/** Shows on stderr what is going on; silent for what is done within a second. */
export interface Progress {
  readonly listener: Listener;
  /** Takes the display away; nothing is shown afterwards. */
  stop(): void;
}
const patienceMs = 1000;
const quietMs = 5000;

export function startProgress(terminal: Terminal, first: string, now: () => number = Date.now): Progress {
  return terminal.isLive ? startSpinner(terminal, first) : startLines(terminal, first, now);
}

function startSpinner(terminal: Terminal, first: string): Progress {
  const room = (terminal.stderr.columns || 80) - 12;
  const started = Date.now();
  const tellTime = (): string => terminal.notePaint('dim', `${Math.round((Date.now() - started) / 1000)} s`);
  let text = fit(first, room);
  let isOver = false;
  let spinner: { text: string; stop(): unknown } | undefined;
  const timer = setTimeout(() => {
    // Loaded when it is needed: most commands are over before anybody wants to see something turn.
    void import('ora').then(({ default: ora }) => {
      if (!isOver) spinner = ora({ text, suffixText: tellTime, stream: terminal.stderr, discardStdin: false }).start();
    });
  }, patienceMs);
  return {
    listener: (event) => {
      text = fit(describe(event) ?? text, room);
      if (spinner) spinner.text = text;
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}

/** One line per stage, at most one every five seconds; the latest news is never lost, only late. */
function startLines(terminal: Terminal, first: string, now: () => number): Progress {
  let lastAt = now() + patienceMs - quietMs;
  let shown = '';
  let waiting = first;
  const flush = (): void => {
    if (waiting === shown || now() - lastAt < quietMs) return;
    lastAt = now();
    shown = waiting;
    terminal.note(defuseWorkflowCommands(waiting));
  };
  const timer = setInterval(flush, patienceMs);
  timer.unref();
  return {
    listener: (event) => {
      const text = event.type === 'moved' ? undefined : describe(event);
      if (text !== undefined) waiting = text;
      flush();
    },
    stop: () => clearInterval(timer),
  };
}

function describe(event: HealEvent): string | undefined {
  switch (event.type) {
    case 'busy':
      return cleanLine(event.doing, 200);
    case 'scanned':
      return `Found ${countOf(event.found, 'problem')}`;
    case 'batch-tried': {
      const heals = countOf(event.caseIds.length, 'heal');
      return event.verification.passed ? `Verified ${heals}` : `Tried ${heals}: not good, looking for the cause`;
    }
    case 'moved':
      return event.to === 'settled'
        ? undefined
        : `${stageWords[event.to]} ${cleanLine(event.healCase.finding.rule, 60)}`;
  }
}

const stageWords = {
  detected: 'Looking at',
  diagnosed: 'Understanding',
  planned: 'Planned a cure for',
  authorized: 'Allowed a cure for',
  applied: 'Trying a cure for',
  verified: 'Verified a cure for',
  published: 'Wrote a cure for',
} as const;
