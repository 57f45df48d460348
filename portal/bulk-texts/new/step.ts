// The steps of a bulk text, in their order.

export const steps = ['whom', 'what', 'sure'] as const;
export type Step = (typeof steps)[number];
