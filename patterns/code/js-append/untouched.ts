export function show(list: HTMLElement, item: HTMLElement): HTMLElement {
  list.appendChild(item);
  const shown = document.body.appendChild(item);
  return shown;
}
