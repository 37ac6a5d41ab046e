import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ConfigError } from '#core/errors.ts';
import { defaultAutoHealPolicy, type AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { lookAtPolicy, type PolicyLook } from './policy-look.ts';

export interface PolicyFileOptions {
  /** Absolute. It need not be there. */
  readonly file: string;
  /** Absolute; a file that a symbolic link leads out of it is refused. */
  readonly root: string;
  /** Told when the policy changed, or could not be, and of test mode: a sentence for people. */
  readonly say: (sentence: string) => void;
  /** What stays the same for so long is whole: whoever writes has ended. 80 when absent. */
  readonly settleMs?: number;
  /** Also looked at so often, where nothing tells of changes (network drives). 1000 when absent. */
  readonly everyMs?: number;
}
/** The policy that counts, always a whole one; a file that is wrong changes nothing. */
export interface PolicyFile {
  /** The same object until another one counts. */
  policy(): AutoHealPolicy;
  /** Why the file as it stands does not count; '' when it does, or when there never was one. */
  problem(): string;
  close(): void;
}

/** So often a file is looked at that changes all the time, before the next change or tick is waited for. */
const mostLooks = 25;
const testModeWarning = 'TEST MODE IS ON: steps are made to fail on purpose, and nothing is learned.';

/** Reads the policy and follows its file. Throws `ConfigError` when it is wrong now: there is none before it that could count. */
export async function openPolicyFile(options: PolicyFileOptions): Promise<PolicyFile> {
  const { file, root, say, settleMs = 80, everyMs = 1000 } = options;
  const name = basename(file);
  const settle = () => lookUntilSame(() => lookAtPolicy(file, root), settleMs);
  let last = await settle();
  if (!last || last.is === 'wrong')
    throw new ConfigError(
      last?.said ?? `${name} changes all the time.`,
      `Correct ${name}, or remove it: then the defaults count. Nothing is replayed until then.`,
    );
  let policy = last.is === 'there' ? last.policy : defaultAutoHealPolicy;
  let problem = '';
  let isClosed = false;
  let isLooking = false;

  const take = (seen: PolicyLook) => {
    if (seen.content === last?.content) return;
    const before = last;
    last = seen;
    if (seen.is === 'there') {
      policy = seen.policy;
      problem = '';
      say(`${name}: the new policy counts from now on.${policy.testMode.enabled ? ` ${testModeWarning}` : ''}`);
    } else if (seen.is === 'wrong') {
      problem = seen.said;
      say(`${name} is wrong, so the policy before it goes on counting. ${seen.said}`);
    } else if (before?.is !== 'absent') {
      problem = `${name} is gone, so the policy that it held goes on counting until Heal is started again.`;
      say(problem);
    }
  };
  const look = async () => {
    // One at a time; whoever is looking sees the newest change as well, or the next tick does.
    if (isLooking || isClosed) return;
    isLooking = true;
    const seen = await settle();
    isLooking = false;
    if (seen && !isClosed) take(seen);
  };
  const watcher = watchFolder(dirname(file), () => void look());
  const ticker = setInterval(() => void look(), everyMs);
  ticker.unref();
  if (policy.testMode.enabled) say(testModeWarning);
  return {
    policy: () => policy,
    problem: () => problem,
    close() {
      isClosed = true;
      clearInterval(ticker);
      watcher?.close();
    },
  };
}

/** Looks until it sees the same twice, `settleMs` apart: what is half-written is no answer. Undefined when it never does. */
async function lookUntilSame(look: () => Promise<PolicyLook>, settleMs: number): Promise<PolicyLook | undefined> {
  let before = await look();
  for (let looks = 0; looks < mostLooks; looks++) {
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const now = await look();
    if (now.content === before.content && now.stamp === before.stamp) return now;
    before = now;
  }
  return undefined;
}

/** The folder, not the file: editors write another one and rename it over. */
function watchFolder(folder: string, changed: () => void): { close(): void } | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    // A folder that goes away, or too many watchers: the ticker goes on.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
