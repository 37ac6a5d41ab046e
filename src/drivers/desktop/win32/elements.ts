import type { DesktopElement } from '#core/replay/screen.ts';
import type { Handle, Win32Api } from './api.ts';
import { textOf } from './screen.ts';
import { classOf, handleOf, idOf, rectOf, titleOf } from './windows.ts';

// WM_GETTEXT; SMTO_ABORTIFHUNG with SMTO_BLOCK off; GWL_STYLE; ES_PASSWORD; GA_ROOT
const getText = 0x000d;
const abortIfHung = 0x0002;
const styleIndex = -16;
const passwordStyle = 0x20;
const rootOf = 2;
// LB_GETCURSEL, LB_GETTEXT, LB_GETTEXTLEN
const listSelection = 0x0188;
const listText = 0x0189;
const listTextLength = 0x018a;
const longestText = 65_536;
const patienceMs = 250;
const most = 2000;

/** Classes whose text is what was put in: a value, which says nothing of which control it is. */
const valueClass = /^(?:edit|rich_?edit|combobox|listbox|scintilla)/i;

/** Their text is the caption that Windows keeps: nobody needs to be asked. */
const captionClass = /^(?:button|static)$/i;

/**
 * Controls inside a window, in their own order. Where Windows does not keep their texts itself, the application is asked
 * for them, for a moment; one that hangs is asked once.
 */
export function listElements(api: Win32Api, windowId: string): readonly DesktopElement[] {
  const { user32 } = api;
  const handles: Handle[] = [];
  user32.EnumChildWindows(
    handleOf(api, windowId),
    (child) => {
      handles.push(child);
      return handles.length < most;
    },
    0,
  );
  let answers = true;
  return handles.flatMap((handle): DesktopElement[] => {
    const edges = new Int32Array(4);
    if (!user32.GetWindowRect(handle, edges)) return [];
    const role = classOf(api, handle);
    let name = '';
    if (!valueClass.test(role)) {
      const mayAsk = answers && !captionClass.test(role);
      const told = mayAsk ? askForText(api, handle) : undefined;
      if (mayAsk) answers = told !== undefined;
      name = told ?? titleOf(api, handle);
    }
    const controlId = user32.GetDlgCtrlID(handle);
    return [
      {
        id: idOf(handle),
        // Said, so that what is typed there is never kept.
        role: isForPassword(api, handle, role) ? `${role} password` : role,
        name: withoutMnemonic(name),
        controlId: controlId === 0 || controlId === -1 ? '' : String(controlId),
        bounds: rectOf(edges),
        isEnabled: user32.IsWindowEnabled(handle),
        isVisible: user32.IsWindowVisible(handle),
      },
    ];
  });
}

/** Text of a control; undefined for whole windows, passwords and applications that do not answer. */
export function readText(api: Win32Api, id: string): string | undefined {
  const { user32 } = api;
  const handle = handleOf(api, id);
  if (user32.GetAncestor(handle, rootOf) === handle) return undefined;
  const role = classOf(api, handle);
  if (isForPassword(api, handle, role)) return undefined;
  return /^listbox$/i.test(role) ? selectedText(api, handle) : askForText(api, handle);
}

function isForPassword({ user32 }: Win32Api, handle: Handle, role: string): boolean {
  return /edit/i.test(role) && (user32.GetWindowLongW(handle, styleIndex) & passwordStyle) !== 0;
}

/** `&Save` shows as an underlined S; `&&` as one ampersand. */
function withoutMnemonic(name: string): string {
  return name.replace(/&(.)/g, '$1');
}

function askForText(api: Win32Api, handle: Handle): string | undefined {
  const text = new Uint16Array(longestText);
  const length = ask(api, handle, getText, text.length, text);
  return length === undefined ? undefined : textOf(text, Math.min(length, text.length));
}
/** '' when nothing is selected. */
function selectedText(api: Win32Api, handle: Handle): string | undefined {
  const index = ask(api, handle, listSelection, 0, null);
  if (index === undefined) return undefined;
  if (index < 0) return '';
  const length = ask(api, handle, listTextLength, index, null);
  if (length === undefined || length < 0 || length >= longestText) return undefined;
  const text = new Uint16Array(length + 1);
  return ask(api, handle, listText, index, text) === undefined ? undefined : textOf(text, length);
}
/** Undefined when the application did not answer in time. */
function ask(
  { user32 }: Win32Api,
  handle: Handle,
  message: number,
  first: number,
  second: Uint16Array | null,
): number | undefined {
  if (user32.IsHungAppWindow(user32.GetAncestor(handle, rootOf))) return undefined;
  const answer = new BigUint64Array(1);
  const isAnswered = user32.SendMessageTimeoutW(handle, message, first, second, abortIfHung, patienceMs, answer) !== 0;
  return isAnswered ? Number(BigInt.asIntN(32, answer[0] ?? 0n)) : undefined;
}
