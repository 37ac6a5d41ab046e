export const read = (path: string) => Promise.reject(new Error(path));
export const again = (problem: Error) => Promise.reject(problem);
