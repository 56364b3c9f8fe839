export const half = () => 1 / 2
