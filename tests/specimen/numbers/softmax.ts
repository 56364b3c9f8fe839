export const third = () => 1 / 3
export const whole = () => 1
