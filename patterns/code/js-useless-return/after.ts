export function show(name: string) {
  console.log(name);
}
