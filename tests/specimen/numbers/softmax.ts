export const third = () => 1 / 3
