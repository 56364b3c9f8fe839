export const half = () => 1 / 2
export const third = () => 1 / 3
