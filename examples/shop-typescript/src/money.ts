/** Money is counted in whole cents: floats do not add up. */

/** `1250` becomes `12.50 EUR`; refunds carry a minus. */
export function formatCents(cents: number, currency = 'EUR'): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100);
  return `${sign}${whole}.${String(Math.abs(cents) % 100).padStart(2, '0')} ${currency}`;
}

/** `12.5`, `12.50` and `12` are amounts; undefined for everything else. */
export function parseCents(text: string): number | undefined {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  // "5" after the point means fifty cents, not five.
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** What an amount comes to, however it arrived: `450`, or `'4.50'` from a form. */
export function toCents(value: number | string): number {
  if (typeof value == 'string') {
    return parseCents(value) ?? 0;
  }
  return value;
}
