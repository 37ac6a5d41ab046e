export function show(list: HTMLElement, item: HTMLElement): void {
  list.appendChild(item);
}
