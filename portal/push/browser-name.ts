// What a browser is called in the list of devices, from what it says of itself: "Chrome on Android".

const browsers: readonly [RegExp, string][] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/** Undefined for one that says nothing that is known. An iPad that calls itself a Mac has a touch screen. */
export function browserName(
  userAgent: string,
  touchPoints: number,
  on: (browser: string, system: string) => string,
): string | undefined {
  const nameIn = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, found] = [nameIn(browsers), nameIn(systems)];
  const system = found === 'Mac' && touchPoints > 1 ? 'iPad' : found;
  if (browser === undefined || system === undefined) return browser ?? system;
  return on(browser, system);
}

/** iPhones and iPads take pushes of installed pages alone (iOS 16.4). */
export function isApplePhone(userAgent: string, touchPoints: number): boolean {
  return /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && touchPoints > 1);
}
