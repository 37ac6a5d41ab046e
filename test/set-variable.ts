/** As the application does it, for tests and benchmarks of native packages. */
export const setVariable = (name: string, value: string): void => {
  process.env[name] ??= value;
};
