// A switch of this browser: on, unless and until it is switched off here.

export function keptSwitch(name: string): { isOn(): boolean; turn(isOn: boolean): void } {
  return {
    isOn: () => localStorage.getItem(name) !== 'off',
    turn: (isOn) => {
      if (isOn) localStorage.removeItem(name);
      else localStorage.setItem(name, 'off');
    },
  };
}
