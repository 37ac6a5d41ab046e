export function show(name: string) {
  if (name === '') return;
  console.log(name);
}
