// The condition on a race under which its client may be texted: TX-1, TX-7.

/** Part of a conditional write on a race, with its own placeholder. */
export const areTextsWelcome = {
  condition: 'textingPreferred = :true AND attribute_not_exists(clientOptedOut)',
  values: { ':true': true },
};
