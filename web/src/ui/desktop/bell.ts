const LOUDNESS = 0.08;
const LONGEST = 2000;
const LOWEST = 20;
const HIGHEST = 20_000;

let audio: AudioContext | undefined;

/** Plays the host's bell; silent until the user has touched the page, as browsers demand. */
export function ring(frequency: number, duration: number): void {
  audio ??= new AudioContext();
  if (audio.state !== 'running') {
    void audio.resume();
    return;
  }
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const end = audio.currentTime + Math.min(Math.max(duration, 0), LONGEST) / 1000;
  tone.frequency.value = Math.min(Math.max(frequency, LOWEST), HIGHEST);
  volume.gain.value = LOUDNESS;
  volume.gain.setTargetAtTime(0, end - 0.02, 0.01);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(end + 0.05);
}
