export function count(names: string[], from: number) {
  for (let i = from; i < names.length; i++) console.log(names[i++]);
}
