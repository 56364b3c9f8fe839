/**
 * A finger that comes down on a slider may want to scroll. Until it has moved sideways, or is lifted, nobody hears what the slider
 * does; if the browser takes the gesture for scrolling, the slider has its value back and nothing has happened.
 */
export function giveBackSwipes(): void {
  /** The slider under a finger that may still scroll, and where it stood. */
  let held: { slider: HTMLInputElement; value: string; x: number; y: number; isMoved: boolean } | null = null

  const release = () => {
    if (!held) return
    const { slider, isMoved } = held
    held = null
    if (isMoved) slider.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const down = ({ pointerType, target, clientX: x, clientY: y }: PointerEvent) => {
    const isSlider = target instanceof HTMLInputElement && target.type === 'range'
    held = pointerType === 'touch' && isSlider ? { slider: target, value: target.value, x, y, isMoved: false } : null
  }
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (held && Math.abs(clientX - held.x) > Math.abs(clientY - held.y)) release()
  }
  const cancel = () => {
    if (held) held.slider.value = held.value
    held = null
  }
  const hold = (event: Event) => {
    if (!held || event.target !== held.slider) return
    held.isMoved = true
    event.stopImmediatePropagation()
  }
  addEventListener('pointerdown', down, true)
  addEventListener('pointermove', move, true)
  addEventListener('pointerup', release, true)
  addEventListener('pointercancel', cancel, true)
  addEventListener('input', hold, true)
}
