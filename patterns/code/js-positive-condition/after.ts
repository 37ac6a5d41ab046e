export const label = (late: boolean) => (late ? 'late' : 'in time');
export const sign = (size: number) => (size === 0 ? 'none' : 'some');
