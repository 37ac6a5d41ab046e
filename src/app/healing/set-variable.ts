/** Native packages read their settings from the environment when they are loaded: there is no other way in. */
export function setVariable(name: string, value: string): void {
  process.env[name] ??= value;
}
