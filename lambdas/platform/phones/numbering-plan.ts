// TX-17: what the North American Numbering Plan says of the numbers that a person's phone can have. Which area codes are assigned,
// and to what, is libphonenumber's to know; these are the rules that it leaves out. Reviewed 2026-11-27 against NANPA's guidelines
// for central office codes and for 555 line numbers.

/** Why no person's phone can have a number. */
export type NumberFault =
  | 'toll-free'
  | 'premium-rate'
  | 'non-geographic'
  | 'impossible-area-code'
  | 'impossible-exchange'
  | 'reserved-for-fiction';

/** A number in its parts: area code, exchange, line. Undefined when it has not ten digits. */
export type NorthAmericanNumber = { areaCode: string; exchange: string; line: string };

export function partsOf(nationalNumber: string): NorthAmericanNumber | undefined {
  const [, areaCode, exchange, line] = /^(\d{3})(\d{3})(\d{4})$/.exec(nationalNumber) ?? [];
  if (areaCode === undefined || exchange === undefined || line === undefined) return undefined;
  return { areaCode, exchange, line };
}

/** An area code or exchange begins with 2 to 9, and is no short code for a service (211 to 911). */
function isPossibleCode(code: string): boolean {
  return /^[2-9]\d\d$/.test(code) && !code.endsWith('11');
}

/** Exchanges that lead to the telephone companies' own services and test lines, in every area. */
const serviceExchanges = ['950', '958', '959'];
const premiumExchange = '976';
/** Nobody has a phone in it: 555-1212 is directory assistance, 555-0100 to 555-0199 are reserved for fiction. */
const fictionalExchange = '555';
const directoryAssistance = '1212';
const reservedLines = /^01\d\d$/;

/** The area code alone: what is impossible whatever is assigned. */
export function faultOfAreaCode({ areaCode }: NorthAmericanNumber): NumberFault | undefined {
  return isPossibleCode(areaCode) ? undefined : 'impossible-area-code';
}

/** The part after the area code. A local run takes the exchange of fiction. */
export function faultOfExchange(
  { exchange, line }: NorthAmericanNumber,
  takesFiction: boolean,
): NumberFault | undefined {
  if (exchange === premiumExchange) return 'premium-rate';
  if (!isPossibleCode(exchange) || serviceExchanges.includes(exchange)) return 'impossible-exchange';
  if (exchange !== fictionalExchange) return undefined;
  if (takesFiction && line !== directoryAssistance) return undefined;
  return reservedLines.test(line) ? 'reserved-for-fiction' : 'impossible-exchange';
}
