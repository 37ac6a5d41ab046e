/** The part of a browser's element that the page needs; tests have their own. */
export interface Panel {
  innerHTML: string;
  textContent: string | null;
}

/** Greets a customer by the name that they chose themselves. */
export function greet(panel: Panel, name: string): void {
  panel.innerHTML = 'Welcome back, ' + name;
}

/** Says what the page cannot say with a greeting. */
export function tell(panel: Panel, message: string): void {
  panel.textContent = message;
}
