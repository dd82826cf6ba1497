import arrival from './arrival.wav';

/** Between two sounds, however many messages come at once. */
const PAUSE_MILLIS = 2_000;
let player: HTMLAudioElement | undefined;
let played = -Infinity;

export function playArrival(): void {
  if (performance.now() - played < PAUSE_MILLIS) return;
  played = performance.now();
  playSound();
}

/** Silent until the page was clicked: browsers ask for that. */
export function playSound(): void {
  player ??= new Audio(arrival);
  player.currentTime = 0;
  player.play().catch(() => undefined);
}
