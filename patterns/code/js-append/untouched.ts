export function show(list: HTMLElement, item: HTMLElement): HTMLElement {
  const shown = list.appendChild(item);
  return shown;
}
