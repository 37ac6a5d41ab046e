import type { Target } from '#core/replay/workflow.ts';

/** Words that fields for secrets are labelled with. */
const secretWords =
  /pass(word|wort|phrase|code)?\b|kennwort|mot de passe|contrase|senha|secret|geheim|\bpin\b|\btan\b|token|api.?key|cvv|cvc|\biban\b|密码|パスワード/i;

/** True when the field says that it is for a secret. */
export function looksSecret({ label, element, texts }: Pick<Target, 'label' | 'element' | 'texts'>): boolean {
  return [label, element?.role ?? '', element?.name ?? '', element?.controlId ?? '', ...texts].some((text) =>
    secretWords.test(text),
  );
}

/** A name that is free: lower case, digits and hyphens, from what people call the thing. */
export function chooseName(text: string, fallback: string, isTaken: (name: string) => boolean, longest = 32): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  const base = /^[a-z0-9]/.test(slug) && !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? slug : fallback;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(name)) return name;
  }
}

/** What people call a target: its text, where there is one. */
export function nameTarget({ element, texts }: Pick<Target, 'element' | 'texts'>): {
  readonly text: string;
  readonly label: string;
} {
  const text = (element?.name || texts[0] || '').replace(/\s+/g, ' ').trim().slice(0, 60);
  const role = (element?.role ?? '').toLowerCase();
  const kind = role.includes('button')
    ? 'the button'
    : role.includes('edit') || role.includes('text')
      ? 'the field'
      : 'the mark';
  return { text, label: text === '' ? '' : `${element?.role ? kind : 'the place'} “${text}”` };
}
