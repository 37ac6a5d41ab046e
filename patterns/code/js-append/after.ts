export function show(list: HTMLElement, item: HTMLElement): void {
  list.append(item);
}
