// The ring of a new offer while the portal is open (LI-4): two tones, twice, made here so that nothing is loaded.
import { keptSwitch } from '../session/kept-switch.ts';

export const { isOn: isRingOn, turn: switchRing } = keptSwitch('dibs-ring');

const toneSeconds = 0.18;
const tones = [880, 1175, 880, 1175];

/** A browser plays nothing before the reader's first click or key in the page. */
export function ring(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.value = 0.15;
  volume.connect(audio.destination);
  const end = tones.length * toneSeconds;
  for (const [index, frequency] of tones.entries()) {
    const tone = audio.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start(audio.currentTime + index * toneSeconds);
    tone.stop(audio.currentTime + (index + 0.9) * toneSeconds);
  }
  setTimeout(() => void audio.close(), (end + 1) * 1000);
}
