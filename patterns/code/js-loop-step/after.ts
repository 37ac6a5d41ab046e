export function count(names: string[]) {
  for (let i = 0; i < names.length; i += 1) console.log(names[i]);
  for (let i = 9; i > 0; i -= 1) console.log(i);
}
