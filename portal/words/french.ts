export { english as french } from './words.ts';
