// What consent should be, written from the contract's words and not from the code: recomputed from scratch at every look.

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Word = { kind: 'stop' | 'start'; stamp: number; arrival: number };
/** `knownAt`: when Dibs heard of it. */
type Deed = { kind: 'enroll' | 'leave' | 'import' | 'ask again'; at: number; knownAt: number };
/** The text that asks, by the moment at which it was decided on. */
type Question = { openRequest: number; sentAt: number; handedOverAt?: number; receiptArrival?: number };

export type Stand = {
  status: 'none' | 'off' | 'pending' | 'on' | 'opted-out';
  reason?: 'left' | 'imported' | 'stop' | 'marked' | 'no-reply' | 'reconfirmation-lapsed';
  /** Since when, in ms. */
  since?: number;
  /** When the 18 months began. */
  optedInAt?: number;
  /** The consent request that waits for an answer. */
  openRequest?: number;
  /** Whether the phone's STOP stands: it outlives what the agent does. */
  isStopped?: true;
};

export type Reminder = { openRequest: number; number: number; at: number };

export const byTime = (one: Reminder, other: Reminder) => one.at - other.at;

export function aReference() {
  const words: Word[] = [];
  const deeds: Deed[] = [];
  const questions: Question[] = [];
  const notices: { handedOverAt: number; arrival: number }[] = [];

  /** CO-3: the hours count from the receipt; from the send call when none had come by the time that it was looked for. */
  function dueAfter(
    openRequest: number,
    hours: number,
    ignoring: readonly number[] = [],
  ): number | undefined {
    const question = questions.find((each) => each.openRequest === openRequest);
    if (question === undefined) return undefined;
    const { sentAt, handedOverAt, receiptArrival } = question;
    const bySendCall = sentAt + hours * hourMs;
    if (handedOverAt === undefined || receiptArrival === undefined) return bySendCall;
    const isInTime =
      receiptArrival <= bySendCall || receiptArrival <= lookedAfter(openRequest, bySendCall, ignoring);
    return isInTime ? handedOverAt + hours * hourMs : bySendCall;
  }

  /** When its answer was waited for again, should late words have ended the consent request at `from`. */
  function lookedAfter(openRequest: number, from: number, ignoring: readonly number[]): number {
    const arrivals = [...words.map(({ arrival }) => arrival), ...deeds.map(({ knownAt }) => knownAt)];
    const moments = [from, ...arrivals.filter((arrival) => arrival > from)].toSorted(
      (one, other) => one - other,
    );
    return moments.find((at) => heardBy(at, [...ignoring, openRequest]).openRequest === openRequest) ?? from;
  }

  /** Everything that was known at `now`, and the silence since. */
  function standAt(now: number): Stand {
    return lapsedBy(heardBy(now), now + 1);
  }

  /** In the order of its own times; STOP wins a tie (CO-14). The silence after the consent requests `ignoring` is none. */
  function heardBy(now: number, ignoring: readonly number[] = []): Stand {
    const known = [
      ...words
        .filter(({ arrival }) => arrival <= now)
        .map(({ kind, stamp }) => ({ at: stamp, what: kind, isLast: kind === 'stop' })),
      ...deeds
        .filter(({ knownAt }) => knownAt <= now)
        .map(({ kind, at }) => ({ at, what: kind, isLast: false })),
    ].toSorted((one, other) => one.at - other.at || Number(one.isLast) - Number(other.isLast));
    let stand: Stand = { status: 'none' };
    for (const { at, what } of known) stand = after(lapsedBy(stand, at, ignoring), what, at);
    return stand;
  }

  /** CO-3, CO-11: 36 hours of silence opt out, as of their end. */
  function lapsedBy(stand: Stand, at: number, ignoring: readonly number[] = []): Stand {
    if (stand.openRequest === undefined || ignoring.includes(stand.openRequest)) return stand;
    const deadline = dueAfter(stand.openRequest, 36, ignoring);
    if (deadline === undefined || deadline >= at) return stand;
    const reason = stand.status === 'on' ? 'reconfirmation-lapsed' : 'no-reply';
    return { status: 'opted-out', reason, since: deadline, ...(stand.isStopped && { isStopped: true }) };
  }

  function after(stand: Stand, what: Word['kind'] | Deed['kind'], at: number): Stand {
    const { status, isStopped } = stand;
    const isOn = status === 'on';
    const still = isStopped && { isStopped };
    switch (what) {
      case 'stop':
        if (isStopped) return stand;
        if (status !== 'pending' && !isOn) return { ...stand, isStopped: true };
        return { status: 'opted-out', reason: 'stop', since: at, isStopped: true };
      case 'start':
        // CO-2, CO-6, CO-8: confirms what was asked, or lifts an opt-out; else nothing. Nobody is enrolled by a word alone.
        if (status === 'none') return { status };
        if (isOn && stand.openRequest === undefined) return stand;
        return { status: 'on', since: isOn ? (stand.since ?? at) : at, optedInAt: at };
      case 'enroll':
        if (status === 'pending' || isOn || stand.reason === 'stop') return stand;
        if (isStopped) return { status: 'opted-out', reason: 'stop', since: at, isStopped };
        return { status: 'pending', since: at, openRequest: at };
      case 'leave':
        if (status === 'none' || stand.reason === 'left') return stand;
        return { status: 'off', reason: 'left', since: at, ...still };
      case 'import':
        return status === 'none' ? { status: 'off', reason: 'imported', since: at, ...still } : stand;
      case 'ask again':
        return isReconfirmationDue(stand, at) ? { ...stand, openRequest: at } : stand;
    }
  }

  return {
    standAt,
    hear: (word: Word) => void words.push(word),
    sent: (question: Question) => void questions.push(question),
    /** A receipt of the question to `asking`: `handedOverAt` by its own words, `arrival` here. */
    taken(openRequest: number, handedOverAt: number, arrival: number): void {
      const question = questions.find((each) => each.openRequest === openRequest);
      if (question !== undefined && question.handedOverAt === undefined) {
        Object.assign(question, { handedOverAt, receiptArrival: arrival });
      }
    },
    noticeTaken: (handedOverAt: number, arrival: number) => void notices.push({ handedOverAt, arrival }),

    /** CO-1: answers whether a text asks the phone. */
    enroll(now: number): boolean {
      const { status, isStopped } = standAt(now);
      const isAsked = status !== 'pending' && status !== 'on' && !isStopped;
      if (isAsked) deeds.push({ kind: 'enroll', at: now, knownAt: now });
      return isAsked;
    },
    leave(now: number): void {
      const { status } = standAt(now);
      if (status === 'pending' || status === 'on') deeds.push({ kind: 'leave', at: now, knownAt: now });
    },
    import: (at: number, knownAt: number) => void deeds.push({ kind: 'import', at, knownAt }),

    /** The daily jobs: imported phones are asked, and those whose 18 months are over. */
    runJobs(now: number): void {
      const stand = standAt(now);
      if (stand.reason === 'imported' && !stand.isStopped)
        deeds.push({ kind: 'enroll', at: now, knownAt: now });
      if (isReconfirmationDue(stand, now)) deeds.push({ kind: 'ask again', at: now, knownAt: now });
    },

    /**
     * A silence that nobody found, for late words had ended its asking by then or the look was still to come, stands behind a
     * STOP that followed it: the phone is out since the one or since the other.
     */
    standAsFound({ since = 0, reason }: Stand, now: number): Stand {
      const { isStopped, ...stand } = standAt(now);
      const isStop = reason === 'stop' && words.some(({ kind, stamp }) => kind === 'stop' && stamp === since);
      const wasSilent = stand.reason === 'no-reply' || stand.reason === 'reconfirmation-lapsed';
      return isStopped && isStop && wasSilent && since > (stand.since ?? since)
        ? { ...stand, reason, since }
        : stand;
    },

    /** That a STOP was lifted. */
    mayAnswer: (now: number) => !standAt(now).isStopped,
    maySend: (now: number) => standAt(now).status === 'on',
    mayAsk: (now: number) => ['pending', 'on'].includes(standAt(now).status),

    /** CO-10. */
    isNoticeDue: (now: number) =>
      !notices.some(({ handedOverAt, arrival }) => arrival <= now && handedOverAt + 30 * dayMs > now),

    /**
     * True within the second in which a silence ends, or is found to have ended when late words begin its asking again:
     * workflows wait whole seconds, never less.
     */
    isLapsing(now: number): boolean {
      const hasLapsed = (openRequest: number | undefined, since: number) => {
        const deadline = openRequest === undefined ? undefined : dueAfter(openRequest, 36);
        return deadline !== undefined && deadline > since && deadline <= now;
      };
      const { openRequest } = heardBy(now);
      const hasBegunAgain = openRequest !== heardBy(now - 1000).openRequest;
      return (
        hasLapsed(standAt(now - 1000).openRequest, now - 1000) || (hasBegunAgain && hasLapsed(openRequest, 0))
      );
    },

    /** CO-3: all reminders up to `now`, by their consent request, their number and their moment. */
    remindersBy(now: number): Reminder[] {
      return questions
        .flatMap(({ openRequest }) =>
          [6, 12].map((hours, index) => ({
            openRequest,
            number: index + 1,
            at: dueAfter(openRequest, hours) ?? 0,
          })),
        )
        .filter(({ openRequest: request, at }) => at <= now && standAt(at).openRequest === request)
        .toSorted(byTime);
    },
  };
}

/** CO-11: 18 calendar months after the opt-in; the 31st of August becomes the end of February. */
function isReconfirmationDue({ status, openRequest, optedInAt }: Stand, at: number): boolean {
  return status === 'on' && openRequest === undefined && optedInAt !== undefined && due(optedInAt) <= at;
}

function due(optedInAt: number): number {
  const from = new Date(optedInAt);
  const month = from.getUTCMonth() + 18;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), month, day) + (optedInAt % dayMs);
}
