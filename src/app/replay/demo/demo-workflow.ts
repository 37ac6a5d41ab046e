import type { Desktop } from '#core/ports/desktop.ts';
import type { Vision } from '#core/ports/vision.ts';
import type { RecordedScreen, Step, Target, Workflow } from '#core/replay/workflow.ts';
import { makeRememberer } from '#domains/replay/find/index.ts';
import { boxOfButton, type DemoLook } from '#drivers/demo-window/demo-look.ts';

export const demoTitle = 'Heal demo';

/** The window of the demo on the screen; undefined while there is none. */
export async function findDemoWindow(desktop: Desktop) {
  return (await desktop.windows()).find(({ title }) => title === demoTitle);
}

/** A workflow that presses these buttons of the demo window as it looks now, each step confirmed by what the window shows. */
export async function rememberDemo(
  parts: { readonly desktop: Desktop; readonly vision: Vision },
  { name, look, presses }: { readonly name: string; readonly look: DemoLook; readonly presses: readonly string[] },
): Promise<Workflow> {
  const { desktop, vision } = parts;
  const remember = makeRememberer(vision);
  const window = await findDemoWindow(desktop);
  if (!window) throw new Error('the window of the demo is gone');
  const frame = await desktop.capture(window.client);
  const targets: Record<string, Target> = {};
  let screen: RecordedScreen | undefined;
  for (const button of new Set(presses)) {
    const box = boxOfButton(look, button);
    if (!box) throw new Error(`there is no button ${button}`);
    const at = {
      x: Math.round(window.client.x + box.x + box.width / 2),
      y: Math.round(window.client.y + box.y + box.height / 2),
    };
    const id = button.toLowerCase();
    const found = await remember({ id, label: `the button “${button}”`, screen: 'main', window, frame, at });
    targets[id] = found.target;
    screen ??= found.screen;
  }
  if (!screen) throw new Error('nothing is pressed');
  const display = { x: 10, y: 10, width: window.client.width - 20, height: Math.round(64 * look.scale) - 10 };
  const steps = presses.map((button, index): Step => ({
    id: `${String(index + 1).padStart(2, '0')}-${button.toLowerCase()}`,
    title: `Press ${button}`,
    window: { className: window.className, application: window.application, title: demoTitle },
    action: { do: 'click', target: button.toLowerCase(), button: 'left', count: 1 },
    after: [{ see: 'change', region: display }],
    isIrreversible: false,
    timeoutMs: 4000,
  }));
  return {
    name,
    title: `Press ${presses.join(', ')}`,
    recordedOn: await desktop.size(),
    parameters: [],
    steps,
    targets,
    screens: { main: screen },
  };
}
