export function show(item: HTMLElement): void {
  document.body.append(item);
}
