/** Heal's ears on Windows: `node hook.ts <readyFile> <token>`. */
import type { InputEvent } from '#core/ports/desktop.ts';
import { openInputHook } from '#drivers/desktop/hook/index.ts';
import { serve } from './serve.ts';

const [readyFile = '', token = ''] = process.argv.slice(2);
const heard: InputEvent[] = [];
const hook = await openInputHook({ platform: process.platform });
await hook.start((event) => heard.push(event));
serve({ heard: async () => heard, stop: () => hook.stop() }, { readyFile, token });
