// Whether single letters are shortcuts: in this browser, until it is changed.
const setting = 'dibs-shortcuts';

export function areLettersOn(): boolean {
  return localStorage.getItem(setting) !== 'off';
}

export function switchLetters(isOn: boolean): void {
  if (isOn) localStorage.removeItem(setting);
  else localStorage.setItem(setting, 'off');
}
