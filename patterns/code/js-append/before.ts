export function show(item: HTMLElement): void {
  document.body.appendChild(item);
}
