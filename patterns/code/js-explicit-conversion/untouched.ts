export function read(user?: { name: string }, other = false) {
  if (!!user) return user.name;
  return !!user && other ? 1 : +new Date();
}
