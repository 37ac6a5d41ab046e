import type { Heal } from '#app/contract.ts';
import { runProcess } from '#app/cli/process.ts';
import { makeFakeHeal, makeFinding, makeWaitingHeal } from './fake-heal.ts';

// The command line as a process, on an application that answers from memory:
// `node fake-main.ts <number of findings | wait | deaf | slow> <command line>`.
const [what = '0'] = process.argv.splice(2, 1);
await runProcess(async () => choose(what));

function choose(name: string): Heal {
  if (name === 'wait') return makeWaitingHeal();
  if (name === 'deaf') return { ...makeFakeHeal([]), fix: () => new Promise(() => setInterval(() => {}, 1000)) };
  const count = name === 'slow' ? 3 : Number(name);
  const heal = makeFakeHeal(Array.from({ length: count }, (_, index) => makeFinding(index)));
  if (name !== 'slow') return heal;
  return {
    ...heal,
    scan: async (options) => {
      await new Promise((resolve) => setTimeout(resolve, 1600));
      return heal.scan(options);
    },
  };
}
