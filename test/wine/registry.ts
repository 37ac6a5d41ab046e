/** Settings of the Windows of a test, as a file for regedit. */
export function registryOf(): string {
  const keys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'HKEY_CURRENT_USER\\Software\\Wine': { Version: 'win10' },
    // Without a window manager: Wine stacks, decorates and activates its windows by the rules of Windows.
    'HKEY_CURRENT_USER\\Software\\Wine\\X11 Driver': { Managed: 'N', Decorated: 'N', UseTakeFocus: 'N' },
    'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AeDebug': { Auto: '0', Debugger: '' },
  };
  const text = Object.entries(keys).map(([key, values]) => [
    `[${key}]`,
    ...Object.entries(values).map(([name, value]) => `"${name}"="${value.replaceAll('\\', '\\\\')}"`),
    '',
  ]);
  return ['REGEDIT4', '', ...text.flat()].join('\r\n');
}
