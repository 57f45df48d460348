// Whether single letters are shortcuts.
import { keptSwitch } from '../session/kept-switch.ts';

export const { isOn: areLettersOn, turn: switchLetters } = keptSwitch('dibs-shortcuts');
